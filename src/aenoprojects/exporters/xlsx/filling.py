"""Filling the workbook: one pass over the projects, which need not be in memory at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

from aenoprojects.exporters.xlsx.about import AboutSheet
from aenoprojects.exporters.xlsx.book import Book
from aenoprojects.exporters.xlsx.lists import ContactSheet, NoticeSheet, TextSheet
from aenoprojects.exporters.xlsx.overview import add_overview, ranked, values_of
from aenoprojects.exporters.xlsx.projects import Entry, ProjectSheet
from aenoprojects.exporters.xlsx.styles import THEME_COLOURS
from aenoprojects.exporters.xlsx.themes import add_theme_years
from aenoprojects.exporters.xlsx.timeline import Group, add_timeline, axis_of
from aenoprojects.model import Document, Project


def fill(book: Book, document: Document, projects: Iterable[Project], *, sheets: Collection[str], group: Group) -> None:
    """Add all sheets with what they hold.

    Args:
        book: an empty workbook; one that streams gets no drawn sheets.
        document: sources, and the diagnostics once the projects have been looped over.
        projects: its projects, in order.
        sheets: keys of the sheets wanted; Projecten and Over are always there, because the others need them.
        group: what the timeline groups the projects by.
    """
    wanted = {"projects", "about", *sheets} - ({"timeline", "overview", "theme-years"} if book.streaming else set())
    if not book.streaming:
        projects = tuple(projects)
        table = ProjectSheet(book, amounts=any(project.amounts for project in projects))
    else:
        table = ProjectSheet(book)
    entries, themes = _drawn(book, table, document, projects, wanted, group)
    lists = [
        table,
        *(made(book) for key, made in (("contacts", ContactSheet), ("texts", TextSheet)) if key in wanted),
    ]
    notices = NoticeSheet(book) if "diagnostics" in wanted else None
    about = AboutSheet(book, themes)
    known: dict[str, tuple[int, str, str]] = {}
    contacts = False
    for entry in entries:
        for sheet in lists:
            sheet.add(entry)
        contacts = contacts or entry.project.contact is not None
        if notices:
            organisation = entry.project.organisation
            known[entry.project.id] = entry.number, organisation.name if organisation else "", entry.project.title
    if notices:
        notices.add(document.diagnostics, known)
    for sheet in (*lists, *((notices,) if notices else ())):
        sheet.finish()
    about.finish(document.sources, book.rows, contacts=contacts)


def _drawn(
    book: Book,
    table: ProjectSheet,
    document: Document,
    projects: Iterable[Project],
    wanted: Collection[str],
    group: Group,
) -> tuple[Iterable[Entry], tuple[str, ...]]:
    """Add the drawn sheets; return the projects as entries, and the themes with a colour of their own."""
    if book.streaming:
        return (Entry(number=number, project=project) for number, project in enumerate(projects, start=1)), ()
    whole = tuple(projects)
    notices = Counter(found.project for found in document.diagnostics)  # complete now that all were looped over
    entries = tuple(
        Entry(number=number, project=project, notices=notices[project.id])
        for number, project in enumerate(whole, start=1)
    )
    axis = axis_of(entries)
    common = ranked(Counter(values_of(table.sheet, entries, "theme")))[: len(THEME_COLOURS)]
    themes = tuple(theme for theme, _ in common) if "timeline" in wanted else ()
    if "timeline" in wanted:
        add_timeline(book, entries, themes, group)
    if "overview" in wanted:
        add_overview(book, entries, axis)
    if "theme-years" in wanted:
        add_theme_years(book, table.sheet, entries, axis)
    return entries, themes
