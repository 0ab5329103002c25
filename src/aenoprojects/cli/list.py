"""`list`: the projects, one a line."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from aenoprojects.cli.command import Command, filters, sources
from aenoprojects.cli.gather import filtered, gather, tell_remarks
from aenoprojects.cli.session import Session, one_line
from aenoprojects.cli.words import Words
from aenoprojects.exporters.wording import MONTHS
from aenoprojects.model import Period

if TYPE_CHECKING:
    from aenoprojects.diagnostics import Language
    from aenoprojects.model import Document, Project

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
            click.echo("\t".join(_cells(project, numbers[project.id])))


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


def _cells(project: Project, number: int) -> list[str]:
    period = project.period
    cells = (
        number,
        project.id,
        project.organisation and project.organisation.name,
        project.title,
        project.theme and project.theme.name,
        project.grant_round,
        period and period.first_day,
        period and period.last_day,
    )
    return ["" if cell is None else one_line(str(cell)) for cell in cells]


def _show_table(session: Session, document: Document, numbers: Mapping[str, int]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    words, console = session.words, Console()
    wide = console.width >= _WIDE
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column(words("number"), justify="right", no_wrap=True)
    table.add_column(words("organisation"), style="bold", max_width=28 if wide else 22, overflow="fold")
    table.add_column(words("title"), overflow="fold")
    if wide:
        table.add_column(words("theme"), max_width=22, overflow="fold")
    table.add_column(words("period"), no_wrap=True)
    if wide:
        table.add_column(words("grant_round"), no_wrap=True)
    for project in document:
        number, _, organisation, title, theme, grant_round, *_ = _cells(project, numbers[project.id])
        period = period_text(project.period, session.language)
        row = (number, organisation, title, theme, period, grant_round)
        # Text, so that square brackets in a title are not taken for markup.
        table.add_row(*map(Text, row if wide else (number, organisation, title, period)))
    console.print(table)
