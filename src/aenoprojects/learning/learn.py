"""`learn`: from pages to a proposal."""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike
from typing import BinaryIO

from attrs import evolve

from aenoprojects.diagnostics import Code, Diagnostic, report
from aenoprojects.errors import OptionError, SourceError
from aenoprojects.learning.fields import Learned, learn_fields
from aenoprojects.learning.forms import find_pairs
from aenoprojects.learning.headings import learn_headings
from aenoprojects.learning.marks import find_mark, starts_of_projects, starts_of_records
from aenoprojects.learning.proof import proved, used
from aenoprojects.learning.proposal import Example, LabelProposal, Proposal
from aenoprojects.learning.records import find_records
from aenoprojects.model import Document
from aenoprojects.parsing.document import parse_page
from aenoprojects.reading.lines import Page
from aenoprojects.reading.opening import Failure, Raw, Skipped
from aenoprojects.reading.page import read_page
from aenoprojects.reading.source import load
from aenoprojects.transforms.merge import combine
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import visible

_EXAMPLES = 2


def learn(*sources: str | PathLike[str] | BinaryIO, vocabulary: Vocabulary | None = None) -> Proposal:
    """Propose a vocabulary for pages of another fund, by the types of the values behind their labels.

    Args:
        sources: pages as of `read`.
        vocabulary: what is known already; None for the package's own words.

    Returns:
        The proposal. The same pages give the same one; nothing is sent anywhere.

    Raises:
        SourceError: a source is missing, unreadable or not a page.
        OptionError: no source was given.

    >>> import io
    >>> entry = "{0}\\n\\nKwalm: {0}\\nBremstra: {1}\\nVosk: Gemeente {2}\\n\\n"
    >>> rows = [("Fietsen", "2021 - 2022", "Goes"), ("Lopen", "mei 2020 - juni 2021", "Oss")]
    >>> page = "".join(entry.format(*row) for row in rows)
    >>> proposal = learn(io.BytesIO(page.encode()))
    >>> {one.label: one.field for one in proposal.labels}
    {'Kwalm': 'title', 'Bremstra': 'period', 'Vosk': 'organisation'}
    >>> len(proposal.document.projects)
    2
    """
    if not sources:
        raise OptionError("learn() needs a source")
    known = vocabulary or Vocabulary.default()
    pages, unread = load_pages(sources)
    return propose(pages, known, unread)


def load_pages(sources: Sequence[str | PathLike[str] | BinaryIO]) -> tuple[list[Page], list[Diagnostic]]:
    """Return the pages of some sources, and what there is to say of files among them that are none.

    Raises:
        SourceError: there is no page among them.
    """
    pages: list[Page] = []
    unread: list[Diagnostic] = []
    for one in (one for source in sources for one in load(source)):
        match one:
            case Raw():
                pages.append(read_page(one))
            case Failure(name, error):
                unread.append(report(Code.SOURCE_UNREADABLE, text=str(error), source=name))
            case Skipped(name):
                unread.append(report(Code.SOURCE_SKIPPED, text=name, source=name))
    if not pages:
        raise SourceError("; ".join(one.text or "" for one in unread))
    return pages, unread


def propose(pages: Sequence[Page], vocabulary: Vocabulary, unread: Sequence[Diagnostic] = ()) -> Proposal:
    """Return the proposal for pages that were read already, with what there is to say of files that could not be."""
    pairs = [find_pairs(page, vocabulary) for page in pages]
    records = [find_records(page, own) for page, own in zip(pages, pairs, strict=True)]
    learned = learn_fields([one for own in records for one in own], vocabulary)
    labels = tuple(map(_label, learned))
    headings = tuple(learn_headings(pages, pairs, vocabulary))
    draft = Proposal(labels=labels, headings=headings, document=combine([]))
    documents = _read(pages, draft, vocabulary)
    starts = [one for of_page in zip(pages, pairs, documents, strict=True) for one in starts_of_projects(*of_page)]
    if len(starts) <= len(pages):
        starts = [one for both in zip(pages, records, strict=True) for one in starts_of_records(*both)]
    draft = evolve(draft, mark=find_mark(starts, vocabulary))
    if draft.mark and not draft.mark.is_known:
        documents = _read(pages, draft, vocabulary)
    if (seen := proved(pages, draft, vocabulary)) != draft:
        draft, documents = seen, _read(pages, seen, vocabulary)
    draft = used(documents, draft, {one.label: one.other for one in learned})
    document = combine(documents)
    return evolve(draft, document=evolve(document, diagnostics=(*unread, *document.diagnostics)))


def _read(pages: Sequence[Page], draft: Proposal, vocabulary: Vocabulary) -> list[Document]:
    """Return what pages give with what is sure."""
    taught = vocabulary.with_rows(draft.rows())
    return [parse_page(page, vocabulary=taught) for page in pages]


def _label(one: Learned) -> LabelProposal:
    examples = tuple(Example(value=visible(p.value), source=p.source, line=p.line) for p in one.filled[:_EXAMPLES])
    return LabelProposal(
        label=one.label,
        field=one.field,
        count=len(one.filled),
        read=one.read,
        is_sure=one.is_sure,
        is_known=one.is_known,
        examples=examples,
        doubt=one.doubt,
    )
