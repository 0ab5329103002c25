"""Commands and options in the user's language: what click leaves in English is put into words here."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import Any, get_args

import click

import aenoprojects as ap
from aenoprojects.api import Kind
from aenoprojects.cli.session import Session
from aenoprojects.cli.words import Words

FILTERS = {
    "theme": "NAME",
    "organisation": "TEXT",
    "municipality": "NAME",
    "province": "NAME",
    "active": "WHEN",
    "round": "ROUND",
    "search": "TEXT",
}
"""The filters, each with the word for its value."""


class Formatter(click.HelpFormatter):
    """Help pages with headings in the user's language."""

    words: Words

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line that says how to call it."""
        super().write_usage(prog, args, f"{self.words('Usage')} ")

    def write_heading(self, heading: str) -> None:
        """Write a heading."""
        super().write_heading(self.words.label(heading))


class Context(click.Context):
    """A context that makes our help pages and honours NO_COLOR (no-color.org)."""

    obj: Session

    def __init__(self, *args: Any, **settings: Any) -> None:
        """Take click's settings as they are."""
        super().__init__(*args, **settings)
        if os.environ.get("NO_COLOR"):
            self.color = False

    def make_formatter(self) -> Formatter:
        """Return the formatter of a help page."""
        formatter = Formatter(width=self.terminal_width, max_width=self.max_content_width or 100)
        formatter.words = self.obj.words
        return formatter


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
        """Make the command.

        Args:
            name: what the user types, also the key of its help.
            words: the language to speak.
            run: called with the session and the parameters by name; returns the exit status, None for 0.
            parameters: its arguments and options, not yet put into words.
            example: what to type behind the program's name.
        """
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


def sources() -> list[click.Parameter]:
    """Return the sources and the options that say how to read them."""
    return [
        click.Argument(["sources"], nargs=-1, metavar="[SOURCE]...", type=click.Path()),
        click.Option(["--kind"], type=click.Choice(get_args(Kind))),
        click.Option(["--encoding"], metavar="NAME"),
        click.Option(["--base"], metavar="URL"),
        click.Option(["--vocabulary"], metavar="FILE", type=click.Path()),
        click.Option(["--merge"], is_flag=True),
    ]


def filters() -> list[click.Parameter]:
    """Return the options that say which projects."""
    return [click.Option([f"--{name}"], metavar=metavar, callback=_readable) for name, metavar in FILTERS.items()]


def format_names(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    """Return the installed formats that begin so, without importing any: for the shell's completion."""
    return [name for name in dict.fromkeys(each.name for each in ap.formats()) if name.startswith(incomplete)]


def _readable(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    if value is not None:
        from aenoprojects.transforms.select import matcher

        name = str(parameter.name)
        try:
            matcher(**{name: value})
        except ap.OptionError as error:
            raise click.BadParameter(context.obj.words(f"bad-{name}", value=repr(value)), context, parameter) from error
    return value


def _remember(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value:
        setattr(context.obj, str(parameter.name), True)


def _show_help(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value and not context.resilient_parsing:
        click.echo(context.get_help(), color=context.color)
        context.exit()
