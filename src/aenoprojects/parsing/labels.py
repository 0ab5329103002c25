"""Labels: is this line "label: value", and which field is it?"""

from __future__ import annotations

import re
from functools import lru_cache

from attrs import frozen

from aenoprojects.parsing.headings import MARKER
from aenoprojects.reading.lines import Line
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import fold, visible, without_one

_COLON = re.compile(r"[\W_]*(?P<label>[^\W\d_][^:：\t\n]{0,44}?)[\s*_]*[:：]+[\s*_]*(?P<value>.*)", re.DOTALL)
# Other separators, with blanks or without: "Thema = x", "Thema|x", a tab, a dash with a blank, two blanks.
_OTHER = re.compile(
    r"[\W_]*(?P<label>[^\W\d_][^:：\t\n=|→»>;]{0,44}?)"
    r"(?:\s*[=|→»>;]+\s*|\s*\t\s*|\s+[-–—]+\s|[–—]+\s|[ \u00a0]{2,})(?P<value>\S.*)",
    re.DOTALL,
)
_SEPARATOR = re.compile("[:：=|→»>;\\t–—]| - |[ \u00a0]{2}")  # most lines hold none, and need no closer look
_FIRST_WORD = re.compile(r"[\W_]*([^\W_]+(?:-[^\W_]+)?)")
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

    Besides the colon (also full-width) a tab, a dash between blanks and their like separate. A list's marker before
    the label does not count.

    >>> known_label(Line(number=1, text="Thema:  Jongeren"), Vocabulary.default())
    Label(field='theme', text='Thema', value='Jongeren')
    """
    if not _SEPARATOR.search(line.text, 0, _LONGEST + 8):
        return None
    text = _bare(line.text)
    word = _FIRST_WORD.match(text)
    if word is None or fold(word[1]).split(" ", 1)[0] not in vocabulary.label_starts:
        return None
    for pattern in (_COLON, _OTHER):
        match = pattern.match(text)
        if match and (name := vocabulary.label_fields.get(fold(match["label"]))):
            return _label(name, match)
    return None


def near_label(line: Line, vocabulary: Vocabulary) -> Label | None:
    """Return a line as a label that the vocabulary knows, or that is a slip away from one; colons only."""
    if known := known_label(line, vocabulary):
        return known
    if ":" not in line.text[:_LONGEST] and "：" not in line.text[:_LONGEST]:
        return None
    match = _COLON.match(_bare(line.text))
    name = _nearest(fold(match["label"]), vocabulary) if match else None
    return _label(name, match) if match and name else None


def likely_label(line: Line, vocabulary: Vocabulary) -> Label | None:
    """Return a line of a header as label and value: also a misspelt label, or one nobody knows.

    Only for lines that stand among labels: in prose a colon means little.
    """
    if near := near_label(line, vocabulary):
        return near
    match = _COLON.match(_bare(line.text))
    if not match:
        return None
    label = visible(match["label"])
    if len(label.split()) > _WORDS or not label[:1].isupper() or "@" in label:
        return None
    return _label(None, match)


def is_misspelt(label: Label, vocabulary: Vocabulary) -> bool:
    """Return whether the vocabulary knows the field but not this spelling."""
    return label.field is not None and fold(label.text) not in vocabulary.label_fields


def _bare(text: str) -> str:
    """Return a line without the marker of a list item."""
    marker = MARKER.match(text)
    return text[marker.end() :] if marker else text


def _label(name: str | None, match: re.Match[str]) -> Label:
    # "Thema:- x" and "Thema: x;" are slips of the hand that mean nothing.
    value = match["value"].strip().rstrip(";").rstrip()
    return Label(name, visible(match["label"]), value[1:].lstrip() if value[:1] in "-–" and len(value) > 2 else value)


@lru_cache(maxsize=4096)
def _nearest(folded: str, vocabulary: Vocabulary) -> str | None:
    """Return the field of the label that is one letter away (two, in a long one); short labels are too easily alike."""
    slips = vocabulary.label_slips
    if len(folded) < 4:
        return None
    if folded in slips:
        return slips[folded]
    shorter = without_one(folded)
    found = {vocabulary.label_fields[one] for one in shorter if len(one) > 4 and one in vocabulary.label_fields}
    found |= {slips[one] for one in shorter if one in slips}
    if len(found) == 1:
        return found.pop()
    if found or len(folded) < 10 or folded.split(" ", 1)[0][:3] not in {word[:3] for word in vocabulary.label_starts}:
        return None
    from difflib import get_close_matches

    close = get_close_matches(folded, vocabulary.label_fields, n=1, cutoff=0.87)
    return vocabulary.label_fields[close[0]] if close else None
