"""Reading a duration: "2 jaar", "anderhalf jaar", "4 maanden/18 weken", "twee jaar en zes maanden"."""

from __future__ import annotations

from collections.abc import Sequence

from aenoprojects.values.lexemes import Lexeme
from aenoprojects.vocabulary.months import period_words

_DESIGNATORS = "YMWD"
_MONTHS_A_YEAR = 12
_RANGE_SIGNS = ("-", "–", "à", "a", "tot", "of", "to")


def duration_at(lexemes: Sequence[Lexeme], at: int) -> tuple[str, int] | None:
    """Return the ISO 8601 duration that begins at a lexeme, and the index after it; None where none does.

    Of alternatives ("4 maanden/18 weken") it is the first; smaller units are added ("2 jaar en 6 maanden").

    >>> from aenoprojects.values.lexemes import lexemes_of
    >>> [duration_at(lexemes_of(text), 0)[0] for text in ("anderhalf jaar", "12 weken", "2 jaar en 3 mnd.")]
    ['P1Y6M', 'P12W', 'P2Y3M']
    """
    found = _one_at(lexemes, at)
    if not found:
        return None
    counts, at = found
    while True:
        sign = lexemes[at].key
        more = _one_at(lexemes, at + 1 if sign in ("/", "en", "and", ",", "+") else at)
        if not more:
            break
        if sign != "/":
            smaller = max(map(_DESIGNATORS.index, counts)) < min(map(_DESIGNATORS.index, more[0]))
            if not smaller or more[0].get("M", 0) >= _MONTHS_A_YEAR:  # "2 jaar, 24 maanden" says it twice
                break
            counts |= more[0]
        at = more[1]
    text = _iso(counts)
    return (text, at) if text else None


def vague_duration_end(lexemes: Sequence[Lexeme], at: int) -> int | None:
    """Return the index after "6 tot 8 maanden", which is no one duration; None where none begins."""
    if _amount(lexemes, at)[0] is None or lexemes[at + 1].key not in _RANGE_SIGNS:
        return None
    found = _one_at(lexemes, at + 2)
    return found[1] if found else None


def _one_at(lexemes: Sequence[Lexeme], at: int) -> tuple[dict[str, int], int] | None:
    """Return the counts of "2 jaar" by designator, and the index after it."""
    amount, after = _amount(lexemes, at)
    units = period_words().units
    if amount is None:
        if lexemes[at].key != "half jaar":
            return None
        amount, after = 1, at
    if lexemes[after].key == "-" and lexemes[after].start == lexemes[after - 1].end:  # "2-jarig"
        after += 1
    if lexemes[after].key not in units:
        return None
    designator, count = units[lexemes[after].key]
    total = amount * count
    if designator == "Y" and not float(total).is_integer():
        months = total * _MONTHS_A_YEAR
        counts = (
            {"Y": int(months // _MONTHS_A_YEAR), "M": int(months % _MONTHS_A_YEAR)}
            if float(months).is_integer()
            else {}
        )
    else:
        counts = {designator: int(total)} if float(total).is_integer() else {}
    return (counts, after + 1) if counts else None


def _amount(lexemes: Sequence[Lexeme], at: int) -> tuple[float | None, int]:
    """Return the number at a lexeme, of at most three digits or in words, and the index after it."""
    lexeme = lexemes[at]
    if lexeme.kind == "number":
        return (int(lexeme.key), at + 1) if len(lexeme.key) <= 3 else (None, at)
    if lexeme.kind == "decimal":
        key = lexeme.key.replace("½", " 1/2").replace(",", ".").split()
        return sum(0.5 if piece == "1/2" else float(piece) for piece in key), at + 1
    return period_words().numbers.get(lexeme.key), at + 1


def _iso(counts: dict[str, int]) -> str | None:
    """Return ISO 8601 text; weeks beside other units become days, since the standard has them alone."""
    if len(counts) > 1 and "W" in counts:
        counts = {**counts, "D": counts.get("D", 0) + 7 * counts["W"]}
        del counts["W"]
    pieces = [f"{counts[designator]}{designator}" for designator in _DESIGNATORS if counts.get(designator)]
    return "P" + "".join(pieces) if pieces else None
