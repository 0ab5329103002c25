"""Reading one date, as vague as it is stated: a day, month, week, quarter, half, season or year."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple, TypeAlias

from aenoprojects.model.dates import Part, PartialDate
from aenoprojects.values.lexemes import Lexeme
from aenoprojects.vocabulary.months import misspelt_month, slips, words

_YEARS = range(1900, 2100)  # any other number of four digits is no year
_DIGITS = re.compile("[0-9]+")
_WINTER = 24
_FIRST_OF_NEXT_YEAR = {24: 21, 36: 33, 41: 40}
_HALVES = 40
_LAST = -1
_HALF_MONTHS: dict[int, tuple[Part, Part]] = {1: ("begin", "medio"), 2: ("medio", "eind")}
_JOINTS = ("-", "/", ".")
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
    until: Part | None = None
    """The same for an end, where it is another: the first half of a month begins with it and ends in its middle."""
    after: bool = False
    """Whether what comes just after it is meant: "na de zomer"."""
    excluded: bool = False
    """Whether it is after "tot"."""
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
        return self._dated(1) if not self.after else (last := self._dated(7)) and _next(last)

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


def _next(date: PartialDate) -> PartialDate:
    """Return what comes just after a date, equally precise."""
    day = date.last_day + timedelta(days=1)
    if date.month is None:
        return PartialDate(year=day.year)
    if date.month > 12:
        return PartialDate(year=day.year, month=_FIRST_OF_NEXT_YEAR.get(date.month, date.month + 1))
    return PartialDate(year=day.year, month=day.month, day=day.day if date.day else None)


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
    if (
        lexeme.kind == "number"
        and len(lexeme.key) <= 2
        and _is_glued(lexemes, at + 1)
        and lexemes[at + 2].key in words("month")
    ):  # 1-mrt-2021
        return _named(lexemes, at + 2, int(lexeme.key))
    if following.kind == "word" and (lexeme.kind == "ordinal" or len(lexeme.key) <= 2):
        of_month = following.key in ("of", "van") and lexemes[at + 2].key in words("month")  # 5th of March
        found = _named(lexemes, at + 2 if of_month else at + 1, int(_DIGITS.findall(lexeme.key)[0]))
        lasting = found and lexeme.kind == "number" and found[0].day is None and found[0].year is None
        return None if lasting else found  # "1 kwartaal" is a duration
    year = _year_of(lexeme.key)
    if not year:
        return None
    found = _yearless(lexemes, at + 1)
    return (found[0]._replace(year=year), found[1]) if found else (Stated(year), at + 1)


def _yearless(lexemes: Sequence[Lexeme], at: int) -> Found | None:
    """Return the rest of a date after its year: 2021-Q1, 2021 september, 2021, 1 maart."""
    counted = lexemes[at + 1].key in words("fraction") or lexemes[at + 1].key in words("week")
    if lexemes[at].key == "," or (counted and _is_glued(lexemes, at)):
        at += 1
    lexeme = lexemes[at]
    if lexeme.kind == "word":
        found = _named(lexemes, at)
    else:
        found = _number(lexemes, at) if lexeme.kind in ("number", "ordinal") and not _year_of(lexeme.key) else None
    return found if found and found[0].year is None else None


def _is_glued(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Return whether a sign joins what stands around it without blanks."""
    sign = lexemes[at]
    return sign.key in _JOINTS and lexemes[at - 1].end == sign.start and sign.end == lexemes[at + 1].start


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
        number = count if number == _LAST else number
        if code == _HALVES and number in _HALF_MONTHS and (half := _half_month(lexemes, after, number)):
            return half
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


def _half_month(lexemes: Sequence[Lexeme], at: int, number: int) -> Found | None:
    """Return the rest of "eerste helft (van) maart 2021"."""
    at += lexemes[at].key in ("van", "of")
    found = _named(lexemes, at) if lexemes[at].key in words("month") else None
    if not found or found[0].day:
        return None
    part, until = _HALF_MONTHS[number]
    return found[0]._replace(part=part, until=until), found[1]


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
        glued = _is_glued(lexemes, at)
        if glued and short and following.kind == "number" and len(following.key) == 2:  # mrt-21
            year, after = _year_at(lexemes, at + 1)
            return (year, after) if year else (None, at)
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
    ended = step > 0 and other.excluded and other.month is None and other.part in (None, "begin")  # "okt. tot 2021"
    backwards = ended or (_position(stated, other) - _position(other, stated)) * step > 0
    return stated._replace(year=year - step if backwards else year)


def _position(stated: Stated, other: Stated) -> float:
    """Return the month in which a date begins, with its day where the other one has a day too."""
    if None in ((stated.month or stated.week), (other.month or other.week)):
        return 0
    if stated.week is not None:
        return 1 + stated.week * 12 / 53
    month = PartialDate(year=2000, month=stated.month).first_day.month
    return month + stated.day / 100 if stated.day and other.day is not None else month
