"""`check`: a linter for a page."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import click
from attrs import evolve

from aenoprojects.cli import report
from aenoprojects.cli.command import Command
from aenoprojects.cli.gather import gather_named
from aenoprojects.cli.options import sources
from aenoprojects.cli.session import Session, safe
from aenoprojects.cli.words import Words
from aenoprojects.diagnostics import Code, Diagnostic, Severity
from aenoprojects.exporters.wording import SEVERITIES
from aenoprojects.model import Document

_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def command(words: Words) -> click.Command:
    """Return the command in a language."""
    parameters = [
        *sources(),
        click.Option(["--format", "style"], help="--check.format", type=click.Choice(list(_STYLES)), default="text"),
        click.Option(["--strict"], is_flag=True),
        click.Option(["--select"], metavar="CODE,...", multiple=True, callback=_codes),
        click.Option(["--ignore"], metavar="CODE,...", multiple=True, callback=_codes),
        click.Option(["--explain"], metavar="CODE", multiple=True, callback=_codes),
    ]
    return Command("check", words, run, parameters, "check page.html --ignore AP104")


def run(
    session: Session,
    *,
    sources: tuple[str, ...],
    style: str,
    strict: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    explain: tuple[str, ...],
    **options: Any,
) -> int:
    """Show the diagnostics in order; 1 where there is an error (or, strictly, a warning)."""
    if explain:
        click.echo("\n".join(explanation(code, session.words) for code in Code if code.startswith(explain)))
        return 0
    document, given = gather_named(session, sources, options)
    found = _in_order(document, select, ignore)
    if style == "github":  # which looks for the file where the user said it is
        found = [evolve(one, source=given.get(one.source or "", one.source)) for one in found]
    for line in _STYLES[style](session, found):
        click.echo(line)
    count = session.words.count("projects", len(document.projects))
    totals = report.totals(session, found)
    session.notice("totals" if totals else "clean", totals=totals, count=count)
    return int(any(one.severity == Severity.ERROR or (strict and one.severity == Severity.WARNING) for one in found))


def explanation(code: Code, words: Words) -> str:
    """Return what a code means, with an example and what to do, as a page of text."""
    from aenoprojects.vocabulary import load

    entry = load("diagnostics")[code]
    said = entry[words.language]
    head = f"{code} ({SEVERITIES[words.language][code.severity]})"
    example = "\n".join(f"    {line}" for line in entry["example"].strip().splitlines())
    parts = [
        click.style(f"{head}: {getattr(code, words.language).format(text='...')}", bold=True),
        click.wrap_text(said["meaning"], preserve_paragraphs=True),
        f"{words('case')}:\n{example}",
        click.wrap_text(f"{words('action')}: {said['action']}", preserve_paragraphs=True),
    ]
    return "\n\n".join(parts) + "\n"


def _codes(context: click.Context, parameter: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """Return beginnings of codes, given with commas between them, once each of them begins some code."""
    starts = tuple(part.strip().upper() for text in value for part in text.split(",") if part.strip())
    for start in starts:
        if not any(code.startswith(start) for code in Code):
            raise click.BadParameter(context.obj.words("no-code", code=start), context, parameter)
    return starts


def _in_order(document: Document, select: tuple[str, ...], ignore: tuple[str, ...]) -> list[Diagnostic]:
    order = {source.name: number for number, source in enumerate(document.sources)}
    found = (
        one for one in document.diagnostics if one.code.startswith(select or "") and not one.code.startswith(ignore)
    )
    return sorted(found, key=lambda one: (order.get(one.source or "", -1), one.line or 0, one.code))


def _as_text(session: Session, found: Sequence[Diagnostic]) -> Iterable[str]:
    return (line for one in found for line in report.lines(session, one, sys.stdout))


def _as_json(session: Session, found: Sequence[Diagnostic]) -> Iterable[str]:
    """Return a JSON list, each row as in the JSON export but in the user's language."""
    import json

    names = ("code", "severity", "message", "source", "line", "field", "text", "project")
    rows = [
        {name: getattr(one, name) for name in names} | {"message": one.localised(session.language)} for one in found
    ]
    return [json.dumps(rows, ensure_ascii=False, indent=2)]


def _as_github(session: Session, found: Sequence[Diagnostic]) -> Iterable[str]:
    """Return workflow commands that annotate lines.

    Source: GitHub Docs, "Workflow commands for GitHub Actions", setting a notice, warning or error message.
    """
    for one in found:
        places = {"file": one.source, "line": one.line, "title": one.code}
        where = ",".join(f"{key}={_escaped(str(value), ':,')}" for key, value in places.items() if value is not None)
        yield f"::{_GITHUB[one.severity]} {where}::{_escaped(one.localised(session.language))}"


def _escaped(text: str, marks: str = "") -> str:
    for mark in f"%\r\n{marks}":
        text = text.replace(mark, f"%{ord(mark):02X}")
    return safe(text)


_STYLES: dict[str, Callable[[Session, Sequence[Diagnostic]], Iterable[str]]] = {
    "text": _as_text,
    "json": _as_json,
    "github": _as_github,
}
"""How findings can be shown."""
