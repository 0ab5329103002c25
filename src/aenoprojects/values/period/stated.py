"""A date as far as one side of a period states it, before the other side completes it."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from aenoprojects.model.dates import Part, PartialDate

_FIRST_OF_NEXT_YEAR = {24: 21, 36: 33, 41: 40}
"""Code of the last season, quarter or half -> the one after it."""


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
    school: int | None = None
    """First month of the school year that it is."""
    years: int = 1
    """How many school years."""
    doubt: bool = False
    """True where it can be read in another way: "2009-10" is a month or two years."""

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
        if self.school is not None:
            last = (self.year + self.years, self.school - 1)
            year, month = (self.year, self.school) if weekday == 1 else last
            return PartialDate(year=year, month=month)
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
"""What is a date and cannot be read."""
