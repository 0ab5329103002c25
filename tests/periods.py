"""Reading one field's period in tests: what the reader gives, taken apart."""

from __future__ import annotations

from typing import NamedTuple

from aenoprojects.diagnostics import Code
from aenoprojects.model import Period
from aenoprojects.values.period import read_periods
from aenoprojects.values.readings import Part, Reading
from aenoprojects.vocabulary import Vocabulary


class Told(NamedTuple):
    """The periods of one field, and what was reported: codes with the text that they are about."""

    period: Period
    others: tuple[Period, ...]
    problems: tuple[tuple[Code, str], ...]


def read_field(text: str, field: str = "period", label: str | None = None) -> Reading[tuple[Period, ...]]:
    """Return the reading of one field."""
    return read_periods(text, (Part(field, label, 0, len(text)),), Vocabulary.default())


def read_fields(*fields: tuple[str, str, str]) -> Reading[tuple[Period, ...]]:
    """Return the reading of fields: name, label and value of each."""
    text, parts = "", []
    for field, label, value in fields:
        parts.append(Part(field, label, len(text), len(text) + len(value)))
        text += f"{value}\n"
    return read_periods(text.removesuffix("\n"), parts, Vocabulary.default())


def told_by(text: str, field: str = "period", label: str | None = None) -> Told:
    """Return what one field tells; an empty period where it tells nothing."""
    reading = read_field(text, field, label)
    problems = tuple((problem.code, problem.text) for problem in reading.problems)
    first, *others = reading.value or (Period(label=label),)
    return Told(first, tuple(others), problems)
