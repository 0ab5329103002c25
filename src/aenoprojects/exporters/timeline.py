"""Where a project stands on a line of time: which days it takes, and what those days cannot tell.

Calendars and project plans cannot say "from 2018" or "until halfway March". Here it is settled, once for all
such formats, which days they show instead; `captions` tells the reader about it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal, TypeAlias

from attrs import frozen

from aenoprojects.diagnostics import Code, Diagnostic, report
from aenoprojects.model import Period, Project

Shape: TypeAlias = Literal["span", "start", "end"]
Loss: TypeAlias = Literal["start", "end", "horizon", "none"]


@frozen(kw_only=True)
class Bar:
    """The days that a project takes on a line of time, the last included."""

    shape: Shape
    """A whole span, or only the day of its start or end because the other is open or unknown."""
    first: date
    last: date
    tentative: bool
    """True where a day is approximate, repaired or assumed; for a single day also where it is not stated."""


def bar(project: Project, horizon: date | None = None) -> Bar | None:
    """Return the days that a project takes, None where it has no date at all.

    Args:
        project: any project.
        horizon: day until which a project with an open end is shown; None shows its start only.

    >>> from aenoprojects.model import PartialDate
    >>> run = Period(start=PartialDate.parse("2018"), end_state="open")
    >>> project = Project(id="a", heading="a", title="a", period=run)
    >>> bar(project).shape, bar(project, date(2020, 6, 30)).last
    ('start', datetime.date(2020, 6, 30))
    """
    period = project.period
    if period is None:
        return None
    first, last = period.first_day, stated_last_day(period)
    if first and last:
        vague = bool(period.start_part or period.end_part or period.problem)
        return Bar(shape="span", first=first, last=last, tentative=vague)
    if first and horizon and period.end_state == "open" and horizon >= first:
        # The day after must exist: an all-day event ends before it.
        return Bar(shape="span", first=first, last=min(horizon, date.max - timedelta(days=1)), tentative=True)
    if first:
        return _day(period, "start", first)
    return _day(period, "end", last) if last else None


def milestones(project: Project) -> tuple[Bar, ...]:
    """Return the known start and end of a project as single days: none, one or two of them."""
    if (period := project.period) is None:
        return ()
    days: dict[Shape, date | None] = {"start": period.first_day, "end": stated_last_day(period)}
    return tuple(_day(period, shape, day) for shape, day in days.items() if day)


def stated_last_day(period: Period) -> date | None:
    """Return the last day of a period, None where it is unknown or comes before the first.

    That happens unannounced: "tot 1 maart" for what starts on that day.
    """
    first, last = period.first_day, period.last_day
    return None if first and last and last < first else last


def _day(period: Period, shape: Shape, day: date) -> Bar:
    stated = period.start if shape == "start" else period.end
    vague = stated is None or stated.day is None or period.problem is not None
    return Bar(shape=shape, first=day, last=day, tentative=vague)


def lost(project: Project, shown: Bar | None, codes: Mapping[Loss, Code]) -> tuple[Diagnostic, ...]:
    """Return the diagnostic for what a bar (None: there is none) does not tell, if anything, by a format's codes."""
    loss: Loss = "none"
    if shown and project.period:
        if shown.shape == "span" and stated_last_day(project.period):
            return ()
        loss = "horizon" if shown.shape == "span" else shown.shape
    text = project.period.text if project.period else None
    return (diagnosed(project, codes[loss], "period", text),)


def diagnosed(project: Project, code: Code, field: str, text: str | None = None) -> Diagnostic:
    """Return a diagnostic about a project, at its place in the source."""
    name, line = (project.source.name, project.source.line) if project.source else (None, None)
    return report(code, text=text, field=field, project=project.id, source=name, line=line)
