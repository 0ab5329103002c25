"""E-mail addresses in text, also those that were hidden from machines."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from aenoprojects.vocabulary.folding import visible
from aenoprojects.vocabulary.people import pattern

INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
"""Characters that copying leaves inside addresses and numbers, for a character class."""
_MARK = "\u0300-\u036f" + INVISIBLE
_BLANK = r"[^\S\n]?"
_AT, _DOT = (rf"{_BLANK}[\[({{<]{_BLANK}(?:{hidden}){_BLANK}[\])}}>]{_BLANK}" for hidden in ("{at}", "{dot}"))
_BROKEN_DOT = r"\s*[.,]\s*"
_LABEL = rf"[\w{_MARK}-]{{1,63}}"
# Bounded repeats, each choice told by its first character, keep hostile text linear; the bounds are
# those of RFC 5321, section 4.5.3.1.
_EMAIL = (
    rf"(?<!\w)(?P<local>\w(?:[\w.+'%{_MARK}-]|{_DOT}(?=\w)){{0,63}})(?:{_BLANK}@{_BLANK}|{_AT})"
    rf"(?P<domain>{_LABEL}(?:(?:\.|{_DOT}){_LABEL}){{0,8}}(?:\.|{_DOT})[^\W\d_]{{2,24}}"
    rf"|{_LABEL}(?:,|{_BLANK}\.{_BLANK})(?:{{top_domains}}))(?!\w)"
)


class FoundEmail(NamedTuple):
    """An e-mail address and where it stands."""

    start: int
    """Offset of its first character in the text."""
    end: int
    """Offset after its last character."""
    text: str
    """As printed."""
    address: str
    """Lower case, accents composed."""
    repaired: bool
    """True where it was hidden ("(at)"), broken by blanks, or has a comma for its dot."""


def find_emails(text: str) -> tuple[FoundEmail, ...]:
    """Return every e-mail address in a text, in order.

    Args:
        text: any text; addresses may carry accents, "mailto:", a closing dot, or "(at)" for "@".

    >>> [found.address for found in find_emails("T.Visser@gouda.example, p.smit (at) gouda.example.")]
    ['t.visser@gouda.example', 'p.smit@gouda.example']
    """
    if "@" not in text and not pattern(_AT).search(text):
        return ()
    return tuple(_found(match) for match in pattern(_EMAIL).finditer(text))


def _found(match: re.Match[str]) -> FoundEmail:
    local, domain = (pattern(_DOT).sub(".", visible(match[name])) for name in ("local", "domain"))
    domain = pattern(_BROKEN_DOT).sub(".", domain)
    address, printed = (
        unicodedata.normalize("NFC", text).lower() for text in (f"{local}@{domain}", visible(match.group()))
    )
    return FoundEmail(*match.span(), match.group(), address, repaired=printed != address)
