"""What the elements of an HTML page are: blocks, headings, parts of a table, labels, page furniture, no text at all."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import chain, islice
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from aenoprojects.reading.lines import Role

if TYPE_CHECKING:
    from lxml.etree import _Element

Part: TypeAlias = Literal["", "break", "link", "button", "list", "item", "table", "head", "row", "cell", "pair"]
"""The part that an element plays in its line, list or table; a term and its value are a pair."""


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LAYOUT = _names("h1 h2 h3 h4 h5 h6 details dl table article section")
"""An item that begins with one of these is laid out with a list, and has no marker."""
_LISTS = _names("ul ol menu dir")
_SPACED = _LAYOUT | _LISTS | _names("p blockquote figure pre hr form fieldset main header footer nav")
BLOCKS = _SPACED | _names(
    "address aside body caption center dd dialog div dt figcaption frameset html legend li listing search summary tbody"
    " td textarea tfoot th thead tr xmp plaintext"
)
"""Elements that begin and end a line."""
_NO_TEXT = _names(
    "head script style template noscript title iframe svg canvas audio video datalist noframes noembed select option"
)
_CONTENT = ("article", "main", "section", "details", "li")
_PREFORMATTED = _names("pre listing plaintext textarea xmp")
_PARTS: dict[str, Part] = {
    "br": "break", "a": "link", "button": "button", "li": "item", "table": "table", "thead": "head", "tr": "row",
    "td": "cell", "th": "cell", "dt": "pair", "dd": "pair", **dict.fromkeys(_LISTS, "list"),
}  # fmt: skip
_ROLE_PARTS: dict[str, Part] = {
    "table": "table", "grid": "table", "row": "row", "cell": "cell", "gridcell": "cell", "columnheader": "cell",
    "rowheader": "cell", "term": "pair", "definition": "pair",
}  # fmt: skip
_ROLES: dict[str, Role] = {"dt": "term", "dd": "value", "term": "term", "definition": "value"}
_BLOCK_PARTS = ("table", "row", "cell", "pair")
_ASIDE_ROLES = _names("navigation banner contentinfo search dialog alertdialog menu menubar")

_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_BLOCK_STYLE = re.compile(r"display\s*:\s*(?:block|flex|grid|list-item|table(?!-c))", re.IGNORECASE)
_BOX_STYLE = re.compile(r"display\s*:\s*(?:inline-|table-c)", re.IGNORECASE)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_ICON = re.compile(r"\bicons?\b", re.IGNORECASE)
_EXTRA = re.compile(
    r"sr-only|visually-?hidden|screen-reader(?:-text)?|headerlink|anchor(?:js)?-link|(?:[\w-]+-)?icons?", re.IGNORECASE
)
_SKIP_LINK = re.compile(r"skip|sr-only|visually-?hidden|screen-reader", re.IGNORECASE)
# A content management system's class for the label of a field ("field__label", "meta-label"), and the plain words for
# one, which need a value beside them: "label" alone is also a badge.
_LABEL = re.compile(
    r"(?:[\w-]*?(?:field|views|meta|facts?|info|data|specs?|details?|properties|project)[\w-]*?[-_])(?:label|term|key)s?"
    r"(?:[-_]+\w+)?",
    re.IGNORECASE,
)
_TERM = re.compile(r"(?:[\w-]+[-_])?(?:label|term|key|name)", re.IGNORECASE)
_VALUE = re.compile(r"(?:[\w-]+[-_])?(?:value|data|content|text|definition|desc|description|waarde)", re.IGNORECASE)
PANEL_LEVEL = 3
"""Heading level of the button or summary that opens a panel."""
_LONGEST_NAME = 60  # characters of a class or id; longer ones are made by machines and mean nothing
_LONGEST_TERM = 60  # characters; a label is short
_MENU = re.compile(
    r"(?:eu-?)?cookie[\w-]*|onetrust[\w-]*|cybotcookie\w*|(?:[\w-]+[-_])?(?:breadcrumbs?|kruimel(?:pad|spoor)?|menu|navbar"
    r"|navigation|navigatie)(?:[-_](?!item|link|content)[\w-]+)?|(?:main|site|top|sub|side|primary|mobile|page|footer)-?_?nav"
    r"|pagination|pager|skip-?links?|(?:site|page|global|main)[-_](?:header|footer)|footer|social-?(?:share|media|links)"
    r"|shar(?:e|ing)(?:[-_](?:buttons?|links?|bar|block))?|block-share|sharedaddy|addtoany[\w-]*"
    r"|related(?:[-_][\w-]+)?|comments?-(?:area|list|section)|comments",
    re.IGNORECASE,
)
_IDS = re.compile(r"header|nav|voet|voettekst|kop|search|zoeken|comments", re.IGNORECASE)
_STATE = re.compile(r"(?:has|no|is|with|js)[-_]", re.IGNORECASE)  # "has-menu" says something of what is not in it
_MODAL = re.compile(r"(?:[\w-]+-)?(?:modal|popup|pop-up|lightbox|overlay)(?:-[\w-]+)?", re.IGNORECASE)
_OPENS = re.compile(r"accord|collaps|uitklap|faq|toggle|expand", re.IGNORECASE)
_OPENS_MENU = re.compile(r"menu|nav|search|zoek|filter", re.IGNORECASE)
_LIGATURES = re.compile(r"material-(?:icons|symbols)", re.IGNORECASE)


TELLING = frozenset({"class", "id", "role", "style", "aria-hidden"})
"""Attributes that make an element's kind."""


class Kind(NamedTuple):
    """What is known of an element by its tag, class, id, role and style."""

    part: Part = ""
    role: Role = ""
    """Term or value, by its tag."""
    is_block: bool = False
    """Whether it begins and ends a line."""
    is_spaced: bool = False
    """Whether a blank line stands before and after it."""
    is_layout: bool = False
    """Whether an item that begins with it has no marker."""
    level: int = 0
    """Heading level."""
    is_bold: bool = False
    """Whether it sets its text apart by its looks."""
    is_box: bool = False
    """Whether it stands apart within its line, like a word of its own."""
    may_label: bool = False
    """Whether it may be the label of the element after it."""
    may_skip: bool = False
    """Whether it may be an icon, or a help beside the words of a heading."""
    may_be_furniture: bool = False
    """Whether it may be the page's own; `is_modal`: only where it is hidden."""
    is_modal: bool = False
    is_styled: bool = False
    """Whether it changes the style of its text: by one of the above and below."""
    is_quoted: bool = False
    is_preformatted: bool = False
    has_no_text: bool = False
    is_plain: bool = False
    """Whether it is nothing of all that, like most <span>."""
    is_bare: bool = False
    """Whether it is a block and nothing else, like most <div>."""


def kind_of(tag: str, attributes: Mapping[str, str]) -> Kind:
    """Return the kind of an element with a tag and, of its attributes, those that are `TELLING`."""
    names, id, role, style = (attributes.get(name, "") for name in ("class", "id", "role", "style"))
    tokens = _tokens(names)
    part = _PARTS.get(tag) or _ROLE_PARTS.get(role, "")
    is_block = tag in BLOCKS or part in _BLOCK_PARTS or bool(_BLOCK_STYLE.search(style))
    is_box = not is_block and bool(_BOX_STYLE.search(style))
    is_label = tag == "label" or "label" in names
    is_furniture = tag in ("nav", "dialog", "header", "footer") or role in _ASIDE_ROLES
    if not is_furniture and tag not in ("html", "body", "main", "article", "h1"):
        is_furniture = any(_MENU.fullmatch(token) and not _STATE.match(token) for token in tokens) or (
            0 < len(id) <= _LONGEST_NAME and bool(_MENU.fullmatch(id) or _IDS.fullmatch(id))
        )
    is_furniture = is_furniture or (tag == "a" and bool(_SKIP_LINK.search(names)))
    is_modal = not is_furniture and any(map(_MODAL.fullmatch, tokens))
    is_bold = is_box or is_label or tag in ("b", "strong") or bool(_BOLD_STYLE.search(style))
    level = HEADINGS.get(tag) or (PANEL_LEVEL if tag == "summary" else 0) or (2 if role == "heading" else 0)
    is_quoted, is_preformatted = tag == "blockquote", tag in _PREFORMATTED
    kind = Kind(
        part=part,
        role=_ROLES.get(tag) or _ROLES.get(role, ""),
        is_block=is_block,
        is_spaced=tag in _SPACED or part == "table",
        is_layout=tag in _LAYOUT,
        level=level,
        is_bold=is_bold,
        is_box=is_box or ((is_label or tag == "button") and not is_block),
        may_label=part == "" and any(_LABEL.fullmatch(token) or _TERM.fullmatch(token) for token in tokens),
        may_skip=attributes.get("aria-hidden") == "true"
        or tag == "button"
        or role == "button"
        or any(map(_EXTRA.fullmatch, tokens)),
        is_styled=is_furniture or is_modal or is_bold or level > 0 or is_quoted or is_preformatted,
        may_be_furniture=is_furniture or is_modal,
        is_modal=is_modal,
        is_quoted=is_quoted,
        is_preformatted=is_preformatted,
        has_no_text=tag in _NO_TEXT or bool(_LIGATURES.search(names)),
    )
    bare = kind._replace(may_skip=False, is_block=False, is_spaced=False)
    return kind if any(bare) else kind._replace(is_plain=not is_block, is_bare=is_block)


def is_icon(element: _Element, names: str) -> bool:
    """Return whether what is hidden from screen readers is an icon and no text."""
    return (
        element.tag == "i"
        or bool(_ICON.search(names))
        or not any(re.search(r"\w\w", str(text)) for text in element.itertext())
    )


def is_extra(element: _Element, attributes: Mapping[str, str]) -> bool:
    """Return whether an element is a button or an icon, or speaks to screen readers only."""
    names = _tokens(attributes.get("class", ""))
    return element.tag == "button" or attributes.get("role") == "button" or any(map(_EXTRA.fullmatch, names))


def is_beside_heading(element: _Element) -> bool:
    """Return whether an element is a help beside the words of a heading: a button, an icon, a link to itself."""
    heading = next(element.iterancestors(*HEADINGS, "summary"), None)
    # An accordion's heading is often wholly in a button.
    return heading is not None and 0 < _texts(element) < _texts(heading)


def _texts(element: _Element) -> int:
    """Return how many texts there are in an element, or in the first hundred elements of it."""
    below = (text for one in islice(element.iter(), 1, 100) for text in (one.text, one.tail))
    return sum(bool(text and text.strip()) for text in chain([element.text], below))


def content_holders(root: _Element) -> set[_Element]:
    """Return the elements that hold a title or the main part of the page, and all of their ancestors."""
    found: set[_Element] = set()
    for element in root.iter("h1", "main", "article"):
        node: _Element | None = element
        while node is not None and node not in found:
            found.add(node)
            node = node.getparent()
    return found


def is_furniture(element: _Element, kind: Kind, attributes: Mapping[str, str], holders: set[_Element]) -> bool:
    """Return whether an element is the page's own: navigation, header, footer, a cookie bar, a dialog.

    What holds the title is content, whatever it is called: a header with the title in it introduces the content. So
    is a closed dialog with a heading, for one that opens by a click may tell of a project.
    """
    if kind.is_modal:
        is_hidden = "hidden" in attributes or bool(_HIDDEN_STYLE.search(attributes.get("style", "")))
        return is_hidden and next(element.iter(*HEADINGS), None) is None
    if element in holders:
        return False
    if element.tag == "a":  # a link that jumps over the page's menu: only people without a mouse see it
        return attributes.get("href", "").startswith("#")
    is_of_part = element.tag in ("header", "footer") or attributes.get("class", "") == "footer"
    return not (is_of_part and next(element.iterancestors(*_CONTENT), None) is not None)


def opens_panel(element: _Element, attributes: Mapping[str, str]) -> bool:
    """Return whether a button opens the panel behind it, for which it is the heading."""
    names = attributes.get("class", "")
    if _OPENS_MENU.search(names):
        return False
    after = element.getnext()
    is_target = after is not None and after.get("id", "") == attributes.get("aria-controls", "-")
    return is_target or bool(_OPENS.search(names))


def value_beside(element: _Element) -> _Element | None:
    """Return the element that holds the value of a label's element, None where it labels nothing."""
    value = element.getnext()
    if value is None or (element.tail or "").strip() or not isinstance(value.tag, str):
        return None
    text = "".join(map(str, islice(element.itertext(), 10))).strip()
    if not 0 < len(text) <= _LONGEST_TERM:
        return None
    is_known = any(map(_LABEL.fullmatch, _tokens(element.get("class", ""))))
    return value if is_known or any(map(_VALUE.fullmatch, _tokens(value.get("class", "")))) else None


def _tokens(names: str) -> list[str]:
    return [token for token in names.split() if len(token) <= _LONGEST_NAME]
