"""`show`: one project, all of it."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator
from shutil import get_terminal_size
from textwrap import fill
from typing import Any

import click

from aenoprojects.cli import report
from aenoprojects.cli.command import Command
from aenoprojects.cli.gather import gather
from aenoprojects.cli.options import sources
from aenoprojects.cli.session import Session, one_line, safe
from aenoprojects.cli.source_view import source_lines
from aenoprojects.cli.words import Words
from aenoprojects.model import Document, Project

_MANY = 20


def command(words: Words) -> click.Command:
    """Return the command in a language."""
    parameters = [
        click.Argument(["project"], metavar="PROJECT"),
        *sources(),
        click.Option(["--source", "shows_source"], is_flag=True),
    ]
    return Command("show", words, run, parameters, 'show "serious game" page.html')


def run(session: Session, *, project: str, sources: tuple[str, ...], shows_source: bool, **options: Any) -> int:
    """Show the one project that is meant; several are listed, none or several end with 1."""
    if not (sources or project.isdecimal()) and os.path.isfile(project):  # noqa: PTH113 - no failure for a long text
        raise click.UsageError(session.words("name-first", source=shlex.join([project])), click.get_current_context())
    document = gather(session, sources, options)
    found = _meant(document, project)
    if len(found) == 1:
        shown = source_lines(document, found[0], session) if shows_source else _page(found[0], session)
        for line in shown:
            click.echo(line)
        report.warn(session, [one for one in document.diagnostics if one.project == found[0].id])
        return 0
    wanted, count = repr(one_line(project)), session.words.count("projects", len(found))
    message = session.words("many-projects" if found else "no-project", wanted=wanted, count=count)
    click.echo(f"aenoprojects show: {message}", err=True)
    numbers = {one.id: number for number, one in enumerate(document, 1)}
    for one in found[:_MANY]:
        click.echo(f"{numbers[one.id]:>5}  {one_line(one.heading)}", err=True)
    return 1


def _meant(document: Document, wanted: str) -> tuple[Project, ...]:
    if wanted.isdecimal() and 1 <= int(wanted) <= len(document.projects):
        return (document.projects[int(wanted) - 1],)
    from aenoprojects.vocabulary.folding import fold

    words = fold(wanted).split()
    by_id = tuple(one for one in document if one.id == wanted)
    named = tuple(one for one in document if all(word in fold(f"{one.heading} {one.title}") for word in words))
    return by_id or named or document.select(search=wanted).projects


def _page(project: Project, session: Session) -> Iterator[str]:
    width = min(get_terminal_size().columns, 100)
    yield click.style(one_line(project.heading), bold=True)
    yield ""
    facts = list(_facts(project, session))
    indent = max(len(label) for label, _ in facts) + 2
    for label, value in facts:
        label = click.style(label.ljust(indent), fg="cyan")
        text = fill(value, width - indent, break_long_words=False, break_on_hyphens=False)
        yield label + text.replace("\n", "\n" + " " * indent)
    for section in project.sections:
        yield ""
        if section.heading:
            yield click.style(one_line(section.heading), bold=True)
        for line in section.text.splitlines():
            hanging = "  " if line.startswith("- ") else ""
            yield fill(safe(line), width, subsequent_indent=hanging, break_long_words=False)


def _facts(project: Project, session: Session) -> Iterator[tuple[str, str]]:
    from aenoprojects.exporters.rows import COLUMNS

    for column in COLUMNS:
        value = column.value(project, session.language)
        if column.key != "summary" and value not in (None, ""):
            yield column.header(session.language), one_line(str(value))
    if project.contact and project.contact.invalid_phones:
        yield session.words("invalid_phones"), one_line("; ".join(project.contact.invalid_phones))
    for label, text in project.extra_fields:
        yield one_line(label), one_line(text)
    for link in project.links:
        yield one_line(link.text) or "Link", one_line(link.url)
