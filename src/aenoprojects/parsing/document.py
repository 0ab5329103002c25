"""The composition: a page's lines become a document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, TypeAlias

from attrs import evolve

from aenoprojects.diagnostics import Code, Diagnostic, report
from aenoprojects.model import Document, PageLine
from aenoprojects.parsing.classify import Item, classify
from aenoprojects.parsing.draft import Draft, finish
from aenoprojects.parsing.fields import read_entry
from aenoprojects.parsing.left_out import left_out
from aenoprojects.parsing.listing import find_entries, find_listing, find_single
from aenoprojects.parsing.outline import Entry, Lines
from aenoprojects.parsing.possible import may_hold_projects
from aenoprojects.parsing.subject import find_subject, headings_seen
from aenoprojects.reading.lines import Page
from aenoprojects.values.organisation import names_one
from aenoprojects.values.theme import known_rounds, read_legend
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import visible

Layout: TypeAlias = Literal["listing", "article"]

_NAMED = 5  # labels that AP101 names
_FEWEST_CLOSED = 5
"""Headings in a row without a word between them: more than a title, its subtitle and a first section."""
_FEWEST_HEADINGS = 3  # headings of closed panels; one or two may be all that a page has
_PROSE = 80  # characters of a line that is running text
_ROW = re.compile(r"\W*(?:(\d{1,3})|([A-Za-z]))[.)]\s")


def parse_page(
    page: Page, *, layout: Layout | None = None, vocabulary: Vocabulary | None = None, quick: bool = False
) -> Document:
    """Parse the lines of one source.

    Args:
        page: the lines.
        layout: "listing" or "article"; None to tell by the page itself.
        vocabulary: labels, section names and themes to go by; None for the package's own.
        quick: of a page that certainly holds no project say just that, and nothing of what stands on it instead.

    Returns:
        The document; every non-blank line is in exactly one project's heading, organisation line, field or
        section, or in the page text.
    """
    known = vocabulary or Vocabulary.default()
    items = classify(page.lines, known)
    if quick and layout is None and not may_hold_projects(items, known):
        return Document(sources=(page.source,), diagnostics=(report(Code.NO_PROJECTS, source=page.source.name),))
    lines = Lines.of(page, items, known)
    entries = find_projects(lines, layout)
    drafts = _read(lines, entries)
    used = {items[place].at for entry in entries for place in entry.places}
    rest = [line for at, line in enumerate(page.lines) if at not in used and line.text.strip()]
    notes = [*page.diagnostics, *_number_rounds(drafts, [line.text for line in rest], known)]
    notes += left_out(lines, entries) if drafts else _nothing(lines)
    projects, found = finish(drafts, page.source.name)
    return Document(
        sources=(evolve(page.source, lines=tuple(line.text for line in page.lines)),),
        projects=projects,
        page_text=tuple(PageLine(line=line.number, text=visible(line.text)) for line in rest),
        diagnostics=tuple(
            sorted(
                (*(evolve(note, source=page.source.name) for note in notes), *found), key=lambda note: note.line or 0
            )
        ),
    )


def find_projects(lines: Lines, layout: Layout | None = None) -> list[Entry]:
    """Return the projects of a page as positions of lines."""
    if layout == "listing":
        return find_entries(lines)
    if layout is None and (entries := find_listing(lines) or find_single(lines)):
        return entries
    subject = find_subject(lines, is_said=layout == "article")
    return [subject] if subject else []


def _read(lines: Lines, entries: Sequence[Entry]) -> list[Draft]:
    """Return the projects that the entries tell of."""
    # Where no entry has a label for its title, the headings are the titles, and none is missing.
    is_titled = any(one.field == "title" for entry in entries for one in entry.fields)
    is_titled = is_titled or (len(entries) == 1 and not entries[0].is_alone)
    headings = ["" if e.head.heading is None else lines.items[e.head.heading].line.text for e in entries]
    return [
        read_entry(
            lines.items,
            entry,
            lines.page.source.name,
            lines.vocabulary,
            is_numbered=_continues_row(headings, number),
            is_titled=is_titled,
        )
        for number, entry in enumerate(entries)
    ]


def _continues_row(headings: Sequence[str], number: int) -> bool:
    """Return whether a heading's number or letter continues that of a neighbour, or is continued by it."""
    own = _in_row(headings[number])
    if own is None:
        return False
    beside = [_in_row(headings[at]) for at in (number - 1, number + 1) if 0 <= at < len(headings)]
    return any(one is not None and abs(one - own) == 1 for one in beside)


def _in_row(heading: str) -> int | None:
    match = _ROW.match(heading)
    return None if match is None else int(match[1]) if match[1] else ord(match[2].lower())


def _number_rounds(drafts: Sequence[Draft], rest: Sequence[str], vocabulary: Vocabulary) -> list[Diagnostic]:
    """Fill in the grant rounds that the page's legend, or the user's vocabulary, gives the asterisks."""
    marked = [draft for draft in drafts if draft.project.marks]
    if not marked:
        return []
    rounds = read_legend(rest, vocabulary) or known_rounds(vocabulary)
    for draft in marked:
        draft.project = evolve(draft.project, grant_round=rounds.get(draft.project.marks))
    left = next((draft.project for draft in marked if draft.project.grant_round is None), None)
    if left is None:
        return []
    return [report(Code.MARKS_WITHOUT_LEGEND, line=left.source.line if left.source else None, field="marks")]


def _nothing(lines: Lines) -> list[Diagnostic]:
    """Say that there is no project, what looked like the labels of one, and whether panels may be closed."""
    labels = [f"{one.label} ({lines.items[one.place].line.number})" for group in lines.groups for one in group.fields]
    notes = [report(Code.NO_PROJECTS, text=", ".join(labels[:_NAMED]) or None)]
    headings = headings_seen(lines)
    if len(headings) < _FEWEST_HEADINGS or any(map(_is_prose, lines.items)):
        headings = _closed(lines)
    if headings:
        texts = [f"{lines.items[at].text} ({lines.items[at].line.number})" for at in headings]
        notes.append(report(Code.ONLY_HEADINGS, text=", ".join(texts[:_NAMED])))
    return notes


def _closed(lines: Lines) -> list[int]:
    """Return the positions of the longest row of headings with nothing between them, as closed panels are copied.

    In a text they are known by the organisation before the title: "Goes: Fietsen".
    """
    longest: list[int] = []
    row: list[int] = []
    for place, item in enumerate(lines.items):
        if item.line.level or names_one(item.line.text, lines.vocabulary):
            row = [*row, place] if row and row[-1] == place - 1 else [place]
            longest = max(longest, row, key=len)
    return longest if len(longest) >= _FEWEST_CLOSED else []


def _is_prose(item: Item) -> bool:
    return len(item.text) > _PROSE or (item.section is None and item.text.endswith((".", "!")))
