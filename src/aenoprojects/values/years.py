"""Completing dates that lean on their neighbour for a year, a month or both."""

from __future__ import annotations

from collections.abc import Sequence

from aenoprojects.model.dates import PartialDate
from aenoprojects.values.dates import Stated


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
            if stated.year is None and stated.readable and other.year:
                result[at] = _leaning(stated, other, step)
                if stated.month and result[at].year != other.year:
                    shifted.append(at)
    return result, shifted


def _leaning(stated: Stated, other: Stated, step: int) -> Stated:
    """Return a date with the year (and month) of the one after it (step 1) or before it (step -1)."""
    if stated.month is None and stated.week is None:
        if stated.day is not None and (other.day is None or other.month is None):
            return stated
        stated = stated._replace(month=other.month)
        if stated.day is not None and other.day is not None and (stated.day - other.day) * step > 0:
            return _month_away(stated, other, step)
    mine, theirs = _position(stated, other)
    year = other.year or 0
    return stated._replace(year=year - step if (mine > theirs if step > 0 else mine < theirs) else year)


def _month_away(stated: Stated, other: Stated, step: int) -> Stated:
    """Return "28" of "28 - 3 maart 2021" in the month before (step 1), or after (step -1)."""
    year, month = divmod((other.year or 0) * 12 + (other.month or 1) - 1 - step, 12)
    return stated._replace(year=year, month=month + 1)


def _position(stated: Stated, other: Stated) -> tuple[float, float]:
    """Return where in its year each begins, as comparable as their precision allows."""
    if (stated.month is None and stated.week is None) or (other.month is None and other.week is None):
        return 0, 0
    precise = stated.day is not None and other.day is not None
    return _month_and_day(stated, precise=precise), _month_and_day(other, precise=precise)


def _month_and_day(stated: Stated, *, precise: bool) -> float:
    if stated.week is not None:
        return 1 + stated.week * 12 / 53
    first = PartialDate(year=2000, month=stated.month).first_day.month
    return first + (stated.day or 0) / 100 if precise else first
