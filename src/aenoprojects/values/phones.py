"""Telephone numbers in text, told from dates, times and the other numbers of an office."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from aenoprojects.values.emails import INVISIBLE
from aenoprojects.vocabulary.people import pattern


class FoundPhone(NamedTuple):
    """What looks like a telephone number, and where it stands."""

    start: int
    """Offset of its first character in the text."""
    end: int
    """Offset after its last character."""
    text: str
    """As printed."""
    number: str | None
    """E.164, or the digits of a short municipal number ("140252"); None where it cannot be a number."""


_BLANK = r"[^\S\n]"
_GAP = rf"(?:{_BLANK}?\(0\){_BLANK}?|(?:[)./{INVISIBLE}‐‑‒–—−-]|{_BLANK}){{0,3}})"
"""What may stand between two digits of one number."""
_SHORT = rf"14(?=(?:{_BLANK}|-)?0)"
_BEGIN = re.compile(rf"\+|0[0-9]|{_SHORT}.?[0-9]{{3,4}}(?![0-9])")
"""Where a second number can begin in a run of digits."""
_GROUP = re.compile(rf"(?:\+{_BLANK}?)?[0-9]+")
_AREA = re.compile(r"\(?(?:\+|00|06|14|0[0-9]{2,3}(?![0-9])|0[0-9]{9})")
"""How a number without a label begins: abroad, mobile, municipal, an area code by itself, or ten digits glued."""
_SURE = re.compile(r"\(?(?:\+|0031|0[0-9]{2,3}(?![0-9]))")
"""How one begins that is meant as a number even if it cannot be one."""
_DATE = re.compile(r"\(?[0-3]?[0-9]([-./ ])[01]?[0-9]\1(?:19|20)[0-9]{2}(?![0-9])")
_ZERO = re.compile(r"\(0\)")
_DIGITS = re.compile(r"[0-9]")
_NOT_DIGIT = re.compile(r"[^0-9]+")
_LABEL_REACH = 24
_LABEL = r"(?P<label>(?:{number_labels})(?!\w)[^\w(+\n]{0,6})(?=[(+0-9])"
_EDGE = r"(?<![0-9][-./:])|(?=\(?\+)"  # not inside a date or another number
# The letter O for a zero, or the zero left out: plainly meant as a number, and wrong.
_SLIP = r"o(?=[1-9](?:[ -]{0,3}[0-9]){8}(?![0-9]))|6(?=[ -]{1,3}[1-9](?:[ -]{0,3}[0-9]){7}(?![0-9]))"
_FIRST = rf"\(?\+{_BLANK}?[0-9]|\(?0|{_SHORT}|{_SLIP}|(?(label)\(?[0-9]|(?!))"
_NO_TIME = rf"(?!\w|{_BLANK}?(?:uur|u)\b|:[0-9])"
# The possessive repeat keeps a long run of digits linear.
_RUN = rf"(?<!\w)(?:{_LABEL}|{_EDGE})(?P<run>(?:{_FIRST})(?:{_GAP}[0-9]){{3,}}+){_NO_TIME}"
_OTHER = r"(?:\b(?:{other_numbers})|(?-i:\b[A-Z]{2}\d\d ?[A-Z]{4}))[\s.:#]*$"
"""What announces another kind of number; the last are the letters of an IBAN."""


def find_phones(text: str) -> tuple[FoundPhone, ...]:
    """Return every telephone number in a text, and whatever plainly was meant as one, in order.

    Args:
        text: any text; dates, times, years, account and project numbers are passed over.

    >>> [found.number for found in find_phones("010 123 45 67 of 06-12345678, tel. 14 010, 1-1-2021")]
    ['+31101234567', '+31612345678', '14010']
    >>> find_phones("tel. 06 1234567")[0].number is None
    True
    """
    found: list[FoundPhone] = []
    for match in pattern(_RUN).finditer(text) if _DIGITS.search(text) else ():
        offset, labelled = match.start("run"), match["label"] is not None
        if not pattern(_OTHER).search(text, max(0, offset - _LABEL_REACH), offset):
            for start, end in _split(match["run"]):
                found += _read(match["run"][start:end], offset + start, labelled=labelled)
    return tuple(found)


def _read(printed: str, start: int, *, labelled: bool) -> Iterator[FoundPhone]:
    """Yield the number that a text is, or the two of "06 12345678 / 79"."""
    number = _parsed(printed) if labelled or _AREA.match(printed) else None
    end = start + len(printed)
    head, _, tail = printed.rpartition("/")
    digits = tail.strip()
    first = _parsed(head) if not number and digits.isdecimal() and len(digits) <= 4 and _AREA.match(head) else None
    if first:
        yield FoundPhone(start, start + len(head.rstrip()), head.rstrip(), first)
        yield FoundPhone(end - len(digits), end, digits, first[: -len(digits)] + digits)
    elif number or _meant(printed, labelled):
        yield FoundPhone(start, end, printed, number)


def _split(run: str) -> Iterator[tuple[int, int]]:
    """Yield where the numbers of one run of digits stand: often one, sometimes two with a mere dash between them."""
    start, end, digits = 0, 0, 0
    for group in _GROUP.finditer(run):
        begun = run[start:].lstrip("(")
        enough = 5 if begun.startswith("14") else 11 if begun.startswith(("+", "00")) else 9
        if digits >= enough and _BEGIN.match(run, group.start()):
            yield start, end
            start, digits = group.start(), 0
        digits += sum(map(str.isdigit, group.group()))
        end = group.end()
    yield start, end


def _meant(text: str, labelled: bool) -> bool:
    """Return whether a text that is no telephone number was meant as one."""
    digits = len(_NOT_DIGIT.sub("", text))
    if _DATE.match(text):
        return False
    if labelled:
        return digits >= 6
    if text.startswith(("O", "o", "6")):
        return True
    if text.startswith(("06", "(06")):
        return 8 <= digits <= 13
    return 9 <= digits <= 13 and bool(_SURE.match(text))


@lru_cache(maxsize=1024)
def _parsed(text: str) -> str | None:
    """Return the number that a text is, None where it cannot be one."""
    import phonenumbers

    plain = _ZERO.sub("", text)
    digits = ("+" if "+" in plain else "") + _NOT_DIGIT.sub("", plain)
    try:
        number = phonenumbers.parse(digits, "NL")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    # Short municipal numbers ("14" and the area code) exist inside the country only.
    if re.fullmatch(r"140[0-9]{2,3}", digits):
        return digits
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
