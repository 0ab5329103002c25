"""A cheap no: whether a page may hold a project at all, told by what its lines say one by one.

It is sound and not complete: a page that is refused here holds no project, one that is not may hold none either. Each
condition is what a road to a project cannot do without: labels that tell a project (listing, table, fact box), two
sections of a project's kinds (article), or two headings that name organisations above somebody to ask (listing
without labels).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aenoprojects.parsing.classify import Item
from aenoprojects.parsing.headings import is_contact_heading
from aenoprojects.parsing.labels import LONGEST_LABEL, find_bare_label, first_word
from aenoprojects.parsing.subject import TELLING
from aenoprojects.values.contact import holds_details
from aenoprojects.values.organisation import names_one
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import fold

_PROJECT = frozenset({"title", "period", "start", "end", "organisation", "theme"})
"""Fields of which a label group of a project has one; a contact alone is any page's."""


def may_hold_projects(items: Sequence[Item], vocabulary: Vocabulary) -> bool:
    """Return whether a page with these lines may hold a project; False is certain.

    >>> from aenoprojects.parsing.classify import classify
    >>> from aenoprojects.reading.lines import Line
    >>> known = Vocabulary.default()
    >>> pages = (["Nieuws van vandaag.", "Contact: info@oss.example"], ["Project: Fietsen", "Looptijd: 2021"])
    >>> [may_hold_projects(classify([Line(1, text) for text in page], known), known) for page in pages]
    [False, True]
    """
    return (
        any(item.line.is_front for item in items)
        or _has_labels(items, vocabulary)
        or len({fold(item.section.text) for item in items if item.section and item.section.kind in TELLING}) > 1
        or _has_headings(items, vocabulary)
    )


def _has_labels(items: Sequence[Item], vocabulary: Vocabulary) -> bool:
    """Return whether the labels of a project may stand on the page, as `groups` and `tables` want them."""
    fields: set[str] = set()
    count = 0
    for item in items:
        found = list(_fields(item, vocabulary))
        count += len(found)
        fields.update(found)
        # A lone "Project: ..." below an organisation's line is one; what else there is has two labels or more.
        if found and fields & _PROJECT and (count > 1 or "title" in fields):
            return True
    return False


def _fields(item: Item, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the fields that labels in a line may name, be it only among neighbours of their kind."""
    yield from (label.field for label in item.labels if label.field)
    if item.whole:
        yield item.whole
    elif item.line.cell:  # the words of a cell's label may stand on several lines
        if first_word(item.line.text[item.line.marker :][:LONGEST_LABEL]) in vocabulary.label_starts:
            yield "title"
    elif (bare := find_bare_label(item.line, vocabulary)) and bare.field:
        yield bare.field


def _has_headings(items: Sequence[Item], vocabulary: Vocabulary) -> bool:
    """Return whether two lines name organisations, and one somebody to ask."""
    named = (item for item in items if names_one(item.line.text, vocabulary))
    if next(named, None) is None or next(named, None) is None:
        return False
    return any(is_contact_heading(item.text, vocabulary) or holds_details(item.text, vocabulary) for item in items)
