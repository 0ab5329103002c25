"""`learn`: a vocabulary for another fund's page, proposed from what stands behind its labels."""

from __future__ import annotations

import shlex
import tomllib
from pathlib import Path
from typing import Any

import click

import aenoprojects as ap
from aenoprojects.cli import report
from aenoprojects.cli.command import Command
from aenoprojects.cli.gather import vocabulary_of
from aenoprojects.cli.session import Session, one_line
from aenoprojects.cli.words import Words
from aenoprojects.model import Document

_FIELDS = ("organisation", "theme", "period", "contact", "amounts")
"""What the last lines count of the projects that come out."""
_NONE = ap.Code.NO_PROJECTS


def command(words: Words) -> click.Command:
    """Return the command in a language."""
    parameters = [
        click.Argument(["sources"], nargs=-1, required=True, metavar="SOURCE...", type=click.Path()),
        click.Option(["--output", "-o"], help="--learn.output", metavar="FILE", type=click.Path(dir_okay=False)),
        click.Option(["--check", "check_only"], help="--learn.check", is_flag=True),
        click.Option(["--vocabulary"], metavar="FILE", type=click.Path()),
        click.Option(["--profile"], metavar="NAME"),
    ]
    return Command("learn", words, run, parameters, "learn page.html -o fund.toml")


def run(session: Session, *, sources: tuple[str, ...], output: str | None, check_only: bool, **options: Any) -> int:
    """Propose, and say what that gives; or name what is not explained, and end with 1, as without any project."""
    vocabulary = vocabulary_of(options)
    if check_only:
        return _check(session, sources, vocabulary, options.get("vocabulary"))
    if output and any(Path(output).exists() and Path(output).samefile(one) for one in sources if Path(one).exists()):
        raise click.ClickException(session.words("own-source", target=output))
    proposal = ap.learn(*sources, vocabulary=vocabulary)
    text = proposal.to_toml(session.language)
    if output:
        from aenoprojects.exporters.writing import write_text

        write_text(text, output)
        session.notice("learn.written", target=one_line(output), quoted=one_line(shlex.quote(output)))
    else:
        click.echo(text, nl=False)
    unsure = sum(not one.is_sure for one in proposal.labels)
    known = sum(one.is_known and one.is_sure for one in proposal.labels)
    session.notice("learn.labels", sure=len(proposal.labels) - unsure - known, unsure=unsure, known=known)
    if proposal.headings:
        doubtful = sum(not one.is_sure for one in proposal.headings)
        session.notice("learn.headings", sure=len(proposal.headings) - doubtful, unsure=doubtful)
    session.tell(one_line(proposal.begins(session.language)))
    if proposal.document.projects:
        _tell(session, proposal.document)
    else:
        _tell_none(session, proposal.document)
        session.notice("learn.needed" if proposal.labels else "learn.by-hand")
    return 0


def _tell(session: Session, document: Document) -> None:
    """Say what the page gives with what is sure."""
    words, projects = session.words, document.projects
    filled = ", ".join(
        f"{words(f'field.{name}')} {sum(bool(getattr(one, name)) for one in projects)}" for name in _FIELDS
    )
    session.notice("learn.gives", count=words.count("projects", len(projects)), filled=filled)
    if totals := report.totals(session, document.diagnostics):
        session.notice("learn.findings", totals=totals)


def _tell_none(session: Session, document: Document) -> None:
    """Say that there is no project, and what looked like labels: it may be what to write in the file."""
    seen = "; ".join(dict.fromkeys(one.text for one in document.diagnostics if one.code == _NONE and one.text))
    session.notice("learn.none-seen" if seen else "learn.none", seen=one_line(seen))


def _check(session: Session, sources: tuple[str, ...], vocabulary: ap.Vocabulary | None, file: str | None) -> int:
    from aenoprojects.learning.review import review

    # The file was read as a vocabulary by now: it is one.
    rows = tomllib.loads(Path(file).read_text(encoding="utf-8-sig")).get("labels", {}) if file else {}
    found, unseen, document = review(
        *sources, vocabulary=vocabulary, labels=[label for labels in rows.values() for label in labels]
    )
    for one in found:
        click.echo(one_line(f"{one.source}:{one.line}: {one.label}: {one.value}"))
    if unseen:
        session.notice("learn.unseen", labels=one_line(", ".join(unseen)))
    if not document.projects:
        _tell_none(session, document)
    if found or document.projects:
        session.notice("learn.unexplained" if found else "learn.explained", count=len(found))
    return int(bool(found) or not document.projects)
