"""Looking over a vocabulary: what of a page it does not explain, and what of it no page has."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from typing import BinaryIO, NamedTuple

from attrs import evolve

from aenoprojects.learning.forms import find_pairs
from aenoprojects.learning.learn import load_pages
from aenoprojects.model import Document
from aenoprojects.parsing.document import parse_page
from aenoprojects.transforms.merge import combine
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import fold, visible


class Unexplained(NamedTuple):
    """A value behind a label that no vocabulary knows."""

    label: str
    """As printed."""
    value: str
    """On one line."""
    source: str
    """Name of the source."""
    line: int
    """Line of the label, from 1."""


class Review(NamedTuple):
    """What a vocabulary and some pages do not share."""

    unexplained: tuple[Unexplained, ...]
    """The values whose labels the vocabulary does not know, in the order of the pages."""
    unseen: tuple[str, ...]
    """The labels that stand nowhere on the pages."""
    document: Document
    """What the pages give with the vocabulary."""


def review(
    *sources: str | PathLike[str] | BinaryIO, vocabulary: Vocabulary | None = None, labels: Iterable[str] = ()
) -> Review:
    """Return what a vocabulary does not explain, and which labels no page has: a slip of the hand is among them.

    Args:
        sources: pages as of `read`.
        vocabulary: what is known; None for the package's own words. A label under "extra" is known.
        labels: those to look for.

    Raises:
        SourceError: a source is missing, unreadable or not a page.

    >>> import io
    >>> page = b"Oss\\n\\nProject: tOss\\nBremstra: 2021\\n\\nGoes\\n\\nProject: Lopen\\nBremstra: 2022\\n"
    >>> found = review(io.BytesIO(page), labels=["Bremstra", "Bremsta"])
    >>> [(one.label, one.value, one.line) for one in found.unexplained], found.unseen
    ([('Bremstra', '2021', 4), ('Bremstra', '2022', 9)], ('Bremsta',))
    >>> len(found.document.projects)
    0
    """
    words = vocabulary or Vocabulary.default()
    pages, unread = load_pages(sources)
    pairs = (pair for page in pages for pair in find_pairs(page, words))
    unexplained = tuple(
        Unexplained(one.label, visible(one.value), one.source, one.line)
        for one in pairs
        if one.value and fold(one.label) not in words.label_fields
    )
    said = "\n".join(f" {fold(line.text)} " for page in pages for line in page.lines)
    document = combine([parse_page(page, vocabulary=words) for page in pages])
    document = evolve(document, diagnostics=(*unread, *document.diagnostics))
    return Review(unexplained, tuple(label for label in labels if f" {fold(label)} " not in said), document)
