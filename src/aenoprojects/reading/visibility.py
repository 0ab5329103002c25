"""What of an HTML page is seen, and what of it is page furniture."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from lxml.etree import _Element

_NO_TEXT = frozenset(
    {"head", "script", "style", "template", "noscript", "title", "iframe", "svg", "canvas", "audio", "video"}
    | {"datalist", "noframes", "noembed"}
)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_PANEL = re.compile(r"accordi|collaps|panel|uitklap|expand|tab-(?:pane|content)", re.IGNORECASE)
_ICON = re.compile(r"\bicons?\b", re.IGNORECASE)
_WORD = re.compile(r"\w\w")
_CONTROLS = "//@aria-controls|//@data-target|//@data-bs-target|//a/@href[starts-with(., '#')]"

_FURNITURE_ROLES = frozenset(
    ("navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar")
)
_FURNITURE = re.compile(
    r"(?:eu-?)?cookie[\w-]*|onetrust[\w-]*|cybotcookie\w*|breadcrumbs?[\w-]*|pagination|pager", re.IGNORECASE
)
_CONTENT = ("article", "main", "section", "details", "li")


def controlled_ids(root: _Element) -> frozenset[str]:
    """Return the ids that a button or link of the page opens: panels of accordions and tabs."""
    targets = cast("list[str]", root.xpath(_CONTROLS))
    return frozenset(part.lstrip("#") for target in targets for part in target.split()) - {""}


def is_hidden(element: _Element, controlled: frozenset[str]) -> bool:
    """Return whether nobody sees an element's text.

    A panel that is closed counts as seen: the reader opens it. What is hidden from screen readers only is
    seen, unless it is an icon.

    Args:
        element: any element.
        controlled: ids of the page's panels.
    """
    if element.tag in _NO_TEXT:
        return True
    attributes = element.attrib
    if not attributes:
        return False
    hidden = attributes.get("hidden", "until-found").lower() != "until-found"
    if hidden or _HIDDEN_STYLE.search(attributes.get("style", "")):
        is_panel = attributes.get("id") in controlled or attributes.get("role") == "tabpanel"
        return not (is_panel or _PANEL.search(attributes.get("class", "")))
    if attributes.get("aria-hidden") != "true":
        return False
    is_icon = element.tag == "i" or _ICON.search(attributes.get("class", ""))
    return bool(is_icon) or not any(_WORD.search(str(text)) for text in element.itertext())


def is_furniture(element: _Element) -> bool:
    """Return whether an element is the page's own: navigation, header, footer, a cookie bar."""
    if element.tag in {"nav", "dialog", "select"}:
        return True
    if element.tag in {"header", "footer"}:
        # A header with the title in it introduces the content; the site's own has its name and a menu.
        return next(element.iterancestors(*_CONTENT), None) is None and element.find(".//h1") is None
    attributes = element.attrib
    if not attributes or element.tag in {"html", "body", "main"}:
        return False
    if attributes.get("role") in _FURNITURE_ROLES:
        return True
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}".split()
    return any(_FURNITURE.fullmatch(name) for name in names)
