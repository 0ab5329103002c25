"""Addresses and numbers that stand in a link only, written out behind its text."""

from __future__ import annotations

import re
from urllib.parse import unquote

from aenoprojects.model import Link
from aenoprojects.reading.lines import Line

_BETWEEN = re.compile(r"[\s<>(),;:|]")
_NO_DIGIT = re.compile(r"\D+")
_ENOUGH = 6  # last digits by which a shown number is that of the link: "+31 6 ..." is "06 ..."


def with_addresses(line: Line) -> Line:
    """Return a line with the addresses of its mailto: and tel: links behind their texts, where it does not show them.

    >>> with_addresses(Line(1, "Bel Joke, Delft", links=(Link(text="Joke", url="mailto:j@a.example?subject=x"),))).text
    'Bel Joke (j@a.example), Delft'
    """
    if not line.links or not any(address_of(link) for link in line.links):
        return line
    text = line.text
    shown = {word.strip(".!?'\"").lower() for word in _BETWEEN.split(text) if "@" in word}
    digits = _NO_DIGIT.sub("", text)
    done, shift = 0, 0
    pieces, bold = [], list(line.bold)
    for link in line.links:
        place = text.find(link.text, done)
        if place < 0:
            continue
        end = place + len(link.text)
        address = address_of(link)
        number = _NO_DIGIT.sub("", address)[-_ENOUGH:]
        if not address or address.lower() in shown or ("@" not in address and number in digits):
            continue
        pieces += [text[done:end], f" ({address})"]
        # A bold stretch that holds the link grows with it, one behind it moves.
        place = end + shift
        added = len(address) + 3
        bold = [(a + added * (a >= place), b + added * (b > place)) for a, b in bold]
        done, shift = end, shift + added
        shown.add(address.lower())
        digits += number
    return line._replace(text="".join(pieces) + text[done:], bold=tuple(bold)) if pieces else line


def address_of(link: Link) -> str:
    """Return the e-mail address or telephone number that a link leads to, "" for any other link."""
    scheme, _, rest = link.url.partition(":")
    if scheme.lower() not in ("mailto", "tel"):
        return ""
    address = unquote(rest.partition("?")[0]).strip()
    if scheme.lower() == "tel":
        return address if len(_NO_DIGIT.sub("", address)) >= _ENOUGH else ""
    return address if "@" in address and not _BETWEEN.search(address) else ""
