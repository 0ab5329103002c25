"""Telephone numbers in text, told from dates, times and the other numbers of an office."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from aenoprojects.values.contact.characters import INVISIBLE, plain
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import fold


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
    source: tuple[int, int]
    """Start and end of the text from which it is read: with its label, or the number whose ending it replaces."""


_BLANK = r"[^\S\n]"
_GAP = rf"(?:{_BLANK}?\(0\){_BLANK}?|:(?=[0-9]{{6}})|(?:[)./_{INVISIBLE}‐‑‒–—−-]|{_BLANK}){{0,3}})"
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
_TIMES = re.compile(r"[0-2]?[0-9][.:][0-5][0-9]\s*[-–]\s*[0-2]?[0-9][.:][0-5][0-9]")
_ZERO = re.compile(r"\(0\)")
_DIGITS = re.compile(r"[0-9]")
_NOT_DIGIT = re.compile(r"[^0-9]+")
_ENDING = re.compile(rf"{_BLANK}{{0,2}}/{_BLANK}{{0,2}}(?P<digits>[0-9]{{1,4}})(?![0-9])")
"""The other ending of "06 12345678 / 79"."""
_LABEL_REACH = 24
_LABEL = r"(?P<label>(?:{people.number_labels})(?!\w)[^\w(+\n]{0,6})(?=[(+0-9])"
# Not inside a date or another number; letters may be glued to it.
_EDGE = r"(?<![0-9][-./:])(?:(?<![^\W_])|(?<=[^\W\d_])(?=0))|(?=\(?\+)"
# The letter O for a zero, or the zero left out: plainly meant as a number, and wrong.
_SLIP = r"o(?=[1-9](?:[ -]{0,3}[0-9]){8}(?![0-9]))|6(?=[ -]{1,3}[1-9](?:[ -]{0,3}[0-9]){7}(?![0-9]))"
_FIRST = rf"\(?\+{_BLANK}?[0-9]|\(?0|{_SHORT}|(?<![^\W_])(?:{_SLIP})|(?(label)\(?[0-9]|(?!))"
_NO_TIME = rf"(?![0-9]|{_BLANK}?(?:uur|u)\b|:[0-9]{{1,2}}(?![0-9]))"
# The possessive repeat keeps a long run of digits linear.
_RUN = rf"(?:(?<!\w){_LABEL}|{_EDGE})(?P<run>(?:{_FIRST})(?:{_GAP}[0-9]){{3,}}+){_NO_TIME}"
_AFTER = re.compile(_NO_TIME, re.IGNORECASE)
_OTHER = r"(?:\b(?:{people.other_numbers})|(?-i:\b[A-Z]{2}\d\d ?[A-Z]{4}))[\s.:#]*$"
"""What announces another kind of number; the last are the letters of an IBAN."""
# A letter between the digits, or glued behind them: with it there are ten characters, as there should be digits.
_LETTER = re.compile(
    r"(?<![^\W_])0[0-9](?:[ -]{0,3}[0-9]){0,7}(?:[A-Za-z]|[ -][A-Za-z](?=[0-9]))(?:[ -]{0,3}[0-9]){0,7}(?![^\W_])"
)
# Letters that look like digits for several of them, or in a number from abroad.
_LETTERS = re.compile(
    r"(?<![^\W_])(?P<abroad>(?:\+|00)31(?:[ ]?\(0\))?)?(?P<digits>(?:[ ()./-]{0,3}[0-9OoIlSB]){9,11})(?![^\W_])"
)
_LOOKALIKE = re.compile("[OoIlSB]")
_MOST_LETTERS = 3
"""Letters among the ten characters of a number: with more it is a code or a word."""
_WORD_BEFORE = re.compile(r"[^\W\d_]*$")
_WORD_AFTER = re.compile(r"[^\W\d_]{0,24}")
_MOST_TRIES = 10_000
"""Runs of digits that the library may look at in one text: enough for any page, and an end for a hostile one."""


def find_phones(text: str, vocabulary: Vocabulary) -> tuple[FoundPhone, ...]:
    """Return every telephone number in a text, and whatever plainly was meant as one, in order.

    The library `phonenumbers` finds what is valid. Ours is what it cannot know: short municipal numbers, two numbers
    with a mere blank between them, letters glued to a number, and what was meant as a number but is none.

    Args:
        text: any text; dates, times, years, account and project numbers are passed over.
        vocabulary: the words to go by.

    >>> found = find_phones("010 123 45 67 of 06-12345678, tel. 14 010, 1-1-2021", Vocabulary.default())
    >>> [one.number for one in found]
    ['+31101234567', '+31612345678', '14010']
    >>> find_phones("tel. 06 1234567", Vocabulary.default())[0].number is None
    True
    """
    if not _DIGITS.search(even := plain(text)):
        return ()
    found = list(_valid(text, even, vocabulary))
    rest = _masked(even, found)
    found += _endings(text, rest, found)
    rest = _masked(rest, found)
    found += _others(text, rest, vocabulary)
    rest = _masked(rest, found)
    for match in _LETTER.finditer(rest):
        if sum(map(str.isdigit, match.group())) == 9:
            found.append(FoundPhone(*match.span(), text[match.start() : match.end()], None, match.span()))
    rest = _masked(rest, found)
    found += _with_letters(text, rest, vocabulary)
    return tuple(sorted(found, key=lambda one: one.start))


def _with_letters(text: str, rest: str, vocabulary: Vocabulary) -> Iterator[FoundPhone]:
    """Yield what is a number but for letters that look like digits: "O6-1234567l", "+31 6 l2345678"."""
    for match in _LETTERS.finditer(rest):
        characters = re.sub(r"[^0-9A-Za-z]", "", match["digits"])
        letters = len(_LOOKALIKE.findall(characters))
        if match["abroad"]:
            is_meant = len(characters) == 9
        else:  # a mobile number is known by its beginning, also with a digit too few or too many
            is_meant = characters[0] in "0Oo" and (len(characters) == 10 or characters[1] == "6")
        if 1 <= letters <= _MOST_LETTERS and is_meant and not _is_announced_otherwise(rest, match.start(), vocabulary):
            start = match.start() + len(match.group()) - len(match.group().lstrip(" ./-"))
            yield FoundPhone(start, match.end(), text[start : match.end()], None, (start, match.end()))


def _masked(text: str, found: Iterable[FoundPhone]) -> str:
    """Return a text with a bar for each character of what was found."""
    pieces, position = [], 0
    for one in sorted(found, key=lambda one: one.start):
        pieces += [text[position : one.start], "|" * (one.end - one.start)]
        position = one.end
    return "".join([*pieces, text[position:]])


def _valid(text: str, even: str, vocabulary: Vocabulary) -> Iterator[FoundPhone]:
    """Yield the numbers that the library finds, without those that are times or announced as something else."""
    import phonenumbers

    for match in phonenumbers.PhoneNumberMatcher(even, "NL", max_tries=_MOST_TRIES):
        start, end = match.start, match.end
        if _TIMES.match(even, start) or not _AFTER.match(even, end) or _is_announced_otherwise(even, start, vocabulary):
            continue
        if number := _parsed(match.raw_string):
            yield FoundPhone(start, end, text[start:end], number, (start, end))


def _endings(text: str, rest: str, found: Iterable[FoundPhone]) -> Iterator[FoundPhone]:
    """Yield the second number of each "06 12345678 / 79"."""
    for one in found:
        match = _ENDING.match(rest, one.end)
        if match and one.number:
            start, digits = match.start("digits"), match["digits"]
            number = one.number[: -len(digits)] + digits
            yield FoundPhone(start, match.end(), text[start : match.end()], number, (one.start, match.end()))


def _others(text: str, rest: str, vocabulary: Vocabulary) -> Iterator[FoundPhone]:
    """Yield what the library does not know, from the text without what it found."""
    for match in vocabulary.pattern(_RUN).finditer(rest):
        offset, labelled = match.start("run"), match["label"] is not None
        if _is_announced_otherwise(rest, offset, vocabulary):
            continue
        glued = rest[max(0, offset - 1) : offset].isalpha() or rest[match.end() : match.end() + 1].isalpha()
        if glued and not _is_glued_to_label(rest, offset, match.end(), vocabulary):
            continue
        for start, end in _split(match["run"]):
            printed = match["run"][start:end]
            start, end = offset + start, offset + end
            number = _parsed(printed) if labelled or _AREA.match(printed) else None
            alone = _AREA.match(printed) is not None
            if number or (not glued and _is_meant(printed, labelled)):
                source = (start, end) if alone or not labelled else (match.start(), end)
                yield FoundPhone(start, end, text[start:end], number, source)


def _is_announced_otherwise(text: str, start: int, vocabulary: Vocabulary) -> bool:
    return vocabulary.pattern(_OTHER).search(text, max(0, start - _LABEL_REACH), start) is not None


def _is_glued_to_label(text: str, start: int, end: int, vocabulary: Vocabulary) -> bool:
    """Return whether letters that touch a number are words around numbers ("tel0612345678of"), not those of a code."""
    before, after = _WORD_BEFORE.search(text, max(0, start - _LABEL_REACH), start), _WORD_AFTER.match(text, end)
    known = vocabulary.words("people.labels", "people.joiners")
    words = [match.group() for match in (before, after) if match and match.group()]
    return all(fold(word) in known or word.upper() in ("T", "M") for word in words)


def _split(run: str) -> Iterator[tuple[int, int]]:
    """Yield where the numbers of one run of digits stand: often one, sometimes two with a mere dash between them."""
    start, end, digits = 0, 0, 0
    for group in _GROUP.finditer(run):
        begun = run[start : start + 4].lstrip("(")
        enough = 5 if begun.startswith("14") else 11 if begun.startswith(("+", "00")) else 9
        if digits >= enough and _BEGIN.match(run, group.start()):
            yield start, end
            start, digits = group.start(), 0
        digits += sum(map(str.isdigit, group.group()))
        end = group.end()
    yield start, end


def _is_meant(text: str, labelled: bool) -> bool:
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

    plain_text = _ZERO.sub("", text)
    digits = ("+" if "+" in plain_text else "") + _NOT_DIGIT.sub("", plain_text)
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
