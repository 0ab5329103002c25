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
            return _named(lexemes, at)
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
        of_month = following.key in ("of", "van") and lexemes[at + 2].key in words("month")  # 5th of March
        found = _named(lexemes, at + 2 if of_month else at + 1, int(_DIGITS.findall(lexeme.key)[0]))
        lasting = found and lexeme.kind == "number" and found[0].day is None and found[0].year is None
        return None if lasting else found  # "1 kwartaal" is a duration
    year = _year_of(lexeme.key)
    if year and (following.key in words("fraction") or following.key in words("week")):
        found = _named(lexemes, at + 1)
        if found and found[0].year is None:
            return found[0]._replace(year=year), found[1]
    return (Stated(year), at + 1) if year else None


def _named(lexemes: Sequence[Lexeme], at: int, number: int | None = None) -> Found | None:
    """Mrt 2021, zomer 2021, Q1 2021, week 12 2021, eerste helft 2021; with the number before: 1 maart, 1e kwartaal."""
    key, after = lexemes[at].key, at + 1
    following = lexemes[after]
    is_month = number is not None or following.kind == "short" or _year_of(following.key)  # so even with a slip
    if number is None and key in words("ordinal") and following.key in words("fraction"):
        number, key, after = words("ordinal")[key], following.key, after + 1
    elif number is None and following.kind == "number" and (key in words("fraction") or key in words("week")):
        number, after = int(following.key[:3]), after + 1
    elif key in words("week"):
        return None
    year, after = _year_at(lexemes, after, short=key not in words("week"))
    if key in words("week"):
        return (Stated(year, week=number), after) if number in _WEEKS else None
    if key in words("fraction"):
        code, count = words("fraction")[key]
        found = Stated(year, code + number - 1, slip=key in slips()) if number and number <= count else None
        return (found, after) if found else None
    if key in words("season"):
        return (Stated(year, words("season")[key]), _second_year(lexemes, after, key, year)) if number is None else None
    month = words("month").get(key) or (misspelt_month(key) if is_month else None)
    if number is None and _is_english_day(lexemes, at + 1):
        number = int(_DIGITS.findall(following.key)[0])
        year, after = _year_at(lexemes, at + 2)
    slip = key not in words("month") or key in slips()
    return (Stated(year, month, number, slip=slip), after) if month else None


def _is_english_day(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Return whether a number after a month is its day: March 5, 2021; March 5 - April 6, 2021."""
    day, sign, third = lexemes[at : at + 3]
    if day.kind not in ("number", "ordinal") or not 1 <= int(_DIGITS.findall(day.key)[0][:3]) <= 31:
        return False
    month_follows = sign.kind == "dash" and third.key in words("month")
    return bool(_year_of(third.key if sign.key == "," else sign.key)) or (len(day.key) == 1 and month_follows)


def _second_year(lexemes: Sequence[Lexeme], after: int, season: str, year: int | None) -> int:
    """Return the index after the second year of "winter 2020/2021"."""
    if not year or words("season")[season] != _WINTER or lexemes[after].key not in ("/", "-", "–"):
        return after
    second, end = _year_at(lexemes, after + 1)
    return end if second == year + 1 else after


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


def completed(dates: Sequence[Stated]) -> tuple[list[Stated], list[int]]:
    """Return the dates of a text with what each takes from the next one, else from the one before.

    Args:
        dates: as stated, in the order of the text.

    Returns:
        The dates, and the indexes of those that got another year than their neighbour's, because
        the months would otherwise run backwards.

    >>> november, february = Stated(None, 11), Stated(2021, 2)
    >>> completed([november, february])[0][0].year
    2020
    """
    result, shifted = list(dates), []
    for step, order in ((1, range(len(result) - 2, -1, -1)), (-1, range(1, len(result)))):
        for at in order:
            stated, other = result[at], result[at + step]
            if stated.year is None and other.year:
                result[at] = _leaning(stated, other, other.year, step)
                if stated.month and result[at].year != other.year:
                    shifted.append(at)
    return result, shifted


def _leaning(stated: Stated, other: Stated, year: int, step: int) -> Stated:
    """Return a date with the year (and month) of the one after it (step 1) or before it (step -1)."""
    if stated.month is None and stated.week is None:
        if stated.day is not None and (other.day is None or other.month is None):
            return stated
        stated = stated._replace(month=other.month)
        if stated.day and other.day and other.month and (stated.day - other.day) * step > 0:
            months = year * 12 + other.month - 1 - step  # "28 - 3 maart 2021"
            return stated._replace(year=months // 12, month=months % 12 + 1)
    backwards = (_position(stated, other) - _position(other, stated)) * step > 0
    return stated._replace(year=year - step if backwards else year)


def _position(stated: Stated, other: Stated) -> float:
    """Return the month in which a date begins, with its day where the other one has a day too."""
    if None in ((stated.month or stated.week), (other.month or other.week)):
        return 0
    if stated.week is not None:
        return 1 + stated.week * 12 / 53
    month = PartialDate(year=2000, month=stated.month).first_day.month
    return month + stated.day / 100 if stated.day and other.day is not None else month
