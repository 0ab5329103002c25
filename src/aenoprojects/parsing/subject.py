"""Pages with one subject: its title, the labels that tell of it wherever they stand, and its prose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from aenoprojects.parsing.genres import genre_of, is_form
from aenoprojects.parsing.groups import Group
from aenoprojects.parsing.headings import LONGEST_TITLE, is_contact_heading, is_facts_heading, plain_heading
from aenoprojects.parsing.heads import Head, heads_section, title_of
from aenoprojects.parsing.outline import Entry, Lines, belonging, footer_start, merged
from aenoprojects.values.organisation import is_organisation_line
from aenoprojects.vocabulary.folding import fold, visible

TELLING = frozenset({"goal", "approach", "results", "background", "audience", "lessons"})
"""Kinds of sections that only a project's page has."""
_FEWEST_SECTIONS = 2
_PERIOD = frozenset({"period", "start", "end"})
_PROSE = 80
"""Characters of a line that is running text, be it without a full stop."""
_RECURRING = 2
_SITE = (" | ", " - ", " – ", " — ", " :: ", " « ", " · ")
"""What parts a page's title from its site's name."""


def find_subject(lines: Lines, *, is_said: bool = False) -> Entry | None:
    """Return the one project of a page, None where the page has not the marks of a project.

    Args:
        lines: the page.
        is_said: True where the caller says that the page has one project, marks or none.
    """
    items = lines.items
    main = _main_group(lines)
    if not is_said and not has_marks(lines, main):
        return None
    if not items:
        return None
    title = _title_place(lines, main)
    name = None if title is not None else _page_title(lines)
    start = 0 if title is None else title + 1
    end = footer_start(lines, start, len(items), is_last=True)
    above = [group for group in lines.groups if group.first < end and not _is_contact_card(lines, group)]
    groups = [group for group in lines.groups if group is main or group in above]
    fields, labelled = merged(belonging(main, groups))
    if title is None and name is None and "title" not in {one.field for one in fields}:
        title = next((place for place in range(end) if place not in labelled), None)
        start = 0 if title is None else title + 1
    organisation = _organisation_line(lines, title, labelled)
    taken = {*labelled, *organisation}
    free = [place for place in range(start, end) if place not in taken and not items[place].line.is_front]
    body = [place for place in free if not items[place].is_navigation]
    body = _without_boxes(lines, body, labelled)
    if title is None and not (name or labelled or body):
        return None  # nothing but a footer
    return Entry(
        head=Head(heading=title, organisation=organisation),
        fields=fields,
        labelled=labelled - {title},
        body=tuple(_without_pointers(lines, body)),
        name=name,
        is_alone=True,
    )


def has_marks(lines: Lines, main: Group | None) -> bool:
    """Return whether a page has the marks of a project: the right labels together, or two sections with prose."""
    headings = [item for item in lines.items if item.line.level or item.section]
    title = _page_title(lines) or next((item.text for item in headings if item.line.level == 1), "")
    title = title or (lines.items[0].text if lines.items else "")
    short = [item.text.strip(" :") for item in lines.items if item.line.level or not item.text.endswith((".", ","))]
    if genre_of(lines, lines.groups, short, title, is_unlabelled=main is None) or is_form(lines, lines.groups, title):
        return False
    return main is not None or _has_sections(lines)


def _main_group(lines: Lines) -> Group | None:
    """Return the label group that tells most of the project, None where none has its marks."""
    groups = [group for group in lines.groups if not group.is_blank and _is_mark(lines, group)]
    return max(groups, key=lambda group: (len(group.names - {"extra"}), -group.first), default=None)


def _is_mark(lines: Lines, group: Group) -> bool:
    known = group.names - {"extra", "tags"}
    if lines.items[group.first].line.is_front:
        return "title" in known and bool(known & (_PERIOD | {"organisation", "contact", "theme", "amount"}))
    return len(known) > 1 and bool(known & (_PERIOD | {"title"}))


def _has_sections(lines: Lines) -> bool:
    """Return whether two sections of a project's kinds have prose below them.

    Where all of them recur, the page lists projects whose labels nobody understood: better none than all as one.
    """
    kinds: Counter[str] = Counter()
    headings: Counter[str] = Counter()
    for place, item in enumerate(lines.items):
        if item.section is None or item.section.kind not in TELLING:
            continue
        if item.section.rest is not None or _is_prose(lines, place + 1):
            kinds[item.section.kind] += 1
            headings[fold(item.section.text)] += 1
    if len(headings) < _FEWEST_SECTIONS:
        return False
    return min(headings.values()) < _RECURRING


def _is_prose(lines: Lines, place: int) -> bool:
    """Return whether running text stands at a position, or soon below it."""
    for item in lines.items[place : place + 3]:
        if len(item.text) > _PROSE or item.text.endswith((".", "!", "?", ":")) or item.line.marker:
            return True
    return False


def _title_place(lines: Lines, main: Group | None) -> int | None:
    """Return the position of the main heading of the content, None where no line is it."""
    items = lines.items
    marked = [
        place
        for place, item in enumerate(items)
        if item.line.level and not item.line.is_link and not item.is_navigation
        and not heads_section(item, lines.vocabulary)
    ]  # fmt: skip
    titled = next((group for group in (main, *lines.groups) if group and "title" in group.names), None)
    told = fold(title_of(items, titled)) if titled else ""
    if told:
        # A label says what the title is: a heading is the title's only where it says the same, or stands above all.
        same = [place for place in marked if told in fold(items[place].text) or fold(items[place].text) in told]
        top = [place for place in marked if items[place].line.level == 1]
        return next(iter((*same, *top)), None)
    first = [place for place in marked if items[place].line.level == 1]
    named = [place for place in marked if _is_named(lines, items[place].text)]
    if first:
        among = [place for place in first if place in named]
        if not among and named and len(first) == 1 and named[0] > first[0]:
            return named[0]  # the one <h1> is the site's name; the page's own name is a heading below it
        return max(among or first, key=lambda place: _text_below(lines, place))
    if named:
        return named[0]
    has_name = bool(_page_title(lines))
    if marked and (not has_name or _is_first(lines, marked[0])):
        level = min(items[place].line.level for place in marked)
        top = [place for place in marked if items[place].line.level == level]
        if len(top) == 1 or not has_name:
            return top[0]
    if has_name and any(item.line.level for item in items):
        return None
    return _title_of_text(lines, main)


def _is_first(lines: Lines, place: int) -> bool:
    """Return whether no running text stands above a heading."""
    return not any(len(item.text) > _PROSE for item in lines.items[:place])


def _text_below(lines: Lines, place: int) -> int:
    """Return how much text stands below a heading, up to the next one of its level."""
    level = lines.items[place].line.level
    total = 0
    for item in lines.items[place + 1 :]:
        if 0 < item.line.level <= level:
            break
        total += len(item.text)
    return total


def _is_named(lines: Lines, text: str) -> bool:
    """Return whether the head of the page calls itself by a heading's text."""
    wanted = fold(text)
    names = [
        part for name in lines.page.titles for part in (name, *(one for mark in _SITE for one in name.split(mark)))
    ]
    return bool(wanted) and wanted in map(fold, names)


def _title_of_text(lines: Lines, main: Group | None) -> int | None:
    """Return the title of a page without markup: the last line of its own above facts, lead and first section."""
    items = lines.items
    stop = min(
        [
            *(place for place, item in enumerate(items) if item.section is not None),
            *([main.first] if main else []),
            len(items),
        ]
    )
    prose = next((place for place in range(stop) if _is_lead(items[place].text, is_first=place == 0)), stop)
    above = [
        place
        for place in range(prose)
        if not items[place].is_navigation and not items[place].is_footer and len(items[place].text) <= LONGEST_TITLE
        and not is_facts_heading(items[place].text, lines.vocabulary) and not items[place].line.marker
    ]  # fmt: skip
    if not above:
        return None
    if len(above) > 1 and is_organisation_line(items[above[-1]].text, items[above[-2]].text, lines.vocabulary):
        return above[-2]
    return above[-1]


def _is_lead(text: str, *, is_first: bool) -> bool:
    """Return whether a line is running text; on top, a short one with a full stop may be the title."""
    return len(text) > LONGEST_TITLE or (text.endswith((".", "!")) and (not is_first or len(text) > _PROSE))


def _page_title(lines: Lines) -> str | None:
    """Return what the page's head calls it, without the site's name."""
    for name in lines.page.titles:
        text = visible(name)
        for mark in _SITE:
            if mark in text and mark != " - ":
                text = text.split(mark)[0]
            elif mark in text:
                text = text.rsplit(mark, 1)[0]
        if text.strip():
            return text.strip()
    return None


def _organisation_line(lines: Lines, title: int | None, labelled: frozenset[int]) -> tuple[int, ...]:
    """Return the line below the title, where it names an organisation and is no label."""
    if title is None or title + 1 >= len(lines.items) or title + 1 in labelled:
        return ()
    below = lines.items[title + 1]
    if below.line.level or below.line.marker or below.section:
        return ()
    return (title + 1,) if is_organisation_line(below.text, lines.items[title].text, lines.vocabulary) else ()


def _is_contact_card(lines: Lines, group: Group) -> bool:
    """Return whether a group is part of a contact section: "E-mail: ..." below somebody's name."""
    if "contact" in group.names or group.names - {"details", "extra"}:
        return False
    for place in range(group.first - 1, -1, -1):
        item = lines.items[place]
        if item.line.level or item.section:
            return is_contact_heading(item.text, lines.vocabulary) or bool(item.section and item.section.kind == "more")
    return False


def _without_boxes(lines: Lines, body: Sequence[int], labelled: frozenset[int]) -> list[int]:
    """Return prose without the headings of boxes of facts whose labels are told already."""
    return [
        place
        for place in body
        if not (
            is_facts_heading(lines.items[place].text, lines.vocabulary)
            and (place + 1 in labelled or place + 1 not in body)
        )
    ]


def _without_pointers(lines: Lines, body: Sequence[int]) -> list[int]:
    """Return prose without the sections at its end that are nothing but links to other pages."""
    items = lines.items
    rest = list(body)
    while rest:
        links = len(rest)
        while links and items[rest[links - 1]].line.is_link:
            links -= 1
        if links == len(rest) or not links:
            break
        heading = items[rest[links - 1]]
        kind = heading.section.kind if heading.section else None
        is_heading = heading.line.level or kind
        if not is_heading or kind == "more" or is_contact_heading(heading.text, lines.vocabulary):
            break
        if len(rest) - links < _RECURRING:
            break
        rest = rest[: links - 1]
    return rest


def headings_seen(lines: Lines) -> list[int]:
    """Return the positions of what looks like a heading, for a page on which nothing else was found."""
    following = [*lines.items[1:], None][: len(lines.items)]
    return [
        place
        for place, (item, after) in enumerate(zip(lines.items, following, strict=True))
        if item.line.level or item.section
        or (after and plain_heading(item.line, after.line, lines.vocabulary, is_apart=True))
    ]  # fmt: skip
