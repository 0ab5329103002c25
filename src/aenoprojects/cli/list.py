"""`list`: the projects, one a line."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import date
from typing import Any

import click

from aenoprojects.cli.command import Command
from aenoprojects.cli.gather import filtered, gather, tell_remarks
from aenoprojects.cli.options import filters, sources
from aenoprojects.cli.session import Session, one_line
from aenoprojects.cli.words import Words
from aenoprojects.diagnostics import Language
from aenoprojects.exporters.wording import MONTHS
from aenoprojects.model import Document, Period, Project

_WIDE = 100
"""From this width on there is room for theme and round."""


def command(words: Words) -> click.Command:
    """Return the command in a language."""
    return Command("list", words, run, [*sources(), *filters()], "list page.html --active 2021")


def run(session: Session, *, sources: tuple[str, ...], **options: Any) -> None:
    """Show the projects that fit, numbered as on the page."""
    document = gather(session, sources, options)
    numbers = {project.id: number for number, project in enumerate(document, 1)}
    found = filtered(session, document, options)
    tell_remarks(session, found)
    if sys.stdout.isatty() and found.projects:
        _show_table(session, found, numbers)
        session.tell(session.words.count("projects", len(found.projects)))
    else:
        for project in found:
            click.echo("\t".join(_cells(project, numbers[project.id]).values()))


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
    start, end = _month(first, language), _month(last, language)
    if period.end_state == "open":
        end = "..."
    return start if start == end else f"{start} – {end}"


def _month(day: date | None, language: Language) -> str:
    return f"{MONTHS[language][day.month - 1]} {day.year}" if day else "?"


def _cells(project: Project, number: int) -> dict[str, str]:
    period = project.period
    cells = {
        "number": number,
        "id": project.id,
        "organisation": project.organisation and project.organisation.name,
        "title": project.title,
        "theme": project.theme and project.theme.name,
        "grant_round": project.grant_round,
        "first_day": period and period.first_day,
        "last_day": period and period.last_day,
    }
    return {name: "" if cell is None else one_line(str(cell)) for name, cell in cells.items()}


def _show_table(session: Session, document: Document, numbers: Mapping[str, int]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console()
    wide = console.width >= _WIDE
    columns: dict[str, dict[str, Any]] = {
        "number": {"justify": "right", "no_wrap": True},
        "organisation": {"style": "bold", "max_width": 28 if wide else 22, "overflow": "fold"},
        "title": {"overflow": "fold"},
        "theme": {"max_width": 22, "overflow": "fold"},
        "period": {"no_wrap": True},
        "grant_round": {"no_wrap": True},
    }
    shown = [name for name in columns if wide or name not in ("theme", "grant_round")]
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for name in shown:
        table.add_column(session.words(name), **columns[name])
    for project in document:
        cells = _cells(project, numbers[project.id]) | {"period": period_text(project.period, session.language)}
        # Text, so that square brackets in a title are not taken for markup.
        table.add_row(*(Text(cells[name]) for name in shown))
    console.print(table)
