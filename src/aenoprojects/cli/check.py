"""`check`: a linter for a page."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import quote

import click
from attrs import evolve

from aenoprojects.cli import report
from aenoprojects.cli.command import Command
from aenoprojects.cli.gather import gather_named
from aenoprojects.cli.options import sources
from aenoprojects.cli.session import Session, one_line, program_as_started, safe, safe_json
from aenoprojects.cli.words import Words
from aenoprojects.diagnostics import Code, Diagnostic, Severity
from aenoprojects.diagnostics import report as report_one
from aenoprojects.exporters.wording import SEVERITIES
from aenoprojects.model import Document

_SARIF = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def command(words: Words) -> click.Command:
    """Return the command in a language."""
    parameters = [
        *sources(),
        click.Option(["--format", "style"], help="--check.format", type=click.Choice(list(_STYLES)), default="text"),
        click.Option(["--strict"], is_flag=True),
        click.Option(["--require"], metavar="FIELD,...", multiple=True, callback=_fields),
        click.Option(["--also"], metavar="NAME,...", multiple=True),
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
    require: tuple[str, ...],
    also: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    explain: tuple[str, ...],
    **options: Any,
) -> int:
    """Show the diagnostics in order; 1 where there is an error (or, strictly, a warning)."""
    if explain:
        click.echo("\n".join(_explained(explain, session.words)))
        return 0
    document, given = gather_named(session, sources, options)
    others, failed = _of_others(session, document, also)
    document = evolve(document, diagnostics=(*document.diagnostics, *_missing(session, document, require), *others))
    found = _in_order(document, select, ignore)
    about = _About(
        headings={one.id: session.words("in-project", heading=one.heading) for one in document},
        columns={id(one): columns for one in found if (columns := _columns(document, one))},
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
    for name in dict.fromkeys(part.strip() for text in also for part in text.split(",") if part.strip()):
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


def _explained(starts: tuple[str, ...], words: Words) -> Iterable[str]:
    """Yield pages of text on codes: ours, and where none of ours begins so those of other packages."""
    yield from (explanation(code, words) for code in Code if code.startswith(starts))
    if not all(any(code.startswith(start) for code in Code) for start in starts):
        from aenoprojects.inspection import explanations

        for code, text in sorted(explanations().items()):
            if code.startswith(starts):
                said = text if isinstance(text, str) else text.get(words.language) or next(iter(text.values()))
                yield f"{click.style(code, bold=True)}\n\n{click.wrap_text(safe(said), preserve_paragraphs=True)}\n"


def explanation(code: Code, words: Words) -> str:
    """Return what a code means, with an example and what to do, as a page of text."""
    from aenoprojects.vocabulary import load

    entry = load("diagnostics")[code]
    said = entry[words.language]
    head = f"{code} ({SEVERITIES[words.language][code.severity]})"
    example = "\n".join(f"    {line}" for line in entry["example"].strip().splitlines())
    parts = [
        click.style(f"{head}: {getattr(code, words.language).format(text='...', beside='...')}", bold=True),
        click.wrap_text(said["meaning"], preserve_paragraphs=True),
        f"{words('case')}:\n{example}",
        click.wrap_text(f"{words('action')}: {said['action']}", preserve_paragraphs=True),
    ]
    return "\n\n".join(parts) + "\n"


def _codes(context: click.Context, parameter: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """Return beginnings of codes, given with commas between them, once each of them begins some code."""
    starts = tuple(part.strip().upper() for text in value for part in text.split(",") if part.strip())
    for start in starts:
        if not any(code.startswith(start) for code in (*Code, *_codes_of_others(start))):
            raise click.BadParameter(context.obj.words("no-code", code=start), context, parameter)
    return starts


def _codes_of_others(start: str) -> Iterable[str]:
    if start.startswith("AP"):  # those are ours: nothing needs to be loaded to know them
        return ()
    from aenoprojects.inspection import explanations

    return explanations()


_REQUIRABLE = ("organisation", "contact", "theme", "period", "amounts", "sections", "grant_round")
"""Fields of a project that may be asked for."""


def _fields(context: click.Context, parameter: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """Return names of fields, given with commas between them, once each is one that may be asked for."""
    names = tuple(part.strip() for text in value for part in text.split(",") if part.strip())
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


class _About(NamedTuple):
    """What the lines of findings say besides the findings."""

    headings: Mapping[str, str]
    """Id of a project -> "in: " and its heading."""
    columns: Mapping[int, tuple[int, int]]
    """Finding, by its identity -> first and last column, from 1."""

    def heading(self, one: Diagnostic) -> str | None:
        """Return the words for the project of a finding."""
        return self.headings.get(one.project or "")


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


def _as_text(session: Session, found: Sequence[Diagnostic], about: _About) -> Iterable[str]:
    """Yield the findings; on a terminal below the heading of their project, in a pipe each with its own."""
    grouped = sys.stdout.isatty()
    last: str | None = None
    for one in found:
        heading = about.heading(one)
        if grouped and heading and heading != last:
            yield from (click.style(row, bold=True) for row in report.wrapped(one_line(heading), sys.stdout))
            last = heading
        yield from report.lines(session, one, sys.stdout, None if grouped else heading)


def _as_json(session: Session, found: Sequence[Diagnostic], _: _About) -> Iterable[str]:
    """Return a JSON list, each row as in the JSON export but in the user's language."""
    import json

    names = ("code", "severity", "message", "source", "line", "field", "text", "project", "read_as", "beside")
    rows = [
        {name: getattr(one, name) for name in names} | {"message": one.localised(session.language)} for one in found
    ]
    return [safe_json(json.dumps(rows, ensure_ascii=False, indent=2))]


def _as_github(session: Session, found: Sequence[Diagnostic], about: _About) -> Iterable[str]:
    """Return workflow commands that annotate lines.

    Source: GitHub Docs, "Workflow commands for GitHub Actions", setting a notice, warning or error message.
    """
    for one in found:
        first, last = about.columns.get(id(one), (None, None))
        places = {"file": one.source, "line": one.line, "col": first, "endColumn": last, "title": one.code}
        where = ",".join(f"{key}={_escaped(str(value), ':,')}" for key, value in places.items() if value is not None)
        said = _sentence(session, one, about)
        yield f"::{_GITHUB[one.severity]} {where}::{_escaped(said)}"


def _escaped(text: str, marks: str = "") -> str:
    for mark in f"%\r\n{marks}":
        text = text.replace(mark, f"%{ord(mark):02X}")
    return safe(text)


def _sentence(session: Session, one: Diagnostic, about: _About) -> str:
    """Return a finding, what was made of its text, and its project, on one line."""
    made = session.words("read-as", text=one.read_as) if one.read_as else None
    return "; ".join(filter(None, (one.localised(session.language), made, about.heading(one))))


def _as_sarif(session: Session, found: Sequence[Diagnostic], about: _About) -> Iterable[str]:
    """Return the findings as a SARIF log, which code hosts show beside the lines.

    Source: OASIS, Static Analysis Results Interchange Format (SARIF) 2.1.0, sections 3.13 (log) to 3.27 (result).
    """
    import json

    from aenoprojects import __version__

    rules = sorted({one.code for one in found})
    results = []
    for one in found:
        said = _sentence(session, one, about)
        place: dict[str, Any] = {"artifactLocation": {"uri": quote(one.source or "-")}}
        if one.line:
            place["region"] = {"startLine": one.line}
        if columns := about.columns.get(id(one)):
            place["region"] |= {"startColumn": columns[0], "endColumn": columns[1] + 1}
        results.append(
            {
                "ruleId": one.code,
                "ruleIndex": rules.index(one.code),
                "level": _SARIF[one.severity],
                "message": {"text": said},
                "locations": [{"physicalLocation": place}],
            }
        )
    driver = {"name": "aenoprojects", "version": __version__, "rules": [{"id": code} for code in rules]}
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }
    return [safe_json(json.dumps(log, ensure_ascii=False, indent=2))]


_STYLES: dict[str, Callable[[Session, Sequence[Diagnostic], _About], Iterable[str]]] = {
    "text": _as_text,
    "json": _as_json,
    "github": _as_github,
    "sarif": _as_sarif,
}
"""How findings can be shown."""
