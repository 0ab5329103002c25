"""Reading one date, as vague as it is stated: a day, month, week, quarter, half, season or year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeAlias

from aenoprojects.model.dates import Part
from aenoprojects.values.period.lexemes import Lexeme
from aenoprojects.values.period.stated import UNREADABLE, Stated

_YEARS = range(1900, 2100)  # any other number of four digits is no year
_DIGITS = re.compile("[0-9]+")
_WINTER = 24
_HALVES = 40
_LAST = -1
_HALF_MONTHS: dict[int, tuple[Part, Part]] = {1: ("begin", "medio"), 2: ("medio", "eind")}
_JOINTS = ("-", "/", ".")
_WEEKS = range(1, 54)
_SCHOOL_YEARS = 9
"""How many "schooljaren 2020-2022" may be; more is another number."""

Found: TypeAlias = tuple[Stated, int]
"""A date, and the index of the lexeme after it."""


def date_at(lexemes: Sequence[Lexeme], at: int) -> Found | None:
    """Return the date that begins at a lexeme, None where none does.

    >>> from aenoprojects.values.period.lexemes import lexemes_of
    >>> from aenoprojects.vocabulary import Vocabulary
    >>> [date_at(lexemes_of(text, Vocabulary.default()), 0)[0][:3] for text in ("1 mrt. 2021", "Q3 2020")]
    [(2021, 3, 1), (2020, 35, None)]
    """
    lexeme = lexemes[at]
    match lexeme.kind:
        case "iso" | "day" | "month" | "year" | "group" | "doubtful" | "short month":
            return _numeric(lexeme), at + 1
        case "short":  # '21
            return Stated(2000 + int(lexeme.key[1:])), at + 1
        case "garbled":  # 2O21, 20xx, 20..
            return UNREADABLE, at + 1
        case "pair":
            return _paired(lexemes, at)
        case "number" | "ordinal":
            return _number(lexemes, at)
        case "word":
            month = lexeme.sense.schoolyear
            return school_years(lexemes, at + 1, month) if month else _named(lexemes, at)
    return None


def _numeric(lexeme: Lexeme) -> Stated:
    """1-3-2021, 01.03.21, 2021-03-01, 20210301, 03/2021, 2021-03."""
    digits = _DIGITS.findall(lexeme.key)
    if len(digits) == 1:
        digits = [digits[0][:4], digits[0][4:6], digits[0][6:]]
    if lexeme.kind in ("day", "month", "short month"):
        digits.reverse()
    year = 2000 + int(digits[0]) if len(digits[0]) == 2 else _year_of(digits[0])
    month, day = int(digits[1]), int(digits[2]) if len(digits) > 2 and digits[2] else None
    if not year or not (1 <= month <= 12 or lexeme.kind == "group"):
        return UNREADABLE
    return Stated(year, month, day, doubt=lexeme.kind in ("group", "doubtful", "short month"))


def day_and_month(lexeme: Lexeme) -> Stated:
    """Return the day and month that a pair of numbers is.

    >>> day_and_month(Lexeme("pair", "27.08", 0, 5))[:3]
    (None, 8, 27)
    """
    day, month = (int(digits) for digits in _DIGITS.findall(lexeme.key))
    return Stated(None, month, day)


def _paired(lexemes: Sequence[Lexeme], at: int) -> Found | None:
    """1/3 2021: a day and a month with their year; alone they may be anything."""
    year, after = _year_at(lexemes, at + 1, short=False)
    if not year:
        return None
    months = "-" in lexemes[at].key  # "1-3 2021" may be January to March
    return day_and_month(lexemes[at])._replace(year=year, doubt=months), after


def _number(lexemes: Sequence[Lexeme], at: int) -> Found | None:
    """1 maart 2021, 1e kwartaal 2021, 2021, 2021 Q1."""
    lexeme, following = lexemes[at], lexemes[at + 1]
    if (
        lexeme.kind == "number" and len(lexeme.key) <= 2 and _is_glued(lexemes, at + 1) and lexemes[at + 2].sense.month
    ):  # 1-mrt-2021
        return _named(lexemes, at + 2, int(lexeme.key))
    if following.kind == "word" and (lexeme.kind == "ordinal" or len(lexeme.key) <= 2):
        of_month = following.key in ("of", "van") and lexemes[at + 2].sense.month  # 5th of March
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
    counted = lexemes[at + 1].sense.fraction or lexemes[at + 1].sense.week
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
    name, after = lexemes[at], at + 1
    following = lexemes[after]
    is_month = number is not None or following.kind == "short" or _year_of(following.key)  # so even with a slip
    counts = name.sense.fraction or name.sense.week
    if number is None and name.sense.ordinal and following.sense.fraction:
        number, name, after = name.sense.ordinal, following, after + 1
    elif number is None and following.kind == "number" and counts:
        number, after = int(following.key[:3]), after + 1
    elif number is None and name.sense.week:
        return None
    sense = name.sense
    year, after = _year_at(lexemes, after, short=not sense.week)
    if sense.week:
        return (Stated(year, week=number), after) if number in _WEEKS else None
    if sense.fraction:
        return _fraction(lexemes, name, number, year, after)
    if sense.season:
        return (
            (Stated(year, sense.season), _second_year(lexemes, after, sense.season, year)) if number is None else None
        )
    is_sure = number is not None and following.kind == "number" and _year_of(following.key)
    month = sense.month or (sense.near if is_sure else sense.misspelt if is_month else None)
    if number is None and _is_english_day(lexemes, at + 1):
        number = int(_DIGITS.findall(following.key)[0])
        year, after = _year_at(lexemes, at + 2)
    return (Stated(year, month, number, slip=sense.slip or not sense.month), after) if month else None


def _fraction(
    lexemes: Sequence[Lexeme], name: Lexeme, number: int | None, year: int | None, after: int
) -> Found | None:
    """Return a quarter or half; the half of a month too."""
    code, count = name.sense.fraction or (0, 0)
    number = count if number == _LAST else number
    if code == _HALVES and number in _HALF_MONTHS and (half := _half_month(lexemes, after, number)):
        return half
    if not number or number > count:
        return None
    return Stated(year, code + number - 1, slip=name.sense.slip), after


def _half_month(lexemes: Sequence[Lexeme], at: int, number: int) -> Found | None:
    """Return the rest of "eerste helft (van) maart 2021"."""
    at += lexemes[at].key in ("van", "of")
    found = _named(lexemes, at) if lexemes[at].sense.month else None
    if not found or found[0].day:
        return None
    part, until = _HALF_MONTHS[number]
    return found[0]._replace(part=part, until=until), found[1]


def _is_english_day(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Return whether a number after a month is its day: March 5, 2021; March 5 - April 6, 2021."""
    day, sign, third = lexemes[at : at + 3]
    if day.kind not in ("number", "ordinal") or not 1 <= int(_DIGITS.findall(day.key)[0][:3]) <= 31:
        return False
    month_follows = sign.kind == "dash" and third.sense.month
    return bool(_year_of(third.key if sign.key == "," else sign.key)) or (len(day.key) == 1 and bool(month_follows))


def _second_year(lexemes: Sequence[Lexeme], after: int, season: int, year: int | None) -> int:
    """Return the index after the second year of "winter 2020/2021"."""
    if not year or season != _WINTER or lexemes[after].key not in ("/", "-", "–"):
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
    if len(lexeme.key) == 1 or not short or following.sense.month or following.sense.unit:
        return None, at
    return 2000 + int(lexeme.key), at + 1


def school_years(lexemes: Sequence[Lexeme], at: int, month: int, *, both: bool = False) -> Found | None:
    """Return the school year whose years begin at a lexeme: "2020-2021", "20/21", "2020".

    Args:
        lexemes: all of them.
        at: the first of the year.
        month: in which it begins.
        both: whether both of its years must be there.
    """
    year, after = _school_year(lexemes, at)
    if not year:
        return None
    if lexemes[after].key in ("-", "–", "/"):
        second, end = _school_year(lexemes, after + 1)
        if second and 1 <= second - year <= _SCHOOL_YEARS:
            return Stated(year, school=month, years=second - year), end
    return None if both else (Stated(year, school=month), after)


def _school_year(lexemes: Sequence[Lexeme], at: int) -> tuple[int | None, int]:
    """Return a year of four or two digits, and the index after it."""
    lexeme = lexemes[at]
    if lexeme.kind == "short" or (lexeme.kind == "number" and len(lexeme.key) == 2):
        return 2000 + int(lexeme.key[-2:]), at + 1
    return (_year_of(lexeme.key), at + 1) if lexeme.kind == "number" else (None, at)
