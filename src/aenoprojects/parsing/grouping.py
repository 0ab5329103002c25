"""Headings above groups of projects: what they say holds for every project below them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from attrs import evolve

from aenoprojects.parsing.groups import Field, Piece
from aenoprojects.parsing.marks import SHARED
from aenoprojects.parsing.outline import Entry, Lines
from aenoprojects.parsing.texts import whole
from aenoprojects.vocabulary.folding import fold

_FEWEST = 2
"""Such headings on a page: a single one may be the title of the page."""


def with_group_headings(lines: Lines, entries: Sequence[Entry]) -> list[Entry]:
    """Return entries with the fields that the headings above groups of them give.

    "Thema: Wonen" says so; "Wonen" is a theme where the vocabulary knows it, and other such headings of the page:
    it may as well be a place, a round or a status. The heading itself stays text of the page.
    """
    above = _headings_above(lines, entries)
    given = {place: one for place in set(above.values()) if (one := _field(lines, place)) is not None}
    counts = Counter(one.label for one in given.values())
    return [
        _with(entry, given[above[number]])
        if number in above and above[number] in given and counts[given[above[number]].label] >= _FEWEST
        else entry
        for number, entry in enumerate(entries)
    ]


def _headings_above(lines: Lines, entries: Sequence[Entry]) -> dict[int, int]:
    """Return number of an entry -> position of the nearest heading above it that is higher than its own and no entry's.

    All are of one level, that of most.
    """
    used = {place for entry in entries for place in entry.places}
    last = None
    firsts = {min(entry.places): number for number, entry in enumerate(entries)}
    found: dict[int, int] = {}
    for place, item in enumerate(lines.items):
        if (number := firsts.get(place)) is not None and last is not None:
            own = _level(lines, entries[number])
            if not own or lines.items[last].line.level < own:
                found[number] = last
        if item.line.level and place not in used:
            last = place
    levels = Counter(lines.items[place].line.level for place in found.values())
    level = max(levels, key=levels.__getitem__, default=0)
    return {number: place for number, place in found.items() if lines.items[place].line.level == level}


def _level(lines: Lines, entry: Entry) -> int:
    return 0 if entry.head.heading is None else lines.items[entry.head.heading].line.level


def _field(lines: Lines, place: int) -> Field | None:
    """Return what a heading says of the projects below it: a label with its value, or a theme that is known."""
    item = lines.items[place]
    if item.labels:
        label = item.labels[0]
        is_told = len(item.labels) == 1 and label.field in SHARED and label.start < label.end
        return Field(label.field, label.text, place, (Piece(place, label.start, label.end),)) if is_told else None
    if fold(item.text) in lines.vocabulary.theme_names:
        return Field("theme", "", place, (whole(lines.items, place),))
    return None


def _with(entry: Entry, one: Field) -> Entry:
    if any(own.field == one.field and own.pieces for own in entry.fields):
        return entry
    if one.field == "organisation" and entry.head.organisation:
        return entry
    return evolve(entry, fields=(one, *entry.fields))
