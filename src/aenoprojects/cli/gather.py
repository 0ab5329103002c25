"""Reading for every command: sources to one document, filtered, and said what there was to say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import aenoprojects as ap
from aenoprojects.cli import report
from aenoprojects.cli.options import FILTERS
from aenoprojects.cli.progress import counted
from aenoprojects.cli.session import Session, safe
from aenoprojects.model import Document


def gather(session: Session, sources: Sequence[str], options: Mapping[str, Any]) -> Document:
    """Return what stands in the sources (the bundled corpus where there are none), as one document."""
    if not sources:
        session.notice("corpus")
        return ap.corpus()
    how = {name: options[name] for name in ("kind", "encoding", "base") if options.get(name)}
    if options.get("vocabulary"):
        how["vocabulary"] = ap.Vocabulary.default().extended(options["vocabulary"])
    documents = [ap.read(source, **how) for source in counted(session, "reading", sources)]
    if len(documents) == 1 and not options.get("merge"):
        return documents[0]
    from aenoprojects.transforms.merge import combine, merge

    return (merge if options.get("merge") else combine)(documents)


def filtered(session: Session, document: Document, options: Mapping[str, Any]) -> Document:
    """Return the document with the projects that fit the filters among the options; say so when none does."""
    chosen = {name: options[name] for name in FILTERS if options.get(name) is not None}
    if not chosen:
        return document
    from aenoprojects.transforms.select import unmatched
    from aenoprojects.vocabulary.register import find

    found, words, place = document.select(**chosen), session.words, chosen.get("municipality", "")
    if len(same := find(place)) > 1:
        choices = ", ".join(f"{one.name} ({one.province}, {one.code})" for one in same)
        session.notice("ambiguous", value=place, choices=choices)
    if not found.projects:
        session.notice("nothing")
        for name, suggestions in unmatched(document, chosen).items():
            hint = words.meant(suggestions) if suggestions else "."
            session.tell(safe(words("unmatched", option=f"--{name}", value=chosen[name]) + hint))
    return found


def tell_remarks(session: Session, document: Document) -> bool:
    """Tell the diagnostics of a document to a verbose user, and to any where it holds no project; say whether."""
    wanted = session.verbose or not document.projects
    if wanted:
        report.warn(session, document.diagnostics)
    return wanted
