"""E-mail addresses in text, also those that were hidden from machines."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from attrs import frozen

from aenoprojects.vocabulary.folding import visible
from aenoprojects.vocabulary.people import people_words

INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
"""Characters that copying leaves inside addresses and numbers, for a character class."""


@frozen(kw_only=True)
class FoundEmail:
    """An e-mail address and where it stands."""

    start: int
    """Offset of its first character in the text."""
    end: int
    """Offset after its last character."""
    text: str
    """As printed."""
    address: str
    """Lower case, accents composed."""
    repaired: bool = False
    """True where it was hidden ("(at)") or broken by blanks."""


@frozen(kw_only=True)
class _Patterns:
    at: re.Pattern[str]
    dot: re.Pattern[str]
    email: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    blank = r"[^\S\n]?"
    at, dot = (
        rf"{blank}[\[({{<]{blank}(?:{hidden}){blank}[\])}}>]{blank}"
        for hidden in (people_words().hidden_at, people_words().hidden_dot)
    )
    mark = "\u0300-\u036f" + INVISIBLE
    label = rf"[\w{mark}-]{{1,63}}"
    # Bounded repeats, each choice told by its first character, keep hostile text linear; the bounds are
    # those of RFC 5321, section 4.5.3.1.
    email = (
        rf"(?<!\w)(?P<local>\w(?:[\w.+'%{mark}-]|{dot}(?=\w)){{0,63}})(?:{blank}@{blank}|{at})"
        rf"(?P<domain>{label}(?:(?:\.|{dot}){label}){{0,8}}(?:\.|{dot})[^\W\d_]{{2,24}})(?!\w)"
    )
    at_sign, dot_sign, address = (re.compile(text, re.IGNORECASE) for text in (rf"@|{at}", dot, email))
    return _Patterns(at=at_sign, dot=dot_sign, email=address)


def find_emails(text: str) -> tuple[FoundEmail, ...]:
    """Return every e-mail address in a text, in order.

    Args:
        text: any text; addresses may carry accents, "mailto:", a closing dot, or "(at)" for "@".

    >>> [found.address for found in find_emails("T.Visser@gouda.example, p.smit (at) gouda.example.")]
    ['t.visser@gouda.example', 'p.smit@gouda.example']
    """
    if not _patterns().at.search(text):
        return ()
    return tuple(_found(match) for match in _patterns().email.finditer(text))


def _found(match: re.Match[str]) -> FoundEmail:
    local, domain = (_patterns().dot.sub(".", visible(match[name])) for name in ("local", "domain"))
    address = unicodedata.normalize("NFC", f"{local}@{domain}").lower()
    printed = unicodedata.normalize("NFC", visible(match.group())).lower()
    return FoundEmail(
        start=match.start(), end=match.end(), text=match.group(), address=address, repaired=printed != address
    )
