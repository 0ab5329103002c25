"""How far a value reaches: the lines below a label that belong to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from aenoprojects.parsing.classify import Item
from aenoprojects.parsing.labels import Label
from aenoprojects.parsing.marks import is_adjacent, is_heading_label
from aenoprojects.parsing.tables import Tables

_SHORT = 80
"""Characters of a line that may still be a value."""
_LONGEST_DETAILS = 400
"""Characters of a line with addresses and numbers: of several people, one after the other."""
_CARD = 6
"""Lines below a name: function, organisation, numbers, an address."""
_SENTENCE_WORDS = 4
"""Words of a line that ends like a sentence: prose between two labels, not the rest of a value."""
_JOINERS = frozenset({"-", "–", "—", "en", "tot", "met", "t/m", "of", "|", "/", "&"})
_CONTACT = frozenset({"contact", "details"})
_PERIOD = frozenset({"period", "start", "end"})
_DETAIL = re.compile(r"@|\d[\d\s()./-]{6,}\d")  # an address or a number
_ON = re.compile(r"\s*(?:[-–—]|t/m|tot|t\.?e\.?m\.?)\s*\S", re.IGNORECASE)  # "- mei 2022"


def lines_of_value(
    items: Sequence[Item], tables: Tables, place: int, label: Label, stop: int, *, is_last: bool
) -> list[int]:
    """Return the positions of the further lines of a value."""
    more: list[int] = []
    if items[place].line.is_front:
        return more
    at = place + 1
    if place in tables.labels or items[place].line.role == "term":
        while at < stop and is_value_of(items, tables, place, at):
            more.append(at)
            at += 1
        return more
    value = items[place].line.text[label.start : label.end]
    if is_heading_label(items, place, label) and at < stop and not (items[at].line.level or items[at].section):
        more.append(at)
        value = items[at].text
        at += 1
    if label.field in _CONTACT and (not value or more):
        return [*more, *_block(items, at, stop)]
    if label.field in _CONTACT and is_last:
        more = _card(items, at, stop)
        at += len(more)
    while at < stop:
        if is_last and not _runs_on(items, at, stop, value, label.field):
            break
        if not is_last and value and _is_prose(items[at], value, label.field):
            break
        more.append(at)
        value = f"{value} {items[at].text}".strip()
        at += 1
    return more


def _card(items: Sequence[Item], place: int, stop: int) -> list[int]:
    """Return the short lines directly below somebody's name, up to the last that holds an address or a number."""
    end = place
    while end < min(stop, place + _CARD) and is_adjacent(items, end) and _may_be_contact(items, end, is_first=False):
        end += 1
    while end > place and not _DETAIL.search(items[end - 1].text):
        end -= 1
    return list(range(place, end))


def _block(items: Sequence[Item], place: int, stop: int) -> list[int]:
    """Return the lines below an empty label of a contact: one block of short lines, or of list items."""
    block: list[int] = []
    while place < stop and _may_be_contact(items, place, is_first=not block and is_adjacent(items, place)):
        is_list = items[place].line.marker > 0
        if block and not is_adjacent(items, place) and not (is_list and items[block[-1]].line.marker):
            break
        block.append(place)
        place += 1
    return block


def _may_be_contact(items: Sequence[Item], place: int, *, is_first: bool) -> bool:
    item = items[place]
    if (item.section is not None and not item.line.marker) or item.line.level or item.is_footer or item.is_navigation:
        return False
    if _DETAIL.search(item.text) or is_first:
        return len(item.text) < _LONGEST_DETAILS
    return len(item.text) < _SHORT and not item.text.endswith((".", "!", "?"))


def _is_prose(item: Item, value: str, name: str | None) -> bool:
    """Return whether a line between two labels is prose, and not the rest of the value above it."""
    text = item.text
    if name in _CONTACT and _DETAIL.search(text):
        return False
    if _goes_on(value, item):
        return False
    return item.line.level > 0 or (text.endswith((".", "!", "?")) and len(text.split()) >= _SENTENCE_WORDS)


def _runs_on(items: Sequence[Item], place: int, stop: int, value: str, name: str | None) -> bool:
    """Return whether the value of the last label goes on in a line: only where it is missing or plainly unfinished."""
    item = items[place]
    if item.section is not None or item.is_footer or item.line.level:
        return False
    if is_adjacent(items, place):
        return not value or _goes_on(value, item) or _adds(item, name)
    # A blank line below an empty label: a sentence or the head of a paragraph is prose, not its value.
    return not (value or item.text.endswith(".") or (place + 1 < stop and is_adjacent(items, place + 1)))


def _goes_on(value: str, item: Item) -> bool:
    """Return whether a value goes on in the next line: an open parenthesis, a joiner, or a small letter or digit."""
    value = value.rstrip()
    if value.count("(") > value.count(")") or value.endswith(","):
        return True
    if value and value.rsplit(maxsplit=1)[-1].lower() in _JOINERS:
        return True
    text = item.text
    return (text[:1].islower() or text[:1].isdigit()) and len(text) < _SHORT and not item.line.marker


def _adds(item: Item, name: str | None) -> bool:
    """Return whether a line below a finished value adds to it: an address below a name, an end below a start."""
    if len(item.text) >= _SHORT:
        return False
    if name in _CONTACT:
        return bool(_DETAIL.search(item.text)) and not item.text.endswith(".")
    return name in _PERIOD and bool(_ON.match(item.line.text)) and any(char.isdigit() for char in item.text)


def is_value_of(items: Sequence[Item], tables: Tables, label: int, place: int) -> bool:
    """Return whether the markup makes a line the value of a label."""
    if label in tables.labels:
        return place in tables.values and _same_row(items, label, place)
    return items[label].line.role == "term" and items[place].line.role == "value"


def _same_row(items: Sequence[Item], one: int, other: int) -> bool:
    left, right = items[one].line.cell, items[other].line.cell
    return left is not None and right is not None and left[:2] == right[:2]
