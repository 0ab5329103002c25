"""Reading for every command: sources to one document, filtered, and said what there was to say."""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from typing import Any

import aenoprojects as ap
from aenoprojects.api import read_each
from aenoprojects.cli import report
from aenoprojects.cli.options import FILTERS
from aenoprojects.cli.progress import counted
from aenoprojects.cli.session import Session, one_line, printing_aside, program_as_started, safe
from aenoprojects.diagnostics import Code, Diagnostic
from aenoprojects.model import Document

READING = ("kind", "encoding", "base", "profile", "vocabulary")
"""The options that say how a source is read."""
_MANY = 12


def gather(session: Session, sources: Sequence[str], options: Mapping[str, Any]) -> Document:
    """Return what stands in the sources (the bundled corpus where there are none), as one document."""
    return gather_named(session, sources, options)[0]


def gather_named(
    session: Session, sources: Sequence[str], options: Mapping[str, Any]
) -> tuple[Document, dict[str, str]]:
    """Return what stands in the sources as one document, and for each name in it the path as the user gave it."""
    if not sources:
        session.notice("corpus")
        return ap.corpus(), {}
    how = {name: options[name] for name in READING if name not in ("profile", "vocabulary") and options.get(name)}
    documents, given = read_each(
        counted(session, "reading", sources, len(sources)), vocabulary=vocabulary_of(options), **how
    )
    _tell_unread(session, [note for document in documents for note in document.diagnostics])
    if len(documents) == 1 and not options.get("merge"):
        return documents[0], given
    from aenoprojects.transforms.merge import combine, merge

    return (merge if options.get("merge") else combine)(documents), given


def is_incomplete(document: Document) -> bool:
    """Return whether a source of a document could not be read."""
    return any(one.code == Code.SOURCE_UNREADABLE for one in document.diagnostics)


def _tell_unread(session: Session, notes: Sequence[Diagnostic]) -> None:
    """Name the sources that could not be read, each with the reason, and the files that were skipped."""
    for one in notes:
        if one.code == Code.SOURCE_UNREADABLE:
            session.tell(f"aenoprojects: {one_line(session.words.said(one.text or ''))}")
    if skipped := [one.text or "" for one in notes if one.code == Code.SOURCE_SKIPPED]:
        more = session.words("and-more", count=len(skipped) - _MANY) if len(skipped) > _MANY else ""
        session.notice("skipped", names=one_line(", ".join(skipped[:_MANY])) + more)


def vocabulary_of(options: Mapping[str, Any]) -> ap.Vocabulary | None:
    """Return the words of the profile that was asked for and those of the user's file; None without either."""
    path, name = options.get("vocabulary"), options.get("profile")
    with printing_aside():
        known = ap.profile(name) if name else ap.Vocabulary.default()
    return known.extended(path) if path else known if name else None


def filtered(session: Session, document: Document, options: Mapping[str, Any]) -> Document:
    """Return the document with the projects that fit the filters among the options; say so when none does."""
    chosen = {name: options[name] for name in FILTERS if options.get(name) is not None}
    if not chosen:
        return document
    from aenoprojects.transforms.select import select, unmatched
    from aenoprojects.vocabulary.register import find

    known = vocabulary_of(options)
    found, words, place = select(document, **chosen, vocabulary=known), session.words, chosen.get("municipality", "")
    if nowhere := _nowhere(document, chosen, known):
        session.tell(words.count("nowhere", nowhere))
    if len(same := find(place)) > 1:
        choices = ", ".join(f"{one.name} ({one.province}, {one.code})" for one in same)
        session.notice("ambiguous", value=place, choices=choices)
    if not found.projects:
        session.notice("nothing")
        for name, suggestions in unmatched(document, chosen, vocabulary=known).items():
            hint = words.meant(suggestions) if suggestions else _themes(session, document) if name == "theme" else "."
            session.tell(safe(words("unmatched", option=f"--{name}", value=chosen[name]) + hint))
    return found


def _nowhere(document: Document, chosen: Mapping[str, Any], vocabulary: ap.Vocabulary | None) -> int:
    """Return how many projects a filter by place leaves out because they name no municipality."""
    others = {name: value for name, value in chosen.items() if name not in ("municipality", "province")}
    if len(others) == len(chosen):
        return 0
    from aenoprojects.transforms.select import select

    return sum(
        not (one.organisation and one.organisation.municipalities)
        for one in select(document, **others, vocabulary=vocabulary)
    )


def _themes(session: Session, document: Document) -> str:
    """Return the themes that there are, as the end of a sentence."""
    known = sorted({project.theme.name for project in document if project.theme})
    return session.words("themes", known=", ".join(known[:_MANY])) if known else "."


def check_command(sources: Sequence[str], options: Mapping[str, Any]) -> str:
    """Return the command that shows all that reading these sources came across, to be copied.

    >>> check_command(["mijn pagina.html"], {"kind": "html"})
    "python -m aenoprojects check 'mijn pagina.html' --kind html"
    """
    given = [part for name in READING if options.get(name) for part in (f"--{name}", options[name])]
    return shlex.join([*program_as_started(), "check", *sources, *given])


def tell_remarks(session: Session, document: Document) -> bool:
    """Tell the diagnostics of a document to a verbose user, and to any where it holds no project; say whether."""
    wanted = session.verbose or not document.projects
    if wanted:
        report.warn(session, document.diagnostics)
    return wanted
