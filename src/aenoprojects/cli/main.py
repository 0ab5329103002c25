"""The program: finds the command, runs it, and turns whatever happens into an exit status and one line."""

from __future__ import annotations

import io
import os
import signal
import sys
import warnings
from collections.abc import Callable, Sequence
from contextlib import suppress
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path

import click

import aenoprojects as ap
from aenoprojects.cli.command import COMMANDS, Context, dress
from aenoprojects.cli.session import Session, one_line, program_as_started, safe
from aenoprojects.cli.short_road import with_command
from aenoprojects.cli.words import Words


class Program(click.Group):
    """The commands, each loaded when it is needed."""

    context_class = Context

    def __init__(self, words: Words) -> None:
        """Make the program in a language."""
        version = click.Option(["--version"], is_flag=True, is_eager=True, callback=_version, expose_value=False)
        super().__init__("aenoprojects", **dress(words, "program", [version], "page.html"))
        self.subcommand_metavar = f"{words('COMMAND')} ..."
        self.words = words

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name; None where there is none and the shell only asks what may follow."""
        if cmd_name not in COMMANDS:
            if not ctx.resilient_parsing:
                looks_like_file = any(mark in cmd_name for mark in "./\\*")
                commands = [] if looks_like_file else get_close_matches(cmd_name.lower(), COMMANDS, n=1)
                near = commands or _near_pages(cmd_name)
                key = "no-such-command" if commands else "no-such-file" if looks_like_file or near else "no-command"
                said = self.words(key, name=repr(cmd_name), known=", ".join(COMMANDS))
                ctx.fail(said + (self.words.meant([safe(near[0])]) if near else ""))
            return None
        make: Callable[[Words], click.Command] = import_module(f"aenoprojects.cli.{cmd_name}").command
        return make(self.words)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands with the first sentence of their help; none of them is loaded for it."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, self.words(name).partition(". ")[0].rstrip(".")) for name in COMMANDS])

    def invoke(self, ctx: click.Context) -> int:
        """Run the command that was asked for and return its exit status."""
        try:
            return super().invoke(ctx) or 0
        except BrokenPipeError:  # whoever read the output has seen enough
            _silence()
            return 0


def run(arguments: Sequence[str]) -> int:
    """Run a command line and return its exit status; never raises, and never shows a traceback unasked.

    Args:
        arguments: what stands behind the program's name.

    Returns:
        0; 1 where the data or the system would not; 2 for wrong usage; 130 after Ctrl-C,
        143 after the signal TERM, 129 after HUP.
    """
    _prepare_streams()
    session = Session(arguments)
    program = Program(session.words)
    with warnings.catch_warnings():
        warnings.simplefilter("always", UserWarning)  # what we say to users; `_Warnings` says it once
        warnings.showwarning = _Warnings(session)
        try:
            status: int = program.main(
                with_command(arguments, session.words) or ["--help"],
                "aenoprojects",
                standalone_mode=False,
                obj=session,
                max_content_width=100,
                color=False if os.environ.get("NO_COLOR") else None,  # no-color.org
            )
            return status
        except (KeyboardInterrupt, Exception) as error:
            return _failed(session, error)


class _Warnings:
    """What the library warns of, in the user's language; the same is said once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._told: set[str] = set()

    def __call__(self, message: Warning | str, *_: object, **__: object) -> None:
        text = str(message)
        if text not in self._told:
            self._told.add(text)
            self._session.tell(one_line(self._session.words.said(text)))


def _near_pages(name: str) -> list[str]:
    from aenoprojects.reading.source import near_page

    found = near_page(Path(name))
    return [str(found)] if found else []


def _failed(session: Session, error: BaseException) -> int:
    message, status, words = str(error), 1, session.words
    if isinstance(error, ap.AenoprojectsError):
        message = words.said(message)
    match error:
        case KeyboardInterrupt() | click.Abort():
            stop = error.__cause__ if isinstance(error, click.Abort) and error.__cause__ else error
            message, status = words("stopped"), 128 + next(iter(stop.args), signal.SIGINT)
        case click.UsageError():
            message, status = _usage(words, error), 2
        case ap.UnknownFormatError() | ap.OptionError():
            status = 2
        case ap.AenoprojectsError() | click.ClickException():
            pass
        case OSError():
            _silence()
            message = ": ".join(filter(None, [error.filename, error.strerror])) or message
        case MemoryError():
            message = words("memory")
        case _:  # a fault of ours: the user gets a line, and the details on request
            message = words("bug", problem=f"{type(error).__name__}: {error}")
            if session.verbose and not session.traceback:
                sys.excepthook(type(error), error, error.__traceback__)
    if session.traceback and not isinstance(error, KeyboardInterrupt | click.ClickException | click.Abort):
        sys.excepthook(type(error), error, error.__traceback__)
    elif isinstance(error, ap.ExporterError | ap.PluginError) and error.__cause__:
        message = f"{message} {words('try-traceback')}"
    session.quiet = False
    session.tell(f"aenoprojects: {one_line(message)}")
    return status


def _usage(words: Words, error: click.UsageError) -> str:
    message = words.said(error.format_message())
    if isinstance(error, click.NoSuchOption):
        message = words("no-option", name=error.option_name)
        # click also offers what is not near, such as --help for --thema.
        if near := get_close_matches(error.option_name, error.possibilities or (), cutoff=0.7):
            message += words.meant(sorted(near))
    elif isinstance(error, click.MissingParameter):
        message = words("missing", name=error.param.human_readable_name if error.param else "")
    elif isinstance(error, click.BadParameter) and error.param:
        message = f"{error.param.opts[0]}: {words.said(error.message)}"
    message = message if message.endswith("?") else f"{message.rstrip('.')}."
    path = error.ctx.command_path if error.ctx else "aenoprojects"
    command = " ".join([*program_as_started(), *path.split()[1:]])
    return f"{message} {words('try-help', command=command)}"


def _version(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value:
        click.echo(f"aenoprojects {ap.__version__}")
        context.exit()


def _prepare_streams() -> None:
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed by whoever started the program
            setattr(sys, name, io.TextIOWrapper(io.BytesIO()))
        elif isinstance(stream, io.TextIOWrapper):
            # A terminal that cannot show a letter must not stop the work.
            stream.reconfigure(errors="backslashreplace")


def _silence() -> None:
    # What is still in the buffer must not complain once more when the interpreter ends.
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
