"""Labels: is this line "label: value", and which field is it?"""

from __future__ import annotations

import re
from functools import lru_cache

from attrs import frozen

from aenoprojects.reading.lines import Line
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import fold, visible

_COLON = re.compile(r"[\W_]*(?P<label>[^\W\d_][^:：\t\n]{0,44}?)[\s*_]*[:：]+[\s*_]*(?P<value>.*)", re.DOTALL)
_OTHER = re.compile(r"\s*(?P<label>[^\W\d_][^:：\t]{0,44}?)\s*(?:\t+|\s[-–—]+\s)\s*(?P<value>.*)", re.DOTALL)
_LONGEST = 48  # a separator further right than this ends no label
_WORDS = 5


@frozen
class Label:
    """A line read as "label: value"."""

    field: str | None
    """Field of the vocabulary; None for a label it does not know."""
    text: str
    """Label as printed."""
    value: str
    """What follows on the line, outer blanks removed."""


def known_label(line: Line, vocabulary: Vocabulary) -> Label | None:
    """Return the label that a line starts with, None where it starts with none that the vocabulary knows.

    Besides the colon (also full-width) a tab or a dash between blanks separates.

    >>> known_label(Line(number=1, text="Thema:  Jongeren"), Vocabulary.default())
    Label(field='theme', text='Thema', value='Jongeren')
    """
    text = line.text
    head = text[:_LONGEST]
    if ":" in head or "：" in head:
        match = _COLON.match(text)
        if match and (name := _field(match["label"], vocabulary)):
            return Label(name, visible(match["label"]), match["value"].strip())
    if "\t" in head.strip() or " - " in head or "–" in head or "—" in head:
        match = _OTHER.match(text)
        if match and (name := _field(match["label"], vocabulary)):
            return Label(name, visible(match["label"]), match["value"].strip())
    return None


def likely_label(line: Line, vocabulary: Vocabulary) -> Label | None:
    """Return a line of a header as label and value: also a misspelt label, or one nobody knows.

    Only for lines that stand among labels: in prose a colon means little.
    """
    if known := known_label(line, vocabulary):
        return known
    match = _COLON.match(line.text)
    if not match:
        return None
    label = visible(match["label"])
    if len(label.split()) > _WORDS or not label[:1].isupper() or "@" in label:
        return None
    return Label(_nearest(fold(label), vocabulary), label, match["value"].strip())


def is_misspelt(label: Label, vocabulary: Vocabulary) -> bool:
    """Return whether the vocabulary knows the field but not this spelling."""
    return label.field is not None and _field(label.text, vocabulary) is None


def _field(label: str, vocabulary: Vocabulary) -> str | None:
    return vocabulary.label_fields.get(fold(label))


@lru_cache(maxsize=256)
def _nearest(folded: str, vocabulary: Vocabulary) -> str | None:
    """Return the field of the one known label that is a slip away; short labels are too easily alike."""
    from difflib import get_close_matches

    close = get_close_matches(folded, vocabulary.label_fields, n=1, cutoff=0.87)
    return vocabulary.label_fields[close[0]] if close and len(folded) >= 5 else None
