"""The head of an entry in a listing: heading, organisation line and participants, found from its labels upwards."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from attrs import frozen

from aenoprojects.parsing.classify import Item
from aenoprojects.parsing.groups import Group
from aenoprojects.parsing.headings import is_contact_heading, is_facts_heading
from aenoprojects.values.organisation import is_organisation_line, lists_participants, says_municipality, split_heading
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import fold

_ABOVE = 4
"""Lines above the labels among which the heading is, where no markup says what a heading is."""
_LONGEST = 250  # characters of a heading
_LONGEST_PLAIN = 200  # characters of a line that lists participants without saying so


_SENTENCE = re.compile(r"[a-z]{3}[.!?] ")  # an end of one; "St. Anna" has none


@frozen(kw_only=True)
class Head:
    """Positions of the lines above a group of labels."""

    heading: int | None = None
    """None where the group has nothing above it."""
    organisation: tuple[int, ...] = ()
    participants: tuple[int, ...] = ()
    lead: tuple[int, ...] = ()
    """Prose between the heading and the labels."""
    is_marked: bool = False
    """True where the markup makes the heading one."""

    @property
    def places(self) -> frozenset[int]:
        """Return all positions."""
        own = () if self.heading is None else (self.heading,)
        return frozenset((*own, *self.organisation, *self.participants, *self.lead))


def title_of(items: Sequence[Item], group: Group) -> str:
    """Return the text of the field that names the project, "" where there is none."""
    title = group.title
    return " ".join(items[p.place].line.text[p.start : p.end] for p in title.pieces) if title else ""


def find_head(items: Sequence[Item], group: Group, floor: int, vocabulary: Vocabulary) -> Head:
    """Find heading and organisation line above a group of labels.

    What the markup makes a heading is the heading, the nearest that names no section. Else, of the pairs of lines of
    which the lower is an organisation that the upper one speaks of, the one whose upper line is most like a heading;
    what stands between it and the labels lists participants. "Gemeente: X" before the title may be that organisation
    line, though it is a label.

    Args:
        items: the classified lines.
        group: the labels.
        floor: position after the previous group.
        vocabulary: the words to go by.
    """
    if group.heading is not None:
        return _below(items, group, group.heading, vocabulary)
    marked = _marked_heading(items, group, floor, vocabulary)
    if marked is not None:
        first = group.fields[0]
        if first.field == "organisation" and marked == first.place - 1 and group.title and len(group.fields) > 1:
            return _labelled(group, marked, first.place, is_marked=True)
        return _below(items, group, marked, vocabulary)
    title = title_of(items, group)
    start = group.title.place if group.title else group.first
    named = {one.place for one in group.fields if one.field == "organisation"}
    above = range(max(floor, group.first - _ABOVE), start)
    places = [place for place in above if (place < group.first or place in named) and not items[place].is_navigation]
    pairs = [pair for pair in pairwise(places) if pair[0] < group.first and _are_head(items, *pair, title, vocabulary)]
    pairs = [pair for pair in pairs if all(_joins(items[at].text, vocabulary) for at in places if at > pair[1])]
    if pairs:
        heading, organisation = max(pairs, key=lambda pair: (_likeness(items[pair[0]], title), pair[0]))
    else:
        free = [place for place in places if place < group.first]
        apart = [place for place in free if _is_apart(items, place)]
        # What no gap parts from the text above, and a gap from the labels below, ends the entry before.
        free = [place for place in free if not apart or place in apart or place > apart[-1]]
        if not free:
            return Head()
        heading = max(free, key=lambda place: (_likeness(items[place], title), place))
        if not _may_head(items[heading]):
            above_lead = None if title else _above_lead(items, free)
            return Head() if above_lead is None else _below(items, group, above_lead, vocabulary)
        if title and _names_only(items[heading], title, vocabulary):
            return Head(organisation=(heading,))  # the heading is missing on the page
        return _below(items, group, heading, vocabulary)
    if organisation not in group.places:
        between = tuple(place for place in places if place > organisation and place not in group.places)
        return Head(heading=heading, organisation=(organisation,), participants=between)
    return _labelled(group, heading, organisation, is_marked=False)


def _labelled(group: Group, heading: int, organisation: int, *, is_marked: bool) -> Head:
    """Return the head whose organisation line is a label: "Gemeente: Goes" between heading and title."""
    labels = sorted({one.place for one in group.fields})
    following = next((place for place in labels if place > organisation), organisation + 1)
    own = next(one for one in group.fields if one.place == organisation)
    value = organisation + (1 if own.pieces and own.pieces[0].place == organisation else 2)
    return Head(
        heading=heading,
        organisation=tuple(range(organisation, min(value, following))),
        participants=tuple(range(value, following)),
        is_marked=is_marked,
    )


def _below(items: Sequence[Item], group: Group, heading: int, vocabulary: Vocabulary) -> Head:
    """Return the head whose heading is known, with what stands between it and the labels."""
    between = [place for place in range(heading + 1, group.first) if not items[place].is_navigation]
    organisation: tuple[int, ...] = ()
    participants: tuple[int, ...] = ()
    if between and is_organisation_line(items[between[0]].text, items[heading].text, vocabulary):
        organisation, between = (between[0],), between[1:]
        if len(between) == 1 and lists_participants(items[between[0]].text, vocabulary):
            participants, between = (between[0],), []
    return Head(
        heading=heading,
        organisation=organisation,
        participants=participants,
        lead=tuple(between),
        is_marked=items[heading].line.level > 0,
    )


def _marked_heading(items: Sequence[Item], group: Group, floor: int, vocabulary: Vocabulary) -> int | None:
    """Return the nearest heading of the markup above a group that names neither a section nor a box of facts."""
    for place in range(group.first - 1, floor - 1, -1):
        item = items[place]
        if item.line.level and not (item.whole and item.whole != "title"):
            if heads_section(item, vocabulary):
                return None
            return None if place > floor and _names_lead(items[place - 1], item, vocabulary) else place
    return None


def _names_lead(above: Item, below: Item, vocabulary: Vocabulary) -> bool:
    """Return whether a heading is but the organisation line of the plain one above: "Goes" below "Goes: Fietsen"."""
    if above.line.level or not _may_head(above):
        return False
    parts = split_heading(above.line.text, vocabulary)
    lead = parts.organisation or parts.lead
    if lead is None or lead[0] != parts.heading[0]:
        return False
    return set(fold(below.text).split()) <= set(fold(above.line.text[slice(*lead)]).split())


def heads_section(item: Item, vocabulary: Vocabulary) -> bool:
    """Return whether a heading names a section, people to ask, or a box of facts: never a project."""
    text = item.text.rstrip(" :")
    if is_facts_heading(text, vocabulary) or is_contact_heading(text, vocabulary):
        return True
    return item.section is not None and (fold(text) in vocabulary.section_names or len(text.split()) < _ABOVE)


def _are_head(items: Sequence[Item], upper: int, lower: int, title: str, vocabulary: Vocabulary) -> bool:
    above, below = items[upper], items[lower].text
    if ": " in below and title and fold(title) in fold(below) and not says_municipality(below, vocabulary):
        return False  # "Goes: Fietsen" above "Project: Fietsen" is a heading itself
    return _may_head(above) and is_organisation_line(below, above.text, vocabulary)


def _joins(text: str, vocabulary: Vocabulary) -> bool:
    """Return whether a line between organisation line and labels may be one that lists participants."""
    return len(text) < _LONGEST_PLAIN or lists_participants(text, vocabulary)


def _may_head(item: Item) -> bool:
    text = item.text
    if item.line.level or text.startswith("*"):
        return True
    return len(text) <= _LONGEST and not item.is_footer and not text.endswith((".", ";"))


def _above_lead(items: Sequence[Item], places: Sequence[int]) -> int | None:
    """Return the line set apart that stands above nothing but sentences: a heading with its lead below it."""
    for place in reversed(places):
        item = items[place]
        if item.text.endswith((".", "!", "?")) and not item.line.marker:
            continue
        is_apart = _is_apart(items, place)
        is_short = len(item.text) <= _LONGEST_PLAIN and not item.text.endswith((";", ":", ","))
        is_plain = not (item.line.marker or item.section or item.labels or item.is_footer)
        return place if is_apart and is_short and is_plain and item.text[:1].isupper() else None
    return None


def _is_apart(items: Sequence[Item], place: int) -> bool:
    """Return whether a blank line, or nothing at all, stands above a line."""
    return place == 0 or items[place - 1].at < items[place].at - 1


def _names_only(item: Item, title: str, vocabulary: Vocabulary) -> bool:
    """Return whether a line is that of a municipality and says nothing of the project."""
    is_organisation = says_municipality(item.text, vocabulary) and is_organisation_line(item.text, "", vocabulary)
    return is_organisation and _likeness(item, title) == 0


def _is_within_text(text: str) -> bool:
    """Return whether a colon stands in a second sentence: "Wij rijden elke dag. Let op: in", as text is wrapped."""
    return _SENTENCE.search(text.partition(": ")[0]) is not None


def _likeness(item: Item, title: str) -> int:
    """Return how much a line looks like the heading of the project with this title.

    Markup says most, then the title itself in the line, then asterisks, then the form "Gemeente: titel".
    """
    text = item.text
    if len(text) > _LONGEST:
        return -1
    folded, wanted = fold(text), fold(title)
    score = 4 if item.line.level else 0
    score += 3 if wanted and wanted in folded else 0
    score += 2 if text.startswith("*") else 0
    score += 1 if ": " in text and len(text) <= 150 and not (text.endswith(".") or _is_within_text(text)) else 0
    score += 1 if set(folded.split()) & {word for word in wanted.split() if len(word) > 3} else 0
    return score
