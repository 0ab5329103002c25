"""Labels beside their values: rows of tables, definition lists, labelled fields of a web page."""

from __future__ import annotations

import re

from aenoprojects.reading.lines import Line
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import fold

_FIELDS = frozenset({"title", "contact", "details", "theme", "period"})
_COLONS = (":", "：")
_ONLY_COLON = " \u00a0:："
_LABEL_LINE = re.compile(r"[^\W\d_][^:：\n]{0,40}[:：](?:\s|$)")
_NO_LABEL = re.compile(r"[:：]\s|[.!?@]$|[•|]")  # a heading "Almere: ...", a sentence
_ITEM = re.compile(r" *(?:•|\d{1,9}\.) ")
_LONGEST_LABEL = 48
_LONGEST_VALUE = 6  # lines; more than that beside a term is content under a heading


def label_field(text: str) -> str | None:
    """Return the field whose label a text is, to the letter and without a colon; None for any other text.

    >>> label_field("Looptijd"), label_field("Looptijd:"), label_field("Status")
    ('period', None, None)
    """
    text = text.strip()
    if not text[:1].isalpha() or not text[-1:].isalpha() or len(text) > _LONGEST_LABEL:
        return None
    name = Vocabulary.default().label_fields.get(fold(text))
    return name if name in _FIELDS else None


def joined(cells: list[list[Line]], *, in_table: bool) -> list[Line]:
    """Return cells that stand side by side as lines: "label: value", or "a | b" where each is a single line.

    The latter only `in_table`. None are returned for what must stay as it is: a row of cells of several lines is
    there for the layout.
    """
    cells = [filled for cell in cells if (filled := [line for line in cell if line.text.strip(_ONLY_COLON)])]
    if in_table and len(cells) % 2 == 0 and all(len(cell) == 1 and label_field(cell[0].text) for cell in cells[::2]):
        return [line for head, value in zip(cells[::2], cells[1::2], strict=True) for line in labelled(head[0], value)]
    if len(cells) == 2 and len(cells[0]) == 1 and _may_label(cells[0][0]) and _may_value(cells[1]):
        return labelled(cells[0][0], cells[1])
    lines = [line for cell in cells for line in cell]
    if not in_table or len(cells) < 2 or len(lines) > len(cells):
        return []
    text = " | ".join(line.text for line in lines)
    links = tuple(link for line in lines for link in line.links)
    return [
        lines[0]._replace(text=text, bold=((0, len(text)),) if all(line.is_bold for line in lines) else (), links=links)
    ]


def header_of(cells: list[list[Line]]) -> tuple[str, ...]:
    """Return the labels in a table's header row, one of them a project's; none for a row that is no header."""
    labels = tuple(" ".join(line.text for line in cell).strip(_ONLY_COLON) for cell in cells)
    known = [name for label in labels if (name := Vocabulary.default().label_fields.get(fold(label)))]
    return labels if "title" in known and len(known) * 2 > len(labels) else ()


def entry_of(labels: tuple[str, ...], cells: list[list[Line]]) -> list[Line]:
    """Return a row below a header as "label: value" lines under a heading; none where the header is not its own."""
    values = [[line for line in cell if line.text] for cell in cells]
    if len(cells) != len(labels) or sum(map(bool, values)) < 2:
        return []
    pairs = [(label, value) for label, value in zip(labels, values, strict=True) if value]
    # The title first: it begins an entry.
    pairs.sort(key=lambda pair: label_field(pair[0]) != "title")
    if label_field(pairs[0][0]) != "title":
        return []
    lines = [line for label, value in pairs for line in labelled(value[0]._replace(text=label, links=()), value)]
    first = pairs[0][1][0]._replace(links=())
    return [first._replace(text=""), first._replace(level=3), first._replace(text=""), *lines]


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
    head = head._replace(text=text if text.endswith(_COLONS) else f"{text}:", level=0, bold=())
    first = value[0]
    if _ITEM.match(first.text):
        return [head, *value]
    last = first.number if first.number > head.number else 0
    return [head._replace(text=f"{head.text} {first.text}", last=last, links=head.links + first.links), *value[1:]]
