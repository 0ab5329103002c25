"""Misspelt labels: the known one that a text is a slip away from."""

from __future__ import annotations

from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import fold, without_one

_MOST_KNOWN = 4096  # labels nobody knows come from pages without end


def nearest_field(folded: str, vocabulary: Vocabulary) -> str | None:
    """Return the field of the label that is one letter away (two, in a long one); short labels are too easily alike."""
    if len(folded) < 4:
        return None
    known = vocabulary.derive(_new_cache)
    if folded not in known:
        if len(known) > _MOST_KNOWN:
            known.clear()
        known[folded] = _look_near(folded, vocabulary)
    return known[folded]


def nearest_label(text: str, name: str, vocabulary: Vocabulary) -> str | None:
    """Return the label of a field that a misspelt one is most like, as the vocabulary spells it.

    >>> nearest_label("Looptjd", "period", Vocabulary.default())
    'Looptijd'
    """
    from difflib import get_close_matches

    known = {fold(label): label for label in reversed(vocabulary.tables["labels"].get(name, ()))}
    close = get_close_matches(fold(text), known, n=1, cutoff=0)
    return known[close[0]] if close else None


def _new_cache(_: Vocabulary) -> dict[str, str | None]:
    return {}


def _look_near(folded: str, vocabulary: Vocabulary) -> str | None:
    slips = vocabulary.label_slips
    if folded in slips:
        return slips[folded]
    shorter = without_one(folded)
    found = {vocabulary.label_fields[one] for one in shorter if len(one) > 4 and one in vocabulary.label_fields}
    found |= {slips[one] for one in shorter if one in slips}
    if len(found) == 1:
        return found.pop()
    if found or len(folded) < 10 or folded.split(" ", 1)[0][:3] not in vocabulary.derive(_label_stems):
        return None
    from difflib import get_close_matches

    close = get_close_matches(folded, vocabulary.label_fields, n=1, cutoff=0.87)
    return vocabulary.label_fields[close[0]] if close else None


def _label_stems(vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(word[:3] for word in vocabulary.label_starts)
