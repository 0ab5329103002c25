"""A label with its value, and which texts may be labels at all."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple, TypeAlias

from aenoprojects.parsing.labels import LONGEST_LABEL
from aenoprojects.vocabulary.folding import visible
from aenoprojects.vocabulary.register import find

Form: TypeAlias = Literal["line", "beside", "term", "column", "row", "above"]
"""Before its value on a line, with a colon or without; a term; the head of a column; the first cell of a row; a line
above its value."""

_WORDS = 5  # of a label: more before a colon are a sentence that announces something, as in parsing/labels.py
_NUMBERED = re.compile(r"\d$|\s[A-Z]$")  # "Project 12", "Plan A"
SENTENCE = (".", "!", "?", ";", ",")
"""Ends of a text that is no label."""


class Pair(NamedTuple):
    """A label with a value, as they stand on the page."""

    label: str
    """Label as printed, without its separator."""
    value: str
    """Value, a line feed between its lines where the page's markup has them; empty where there is none."""
    at: int
    """Index of the label's line among the lines of the page."""
    line: int
    """Number of the line in the source, from 1."""
    source: str
    """Name of the source."""
    form: Form
    """How the two stand beside each other."""
    row: int = -1
    """Row of a listing, -1 elsewhere."""
    last: int = -1
    """Index of the last line of the value."""


def may_be_label(text: str) -> bool:
    """Return whether a text has the form of a label; the name of a municipality is none.

    >>> may_be_label("Bremstra kwal"), may_be_label("Goes"), may_be_label("Project 12"), may_be_label("Wie is er bij?")
    (True, False, False, False)
    """
    text = visible(text).strip(" :*_")
    if not text or len(text) > LONGEST_LABEL or len(text.split()) > _WORDS or text[-1] in SENTENCE:
        return False
    if _NUMBERED.search(text):
        return False
    return text[0].isalpha() and "@" not in text and "://" not in text and not find(text)
