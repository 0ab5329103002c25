"""The tree of an HTML page, walked in document order: what each element does to the flow of lines."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from attrs import define, field, frozen
from lxml import etree

from aenoprojects.reading.flow import Flow, Style
from aenoprojects.reading.visibility import is_furniture, is_hidden


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


Role: TypeAlias = Literal["row", "cell", "term", "value", ""]
"""The part an element plays in a table, a definition list, or a labelled field."""

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
_ROLES: dict[str, Role] = {"tr": "row", "td": "cell", "th": "cell", "dt": "term", "dd": "value"}
_LABEL_CLASS = re.compile(r"(?:field|views)[\w-]*label", re.IGNORECASE)


@frozen
class _Frame:
    """What is remembered of an element until its end."""

    style: Style
    role: Role
    is_block: bool


@define
class TreeReader:
    """Walks the tree and tells the flow what it meets."""

    flow: Flow
    controlled: frozenset[str]
    """Ids of the panels that the page opens by a click."""
    _frames: list[_Frame] = field(factory=lambda: [_Frame(Style(), "", False)])
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
                    self._leave(element.tag)
                skipped = False
                self.flow.add(element.tail, self._frames[-1].style)
        self.flow.end_line(self._frames[-1].style)

    def _enter(self, element: etree._Element) -> None:
        tag, above = element.tag, self._frames[-1].style
        style, role = _style(element, above), _role(element)
        is_block = tag in BLOCKS or role != "" or bool(_BLOCK_STYLE.search(element.get("style", "")))
        if tag in _LISTS:
            self.flow.open_list(ordered=tag == "ol", start=element.get("start"))
        if tag == "br":
            self.flow.line_break(above)
        elif is_block:
            self._edge(tag, above)
        if tag in _CLOSE and element.getprevious() is not None:
            self.flow.close_up()
        if tag == "li":
            self.flow.open_item(element.get("value"))
        elif tag in _LAYOUT:
            self.flow.end_item()
        elif tag == "a":
            self.flow.open_link(element.get("href", ""))
        self._open(role)
        self._frames.append(_Frame(style, role, is_block))
        self.flow.add(element.text, style)

    def _leave(self, tag: str) -> None:
        frame = self._frames.pop()
        if tag == "a":
            self.flow.close_link()
        if frame.is_block:
            self._edge(tag, frame.style)
        if tag in _LISTS:
            self.flow.close_list()
        elif tag == "li":
            self.flow.end_item()
        self._close(frame.role)

    def _edge(self, tag: str, inside: Style) -> None:
        """End the line at the edge of a block."""
        self.flow.end_line(inside)
        if tag in _SPACED and not (tag in _LISTS and self.flow.nested):
            self.flow.space()

    def _open(self, role: Role) -> None:
        """Remember where a cell, a term or its value begins."""
        here = len(self.flow.lines)
        if role == "row":
            self._rows.append([])
        elif role == "cell" and self._rows:
            self._rows[-1].append(here)
        elif role == "term":
            self._term = here
        elif role == "value":
            self._values.append((self._term, here))
            self._term = None

    def _close(self, role: Role) -> None:
        """Join a label and its value at the end of the value, or of the row."""
        if role == "row":
            self.flow.join_row(self._rows.pop(), cells_beside=True)
        elif role == "value":
            term, start = self._values.pop()
            if term is not None:
                self.flow.join_row([term, start], cells_beside=False)


def _style(element: etree._Element, above: Style) -> Style:
    """Return how the text of an element is shown, given what it stands in."""
    tag = element.tag
    level = int(tag[1]) if tag in HEADINGS else _SUMMARY_LEVEL if tag == "summary" else above.level
    if element.get("role") == "heading":
        stated = element.get("aria-level", "")
        level = int(stated) if stated in {"1", "2", "3", "4", "5", "6"} else 2
    return Style(
        level=level,
        bold=above.bold or tag in {"b", "strong", "th"} or bool(_BOLD_STYLE.search(element.get("style", ""))),
        aside=above.aside or is_furniture(element),
        preformatted=above.preformatted or tag in _PREFORMATTED,
    )


def _role(element: etree._Element) -> Role:
    """Return what part an element plays in a table, a definition list, or a labelled field."""
    if element.tag in _ROLES:
        return _ROLES[element.tag]
    if _is_label(element):
        return "term"
    before = element.getprevious()
    return "value" if before is not None and before.tag not in _ROLES and _is_label(before) else ""


def _is_label(element: etree._Element) -> bool:
    """Return whether a content management system marked an element as the label of the next."""
    return bool(_LABEL_CLASS.search(element.get("class", "")))
