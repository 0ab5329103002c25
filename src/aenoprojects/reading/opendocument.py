"""OpenDocument texts: .odt as HTML, with its headings, lists, tables, bold and links."""

from __future__ import annotations

from html import escape

from lxml import etree

from aenoprojects.errors import SourceError
from aenoprojects.reading.zipped import Zipped

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_XLINK = "{http://www.w3.org/1999/xlink}"

_BLOCKS = {
    f"{_TEXT}p": "p",
    f"{_TEXT}list-header": "li",
    f"{_TABLE}table": "table",
    f"{_TABLE}table-header-rows": "thead",
    f"{_TABLE}table-row": "tr",
    f"{_TABLE}table-cell": "td",
    f"{_TEXT}section": "div",
}
"""Elements that HTML has too (OpenDocument 1.3, part 3, chapters 5 and 9)."""
_LEFT_OUT = frozenset(
    {f"{_TEXT}tracked-changes", f"{_TEXT}note-citation", f"{_OFFICE}annotation", f"{_OFFICE}forms"}
    | {f"{_TEXT}sequence-decls", f"{_TEXT}variable-decls", f"{_TEXT}user-field-decls", f"{_TEXT}bookmark"}
)
_MOST_BLANKS = 100  # a run of blanks is stated as a number, which may be any


def opendocument_html(zipped: Zipped) -> str:
    """Return an OpenDocument text as HTML, a line for each paragraph: their numbers are its line numbers.

    Args:
        zipped: the document, looked at.

    Raises:
        SourceError: it is damaged, or holds entities.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(zipped.read_xml("content.xml"), parser)
    except etree.XMLSyntaxError as error:
        raise SourceError(f"{zipped.name} is a damaged OpenDocument file: open it and save it again") from error
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise SourceError(
            f"{zipped.name} is an OpenDocument file without text: save the page as text (.txt) or HTML (.html)"
        )
    pieces: list[str] = []
    _Writer(pieces, _Styles(root)).write(body)
    return "".join(pieces)


class _Styles:
    """What the document's automatic styles say of bold and of numbered lists."""

    def __init__(self, root: etree._Element) -> None:
        properties = ((one, one.find(f"{_STYLE}text-properties")) for one in root.iter(f"{_STYLE}style"))
        self.bold = {
            str(one.get(f"{_STYLE}name"))
            for one, said in properties
            if said is not None and said.get(f"{_FO}font-weight") in ("bold", "600", "700", "800", "900")
        }
        levels = ((one, next(iter(one), None)) for one in root.iter(f"{_TEXT}list-style"))
        self.numbered = {
            str(one.get(f"{_STYLE}name")): first.get(f"{_TEXT}start-value", "1")
            for one, first in levels
            if first is not None and first.tag == f"{_TEXT}list-level-style-number"
        }
        """Style of a numbered list -> its first number."""

    def is_bold(self, element: etree._Element) -> bool:
        """Return whether a span or paragraph is set in bold; the built-in style is called "Strong Emphasis"."""
        name = element.get(f"{_TEXT}style-name", "")
        return name in self.bold or name == "Strong_20_Emphasis"


class _Writer:
    """Writes elements as HTML."""

    def __init__(self, pieces: list[str], styles: _Styles) -> None:
        self.pieces, self.styles = pieces, styles

    def write(self, element: etree._Element) -> None:
        """Write what is in an element."""
        self._say(element.text)
        for one in element:
            if isinstance(one.tag, str) and one.tag not in _LEFT_OUT:
                self._element(one)
            self._say(one.tail)

    def _say(self, text: str | None) -> None:
        self.pieces.append(escape(text) if text else "")

    def _element(self, one: etree._Element) -> None:
        tag = one.tag
        if tag == f"{_TEXT}h":
            level = one.get(f"{_TEXT}outline-level", "1")
            self._wrapped(one, f"h{level if level in tuple('123456') else 6}", end="\n")
        elif tag == f"{_TEXT}a":
            self._wrapped(one, "a", f' href="{escape(one.get(f"{_XLINK}href", ""), quote=True)}"')
        elif tag == f"{_TEXT}list":
            start = self.styles.numbered.get(one.get(f"{_TEXT}style-name", ""))
            self._wrapped(one, "ol" if start else "ul", _number("start", start), end="\n")
        elif tag == f"{_TEXT}list-item":
            self._wrapped(one, "li", _number("value", one.get(f"{_TEXT}start-value")), end="\n")
        elif tag == f"{_TABLE}table-cell":
            columns = _number("colspan", one.get(f"{_TABLE}number-columns-spanned"))
            rows = _number("rowspan", one.get(f"{_TABLE}number-rows-spanned"))
            self._wrapped(one, "td", columns + rows)
        elif tag in _BLOCKS:
            self._wrapped(one, _BLOCKS[tag], end="\n")
        elif tag == f"{_TEXT}line-break":
            self.pieces.append("<br>\n")
        elif tag == f"{_TEXT}tab":
            self.pieces.append("\t")
        elif tag == f"{_TEXT}s":
            stated = one.get(f"{_TEXT}c", "1")
            self.pieces.append("\u00a0" * min(int(stated), _MOST_BLANKS) if stated.isdecimal() else " ")
        elif tag == f"{_TEXT}span" and self.styles.is_bold(one):
            self._wrapped(one, "b")
        else:
            self.write(one)

    def _wrapped(self, one: etree._Element, name: str, attributes: str = "", end: str = "") -> None:
        is_bold = name == "p" and self.styles.is_bold(one)
        self.pieces.append(f"<{name}{attributes}>{'<b>' if is_bold else ''}")
        self.write(one)
        self.pieces.append(f"{'</b>' if is_bold else ''}</{name}>{end}")


def _number(name: str, value: str | None) -> str:
    """Return an attribute with a number, nothing where the value is none."""
    return f' {name}="{int(value)}"' if value and value.isdecimal() else ""
