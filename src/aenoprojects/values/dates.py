"""Reading one date, as vague as it is stated: a day, month, week, quarter, half, season or year."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple, TypeAlias

from aenoprojects.model.dates import Part, PartialDate
from aenoprojects.values.lexemes import Lexeme
from aenoprojects.vocabulary.months import misspelt_month, period_words

YEARS = range(1900, 2100)
"""The years that a page of projects can mean; any other number of four digits is no year."""
_DIGITS = re.compile("[0-9]+")
_WINTER = 24
_LONGEST_YEAR = 53


class Stated(NamedTuple):
    """A date as far as it is stated; a piece that is missing may follow from the other side of the period."""

    year: int | None = None
    """Year, of `YEARS`."""
    month: int | None = None
    """1 to 12, or the EDTF code of a season, quarter or half."""
    day: int | None = None
    """Day as printed, which may not exist."""
    week: int | None = None
    """Week of ISO 8601."""
    part: Part | None = None
    """begin, medio or eind."""
    readable: bool = True
    """False where digits are missing or too many."""
    slip: bool = False
    """True where a name in it is spelled wrong."""

    @property
    def exists(self) -> bool:
        """Return whether a day that is stated exists in its month."""
        length = self._month_length
        return self.day is None or length is None or 1 <= self.day <= length

    @property
    def ends_month(self) -> bool:
        """Return whether it is the last day of a month, or a day after it that does not exist."""
        length = self._month_length
        return self.day is not None and length is not None and self.day >= length

    @property
    def _month_length(self) -> int | None:
        if self.year is None or self.month is None or self.month > 12:
            return None
        return _month_length(self.year, self.month)

    @property
    def first(self) -> PartialDate | None:
        """Return the date in the precision of EDTF, a week as its Monday; None where it cannot be read."""
        if not self.readable or self.year is None:
            return None
        if self.week is not None:
            return _day_of_week(self.year, self.week, 1)
        return PartialDate(year=self.year, month=self.month, day=self.day if self.exists else None)

    @property
    def last(self) -> PartialDate | None:
        """Return the date in the precision of EDTF, a week as its Sunday; None where it cannot be read."""
        if self.week is None or self.year is None or not self.readable:
            return self.first
        return _day_of_week(self.year, self.week, 7)


@cache
def _month_length(year: int, month: int) -> int:
    return monthrange(year, month)[1]


def _day_of_week(year: int, week: int, day: int) -> PartialDate | None:
    try:
        found = date.fromisocalendar(year, week, day)
    except ValueError:  # most years have no week 53
        return None
    return PartialDate(year=found.year, month=found.month, day=found.day)


Found: TypeAlias = tuple[Stated, int]
"""A date, and the index of the lexeme after it."""
_UNREADABLE = Stated(readable=False)
_NO_YEAR = 0
"""Digits stand where a year should, and are none."""


def date_at(lexemes: Sequence[Lexeme], at: int) -> Found | None:
    """Return the date that begins at a lexeme, None where none does.

    >>> from aenoprojects.values.lexemes import lexemes_of
    >>> date_at(lexemes_of("1 mrt. 2021"), 0)[0][:3], date_at(lexemes_of("Q3 2020"), 0)[0][:3]
    ((2021, 3, 1), (2020, 35, None))
    """
    read = _READERS.get(lexemes[at].kind)
    return read(lexemes, at) if read else None


def _numeric(lexemes: Sequence[Lexeme], at: int) -> Found:
    """1-3-2021, 01.03.21, 2021-03-01, 03/2021, 2021-03."""
    digits = _DIGITS.findall(lexemes[at].key)
    if lexemes[at].kind in ("day", "month"):
        digits.reverse()
    year = 2000 + int(digits[0]) if len(digits[0]) == 2 else year_of(digits[0])
    month, day = int(digits[1]), int(digits[2]) if len(digits) > 2 else None
    if year is None or not 1 <= month <= 12:
        return _UNREADABLE, at + 1
    return Stated(year, month, day), at + 1


def _number(lexemes: Sequence[Lexeme], at: int) -> Found | None:
    """1 maart 2021, 1e kwartaal 2021, 2021, 2021 Q1."""
    lexeme, following = lexemes[at], lexemes[at + 1]
    if following.kind == "word" and (lexeme.kind == "ordinal" or len(lexeme.key) <= 2):
        number = int(_DIGITS.findall(lexeme.key)[0])
        if following.key in ("of", "van") and lexemes[at + 2].key in period_words().months:  # 5th of March
            return _month(lexemes, at + 2, number)
        return _month(lexemes, at + 1, number) or _fraction(
            lexemes, at + 1, number, at + 2, needs_year=lexeme.kind == "number"
        )
    year = year_of(lexeme.key)
    if year is None:
        return None
    words = period_words()
    if following.key in words.fractions or following.key in words.weeks:
        found = _word(lexemes, at + 1)
        if found and found[0].year is None and found[0].readable:
            return found[0]._replace(year=year), found[1]
    return Stated(year), at + 1


def _garbled(_lexemes: Sequence[Lexeme], at: int) -> Found:
    """2O21, 20xx."""
    return _UNREADABLE, at + 1


def _short_year(lexemes: Sequence[Lexeme], at: int) -> Found:
    """'21."""
    return Stated(2000 + int(lexemes[at].key[1:])), at + 1


def _word(lexemes: Sequence[Lexeme], at: int) -> Found | None:
    """Mrt 2021, voorjaar 2021, Q1 2021, week 12 2021, eerste helft 2021."""
    words, key, following = period_words(), lexemes[at].key, lexemes[at + 1]
    if key in words.seasons:
        return _season(lexemes, at)
    if following.kind == "number" and key in words.fractions:
        return _fraction(lexemes, at, int(following.key[:3]), at + 2)
    if following.kind == "number" and key in words.weeks:
        return _week(lexemes, at + 1)
    if key in words.ordinals and following.key in words.fractions:
        return _fraction(lexemes, at + 1, words.ordinals[key], at + 2)
    if key in words.months or following.kind == "short" or year_of(following.key):
        return _month(lexemes, at, None)
    return None


def _month(lexemes: Sequence[Lexeme], at: int, day: int | None) -> Found | None:
    """Maart 2021, mrt '21, maart 21, March 5, 2021; also a name with a slip that has a number beside it."""
    words, key = period_words(), lexemes[at].key
    month = words.months.get(key) or misspelt_month(key)
    if month is None:
        return None
    slip = key not in words.months or key in words.slips
    after = at + 1
    if day is None and _is_english_day(lexemes, after):
        day = int(_DIGITS.findall(lexemes[after].key)[0])
        after += 1
    year, after = _year_at(lexemes, after)
    return Stated(year, month, day, readable=year != _NO_YEAR, slip=slip), after


def _season(lexemes: Sequence[Lexeme], at: int) -> Found:
    """Zomer 2021, winter 2020/2021."""
    season = period_words().seasons[lexemes[at].key]
    year, after = _year_at(lexemes, at + 1)
    if year and season == _WINTER and lexemes[after].key in ("/", "-", "–"):  # a winter has two years
        second, end = _year_at(lexemes, after + 1)
        after = end if second == year + 1 else after
    return Stated(year, season, readable=year != _NO_YEAR), after


def _fraction(lexemes: Sequence[Lexeme], at: int, number: int, after: int, *, needs_year: bool = False) -> Found | None:
    """1e kwartaal 2021, Q1 2021, eerste helft van 2021."""
    words, key = period_words(), lexemes[at].key
    if key not in words.fractions:
        return None
    code, count = words.fractions[key]
    year, after = _year_at(lexemes, after)
    if not 1 <= number <= count or (needs_year and year is None):
        return None
    return Stated(year, code + number - 1, readable=year != _NO_YEAR, slip=key in words.slips), after


def _week(lexemes: Sequence[Lexeme], at: int) -> Found | None:
    """Week 12 2021, wk 12 van 2021."""
    number = int(lexemes[at].key[:3])
    if not 1 <= number <= _LONGEST_YEAR:
        return None
    year, after = _year_at(lexemes, at + 1, short=False)
    return Stated(year, week=number, readable=year != _NO_YEAR), after


def year_of(digits: str) -> int | None:
    """Return the year that four digits mean, None for any others.

    >>> year_of("2021"), year_of("202"), year_of("9999")
    (2021, None, None)
    """
    return int(digits) if len(digits) == 4 and digits.isdecimal() and int(digits) in YEARS else None


def _year_at(lexemes: Sequence[Lexeme], at: int, *, short: bool = True) -> tuple[int | None, int]:
    """Return the year that follows a name, None or `_NO_YEAR` (digits that are none), and the index after it.

    Args:
        lexemes: the text.
        at: index after the name.
        short: whether two digits are a year.
    """
    lexeme, following = lexemes[at], lexemes[at + 1]
    if lexeme.kind == "short":
        return 2000 + int(lexeme.key[1:]), at + 1
    if lexeme.kind == "garbled":
        return _NO_YEAR, at + 1
    if lexeme.kind != "number":
        glued = lexeme.key in ("-", "/") and lexemes[at - 1].end == lexeme.start == following.start - 1
        year = year_of(following.key) if glued or lexeme.key in ("van", "of", "in", ",") else None
        return (year, at + 2) if year else (None, at)
    if len(lexeme.key) > 2:
        return year_of(lexeme.key) or _NO_YEAR, at + 1
    words = period_words()
    if len(lexeme.key) == 1 or not short or following.key in words.months or following.key in words.units:
        return None, at
    return 2000 + int(lexeme.key), at + 1


def _is_english_day(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Return whether a number after a month is its day: March 5, 2021; March 5 - April 6, 2021."""
    day, following = lexemes[at], lexemes[at + 1]
    if day.kind not in ("number", "ordinal") or not 1 <= int(_DIGITS.findall(day.key)[0][:3]) <= 31:
        return False
    if following.key == ",":
        following = lexemes[at + 2]
    if year_of(following.key):
        return True
    month_follows = lexemes[at + 1].kind == "dash" and lexemes[at + 2].key in period_words().months
    return len(day.key) == 1 and month_follows


_READERS: dict[str, Callable[[Sequence[Lexeme], int], Found | None]] = {
    "iso": _numeric,
    "day": _numeric,
    "month": _numeric,
    "year": _numeric,
    "number": _number,
    "ordinal": _number,
    "short": _short_year,
    "garbled": _garbled,
    "word": _word,
}
