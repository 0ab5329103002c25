"""Label groups, "fact boxes": labels with their values that stand together, anywhere on the page and in any form."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from attrs import evolve, field, frozen

from aenoprojects.parsing.cards import find_cards
from aenoprojects.parsing.classify import Item
from aenoprojects.parsing.extents import is_value_of, lines_of_value
from aenoprojects.parsing.labels import Label, find_likely_label
from aenoprojects.parsing.marks import Marks, find_marks, is_adjacent, is_below_label
from aenoprojects.parsing.tables import Tables
from aenoprojects.values.organisation import is_organisation_line, split_heading
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import fold

_GAP = 3
"""Lines of value that may stand between two labels of one group."""
_SENTENCE_WORDS = 8
"""Words of a line that ends like a sentence: one with a colon in it, no label with a value."""
_PERIOD = frozenset({"period", "start", "end"})
_OWN = frozenset({"organisation", "period", "start", "theme"})
"""Fields of which a project has one; the same label again after a line of another kind is the next project's.

Another label of the field is not: "Opdrachtgever" and below it "Uitvoerder" tell of one project."""
_UNREAD = (None, "extra")
_CORE = frozenset({"theme", "period", "end"})


class Piece(NamedTuple):
    """A stretch of one line."""

    place: int
    """Position among the page's items."""
    start: int
    """Where it begins in the line's text."""
    end: int
    """Where it ends."""


class Field(NamedTuple):
    """A label with its value."""

    field: str | None
    """Field of the vocabulary; None for a label it does not know."""
    label: str
    """Label as printed."""
    place: int
    """Position of the label's line."""
    pieces: tuple[Piece, ...]
    """The value, a stretch a line; empty where there is none."""
    is_misspelt: bool = False
    """True where the vocabulary knows the field but not this spelling."""


@frozen(kw_only=True)
class Group:
    """Labels that stand together."""

    fields: tuple[Field, ...]
    """In the order of the page."""
    places: frozenset[int]
    """Positions of all lines that are labels or values."""
    heading: int | None = None
    """Position of the title above it, where it is one of many cards that are alike."""
    names: frozenset[str] = field(init=False)
    """Fields that have a value."""

    @names.default
    def _names(self) -> frozenset[str]:
        return frozenset(one.field for one in self.fields if one.field and one.pieces)

    @property
    def first(self) -> int:
        """Return the position of the first label."""
        return self.fields[0].place

    @property
    def last(self) -> int:
        """Return the position of the last line."""
        return max(self.places)

    @property
    def title(self) -> Field | None:
        """Return the field that names the project."""
        return next((one for one in self.fields if one.field == "title"), None)

    @property
    def is_header(self) -> bool:
        """Return whether the labels alone say that this is a project: "E-mail: ..." in prose is none."""
        known = self.names - {"extra", "tags"}
        return len(known) > 1 if "title" in known else len(known) > 2 and bool(known & _CORE)

    @property
    def is_blank(self) -> bool:
        """Return whether hardly any label has a value: a form, or a template that is still to be filled in."""
        return sum(bool(one.pieces) for one in self.fields) * 2 < len(self.fields)

    def before(self, stop: int) -> Group:
        """Return what of it stands above a line."""
        if self.last < stop:
            return self
        fields = tuple(
            one._replace(pieces=tuple(piece for piece in one.pieces if piece.place < stop))
            for one in self.fields
            if one.place < stop
        )
        return evolve(self, fields=fields, places=frozenset(place for place in self.places if place < stop))


def find_groups(
    items: Sequence[Item], tables: Tables, vocabulary: Vocabulary, containers: Sequence[int] = ()
) -> list[Group]:
    """Find the label groups of a page.

    Args:
        items: the classified lines.
        tables: what the tables hold; rows of listings are no groups.
        vocabulary: the labels to go by.
        containers: where elements begin that hold one entry each, in order; no group goes beyond one.

    Returns:
        The groups in order, single labels among them.
    """
    marks = find_marks(items, tables, vocabulary)
    cards = find_cards(items, marks, tables, vocabulary)
    # "Thema: Wonen" as a heading above the title of a card heads that one and others: no field of the card above.
    heads = {title - 1 for title in cards.values() if title and items[title - 1].line.level}
    marks = {place: labels for place, labels in marks.items() if place not in heads}
    runs: list[list[int]] = []
    names: set[str] = set()
    for place in marks:
        is_first = (
            not runs or place in cards or bisect_right(containers, place) > bisect_right(containers, runs[-1][-1])
        )
        if is_first or not _continues(items, marks, tables, runs[-1], names, place, vocabulary):
            runs.append([])
            names = set()
        runs[-1].append(place)
        names.update(label.field for label in marks[place] if label.field)
    groups = []
    floor = 0
    for run, following in zip_longest(runs, runs[1:]):
        ceiling = cards.get(following[0], following[0]) if following else len(items)
        beyond = bisect_right(containers, run[-1])
        ceiling = min(ceiling, containers[beyond]) if beyond < len(containers) else ceiling
        floor = max(floor, containers[at - 1]) if (at := bisect_right(containers, run[0])) else floor
        inside = _with_others(items, marks, tables, run, (floor, ceiling), vocabulary)
        groups.append(_group(items, inside, tables, ceiling, cards.get(run[0])))
        floor = groups[-1].last + 1
    return groups


def _continues(
    items: Sequence[Item],
    marks: Marks,
    tables: Tables,
    run: list[int],
    names: set[str],
    place: int,
    vocabulary: Vocabulary,
) -> bool:
    """Return whether a label belongs to the run of labels above it, whose fields are known."""
    last = run[-1]
    between = range(last + 1, place)
    label = marks[place][0]
    if label.field == "title" and "title" in names:
        return False
    first = marks[run[0]][0]
    if label.field in _UNREAD and "title" in names and fold(label.text) == fold(first.text):
        return False  # "Dossier: H-02": what opened the project above opens the next one
    if items[last].line.is_front or items[place].line.is_front:
        return items[last].line.is_front == items[place].line.is_front
    if all(is_value_of(items, tables, last, at) for at in between):
        return not (items[place].line.role == "term" and not between and not marks[last][-1].field and not label.field)
    below = between[1:] if between and is_below_label(items, marks, between[0]) else between
    if len(between) > _GAP or any(_parts(items[at]) for at in below):
        return False
    if label.field == "organisation" and "title" in names and marks[last][-1].end > marks[last][-1].start:
        # "Goes: Fietsen", "Gemeente: Goes": the heading and organisation line of the next entry.
        return not between
    # Heading and organisation line of the next entry, or a line set apart and then a field again: its heading.
    above, heading = items[place - 1], items[place - 2]
    if len(between) > 1 and not above.line.marker and is_organisation_line(above.text, heading.text, vocabulary):
        return False
    own = marks[last][-1]
    is_free = len(between) > (0 if own.end > own.start else 1)  # a line that is not the value of the label above
    if is_free and label.field == "organisation" and _leads(items[place - 1], vocabulary):
        return False
    if is_free and not is_adjacent(items, place - 1) and _leads(items[place - 1], vocabulary, plainly=True):
        return False
    if not between or label.field not in names:
        return True
    is_apart = items[place].at - items[last].at > len(between) + 1
    is_first = label.field in _OWN and label.field == first.field and fold(label.text) == fold(first.text)
    return len(between) == 1 and not (is_apart and (is_first or _leads(items[place - 1], vocabulary)))


def _leads(item: Item, vocabulary: Vocabulary, *, plainly: bool = False) -> bool:
    """Return whether a line is a heading with an organisation, "Goes: Fietsen"; `plainly`: or with a number."""
    if item.line.marker or item.text.endswith((".", "!", "?")):
        return False
    parts = split_heading(item.line.text, vocabulary)
    return parts.organisation is not None or (parts.number if plainly else parts.lead) is not None


def _parts(item: Item) -> bool:
    """Return whether a line between two labels keeps them apart."""
    return item.section is not None or item.line.level > 0


def _with_others(
    items: Sequence[Item],
    marks: Marks,
    tables: Tables,
    run: list[int],
    bounds: tuple[int, int],
    vocabulary: Vocabulary,
) -> Marks:
    """Return the labels of a run with those that stand in it or border on it, though misspelt or unknown."""
    labels = {place: marks[place] for place in run}
    is_structured = run[0] in tables.labels or items[run[0]].line.role == "term"
    if items[run[0]].line.is_front or is_structured:
        return labels
    is_alone = len({label.field for place in run for label in marks[place]}) < 2
    previous = run[0]
    for place in range(run[0] + 1, run[-1]):
        if place in labels:
            previous = place
        elif label := find_likely_label(items[place].line, vocabulary):
            is_bare = label.field is not None
            if not is_bare and (labels[previous][-1].end > labels[previous][-1].start or place - previous > 1):
                labels[place] = (label,)
                previous = place
    if is_alone:
        return dict(sorted(labels.items()))
    floor, ceiling = bounds
    for step, stop in ((1, ceiling), (-1, floor - 1)):
        place = (run[-1] if step > 0 else run[0]) + step
        while place != stop and items[place].at == items[place - step].at + step and not _parts(items[place]):
            if step > 0 and is_below_label(items, labels, place):
                break
            label = find_likely_label(items[place].line, vocabulary)
            if label is None or place in tables.others or label.start >= label.end:
                break
            # The heading of an entry ("Goes: Fietsen") looks like a label nobody knows: only known ones stand above.
            if label.field is None and step < 0:
                break
            if label.field is None and (_is_said(items[place]) or _is_head_of_next(items, marks, place, ceiling)):
                break
            labels[place] = (label,)
            place += step
    return dict(sorted(labels.items()))


def _is_said(item: Item) -> bool:
    """Return whether a line is a sentence that has a colon in it."""
    return item.text.endswith((".", "!", "?")) and len(item.text.split()) >= _SENTENCE_WORDS


def _is_head_of_next(items: Sequence[Item], marks: Marks, place: int, ceiling: int) -> bool:
    """Return whether a line that looks like an unknown label may be the heading of the next entry."""
    return ceiling < len(items) and ceiling - place <= _GAP + 1 and ceiling in marks


def _group(items: Sequence[Item], labels: Marks, tables: Tables, ceiling: int, heading: int | None) -> Group:
    """Return the labels of a run with their values."""
    fields: list[Field] = []
    taken: set[int] = set(labels)
    for place, following in zip_longest(labels, list(labels)[1:]):
        fields.extend(_field(label, place, ()) for label in labels[place][:-1])
        label = labels[place][-1]
        stop = ceiling if following is None else following
        reach = lines_of_value(items, tables, place, label, stop, is_last=following is None)
        more = [at for at in reach if at not in tables.listed]
        taken.update(more)
        # "Looptijd: maart 2021" and below it "- mei 2022": the dash is no marker of a list.
        is_dash = label.field in _PERIOD and label.end > label.start
        fields.append(_field(label, place, _pieces(items, more, with_marker=is_dash)))
    return Group(fields=tuple(fields), places=frozenset(taken), heading=heading)


def _field(label: Label, place: int, more: tuple[Piece, ...]) -> Field:
    own = (Piece(place, label.start, label.end),) if label.end > label.start else ()
    return Field(label.field, label.text, place, (*own, *more), label.is_misspelt)


def _pieces(items: Sequence[Item], places: Sequence[int], *, with_marker: bool = False) -> tuple[Piece, ...]:
    pieces = []
    for place in places:
        text = items[place].line.text
        start = 0 if with_marker else items[place].line.marker
        start += len(text[start:]) - len(text[start:].lstrip())
        if place and text[start : start + 2] == ": ":  # as pandoc writes a definition
            start += 2
        pieces.append(Piece(place, start, len(text.rstrip())))
    return tuple(pieces)
