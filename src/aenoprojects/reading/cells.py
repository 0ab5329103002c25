"""Labels beside their values: rows of tables, definition lists, labelled fields of a web page."""

from __future__ import annotations

import re

from aenoprojects.reading.lines import Line

_COLONS = (":", "：")
_LABEL_LINE = re.compile(r"[^\W\d_][^:：\n]{0,40}[:：](?:\s|$)")
_NO_LABEL = re.compile(r"[:：]\s|[.!?@]$|[•|]")  # a heading "Almere: ...", a sentence
_ITEM = re.compile(r" *(?:•|\d{1,9}\.) ")
_LONGEST_LABEL = 48
_LONGEST_VALUE = 6  # lines; more than that beside a term is content under a heading


def joined(cells: list[list[Line]], *, in_table: bool) -> list[Line]:
    """Return cells that stand side by side as lines: "label: value", or "a | b" where each is a single line.

    The latter only `in_table`. None are returned for what must stay as it is: a row of cells of several lines is
    there for the layout.
    """
    cells = [filled for cell in cells if (filled := [line for line in cell if line.text])]
    if len(cells) == 2 and len(cells[0]) == 1 and _may_label(cells[0][0]) and _may_value(cells[1]):
        return labelled(cells[0][0], cells[1])
    lines = [line for cell in cells for line in cell]
    if not in_table or len(cells) < 2 or len(lines) > len(cells):
        return []
    text = " | ".join(line.text for line in lines)
    links = tuple(link for line in lines for link in line.links)
    return [lines[0]._replace(text=text, bold=all(line.bold for line in lines), links=links)]


def _may_label(line: Line) -> bool:
    text = line.text.rstrip(" :：")
    return 0 < len(text) <= _LONGEST_LABEL and not _NO_LABEL.search(text)


def _may_value(lines: list[Line]) -> bool:
    """Return whether lines may be the value of a label: no headings, no labels of their own."""
    return len(lines) <= _LONGEST_VALUE and not any(
        line.level or (len(lines) > 1 and _LABEL_LINE.match(line.text)) for line in lines
    )


def labelled(head: Line, value: list[Line]) -> list[Line]:
    """Return a label and the lines of its value as "label: value", an item of a list on a line of its own."""
    text = head.text.rstrip()
    head = head._replace(text=text if text.endswith(_COLONS) else f"{text}:", level=0, bold=False)
    first = value[0]
    if _ITEM.match(first.text):
        return [head, *value]
    last = first.number if first.number > head.number else 0
    return [head._replace(text=f"{head.text} {first.text}", last=last, links=head.links + first.links), *value[1:]]
