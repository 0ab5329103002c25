"""Options that several commands share: what to read, and which projects of it."""

from __future__ import annotations

import click

import aenoprojects as ap
from aenoprojects.cli.command import option
from aenoprojects.cli.words import Words

KINDS = ("text", "listing", "article", "html", "json", "jsonl", "xml")
FILTERS = ("theme", "organisation", "municipality", "province", "active", "round", "search")


def format_names(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    """Return the installed formats that begin so, without importing any: for the shell's completion."""
    return [name for name in dict.fromkeys(each.name for each in ap.formats()) if name.startswith(incomplete)]


def readable(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """Return a filter's value once it can be read as what it must be: a date, a round."""
    from aenoprojects.transforms.select import matcher

    name = str(parameter.name)
    try:
        matcher(**{name: value})
    except ap.OptionError as error:
        raise click.BadParameter(context.obj.words(f"bad-{name}", value=repr(value)), context, parameter) from error
    return value


def sources(words: Words) -> list[click.Parameter]:
    """Return the sources and the options that say how to read them."""
    return [
        click.Argument(["sources"], nargs=-1, metavar=words("SOURCE"), type=click.Path()),
        option(words, "--kind", type=click.Choice(KINDS)),
        option(words, "--encoding", metavar="NAME"),
        option(words, "--base", metavar="URL"),
        option(words, "--vocabulary", metavar="FILE", type=click.Path()),
        option(words, "--merge", is_flag=True),
    ]


def filters(words: Words) -> list[click.Parameter]:
    """Return the filters."""
    return [
        option(words, "--theme", metavar="NAME"),
        option(words, "--organisation", metavar="TEXT"),
        option(words, "--municipality", metavar="NAME"),
        option(words, "--province", metavar="NAME"),
        option(words, "--active", metavar="WHEN", callback=readable),
        option(words, "--round", metavar="ROUND", callback=readable),
        option(words, "--search", metavar="TEXT"),
    ]
