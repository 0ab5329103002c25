"""`schema`: the schema of what the machine-readable formats write."""

from __future__ import annotations

from typing import Literal

import click

from aenoprojects.cli.command import Command
from aenoprojects.cli.session import Session
from aenoprojects.cli.words import Words


def command(words: Words) -> click.Command:
    """Return the command in a language."""
    kind = click.Argument(["kind"], metavar="json|xml", type=click.Choice(["json", "xml"]))
    return Command("schema", words, run, [kind], "schema json > projects.schema.json")


def run(session: Session, *, kind: Literal["json", "xml"]) -> None:
    """Print it as it is."""
    from aenoprojects.schemas import text

    click.echo(text(kind), nl=False)
