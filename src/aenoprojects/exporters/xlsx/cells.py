"""Text that a spreadsheet cell can hold: none of it becomes a formula or is cut in silence."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import quote

from aenoprojects.exporters.text import xml_text

CHARACTERS = 32_767
"""Most characters in a cell, counted in UTF-16 units (Excel specifications and limits)."""
LINE_FEEDS = 253
"""Most line feeds in a cell (the same)."""
ROWS = 1_048_576
"""Most rows in a sheet (the same)."""
LINKS = 65_530
"""Most hyperlinks in a sheet (the same)."""
LINK_LENGTH = 2_079
"""Longest address of a hyperlink that Excel opens without repair."""
FIRST_DAY = date(1900, 3, 1)
"""First day on which every spreadsheet program counts alike: Excel believes in 29 February 1900."""

# ECMA-376 part 1, section 22.9.2.19 (ST_Xstring): "_x0041_" in a file means "A", unless its "_" is escaped.
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
# What Excel would read as a formula or a command if someone edited the cell: OWASP, CSV injection.
_FORMULA_STARTS = frozenset("=+-@\t\r\n'\uff1d\uff0b\uff0d\uff20")
_ADDRESS = re.compile(r"[^\s@,;?&]+@[^\s@,;?&]+")


def cleaned(text: str) -> tuple[str, bool]:
    r"""Return text as a cell holds it, and whether characters had to be replaced.

    >>> cleaned("a\x0bb\r\nc")
    ('a\ufffdb\nc', True)
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    clean = xml_text(text)
    return clean, clean != text


def plain(text: str) -> bool:
    """Return whether text can stand in a cell as it is: quick, and False is no more than a guess.

    >>> plain("Gouda"), plain("a\\x0bb")
    (True, False)
    """
    return text.isprintable() and "_x" not in text and 2 * len(text) <= CHARACTERS


def escaped(text: str) -> str:
    """Return clean text as it stands in the file.

    >>> escaped("_x0041_")
    '_x005F_x0041_'
    """
    return _LOOKS_ESCAPED.sub("_x005F_", text) if "_x" in text else text


def fits(text: str) -> bool:
    """Return whether text fits in one cell."""
    # Twice the characters are at least the UTF-16 units: the usual case costs no encoding.
    return (2 * len(text) <= CHARACTERS or _units(text) <= CHARACTERS) and text.count("\n") <= LINE_FEEDS


def pieces(text: str) -> tuple[str, ...]:
    """Split clean text into as many cells as it needs, and escape it; what they show is together the text.

    >>> [len(piece) for piece in pieces("woord " * 10_000)]
    [32766, 27234]
    """
    found: list[str] = []
    start = 0
    while start < len(text) or not found:
        window = text[start : start + CHARACTERS + 1]
        cut = len(window) if fits(window) else _cut(window)
        while not fits(piece := escaped(window[:cut])):
            cut //= 2
        found.append(piece)
        start += cut
    return tuple(found)


def _cut(text: str) -> int:
    """Return where the first cell of a text ends: after a blank if there is one near."""
    cut, feeds = _longest(text), -1
    for _ in range(LINE_FEEDS):
        feeds = text.find("\n", feeds + 1, cut)
        if feeds < 0:
            break
    else:
        return feeds + 1
    blank = max(text.rfind(" ", cut - 200, cut), text.rfind("\n", cut - 200, cut)) + 1
    return blank or cut


def _longest(text: str) -> int:
    """Return how many characters fit, by their UTF-16 units: a character beyond U+FFFF takes two."""
    head = text[:CHARACTERS].encode("utf-16-le")[: 2 * CHARACTERS]
    return len(head.decode("utf-16-le", errors="ignore"))


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def needs_quote(text: str) -> bool:
    """Return whether a cell needs the mark that keeps it text when someone edits it.

    >>> needs_quote("=1+1"), needs_quote("Gouda")
    (True, False)
    """
    return text[:1] in _FORMULA_STARTS


def mail_link(addresses: tuple[str, ...]) -> str | None:
    """Return one mailto link to all addresses (RFC 6068), None where that cannot be made.

    >>> mail_link(("a@b.example", "c@b.example"))
    'mailto:a@b.example,c@b.example'
    """
    if not addresses or not all(map(_ADDRESS.fullmatch, addresses)):
        return None
    link = "mailto:" + ",".join(quote(address, safe="@!$*+-.~") for address in addresses)
    return link if len(link) <= LINK_LENGTH else None
