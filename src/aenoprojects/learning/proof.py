"""The proof of a proposal: whether the reader finds the labels that it calls sure, and takes what known ones say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from attrs import evolve

from aenoprojects.learning.proposal import LabelProposal, Proposal
from aenoprojects.model import Document
from aenoprojects.parsing.classify import classify
from aenoprojects.parsing.document import find_projects
from aenoprojects.parsing.outline import Lines
from aenoprojects.reading.lines import Page
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import fold

_HALF = 0.5
"""Share of the values that must be read: the others may stand outside of any project, in a footer or a box."""


def proved(pages: Sequence[Page], draft: Proposal, vocabulary: Vocabulary) -> Proposal:
    """Return a proposal in which no label is sure whose values the reader does not find.

    Where it finds no project at all that says nothing of a single label, and nothing changes.

    Args:
        pages: those that the proposal was made of.
        draft: the proposal.
        vocabulary: what is known without it.
    """
    taught = vocabulary.with_rows(draft.rows())
    read: Counter[str] = Counter()
    for page in pages:
        lines = Lines.of(page, classify(page.lines, taught), taught)
        for entry in find_projects(lines):
            read.update(fold(one.label) for one in entry.fields if one.pieces)
            # A heading of people is read with its section, below prose too (parsing/contacts.py).
            heads = (lines.items[place] for place in entry.body if lines.items[place].whole == "contact")
            read.update(fold(item.text) for item in heads if item.line.level)
            read.update(fold(one.text) for place in entry.head.organisation for one in lines.items[place].labels)
    return evolve(draft, labels=tuple(_proved(one, read) for one in draft.labels)) if read else draft


def _proved(one: LabelProposal, read: Counter[str]) -> LabelProposal:
    if not one.is_sure or one.is_known or read[fold(one.label)] >= one.count * _HALF:
        return one
    return evolve(one, is_sure=False, doubt="unread")


def used(documents: Sequence[Document], draft: Proposal, others: Mapping[str, str | None]) -> Proposal:
    """Return a proposal in which no known label is sure whose values come out as extra fields.

    "Penvoerder: Ilse Bakker" beside "Aanvrager: Gemeente Goes" is known as an organisation, and nobody's.

    Args:
        documents: what the pages give with what is sure.
        draft: the proposal.
        others: label -> field that its values could be.
    """
    apart: Counter[str] = Counter()
    for project in (project for one in documents for project in one):
        # What only says the organisation again is not lost.
        name = fold(project.organisation.name) if project.organisation else None
        apart.update(fold(label) for label, value in project.extra_fields if not (name and name in fold(value)))
    return evolve(draft, labels=tuple(_used(one, apart, others.get(one.label)) for one in draft.labels))


def _used(one: LabelProposal, apart: Counter[str], other: str | None) -> LabelProposal:
    if not (one.is_known and one.is_sure) or one.field == "extra" or apart[fold(one.label)] < max(1, one.count * _HALF):
        return one
    return evolve(one, field=other or one.field, is_sure=False, doubt="unused")
