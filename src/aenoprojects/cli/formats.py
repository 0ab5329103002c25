"""`formats`: which formats, profiles and checks are installed, what a format takes, and whether they work."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import partial

import click

import aenoprojects as ap
from aenoprojects.cli.command import Command
from aenoprojects.cli.options import format_names
from aenoprojects.cli.session import Session, one_line, printing_aside
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
    with printing_aside():
        if names and not load_all:
            said, failures = [_described(session, name) for name in names], 0
        else:
            tables, failures = _checked() if load_all else (_listed(session.words), 0)
            said = [_columns(rows) for rows in tables if rows]
    click.echo("\n\n".join(said))
    return int(failures > 0)


def _listed(words: Words) -> list[list[list[str]]]:
    """Return the formats, and the profiles and checks if there are any, each below what they are."""
    kinds = (("format", ap.formats()), ("profile", ap.profiles()), ("inspection", ap.checks()))
    return [
        [
            [words(key), words("distribution"), words("version")],
            *([each.name, each.distribution or "", each.version or ""] for each in found),
        ]
        for key, found in kinds
        if found
    ]


def _checked() -> tuple[list[list[list[str]]], int]:
    """Return everything that is installed with what it is, or why it cannot be loaded; and how many cannot."""
    loads: list[list[tuple[ap.Plugin, Callable[[], str]]]] = [
        [(each, partial(_summary, each)) for each in ap.formats()],
        [(each, partial(_words_of, each)) for each in ap.profiles()],
        [(each, partial(_codes_of, each)) for each in ap.checks()],
    ]
    tables: list[list[list[str]]] = []
    failures = 0
    for rows in loads:
        tables.append([])
        for each, load in rows:
            try:
                verdict = load()
            except ap.AenoprojectsError as error:
                verdict, failures = str(error), failures + 1
            tables[-1].append([each.name, each.origin, verdict])
    return tables, failures


def _summary(each: ap.Format) -> str:
    return each.load().summary


def _words_of(each: ap.Plugin) -> str:
    ap.profile(each.name)
    return each.value


def _codes_of(each: ap.Plugin) -> str:
    from aenoprojects.inspection import load

    return ", ".join(load(each).codes)


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
