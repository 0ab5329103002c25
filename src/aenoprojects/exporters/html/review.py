"""The review view: the lines of a page as they were read, each value marked in its place; beside them what it became.

The page is cut where projects begin: beside the lines of each stand its fields and the findings in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote

from attrs import field, frozen

from aenoprojects.diagnostics import Diagnostic, Language
from aenoprojects.exporters.html.articles import Say, said
from aenoprojects.exporters.readout import field_name, value_said
from aenoprojects.exporters.wording import SEVERITIES
from aenoprojects.model import Document, Place, Project, Source

_TOLD_ELSEWHERE = ("heading", "organisation.text")
"""Paths of values that are whole lines, which stand on the left, as texts do."""


@frozen
class Mark:
    """A stretch of a line from which a value was read."""

    start: int
    end: int
    path: str
    is_doubtful: bool


@frozen
class Part:
    """Lines from one project's first to the next one's; several projects where they begin on one line of a table."""

    first: int
    last: int
    projects: tuple[Project, ...] = ()
    findings: list[Diagnostic] = field(factory=list)


def review(document: Document, projects: Sequence[Project], say: Say, language: Language) -> Iterator[str]:
    """Yield the review view, source by source.

    Args:
        document: its sources hold the lines as read.
        projects: its projects, which know where their values stand.
        say: gives the words of the page.
        language: of the findings.
    """
    yield f'<section id="review" aria-labelledby="h-review"><h2 id="h-review">{said(say("as-read"))}</h2>'
    yield f'<p class="soft">{said(say("review-hint"))}</p>\n'
    shown = {source.name for source in document.sources if source.lines}
    if elsewhere := [one for one in document.diagnostics if one.source and one.source not in shown]:
        yield f"<h3>{said(say('other-findings'))}</h3>"
        yield from (_finding(0, one, None, say, language) for one in elsewhere)
    for number, source in enumerate(document.sources):
        if source.lines:
            own = [one for one in projects if one.source and one.source.name == source.name]
            found = [one for one in document.diagnostics if one.source in (source.name, None)]
            yield from _source(number, source, own, found, say, language)
    yield "</section>\n"


def _source(
    number: int, source: Source, projects: Sequence[Project], found: Sequence[Diagnostic], say: Say, language: Language
) -> Iterator[str]:
    marks = _marks(projects, found)
    name = f"source-{number}"
    yield f'<section class="source" aria-labelledby="{name}"><h3 id="{name}">{said(source.name)}</h3>\n'
    for part in _parts(source, projects, found):
        names = " ".join(quote(project.id.encode("utf-8", "replace"), safe="") for project in part.projects)
        yield f'<div class="review" data-projects="{said(names)}"><ol start="{part.first}" lang="nl">\n'
        for line in range(part.first, part.last + 1):
            text = _marked(source.lines[line - 1], marks.get(line, []), language)
            yield f'<li id="line-{number}-{line}">{text}</li>\n'
        yield "</ol><div>"
        for project in part.projects:
            yield _fields(number, project, language)
        for one in part.findings:
            yield _finding(number, one, _line_of(one, source, projects), say, language)
        yield "</div></div>\n"
    if not found:
        yield f"<p>{said(say('no-findings'))}</p>"
    yield "</section>\n"


def _parts(source: Source, projects: Sequence[Project], found: Sequence[Diagnostic]) -> list[Part]:
    """Return the parts of a source in order, each finding in that of its project, else of its line, else the first."""
    starting: dict[int, list[Project]] = defaultdict(list)
    for project in projects:
        starting[min((place.line for place in project.places.values()), default=1)].append(project)
    firsts = sorted({1, *starting})
    lasts = [first - 1 for first in firsts[1:]] + [len(source.lines)]
    parts = [Part(first, last, tuple(starting[first])) for first, last in zip(firsts, lasts, strict=True)]
    of_project = {project.id: part for part in parts for project in part.projects}
    for one in found:
        line = _line_of(one, source, projects) or 1
        at_line = next((part for part in parts if part.first <= line <= part.last), parts[0])
        of_project.get(one.project or "", at_line).findings.append(one)
    return parts


def _marks(projects: Sequence[Project], found: Sequence[Diagnostic]) -> Mapping[int, list[Mark]]:
    doubts = {(one.project, one.field) for one in found if one.field}
    marks: dict[int, list[Mark]] = defaultdict(list)
    for project in projects:
        for path, place in project.places.items():
            is_doubtful = (project.id, path) in doubts
            for one in (place, *place.more):
                marks[one.line].append(Mark(one.start, one.end, path, is_doubtful))
    return marks


def _line_of(one: Diagnostic, source: Source, projects: Sequence[Project]) -> int | None:
    """Return the line as read that a finding is about: of its value's place, or its own where lines are the file's."""
    if one.place:
        return one.place[0]
    project = next((each for each in projects if each.id == one.project), None)
    if project and one.field and (place := _place(project, one.field)):
        return place.line
    is_line = source.kind == "text" and one.line is not None and 1 <= one.line <= len(source.lines)
    return one.line if is_line else None


def _place(project: Project, path: str) -> Place | None:
    places = project.places
    return next((places[key] for key in places if f"{key}.".startswith(f"{path}.")), None)


def _fields(number: int, project: Project, language: Language) -> str:
    rows = "".join(
        f'<tr><th scope="row"><a href="#line-{number}-{place.line}">{said(field_name(path, language))}</a></th>'
        f"<td>{said(value_said(project, path, language))}</td></tr>"
        for path, place in sorted(project.places.items(), key=lambda row: row[1][:3])
        if path not in _TOLD_ELSEWHERE and not path.startswith("sections.")
    )
    return f"<h4>{said(project.title)}</h4><table>{rows}</table>"


def _finding(number: int, one: Diagnostic, line: int | None, say: Say, language: Language) -> str:
    made = f" ({said(say('read-as', text=one.read_as))})" if one.read_as else ""
    place = f' data-line="line-{number}-{line}"' if line else ""
    head = " ".join(filter(None, [SEVERITIES[language][one.severity], one.code, f"{one.line or ''}"]))
    return (
        f'<p class="finding {said(one.severity)}" tabindex="0"{place}><strong>{said(head)}</strong> '
        f"{said(one.localised(language))}{made}</p>\n"
    )


def _marked(text: str, marks: Sequence[Mark], language: Language) -> str:
    """Return a line with its values marked; of values within each other each is, the longest on the outside."""
    pieces: list[str] = []
    place = 0
    ends: list[int] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if mark.start >= mark.end or (ends and mark.end > ends[-1] > mark.start):
            continue  # nothing, or it overlaps one that began before it
        while ends and ends[-1] <= mark.start:
            pieces += [said(text[place : ends[-1]]), "</mark>"]
            place = ends.pop()
        kind = ' class="doubt"' if mark.is_doubtful else ""
        name = said(field_name(mark.path, language))
        pieces += [
            said(text[place : mark.start]),
            f'<mark data-field="{said(mark.path)}"{kind} title="{name}">',
        ]
        place = mark.start
        ends.append(mark.end)
    while ends:
        pieces += [said(text[place : ends[-1]]), "</mark>"]
        place = ends.pop()
    return "".join(pieces) + said(text[place:])
