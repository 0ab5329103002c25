"""Runs of labels: what tells a listing's entries from its prose."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from aenoprojects.parsing.headings import section_heading
from aenoprojects.parsing.labels import Label, known_label, likely_label
from aenoprojects.reading.lines import Line
from aenoprojects.values.organisation import is_organisation_line
from aenoprojects.vocabulary import Vocabulary

ABOVE = 4
"""Non-blank lines above a run among which the heading is."""

_GAP = 3  # non-blank lines of value that may stand between two labels
_CORE = frozenset({"theme", "period", "end"})


@frozen
class Run:
    """The labels of one header."""

    labels: dict[int, Label]
    """Place among the page's non-blank lines -> label, in order."""

    @property
    def first(self) -> int:
        """Return the place of the first label."""
        return min(self.labels)

    @property
    def last(self) -> int:
        """Return the place of the last label."""
        return max(self.labels)

    @property
    def names(self) -> set[str]:
        """Return the fields that occur."""
        return {label.field for label in self.labels.values() if label.field}


def find_runs(lines: Sequence[Line], rows: list[int], vocabulary: Vocabulary) -> list[Run]:
    """Return the runs of labels that make an entry."""
    runs: list[Run] = []
    labels: dict[int, Label] = {}
    for place, index in enumerate(rows):
        label = known_label(lines[index], vocabulary)
        if label is None:
            continue
        if labels and not _continues(lines, rows, labels, place, label, vocabulary):
            runs.append(Run(labels))
            labels = {}
        labels[place] = label
    if labels:
        runs.append(Run(labels))
    return [run for run in runs if _qualifies(lines, rows, run)]


def _continues(
    lines: Sequence[Line],
    rows: list[int],
    labels: dict[int, Label],
    place: int,
    label: Label,
    vocabulary: Vocabulary,
) -> bool:
    """Return whether a label belongs to the run before it."""
    last = max(labels)
    between = [lines[rows[row]] for row in range(last + 1, place)]
    if len(between) > _GAP or any(section_heading(line, vocabulary) for line in between):
        return False
    seen = {known.field for known in labels.values()}
    if label.field == "title" and "title" in seen:
        return False
    # Two or more lines and then a field again: a heading and an organisation line of an entry without prose.
    return not (len(between) >= 2 and label.field in seen)


def _qualifies(lines: Sequence[Line], rows: list[int], run: Run) -> bool:
    """Return whether a run of labels is a header: "E-mail: ..." alone in prose is none."""
    names = run.names
    if "title" in names:
        above = [lines[rows[place]] for place in range(max(0, run.first - 2), run.first)]
        return len(names) > 1 or (len(above) == 2 and is_organisation_line(above[1].text, above[0].text))
    return len(names) > 2 and bool(names & _CORE)


def whole_run(lines: Sequence[Line], rows: list[int], run: Run, room: range, vocabulary: Vocabulary) -> Run:
    """Return the run with the misspelt and unknown labels that stand in it or border on it.

    `room` is from the end of the previous run to the start of the next, whose heading may look like a label too.
    """
    labels = dict(run.labels)
    for place in range(run.first, run.last):
        if place not in labels and (label := likely_label(lines[rows[place]], vocabulary)):
            previous = max(known for known in labels if known < place)
            if labels[previous].value or place - previous > 1:
                labels[place] = label
    place = run.last + 1
    while place < min(room.stop, len(rows)) and rows[place] == rows[place - 1] + 1:
        following = likely_label(lines[rows[place]], vocabulary)
        if following is None or section_heading(lines[rows[place]], vocabulary):
            break
        if following.field is None and place >= room.stop - ABOVE:
            break
        labels[place] = following
        place += 1
    place = run.first - 1
    while place >= room.start and rows[place] == rows[place + 1] - 1:
        above = likely_label(lines[rows[place]], vocabulary)
        if above is None or above.field is None:
            break
        labels[place] = above
        place -= 1
    return Run(dict(sorted(labels.items())))
