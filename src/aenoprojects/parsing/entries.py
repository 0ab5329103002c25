"""Entries: where each project of a listing begins and ends.

Only looking ahead tells: an entry is a run of labels with a heading and an organisation line above it. The
heading is found from the run upwards, the end is the next heading (or the page's footer).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from attrs import field, frozen

from aenoprojects.parsing.headings import MARKER, is_footer, section_heading
from aenoprojects.parsing.labels import Label
from aenoprojects.parsing.runs import ABOVE, Run, find_runs, whole_run
from aenoprojects.reading.lines import Line
from aenoprojects.values.organisation import is_organisation_line, lists_participants
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import fold

_LONGEST = 250  # characters of a heading


@frozen(kw_only=True)
class Field:
    """One labelled field of a header."""

    label: Label
    lines: tuple[Line, ...]
    """The line of the label and those that its value runs on."""

    @property
    def value(self) -> str:
        """Return the value, its lines joined by a blank."""
        rest = (line.text.strip() for line in self.lines[1:])
        return " ".join(text for text in (self.label.value, *rest) if text)


@frozen(kw_only=True)
class Entry:
    """One project as lines: every non-blank line from its heading on is in exactly one of these."""

    heading: tuple[Line, ...] = ()
    organisation: tuple[Line, ...] = ()
    participants: tuple[Line, ...] = ()
    fields: tuple[Field, ...] = ()
    body: tuple[Line, ...] = ()
    """What follows the header, blank lines included."""
    airless: bool = False
    """True where no blank line parts its text."""


@frozen(kw_only=True)
class Split:
    """A page as entries and what belongs to none."""

    entries: tuple[Entry, ...]
    page_text: tuple[Line, ...] = field(default=())


def split_entries(lines: Sequence[Line], vocabulary: Vocabulary) -> Split:
    """Split a page into entries and page text.

    Args:
        lines: all lines of the page, blank ones included.
        vocabulary: the labels and phrases to go by.

    Returns:
        Entries in order; every non-blank line is in exactly one entry or in the page text.
    """
    rows = [index for index, line in enumerate(lines) if line.text.strip() and not line.aside]
    runs: list[Run] = []
    heads: list[_Head] = []
    floor = 0
    known = find_runs(lines, rows, vocabulary)
    ceilings = [*(run.first for run in known[1:]), len(rows) + ABOVE]
    for found, ceiling in zip(known, ceilings, strict=False):
        run = whole_run(lines, rows, found, range(floor, ceiling), vocabulary)
        runs.append(run)
        heads.append(_head(lines, rows, run, floor))
        floor = run.last + 1
    firsts = [run.first if head.heading is None else head.heading for run, head in zip(runs, heads, strict=True)]
    stops = [*(rows[first] for first in firsts[1:]), len(lines)]
    entries: list[Entry] = []
    page: list[Line] = [line for line in lines if line.aside and line.text.strip()]
    page += [lines[index] for index in rows[: firsts[0] if firsts else None]]
    for run, head, stop in zip(runs, heads, stops, strict=False):
        entry, footer = _entry(lines, rows, run, head, stop, vocabulary)
        entries.append(entry)
        page += footer
    return Split(entries=tuple(entries), page_text=tuple(sorted(page, key=lambda line: line.number)))


@frozen
class _Head:
    """Places of heading, organisation line and participants above a run."""

    heading: int | None
    organisation: tuple[int, ...] = ()
    participants: tuple[int, ...] = ()


def _head(lines: Sequence[Line], rows: list[int], run: Run, floor: int) -> _Head:
    """Find heading and organisation line above a run; `floor` is where the previous run ended.

    Of the pairs of lines of which the lower is an organisation that the upper one speaks of, the one whose upper
    line is most like a heading; what stands between it and the labels lists participants. "Gemeente: X" before
    the title may be that organisation line, though it is a label.
    """
    title = next((label.value for label in run.labels.values() if label.field == "title"), "")
    start = next((place for place, label in run.labels.items() if label.field == "title"), run.first)
    named = {place for place, label in run.labels.items() if label.field == "organisation"}
    above = range(max(floor, run.first - ABOVE), start)
    places = [place for place in above if place < run.first or place in named]
    here = {place: lines[rows[place]] for place in places}
    pairs = [
        (upper, lower)
        for upper, lower in pairwise(places)
        if upper < run.first
        and _may_head(here[upper])
        and is_organisation_line(here[lower].text, here[upper].text)
        and all(_joins(here[place].text) for place in places if place > lower)
    ]
    if pairs:
        upper, lower = max(pairs, key=lambda pair: (_likeness(here[pair[0]], title), pair[0]))
    else:
        free = [place for place in places if place < run.first]
        if not free:
            return _Head(None)
        upper = max(free, key=lambda place: (_likeness(here[place], title), place))
        lower = next((place for place in places if place > upper), upper)
    between = tuple(place for place in places if place > lower and place not in run.labels)
    return _Head(upper, (lower,) if lower > upper else (), between)


def _joins(text: str) -> bool:
    """Return whether a line between organisation line and labels may be one that lists participants."""
    return lists_participants(text) or len(text) < 200


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


def _entry(
    lines: Sequence[Line], rows: list[int], run: Run, head: _Head, stop: int, vocabulary: Vocabulary
) -> tuple[Entry, list[Line]]:
    """Build an entry and the footer that stands between it and the next."""
    taken = {*head.organisation, *head.participants}
    own = [place for place in run.labels if place not in taken]
    fields = []
    end = rows[run.last] if not own else rows[own[-1]]
    for number, place in enumerate(own):
        following = own[number + 1] if number + 1 < len(own) else None
        value = _value_lines(lines, rows, place, following, run.labels[place], stop, vocabulary)
        fields.append(Field(label=run.labels[place], lines=value))
        end = max(end, _last_index(rows, place, len(value)))
    body = list(lines[end + 1 : stop])
    footer: list[Line] = []
    for number, line in enumerate(body):
        if line.text.strip() and is_footer(line):
            footer = [rest for rest in body[number:] if rest.text.strip() and not rest.aside]
            body = body[:number]
            break
    entry = Entry(
        heading=() if head.heading is None else (lines[rows[head.heading]],),
        organisation=tuple(lines[rows[place]] for place in head.organisation),
        participants=tuple(lines[rows[place]] for place in head.participants),
        fields=tuple(fields),
        body=tuple(line for line in body if not line.aside),
        airless=_is_airless(lines[rows[run.first if head.heading is None else head.heading] : stop]),
    )
    return entry, footer


def _is_airless(lines: Sequence[Line]) -> bool:
    """Return whether no two lines of text have a blank line between them; around lists HTML always has one."""
    filled = [number for number, line in enumerate(lines) if line.text.strip()]
    apart = [pair for pair in pairwise(filled) if pair[1] - pair[0] > 1]
    return all(any(_is_of_list(lines[number].text) for number in pair) for pair in apart)


def _is_of_list(text: str) -> bool:
    return text[:1].isspace() or MARKER.match(text) is not None


def _last_index(rows: list[int], place: int, count: int) -> int:
    """Return the index of the last line of a value that starts at a place and has `count` lines."""
    return rows[min(place + count - 1, len(rows) - 1)]


def _value_lines(
    lines: Sequence[Line],
    rows: list[int],
    place: int,
    following: int | None,
    label: Label,
    stop: int,
    vocabulary: Vocabulary,
) -> tuple[Line, ...]:
    """Return the line of a label and those its value runs on.

    Between two labels there is nowhere else to go. After the last one a line is taken only where the value is
    missing, or plainly unfinished.
    """
    if following is not None:
        return tuple(lines[rows[row]] for row in range(place, following))
    taken = [lines[rows[place]]]
    value = label.value
    row = place + 1
    while row < len(rows) and rows[row] < stop:
        line = lines[rows[row]]
        near = rows[row] - rows[row - 1] == 1
        if section_heading(line, vocabulary) or is_footer(line) or (value and not (near and _unfinished(value))):
            break
        taken.append(line)
        value = f"{value} {line.text}".strip()
        row += 1
    return tuple(taken)


def _unfinished(value: str) -> bool:
    """Return whether a value goes on in the next line: an open parenthesis, or a joiner at its end."""
    if value.count("(") > value.count(")"):
        return True
    words = value.rsplit(maxsplit=1)
    return words[-1].lower() in {
        "-",
        "–",
        "—",
        "en",
        "tot",
        "met",
        "t/m",
        "of",
        "|",
        "/",
        "&",
    } or value.endswith(",")
