"""`export`: projects to a file in any installed format."""

from __future__ import annotations

import glob
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import click

from aenoprojects.cli import report
from aenoprojects.cli.command import Command
from aenoprojects.cli.gather import check_command, filtered, gather, tell_remarks, vocabulary_of
from aenoprojects.cli.options import filters, format_names, sources
from aenoprojects.cli.progress import counted
from aenoprojects.cli.session import Session
from aenoprojects.cli.words import Words
from aenoprojects.exporters import Exporter
from aenoprojects.model import Document, Project


def command(words: Words) -> click.Command:
    """Return the command in a language."""
    parameters = [
        click.Argument(["format_name"], metavar="FORMAT", shell_complete=format_names),
        *sources(),
        click.Option(["--output", "-o"], metavar="FILE", type=click.Path()),
        click.Option(["--option", "-O", "pairs"], metavar="NAME=VALUE", multiple=True),
        click.Option(["--no-contacts"], is_flag=True),
        *filters(),
    ]
    return Command("export", words, run, parameters, "export xlsx page.html -o projects.xlsx --theme Vitaliteit")


def run(
    session: Session,
    *,
    format_name: str,
    sources: tuple[str, ...],
    output: str | None,
    pairs: tuple[str, ...],
    no_contacts: bool,
    **options: Any,
) -> None:
    """Read, filter and write; say where it went and what did not fit."""
    from aenoprojects.exporters.writing import write_export

    exporter = _exporter(session, format_name, pairs)
    target = output or f"projects{exporter.suffix}"
    if any(_reads(source, Path(target)) for source in sources):
        raise click.ClickException(session.words("own-source", target=target))
    whole = gather(session, sources, options)
    if not whole.projects and Path(target).is_file():
        tell_remarks(session, whole)
        raise click.ClickException(session.words("kept", target=target))
    document = filtered(session, whole, options)
    if no_contacts:
        document = document.without_contacts(vocabulary=vocabulary_of(options))
    told = tell_remarks(session, document)
    stream = sys.stdout.buffer if target == "-" else target
    report.warn(session, write_export(_watched(session, document), exporter, stream))
    if target != "-":
        session.notice("written", count=session.words.count("projects", len(document.projects)), target=target)
    if not told and (totals := report.totals(session, document.diagnostics)):
        session.notice("remarks", totals=totals, command=check_command(sources, options))


def _exporter(session: Session, name: str, pairs: tuple[str, ...]) -> Exporter:
    from aenoprojects.exporters.options import build_exporter, parse_options
    from aenoprojects.exporters.registry import load

    kind = load(name)
    settings = parse_options(pairs)
    if session.asked and attrs.has(kind) and "language" in attrs.fields_dict(kind):
        settings.setdefault("language", session.asked)
    return build_exporter(kind, settings, name=name)


def _reads(source: str, target: Path) -> bool:
    """Return whether a source stands for the file to write, by whatever name."""
    from aenoprojects.reading.source import SUFFIXES

    if not target.is_file():
        return False
    if Path(source).is_dir():
        return target.suffix.lower() in SUFFIXES and target.parent.samefile(source)
    # Path.glob takes relative patterns only.
    names = [source, *glob.iglob(source, recursive=True)]  # noqa: PTH207
    return any(target.samefile(name) for name in names if Path(name).is_file())


def _watched(session: Session, document: Document) -> Document:
    class Watched(Document):
        """A document that shows how far an exporter has come with it."""

        def __iter__(self) -> Iterator[Project]:
            return counted(session, "writing", self.projects)

    return Watched(**attrs.asdict(document, recurse=False))
