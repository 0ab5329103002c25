"""Layout that came in on the way: indents, double spacing, hard wrapping, undone where all of a page has it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from attrs import evolve

from aenoprojects.reading.lines import Line

_NARROWEST, _WIDEST = 40, 100  # columns between which text is wrapped by hand or by mail programs
_LEAST = 4  # continuation lines needed to believe in wrapping
# What starts a line of its own however long the line before is: a list item or mark, a label.
_DASH = re.compile(r"\s*[-–—]\s")
_ITEM = re.compile(r"[•*#|>]|\d{1,2}[.)]\s")
_LABEL = re.compile(r"\s*(?=[^\W\d_])[^a-zß-ÿ][^:：]{0,40}[:：](?!//)")
_HALF = re.compile(r"[^\W\d_]+-(?=[^\W\d_])")
_HYPHEN = re.compile(r"\w-$")
_ELLIPSIS = frozenset({"en", "of", "als", "tot", "naar", "and", "or"})  # "leer- en werkplek" keeps its blank


def repair_layout(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines without what was done to all of them; most pages come back as they are."""
    lines = undo_double_spacing(undo_indent(lines))
    width = wrapped_at(lines)
    return undo_wrapping(lines, width) if width else lines


def undo_indent(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines without the blanks and tabs that all of them begin with."""
    first = next((line.text for line in lines if line.text.strip()), "")
    shared = first[: len(first) - len(first.lstrip())]
    while shared and not all(line.text.startswith(shared) for line in lines if line.text.strip()):
        shared = shared[:-1]
    return [evolve(line, text=line.text[len(shared) :]) for line in lines] if shared else lines


def undo_double_spacing(lines: Sequence[Line]) -> Sequence[Line]:
    """Return every other line where the ones between are all blank.

    A page whose paragraphs simply have a blank line between them is left alone: hardly a line of it was blank
    before, which would show as three blank lines in a row.
    """
    if len(lines) < 4 or any(line.text.strip() for line in lines[1::2]):
        return lines
    kept = lines[::2]
    blanks = sum(not line.text.strip() for line in kept)
    return kept if blanks > 1 and blanks > len(kept) * 0.1 else lines


def wrapped_at(lines: Sequence[Line]) -> int:
    """Return the column at which a whole page is hard-wrapped, 0 where it is not.

    A line that goes on in lower case on the next shows the width; the page is wrapped when many do, and
    hardly any line is longer.
    """
    texts = [line.text.rstrip() for line in lines]
    filled = [text for text in texts if text]
    if sum(len(text) > _WIDEST for text in filled) > len(filled) * 0.05:
        return 0
    going_on = [len(text) for text, after in pairwise(texts) if text and after.lstrip()[:1].islower()]
    width = max((length for length in going_on if length <= _WIDEST), default=0)
    enough = len(going_on) >= max(_LEAST, len(filled) * 0.15)
    full = sum(length > width - 20 for length in going_on) > len(going_on) * 0.7
    longer = sum(len(text) > width for text in filled)
    return width if width >= _NARROWEST and enough and full and longer <= len(filled) * 0.05 else 0


def undo_wrapping(lines: Iterable[Line], width: int) -> list[Line]:
    """Return the lines with those joined that were broken because the next word did not fit in the width."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _goes_on(groups[-1], line.text, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    in_words = not any(_whole_word(*pair, width) for group in groups for pair in pairwise(group))
    return [_joined(group, in_words) for group in groups]


def _goes_on(group: list[Line], after: str, width: int) -> bool:
    """Return whether a line is the rest of those before it."""
    before, after = group[-1].text.rstrip(), after.strip()
    if not before.strip() or not after or len(before) + 1 + len(after.split(maxsplit=1)[0]) <= width:
        return False
    if _DASH.match(after):
        return not (_DASH.match(group[0].text) or before.endswith((":", ";", ".")))
    # A label is believed below a label only: in prose many a line happens to begin with "Word:".
    return not (_ITEM.match(after) or (_LABEL.match(after) and _LABEL.match(group[0].text)))


def _whole_word(before: Line, after: Line, width: int) -> bool:
    """Return whether a word with a hyphen went to the next line though its first half would have fitted."""
    half = _HALF.match(after.text.strip())
    return half is not None and len(before.text.rstrip()) + 1 + len(half[0]) <= width


def _joined(group: list[Line], in_words: bool) -> Line:
    """Join lines; `in_words` where the page is broken at the hyphens of its words too."""
    if len(group) == 1:
        return group[0]
    pieces = [group[0].text.rstrip()]
    for line in group[1:]:
        text = line.text.strip()
        inside = in_words and _HYPHEN.search(pieces[-1]) and text.split(maxsplit=1)[0] not in _ELLIPSIS
        pieces.append(text if inside else f" {text}")
    return evolve(group[0], text="".join(pieces), last=group[-1].end)
