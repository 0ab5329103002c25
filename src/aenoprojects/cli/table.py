"""A project as a few short cells, and rows as aligned columns or lines with tabs."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date

from aenoprojects.cli.session import one_line
from aenoprojects.diagnostics import Language
from aenoprojects.exporters.wording import MONTHS
from aenoprojects.model import Period


def period_text(period: Period | None, language: Language) -> str:
    """Return the months of a period as a short text, the stated text where no day is known.

    >>> from aenoprojects.model import PartialDate
    >>> period_text(Period(start=PartialDate.parse("2018-05"), end_state="open"), "nl")
    'mei 2018 – ...'
    """
    if period is None:
        return ""
    first, last = period.first_day, period.last_day
    if first is None and last is None:
        return one_line(period.text or "")
    end = "..." if period.end_state == "open" else _month(last, language)
    start = _month(first, language)
    return start if start == end else f"{start} – {end}"


def _month(day: date | None, language: Language) -> str:
    return f"{MONTHS[language][day.month - 1]} {day.year}" if day else "?"


def columns(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as text: aligned on a terminal, with tabs in a pipe.

    Args:
        rows: cells, as many in each row.
    """
    clean = [[one_line(cell) for cell in row] for row in rows]
    if not sys.stdout.isatty():
        return "\n".join("\t".join(row) for row in clean)
    widths = [max(map(len, cells)) for cells in zip(*clean, strict=True)]
    return "\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in clean)
