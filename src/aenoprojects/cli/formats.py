"""`formats`: which exporters are installed, what they take, and whether they work."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

import aenoprojects as ap
from aenoprojects.cli.command import Command, option
from aenoprojects.cli.options import format_names
from aenoprojects.cli.session import Session
from aenoprojects.cli.table import columns
from aenoprojects.cli.words import Words

if TYPE_CHECKING:
    from aenoprojects.exporters.registry import Format


def command(words: Words) -> click.Command:
    """Return the command in a language."""
    parameters = [
        click.Argument(["names"], nargs=-1, metavar=words("FORMATS"), shell_complete=format_names),
        option(words, "--check", "load_all", is_flag=True),
    ]
    return Command("formats", words, run, parameters, "formats xlsx")


def run(session: Session, *, names: tuple[str, ...], load_all: bool) -> int:
    """List what is installed; describe the formats named; or load every one and say which fail."""
    if load_all:
        return _check(ap.formats())
    if names:
        click.echo("\n\n".join(_described(session, name) for name in names))
        return 0
    words = session.words
    head = [words("format"), words("distribution"), words("version")]
    rows = [[each.name, each.distribution or "", each.version or ""] for each in ap.formats()]
    click.echo(columns([head, *rows]))
    return 0


def _check(found: Sequence[Format]) -> int:
    rows, failures = [], 0
    for each in found:
        try:
            verdict = each.load().summary
        except ap.ExporterError as error:
            verdict, failures = str(error), failures + 1
        rows.append([each.name, each.origin, verdict])
    click.echo(columns(rows))
    return int(bool(failures))


def _described(session: Session, name: str) -> str:
    from aenoprojects.exporters.options import describe_options
    from aenoprojects.exporters.registry import find

    each = find(name)
    kind = each.load()
    head = f"{name}: {kind.summary}\n{kind.suffix}, {kind.media_type}, {each.origin}"
    options = describe_options(kind)
    if not options:
        return f"{head}\n{session.words('no-options')}"
    rows = []
    for one in options:
        default = session.words("default", value=one.default) if one.default else ""
        rows.append((f"-O {one.name}=", "; ".join(filter(None, [one.expects, default, one.help]))))
    formatter = click.HelpFormatter(max_width=100)
    formatter.write_dl(rows)
    return f"{head}\n{formatter.getvalue().rstrip()}"
