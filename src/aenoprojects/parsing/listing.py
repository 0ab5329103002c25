"""Pages with many projects: each heading with labels below it, each row of a table, is one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

from attrs import evolve

from aenoprojects.parsing.endings import closing_rule, end_of_element, without_pointers
from aenoprojects.parsing.genres import genre_of
from aenoprojects.parsing.grouping import with_group_headings
from aenoprojects.parsing.groups import Field, Group, Piece
from aenoprojects.parsing.headings import LONGEST_TITLE, is_contact_heading
from aenoprojects.parsing.heads import Head, find_head, heads_section
from aenoprojects.parsing.outline import Entry, Lines, belonging, footer_start, merged
from aenoprojects.parsing.tables import Record
from aenoprojects.values.contact import holds_details
from aenoprojects.values.organisation import is_organisation_line, names_one, split_heading
from aenoprojects.values.theme import read_legend

_REPEATED = frozenset({"title", "organisation", "period", "start", "theme"})
"""Fields of which every project has its own: two groups that share one of these tell of two projects."""

_NAMED = frozenset({"organisation", "period"})
"""Fields that two projects of one page do not share: where both recur, each below a line of its own, so do projects."""


def find_listing(lines: Lines) -> list[Entry]:
    """Return the projects of a page that has more than one; none for any other page."""
    rows = [_of_record(lines, record) for record in lines.tables.records]
    anchors = _anchors(lines)
    if rows:
        anchors = [group for group in anchors if group.is_header]
        entries = sorted([*rows, *_entries(lines, anchors)], key=lambda entry: min(entry.places))
        return with_group_headings(lines, entries)
    if len(anchors) > 1 and _is_repeated(anchors):
        return _entries(lines, anchors)
    return _headed(lines)


def find_entries(lines: Lines) -> list[Entry]:
    """Return the projects of a page that is said to be a listing, be it of one."""
    return find_listing(lines) or _entries(lines, [group for group in _anchors(lines) if group.is_header])


def find_single(lines: Lines) -> list[Entry]:
    """Return the one entry of a page that is laid out like a listing: heading, organisation line, labels."""
    anchors = [group for group in _anchors(lines) if group.is_header]
    if len(anchors) != 1 or any(item.line.level for item in lines.items):
        return []
    entries = _entries(lines, anchors)
    return entries if entries[0].head.organisation else []


def _anchors(lines: Lines) -> list[Group]:
    """Return the label groups that each may be a project's."""
    found = []
    named = []
    for number, group in enumerate(lines.groups):
        floor = lines.groups[number - 1].last + 1 if number else 0
        if group.is_blank or genre_of(lines, [group]):
            continue
        is_told = group.heading is not None or group.is_header
        if is_told or _is_below_organisation(lines, group) or _is_below_heading(lines, group, floor):
            found.append(group)
        elif group.names >= _NAMED and group.first > floor and _may_be_heading(lines, group.first - 1):
            named.append(group)
    # A line above an organisation and a period may be anything; where that recurs, each is the title of a project.
    return found if len(found) + len(named) < 2 else sorted([*found, *named], key=lambda group: group.first)


def _is_below_organisation(lines: Lines, group: Group) -> bool:
    """Return whether a title label stands alone below a heading with an organisation line."""
    first = group.first
    if "title" not in group.names or first < 2:
        return False
    return is_organisation_line(lines.items[first - 1].text, lines.items[first - 2].text, lines.vocabulary)


def _is_below_heading(lines: Lines, group: Group, floor: int) -> bool:
    """Return whether two labels or more stand below a heading of their own that is no section's."""
    known = group.names - {"extra", "tags"}
    if len(known) < 2 or not known & (_REPEATED | {"end"}):
        return False
    for place in range(group.first - 1, floor - 1, -1):
        if lines.items[place].line.level:
            return not heads_section(lines.items[place], lines.vocabulary)
    # Without markup the line right above must be a heading by its form: "Project 1: ...", "Titel (Gemeente X)".
    place = group.first - 1
    if place < floor or not _may_be_heading(lines, place):
        return False
    parts = split_heading(lines.items[place].line.text, lines.vocabulary)
    return parts.number is not None or parts.organisation is not None


def _is_repeated(anchors: Sequence[Group]) -> bool:
    counted = Counter(name for group in anchors for name in group.names & _REPEATED)
    return max(counted.values(), default=0) > 1


def _entries(lines: Lines, anchors: Sequence[Group]) -> list[Entry]:
    """Return an entry for each label group that is a project's, with what stands around it."""
    if not anchors:
        return []
    heads = []
    floor = 0
    ends = [record.last + 1 for record in lines.tables.records]
    for group in anchors:
        before = bisect_right(ends, group.first)
        floor = max(floor, ends[before - 1] if before else 0)
        heads.append(find_head(lines.items, group, floor, lines.vocabulary))
        floor = group.last + 1
    if len(heads) > 1 and all(group.title for group in anchors) and not any(head.places for head in heads[1:]):
        heads[0] = Head()  # where labels alone open the entries, what stands above the first is the page's
    starts = [_start(lines, head, group) for group, head in zip(anchors, heads, strict=True)]
    rows = [record.first for record in lines.tables.records]
    firsts = [group.first for group in lines.groups]
    entries = []
    spans: list[tuple[int, int]] = []
    for group, head, start, following in zip(anchors, heads, starts, [*starts[1:], None], strict=True):
        stop = closing_rule(lines, starts[0], anchors, len(lines.items)) if following is None else following
        row = bisect_right(rows, start)
        stop = min(stop, rows[row]) if row < len(rows) else stop
        stop = _end_by_level(lines, head, group, stop, 0 if following else _highest(lines, spans))
        if following is None:
            stop = end_of_element(lines, spans, start, group.first, stop)
        while following is not None and stop - 1 > group.last and _is_group_heading(lines, stop - 1):
            stop -= 1
        spans.append((start, stop))
        within = [one.before(stop) for one in lines.groups[bisect_left(firsts, start) : bisect_left(firsts, stop)]]
        entries.append(_entry(lines, head, group.before(stop), within, stop, is_last=following is None))
    return with_group_headings(lines, without_pointers(lines, entries))


def _start(lines: Lines, head: Head, group: Group | None) -> int:
    """Return where an entry begins: at its heading, or where the element begins that holds the entry alone."""
    start = min({*head.places, *({group.first} if group else ())}, default=0)
    if not head.is_marked:
        return start
    before = bisect_right(lines.containers, start)
    inside = lines.containers[before - 1] if before else start
    # Its own element, unless another heading of its level stands between.
    level = lines.items[start].line.level
    return start if any(0 < lines.items[at].line.level <= level for at in range(inside, start)) else inside


def _entry(
    lines: Lines, head: Head, group: Group | None, groups: Sequence[Group], stop: int, *, is_last: bool
) -> Entry:
    start = _start(lines, head, group)
    end = footer_start(lines, (group.last if group else start) + 1, stop, is_last=is_last)
    within = [one for one in groups if start <= one.first and one.last < end]
    fields, labelled = merged(belonging(group, within))
    taken = labelled | (head.places - set(head.lead))
    body = [place for place in range(start, end) if place not in taken and place not in lines.tables.others]
    body = [place for place in body if not _is_furniture(lines, head, place)]
    own = evolve(head, lead=())  # that is prose
    named = {*own.organisation, *own.participants}
    return Entry(
        head=own,
        fields=tuple(one for one in fields if one.place not in named),
        labelled=labelled - own.places,
        body=tuple(body),
    )


def _is_furniture(lines: Lines, head: Head, place: int) -> bool:
    """Return whether a line within an entry is the page's: navigation, a byline, a legend, the heading said again."""
    item = lines.items[place]
    if item.is_navigation or ("*" in item.line.text and read_legend([item.line.text], lines.vocabulary)):
        return True
    again = head.heading is not None and place == head.heading + 1
    return again and head.heading is not None and item.text == lines.items[head.heading].text


def _end_by_level(lines: Lines, head: Head, group: Group, stop: int, highest: int) -> int:
    """Return where an entry ends by the page's markup: at a heading as high as its own that is no section's.

    A heading above its level, and above the `highest` within other entries, is the page's, also "Contact".
    """
    level = lines.items[head.heading].line.level if head.heading is not None else 0
    if not level:
        return stop
    for place in range(group.first + 1, stop):
        item = lines.items[place]
        own = item.line.level
        if 0 < own < min(level, highest):
            return place
        if place > group.last and 0 < own <= level and not heads_section(item, lines.vocabulary):
            return place
    return stop


def _highest(lines: Lines, spans: Sequence[tuple[int, int]]) -> int:
    """Return the level of the highest heading within the entries before the last; 0 where there are no entries."""
    levels = [lines.items[place].line.level for span in spans for place in range(*span)]
    return min((level for level in levels if level), default=0)


def _is_group_heading(lines: Lines, place: int) -> bool:
    """Return whether a heading right above the next entry heads that one, and others: a section has text below it."""
    return lines.items[place].line.level > 0 and not heads_section(lines.items[place], lines.vocabulary)


def _headed(lines: Lines) -> list[Entry]:
    """Return the projects of a page whose headings name organisations, each with prose and somebody to ask below it."""
    items = lines.items
    firsts = [group.first for group in lines.groups]
    has_levels = any(item.line.level for item in items)
    places = [
        place
        for place, item in enumerate(items)
        if (item.line.level if has_levels else _may_be_heading(lines, place))
        and names_one(item.line.text, lines.vocabulary)
    ]
    entries = []
    for place, end in zip(places, [*places[1:], len(items)], strict=False):
        head = Head(heading=place, is_marked=True)
        level = items[place].line.level
        stop = next((at for at in range(place + 1, end) if 0 < items[at].line.level <= level), end)
        below = range(place + 1, stop)
        has_contact = any(
            is_contact_heading(items[at].text, lines.vocabulary) or holds_details(items[at].text, lines.vocabulary)
            for at in below
        )
        within = lines.groups[bisect_left(firsts, place) : bisect_left(firsts, stop)]
        if has_contact and any(len(items[at].text.split()) > 8 for at in below):  # a sentence
            entries.append(_entry(lines, head, None, within, stop, is_last=end == len(items)))
    return without_pointers(lines, entries) if len(entries) > 1 else []


def _may_be_heading(lines: Lines, place: int) -> bool:
    """Return whether a line of text that no markup makes a heading stands like one: short, and with air around it."""
    items = lines.items
    item = items[place]
    if item.line.marker or item.is_navigation or item.is_footer or len(item.text) > LONGEST_TITLE:
        return False
    is_apart = place == 0 or items[place - 1].at < item.at - 1
    return is_apart and item.text[-1] not in ".?!;:," and item.text[:1].isupper()


def _of_record(lines: Lines, record: Record) -> Entry:
    """Return a row of a table as an entry."""
    fields: list[Field] = []
    heading = None
    labelled: set[int] = set()
    for name, label, places in record.cells:
        if name == "title" and heading is None:
            heading = places
        pieces = []
        for place in places:
            line = lines.items[place].line
            pieces.append(Piece(place, line.marker, len(line.text.rstrip())))
        fields.append(Field(name, label, places[0], tuple(pieces)))
        labelled.update(places)
    return Entry(head=Head(), fields=tuple(fields), labelled=frozenset(labelled))
