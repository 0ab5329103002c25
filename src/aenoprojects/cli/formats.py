"""`formats`: which exporters are installed, what they take, and whether they work."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

import aenoprojects as ap
from aenoprojects.cli.command import Command
from aenoprojects.cli.options import format_names
from aenoprojects.cli.session import Session, one_line
from aenoprojects.cli.words import Words


def command(words: Words) -> click.Command:
    """Return the command in a language."""
    parameters = [
        click.Argument(["names"], nargs=-1, metavar="[FORMAT]...", shell_complete=format_names),
        click.Option(["--check", "load_all"], is_flag=True),
    ]
    return Command("formats", words, run, parameters, "formats xlsx")


def run(session: Session, *, names: tuple[str, ...], load_all: bool) -> int:
    """List what is installed; describe the formats named; or load every one and say which fail."""
    words, failures = session.words, 0
    if names and not load_all:
        click.echo("\n\n".join(_described(session, name) for name in names))
        return 0
    rows = [] if load_all else [[words("format"), words("distribution"), words("version")]]
    for each in ap.formats():
        if load_all:
            try:
                verdict = each.load().summary
            except ap.ExporterError as error:
                verdict, failures = str(error), failures + 1
            rows.append([each.name, each.origin, verdict])
        else:
            rows.append([each.name, each.distribution or "", each.version or ""])
    click.echo(_columns(rows))
    return int(failures > 0)


def _columns(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as text: aligned on a terminal, with tabs in a pipe."""
    clean = [[one_line(cell) for cell in row] for row in rows]
    if not sys.stdout.isatty():
        return "\n".join("\t".join(row) for row in clean)
    widths = [max(map(len, cells)) for cells in zip(*clean, strict=True)]
    return "\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in clean)


def _described(session: Session, name: str) -> str:
    from aenoprojects.exporters.options import describe_options
    from aenoprojects.exporters.registry import find

    each, words = find(name), session.words
    kind = each.load()
    head = f"{name}: {kind.summary}\n{kind.suffix}, {kind.media_type}, {each.origin}"
    rows = []
    for one in describe_options(kind):
        default = words("default", value=one.default) if one.default else ""
        rows.append((f"-O {one.name}=", "; ".join(filter(None, [one.expects, default, one.help]))))
    if not rows:
        return f"{head}\n{words('no-options')}"
    formatter = click.HelpFormatter(max_width=100)
    formatter.write_dl(rows)
    return f"{head}\n{formatter.getvalue().rstrip()}"
