"""Cards: labels that recur, each time below a line of its own, which is then the title of a project."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from aenoprojects.parsing.classify import Item
from aenoprojects.parsing.headings import (
    LONGEST_HEADING,
    LONGEST_TITLE,
    is_contact_heading,
    is_facts_heading,
    is_onward,
)
from aenoprojects.parsing.labels import find_likely_label, find_set_apart
from aenoprojects.parsing.marks import Marks, is_below_label
from aenoprojects.parsing.tables import Tables
from aenoprojects.values.organisation import is_organisation_line
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import fold

_FEWEST = 2
"""Cards of a page: one may be anything, and two lines with the same labels below them are no accident."""
_NUMBERED = re.compile(r"\s*(\d{1,4})[.)]\s")
_LEAD = 3
"""Sentences that may stand between a title and its labels."""
_WHOSE = frozenset({"organisation", "theme", "contact"})
_WHAT = frozenset({"theme", "period", "start", "end", "amount"})
"""Cards must have two fields in common, one of each: phases of one project share period and amount, and partners or
people organisation and contact."""


def find_cards(items: Sequence[Item], marks: Marks, tables: Tables, vocabulary: Vocabulary) -> dict[int, int]:
    """Return the cards of a page: position of the first label -> position of the title above it.

    A card begins where a label that the card above has too stands below a line that may be a title. To be believed,
    the cards must share what only projects share, and their titles must differ: "Projectinformatie" above each box
    of labels is none.
    """
    counts = Counter(text for place in marks for text in _texts(marks, place))
    if max(counts.values(), default=0) < _FEWEST:
        return {}
    finder = _Titles(items, marks, tables, vocabulary)
    starts: list[int] = []
    seen: set[str] = set()
    for place in marks:
        texts = _texts(marks, place)
        if seen.intersection(texts) and finder.above(place) is not None:
            starts.append(place)
            seen = set()
        seen.update(texts)
    opening = {text for place in starts for text in _texts(marks, place)[:1]}
    first = next((place for place in marks if opening.intersection(_texts(marks, place)[:1])), None)
    if first is not None and first not in starts and finder.above(first) is not None:
        starts.insert(0, first)
    cards = dict(found for place in starts if (found := finder.above(place)))
    return cards if _are_cards(items, marks, cards) else {}


def _texts(marks: Marks, place: int) -> list[str]:
    """Return the labels of a line that say something of a project, folded."""
    return [fold(label.text) for label in marks[place] if label.field not in (None, "extra", "tags", "details")]


def _are_cards(items: Sequence[Item], marks: Marks, cards: dict[int, int]) -> bool:
    """Return whether lines with labels below them are projects: they share fields, and differ in their titles."""
    if len(cards) < _FEWEST or len({fold(items[title].text) for title in cards.values()}) * 2 <= len(cards):
        return False
    # What stands right below a label without a value is that label's, unless cards are known by more than that.
    if sum(not is_below_label(items, marks, title) for title in cards.values()) < _FEWEST:
        return False
    numbers = [number for title in sorted(cards.values()) if (number := _number(items[title])) is not None]
    if any(one >= other for one, other in pairwise(numbers)):
        return False  # items of lists within the text
    starts = sorted(cards)
    headed = sum(any(items[at].line.level for at in range(*between)) for between in pairwise(starts))
    if headed * 2 > len(cards) - 1:
        return False  # the headings of the markup are the titles, and do not head groups of them
    fields: list[set[str | None]] = [set() for _ in starts]
    for place in marks:
        if place >= starts[0]:
            fields[bisect_right(starts, place) - 1].update(label.field for label in marks[place])
    shared = Counter(name for card in fields for name in card & (_WHOSE | _WHAT))
    if sum("title" in card for card in fields) * 2 >= len(cards):
        return False  # a label says what their titles are
    common = {name for name, count in shared.items() if count >= _FEWEST and count * 2 > len(cards)}
    return len(common) > 1 and bool(common & _WHOSE) and bool(common & _WHAT)


def _number(item: Item) -> int | None:
    """Return the number in front of a line: "3. Veilig thuis"."""
    match = _NUMBERED.match(item.line.text[: item.line.marker])
    return int(match[1]) if match else None


class _Titles:
    """Finds the line above a card's labels that may be its title."""

    def __init__(self, items: Sequence[Item], marks: Marks, tables: Tables, vocabulary: Vocabulary) -> None:
        self.items, self.marks, self.tables, self.vocabulary = items, marks, tables, vocabulary
        self._labels: Counter[str] | None = None

    def above(self, place: int) -> tuple[int, int] | None:
        """Return where the card of a label begins, and the position of the title above it.

        Labels that tell nothing of a project, and a lead, may stand between the title and the label.
        """
        start, at, sentences = place, place - 1, 0
        while at >= 0:
            text = self.items[at].text
            if at in self.marks and not _texts(self.marks, at):
                start, at = at, at - 1
            elif not self._is_free(at):
                return None
            elif self._is_label(at):
                at -= 1
            elif (text[-1] == "." or (text[-1] in "!?" and len(text) > LONGEST_HEADING)) and sentences < _LEAD:
                at, sentences = at - 1, sentences + 1
            else:
                title = self._title(at)
                return None if title is None else (start, title)
        return None

    def _title(self, at: int) -> int | None:
        """Return the position of the title that a line is, or that stands above it where it is whose project it is."""
        if not self._may_be_title(at):
            return None
        if at == 0 or not is_organisation_line(self.items[at].text, self.items[at - 1].text, self.vocabulary):
            return at
        return at - 1 if self._is_free(at - 1) and self._may_be_title(at - 1) else None

    def _is_free(self, at: int) -> bool:
        """Return whether a line is text: no label, no value by its markup, no heading, nothing of the page."""
        item = self.items[at]
        if at in self.marks or at in self.tables.listed or at in self.tables.values or item.line.role:
            return False
        return not (item.line.level or item.section or item.is_navigation or item.is_footer or item.line.is_front)

    def _is_label(self, at: int) -> bool:
        """Return whether a line is a label that nobody knows, and that recurs."""
        label = self._unknown(at)
        if label is None:
            return False
        if self._labels is None:
            found = map(self._unknown, range(len(self.items)))
            self._labels = Counter(text for text in found if text)
        return self._labels[label] > 1

    def _unknown(self, at: int) -> str | None:
        if at in self.marks:
            return None
        line = self.items[at].line
        label = find_set_apart(line) or find_likely_label(line, self.vocabulary)
        return fold(label.text) if label and label.start < label.end else None

    def _may_be_title(self, at: int) -> bool:
        item = self.items[at]
        text = item.text
        if (item.line.marker and _number(item) is None) or len(text) > LONGEST_TITLE:
            return False
        if text[-1] in ".;:," or "@" in text or is_onward(item.line, self.vocabulary):
            return False
        if is_facts_heading(text, self.vocabulary) or is_contact_heading(text, self.vocabulary):
            return False
        first = next((char for char in text if char.isalnum()), "")
        return first.isupper() or first.isdigit()
