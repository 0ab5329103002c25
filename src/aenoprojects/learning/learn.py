"""`learn`: from pages to a proposal."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from os import PathLike
from typing import BinaryIO

from aenoprojects.errors import OptionError
from aenoprojects.learning.fields import Learned, learn_fields
from aenoprojects.learning.pairs import find_pairs, may_be_label
from aenoprojects.learning.proposal import Example, HeadingProposal, LabelProposal, Proposal
from aenoprojects.learning.records import find_records
from aenoprojects.parsing.document import parse_page
from aenoprojects.parsing.headings import section_heading
from aenoprojects.reading.lines import Line, Page
from aenoprojects.reading.opening import Raw
from aenoprojects.reading.page import read_page
from aenoprojects.reading.source import load
from aenoprojects.transforms.merge import combine
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import fold, visible

_EXAMPLES = 2
_RECURS = 2  # times that a heading stands on the page
_PROSE = 40  # characters below a heading that are text, as in parsing/headings.py
_STEM = 5  # letters of a known word within another: "projectresultaten"


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
    pages = [read_page(one) for source in sources for one in load(source) if isinstance(one, Raw)]
    return propose(pages, known)


def propose(pages: list[Page], vocabulary: Vocabulary) -> Proposal:
    """Return the proposal for pages that were read already."""
    records = [record for page in pages for record in find_records(page, find_pairs(page))]
    labels = tuple(_label(one) for one in learn_fields(records, vocabulary))
    headings = tuple(_headings(pages, {fold(one.label) for one in labels}, vocabulary))
    draft = Proposal(labels=labels, headings=headings, document=combine([]))
    taught = vocabulary.with_rows(draft.rows())
    document = combine([parse_page(page, vocabulary=taught) for page in pages])
    return Proposal(labels=labels, headings=headings, document=document)


def _label(one: Learned) -> LabelProposal:
    examples = tuple(Example(value=p.value, source=p.source, line=p.line) for p in one.filled[:_EXAMPLES])
    return LabelProposal(
        label=one.label,
        field=one.field,
        count=len(one.filled),
        read=one.read,
        is_sure=one.is_sure,
        is_known=one.is_known,
        examples=examples,
    )


def _headings(pages: list[Page], labels: set[str], vocabulary: Vocabulary) -> list[HeadingProposal]:
    """Return the lines that recur above text and that no vocabulary knows as headings."""
    found: dict[str, list[Line]] = defaultdict(list)
    for page in pages:
        filled = [line for line in page.lines if line.text.strip() and not line.is_aside]
        counted = Counter(fold(line.text) for line in filled)
        for line, below in pairwise(filled):
            key = fold(line.text)
            if counted[key] < _RECURS or key in labels or line.cell or line.role or not may_be_label(line.text):
                continue
            if len(below.text) >= _PROSE and not section_heading(line, vocabulary) and not line.marker:
                found[key].append(line)
    return [
        HeadingProposal(
            heading=visible(lines[0].text).strip(" :*"),
            kind=_kind(key, vocabulary),
            count=len(lines),
            line=lines[0].number,
        )
        for key, lines in found.items()
        if len(lines) >= _RECURS
    ]


def _kind(folded: str, vocabulary: Vocabulary) -> str:
    """Return the kind of section whose word a heading ends with: "projectresultaten"; "other" where none."""
    names = sorted((name for name in vocabulary.section_names if len(name) >= _STEM), key=len, reverse=True)
    return next((vocabulary.section_names[name] for name in names if folded.endswith(name)), "other")
