"""How values show themselves where someone looks: one line in a terminal, a small table in a notebook."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aenoprojects.model.document import Document
    from aenoprojects.model.project import Project

_ROWS = 10
"""Projects that a notebook shows; who wants all of them asks for `rows()`."""
_LENGTH = 120
"""Letters of a cell."""
# Characters that drive a terminal or turn a line around: a page must not reach so far.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_HEADERS = ("id", "organisation", "title", "theme", "first day", "last day")


def counted(count: int, noun: str) -> str:
    """Return "1 project", "2 projects".

    >>> counted(2, "project")
    '2 projects'
    """
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def project_line(project: Project) -> str:
    """Return a project on one line: what `repr` gives.

    >>> from aenoprojects.model import Project
    >>> project_line(Project(id="oss-toss", heading="Oss: tOss", title="tOss"))
    "<Project 'oss-toss': 'tOss'>"
    """
    period = project.period
    facts = [project.organisation.name if project.organisation else "", (period and period.edtf) or ""]
    known = ", ".join(_short(fact) for fact in facts if fact)
    line = f"<Project {project.id!r:.80}: {_short(project.title)!r}{f' ({known})' if known else ''}>"
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in line)


def document_line(document: Document) -> str:
    """Return a document on one line: what `repr` gives.

    >>> from aenoprojects.model import Document
    >>> document_line(Document())
    '<Document: 0 projects of 0 sources, 0 diagnostics>'
    """
    projects, sources = counted(len(document.projects), "project"), counted(len(document.sources), "source")
    return f"<Document: {projects} of {sources}, {counted(len(document.diagnostics), 'diagnostic')}>"


def document_table(document: Document) -> str:
    """Return the first projects of a document as a table of HTML, every text of the page escaped."""
    shown = document.projects[:_ROWS]
    rows = (_row(project) for project in shown)
    more = len(document.projects) - len(shown)
    note = f", the first {len(shown)} shown; rows() gives all" if more else ""
    return _table(f"{document_line(document)[1:-1]}{note}", _HEADERS, rows)


def project_table(project: Project) -> str:
    """Return the facts of a project as a table of HTML, every text of the page escaped."""
    facts = (*zip(_HEADERS, _row(project), strict=True), ("summary", _short(project.summary)))
    return _table("", (), ((name, value) for name, value in facts if value))


def _row(project: Project) -> tuple[str, ...]:
    lead, theme, period = project.organisation, project.theme, project.period
    days = (period.first_day, period.last_day) if period else ()
    cells = (project.id, lead.name if lead else "", project.title, theme.name if theme else "")
    return (*map(_short, cells), *(day.isoformat() if day else "" for day in days or (None, None)))


def _table(caption: str, headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    head = "".join(f'<th scope="col">{escape(header)}</th>' for header in headers)
    lines = ["<table>", f"<caption>{escape(caption)}</caption>" if caption else ""]
    lines.append(f"<thead><tr>{head}</tr></thead>" if head else "")
    lines.append("<tbody>")
    for first, *rest in rows:
        cells = "".join(f'<td dir="auto">{escape(cell)}</td>' for cell in rest)
        lines.append(f'<tr><th scope="row">{escape(first)}</th>{cells}</tr>')
    return "\n".join([*filter(None, lines), "</tbody>", "</table>"])


def _short(text: str) -> str:
    line = _CONTROL.sub("\ufffd", " ".join(text[: 4 * _LENGTH].split()))
    return line if len(line) <= _LENGTH else f"{line[: _LENGTH - 1]}…"
