"""Where the entries of a listing end: what stands below the last words of each is the page's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from attrs import evolve

from aenoprojects.parsing.groups import Group
from aenoprojects.parsing.headings import is_onward
from aenoprojects.parsing.outline import Entry, Lines

_RULE = re.compile(r"[-=_*~–—]{3,}")
_FEWEST = 2  # entries that end with a pointer: one may be part of what it says


def closing_rule(lines: Lines, start: int, groups: Sequence[Group], stop: int) -> int:
    """Return the position of the rule that closes a listing in plain text; `stop` where none does.

    Where a rule parts the page's own text from the first entry, and none parts entries, the next one parts the last
    entry from the page's text again; unless there is more than lines of text below it.

    Args:
        lines: the page.
        start: where the first entry begins.
        groups: the labels of the entries.
        stop: where the last one ends at the latest.
    """
    items, last = lines.items, groups[-1].last
    if not start or not _is_rule(lines, start - 1) or any(_is_rule(lines, at) for at in range(start, last)):
        return stop
    rule = next((at for at in range(last + 1, stop) if _is_rule(lines, at)), stop)
    below = range(rule + 1, stop)
    labelled = {group.first for group in lines.groups if group.names - {"extra", "details"}}
    is_more = any(items[at].section or items[at].line.level or at in labelled for at in below)
    return stop if is_more else rule


def _is_rule(lines: Lines, place: int) -> bool:
    return _RULE.fullmatch(lines.items[place].text) is not None


def end_of_element(lines: Lines, spans: Sequence[tuple[int, int]], start: int, first: int, stop: int) -> int:
    """Return where the last entry ends by the elements of the markup: where that of all entries ends, or its own.

    Its own, "<details>" say, counts where each entry before it has one that holds all its lines.

    Args:
        lines: the page.
        spans: where the entries before it begin and end.
        start: where it begins.
        first: its first label.
        stop: where it ends at the latest.
    """
    if not spans:
        return stop
    starts = [*(one for one, _ in spans), start]
    parted = [_dip(lines, one, other) for one, other in pairwise(starts)]
    all_of_them = min(lines.items[starts[0]].line.depth, *parted)
    has_own = all(_dip(lines, one, end - 1) > dip for (one, end), dip in zip(spans, parted, strict=True))
    has_own = has_own and _dip(lines, start, first) > parted[-1]
    floor = max(all_of_them - 1, parted[-1] if has_own else -1)
    return next((place for place in range(first + 1, stop) if _dip(lines, place - 1, place) <= floor), stop)


def _dip(lines: Lines, one: int, other: int) -> int:
    """Return how many elements were open, at the fewest, between the beginnings of two lines."""
    first, second = lines.items[one], lines.items[other]
    within = lines.page.lines[first.at + 1 : second.at + 1]
    return min((line.dip for line in within), default=first.line.depth)


def without_pointers(lines: Lines, entries: Sequence[Entry]) -> list[Entry]:
    """Return entries without the line at the end of each that only leads to its own page: "Lees meer over ..."."""
    ends = {
        number: entry.body[-1]
        for number, entry in enumerate(entries)
        if entry.body
        and is_onward(lines.items[entry.body[-1]].line, lines.vocabulary)
        and not _is_below_heading(lines, entry.body)
    }
    if len(ends) < _FEWEST or len(ends) * 2 <= len(entries):
        return list(entries)
    return [
        evolve(entry, body=entry.body[:-1], onward=ends[number]) if number in ends else entry
        for number, entry in enumerate(entries)
    ]


def _is_below_heading(lines: Lines, body: Sequence[int]) -> bool:
    """Return whether the last line is all that a section says."""
    above = lines.items[body[-2]] if len(body) > 1 else None
    return above is not None and bool(above.section or above.line.level)
