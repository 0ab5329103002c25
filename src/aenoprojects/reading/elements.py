"""What the elements of an HTML page are: blocks, headings, parts of a table, labels, page furniture, no text at all."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import chain, islice
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from aenoprojects.reading.lines import Role

if TYPE_CHECKING:
    from lxml.etree import _Element

Part: TypeAlias = Literal["", "break", "link", "button", "list", "item", "table", "head", "foot", "row", "cell", "pair"]
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
    "br": "break", "a": "link", "button": "button", "li": "item", "table": "table", "thead": "head", "tfoot": "foot",
    "tr": "row",
    "td": "cell", "th": "cell", "dt": "pair", "dd": "pair", **dict.fromkeys(_LISTS, "list"),
}  # fmt: skip
_ROLE_PARTS: dict[str, Part] = {
    "table": "table", "grid": "table", "row": "row", "cell": "cell", "gridcell": "cell", "columnheader": "cell",
    "rowheader": "cell", "term": "pair", "definition": "pair",
}  # fmt: skip
_PAIRS = _names("div li p")
_INLINE = _names("span b strong em i small time label a")
_ROLES: dict[str, Role] = {"dt": "term", "dd": "value", "term": "term", "definition": "value"}
_BLOCK_PARTS = ("table", "row", "cell", "pair")
_ASIDE_ROLES = _names("navigation banner contentinfo search dialog alertdialog menu menubar")

_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_BLOCK_STYLE = re.compile(r"display\s*:\s*(?:block|flex|grid|list-item|table(?!-c))", re.IGNORECASE)
_BOX_STYLE = re.compile(r"display\s*:\s*(?:inline-|table-c)", re.IGNORECASE)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# The words of class names and ids ("main-navigation__list" has three) that tell what an element is.
_LABEL_WORDS = _names("label labels term key name")
_FIELD_WORDS = _names("field views meta fact facts info data spec specs detail details properties project")
_VALUE_WORDS = _names("value data content text definition desc description waarde")
_MENU_WORDS = _names(
    "breadcrumb breadcrumbs kruimel kruimelpad kruimelspoor menu navbar navigation navigatie mainnav sitenav topnav"
    " subnav cookie cookies cookiebar onetrust cybotcookiebotdialog pagination pager skiplink skiplinks"
    " sharedaddy addtoany related comments"
)
_MENU_PAIRS = {
    "nav": _names("main site top sub side primary mobile page footer"),
    "header": _names("site page global"),
    "footer": _names("footer site page global main region frame"),
    "social": _names("share media links"),
    "share": _names("share buttons button links bar block"),
    "sharing": _names("sharing buttons links"),
    "comment": _names("area list section"),
    "skip": _names("link links"),
}
"""Words that tell of furniture beside one of the others, or twice the same: alone."""
_PART_WORDS = _names("item link content")  # of a menu: what is in it has the name of the whole
_STATE_WORDS = _names("has no is with js")  # "has-menu" says something of what is not in it
_MENU_IDS = _names("header nav voet voettekst kop search zoeken")
_MODAL_WORDS = _names("modal popup lightbox overlay")
_ICON_WORDS = _names("icon icons")
_UNSEEN_WORDS = _names("sr visually visuallyhidden screen headerlink anchor anchorjs")
_TELLING_WORDS = (
    _LABEL_WORDS | _MENU_WORDS | frozenset(_MENU_PAIRS) | _MODAL_WORDS | _ICON_WORDS | _UNSEEN_WORDS | {"material"}
)
_WORD = re.compile("[a-z]+")
_OPENS = re.compile(r"accord|collaps|uitklap|faq|toggle|expand", re.IGNORECASE)
_OPENS_MENU = re.compile(r"menu|nav|search|zoek|filter", re.IGNORECASE)
PANEL_LEVEL = 3
"""Heading level of the button or summary that opens a panel."""
_LONGEST_TERM = 60  # characters; a label is short


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
    is_slanted: bool = False
    """Whether it does so with a label: with what ends with a colon, or asks something."""
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
    may_pair: bool = False
    """Whether it may hold a label and its value, like a <div> or an <li> with two <span>."""


Sign: TypeAlias = Literal["label", "field label", "value", "furniture", "modal", "icon", "unseen", "ligature"]


def signs_of(names: str) -> set[Sign]:
    """Return what the class names of an element say of it.

    >>> sorted(signs_of("row main-nav")), sorted(signs_of("field__label")), sorted(signs_of("has-menu"))
    (['furniture'], ['field label', 'label'], [])
    """
    signs: set[Sign] = set()
    names = names.lower()
    if _TELLING_WORDS.isdisjoint(_WORD.findall(names)):
        return signs
    for name in names.split():
        words = _WORD.findall(name)
        known = _TELLING_WORDS.intersection(words)
        if not known:
            continue
        if known & _LABEL_WORDS:
            signs.add("label")
            if not _FIELD_WORDS.isdisjoint(words):
                signs.add("field label")
        is_pair = any(
            (len(words) == 1 and word in others) or (len(words) > 1 and not others.isdisjoint(words))
            for word in known
            if (others := _MENU_PAIRS.get(word))
        )
        is_other = words[0] in _STATE_WORDS or not _PART_WORDS.isdisjoint(words[1:])
        if (is_pair or known & _MENU_WORDS) and not is_other:
            signs.add("furniture")
        if known & _MODAL_WORDS:
            signs.add("modal")
        if words[-1] in _ICON_WORDS:
            signs.add("icon")
        if known & _UNSEEN_WORDS:
            signs.add("unseen")
        if words[:2] in (["material", "icons"], ["material", "symbols"]):
            signs.add("ligature")
    return signs


def kind_of(tag: str, attributes: Mapping[str, str]) -> Kind:
    """Return the kind of an element with a tag and, of its attributes, those that are `TELLING`."""
    names, id, role, style = (attributes.get(name, "") for name in ("class", "id", "role", "style"))
    signs = signs_of(names) if names else set()
    part = _PARTS.get(tag) or _ROLE_PARTS.get(role, "")
    is_block = tag in BLOCKS or part in _BLOCK_PARTS or bool(style and _BLOCK_STYLE.search(style))
    is_box = not is_block and bool(style and _BOX_STYLE.search(style))
    is_label = tag == "label" or "label" in names
    is_furniture = tag in ("nav", "dialog", "header", "footer") or role in _ASIDE_ROLES
    if not is_furniture and tag not in ("html", "body", "main", "article", "h1"):
        is_furniture = "furniture" in signs or bool(id and (id in _MENU_IDS or "furniture" in signs_of(id)))
        is_furniture = is_furniture or (tag == "a" and ("unseen" in signs or "skip" in names))
    is_modal = not is_furniture and "modal" in signs
    is_bold = is_box or is_label or tag in ("b", "strong") or bool(style and _BOLD_STYLE.search(style))
    level = HEADINGS.get(tag) or (PANEL_LEVEL if tag == "summary" else 0) or (2 if role == "heading" else 0)
    is_quoted, is_preformatted = tag == "blockquote", tag in _PREFORMATTED
    may_label, term = part == "" and "label" in signs, _ROLES.get(tag) or _ROLES.get(role, "")
    is_apart = is_box or ((is_label or tag == "button") and not is_block)
    is_slanted = tag in ("em", "i", "u")
    is_styled = is_furniture or is_modal or is_bold or is_slanted or level > 0 or is_quoted or is_preformatted
    is_nothing_else = not (part or term or may_label or is_apart or is_styled or tag in _LAYOUT)
    return Kind(
        part=part,
        role=term,
        is_block=is_block,
        is_spaced=tag in _SPACED or part == "table",
        is_layout=tag in _LAYOUT,
        level=level,
        is_bold=is_bold,
        is_slanted=is_slanted,
        is_box=is_apart,
        may_label=may_label,
        may_skip=attributes.get("aria-hidden") == "true" or tag == "button" or role == "button" or _may_skip(signs),
        is_styled=is_styled,
        may_be_furniture=is_furniture or is_modal,
        is_modal=is_modal,
        is_quoted=is_quoted,
        is_preformatted=is_preformatted,
        has_no_text=tag in _NO_TEXT or "ligature" in signs,
        is_plain=is_nothing_else and not is_block,
        is_bare=is_nothing_else and is_block,
        may_pair=is_block and tag in _PAIRS,
    )


def is_label(element: _Element) -> bool:
    """Return whether an element within a line holds a label: a few words with a colon behind them, or a question."""
    text = ""
    for piece in element.itertext():
        text += str(piece)
        if len(text) > 2 * _LONGEST_TERM:  # an element that is not closed may hold the rest of the page
            return False
    text = text.strip()
    return len(text) <= _LONGEST_TERM and (text.endswith((":", "?")) or (element.tail or "").lstrip().startswith(":"))


def is_icon(element: _Element, names: str) -> bool:
    """Return whether what is hidden from screen readers is an icon and no text."""
    return (
        element.tag == "i"
        or "icon" in signs_of(names)
        or not any(re.search(r"\w\w", str(text)) for text in element.itertext())
    )


def _may_skip(signs: set[Sign]) -> bool:
    return "icon" in signs or "unseen" in signs


def is_extra(element: _Element, attributes: Mapping[str, str]) -> bool:
    """Return whether an element is a button or an icon, or speaks to screen readers only."""
    is_button = element.tag == "button" or attributes.get("role") == "button"
    return is_button or _may_skip(signs_of(attributes.get("class", "")))


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
    """Return the elements that hold a title or the main part of the page, and all of their ancestors.

    An <article> counts where nothing else does: those below "Lees ook" are other pages.
    """
    found: set[_Element] = set()
    names = ("h1", "main") if next(root.iter("h1", "main"), None) is not None else ("article",)
    for element in root.iter(*names):
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
    is_of_part = element.tag in ("header", "footer") or "footer" in attributes.get("class", "")
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
    is_known = "field label" in signs_of(element.get("class", ""))
    return value if is_known or not _VALUE_WORDS.isdisjoint(_WORD.findall(value.get("class", "").lower())) else None


def is_pair(element: _Element) -> bool:
    """Return whether a block holds a label and its value, run together in the source: only the looks part them.

    Two inline elements are all that is in it, nothing stands between them, and a block beside it is built the same.
    """
    if not _is_run_together(element):
        return False
    beside = (element.getnext(), element.getprevious())
    return any(one is not None and one.tag == element.tag and _is_run_together(one) for one in beside)


def _is_run_together(element: _Element) -> bool:
    if len(element) != 2 or (element.text or "").strip():
        return False
    label, value = element
    if label.tail or (value.tail or "").strip() or label.tag not in _INLINE or value.tag not in _INLINE:
        return False
    term, said = ("".join(map(str, islice(one.itertext(), 10))) for one in (label, value))
    is_parted = term[-1:].isspace() or said[:1].isspace()
    # A word in two pieces ("<span>Pro</span><span>ject</span>") goes on with a small letter.
    is_whole = said[:1].isalnum() and (not said[:1].islower() or any(map(str.isdigit, said)))
    return not is_parted and 0 < len(term) <= _LONGEST_TERM and is_whole
