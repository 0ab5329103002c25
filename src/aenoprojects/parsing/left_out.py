"""Headings like those of a listing's projects below which labels stand, and which became no project all the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from aenoprojects.diagnostics import Code, Diagnostic, report
from aenoprojects.parsing.labels import LONGEST_LABEL
from aenoprojects.parsing.outline import Entry, Lines
from aenoprojects.vocabulary.folding import fold

_OWN = frozenset({"title", "organisation", "theme", "period", "start", "end"})
"""Fields that tell of a project; an amount or an address below a heading may be the fund's."""
_WORDS = 5  # of a label
_COLON = re.compile("[:：]")


def left_out(lines: Lines, entries: Sequence[Entry]) -> list[Diagnostic]:
    """Report each heading of the level of the entries' own that is in none, with one of their labels in its text."""
    heads = {entry.head.heading for entry in entries}
    levels = {lines.items[place].line.level for place in heads if place is not None} - {0}
    labels = {fold(one.label) for entry in entries for one in entry.fields if one.field in _OWN}
    used = frozenset(place for entry in entries for place in entry.places)
    return [
        report(Code.HEADING_LEFT_OUT, text=item.text, line=item.line.number)
        for place, item in enumerate(lines.items)
        if item.line.level in levels and place not in used
        and any(_holds(text, labels) for text in _below(lines, place, used))
    ]  # fmt: skip


def _below(lines: Lines, heading: int, used: frozenset[int]) -> Iterator[str]:
    """Yield the lines below a heading, up to the next heading as high and to what a project has."""
    level = lines.items[heading].line.level
    for place in range(heading + 1, len(lines.items)):
        item = lines.items[place]
        if place in used or 0 < item.line.level <= level:
            return
        yield item.text


def _holds(text: str, labels: set[str]) -> bool:
    """Return whether one of some labels stands anywhere in a text, with a capital and a colon."""
    for colon in _COLON.finditer(text):
        words = text[max(0, colon.start() - LONGEST_LABEL) : colon.start()].split()
        for first in range(max(0, len(words) - _WORDS), len(words)):
            if words[first][:1].isupper() and fold(" ".join(words[first:])) in labels:
                return True
    return False
