"""Label groups, "fact boxes": labels with their values that stand together, wherever on the page and in whatever form."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from attrs import field, frozen

from aenoprojects.parsing.classify import Item
from aenoprojects.parsing.labels import Label, find_bare_label, find_likely_label
from aenoprojects.parsing.tables import Tables
from aenoprojects.values.organisation import is_organisation_line, split_heading
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import fold, visible

_GAP = 3
"""Lines of value that may stand between two labels of one group."""
_NEAR = 5
"""Lines between two labels that stand on lines of their own: values of a few lines, not sections."""
_BARE_RUN = 3
"""Labels without a colon that must follow on each other: two lines of prose may begin with such words by chance."""
_SHORT = 80
"""Characters of a line that may still be a value."""
_LONGEST_DETAILS = 400
"""Characters of a line with addresses and numbers: of several people, one after the other."""
_BARE_LONGEST = 120
"""Characters of a line that begins with a label without a colon."""
_SENTENCE_WORDS = 4
"""Words of a line that ends like a sentence: prose between two labels, not the rest of a value."""
_JOINERS = frozenset({"-", "–", "—", "en", "tot", "met", "t/m", "of", "|", "/", "&"})
_CONTACT = frozenset({"contact", "details"})
_PERIOD = frozenset({"period", "start", "end"})
_OWN = frozenset({"organisation", "period", "start", "theme"})
"""Fields of which a project has one; a second one after a line of another kind is the next project's."""
_CORE = frozenset({"theme", "period", "end"})
_DETAIL = re.compile(r"@|\d[\d\s()./-]{6,}\d")  # an address or a number
_ON = re.compile(r"\s*(?:[-–—]|t/m|tot|t\.?e\.?m\.?)\s*\S", re.IGNORECASE)  # "- mei 2022"


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


def find_groups(items: Sequence[Item], tables: Tables, vocabulary: Vocabulary) -> list[Group]:
    """Find the label groups of a page.

    Args:
        items: the classified lines.
        tables: what the tables hold; rows of listings are no groups.
        vocabulary: the labels to go by.

    Returns:
        The groups in order, single labels among them.
    """
    marks = _find_marks(items, tables, vocabulary)
    runs: list[list[int]] = []
    for place in marks:
        if not runs or not _continues(items, marks, tables, runs[-1], place, vocabulary):
            runs.append([])
        runs[-1].append(place)
    groups = []
    floor = 0
    for run, following in zip_longest(runs, runs[1:]):
        ceiling = following[0] if following else len(items)
        inside = _with_others(items, marks, tables, run, (floor, ceiling), vocabulary)
        groups.append(_group(items, inside, tables, ceiling))
        floor = groups[-1].last + 1
    return groups


def _find_marks(items: Sequence[Item], tables: Tables, vocabulary: Vocabulary) -> dict[int, tuple[Label, ...]]:
    """Return position -> labels of every line that is, or begins with, a label beyond doubt."""
    marks: dict[int, tuple[Label, ...]] = {}
    listed = {place for record in tables.records for _, _, places in record.cells for place in places}
    listed |= tables.others
    for place, item in enumerate(items):
        if place in listed:
            continue
        if place in tables.labels or item.line.role == "term":
            end = len(item.line.text)
            marks[place] = (Label(item.whole, visible(item.text).strip(" :*"), end, end),)
        elif item.labels and place not in tables.values and not (item.line.level and _names_project(item)):
            marks[place] = item.labels
    marks |= _whole_lines(items, marks, listed, vocabulary)
    marks |= _bare_runs(items, marks, listed, vocabulary)
    return dict(sorted(marks.items()))


def _names_project(item: Item) -> bool:
    """Return whether a heading such as "Project: Fietsen" names a project, and is no field of one."""
    return item.labels[0].field == "title"


def _whole_lines(
    items: Sequence[Item], marks: Mapping[int, tuple[Label, ...]], listed: set[int], vocabulary: Vocabulary
) -> dict[int, tuple[Label, ...]]:
    """Return the labels that have a line of their own, without a colon: another must be near, each with a value."""
    found = [
        place
        for place, item in enumerate(items)
        if item.whole and place not in marks and place not in listed and place + 1 < len(items)
        and not items[place + 1].whole and not items[place + 1].line.level
        and (items[place + 1].section is None or fold(items[place + 1].text) not in vocabulary.section_names)
    ]  # fmt: skip
    near: list[list[int]] = []
    for place in found:
        if not near or place - near[-1][-1] > _NEAR:
            near.append([])
        near[-1].append(place)
    whole = {}
    for group in near:
        beside = {items[place].whole for place in group}
        beside |= {label.field for at in range(group[0] - 2, group[-1] + 4) for label in marks.get(at, ())}
        # A heading of the page's markup is a label only beside others of its kind: "Contact" heads a section.
        is_box = len(beside) > 1 and (not items[group[0]].line.level or len(group) > 1)
        for place in group if is_box else ():
            end = len(items[place].line.text)
            whole[place] = (Label(items[place].whole, items[place].text.strip(" :*"), end, end),)
    return whole


def _bare_runs(
    items: Sequence[Item], marks: Mapping[int, tuple[Label, ...]], listed: set[int], vocabulary: Vocabulary
) -> dict[int, tuple[Label, ...]]:
    """Return the known labels without a colon before their values, where several lines in a row have them."""
    found: dict[int, tuple[Label, ...]] = {}
    for place, item in enumerate(items):
        if place in marks or place in listed or item.line.level:
            continue
        if len(item.text) > _BARE_LONGEST and not item.line.bold:
            continue
        if item.line.cell or item.line.role or _is_below_label(items, marks, place):
            continue  # what the markup, or an empty label above, makes a value begins with no label
        if item.text[-1] not in ".!?" or item.line.bold:
            label = find_bare_label(item.line, vocabulary)
            if label:
                found[place] = (label,)
    return {place: label for place, label in found.items() if _is_in_run(items, found, marks, place)}


def _is_below_label(items: Sequence[Item], marks: Mapping[int, tuple[Label, ...]], place: int) -> bool:
    """Return whether a line stands directly below a label without a value on its own line."""
    above = marks.get(place - 1)
    if above is None or above[-1].start < above[-1].end:
        return False
    return _is_adjacent(items, place) or _is_heading_label(items, place - 1, above[-1])


def _is_heading_label(items: Sequence[Item], place: int, label: Label) -> bool:
    """Return whether the markup makes a heading of a label: its value is the paragraph below, whatever that says."""
    return items[place].line.level > 0 and label.start >= label.end


def _is_in_run(
    items: Sequence[Item],
    found: Mapping[int, tuple[Label, ...]],
    marks: Mapping[int, tuple[Label, ...]],
    place: int,
) -> bool:
    """Return whether enough labels stand directly above and below one without a colon, each another one."""
    beside = {fold(found[place][0].text)}
    is_bold = found[place][0].is_set_apart
    for step in (-1, 1):
        at = place + step
        while 0 <= at < len(items) and (at in found or at in marks):
            if items[at].at != items[at - step].at + step and not is_bold:
                break
            beside |= {fold(label.text) for label in (*found.get(at, ()), *marks.get(at, ()))}
            at += step
            if len(beside) >= _BARE_RUN:
                return True
    return len(beside) >= (2 if is_bold else _BARE_RUN)


def _continues(
    items: Sequence[Item],
    marks: Mapping[int, tuple[Label, ...]],
    tables: Tables,
    run: list[int],
    place: int,
    vocabulary: Vocabulary,
) -> bool:
    """Return whether a label belongs to the run of labels above it."""
    last = run[-1]
    names = {label.field for at in run for label in marks[at] if label.field}
    between = range(last + 1, place)
    label = marks[place][0]
    if label.field == "title" and "title" in names:
        return False
    if items[last].line.is_front != items[place].line.is_front:
        return False
    if all(_is_value_of(items, tables, last, at) for at in between):
        return not (items[place].line.role == "term" and not between and not marks[last][-1].field and not label.field)
    below = between[1:] if between and _is_below_label(items, marks, between[0]) else between
    if len(between) > _GAP or any(_parts(items[at]) for at in below):
        return False
    if label.field == "organisation" and "title" in names and marks[last][-1].end > marks[last][-1].start:
        # "Goes: Fietsen", "Gemeente: Goes": the heading and organisation line of the next entry.
        return not between
    # Heading and organisation line of the next entry, or a line set apart and then a field again: its heading.
    if len(between) > 1 and is_organisation_line(items[place - 1].text, items[place - 2].text, vocabulary):
        return False
    own = marks[last][-1]
    is_free = len(between) > (0 if own.end > own.start else 1)  # a line that is not the value of the label above
    if is_free and label.field == "organisation" and _leads(items[place - 1], vocabulary):
        return False
    if not between or label.field not in names:
        return True
    is_apart = items[place].at - items[last].at > len(between) + 1
    is_first = label.field in _OWN and label.field == marks[run[0]][0].field
    return len(between) == 1 and not (is_apart and (is_first or _leads(items[place - 1], vocabulary)))


def _leads(item: Item, vocabulary: Vocabulary) -> bool:
    """Return whether a line is a heading that begins or ends with an organisation: "Goes: Fietsen"."""
    if item.line.marker or item.text.endswith((".", "!", "?")):
        return False
    parts = split_heading(item.line.text, vocabulary)
    return parts.organisation is not None or parts.lead is not None


def _parts(item: Item) -> bool:
    """Return whether a line between two labels keeps them apart."""
    return item.section is not None or item.line.level > 0


def _is_value_of(items: Sequence[Item], tables: Tables, label: int, place: int) -> bool:
    """Return whether the markup makes a line the value of a label."""
    if label in tables.labels:
        return place in tables.values and _same_row(items, label, place)
    return items[label].line.role == "term" and items[place].line.role == "value"


def _same_row(items: Sequence[Item], one: int, other: int) -> bool:
    left, right = items[one].line.cell, items[other].line.cell
    return left is not None and right is not None and left[:2] == right[:2]


def _is_adjacent(items: Sequence[Item], place: int) -> bool:
    """Return whether no blank line parts a line from the one before it."""
    return place > 0 and items[place].at == items[place - 1].at + 1


def _with_others(
    items: Sequence[Item],
    marks: Mapping[int, tuple[Label, ...]],
    tables: Tables,
    run: list[int],
    bounds: tuple[int, int],
    vocabulary: Vocabulary,
) -> dict[int, tuple[Label, ...]]:
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
            if step > 0 and _is_below_label(items, labels, place):
                break
            label = find_likely_label(items[place].line, vocabulary)
            # The heading of an entry ("Goes: Fietsen") looks like a label nobody knows: only known ones stand above.
            if label is None or place in tables.others or (label.field is None and step < 0) or label.start >= label.end:
                break
            if label.field is None and _is_head_of_next(items, marks, place, ceiling):
                break
            labels[place] = (label,)
            place += step
    return dict(sorted(labels.items()))


def _is_head_of_next(items: Sequence[Item], marks: Mapping[int, tuple[Label, ...]], place: int, ceiling: int) -> bool:
    """Return whether a line that looks like an unknown label may be the heading of the next entry."""
    return ceiling < len(items) and ceiling - place <= _GAP + 1 and ceiling in marks


def _group(
    items: Sequence[Item], labels: Mapping[int, tuple[Label, ...]], tables: Tables, ceiling: int
) -> Group:
    """Return the labels of a run with their values."""
    fields: list[Field] = []
    taken: set[int] = set(labels)
    for place, following in zip_longest(labels, list(labels)[1:]):
        for label in labels[place][:-1]:
            fields.append(_field(label, place, ()))
        label = labels[place][-1]
        stop = ceiling if following is None else following
        more = _lines_of_value(items, tables, place, label, stop, is_last=following is None)
        taken.update(more)
        # "Looptijd: maart 2021" and below it "- mei 2022": the dash is no marker of a list.
        is_dash = label.field in _PERIOD and label.end > label.start
        fields.append(_field(label, place, _pieces(items, more, with_marker=is_dash)))
    return Group(fields=tuple(fields), places=frozenset(taken))


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


def _lines_of_value(
    items: Sequence[Item], tables: Tables, place: int, label: Label, stop: int, *, is_last: bool
) -> list[int]:
    """Return the positions of the further lines of a value."""
    more: list[int] = []
    at = place + 1
    if place in tables.labels or items[place].line.role == "term":
        while at < stop and _is_value_of(items, tables, place, at):
            more.append(at)
            at += 1
        return more
    value = items[place].line.text[label.start : label.end]
    if _is_heading_label(items, place, label) and at < stop and not (items[at].line.level or items[at].section):
        more.append(at)
        value = items[at].text
        at += 1
    if label.field in _CONTACT and (not value or more):
        return [*more, *_block(items, at, stop)]
    while at < stop:
        if is_last and not _runs_on(items, at, stop, value, label.field):
            break
        if not is_last and value and _is_prose(items[at], value, label.field):
            break
        more.append(at)
        value = f"{value} {items[at].text}".strip()
        at += 1
    return more


def _block(items: Sequence[Item], place: int, stop: int) -> list[int]:
    """Return the lines below an empty label of a contact: one block of short lines, or of list items."""
    block: list[int] = []
    while place < stop and _may_be_contact(items, place, is_first=not block and _is_adjacent(items, place)):
        is_list = items[place].line.marker > 0
        if block and not _is_adjacent(items, place) and not (is_list and items[block[-1]].line.marker):
            break
        block.append(place)
        place += 1
    return block


def _may_be_contact(items: Sequence[Item], place: int, *, is_first: bool) -> bool:
    item = items[place]
    if item.section is not None and not item.line.marker or item.line.level or item.is_footer or item.is_navigation:
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
    if _is_adjacent(items, place):
        return not value or _goes_on(value, item) or _adds(value, item, name)
    # A blank line below an empty label: a sentence or the head of a paragraph is prose, not its value.
    return not (value or item.text.endswith(".") or (place + 1 < stop and _is_adjacent(items, place + 1)))


def _goes_on(value: str, item: Item) -> bool:
    """Return whether a value goes on in the next line: an open parenthesis, a joiner, or a small letter or digit."""
    value = value.rstrip()
    if value.count("(") > value.count(")") or value.endswith(","):
        return True
    if value and value.rsplit(maxsplit=1)[-1].lower() in _JOINERS:
        return True
    text = item.text
    return (text[:1].islower() or text[:1].isdigit()) and len(text) < _SHORT and not item.line.marker


def _adds(value: str, item: Item, name: str | None) -> bool:
    """Return whether a line below a finished value adds to it: an address below a name, an end below a start."""
    if len(item.text) >= _SHORT:
        return False
    if name in _CONTACT:
        return bool(_DETAIL.search(item.text)) and not item.text.endswith(".")
    return name in _PERIOD and bool(_ON.match(item.line.text)) and any(char.isdigit() for char in item.text)
