"""Reading for every command: sources to one document, filtered, and said what there was to say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import aenoprojects as ap
from aenoprojects.cli import report
from aenoprojects.cli.options import FILTERS
from aenoprojects.cli.progress import counted
from aenoprojects.cli.session import Session, safe

if TYPE_CHECKING:
    from aenoprojects.model import Document


def gather(session: Session, sources: Sequence[str], options: Mapping[str, Any]) -> Document:
    """Return what stands in the sources (the bundled corpus where there are none), as one document.

    Args:
        session: told when the bundled corpus is read.
        sources: files, folders, patterns, addresses, "-".
        options: of the command; those of `options.sources` are used.
    """
    if not sources:
        session.notice("corpus")
        return ap.corpus()
    how = {name: options[name] for name in ("kind", "encoding", "base") if options.get(name)}
    if options.get("vocabulary"):
        how["vocabulary"] = ap.Vocabulary.default().extended(options["vocabulary"])
    documents = [ap.read(source, **how) for source in counted(session, "reading", sources)]
    if options.get("merge"):
        return ap.merge(documents)
    if len(documents) == 1:
        return documents[0]
    from aenoprojects.transforms.merge import combine

    return combine(documents)


def filtered(session: Session, document: Document, options: Mapping[str, Any]) -> Document:
    """Return the document with the projects that fit the filters among the options; say so when none does."""
    chosen = {name: options[name] for name in FILTERS if options.get(name) is not None}
    found = document.select(**chosen) if chosen else document
    if "municipality" in chosen:
        _explain_ambiguity(session, chosen["municipality"])
    if chosen and not found.projects:
        _explain_nothing(session, document, chosen)
    return found


def tell_remarks(session: Session, document: Document) -> bool:
    """Tell the diagnostics of a document to a verbose user, and to any where it holds no project; say whether."""
    wanted = session.verbose or not document.projects
    if wanted:
        report.warn(session, document.diagnostics)
    return wanted


def _explain_ambiguity(session: Session, name: str) -> None:
    from aenoprojects.vocabulary.register import find

    municipalities = find(name)
    if len(municipalities) > 1:
        choices = ", ".join(f"{one.name} ({one.province}, {one.code})" for one in municipalities)
        session.notice("ambiguous", value=name, choices=choices)


def _explain_nothing(session: Session, document: Document, chosen: Mapping[str, Any]) -> None:
    from aenoprojects.transforms.select import unmatched

    session.notice("nothing")
    for name, suggestions in unmatched(document, chosen).items():
        text = session.words("unmatched", option=f"--{name}", value=chosen[name])
        if suggestions:
            text += session.words("meant", suggestions=session.words("or").join(suggestions))
        session.tell(safe(text if text.endswith("?") else f"{text}."))
