"""The review view: the lines of a page as they were read, each value marked in its place, the findings beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from aenoprojects.diagnostics import Diagnostic, Language
from aenoprojects.exporters.html.articles import Say, said
from aenoprojects.exporters.wording import SEVERITIES
from aenoprojects.model import Document, Project, Source

Mark = tuple[int, int, str]
"""First column, column after the last, what was read from it."""


def review(document: Document, projects: Sequence[Project], say: Say, language: Language) -> Iterator[str]:
    """Yield the review view, source by source.

    Args:
        document: its sources hold the lines as read.
        projects: its projects, which know where their values stand.
        say: gives the words of the page.
        language: of the findings.
    """
    yield f'<section class="panel" aria-labelledby="h-review"><h2 id="h-review">{said(say("review"))}</h2>'
    yield f'<p class="soft">{said(say("review-hint"))}</p></section>\n'
    for number, source in enumerate(document.sources):
        if source.lines:
            found = [one for one in document.diagnostics if one.source in (source.name, None)]
            yield from _source(number, source, _marks(source, projects), found, say, language)


def _marks(source: Source, projects: Sequence[Project]) -> dict[int, list[Mark]]:
    marks: dict[int, list[Mark]] = defaultdict(list)
    for project in projects:
        if project.source is None or project.source.name != source.name:
            continue
        for path, place in project.places.items():
            for one in (place, *place.more):
                marks[one.line].append((one.start, one.end, path))
    return marks


def _source(
    number: int,
    source: Source,
    marks: dict[int, list[Mark]],
    found: Sequence[Diagnostic],
    say: Say,
    language: Language,
) -> Iterator[str]:
    yield f'<section class="review"><div><h3>{said(source.name)}</h3><ol>\n'
    for line, text in enumerate(source.lines, start=1):
        yield f'<li id="line-{number}-{line}">{_marked(text, marks.get(line, []))}</li>\n'
    yield f"</ol></div><div><h3>{said(say('findings'))}</h3>"
    for one in found:
        made = f" ({said(say('read-as', text=one.read_as))})" if one.read_as else ""
        place = f' data-line="line-{number}-{one.line}"' if one.line and source.kind == "text" else ""
        head = " ".join(filter(None, [SEVERITIES[language][one.severity], one.code, f"{one.line or ''}"]))
        yield (
            f'<p class="finding" tabindex="0"{place}><strong>{said(head)}</strong> '
            f"{said(one.localised(language))}{made}</p>\n"
        )
    if not found:
        yield f"<p>{said(say('no-findings'))}</p>"
    yield "</div></section>\n"


def _marked(text: str, marks: Sequence[Mark]) -> str:
    """Return a line with its values marked; of values within each other each is, the longest on the outside."""
    pieces: list[str] = []
    place = 0
    ends: list[int] = []
    for start, end, path in sorted(marks, key=lambda mark: (mark[0], -mark[1])):
        if start >= end or (ends and end > ends[-1] > start):
            continue  # nothing, or it overlaps one that began before it
        while ends and ends[-1] <= start:
            pieces += [said(text[place : ends[-1]]), "</mark>"]
            place = ends.pop()
        pieces += [said(text[place:start]), f'<mark data-field="{said(path)}" title="{said(path)}">']
        place = start
        ends.append(end)
    while ends:
        pieces += [said(text[place : ends[-1]]), "</mark>"]
        place = ends.pop()
    return "".join(pieces) + said(text[place:])
