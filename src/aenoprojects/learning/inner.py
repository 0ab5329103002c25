"""Labels inside the value of another: "Indiener: Gemeente Goes. Bijdrage: € 500", by what recurs over the entries."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from aenoprojects.learning.pairs import Pair, may_be_label
from aenoprojects.parsing.labels import LONGEST_LABEL
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import fold

_RECURS = 2  # lines with the label, where a sign parts it from the value before
_PLAIN = 3  # the same where nothing but a blank and a capital do: "Gemeente Goes Bijdrage: € 500"
_COLON = re.compile(r"[:：](?=\s|$)")  # none of a time or an address
_SIGN = re.compile(r"[.,;]\s+(?=[^\W\d_])")
_BLANK = re.compile(r"(?<=[^\s.,;])\s+(?=[A-Z])")
_PEOPLE = (None, "contact", "details")
"""Fields of labels behind which a person may stand; None for one that the vocabulary does not know."""


def split_values(found: Mapping[int, Sequence[Pair]], vocabulary: Vocabulary) -> dict[int, list[Pair]]:
    """Return labels before a colon with those that stand in their values and come again in other lines.

    Args:
        found: the labels that lines begin with, by the position of the line.
        vocabulary: words that head a section are none, and addresses belong to the person that stands before them.
    """
    counted: Counter[str] = Counter()
    for pairs in found.values():
        names = {fold(one.label) for one in pairs}
        names |= {fold(name) for one in pairs for _, _, name, _ in _candidates(one.value)}
        counted.update(names)
    return {at: [part for one in pairs for part in _split(one, counted, vocabulary)] for at, pairs in found.items()}


def _split(pair: Pair, counted: Mapping[str, int], vocabulary: Vocabulary) -> Iterator[Pair]:
    """Yield a label with its own value, then those that stand in it."""
    fields = vocabulary.label_fields
    best: dict[int, tuple[int, int, str]] = {}
    for colon, start, name, is_signed in _candidates(pair.value):
        key = fold(name)
        count = counted[key]
        if count < (_RECURS if is_signed else _PLAIN) or key in vocabulary.section_names:
            continue
        if fields.get(key) == "details" and fields.get(fold(pair.label)) in _PEOPLE:
            continue  # "Trekker: Anna de Wit. E-mail: ...": of the one value, as parsing/labels.py has it
        if colon not in best or count > best[colon][0]:  # of those that come as often, the longest
            best[colon] = (count, start, name)
    done = pair
    begin = 0
    for colon, (_, start, name) in best.items():
        if start < begin:
            continue
        yield done._replace(value=_closed(pair.value[begin:start]))
        begin = colon + 1
        done = pair._replace(label=name)
    yield done._replace(value=_closed(pair.value[begin:])) if begin else pair


def _candidates(value: str) -> Iterator[tuple[int, int, str, bool]]:
    """Yield what may be a label in a value: where its colon is, where it begins, its text, whether a sign parts it."""
    for colon in _COLON.finditer(value):
        floor = max(0, colon.start() - LONGEST_LABEL)
        signed = {match.end() for match in _SIGN.finditer(value, floor, colon.start())}
        plain = {match.end() for match in _BLANK.finditer(value, floor, colon.start())}
        for start in sorted(signed | plain):
            name = value[start : colon.start()].strip()
            if name[:1].isupper() and may_be_label(name):
                yield colon.start(), start, name, start in signed


def _closed(value: str) -> str:
    """Return a value without the sign that parts it from the next label."""
    value = value.strip().rstrip(",;").rstrip()
    return value[:-1] if value.endswith(".") and value.count(".") == 1 else value
