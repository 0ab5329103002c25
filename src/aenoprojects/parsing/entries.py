"""Entries: where each project of a listing begins and ends.

Only looking ahead tells: an entry is a run of labels with a heading and an organisation line above it. The
heading is found from the run upwards, the end is the next heading (or the page's footer).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from attrs import frozen

from aenoprojects.parsing.headings import MARKER, is_footer, section_heading
from aenoprojects.parsing.heads import Head, find_head
from aenoprojects.parsing.labels import Label
from aenoprojects.parsing.runs import Filled, Run, find_runs
from aenoprojects.reading.lines import Line
from aenoprojects.vocabulary import Vocabulary

_SHORT = 80  # characters of a line that may still be a value
_JOINERS = frozenset({"-", "–", "—", "en", "tot", "met", "t/m", "of", "|", "/", "&"})


@frozen(kw_only=True)
class Field:
    """One labelled field of a header."""

    label: Label
    lines: tuple[Line, ...]
    """The line of the label and those that its value runs on."""
    value: str
    """The value, its lines joined by a blank."""


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
    page_text: tuple[Line, ...]


def split_entries(lines: Sequence[Line], vocabulary: Vocabulary) -> Split:
    """Split a page into entries and page text.

    Args:
        lines: all lines of the page, blank ones included.
        vocabulary: the labels and phrases to go by.

    Returns:
        Entries in order; every non-blank line is in exactly one entry or in the page text.
    """
    page = Filled.of(lines, vocabulary)
    runs = find_runs(page)
    floors = [0, *(run.last + 1 for run in runs)]
    heads = [find_head(page, run, floor) for run, floor in zip(runs, floors, strict=False)]
    starts = [min({run.first, *head.places}) for run, head in zip(runs, heads, strict=True)]
    entries: list[Entry] = []
    rest = list(page.rows[: starts[0]] if starts else page.rows)
    rest += (index for index, line in enumerate(lines) if line.is_aside and line.text.strip())
    for run, head, start, stop in zip(runs, heads, starts, [*starts[1:], None], strict=False):
        end = len(lines) if stop is None else page.rows[stop]
        fields, after = _fields(page, run, head, len(page.rows) if stop is None else stop)
        body = range(page.rows[after - 1] + 1, end)
        footer = _footer(page, body, last=stop is None)
        rest += (index for index in range(footer, end) if lines[index].text.strip() and not lines[index].is_aside)
        entries.append(
            Entry(
                heading=() if head.heading is None else (page[head.heading],),
                organisation=tuple(page[place] for place in head.organisation),
                participants=tuple(page[place] for place in head.participants),
                fields=fields,
                body=tuple(lines[index] for index in body if index < footer and not lines[index].is_aside),
                airless=_is_airless(page, start, len(page.rows) if stop is None else stop),
            )
        )
    return Split(entries=tuple(entries), page_text=tuple(lines[index] for index in sorted(rest)))


def _fields(page: Filled, run: Run, head: Head, stop: int) -> tuple[tuple[Field, ...], int]:
    """Return the fields of a header and the place after it.

    Between two labels there is nowhere else to go: a line there belongs to the label above it.
    """
    above = head.places
    places = [place for place in run.labels if place not in above]
    fields = []
    after = run.last + 1
    for place, following in zip_longest(places, places[1:]):
        label = run.labels[place]
        after = _after_last(page, place, label.value, stop) if following is None else following
        lines = tuple(page[row] for row in range(place, after) if row not in above)
        value = " ".join(filter(None, (label.value, *(line.text.strip() for line in lines[1:]))))
        fields.append(Field(label=label, lines=lines, value=value))
    return tuple(fields), max(after, run.last + 1)


def _footer(page: Filled, body: range, *, last: bool) -> int:
    """Return the index of the first line of the page's footer below an entry; the end where there is none.

    "Privacy en veiligheid" may be a heading of the project: a phrase counts where it is the whole line, or another
    one below it is, or no entry follows; and no section may follow it.
    """
    phrases = [index for index in body if page.lines[index].text.strip() and is_footer(page.lines[index])]
    if not last:
        whole = [index for index in phrases if is_footer(page.lines[index], whole=True)]
        phrases = [index for index in phrases if whole and index <= whole[-1]]
    for index in reversed(range(phrases[0], body.stop) if phrases else ()):
        if page.lines[index].text.strip() and section_heading(page.lines[index], page.vocabulary):
            phrases = [phrase for phrase in phrases if phrase > index]
            break
    return phrases[0] if phrases else body.stop


def _after_last(page: Filled, place: int, value: str, stop: int) -> int:
    """Return the place after the value of the last label: it runs on only where missing or plainly unfinished."""
    row = place + 1
    while row < stop and not page.is_section(row) and not is_footer(page[row]):
        text = page[row].text.strip()
        if page.is_adjacent(row):
            if value and not _goes_on(value, text):
                break
        elif value or text.endswith(".") or (row + 1 < stop and page.is_adjacent(row + 1)):
            # A blank line below an empty label: a sentence or the head of a paragraph is prose, not its value.
            break
        value = f"{value} {text}".strip()
        row += 1
    return row


def _goes_on(value: str, text: str) -> bool:
    """Return whether a value goes on in the next line: an open parenthesis, a joiner, or a small letter or digit."""
    if value.count("(") > value.count(")") or value.endswith(",") or value.rsplit(maxsplit=1)[-1].lower() in _JOINERS:
        return True
    return (text[:1].islower() or text[:1].isdigit()) and len(text) < _SHORT and not MARKER.match(text)


def _is_airless(page: Filled, start: int, stop: int) -> bool:
    """Return whether no two lines of text have a blank line between them; around lists HTML always has one."""
    apart = (place for place in range(start + 1, stop) if not page.is_adjacent(place))
    return all(_is_of_list(page[place].text) or _is_of_list(page[place - 1].text) for place in apart)


def _is_of_list(text: str) -> bool:
    return text[:1].isspace() or MARKER.match(text) is not None
