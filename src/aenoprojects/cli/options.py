"""Options that several commands share: what to read, and which projects of it."""

from __future__ import annotations

from typing import get_args

import click

import aenoprojects as ap
from aenoprojects.api import Kind
from aenoprojects.plugins import EXPORTERS, installed

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


def sources() -> list[click.Parameter]:
    """Return the sources and the options that say how to read them."""
    return [
        click.Argument(["sources"], nargs=-1, metavar="[SOURCE]...", type=click.Path()),
        click.Option(["--kind"], type=click.Choice(get_args(Kind))),
        click.Option(["--encoding"], metavar="NAME"),
        click.Option(["--base"], metavar="URL"),
        click.Option(["--vocabulary"], metavar="FILE", type=click.Path()),
        click.Option(["--profile"], metavar="NAME"),
        click.Option(["--merge"], is_flag=True),
    ]


def strict() -> click.Parameter:
    """Return the option that makes a source that could not be read a failure of the whole."""
    return click.Option(["--strict"], is_flag=True, help="--sources.strict")


def filters() -> list[click.Parameter]:
    """Return the options that say which projects."""
    return [
        click.Option([f"--{name}"], metavar=metavar, multiple=True, callback=_readable)
        for name, metavar in FILTERS.items()
    ]


def format_names(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    """Return the installed formats that begin so, without importing any: for the shell's completion."""
    known = installed(EXPORTERS, ap.Format, "format", quiet=True)
    return [name for name in dict.fromkeys(each.name for each in known) if name.startswith(incomplete)]


def _readable(context: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> str | None:
    if len(values) > 1:  # click would let the last one win
        raise click.BadParameter(context.obj.words("twice", count=len(values)), context, parameter)
    value = next(iter(values), None)
    if value is not None:
        from aenoprojects.transforms.select import matcher

        name = str(parameter.name)
        try:
            matcher(vocabulary=None, **{name: value})
        except ap.OptionError as error:
            raise click.BadParameter(context.obj.words(f"bad-{name}", value=repr(value)), context, parameter) from error
    return value
