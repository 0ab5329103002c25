"""`check`: a linter for a page."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import click
from attrs import evolve

from aenoprojects.cli import report
from aenoprojects.cli.annotations import About, as_github, as_sarif
from aenoprojects.cli.codes import beginnings, check_known, explained, of_others, parts
from aenoprojects.cli.command import Command
from aenoprojects.cli.gather import gather_named
from aenoprojects.cli.options import sources
from aenoprojects.cli.session import Session, one_line, printing_aside, program_as_started, safe_json
from aenoprojects.cli.words import Words
from aenoprojects.diagnostics import Code, Diagnostic, Severity
from aenoprojects.diagnostics import report as report_one
from aenoprojects.model import Document


def command(words: Words) -> click.Command:
    """Return the command in a language."""
    parameters = [
        *sources(),
        click.Option(["--format", "style"], help="--check.format", type=click.Choice(list(_STYLES)), default="text"),
        click.Option(["--strict"], is_flag=True),
        click.Option(["--require"], metavar="FIELD,...", multiple=True, callback=_fields),
        click.Option(["--also"], metavar="NAME,...", multiple=True, callback=parts),
        click.Option(["--select"], metavar="CODE,...", multiple=True, callback=beginnings),
        click.Option(["--ignore"], metavar="CODE,...", multiple=True, callback=beginnings),
        click.Option(["--explain"], metavar="CODE", multiple=True, callback=beginnings),
    ]
    return Command("check", words, run, parameters, "check page.html --ignore AP104")


def run(
    session: Session,
    *,
    sources: tuple[str, ...],
    style: str,
    strict: bool,
    require: tuple[str, ...],
    also: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    explain: tuple[str, ...],
    **options: Any,
) -> int:
    """Show the diagnostics in order; 1 where there is an error (or, strictly, a warning)."""
    with printing_aside():
        check_known(session, {"--select": select, "--ignore": ignore, "--explain": explain}, also)
        if explain:
            pages = [*explained(explain, also, session.words)]
    if explain:
        click.echo("\n".join(pages))
        return 0
    document, given = gather_named(session, sources, options)
    with printing_aside():
        others, failed = _of_others(session, document, also)
        rules = of_others(also) if others and style == "sarif" else {}
    document = evolve(document, diagnostics=(*document.diagnostics, *_missing(session, document, require), *others))
    found = _in_order(document, select, ignore)
    about = About(
        headings={one.id: session.words("in-project", heading=one.heading) for one in document},
        columns={id(one): columns for one in found if (columns := _columns(document, one))},
        rules=rules,
    )
    if style in ("github", "sarif"):  # which looks for the file where the user said it is
        moved = [evolve(one, source=given.get(one.source or "", one.source)) for one in found]
        known = {
            id(new): about.columns[id(old)] for old, new in zip(found, moved, strict=True) if id(old) in about.columns
        }
        found, about = moved, about._replace(columns=known)
    for line in _STYLES[style](session, found, about):
        click.echo(line)
    count = session.words.count("projects", len(document.projects))
    totals = report.totals(session, found)
    session.notice("totals" if totals else "clean", totals=totals, count=count)
    if found and style == "text" and sys.stdout.isatty():
        command = shlex.join([*program_as_started(), "check", "--explain", one_line(found[0].code)])
        for line in report.wrapped(session.words("explain-hint", command=command), sys.stdout):
            session.tell(line)
    return int(
        failed or any(one.severity == Severity.ERROR or (strict and one.severity == Severity.WARNING) for one in found)
    )


def _of_others(session: Session, document: Document, also: tuple[str, ...]) -> tuple[list[Diagnostic], bool]:
    """Return what the checks of other packages find, and whether one of them failed: that one costs only itself."""
    import aenoprojects as ap

    found: list[Diagnostic] = []
    failed = False
    for name in also:
        try:
            found += ap.findings(document, name)
        except ap.PluginError as error:
            if session.traceback:
                raise
            session.tell(
                one_line(f"aenoprojects check: {session.words.said(str(error))} {session.words('try-traceback')}")
            )
            failed = True
    return found, failed


_REQUIRABLE = ("organisation", "contact", "theme", "period", "amounts", "sections", "grant_round")
"""Fields of a project that may be asked for."""


def _fields(context: click.Context, parameter: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """Return names of fields, given with commas between them, once each is one that may be asked for."""
    names = parts(context, parameter, value)
    for name in names:
        if name not in _REQUIRABLE:
            said = context.obj.words("no-field", field=name, fields=", ".join(_REQUIRABLE))
            raise click.BadParameter(said, context, parameter)
    return names


def _missing(session: Session, document: Document, require: tuple[str, ...]) -> Iterable[Diagnostic]:
    """Yield a finding for each field that was asked for and that a project does not have."""
    for project in document:
        for name in require:
            if not getattr(project, name):
                span = project.source
                yield report_one(
                    Code.FIELD_REQUIRED,
                    text=session.words(f"field.{name}"),
                    source=span.name if span else None,
                    line=span.line if span else None,
                    field=name,
                    project=project.id,
                )


def _in_order(document: Document, select: tuple[str, ...], ignore: tuple[str, ...]) -> list[Diagnostic]:
    order = {source.name: number for number, source in enumerate(document.sources)}
    found = (
        one for one in document.diagnostics if one.code.startswith(select or "") and not one.code.startswith(ignore)
    )
    return sorted(found, key=lambda one: (order.get(one.source or "", -1), one.line or 0, one.code))


def _columns(document: Document, one: Diagnostic) -> tuple[int, int] | None:
    """Return where the text of a finding stands in its line of a text file: as its reader says, else if it is once."""
    source = next((each for each in document.sources if each.name == one.source and each.kind == "text"), None)
    if source is None or not one.text or not one.line or one.line > len(source.lines):
        return None
    if one.place:
        number, start, end = one.place
        return (start + 1, end) if number == one.line else None  # lines that were joined are not the file's
    line = source.lines[one.line - 1]
    start = line.find(one.text)
    return (start + 1, start + len(one.text)) if start >= 0 and line.count(one.text) == 1 else None


def _as_text(session: Session, found: Sequence[Diagnostic], about: About) -> Iterable[str]:
    """Yield the findings; on a terminal below the heading of their project, in a pipe each with its own."""
    grouped = sys.stdout.isatty()
    last: str | None = None
    for one in found:
        heading = about.heading(one)
        if grouped and heading and heading != last:
            yield from (click.style(row, bold=True) for row in report.wrapped(one_line(heading), sys.stdout))
            last = heading
        yield from report.lines(session, one, sys.stdout, None if grouped else heading)


def _as_json(session: Session, found: Sequence[Diagnostic], _: About) -> Iterable[str]:
    """Return a JSON list, each row as in the JSON export but in the user's language."""
    import json

    names = ("code", "severity", "message", "source", "line", "field", "text", "project", "read_as", "beside")
    rows = [
        {name: getattr(one, name) for name in names} | {"message": one.localised(session.language)} for one in found
    ]
    return [safe_json(json.dumps(rows, ensure_ascii=False, indent=2))]


_STYLES: dict[str, Callable[[Session, Sequence[Diagnostic], About], Iterable[str]]] = {
    "text": _as_text,
    "json": _as_json,
    "github": as_github,
    "sarif": as_sarif,
}
"""How findings can be shown."""
