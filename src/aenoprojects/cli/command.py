"""Commands and options in the user's language: what click leaves in English is put into words here."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import Any

import click

from aenoprojects.cli.session import Session
from aenoprojects.cli.words import Words


class Formatter(click.HelpFormatter):
    """Help pages with headings in the user's language."""

    words: Words

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line that says how to call it."""
        super().write_usage(prog, args, prefix or f"{self.words('Usage')} ")

    def write_heading(self, heading: str) -> None:
        """Write a heading."""
        super().write_heading(self.words(heading) if heading in self.words else heading)


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
            parameters: its arguments and options.
            example: one command line, without the program's name.
        """
        super().__init__(
            name,
            callback=click.pass_obj(run),
            params=[*parameters, *talk(words)],
            help=words(name),
            epilog=f"\b\n{words('example')}\n  aenoprojects {example}",
            options_metavar=words("[OPTIONS]"),
        )
        self.words = words
        self.example = example

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option --help, described in the user's language."""
        return translated_help(super().get_help_option(ctx), self.words)


def translated_help(option: click.Option | None, words: Words) -> click.Option | None:
    """Return click's own --help with a description in the user's language."""
    if option is not None:
        option.help = words("--help")
    return option


def option(words: Words, *names: str, key: str | None = None, metavar: str = "TEXT", **settings: Any) -> click.Option:
    """Return an option described by the table.

    Args:
        words: the language to speak.
        names: as typed, the long one first, and last the keyword it is passed by where that differs.
        key: key of its description, its long name if not given.
        metavar: key of the word for its value; unused for a flag or a choice.
        settings: click's own.
    """
    if not settings.get("is_flag") and not isinstance(settings.get("type"), click.Choice):
        settings["metavar"] = words(metavar)
    return click.Option(list(names), help=words(key or names[0]), **settings)


def talk(words: Words) -> list[click.Parameter]:
    """Return the options of every command: language, quiet, verbose."""
    return [
        option(words, "--language", type=click.Choice(["nl", "en"]), expose_value=False),
        option(words, "--quiet", "-q", is_flag=True, expose_value=False, callback=_remember),
        option(words, "--verbose", "-v", is_flag=True, expose_value=False, callback=_remember),
    ]


def _remember(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value and parameter.name:
        setattr(context.obj, parameter.name, True)
