"""The sides of a period complete each other: a number takes its unit, a date its year, from the other side."""

from __future__ import annotations

from collections.abc import Sequence

from aenoprojects.model.dates import PartialDate
from aenoprojects.values.period.dates import day_and_month
from aenoprojects.values.period.lexemes import Lexeme
from aenoprojects.values.period.stated import UNREADABLE, Stated
from aenoprojects.values.period.tokens import LINKS, Kind, Token

_RANGES: frozenset[Kind] = frozenset({"to", "through", "dash", "slash"})
_FRACTIONS = ((33, 4), (40, 2))
_SHORT_YEARS = 9
"""How far a year of two digits may lie after a month: "sep 20 - 21" is one; "mei 2021 t/m 31" lacks a month."""
_DAYS = 31


def with_bare_numbers(tokens: list[Token]) -> list[Token]:
    """Return the tokens, numbers that share the unit of the date they are linked to read as dates.

    "1 t/m 15 maart 2021", "1-3 t/m 31-12-2021", "03 t/m 12-2021", "week 12 - 20 2021", "1e en 2e kwartaal 2021",
    "2012–14"; digits missing: "maart 2021 - 202".
    """
    if all(token.kind not in ("number", "pair") for token in tokens):
        return tokens
    result: list[Token] = []
    # From the end, so that "1/3 t/m 1/9 2021" and "1-3 - 1-6 - 1-9-2021" find a date on their right.
    for at in range(len(tokens) - 1, -1, -1):
        token = tokens[at]
        if token.kind in ("number", "pair") and (at == 0 or tokens[at - 1].kind != "word"):
            linked = len(result) > 1 and result[-1].kind in LINKS and result[-2].kind == "date"
            read = _before(token, result[-2]) if linked else None
            token = token._replace(kind="date", date=read) if read else token
        result.append(token)
    return _with_bare_ends(result[::-1])


def _before(token: Token, following: Token) -> Stated | None:
    """Return what a number is before a link and a date."""
    if token.kind == "pair":
        return _pair(token) if following.date.day or following.date.month else None
    return _same_unit(following, _number(token))


def _with_bare_ends(tokens: list[Token]) -> list[Token]:
    """Return the tokens, numbers that follow a date and a link read as what they are there."""
    result: list[Token] = []
    for at, token in enumerate(tokens):
        before = result[-1].kind if result else "separator"
        other = result[-2] if before in LINKS and len(result) > 1 and result[-2].kind in ("date", "pair") else None
        # "2020 - 21 deelnemers", "2020 - 21 8 2022"
        counts = at + 1 < len(tokens) and tokens[at + 1].kind in ("word", "number", "pair")
        if other and token.kind in ("number", "pair") and not counts:
            read = _after(token, other, before)
            if token.kind == other.kind == "pair":  # "1-3 t/m 31-12": two dates without a year
                result[-2] = other._replace(kind="date", date=_pair(other))
            donor = other.start if read and read.year else None  # its century
            token = token._replace(kind="date", date=read, donor=donor) if read else token
        elif token.kind == "date" and (bare := _completed_by(token, result)):
            del result[-1 if before == "date" else -2 :]
            token = token._replace(start=bare.start, date=bare.date._replace(year=token.date.year))
        elif token.kind == "pair" and before in ("start", "end", "to", "through") and at + 1 == len(tokens):
            token = token._replace(kind="date", date=_pair(token))  # "vanaf 1-3": the year is missing
        result.append(token)
    return result


def _after(token: Token, other: Token, link: Kind) -> Stated | None:
    """Return what a number is after a date and a link."""
    if token.kind == "pair":
        return _pair(token)
    if other.kind == "pair":
        return None
    number, date = _number(token), other.date
    if date.day is None and (read := _same_unit(other, number)):
        return read
    if link not in _RANGES:
        return UNREADABLE if number > 99 and link != "and" else None
    year = (date.year or 0) // 100 * 100 + number if len(token.key) == 2 else 0
    first = date.year or 0
    reach = 99 if date == Stated(date.year) else _SHORT_YEARS if date.day is None and number > 12 else -1
    if not first < year <= first + reach:
        return UNREADABLE
    return Stated(year, doubt=year > first + _SHORT_YEARS and number <= _DAYS)  # "2021 t/m 31" may lack a month


def _number(token: Token) -> int:
    return int(token.key.rstrip("abcdefghijklmnopqrstuvwxyz")[:9])


def _pair(token: Token) -> Stated:
    return day_and_month(Lexeme("pair", token.key, token.start, token.end))


def _same_unit(other: Token, number: int) -> Stated | None:
    """Return the number as a day, week, month, quarter or half: whatever the date is."""
    date = other.date
    if date.week is not None:
        return Stated(week=number) if 1 <= number <= 53 else None
    if date.day is not None:
        return Stated(day=number) if 1 <= number <= 31 else None
    if other.key in ("month", "year"):  # 03 t/m 12-2021
        return Stated(month=number) if 1 <= number <= 12 else None
    for code, count in _FRACTIONS:
        if date.month in range(code, code + count) and 1 <= number <= count:
            return Stated(month=code + number - 1)
    return None


def _completed_by(token: Token, before: Sequence[Token]) -> Token | None:
    """Return the week or quarter that was a bare number and has its year here: "week 12-20, 2021"."""
    at = -2 if len(before) > 1 and before[-1].kind == "separator" else -1
    if not before or before[at].kind != "date" or not token.date.year or token.date != Stated(token.date.year):
        return None
    bare = before[at].date
    return before[at] if bare.year is None and (bare.week or (bare.month or 0) > 12) else None


def completed(tokens: Sequence[Token]) -> tuple[list[Token], list[int]]:
    """Return the tokens, each date with what it takes from the next one, else from the one before.

    Returns:
        The tokens, and the indexes of those that got another year than their neighbour's, because
        the months would otherwise run backwards.

    >>> november, february = (Token("date", 0, 0, date) for date in (Stated(None, 11), Stated(2021, 2)))
    >>> completed([november, february])[0][0].date.year
    2020
    """
    result, shifted = list(tokens), []
    places = [at for at, token in enumerate(tokens) if token.kind == "date"]
    dates = len(places)
    for step, order in ((1, range(dates - 2, -1, -1)), (-1, range(1, dates))):
        for nth in order:
            at, giver = places[nth], places[nth + step]
            stated, other = result[at].date, result[giver].date
            if stated.year is None and other.year:
                taken = _leaning(stated, other, other.year, step)
                if taken == stated:
                    continue
                far = result[giver].donor
                bound = min if step < 0 else max
                edge = result[giver].start if step < 0 else result[giver].end
                result[at] = result[at]._replace(date=taken, donor=edge if far is None else bound(edge, far))
                if taken.year != other.year:
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
    whole = other.month is None and other.week is None and other.part in (None, "begin")
    ended = step > 0 and other.excluded and whole  # "okt. tot 2021"
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
