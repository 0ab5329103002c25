"""The words of dates and periods, from months.toml."""

from __future__ import annotations

from functools import cache
from typing import Any

from aenoprojects.vocabulary import load

_SHORTEST, _LONGEST = 5, 11
"""Letters of a word that can be a month's full name with a slip; in shorter ones one letter makes another word."""


@cache
def words(table: str) -> dict[str, Any]:
    """Return one table turned round: each word, phrase or sign with what its row says.

    Args:
        table: "month", "season", "fraction", "week", "schoolyear", "part", "unit", "number", "ordinal", "role".

    Returns:
        Word, in lower case and without dots -> the row's value, or values where it has several.

    >>> words("month")["mrt"], words("unit")["mnd"], words("role")["t/m"]
    (3, ('M', 1), 'through')
    """
    found: dict[str, Any] = {}
    for row in load("months")[table]:
        values = tuple(value for column, value in row.items() if column not in ("words", "slips", "noun"))
        value = values[0] if len(values) == 1 else values
        found |= dict.fromkeys((*row["words"], *row.get("slips", ())), value)
    return found


@cache
def nouns() -> frozenset[str]:
    """Return the roles that may carry an adjective: "verwachte einddatum"."""
    return frozenset(word for row in load("months")["role"] if row.get("noun") for word in row["words"])


@cache
def slips() -> frozenset[str]:
    """Return the words that are spelled wrong, and understood."""
    return frozenset(word for rows in load("months").values() for row in rows for word in row.get("slips", ()))


@cache
def _shortened_months() -> dict[str, int]:
    full = [(word, number) for word, number in words("month").items() if len(word) > _SHORTEST]
    return {short: number for word, number in full for short in _shortened(word)}


def _shortened(word: str) -> set[str]:
    """Return the word, and the word with each one of its letters left out."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def misspelt_month(word: str) -> int | None:
    """Return the month, 1 to 12, whose full name differs by a letter: left out, added, changed or swapped.

    >>> misspelt_month("setember"), misspelt_month("ocktober"), misspelt_month("dag")
    (9, 10, None)
    """
    if not _SHORTEST <= len(word) <= _LONGEST:
        return None
    months = _shortened_months()
    return next((months[short] for short in sorted(_shortened(word)) if short in months), None)
