"""`export`: projects to a file in any installed format."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import click

from aenoprojects.cli import report
from aenoprojects.cli.command import Command
from aenoprojects.cli.gather import (
    check_command,
    filtered,
    gather,
    is_incomplete,
    tell_remarks,
    vocabulary_of,
)
from aenoprojects.cli.options import FILTERS, filters, format_names, sources, strict
from aenoprojects.cli.progress import counted
from aenoprojects.cli.session import Session, one_line, printing_aside
from aenoprojects.cli.words import Words
from aenoprojects.diagnostics import Code
from aenoprojects.exporters import Exporter
from aenoprojects.model import Document, Project


def command(words: Words) -> click.Command:
    """Return the command in a language."""
    parameters = [
        click.Argument(["format_name"], metavar="FORMAT", shell_complete=format_names),
        *sources(),
        strict(),
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
    strict: bool,
    **options: Any,
) -> int:
    """Read, filter and write; say where it went and what did not fit; 1 where, strictly, a source is missing."""
    from aenoprojects.exporters.writing import write_export

    with printing_aside():
        exporter = _exporter(session, format_name, pairs)
    target = output or f"projects{exporter.suffix}"
    _check_suffix(session, exporter, format_name, target)
    if any(_reads(source, Path(target)) for source in (*sources, *filter(None, [options.get("vocabulary")]))):
        raise click.ClickException(session.words("own-source", target=target))
    whole = gather(session, sources, options)
    if not whole.projects and any(one.code in _NOTHING for one in whole.diagnostics):
        tell_remarks(session, whole)
        raise click.ClickException(session.words("kept" if Path(target).is_file() else "none-found", target=target))
    if (twice := _repeated(whole)) and not options.get("merge"):
        session.tell(session.words.count("repeated", twice))
    document = filtered(session, whole, options)
    exporter = _with_selection(session, exporter, whole, document, options)
    if no_contacts:
        document = document.without_contacts(vocabulary=vocabulary_of(options))
    told = tell_remarks(session, document)
    stream = sys.stdout.buffer if target == "-" else target
    with printing_aside():
        lost = write_export(_watched(session, document), exporter, stream)
    report.warn(session, lost)
    if target != "-":
        session.notice(
            "written", count=session.words.count("projects", len(document.projects)), target=one_line(target)
        )
    if not told and (totals := report.totals(session, document.diagnostics)):
        session.notice("remarks", totals=totals, command=check_command(sources, options))
    return int(strict and is_incomplete(whole))


_NOTHING = frozenset({Code.NO_PROJECTS, Code.ONLY_HEADINGS, Code.SOURCE_UNREADABLE})
"""What says of a page that holds no project why that is; an export of ours may well have none."""


def _repeated(document: Document) -> int:
    return sum(one.code == Code.PROJECT_TWICE for one in document.diagnostics)


def _check_suffix(session: Session, exporter: Exporter, name: str, target: str) -> None:
    """Ask what is meant where the target's name ends like another format."""
    from aenoprojects.exporters.registry import by_suffix

    suffix = Path(target).suffix.lower()
    other = by_suffix(suffix)
    if other and suffix != exporter.suffix and other != name:
        right = str(Path(target).with_suffix(exporter.suffix))
        said = {"target": target, "suffix": suffix, "format": name, "other": other, "name": right}
        raise click.UsageError(session.words("other-suffix", **said))


def _exporter(session: Session, name: str, pairs: tuple[str, ...]) -> Exporter:
    from aenoprojects.exporters.options import build_exporter, parse_options
    from aenoprojects.exporters.registry import load

    kind = load(name)
    settings = parse_options(pairs)
    if session.asked and attrs.has(kind) and "language" in attrs.fields_dict(kind):
        settings.setdefault("language", session.asked)
    return build_exporter(kind, settings, name=name)


def _with_selection(
    session: Session, exporter: Exporter, whole: Document, chosen: Document, options: dict[str, Any]
) -> Exporter:
    """Return the exporter, told in words what was selected where it says that of itself."""
    filters = [str(options[name]) for name in FILTERS if options.get(name) is not None]
    made: Any = exporter
    names = attrs.fields_dict(type(made)) if attrs.has(type(made)) else {}
    if not filters or "selection" not in names or made.selection:
        return exporter
    words = Words(made.language)  # of the file, not of the terminal
    said = words("selection", chosen=len(chosen.projects), all=len(whole.projects), filters=", ".join(filters))
    changed: Exporter = attrs.evolve(made, selection=said)
    return changed


def _reads(source: str, target: Path) -> bool:
    """Return whether a source stands for the file to write, by whatever name; standard input may be that file."""
    from aenoprojects.reading.opening import SUFFIXES

    try:
        if str(target) == "-" or not target.is_file():
            return False
        if source == "-":
            return os.path.samestat(os.fstat(sys.stdin.fileno()), target.stat())
    except (OSError, ValueError, AttributeError, RuntimeError):  # no such name; a standard input without a file
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
            return counted(session, "writing", self.projects, len(self.projects))

    return Watched(**attrs.asdict(document, recurse=False))
