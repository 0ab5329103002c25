"""Addresses and telephone numbers in text, of anyone and in every disguise."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from aenoprojects.model import ContactDetails
from aenoprojects.transforms.privacy.words import INVISIBLE
from aenoprojects.vocabulary import Vocabulary

Span = tuple[int, int]

_MAY_HOLD = re.compile(r"[@＠﹫%\d]|\bat\b|[-_]at[-_]|apenst", re.IGNORECASE)
_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_SPACE = "[ \\t]"
_OPEN, _CLOSE = rf"{_SPACE}?[\[({{<]{_SPACE}?", rf"{_SPACE}?[\])}}>]{_SPACE}?"
# What stands for "@" and ".": encoded, between brackets, or a word of its own. "\0" is an "@" that only a whole address
# around it makes one: "Gemeente Gouda @ het werk" is none.
_DISGUISES = (
    rf"(?P<at>%(?:25)*40|{_OPEN}(?:{{people.at}}){_CLOSE})"
    rf"|(?P<maybe>{_SPACE}{{1,3}}(?:{{people.at}}){_SPACE}{{1,3}}|{_SPACE}{{1,3}}@|@{_SPACE}{{1,3}}"
    r"|[-_](?:at|apenstaart(?:je)?)[-_])"
    rf"|(?P<dot>%(?:25)*2e|{_OPEN}(?:{{people.dot}}){_CLOSE}|{_SPACE}(?:dot|punt){_SPACE}|[-_](?:dot|punt)[-_])"
)
_IN = r"[^\s@\0<>()\[\],;:|/\"“”]"
# The possessive repeats keep a long word linear; of groups there are none, which Python 3.11.2 takes too far.
_EMAIL = re.compile(rf"(?<!{_IN}){_IN}++(?:@{_IN}*\w|\0(?!www\.)[\w-]++(?:\.[\w-]++)+(?!/))")
_ENDS_IN_A_DOMAIN = re.compile(r"\.[^\W\d_]{2,24}$")
_GAP = r"(?:\(0\)|[ \t()./_·•-]){0,3}+"
_NUMBER = re.compile(
    rf"\+{_GAP}\d(?:{_GAP}\d){{7,14}}"  # +31 6 12345678
    rf"|\(?00[1-9](?:{_GAP}\d){{8,12}}"  # 0031
    rf"|\(?0(?:{_GAP}\d){{9}}(?!\d)"  # 06-12345678, (0182) 12 34 56
    rf"|\(?06\)?: ?\d(?:{_GAP}\d){{7}}(?!\d)|\(?0[1-9]\d{{1,2}}\)?: ?\d{{3}}(?:{_GAP}\d){{3,6}}(?!\d)"  # 06:12345678
    rf"|\(?(?:06\)?|0[1-9]\d{{1,2}}\)?[ /-])(?:{_GAP}\d){{6,9}}(?!\d)"  # a digit too many or too few
    rf"|0[89]00{_GAP}\d\d(?:{_GAP}\d){{2,5}}"
    r"|14[ -]?0(?:[ -]?\d){2,3}(?!\d)"  # a municipality's number
    r"|(?:wa\.me/|phone=)\d{9,15}|31[1-9]\d{8}(?!\d)"
    rf"|(?<!\w)o(?=[1-9])(?:{_GAP}\d){{9}}(?!\d)"  # the zero a letter, or left out
    rf"|(?<!\w)6[ -]{{1,3}}[1-9](?:{_GAP}\d){{7}}(?!\d)",
    re.IGNORECASE,
)
_LABELLED = r"(?<!\w)(?:{people.number_labels})(?!\w)[^\w(+\n]{0,6}(?P<number>[(+]?\d(?:" + _GAP + r"\d){5,14})"
# Not inside another number or a date.
_INSIDE = re.compile(r"\d$|\d[-./:]$")
_DATE = re.compile(
    r"\(?[0-3]?\d([-./ ])[01]?\d\1(?:19|20)?\d\d(?!\d)|[0-2]\d[.:][0-5]\d\s?(?:[-–]|uur)\s?[0-2]\d[.:][0-5]\d(?!\d)"
)
_TIME = re.compile(r"[^\S\n]?(?:uur|u)\b")
_OTHER = r"(?:\b(?:{people.other_numbers})|(?-i:\b[A-Z]{2}\d\d ?[A-Z]{4}))[\s.:#]*$"
_REACH = 24
"""What announces another kind of number is looked for in so many characters before it."""
_KNOWN = 7
"""Digits from which those of a known number are looked for anywhere; fewer may be a year or a sum."""
_GROUP = re.compile(r"\d+")
_FAR = re.compile(r"[^\W_]|.{5}|\n", re.DOTALL)
_PREFIX = re.compile(r"(?:(?:00)?310?|0)$")


def known_digits(contacts: Iterable[ContactDetails]) -> frozenset[str]:
    """Return the digits of all numbers of contacts, without country code and leading zero.

    >>> sorted(known_digits([ContactDetails(other_phones=("+31612345678",), invalid_phones=("06-1234567",))]))
    ['61234567', '612345678']
    """
    found = set()
    for contact in contacts:
        of_people = (phone for person in contact.people for phone in person.phones)
        for phone in (*of_people, *contact.other_phones, *contact.invalid_phones):
            digits = "".join(str(unicodedata.decimal(char)) for char in phone if char.isdecimal())
            found.add(re.sub(r"^(?:(?:00)?31|(?=0))0?" if phone.startswith(("+31", "0")) else "^$", "", digits))
    return frozenset(digits for digits in found if len(digits) >= _KNOWN)


def find_details(text: str, known: frozenset[str], vocabulary: Vocabulary) -> list[Span]:
    """Return where the addresses and numbers in a text stand, in no order.

    Args:
        text: any text.
        known: digits of numbers that go in any writing; see `known_digits`.
        vocabulary: what announces a number, and what people write for "@".

    >>> text = "Mail t.visser (at) gouda.example of bel 06_12345678"
    >>> [text[start:end] for start, end in find_details(text, frozenset(), Vocabulary.default())]
    ['t.visser (at) gouda.example', '06_12345678']
    """
    if not _MAY_HOLD.search(text):
        return []
    plain, places = _undisguised(text, vocabulary)
    spans = [*_emails(plain), *_numbers(plain, vocabulary), *_digits(plain, known)]
    return [(places[start], places[end]) for start, end in spans]


def _undisguised(text: str, vocabulary: Vocabulary) -> tuple[str, list[int]]:
    """Return a text with plain digits, "@" and "." for what stands for them; and where each character comes from."""
    chars: list[str] = []
    places: list[int] = []
    for at, char in enumerate(text):
        plain = char if char.isascii() else _bare(char)
        if plain:
            chars.append(plain)
            places.append(at)
    line = "".join(chars)
    places.append(len(text))
    pieces: list[str] = []
    kept: list[int] = []
    position = 0
    for match in vocabulary.pattern(_DISGUISES).finditer(line):
        pieces += [line[position : match.start()], {"at": "@", "maybe": "\0", "dot": "."}[str(match.lastgroup)]]
        kept += places[position : match.start()]
        kept.append(places[match.start()])
        position = match.end()
    pieces.append(line[position:])
    kept += places[position:]
    return "".join(pieces), kept


@lru_cache(maxsize=1024)
def _bare(char: str) -> str:
    """Return the plain character of a wide, small or otherwise odd one; nothing for an invisible one."""
    if _INVISIBLE.match(char):
        return ""
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    if char in "–—‐‑‒−―":
        return "-"
    if char in "。．":
        return "."
    wide = unicodedata.normalize("NFKC", char)
    return (
        wide
        if wide.isascii() and len(wide) == 1 and not wide.isalnum()
        else " "
        if char.isspace() and char != "\n"
        else char
    )


def _emails(text: str) -> Iterator[Span]:
    for match in _EMAIL.finditer(text):
        if "@" in match[0] or _ENDS_IN_A_DOMAIN.search(match[0]):
            yield match.span()


def _numbers(text: str, vocabulary: Vocabulary) -> Iterator[Span]:
    for match in vocabulary.pattern(_LABELLED).finditer(text):
        if not _DATE.match(text, match.start("number")):
            yield match.span("number")
    position = 0
    while number := _NUMBER.search(text, position):
        start, end = number.span()
        date = _DATE.match(text, start)
        if date or _INSIDE.search(text, max(0, start - 2), start):
            position = max(date.end() if date else 0, start + 1)
            continue
        if not _TIME.match(text, end) and not vocabulary.pattern(_OTHER).search(text, max(0, start - _REACH), start):
            yield start, end
        position = end


def _digits(text: str, known: frozenset[str]) -> Iterator[Span]:
    """Yield where the digits of known numbers stand, whatever stands between them."""
    if not known:
        return
    digits: list[str] = []
    places: list[int] = []
    end = 0
    for group in _GROUP.finditer(text):
        if _FAR.search(text, end, group.start()):
            digits.append(" ")
            places.append(end)
        digits.extend(group[0])
        places.extend(range(*group.span()))
        end = group.end()
    joined = "".join(digits)
    lengths = sorted(set(map(len, known)), reverse=True)
    position = 0
    while position < len(joined):
        found = (joined[position : position + length] for length in lengths)
        length = next((len(digits) for digits in found if digits in known), 0)
        if length:
            prefix = _PREFIX.search(joined, max(0, position - len("00310")), position)
            start = places[prefix.start() if prefix else position]
            while start and text[start - 1] in "+(":
                start -= 1
            yield start, places[position + length - 1] + 1
        position += length or 1
