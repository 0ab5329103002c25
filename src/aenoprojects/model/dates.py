"""Dates as vague as they were stated, and the period of a project."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Literal, TypeAlias

from attrs import field, frozen

from aenoprojects.described import described

Part: TypeAlias = Literal["begin", "medio", "eind"]
EndState: TypeAlias = Literal["stated", "derived", "unknown", "open", "none"]
Problem: TypeAlias = Literal["invalid-date", "reversed", "unreadable"]

_EDTF = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
# Sub-year groupings of EDTF: first month and number of months. 21-24 are level 1, 33-36 and 40-41 level 2.
# Winter of a year is December of that year to February of the next.
_SEASONS = {21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3)}
_QUARTERS = {33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3)}
_GROUPS = _SEASONS | _QUARTERS | {40: (1, 6), 41: (7, 6)}
_DAY = len("2021-01-01")
_DURATION = re.compile(r"P(?:(\d{1,6})Y)?(?:(\d{1,6})M)?(?:(\d{1,6})W)?(?:(\d{1,6})D)?")


@described
@frozen(kw_only=True)
class PartialDate:
    """A day, month, part of a year, or year: as precise as it was stated.

    Dates are ordered by their first day, and of one first day the vaguest comes first.

    Source: EDTF (Library of Congress, 2019; ISO 8601-2:2019): level 0 dates, level 1 seasons,
    level 2 quarters and halves.

    >>> [str(one) for one in sorted(map(PartialDate.parse, ("2021-03-01", "2021-03", "2021", "2020-24")))]
    ['2020-24', '2021', '2021-03', '2021-03-01']
    """

    year: int = field()
    """2 to 9998: the year before and the year after exist."""
    month: int | None = field(default=None)
    """1 to 12; or an EDTF grouping: 21 to 24 seasons from spring, 33 to 36 quarters, 40 and 41 halves."""
    day: int | None = field(default=None)
    """1 to 31, within its month."""

    @year.validator
    def _check(self, _: object, value: int) -> None:
        if not 2 <= value <= 9998:
            raise ValueError(f"year {value} is not between 2 and 9998")

    @month.validator
    def _check_month(self, _: object, value: int | None) -> None:
        if value is not None and not 1 <= value <= 12 and value not in _GROUPS:
            raise ValueError(f"{value} is no month, season, quarter or half")

    @day.validator
    def _check_day(self, _: object, value: int | None) -> None:
        if value is not None:
            if self.month is None or self.month > 12:
                raise ValueError("a day needs a month")
            date(self.year, self.month, value)

    @property
    def _order(self) -> tuple[int, int]:
        return self.first_day.toordinal(), -self.last_day.toordinal()

    def __lt__(self, other: object) -> bool:
        """Return whether it comes before another."""
        return self._order < other._order if isinstance(other, PartialDate) else NotImplemented

    def __le__(self, other: object) -> bool:
        """Return whether it comes before another or is the same."""
        return self._order <= other._order if isinstance(other, PartialDate) else NotImplemented

    def __gt__(self, other: object) -> bool:
        """Return whether it comes after another."""
        return self._order > other._order if isinstance(other, PartialDate) else NotImplemented

    def __ge__(self, other: object) -> bool:
        """Return whether it comes after another or is the same."""
        return self._order >= other._order if isinstance(other, PartialDate) else NotImplemented

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read an EDTF date of the kinds above.

        Args:
            text: "2021", "2021-03", "2021-03-01", "2021-21" ...

        Raises:
            ValueError: it is none of these.

        >>> PartialDate.parse("2021-03")
        PartialDate(year=2021, month=3, day=None)
        """
        match = _EDTF.fullmatch(text)
        if not match:
            raise ValueError(f"{text!r} is not a date such as 2021, 2021-03 or 2021-03-01")
        year, month, day = (int(group) if group else None for group in match.groups())
        return cls(year=year or 0, month=month, day=day)

    def __str__(self) -> str:
        """Return the date in EDTF.

        >>> str(PartialDate(year=2021, month=3))
        '2021-03'
        """
        text = f"{self.year:04d}"
        if self.month is not None:
            text += f"-{self.month:02d}"
        return text if self.day is None else f"{text}-{self.day:02d}"

    @property
    def first_day(self) -> date:
        """Return its first day.

        >>> PartialDate.parse("2021-22").first_day
        datetime.date(2021, 6, 1)
        """
        month = _GROUPS[self.month][0] if self.month in _GROUPS else self.month
        return date(self.year, month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """Return its last day.

        >>> PartialDate.parse("2020-02").last_day
        datetime.date(2020, 2, 29)
        """
        if self.day is not None:
            return self.first_day
        first, months = _GROUPS.get(self.month or 0, (self.month or 1, 1 if self.month else 12))
        year, month = divmod(self.year * 12 + first - 1 + months - 1, 12)
        return date(year, month + 1, monthrange(year, month + 1)[1])

    @property
    def before(self) -> PartialDate:
        """Return what comes just before it, equally precise; before a season, quarter or half that is a month.

        >>> str(PartialDate.parse("2021-01").before), str(PartialDate.parse("2021-22").before)
        ('2020-12', '2021-05')
        """
        day = self.first_day - timedelta(days=1)
        if self.month is None:
            return PartialDate(year=day.year)
        return PartialDate(year=day.year, month=day.month, day=day.day if self.day is not None else None)

    @property
    def in_months(self) -> tuple[PartialDate, PartialDate]:
        """Return its first and last month where it is a season, quarter or half, else itself twice.

        >>> [str(month) for month in PartialDate.parse("2021-33").in_months]
        ['2021-01', '2021-03']
        """
        if self.month not in _GROUPS:
            return self, self
        first, last = self.first_day, self.last_day
        return PartialDate(year=first.year, month=first.month), PartialDate(year=last.year, month=last.month)


def add_duration(start: date, duration: str) -> date | None:
    """Return the day on which a duration from `start` has passed, None where it cannot be computed.

    Args:
        start: the first day.
        duration: ISO 8601, of years, months, weeks and days: "P2Y", "P1Y6M", "P12W".

    >>> add_duration(date(2020, 2, 29), "P1Y")
    datetime.date(2021, 2, 28)
    """
    match = _DURATION.fullmatch(duration)
    if not match or not any(match.groups()):
        return None
    years, months, weeks, days = (int(group or 0) for group in match.groups())
    year, month = divmod(start.year * 12 + start.month - 1 + years * 12 + months, 12)
    try:
        last = monthrange(year, month + 1)[1]
        return date(year, month + 1, min(start.day, last)) + timedelta(days=weeks * 7 + days)
    except (ValueError, OverflowError):
        return None


@described
@frozen(kw_only=True)
class Period:
    """When a project runs, as stated and as days.

    Periods can be sorted: by first day, then by last day; what is unknown or open comes last.
    """

    label: str | None = None
    """Label as printed ("Looptijd", "Afgerond"), None where it has none."""
    text: str | None = None
    """Value as printed, on one line."""
    start: PartialDate | None = None
    """Start as stated, None where it is not."""
    start_part: Part | None = None
    """Part of the start's month or year that the text names."""
    end: PartialDate | None = None
    """End as stated, None where it is not."""
    end_part: Part | None = None
    """Part of the end's month or year that the text names."""
    end_exclusive: bool = False
    """True for "tot X": X itself is not included."""
    end_state: EndState = "none"
    """stated; derived from a duration; unknown ("ntb"); open ("vanaf 2018"); none (no period)."""
    duration: str | None = None
    """ISO 8601 duration ("P2Y") that the text states."""
    problem: Problem | None = None
    """What was wrong with it; see also the diagnostics."""
    remark: str | None = None
    """What the text says beyond the period, as printed, outer parentheses removed."""

    def __lt__(self, other: object) -> bool:
        """Return whether it begins before another, or begins with it and ends before it."""
        return self._order < other._order if isinstance(other, Period) else NotImplemented

    @property
    def _order(self) -> tuple[date, date]:
        return self.first_day or date.max, self.last_day or date.max

    @property
    def first_day(self) -> date | None:
        """Return the first day, None where it is unknown.

        "medio" is the 15th of a month or 1 July of a year, "eind" the first day of its last third.

        >>> Period(start=PartialDate.parse("2021"), start_part="medio", end_state="open").first_day
        datetime.date(2021, 7, 1)
        """
        if self.start is None:
            return None
        first = self.start.first_day
        if self.start.day is None and self.start_part in ("medio", "eind"):
            if self.start.month is None:
                return first.replace(month=7 if self.start_part == "medio" else 9)
            if self.start.month <= 12:
                return first.replace(day=15 if self.start_part == "medio" else 21)
            length = (self.start.last_day - first).days + 1
            return first + timedelta(days=length // 2 if self.start_part == "medio" else length * 2 // 3)
        return first

    @property
    def last_day(self) -> date | None:
        """Return the last day, None where it is unknown, open or lies before the start.

        >>> Period(end=PartialDate.parse("2021-09-01"), end_exclusive=True, end_state="stated").last_day
        datetime.date(2021, 8, 31)
        """
        if self.problem == "reversed":
            return None
        if self.end is None:
            first = self.first_day
            if self.end_state != "derived" or first is None or self.duration is None:
                return None
            after = add_duration(first, self.duration)
            return after - timedelta(days=1) if after else None
        one = timedelta(days=1 if self.end_exclusive else 0)
        first = self.end.first_day
        if self.end.day is not None:
            return first - one
        if self.end_part == "begin":
            return first - one
        if self.end_part == "eind":
            return self.end.last_day
        if self.end_part == "medio":
            middle = Period(start=self.end, start_part="medio").first_day or first
            return middle - one
        return first - one if self.end_exclusive else self.end.last_day

    @property
    def edtf(self) -> str | None:
        """Return the period as one ISO 8601-2 date or interval, both ends inclusive; None where it has no date.

        Source: EDTF level 1: "..", open; nothing, unknown; "~", approximate. Readers of that level know no quarters and
        halves, and no seasons in an interval: their months stand for them.

        >>> [Period(start=PartialDate.parse(start), end_state="open").edtf for start in ("2018", "2021-35")]
        ['2018/..', '2021-07/..']
        """
        if self.start is None and self.end is None:
            return None
        start, end = self._edtf_start, self._edtf_end
        if self.problem == "reversed":
            return f"{start}/"
        if start and start == end:
            return start
        first, last = self.first_day, self.last_day
        if (
            self.start
            and first
            and last
            and (last <= self.start.last_day or PartialDate.parse(end.rstrip("~")).first_day <= first)
        ):
            # "2021 t/m juni 2021": one side lies within the other. Readers want an end that is later in every respect,
            # so both are told equally precisely.
            precise = _DAY if "~" in start + end else max(len(start), len(end))
            start, end = first.isoformat()[:precise], last.isoformat()[:precise]
            return start if start == end else f"{start}/{end}"
        return f"{start}/{end}"

    @property
    def _edtf_start(self) -> str:
        if self.start is None:
            return ""
        if self.start_part and self.start.month in _GROUPS and self.first_day:  # the month in which the part begins
            return f"{PartialDate(year=self.first_day.year, month=self.first_day.month)}~"
        return f"{self.start.in_months[0]}{'~' if self.start_part else ''}"

    @property
    def _edtf_end(self) -> str:
        if self.end is None:
            return ".." if self.end_state == "open" else str(self.last_day or "")
        if self.end_part and self.end.month in _GROUPS and self.last_day:
            return f"{PartialDate(year=self.last_day.year, month=self.last_day.month)}~"
        if self.end_part:
            return f"{self.end}~"
        return str(self.end.before if self.end_exclusive else self.end.in_months[1])
