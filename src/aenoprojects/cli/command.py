"""Commands in the user's language: what click leaves in English is put into words here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import click

from aenoprojects.cli.words import Words

COMMANDS = ("export", "check", "list", "show", "formats", "schema", "diff", "learn", "app", "harvest")
"""The commands, in the order of the help."""


class Formatter(click.HelpFormatter):
    """Help pages with headings in the user's language."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line that says how to call it."""
        super().write_usage(prog, args, f"{_words()('Usage')} ")

    def write_heading(self, heading: str) -> None:
        """Write a heading."""
        super().write_heading(_words().label(heading))


class Context(click.Context):
    """A context that makes our help pages."""

    formatter_class = Formatter


class Command(click.Command):
    """A command whose words come from the table; its help ends with an example."""

    context_class = Context

    def __init__(
        self,
        name: str,
        words: Words,
        run: Callable[..., int | None],
        parameters: Sequence[click.Parameter],
        example: str,
    ) -> None:
        """Make a command that calls `run` with the session and the parameters by name; it returns the exit status."""
        super().__init__(name, callback=click.pass_obj(run), **dress(words, name, parameters, example))
        self.example = example


def dress(words: Words, name: str, parameters: Sequence[click.Parameter], example: str) -> dict[str, Any]:
    """Return click's settings of a command in the user's language: its help, and its parameters with the usual ones.

    An option is described by the key that stands as its help, else by its long name.
    """
    said: list[click.Parameter] = [
        *parameters,
        click.Option(["--language"], type=click.Choice(["nl", "en"]), expose_value=False),
        click.Option(["--quiet", "-q"], is_flag=True, expose_value=False, callback=_remember),
        click.Option(["--verbose", "-v"], is_flag=True, expose_value=False, callback=_remember),
        click.Option(["--traceback"], is_flag=True, expose_value=False, callback=_remember),
        click.Option(["--help"], is_flag=True, is_eager=True, expose_value=False, callback=_show_help),
    ]
    for parameter in said:
        if isinstance(parameter, click.Option):
            parameter.help = words(parameter.help or parameter.opts[0])
        if parameter.metavar:
            parameter.metavar = words.label(parameter.metavar)
    return {
        "params": said,
        "help": words(name),
        "epilog": f"\b\n{words('example')}\n  aenoprojects {example}",
        "options_metavar": words("[OPTIONS]"),
        "add_help_option": False,
    }


def _words() -> Words:
    words: Words = click.get_current_context().obj.words
    return words


def _remember(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value:
        setattr(context.obj, str(parameter.name), True)


def _show_help(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value and not context.resilient_parsing:
        click.echo(context.get_help(), color=context.color)
        context.exit()
