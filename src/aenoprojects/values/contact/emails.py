"""E-mail addresses in text, also those that were hidden from machines."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from aenoprojects.values.contact.characters import INVISIBLE, plain
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import fold, visible

_MARK = "\u0300-\u036f" + INVISIBLE
_BLANK = r"[^\S\n]?"
_LABEL = rf"[\w{_MARK}-]{{1,63}}"
_AT, _DOT = (
    rf"{_BLANK}[\[({{<]{_BLANK}(?:{hidden}){_BLANK}[\])}}>]{_BLANK}" for hidden in ("{people.at}", "{people.dot}")
)
# Bounded repeats, each choice told by its first character, keep hostile text linear; the bounds are
# those of RFC 5321, section 4.5.3.1. Digits may be glued to the end where they are a telephone number's.
_EMAIL = (
    rf"(?<![\w.])(?P<local>\w(?:[\w.+'%{_MARK}-]|{_DOT}(?=\w)){{0,63}})(?:{_BLANK}@{_BLANK}|{_AT})"
    rf"(?P<domain>{_LABEL}(?:(?:\.|{_DOT}){_LABEL}){{0,8}}(?:\.|{_DOT})[^\W\d_]{{2,24}}"
    rf"|{_LABEL}(?:,|{_BLANK}\.{_BLANK})(?:{{people.top_domains}}))(?![^\W\d]|\d(?<!0))"
)
_SPOKEN_DOT = r"(?:\.|[^\S\n](?:{people.spoken_dot})[^\S\n])"
_SPOKEN = (
    rf"(?<![\w.])(?P<local>[\w+'%-]{{1,63}}(?:{_SPOKEN_DOT}[\w+'%-]{{1,63}}){{0,4}})"
    rf"[^\S\n](?:{{people.spoken_at}}|(?P<weak>at))[^\S\n]"
    rf"(?P<domain>[\w-]{{1,63}}(?:{_SPOKEN_DOT}[\w-]{{1,63}}){{0,4}}{_SPOKEN_DOT}[^\W\d_]{{2,24}})(?!\w)"
)
_BROKEN_DOT = r"\s*[.,]\s*"
_NUMBER_AHEAD = re.compile(r"(?:\+|0)[0-9-]{8,}(?=[^\W\d_])")


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


def find_emails(text: str, vocabulary: Vocabulary) -> tuple[FoundEmail, ...]:
    """Return every e-mail address in a text, in order.

    Args:
        text: any text; addresses may carry accents, "mailto:", a closing dot, or "(at)" for "@".
        vocabulary: the words to go by.

    >>> found = find_emails("T.Visser@gouda.example, p.smit (at) gouda.example.", Vocabulary.default())
    >>> [one.address for one in found]
    ['t.visser@gouda.example', 'p.smit@gouda.example']
    """
    even = plain(text)
    found: list[FoundEmail] = []
    if "@" in even or vocabulary.pattern(_AT).search(even):
        found = [one for match in vocabulary.pattern(_EMAIL).finditer(even) for one in _found(text, match, vocabulary)]
    if vocabulary.pattern(r"\s(?:{people.spoken_at}|at)\s").search(even):
        taken = {at for one in found for at in (one.start, one.end - 1)}
        for match in vocabulary.pattern(_SPOKEN).finditer(even):
            # "Kom kijken at Gouda.example" holds no address: before a mere "at" it must look like one.
            if not (match["weak"] and not re.search(r"[\w][._-]\w", match["local"])) and taken.isdisjoint(
                range(*match.span())
            ):
                found += _found(text, match, vocabulary)
    return tuple(sorted(found))


def _found(text: str, match: re.Match[str], vocabulary: Vocabulary) -> list[FoundEmail]:
    """Return the address that a match is; none where its name has two dots in a row or one at its end."""
    start, end = match.start(), _without_label(match, vocabulary)
    if number := _NUMBER_AHEAD.match(match["local"]):  # a telephone number is glued to its front
        start += number.end()
    printed = text[start:end]
    dots = (_SPOKEN_DOT, _DOT)
    local, domain = (
        visible(match.string[start : match.end("local")]),
        visible(match.string[match.start("domain") : end]),
    )
    for dot in dots:
        local, domain = (vocabulary.pattern(dot).sub(".", part) for part in (local, domain))
    domain = re.sub(_BROKEN_DOT, ".", domain)
    address = unicodedata.normalize("NFC", f"{local}@{domain}").lower()
    if ".." in address or ".@" in address or address[0] in ".-" or not any(map(str.isalnum, local)):
        return []
    repaired = address != unicodedata.normalize("NFC", visible(printed)).lower()
    return [FoundEmail(start, end, printed, address, repaired)]


def _without_label(match: re.Match[str], vocabulary: Vocabulary) -> int:
    """Return where an address ends that has the next label glued to it: "t.visser@gouda.nlTel: 06"."""
    domain = match["domain"]
    last = max(domain.rfind("."), domain.rfind(","))
    top = domain[last + 1 :]
    labels = vocabulary.derive(_label_words)
    for at in range(2, len(top)):
        turns = top[at - 1].islower() and top[at].isupper()
        if (turns or fold(top[:at]) in labels.tops) and fold(top[at:]) in labels.labels:
            return match.start("domain") + last + 1 + at
    return match.end()


class _Labels(NamedTuple):
    tops: frozenset[str]
    labels: frozenset[str]


def _label_words(vocabulary: Vocabulary) -> _Labels:
    labels = vocabulary.words("people.labels", "people.joiners") | {"t", "m", "e"}
    return _Labels(vocabulary.words("people.top_domains"), labels)
