"""`show --source`: the page's own lines, and below each what was read from it, under the words themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from aenoprojects.cli.session import Session, one_line, safe
from aenoprojects.exporters.readout import field_name, value_said
from aenoprojects.model import Document, Place, Project

_WHOLE = "organisation.text"
"""Path of a value that is the whole line."""
_LONGEST = 80
"""Columns of a rule below a value: a whole paragraph needs no longer one."""
_GUTTER = 6
"""Columns of the line's number, and the blank behind it."""


def source_lines(document: Document, project: Project, session: Session) -> Iterator[str]:
    """Yield the lines of a project's part of the page, each followed by what was read from it.

    Args:
        document: the document that it is in: its sources hold the lines as read.
        project: a project of it.
        session: language of the names of fields.
    """
    lines = next((one.lines for one in document.sources if project.source and one.name == project.source.name), ())
    if not lines or not project.places:
        yield session.words("no-source-lines")
        return
    language = session.language
    read: dict[int, list[tuple[Place, str]]] = {}
    for path, place in project.places.items():
        if path.endswith(_WHOLE):
            continue
        for number, one in enumerate((place, *place.more)):
            name = field_name(path, language)
            said = f"{name}: {value_said(project, path, language)}" if number == 0 else name
            read.setdefault(one.line, []).append((one, said))
    first, last = min(read), _last(document, project, lines, max(read))
    for number in range(first, last + 1):
        yield f"{click.style(str(number).rjust(_GUTTER - 1), dim=True)} {safe(lines[number - 1])}"
        for place, said in sorted(read.get(number, ()), key=lambda row: (row[0].start, -row[0].end)):
            marks = "─" * min(max(place.end - place.start, 1), _LONGEST)
            yield click.style(f"{' ' * (_GUTTER + place.start)}{marks} {one_line(said)}", fg="cyan")


def _last(document: Document, project: Project, lines: Sequence[str], known: int) -> int:
    """Return the last line of a project: before the next one's first, without blank lines at the end."""
    starts = [
        min(place.line for place in one.places.values())
        for one in document
        if one.places and one.source and project.source and one.source.name == project.source.name
    ]
    following = [start for start in starts if start > known]
    last = min(following) - 1 if following else len(lines)
    while last > known and not lines[last - 1].strip():
        last -= 1
    return last
