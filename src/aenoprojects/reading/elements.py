"""What the elements of an HTML page are: blocks, headings, parts of a table, hidden, page furniture."""

from __future__ import annotations

import re
from itertools import chain, islice
from typing import TYPE_CHECKING, Literal, TypeAlias, cast

if TYPE_CHECKING:
    from lxml.etree import _Element

Role: TypeAlias = Literal["row", "cell", "term", "value", ""]
"""The part an element plays in a table, a definition list, or a labelled field."""


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


HEADINGS = {f"h{level}": level for level in range(1, 7)}
LISTS = _names("ul ol menu dir")
LAYOUT = _names("h1 h2 h3 h4 h5 h6 details dl table article section")
"""What makes no list item of the one that begins with it."""
SPACED = LAYOUT | LISTS | _names("p blockquote figure pre hr form fieldset main header footer nav")
"""Elements with a blank line before and after."""
BLOCKS = SPACED | _names(
    "address aside body caption center dd dialog div dt figcaption frameset html legend li listing optgroup option"
    " plaintext search select summary tbody td tfoot th thead tr textarea xmp"
)
"""Elements that begin and end a line."""
_NO_TEXT = _names("head script style template noscript title iframe svg canvas audio video datalist noframes noembed")
_CONTENT = ("article", "main", "section", "details", "li")
_ROLES: dict[str, Role] = {"tr": "row", "td": "cell", "th": "cell", "dt": "term", "dd": "value"}
_FURNITURE_ROLES = _names("navigation banner contentinfo search dialog alertdialog menu menubar")

_LABEL_CLASS = re.compile(r"(?:field|views)[\w-]*label", re.IGNORECASE)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_PANEL = re.compile(r"accordi|collaps|panel|uitklap|expand|tab-(?:pane|content)", re.IGNORECASE)
_ICON = re.compile(r"\bicons?\b", re.IGNORECASE)
_EXTRA = re.compile(
    r"sr-only|visually-?hidden|screen-reader(?:-text)?|headerlink|anchor(?:js)?-link|(?:[\w-]+-)?icons?", re.IGNORECASE
)
_FURNITURE = re.compile(
    r"(?:eu-?)?cookie[\w-]*|onetrust[\w-]*|cybotcookie\w*|breadcrumbs?[\w-]*|pagination|pager", re.IGNORECASE
)
_CONTROLS = "//@aria-controls|//@data-target|//@data-bs-target|//a/@href[starts-with(., '#')]"


def role_of(element: _Element) -> Role:
    """Return what part an element plays in a table, a definition list, or a labelled field."""
    if element.tag in _ROLES:
        return _ROLES[element.tag]
    if _is_label(element):
        return "term"
    before = element.getprevious()
    return "value" if before is not None and before.tag not in _ROLES and _is_label(before) else ""


def _is_label(element: _Element) -> bool:
    """Return whether a content management system marked an element as the label of the next."""
    return bool(_LABEL_CLASS.search(element.get("class", "")))


def controlled_ids(root: _Element) -> frozenset[str]:
    """Return the ids that a button or link of the page opens: panels of accordions and tabs."""
    targets = cast("list[str]", root.xpath(_CONTROLS))
    return frozenset(part.lstrip("#") for target in targets for part in target.split()) - {""}


def is_hidden(element: _Element, controlled: frozenset[str]) -> bool:
    """Return whether nobody sees an element's text.

    A panel that is closed counts as seen: the reader opens it. What is hidden from screen readers only is
    seen, unless it is an icon. `controlled` are the ids of the page's panels.
    """
    if element.tag in _NO_TEXT or _is_extra(element):
        return True
    get = element.get
    if get("hidden", "until-found").lower() != "until-found" or _HIDDEN_STYLE.search(get("style", "")):
        is_panel = get("id") in controlled or get("role") == "tabpanel"
        return not (is_panel or _PANEL.search(get("class", "")))
    if get("aria-hidden") != "true":
        return False
    is_icon = element.tag == "i" or _ICON.search(get("class", ""))
    return bool(is_icon) or not any(re.search(r"\w\w", str(text)) for text in element.itertext())


def _is_extra(element: _Element) -> bool:
    """Return whether an element is a help beside the words of a heading: a button, an icon, a link to itself."""
    names = element.get("class", "").split()
    if not (element.tag == "button" or element.get("role") == "button" or any(map(_EXTRA.fullmatch, names))):
        return False
    heading = next(element.iterancestors(*HEADINGS, "summary"), None)
    if heading is None:
        return False
    # An accordion's heading is often wholly in a button.
    return 0 < _texts(element) < _texts(heading)


def _texts(element: _Element) -> int:
    """Return how many texts there are in an element, or in the first hundred elements of it."""
    below = (text for one in islice(element.iter(), 1, 100) for text in (one.text, one.tail))
    return sum(bool(text and text.strip()) for text in chain([element.text], below))


def is_furniture(element: _Element) -> bool:
    """Return whether an element is the page's own: navigation, header, footer, a cookie bar."""
    tag, get = element.tag, element.get
    if tag in ("header", "footer"):
        # A header with the title in it introduces the content; the site's own has its name and a menu.
        return next(element.iterancestors(*_CONTENT), None) is None and element.find(".//h1") is None
    if tag in ("html", "body", "main"):
        return False
    names = f"{get('class', '')} {get('id', '')}".split()
    return (
        tag in ("nav", "dialog", "select")
        or get("role") in _FURNITURE_ROLES
        or any(_FURNITURE.fullmatch(name) for name in names)
    )
