"""HTML as lines: what a browser shows, read in document order."""

from __future__ import annotations

import re

from lxml import etree

from aenoprojects.diagnostics import Code, report
from aenoprojects.model import Source
from aenoprojects.reading.encoding import as_windows
from aenoprojects.reading.html_repair import mend, reveal_addresses, tree
from aenoprojects.reading.html_walker import Walker, absolute
from aenoprojects.reading.lines import Page, as_shown
from aenoprojects.reading.lists import with_markers
from aenoprojects.reading.run_in import with_labels_apart

_BLANKS = "\v\f\u2028\u2029"  # libxml2 would replace the first two by U+FFFD
_CONTROLS = "".join(map(chr, [*range(9), *range(14, 32)]))


# References to characters of Windows-1252, which browsers understand (WHATWG HTML, section 13.2.5.80).
_REFERENCE = re.compile(r"&#(?:[xX]0*(?P<hex>[89][0-9A-Fa-f])(?![0-9A-Fa-f])|0*(?P<number>12[89]|1[345]\d)(?!\d));?")


def html_page(text: str, *, source: Source, base: str | None = None) -> Page:
    """Read HTML as a page: one `Line` for each block, line break and cell, blank lines between paragraphs.

    Scripts, styles, comments and icons are left out; what is hidden until a click is text like any other.
    Labels that follow on a sentence are a line of their own.
    Line numbers are those of the source; what stands on one line of it shares its number.

    Args:
        text: a document or a fragment, however broken.
        source: where it came from.
        base: address that links are relative to; None takes what the page says, or its own.

    >>> page = html_page("<p><b>Thema</b>: Jongeren<br>Looptijd: 2021", source=Source(name="-", kind="html"))
    >>> [(line.text, line.bold) for line in page.lines]
    [('Thema: Jongeren', ((0, 5),)), ('Looptijd: 2021', ())]
    """
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    for blank in _BLANKS:
        text = text.replace(blank, " ")
    if "&#" in text:  # what older versions of libxml2 leave undone
        text = _REFERENCE.sub(
            lambda match: as_windows(int(match["hex"], 16) if match["hex"] else int(match["number"])), text
        )
    text, notes = mend(text)
    if places := [place for control in _CONTROLS if (place := text.find(control)) >= 0]:
        notes.insert(0, report(Code.CHARACTERS_REPLACED, line=text.count("\n", 0, min(places)) + 1))
    root, is_whole = tree(text)
    if not is_whole:
        notes.append(report(Code.MARKUP_DAMAGED, text="over 2,048 elements deep; read without most of them"))
    if root is None:
        return Page(source=source, lines=(), diagnostics=tuple(notes))
    if "email-protection" in text or "data-cfemail" in text:
        reveal_addresses(root)
    titles, own = _head(root, source.name)
    lines = with_markers(Walker(base=base or own).read(root))
    return Page(source=source, lines=tuple(with_labels_apart(lines)), titles=titles, diagnostics=tuple(notes))


def _head(root: etree._Element, name: str) -> tuple[tuple[str, ...], str | None]:
    """Return what the page's head calls it, and the address that links are relative to.

    The address is that of <base>, the page's own, or the canonical one.
    """
    shared, title, stated, canonical = "", "", "", ""
    for element in root.iter("meta", "title", "base", "link"):
        get = element.get
        if element.tag == "title":
            parent = element.getparent()
            if not title and (parent is None or parent.tag != "svg"):
                title = "".join(map(str, element.itertext()))
        elif element.tag == "meta":
            shared = shared or (get("content", "") if get("property") == "og:title" else "")
        elif element.tag == "base":
            stated = stated or get("href", "")
        elif get("rel") == "canonical":
            canonical = canonical or get("href", "")
    titles = (" ".join(as_shown(text).split()) for text in (shared, title))
    own = name if name.startswith(("http://", "https://")) else canonical or None
    return tuple(dict.fromkeys(filter(None, titles))), absolute(stated, own) if stated else own
