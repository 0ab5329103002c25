"""Containers: elements of the markup that hold one entry each, and in which something stands above its heading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from aenoprojects.parsing.classify import Item
from aenoprojects.parsing.heads import heads_section
from aenoprojects.reading.lines import Line
from aenoprojects.vocabulary import Vocabulary


def container_starts(lines: Sequence[Line], items: Sequence[Item], vocabulary: Vocabulary) -> tuple[int, ...]:
    """Return where containers begin whose first line is not their heading: a theme, a municipality or a badge above it.

    Between two headings of one level the element of the first ends and that of the second begins at the one line at
    which the fewest elements are open. Where several lines are equal in that, nothing parts the entries.

    Args:
        lines: the lines of the page.
        items: those that are filled.
        vocabulary: the words to go by.
    """
    headings = [place for place, item in enumerate(items) if item.line.level and not heads_section(item, vocabulary)]
    levels = Counter(items[place].line.level for place in headings)
    level, count = max(levels.items(), key=lambda pair: (pair[1], pair[0]), default=(0, 0))
    if count < 2:
        return ()
    starts: set[int] = set()
    low: int | None = None
    tops = [place for place in headings if items[place].line.level <= level]
    for one, other in pairwise(tops):
        if items[one].line.level < level or items[other].line.level < level:
            continue  # the heading of a group of entries stands between
        dips = {place: _dip(lines, items, place) for place in range(one + 1, other + 1)}
        lowest = min(dips.values())
        first, *more = [place for place, dip in dips.items() if dip == lowest]
        if more or low not in (None, lowest):
            return ()
        low = lowest
        starts.update([first] if first < other else [])
    if low is None or not starts:
        return ()
    first = next(place for place in tops if items[place].line.level == level)
    begin = next((place for place in range(first, -1, -1) if _dip(lines, items, place) <= low), first)
    return tuple(sorted(starts | ({begin} if begin < first else set())))


def _dip(lines: Sequence[Line], items: Sequence[Item], place: int) -> int:
    """Return how many elements were open, at the fewest, since the filled line before began."""
    before = items[place - 1].at if place else -1
    return min(line.dip for line in lines[before + 1 : items[place].at + 1])
