"""The tree of an HTML page, walked in document order: what each element does to the flow of lines."""

from __future__ import annotations

import re

from attrs import define, field
from lxml import etree

from aenoprojects.reading.flow import Flow, Style
from aenoprojects.reading.visibility import is_furniture, is_hidden


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


HEADINGS = _names("h1 h2 h3 h4 h5 h6")
_LISTS = _names("ul ol menu dir")
_LAYOUT = HEADINGS | _names("details dl table article section")
_SPACED = _LAYOUT | _names("p ul ol blockquote figure pre hr form fieldset main header footer nav")
BLOCKS = _SPACED | _names(
    "address aside body caption center dd dialog dir div dt figcaption frameset html legend li listing menu"
    " optgroup option plaintext search select summary tbody td tfoot th thead tr textarea xmp"
)
"""Elements that begin and end a line."""
_PREFORMATTED = _names("pre listing plaintext textarea xmp")
_CLOSE = _names("li tr td th dt dd")
_SUMMARY_LEVEL = 3
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_BLOCK_STYLE = re.compile(r"display\s*:\s*(?:block|flex|grid)", re.IGNORECASE)
_LABEL_CLASS = re.compile(r"(?:field|views)[\w-]*label", re.IGNORECASE)


@define
class TreeReader:
    """Walks the tree and tells the flow what it meets."""

    flow: Flow
    controlled: frozenset[str]
    _styles: list[Style] = field(factory=lambda: [Style()])
    _term: int | None = None
    """Index of the first line of a term that waits for its value."""
    _values: list[tuple[int | None, int]] = field(factory=list)
    _rows: list[list[int]] = field(factory=list)

    def read(self, root: etree._Element) -> None:
        """Read all that is seen below an element."""
        walker = etree.iterwalk(root, events=("start", "end"))
        skipped = False
        for event, element in walker:
            if event == "start":
                self.flow.seek(element.sourceline)
                skipped = is_hidden(element, self.controlled)
                if skipped:
                    walker.skip_subtree()
                else:
                    self._enter(element)
            else:
                if not skipped:
                    self._leave(element)
                skipped = False
                self.flow.add(element.tail, self._styles[-1])
        self.flow.end_line(self._styles[-1])

    def _enter(self, element: etree._Element) -> None:
        tag, above = element.tag, self._styles[-1]
        style = _style(element, above)
        if tag in _LISTS:
            self.flow.open_list(ordered=tag == "ol", start=element.get("start"))
        if tag == "br":
            self.flow.line_break(above)
        elif _is_block(element):
            self._edge(tag, above)
        if tag in _CLOSE and element.getprevious() is not None:
            self.flow.close_up()
        if tag == "li":
            self.flow.open_item(element.get("value"))
        elif tag in _LAYOUT:
            self.flow.end_item()
        elif tag == "a":
            self.flow.open_link(element.get("href", ""))
        self._open_cell(element)
        self._styles.append(style)
        self.flow.add(element.text, style)

    def _leave(self, element: etree._Element) -> None:
        tag, style = element.tag, self._styles.pop()
        if tag == "a":
            self.flow.close_link()
        if _is_block(element):
            self._edge(tag, style)
        if tag in _LISTS:
            self.flow.close_list()
        elif tag == "li":
            self.flow.end_item()
        self._close_cell(element)

    def _edge(self, tag: str, inside: Style) -> None:
        """End the line at the edge of a block."""
        self.flow.end_line(inside)
        if tag in _SPACED and not (tag in _LISTS and self.flow.nested):
            self.flow.space()

    def _open_cell(self, element: etree._Element) -> None:
        """Remember where a cell, a term or its value begins."""
        here = len(self.flow.lines)
        if element.tag == "tr":
            self._rows.append([])
        elif element.tag in {"td", "th"} and self._rows:
            self._rows[-1].append(here)
        elif _is_term(element):
            self._term = here
        elif _is_value(element):
            self._values.append((self._term, here))
            self._term = None

    def _close_cell(self, element: etree._Element) -> None:
        """Join a label and its value at the end of the value, or of the row."""
        if element.tag == "tr":
            self.flow.join_row(self._rows.pop(), cells_beside=True)
        elif not _is_term(element) and _is_value(element):
            term, start = self._values.pop()
            if term is not None:
                self.flow.join_row([term, start], cells_beside=False)


def _style(element: etree._Element, above: Style) -> Style:
    """Return how the text of an element is shown, given what it stands in."""
    tag = element.tag
    written = element.get("style", "")
    level = int(tag[1]) if tag in HEADINGS else _SUMMARY_LEVEL if tag == "summary" else above.level
    if element.get("role") == "heading":
        stated = element.get("aria-level", "")
        level = int(stated) if stated in {"1", "2", "3", "4", "5", "6"} else 2
    return Style(
        level=level,
        bold=above.bold or tag in {"b", "strong", "th"} or bool(_BOLD_STYLE.search(written)),
        aside=above.aside or is_furniture(element),
        preformatted=above.preformatted or tag in _PREFORMATTED,
    )


def _is_block(element: etree._Element) -> bool:
    return (
        element.tag in BLOCKS
        or bool(_BLOCK_STYLE.search(element.get("style", "")))
        or _is_term(element)
        or _is_value(element)
    )


def _is_term(element: etree._Element) -> bool:
    """Return whether an element is a label: a <dt>, or what content management systems mark as one."""
    return element.tag == "dt" or bool(_LABEL_CLASS.search(element.get("class", "")))


def _is_value(element: etree._Element) -> bool:
    if element.tag == "dd":
        return True
    before = element.getprevious()
    return before is not None and before.tag != "dt" and _is_term(before)
