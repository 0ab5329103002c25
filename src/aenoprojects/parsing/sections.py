"""The prose of an entry: sections with paragraphs and lists."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import frozen

from aenoprojects.diagnostics import Code
from aenoprojects.model import Block, ListBlock, Paragraph, Section
from aenoprojects.parsing.headings import MARKER, SectionHeading, plain_heading, section_heading
from aenoprojects.reading.lines import Line
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import visible

_TAIL = 10  # characters in which a sentence ends, quotes and brackets included
_END = re.compile(r"[.!?:;…][\"'”’)]*$")


@frozen(kw_only=True)
class SectionLines:
    """A section as lines: its heading's and those of its text, blank ones included."""

    heading: SectionHeading | None
    line: Line
    lines: tuple[Line, ...]


def split_sections(body: Sequence[Line], vocabulary: Vocabulary, *, airless: bool = False) -> tuple[SectionLines, ...]:
    """Split the lines after a header into sections; every non-blank line is in exactly one.

    Args:
        body: the lines, blank ones included.
        vocabulary: the section names to go by.
        airless: True for an entry without blank lines, where a heading or the end of a sentence stands for one.
    """
    sections: list[SectionLines] = []
    heading: SectionHeading | None = None
    start: Line | None = None
    held: list[Line] = []
    following = _following(body)
    for number, line in enumerate(body):
        found = None
        if line.text.strip():
            before = body[number - 1] if number else None
            if airless and before is not None and (before is start or _END.search(before.text.strip())):
                before = None
            found = _heading(line, before, following[number], vocabulary)
        if found:
            if start is not None:
                sections.append(SectionLines(heading=heading, line=start, lines=tuple(held)))
            heading, start, held = found, line, []
        else:
            if start is None and line.text.strip():
                start = line
            held.append(line)
    if start is not None:
        sections.append(SectionLines(heading=heading, line=start, lines=tuple(held)))
    return tuple(sections)


def read_section(section: SectionLines) -> tuple[Section, tuple[tuple[Code, str], ...]]:
    """Read the lines of a section into paragraphs and lists.

    Returns:
        The section, and what was repaired, as code and text.
    """
    heading = section.heading
    lines = list(section.lines)
    problems: tuple[tuple[Code, str], ...] = ()
    if heading and heading.rest:
        lines.insert(0, Line(number=section.line.number, text=heading.rest))
        if heading.glued:
            problems = ((Code.HEADING_GLUED, f"{heading.text}{heading.rest[:40]}"),)
    return Section(
        heading=heading.text if heading else None,
        kind=heading.kind if heading else "other",
        line=section.line.number,
        blocks=read_blocks(lines),
    ), problems


def read_blocks(lines: Sequence[Line]) -> tuple[Block, ...]:
    """Return lines as paragraphs and lists.

    A line is a paragraph of its own, unless it plainly goes on in the next one (no full stop, then a small letter).
    Items belong to one list while their markers are of one kind, blank lines or not.

    >>> read_blocks([Line(number=1, text="Twee:"), Line(number=2, text="1. a"), Line(number=3, text="2. b")])
    (Paragraph(text='Twee:'), ListBlock(items=('a', 'b'), ordered=True))
    """
    blocks: list[Block] = []
    items: list[str] = []
    ordered = False
    gap = True
    for line in lines:
        text = visible(line.text)
        if not text:
            gap = True
            continue
        marker = MARKER.match(line.text)
        if marker:
            number = marker["number"] is not None
            if items and number != ordered:
                blocks.append(ListBlock(items=tuple(items), ordered=ordered))
                items = []
            ordered = number
            items.append(visible(line.text[marker.end() :]))
        elif items and not gap and (line.text[:1].isspace() or _goes_on(items[-1], text)):
            items[-1] = f"{items[-1]} {text}"
        else:
            if items:
                blocks.append(ListBlock(items=tuple(items), ordered=ordered))
                items = []
            if not gap and blocks and isinstance(blocks[-1], Paragraph) and _goes_on(blocks[-1].text, text):
                blocks[-1] = Paragraph(text=f"{blocks[-1].text} {text}")
            else:
                blocks.append(Paragraph(text=text))
        gap = False
    if items:
        blocks.append(ListBlock(items=tuple(items), ordered=ordered))
    return tuple(blocks)


def _goes_on(text: str, following: str) -> bool:
    return following[:1].islower() and not _END.search(text[-_TAIL:])


def _heading(line: Line, before: Line | None, after: Line | None, vocabulary: Vocabulary) -> SectionHeading | None:
    known = section_heading(line, vocabulary)
    if known and (after is not None or known.rest):
        # A heading announces what comes: one that nothing follows is the end of the text.
        return known
    return None if known else plain_heading(line, before, after, vocabulary)


def _following(body: Sequence[Line]) -> list[Line | None]:
    """Return for each line the next one that is not blank."""
    result: list[Line | None] = [None] * len(body)
    following: Line | None = None
    for number in range(len(body) - 1, -1, -1):
        result[number] = following
        if body[number].text.strip():
            following = body[number]
    return result
