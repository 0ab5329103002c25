"""Runs of labels: what tells a listing's entries from its prose."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from attrs import field, frozen

from aenoprojects.parsing.headings import section_heading
from aenoprojects.parsing.labels import Label, likely_label, near_label
from aenoprojects.reading.lines import Line
from aenoprojects.values.organisation_before import is_organisation_line
from aenoprojects.vocabulary import Vocabulary

ABOVE = 4
"""Filled lines above a run among which the heading is."""

_GAP = 3  # filled lines of value that may stand between two labels
_CORE = frozenset({"theme", "period", "end"})


@frozen
class Filled:
    """The filled lines of a page, by place: blank lines and page furniture have none."""

    lines: Sequence[Line]
    """All lines."""
    rows: tuple[int, ...]
    """Index of each filled line."""
    vocabulary: Vocabulary
    """The labels and phrases to go by."""

    @classmethod
    def of(cls, lines: Sequence[Line], vocabulary: Vocabulary) -> Filled:
        """Return the filled lines among lines."""
        rows = tuple(index for index, line in enumerate(lines) if line.text.strip() and not line.is_aside)
        return cls(lines, rows, vocabulary)

    def __getitem__(self, place: int) -> Line:
        """Return the line at a place."""
        return self.lines[self.rows[place]]

    def is_adjacent(self, place: int) -> bool:
        """Return whether no blank line parts a place from the one before it."""
        return self.rows[place] == self.rows[place - 1] + 1

    def is_section(self, place: int) -> bool:
        """Return whether a section heading that the vocabulary knows is at a place."""
        return section_heading(self[place], self.vocabulary) is not None


@frozen
class Run:
    """The labels of one header."""

    labels: dict[int, Label]
    """Place -> label, in order."""
    names: set[str] = field(factory=set)
    """The fields that occur."""

    @property
    def first(self) -> int:
        """Return the place of the first label."""
        return next(iter(self.labels))

    @property
    def last(self) -> int:
        """Return the place of the last label."""
        return next(reversed(self.labels))

    def add(self, place: int, label: Label) -> None:
        """Add a label below the others."""
        self.labels[place] = label
        if label.field:
            self.names.add(label.field)


def find_runs(page: Filled) -> list[Run]:
    """Return the runs of labels that make an entry, with the misspelt and unknown labels among them."""
    runs: list[Run] = []
    for place in range(len(page.rows)):
        if label := near_label(page[place], page.vocabulary):
            if not runs or not _continues(page, runs[-1], place, label):
                runs.append(Run({}))
            runs[-1].add(place, label)
    runs = [run for run in runs if _qualifies(page, run)]
    whole: list[Run] = []
    for run, following in zip_longest(runs, runs[1:]):
        floor = whole[-1].last + 1 if whole else 0
        # The heading of the next entry may look like a label nobody knows: keep off its place.
        ceiling = following.first if following else len(page.rows) + ABOVE
        whole.append(_with_others(page, run, floor, ceiling))
    return whole


def _continues(page: Filled, run: Run, place: int, label: Label) -> bool:
    between = range(run.last + 1, place)
    if len(between) > _GAP or any(page.is_section(row) for row in between):
        return False
    if label.field == "title" and "title" in run.names:
        return False
    if label.field == "organisation" and "title" in run.names and between and run.labels[run.last].value:
        # "Goes: Fietsen", "Gemeente: Goes": the heading and organisation line of the next entry.
        return False
    # Two or more lines and then a field again: a heading and an organisation line of an entry without prose.
    return not (len(between) >= 2 and label.field in run.names)


def _qualifies(page: Filled, run: Run) -> bool:
    """Return whether a run of labels is a header: "E-mail: ..." alone in prose is none."""
    if "title" not in run.names:
        return len(run.names) > 2 and bool(run.names & _CORE)
    if len(run.names) > 1:
        return True
    first = run.first
    return first > 1 and is_organisation_line(page[first - 1].text, page[first - 2].text)


def _with_others(page: Filled, run: Run, floor: int, ceiling: int) -> Run:
    """Return the run with the labels that stand in it or border on it, though misspelt or unknown."""
    labels = dict(run.labels)
    previous = run.first
    for place in range(run.first + 1, run.last):
        label = labels.get(place) or likely_label(page[place], page.vocabulary)
        if label and (place in labels or labels[previous].value or place - previous > 1):
            labels[place] = label
            previous = place
    place = run.last + 1
    while place < min(ceiling, len(page.rows)) and page.is_adjacent(place) and not page.is_section(place):
        below = likely_label(page[place], page.vocabulary)
        if below is None or (below.field is None and place >= ceiling - ABOVE):
            break
        labels[place] = below
        place += 1
    place = run.first - 1
    while place >= floor and page.is_adjacent(place + 1):
        above = likely_label(page[place], page.vocabulary)
        if above is None or above.field is None:
            break
        labels[place] = above
        place -= 1
    return Run(dict(sorted(labels.items())))
