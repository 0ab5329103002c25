"""`diff`: what an officer needs after the page was edited."""

from __future__ import annotations

from typing import Any

import click

import aenoprojects as ap
from aenoprojects.cli import difference
from aenoprojects.cli.command import Command, option
from aenoprojects.cli.gather import filtered, gather, tell_remarks
from aenoprojects.cli.options import filters, sources
from aenoprojects.cli.session import Session
from aenoprojects.cli.words import Words


def command(words: Words) -> click.Command:
    """Return the command in a language."""
    _, *how = sources(words)
    formats = click.Choice(["text", "json", "markdown"])
    parameters = [
        click.Argument(["old"], metavar=words("OLD"), type=click.Path()),
        click.Argument(["new"], metavar=words("NEW"), type=click.Path()),
        option(words, "--format", "style", key="--diff.format", type=formats, default="text"),
        option(words, "--exit-code", is_flag=True),
        *how,
        *filters(words),
    ]
    return Command("diff", words, run, parameters, "diff page-2021.html page-2022.html")


def run(session: Session, *, old: str, new: str, style: str, exit_code: bool, **options: Any) -> int:
    """Compare two sources and show the difference."""
    before, after = (filtered(session, gather(session, [source], options), options) for source in (old, new))
    for document in (before, after):
        tell_remarks(session, document)
    found = ap.diff(before, after)
    click.echo(difference.STYLES[style](found, session.words))
    return int(exit_code and bool(found))
