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
