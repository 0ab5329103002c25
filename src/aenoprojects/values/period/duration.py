"""Reading a duration: "2 jaar", "anderhalf jaar", "4 maanden/18 weken", "twee jaar en zes maanden"."""

from __future__ import annotations

from collections.abc import Sequence

from aenoprojects.values.period.lexemes import Lexeme

_DESIGNATORS = "YMWD"


def duration_at(lexemes: Sequence[Lexeme], at: int) -> tuple[str, int] | None:
    """Return the ISO 8601 duration that begins at a lexeme, and the index after it; None where none does.

    Of alternatives ("4 maanden/18 weken") it is the first; smaller units are added ("2 jaar en 6 maanden").

    >>> from aenoprojects.values.period.lexemes import lexemes_of
    >>> from aenoprojects.vocabulary import Vocabulary
    >>> texts = ("anderhalf jaar", "12 weken", "2 jaar en 3 mnd.")
    >>> [duration_at(lexemes_of(text, Vocabulary.default()), 0)[0] for text in texts]
    ['P1Y6M', 'P12W', 'P2Y3M']
    """
    found = _one_at(lexemes, at)
    if not found:
        return None
    counts, at = found
    while found := _one_at(lexemes, at + 1 if lexemes[at].key in ("/", "en", "and", ",", "+") else at):
        more, after = found
        if lexemes[at].key != "/":
            smaller = max(map(_DESIGNATORS.index, counts)) < min(map(_DESIGNATORS.index, more))
            if not smaller or more.get("M", 0) >= 12:  # "2 jaar, 24 maanden" says it twice
                break
            counts |= more
        at = after
    if len(counts) > 1 and "W" in counts:  # the standard has weeks alone only
        counts["D"] = counts.get("D", 0) + 7 * counts.pop("W")
    text = "".join(f"{counts[unit]}{unit}" for unit in _DESIGNATORS if counts.get(unit))
    return (f"P{text}", at) if text else None


def vague_duration_end(lexemes: Sequence[Lexeme], at: int) -> int | None:
    """Return the index after "6 tot 8 maanden" or "2 dagen per week", no one duration; None where none begins."""
    often = _one_at(lexemes, at)
    if often and lexemes[often[1]].key == "per" and lexemes[often[1] + 1].sense.unit:
        return often[1] + 2
    if _amount(lexemes[at]) is None or lexemes[at + 1].key not in ("-", "–", "à", "a", "tot", "of", "to", "or"):
        return None
    found = _one_at(lexemes, at + 2)
    return found[1] if found else None


def _one_at(lexemes: Sequence[Lexeme], at: int) -> tuple[dict[str, int], int] | None:
    """Return the counts of "2 jaar" by designator, and the index after it."""
    amount, after = _amount(lexemes[at]), at + 1
    if amount is None and lexemes[at].key == "half jaar":
        amount, after = 1, at
    if lexemes[after].key == "-" and lexemes[after].start == lexemes[after - 1].end:  # "2-jarig"
        after += 1
    unit = lexemes[after].sense.unit
    if amount is None or not unit:
        return None
    designator, count = unit
    total = amount * count
    counts = {designator: int(total)}
    if designator == "Y" and total % 1:
        total *= 12
        counts = {"Y": int(total // 12), "M": int(total % 12)}
    return None if total % 1 else (counts, after + 1)


def _amount(lexeme: Lexeme) -> float | None:
    """Return the number that a lexeme is, of at most three digits or in words."""
    if lexeme.kind == "number":
        return int(lexeme.key) if len(lexeme.key) <= 3 else None
    if lexeme.kind == "decimal":
        pieces = lexeme.key.replace("½", " 1/2").replace(",", ".").split()
        return sum(0.5 if piece == "1/2" else float(piece) for piece in pieces)
    return lexeme.sense.number
