"""Diagnostics on the screen: as lines for people, as JSON, and as annotations of a change on GitHub."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from shutil import get_terminal_size
from textwrap import wrap
from typing import TYPE_CHECKING, TextIO

import click

from aenoprojects.cli.session import Session, one_line, safe
from aenoprojects.diagnostics import Severity
from aenoprojects.exporters.wording import SEVERITIES

if TYPE_CHECKING:
    from aenoprojects.diagnostics import Diagnostic

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_FEW = 10
_INDENT = "    "


def lines(session: Session, diagnostic: Diagnostic, stream: TextIO) -> Iterator[str]:
    """Yield `file:line: severity CODE message`, then the offending text, indented; wrapped on a terminal."""
    message, text = diagnostic.localised(session.language), diagnostic.text or ""
    if text and message.endswith(text):
        message = message.removesuffix(text).removesuffix(": ")
    parts = [part for part in (diagnostic.source, diagnostic.line) if part is not None] or [diagnostic.project or ""]
    place = "".join(f"{one_line(str(part))}:" for part in parts if part != "")
    severity, code = SEVERITIES[session.language][diagnostic.severity], one_line(diagnostic.code)
    start = f"{place} {severity} {code}".lstrip()
    first, *rest = _wrapped(f"{start} {one_line(message)}", stream)
    if first.startswith(start):
        coloured = click.style(severity, fg=_COLOURS[diagnostic.severity])
        bold = " ".join([click.style(place, bold=True), coloured, click.style(code, bold=True)])
        first = f"{bold if place else bold.lstrip()}{first.removeprefix(start)}"
    yield from (first, *rest)
    for line in text.splitlines():
        yield from _wrapped(f"{_INDENT}{one_line(line)}", stream)


def _wrapped(line: str, stream: TextIO) -> list[str]:
    if not stream.isatty():
        return [line]
    width = get_terminal_size().columns
    return wrap(line, width, subsequent_indent=_INDENT, break_long_words=False, break_on_hyphens=False)


def as_json(session: Session, diagnostics: Iterable[Diagnostic]) -> str:
    """Return the diagnostics as a JSON list, each as in the JSON export but in the user's language."""
    rows = [
        {
            "code": one.code,
            "severity": one.severity,
            "message": one.localised(session.language),
            "source": one.source,
            "line": one.line,
            "field": one.field,
            "text": one.text,
            "project": one.project,
        }
        for one in diagnostics
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def as_github(session: Session, diagnostic: Diagnostic) -> str:
    """Return a workflow command that annotates a line.

    Source: GitHub Docs, "Workflow commands for GitHub Actions", setting a notice, warning or error message.
    """
    places = {"file": diagnostic.source, "line": diagnostic.line, "title": diagnostic.code}
    marks = [(":", "%3A"), (",", "%2C")]
    where = ",".join(f"{key}={_escaped(str(value), marks)}" for key, value in places.items() if value is not None)
    return f"::{_GITHUB[diagnostic.severity]} {where}::{_escaped(diagnostic.localised(session.language))}"


def _escaped(text: str, marks: Sequence[tuple[str, str]] = ()) -> str:
    for mark, escape in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"), *marks):
        text = text.replace(mark, escape)
    return safe(text)


def totals(session: Session, diagnostics: Iterable[Diagnostic]) -> str:
    """Return the diagnostics counted in words: "2 errors, 1 warning"; empty where there are none."""
    counts = Counter(one.severity for one in diagnostics)
    return ", ".join(
        session.words(f"{severity}.{'1' if counts[severity] == 1 else 'n'}", count=counts[severity])
        for severity in Severity
        if counts[severity]
    )


def warn(session: Session, diagnostics: Sequence[Diagnostic]) -> None:
    """Say on standard error what a format could not hold: the first few, or all of it when verbose."""
    shown = diagnostics if session.verbose else diagnostics[:_FEW]
    for one in shown:
        for line in lines(session, one, sys.stderr):
            session.tell(line)
    if len(shown) < len(diagnostics):
        session.notice("more", count=len(diagnostics) - len(shown))
