"""Prose: sections with paragraphs and lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from attrs import frozen

from aenoprojects.model import Block, ListBlock, Paragraph, Section
from aenoprojects.parsing.classify import Item
from aenoprojects.parsing.headings import SectionHeading, plain_heading
from aenoprojects.reading.lines import Line
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import visible

_TAIL = 10  # characters in which a sentence ends, quotes and brackets included
_END = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_NUMBER = re.compile(r"\s*\(?(?:(?P<number>\d{1,4})|(?P<letter>[A-Za-z]))[.)]")


@frozen(kw_only=True)
class SectionPart:
    """A section as lines of the page."""

    heading: SectionHeading | None
    place: int
    """Position of its heading, or of its first line."""
    level: int
    """Level of the heading in the page's markup, 0 for none."""
    places: tuple[int, ...]
    """Positions of the lines of its text, the heading's own where text follows on it."""

    @property
    def kind(self) -> str:
        """Return what the heading announces."""
        return self.heading.kind if self.heading else "other"


def split_sections(items: Sequence[Item], body: Sequence[int], vocabulary: Vocabulary) -> tuple[SectionPart, ...]:
    """Split prose into sections; every line is in exactly one.

    Args:
        items: the classified lines of the page.
        body: positions of the prose, in order.
        vocabulary: the section names to go by.
    """
    airless = _is_airless(items, body)
    sections: list[SectionPart] = []
    heading: SectionHeading | None = None
    start: int | None = None
    held: list[int] = []
    for number, place in enumerate(body):
        following = body[number + 1] if number + 1 < len(body) else None
        is_apart = number == 0 or _has_gap(items, body[number - 1], place)
        if airless and number and not is_apart:
            before = body[number - 1]
            is_apart = before == start or bool(_END.search(items[before].text))
        found = _heading(items, place, following, vocabulary, is_apart=is_apart)
        if found is None:
            start = place if start is None else start
            held.append(place)
            continue
        if start is not None:
            sections.append(_part(items, heading, start, held))
        heading, start, held = found, place, [place] if found.rest is not None else []
    if start is not None:
        sections.append(_part(items, heading, start, held))
    return tuple(sections)


def read_section(items: Sequence[Item], part: SectionPart) -> Section:
    """Read the lines of a section into paragraphs and lists."""
    heading = part.heading
    return Section(
        heading=heading.text if heading else None,
        kind=heading.kind if heading else "other",
        line=items[part.place].line.number,
        blocks=_read_blocks(items, part),
    )


def _part(items: Sequence[Item], heading: SectionHeading | None, place: int, held: list[int]) -> SectionPart:
    level = items[place].line.level if heading else 0
    return SectionPart(heading=heading, place=place, level=level, places=tuple(held))


def _read_blocks(items: Sequence[Item], part: SectionPart) -> tuple[Block, ...]:
    """Return lines as paragraphs and lists.

    A line is a paragraph of its own, unless it plainly goes on in the next one (no full stop, then a small letter).
    Items belong to one list while their markers are of one kind and their numbers follow, blank lines or not.
    """
    blocks: list[Block] = []
    previous: int | None = None
    for place in part.places:
        line = items[place].line
        rest = part.heading.rest if part.heading and place == part.place else None
        text = visible(line.text[line.marker if rest is None else rest :])
        has_gap = previous is None or _has_gap(items, previous, place)
        last = blocks[-1] if blocks else None
        previous = place
        if line.marker and rest is None:
            number = _number(line.text[: line.marker])
            ordered = number is not None
            follows = isinstance(last, ListBlock) and number in (None, last.start + len(last.items))
            if isinstance(last, ListBlock) and last.ordered == ordered and follows:
                blocks[-1] = ListBlock(items=(*last.items, text), ordered=ordered, start=last.start)
            else:
                blocks.append(ListBlock(items=(text,), ordered=ordered, start=1 if number is None else number))
        elif isinstance(last, ListBlock) and not has_gap and _adds(last, line, text):
            joined = (*last.items[:-1], f"{last.items[-1]} {text}")
            blocks[-1] = ListBlock(items=joined, ordered=last.ordered, start=last.start)
        elif isinstance(last, Paragraph) and not has_gap and _goes_on(last.text, text):
            blocks[-1] = Paragraph(text=f"{last.text} {text}")
        else:
            blocks.append(Paragraph(text=text))
    return tuple(blocks)


def _number(marker: str) -> int | None:
    """Return the number of an item; a letter counts as its place in the alphabet; None for a bullet."""
    match = _NUMBER.match(marker)
    if match is None:
        return None
    return int(match["number"]) if match["number"] else ord(match["letter"].lower()) - ord("a") + 1


def _adds(block: ListBlock, line: Line, text: str) -> bool:
    """Return whether a line goes on the last item of a list."""
    return line.text[:1].isspace() or _goes_on(block.items[-1], text)


def _goes_on(text: str, following: str) -> bool:
    return following[:1].islower() and not _END.search(text[-_TAIL:])


def _has_gap(items: Sequence[Item], before: int, place: int) -> bool:
    """Return whether a blank line parts two lines of the text; where a page's furniture cut a sentence, none does."""
    if place == before + 1 and items[place].at == items[before].at + 1:
        return False
    return place == before + 1 or not _goes_on(items[before].text, items[place].text)


def _heading(
    items: Sequence[Item], place: int, following: int | None, vocabulary: Vocabulary, *, is_apart: bool
) -> SectionHeading | None:
    known = items[place].section
    if known:
        # A heading announces what comes: one that nothing follows is the end of the text.
        return known if following is not None or known.rest is not None else None
    after = None if following is None else items[following].line
    return plain_heading(items[place].line, after, vocabulary, is_apart=is_apart)


def _is_airless(items: Sequence[Item], body: Sequence[int]) -> bool:
    """Return whether no two lines of text have a blank line between them; around lists HTML always has one."""
    return not any(
        place == before + 1
        and items[place].at > items[before].at + 1
        and not (_is_of_list(items[place].line) or _is_of_list(items[before].line))
        for before, place in pairwise(body)
    )


def _is_of_list(line: Line) -> bool:
    return line.marker > 0 or line.text[:1].isspace()
