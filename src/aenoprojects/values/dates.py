"""Reading one date, as vague as it is stated: a day, month, week, quarter, half, season or year."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, TypeAlias

from aenoprojects.model.dates import Part, PartialDate
from aenoprojects.values.lexemes import Lexeme
from aenoprojects.vocabulary.months import misspelt_month, slips, words

_YEARS = range(1900, 2100)  # any other number of four digits is no year
_DIGITS = re.compile("[0-9]+")
_WINTER = 24
_WEEKS = range(1, 54)


class Stated(NamedTuple):
    """A date as far as it is stated; a piece that is missing may follow from the other side of the period."""

    year: int | None = None
    """Four digits, or 0 where digits stand in its place that are none."""
    month: int | None = None
    """1 to 12, or the EDTF code of a season, quarter or half."""
    day: int | None = None
    """Day as printed, which may not exist."""
    week: int | None = None
    """Week of ISO 8601."""
    part: Part | None = None
    """begin, medio or eind."""
    slip: bool = False
    """True where a name in it is spelled wrong."""

    @property
    def exists(self) -> bool:
        """Return whether a day that is stated exists in its month."""
        return self.day is None or 1 <= self.day <= self._month_length

    @property
    def ends_month(self) -> bool:
        """Return whether it is the last day of a month, or a day after it that does not exist."""
        return self.day is not None and self.day >= self._month_length

    @property
    def _month_length(self) -> int:
        return monthrange(self.year, self.month)[1] if self.year and self.month and self.month <= 12 else 31

    @property
    def first(self) -> PartialDate | None:
        """Return the date in the precision of EDTF, a week as its Monday; None where it cannot be read."""
        return self._dated(1)

    @property
    def last(self) -> PartialDate | None:
        """Return the date in the precision of EDTF, a week as its Sunday; None where it cannot be read."""
        return self._dated(7)

    def _dated(self, weekday: int) -> PartialDate | None:
        if not self.year:
            return None
        if self.week is None:
            return PartialDate(year=self.year, month=self.month, day=self.day if self.exists else None)
        try:
            return PartialDate.parse(date.fromisocalendar(self.year, self.week, weekday).isoformat())
        except ValueError:  # most years have no week 53
            return None


UNREADABLE = Stated(0)
Found: TypeAlias = tuple[Stated, int]
"""A date, and the index of the lexeme after it."""


def date_at(lexemes: Sequence[Lexeme], at: int) -> Found | None:
    """Return the date that begins at a lexeme, None where none does.

    >>> from aenoprojects.values.lexemes import lexemes_of
    >>> date_at(lexemes_of("1 mrt. 2021"), 0)[0][:3], date_at(lexemes_of("Q3 2020"), 0)[0][:3]
    ((2021, 3, 1), (2020, 35, None))
    """
    lexeme = lexemes[at]
    match lexeme.kind:
        case "iso" | "day" | "month" | "year":
            return _numeric(lexeme), at + 1
        case "short":  # '21
            return Stated(2000 + int(lexeme.key[1:])), at + 1
        case "garbled":  # 2O21, 20xx
            return UNREADABLE, at + 1
        case "number" | "ordinal":
            return _number(lexemes, at)
        case "word":
            return _word(lexemes, at)
    return None


def _numeric(lexeme: Lexeme) -> Stated:
    """1-3-2021, 01.03.21, 2021-03-01, 03/2021, 2021-03."""
    digits = _DIGITS.findall(lexeme.key)
    if lexeme.kind in ("day", "month"):
        digits.reverse()
    year = 2000 + int(digits[0]) if len(digits[0]) == 2 else _year_of(digits[0])
    month, day = int(digits[1]), int(digits[2]) if len(digits) > 2 else None
    return Stated(year, month, day) if year and 1 <= month <= 12 else UNREADABLE


def _number(lexemes: Sequence[Lexeme], at: int) -> Found | None:
    """1 maart 2021, 1e kwartaal 2021, 2021, 2021 Q1."""
    lexeme, following = lexemes[at], lexemes[at + 1]
    if following.kind == "word" and (lexeme.kind == "ordinal" or len(lexeme.key) <= 2):
        number, after = int(_DIGITS.findall(lexeme.key)[0]), at + 1
        if following.key in ("of", "van") and lexemes[at + 2].key in words("month"):  # 5th of March
            after += 1
        return _month(lexemes, after, number) or _fraction(
            lexemes, after, number, after + 1, needs_year=lexeme.kind == "number"
        )
    year = _year_of(lexeme.key)
    if year is None:
        return None
    if following.key in words("fraction") or following.key in words("week"):
        found = _word(lexemes, at + 1)
        if found and found[0].year is None:
            return found[0]._replace(year=year), found[1]
    return Stated(year), at + 1


def _word(lexemes: Sequence[Lexeme], at: int) -> Found | None:
    """Mrt 2021, voorjaar 2021, Q1 2021, week 12 2021, eerste helft 2021."""
    key, following = lexemes[at].key, lexemes[at + 1]
    if key in words("season"):
        return _season(lexemes, at)
    if following.kind == "number" and key in words("fraction"):
        return _fraction(lexemes, at, int(following.key[:3]), at + 2)
    if following.kind == "number" and key in words("week"):
        return _week(lexemes, at + 1)
    if key in words("ordinal") and following.key in words("fraction"):
        return _fraction(lexemes, at + 1, words("ordinal")[key], at + 2)
    if key in words("month") or following.kind == "short" or _year_of(following.key):
        return _month(lexemes, at, None)
    return None


def _month(lexemes: Sequence[Lexeme], at: int, day: int | None) -> Found | None:
    """Maart 2021, mrt '21, maart 21, March 5, 2021; also a name with a slip that has a number beside it."""
    key, after = lexemes[at].key, at + 1
    month = words("month").get(key) or misspelt_month(key)
    if month is None:
        return None
    if day is None and _is_english_day(lexemes, after):
        day = int(_DIGITS.findall(lexemes[after].key)[0])
        after += 1
    year, after = _year_at(lexemes, after)
    return Stated(year, month, day, slip=key not in words("month") or key in slips()), after


def _season(lexemes: Sequence[Lexeme], at: int) -> Found:
    """Zomer 2021, winter 2020/2021."""
    season = words("season")[lexemes[at].key]
    year, after = _year_at(lexemes, at + 1)
    if year and season == _WINTER and lexemes[after].key in ("/", "-", "–"):  # a winter has two years
        second, end = _year_at(lexemes, after + 1)
        after = end if second == year + 1 else after
    return Stated(year, season), after


def _fraction(lexemes: Sequence[Lexeme], at: int, number: int, after: int, *, needs_year: bool = False) -> Found | None:
    """1e kwartaal 2021, Q1 2021, eerste helft van 2021."""
    key = lexemes[at].key
    code, count = words("fraction").get(key, (0, 0))
    year, after = _year_at(lexemes, after)
    if not 1 <= number <= count or (needs_year and year is None):
        return None
    return Stated(year, code + number - 1, slip=key in slips()), after


def _week(lexemes: Sequence[Lexeme], at: int) -> Found | None:
    """Week 12 2021, wk 12 van 2021."""
    number = int(lexemes[at].key[:3])
    year, after = _year_at(lexemes, at + 1, short=False)
    return (Stated(year, week=number), after) if number in _WEEKS else None


def _year_of(digits: str) -> int | None:
    return int(digits) if len(digits) == 4 and digits.isdecimal() and int(digits) in _YEARS else None


def _year_at(lexemes: Sequence[Lexeme], at: int, *, short: bool = True) -> tuple[int | None, int]:
    """Return the year that follows a name (`short`: also of two digits), and the index after it."""
    lexeme, following = lexemes[at], lexemes[at + 1]
    if lexeme.kind == "short":
        return 2000 + int(lexeme.key[1:]), at + 1
    if lexeme.kind == "garbled":
        return 0, at + 1
    if lexeme.kind != "number":
        glued = lexeme.key in ("-", "/") and lexemes[at - 1].end == lexeme.start == following.start - 1
        year = _year_of(following.key) if glued or lexeme.key in ("van", "of", "in", ",") else None
        return (year, at + 2) if year else (None, at)
    if len(lexeme.key) > 2:
        return _year_of(lexeme.key) or 0, at + 1
    if len(lexeme.key) == 1 or not short or following.key in words("month") or following.key in words("unit"):
        return None, at
    return 2000 + int(lexeme.key), at + 1


def _is_english_day(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Return whether a number after a month is its day: March 5, 2021; March 5 - April 6, 2021."""
    day, following = lexemes[at], lexemes[at + 1]
    if day.kind not in ("number", "ordinal") or not 1 <= int(_DIGITS.findall(day.key)[0][:3]) <= 31:
        return False
    if _year_of(lexemes[at + 2].key if following.key == "," else following.key):
        return True
    return len(day.key) == 1 and following.kind == "dash" and lexemes[at + 2].key in words("month")
