"""`check`: a linter for a page."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from aenoprojects.cli import report
from aenoprojects.cli.command import Command, option
from aenoprojects.cli.gather import gather
from aenoprojects.cli.options import sources
from aenoprojects.cli.session import Session
from aenoprojects.cli.words import Words
from aenoprojects.diagnostics import Code, Severity

if TYPE_CHECKING:
    from aenoprojects.diagnostics import Diagnostic
    from aenoprojects.model import Document


def codes(context: click.Context, parameter: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """Return beginnings of codes, given with commas between them, once each of them begins some code."""
    starts = tuple(part.strip().upper() for text in value for part in text.split(",") if part.strip())
    for start in starts:
        if not any(code.startswith(start) for code in Code):
            raise click.BadParameter(context.obj.words("no-code", code=start), context, parameter)
    return starts


def command(words: Words) -> click.Command:
    """Return the command in a language."""
    formats = click.Choice(["text", "json", "github"])
    parameters = [
        *sources(words),
        option(words, "--format", "style", key="--check.format", type=formats, default="text"),
        option(words, "--strict", is_flag=True),
        option(words, "--select", metavar="CODES", multiple=True, callback=codes),
        option(words, "--ignore", metavar="CODES", multiple=True, callback=codes),
        option(words, "--explain", metavar="CODE", multiple=True, callback=codes),
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
        return _explain(session, explain)
    document = gather(session, sources, options)
    found = _in_order(document, select, ignore)
    _show(session, style, found)
    count = session.words.projects(len(document.projects))
    if totals := report.totals(session, found):
        session.notice("totals", totals=totals, count=count)
    else:
        session.notice("clean", count=count)
    worst = min((one.severity.rank for one in found), default=Severity.INFO.rank)
    return int(worst <= (Severity.WARNING if strict else Severity.ERROR).rank)


def _in_order(document: Document, select: tuple[str, ...], ignore: tuple[str, ...]) -> list[Diagnostic]:
    order = {source.name: number for number, source in enumerate(document.sources)}
    found = (
        one for one in document.diagnostics if one.code.startswith(select or "") and not one.code.startswith(ignore)
    )
    return sorted(found, key=lambda one: (order.get(one.source or "", -1), one.line or 0, one.code))


def _show(session: Session, style: str, found: Iterable[Diagnostic]) -> None:
    if style == "json":
        click.echo(report.as_json(session, found))
    for one in found if style != "json" else ():
        if style == "github":
            click.echo(report.as_github(session, one))
        else:
            click.echo("\n".join(report.lines(session, one, sys.stdout)))


def _explain(session: Session, starts: tuple[str, ...]) -> int:
    from aenoprojects.cli.explain import explanation

    for code in Code:
        if code.startswith(starts):
            click.echo(explanation(code, session.words))
    return 0
