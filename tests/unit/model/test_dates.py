"""Partial dates and periods: first and last days, EDTF, and what they refuse."""

from __future__ import annotations

from datetime import date

import pytest

from aenoprojects.model import PartialDate, Period
from aenoprojects.model.dates import add_duration

MONTH, YEAR = PartialDate.parse("2021-04"), PartialDate.parse("2021")


@pytest.mark.parametrize(
    ("text", "first", "last", "before"),
    [
        ("2021", "2021-01-01", "2021-12-31", "2020"),
        ("2020-02", "2020-02-01", "2020-02-29", "2020-01"),
        ("2021-01-01", "2021-01-01", "2021-01-01", "2020-12-31"),
        ("2021-21", "2021-03-01", "2021-05-31", "2021-02"),
        ("2021-24", "2021-12-01", "2022-02-28", "2021-11"),
        ("2021-33", "2021-01-01", "2021-03-31", "2020-12"),
        ("2021-36", "2021-10-01", "2021-12-31", "2021-09"),
        ("2021-40", "2021-01-01", "2021-06-30", "2020-12"),
        ("2021-41", "2021-07-01", "2021-12-31", "2021-06"),
        ("0002", "0002-01-01", "0002-12-31", "0001"),
        ("9998-24", "9998-12-01", "9999-02-28", "9998-11"),
    ],
)
def test_first_last_and_before(text: str, first: str, last: str, before: str) -> None:
    """Every kind of date knows its days, to the edges of the calendar."""
    value = PartialDate.parse(text)
    assert (str(value), str(value.first_day), str(value.last_day)) == (text, first, last)
    if before != "0001":
        assert str(value.before) == before


@pytest.mark.parametrize(
    "text", ["", "2021-1", "21", "2021-13", "2021-02-30", "2021-21-01", "0001", "9999", "2021-03-01x"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    """Anything else than a date that exists is a ValueError."""
    with pytest.raises(ValueError, match=r"."):
        PartialDate.parse(text)


def test_a_day_needs_a_month() -> None:
    """A day without its month is a ValueError."""
    with pytest.raises(ValueError, match=r"needs a month"):
        PartialDate(year=2021, day=1)


@pytest.mark.parametrize(
    ("start", "part", "first"),
    [
        (MONTH, "begin", "2021-04-01"),
        (MONTH, "medio", "2021-04-15"),
        (MONTH, "eind", "2021-04-21"),
        (YEAR, "begin", "2021-01-01"),
        (YEAR, "medio", "2021-07-01"),
        (YEAR, "eind", "2021-09-01"),
        (PartialDate.parse("2021-34"), "eind", "2021-05-31"),
        (PartialDate.parse("2021-34"), "medio", "2021-05-16"),
    ],
)
def test_parts_of_a_start(start: PartialDate, part: str, first: str) -> None:
    """begin is the first day, medio the 15th or 1 July, eind the first day of the last third."""
    assert str(Period(start=start, start_part=part).first_day) == first  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("end", "part", "inclusive", "exclusive"),
    [
        (MONTH, None, "2021-04-30", "2021-03-31"),
        (MONTH, "begin", "2021-04-01", "2021-03-31"),
        (MONTH, "medio", "2021-04-15", "2021-04-14"),
        (MONTH, "eind", "2021-04-30", "2021-04-30"),
        (YEAR, None, "2021-12-31", "2020-12-31"),
        (YEAR, "begin", "2021-01-01", "2020-12-31"),
        (YEAR, "medio", "2021-07-01", "2021-06-30"),
        (YEAR, "eind", "2021-12-31", "2021-12-31"),
        (PartialDate.parse("2021-04-10"), None, "2021-04-10", "2021-04-09"),
        (PartialDate.parse("0002"), None, "0002-12-31", "0001-12-31"),
    ],
)
def test_last_days(end: PartialDate, part: str | None, inclusive: str, exclusive: str) -> None:
    """An exclusive end is the day before it begins; "eind" is its last day either way."""
    for through, last in ((False, inclusive), (True, exclusive)):
        period = Period(end=end, end_part=part, end_exclusive=through, end_state="stated")  # type: ignore[arg-type]
        assert str(period.last_day) == last


@pytest.mark.parametrize(
    ("duration", "after"),
    [
        ("P1Y6M", "2022-07-31"),
        ("P1M", "2021-02-28"),
        ("P12W", "2021-04-25"),
        ("P1M14D", "2021-03-14"),
        ("P", None),
        ("2Y", None),
        ("P9999Y", None),
        ("P999999W", None),
        ("P" + "9" * 5000 + "Y", None),
    ],
)
def test_durations(duration: str, after: str | None) -> None:
    """A duration is added month by month; one that leaves the calendar, or is none, gives None."""
    passed = add_duration(date(2021, 1, 31), duration)
    assert (str(passed) if passed else None) == after


def test_edtf_of_what_has_no_end() -> None:
    """Open, unknown, derived and reversed ends are told apart in EDTF."""
    assert Period(start=YEAR, end_state="open").edtf == "2021/.."
    assert Period(start=YEAR, end_state="unknown").edtf == "2021/"
    assert Period(start=YEAR, end_state="derived", duration="P2Y").edtf == "2021/2022-12-31"
    assert Period(start=YEAR, end=MONTH, end_state="stated", problem="reversed").edtf == "2021/"
    assert Period(duration="P1Y").edtf is None


@pytest.mark.parametrize(
    ("start", "end", "edtf"),
    [
        ("2021-33", "2022-35", "2021-01/2022-09"),
        ("2021-23", "2021-23", "2021-09/2021-11"),
        ("2021-24", "2021-24", "2021-12/2022-02"),
        ("2021-40", "2022", "2021-01/2022"),
        ("2021-06", "2021-06", "2021-06"),
        ("2021-06-01", "2021-06-01", "2021-06-01"),
        ("2021", "2021-06", "2021-01/2021-06"),
        ("2021-06", "2021", "2021-06/2021-12"),
        ("2021", "2021-01-31", "2021-01-01/2021-01-31"),
    ],
)
def test_edtf_of_level_1(start: str, end: str, edtf: str) -> None:
    """Months stand for quarters, halves and seasons; one date is no interval; an end is later in every respect."""
    period = Period(start=PartialDate.parse(start), end=PartialDate.parse(end), end_state="stated")
    assert period.edtf == edtf
