"""The proof of a proposal: whether the reader finds the labels that it calls sure, where learning saw them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from attrs import evolve

from aenoprojects.learning.proposal import LabelProposal, Proposal
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
