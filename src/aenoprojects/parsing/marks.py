"""Where labels stand: lines that are, or begin with, a label beyond doubt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import zip_longest

from aenoprojects.parsing.classify import Item
from aenoprojects.parsing.labels import Label, find_bare_label, find_set_apart
from aenoprojects.parsing.tables import Tables
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import fold, visible

_NEAR = 5
"""Lines between two labels that stand on lines of their own: values of a few lines, not sections."""
_BARE_RUN = 3
"""Labels without a colon that must follow on each other: two lines of prose may begin with such words by chance."""
_BARE_PAIR = 2
"""The same where their looks set them apart."""
_BARE_LONGEST = 120
"""Characters of a line that begins with a label without a colon."""

SHARED = frozenset({"organisation", "theme", "period", "start", "end"})
"""Fields that the projects of a group may have in common."""

Marks = dict[int, tuple[Label, ...]]
"""Position of a line -> the labels in it."""


def find_marks(items: Sequence[Item], tables: Tables, vocabulary: Vocabulary) -> Marks:
    """Return position -> labels of every line that is, or begins with, a label beyond doubt."""
    marks: Marks = {}
    listed = tables.listed
    grouping = _grouping(items)
    for place, item in enumerate(items):
        if place in listed or place in grouping:
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


def _grouping(items: Sequence[Item]) -> frozenset[int]:
    """Return the headings with a label that head groups of projects: "Thema: Wonen", and below it lower headings.

    More than one have that label: a single one may be a fact of the page's one subject.
    """
    found: dict[str, list[int]] = {}
    below = 0  # level of the next heading or label, seen from the end of the page
    for place in reversed(range(len(items))):
        item = items[place]
        if item.labels and 0 < item.line.level < below and item.labels[0].field in SHARED:
            found.setdefault(fold(item.labels[0].text), []).append(place)
        if item.line.level or item.labels:
            below = item.line.level
    return frozenset(place for places in found.values() if len(places) > 1 for place in places)


def _whole_lines(
    items: Sequence[Item], marks: Mapping[int, tuple[Label, ...]], listed: frozenset[int], vocabulary: Vocabulary
) -> Marks:
    """Return the labels that have a line of their own, without a colon: another must be near, each with a value."""
    found = [
        place
        for place, item in enumerate(items)
        if item.whole and place not in marks and place not in listed and place + 1 < len(items)
        and (item.line.cell is None or items[place + 1].line.cell == item.line.cell)
        and not items[place + 1].whole and not items[place + 1].line.level
        and (items[place + 1].section is None or fold(items[place + 1].text) not in vocabulary.section_names)
    ]  # fmt: skip
    near: list[list[int]] = []
    for place in found:
        if not near or not _is_near(items, near[-1][-1], place):
            near.append([])
        near[-1].append(place)
    whole: Marks = {}
    for group in near:
        beside = {items[place].whole for place in group}
        beside |= {label.field for at in range(group[0] - 2, group[-1] + 4) for label in marks.get(at, ())}
        # A heading of the page's markup is a label only beside others of its kind: "Contact" heads a section.
        is_box = len(beside) > 1 and (not items[group[0]].line.level or len(group) > 1)
        for place in group if is_box else ():
            end = len(items[place].line.text)
            whole[place] = (Label(items[place].whole, items[place].text.strip(" :*"), end, end),)
    return whole


def _is_near(items: Sequence[Item], one: int, other: int) -> bool:
    """Return whether two labels stand in one box: a few lines apart, or headings with nothing but values between them.

    Headings that no vocabulary knows may stand between two of the same level: "Reden" above "Werk" is one of the box.
    """
    if other - one <= _NEAR:
        return True
    level = items[one].line.level
    between = items[one + 1 : other]
    return 0 < level == items[other].line.level and all(
        item.line.level == level or (not item.line.level and _may_be_value(item)) for item in between
    )


def _may_be_value(item: Item) -> bool:
    """Return whether a line below a heading may be a value: short, and no sentence."""
    return len(item.text) <= _BARE_LONGEST and item.text[-1] not in ".!?"


def _bare_runs(
    items: Sequence[Item], marks: Mapping[int, tuple[Label, ...]], listed: frozenset[int], vocabulary: Vocabulary
) -> Marks:
    """Return the known labels without a colon before their values, where several lines in a row have them."""
    found: Marks = {}
    unknown: Marks = {}
    for place, item in enumerate(items):
        if place in marks or place in listed or item.line.level:
            continue
        if len(item.text) > _BARE_LONGEST and not item.line.bold:
            continue
        if item.line.cell or item.line.role or is_below_label(items, marks, place):
            continue  # what the markup, or an empty label above, makes a value begins with no label
        if item.text[-1] not in ".!?" or item.line.bold:
            label = find_bare_label(item.line, vocabulary)
            if label:
                found[place] = (label,)
            elif apart := find_set_apart(item.line):
                unknown[place] = (apart,)
    return _in_runs(items, found, unknown, marks)


def is_below_label(items: Sequence[Item], marks: Mapping[int, tuple[Label, ...]], place: int) -> bool:
    """Return whether a line stands directly below a label without a value on its own line."""
    above = marks.get(place - 1)
    if above is None or above[-1].start < above[-1].end:
        return False
    return is_adjacent(items, place) or is_heading_label(items, place - 1, above[-1])


def is_heading_label(items: Sequence[Item], place: int, label: Label) -> bool:
    """Return whether the markup makes a heading of a label: its value is the paragraph below, whatever that says."""
    return items[place].line.level > 0 and label.start >= label.end


def _in_runs(items: Sequence[Item], found: Marks, unknown: Marks, marks: Mapping[int, tuple[Label, ...]]) -> Marks:
    """Return the labels without a colon that stand among enough others: directly, or with air.

    With air two are enough if their looks set them apart; else it takes three that are all without a colon.
    Among those that are set apart one that no vocabulary knows is a label too, if known ones stand on both sides.
    """
    kept: Marks = {}
    for reach, fewest in ((False, _BARE_RUN), (True, _BARE_PAIR)):
        labelled = sorted({*found, *marks, *(unknown if reach else ())})
        run: list[int] = []
        for place, following in zip_longest(labelled, labelled[1:]):
            run.append(place)
            goes_on = following == place + 1 and (reach or is_adjacent(items, following))
            if goes_on:
                continue
            known = [at for at in run if at not in unknown]
            texts = {fold(label.text) for at in known for label in (*found.get(at, ()), *marks.get(at, ()))}
            if len(texts) >= fewest:
                is_plain = not reach or len({fold(found[at][0].text) for at in known if at in found}) >= _BARE_RUN
                kept |= {at: found[at] for at in known if at in found and (is_plain or found[at][0].is_set_apart)}
                kept |= {at: unknown[at] for at in run if at in unknown and known[0] < at < known[-1]}
            run = []
    return kept


def is_adjacent(items: Sequence[Item], place: int) -> bool:
    """Return whether no blank line parts a line from the one before it."""
    return place > 0 and items[place].at == items[place - 1].at + 1
