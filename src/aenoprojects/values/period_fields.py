"""The reader of one field's periods as the old parser calls it; goes when that asks `read_periods` with parts."""

from __future__ import annotations

from attrs import frozen

from aenoprojects.diagnostics import Code
from aenoprojects.model import Period
from aenoprojects.values.period import read_periods as read_parts
from aenoprojects.values.readings import Part
from aenoprojects.vocabulary import Vocabulary


@frozen(kw_only=True)
class PeriodReading:
    """What was read from one text."""

    period: Period
    others: tuple[Period, ...] = ()
    problems: tuple[tuple[Code, str], ...] = ()


def read_periods(text: str, *, label: str | None = None, ends: bool = False) -> PeriodReading:
    """Read every period in a text."""
    part = Part("end" if ends else "period", label, 0, len(text))
    reading = read_parts(text, (part,), Vocabulary.default())
    if not reading.value:
        return PeriodReading(period=Period(label=label, text=text or None))
    problems = tuple((problem.code, problem.text) for problem in reading.problems)
    return PeriodReading(period=reading.value[0], others=reading.value[1:], problems=problems)
