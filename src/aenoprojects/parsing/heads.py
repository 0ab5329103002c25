"""The head of an entry: heading, organisation line and participants, found from the labels upwards."""

from __future__ import annotations

from itertools import pairwise

from attrs import frozen

from aenoprojects.parsing.headings import is_footer
from aenoprojects.parsing.runs import ABOVE, Filled, Run
from aenoprojects.reading.lines import Line
from aenoprojects.values.organisation_before import is_organisation_line, lists_participants, says_municipality
from aenoprojects.vocabulary.folding import fold

_LONGEST = 250  # characters of a heading
_LONGEST_PLAIN = 200  # characters of a line that lists participants without saying so


@frozen(kw_only=True)
class Head:
    """Places of the lines above a run of labels."""

    heading: int | None = None
    """None where the run has nothing above it."""
    organisation: tuple[int, ...] = ()
    participants: tuple[int, ...] = ()

    @property
    def places(self) -> set[int]:
        """Return all places."""
        return {*self.organisation, *self.participants, *(() if self.heading is None else (self.heading,))}


def find_head(page: Filled, run: Run, floor: int) -> Head:
    """Find heading and organisation line above a run.

    Of the pairs of lines of which the lower is an organisation that the upper one speaks of, the one whose upper
    line is most like a heading; what stands between it and the labels lists participants. "Gemeente: X" before
    the title may be that organisation line, though it is a label.

    Args:
        page: the filled lines.
        run: the labels.
        floor: place after the previous run.
    """
    start, title = next(
        ((place, label.value) for place, label in run.labels.items() if label.field == "title"), (run.first, "")
    )
    named = {place for place, label in run.labels.items() if label.field == "organisation"}
    above = range(max(floor, run.first - ABOVE), start)
    places = [place for place in above if place < run.first or place in named]
    pairs = [pair for pair in pairwise(places) if pair[0] < run.first and _are_head(page, *pair, title)]
    pairs = [pair for pair in pairs if all(_joins(page[place].text) for place in places if place > pair[1])]
    if pairs:
        heading, organisation = max(pairs, key=lambda pair: (_likeness(page[pair[0]], title), pair[0]))
    else:
        free = [place for place in places if place < run.first]
        if not free:
            return Head()
        heading = max(free, key=lambda place: (_likeness(page[place], title), place))
        below = [place for place in places if place > heading]
        if not below:
            return Head(heading=heading)
        organisation = below[0]
    if organisation not in run.labels:
        between = tuple(place for place in places if place > organisation and place not in run.labels)
        return Head(heading=heading, organisation=(organisation,), participants=between)
    following = next((place for place in run.labels if place > organisation), organisation + 1)
    value = organisation + (1 if run.labels[organisation].value else 2)
    return Head(
        heading=heading,
        organisation=tuple(range(organisation, min(value, following))),
        participants=tuple(range(value, following)),
    )


def _are_head(page: Filled, upper: int, lower: int, title: str) -> bool:
    above, below = page[upper], page[lower].text
    if ": " in below and title and fold(title) in fold(below) and not says_municipality(below):
        return False  # "Goes: Fietsen" above "Project: Fietsen" is a heading itself
    return _may_head(above) and is_organisation_line(below, above.text)


def _joins(text: str) -> bool:
    """Return whether a line between organisation line and labels may be one that lists participants."""
    return len(text) < _LONGEST_PLAIN or lists_participants(text)


def _may_head(line: Line) -> bool:
    text = line.text.strip()
    if line.level or text.startswith("*"):
        return True
    return len(text) <= _LONGEST and not is_footer(line) and not text.endswith((".", ";"))


def _likeness(line: Line, title: str) -> int:
    """Return how much a line looks like the heading of the project with this title."""
    text = line.text
    if len(text) > _LONGEST:
        return -1
    folded, wanted = fold(text), fold(title)
    score = 4 if line.level else 0
    score += 3 if wanted and wanted in folded else 0
    score += 2 if text.lstrip().startswith("*") else 0
    score += 1 if ": " in text and len(text) <= 150 and not text.rstrip().endswith(".") else 0
    score += 1 if set(folded.split()) & {word for word in wanted.split() if len(word) > 3} else 0
    return score
