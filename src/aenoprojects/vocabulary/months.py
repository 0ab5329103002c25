"""The words of dates and periods, from months.toml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain
from typing import Any, TypeAlias

from attrs import frozen

from aenoprojects.model.dates import Part
from aenoprojects.vocabulary import load

_Rows: TypeAlias = list[dict[str, Any]]
_SHORTEST_TO_REPAIR = 5


@frozen(kw_only=True)
class PeriodWords:
    """What each word means in a date or a period; words are in lower case and without dots."""

    months: Mapping[str, int]
    """Number of the month, 1 to 12."""
    seasons: Mapping[str, int]
    """EDTF code of the season, 21 to 24."""
    fractions: Mapping[str, tuple[int, int]]
    """EDTF code of the first quarter (half) and how many of them a year has."""
    weeks: frozenset[str]
    """Words for a week of the calendar."""
    school_years: Mapping[str, int]
    """First month of a year that does not begin in January."""
    parts: Mapping[str, Part]
    """begin, medio, eind."""
    units: Mapping[str, tuple[str, int]]
    """ISO 8601 designator of a unit of time, and how many of it."""
    numbers: Mapping[str, float]
    """Value of a number in words."""
    ordinals: Mapping[str, int]
    """Value of an ordinal in words."""
    roles: Mapping[str, str]
    """What any other word does: to, through, from, start, end, open, unknown ..."""
    nouns: frozenset[str]
    """Roles that may carry an adjective."""
    slips: frozenset[str]
    """Words that are spelled wrong."""

    @property
    def all(self) -> Iterator[str]:
        """Return every word and phrase, some more than once."""
        yield from chain(self.months, self.seasons, self.fractions, self.weeks, self.school_years, self.parts)
        yield from chain(self.units, self.numbers, self.ordinals, self.roles)


def _by_word(rows: _Rows, *columns: str) -> dict[str, Any]:
    """Return the table turned round: word -> the row's value, or values."""
    table = {}
    for row in rows:
        value = row[columns[0]] if len(columns) == 1 else tuple(row[column] for column in columns)
        table.update(dict.fromkeys((*row["words"], *row.get("slips", ())), value))
    return table


@cache
def period_words() -> PeriodWords:
    """Return the words, read once, at first use."""
    tables: dict[str, _Rows] = load("months")
    return PeriodWords(
        months=_by_word(tables["month"], "number"),
        seasons=_by_word(tables["season"], "code"),
        fractions=_by_word(tables["fraction"], "code", "count"),
        weeks=frozenset(word for row in tables["week"] for word in row["words"]),
        school_years=_by_word(tables["schoolyear"], "month"),
        parts=_by_word(tables["part"], "name"),
        units=_by_word(tables["unit"], "designator", "count"),
        numbers=_by_word(tables["number"], "value"),
        ordinals=_by_word(tables["ordinal"], "value"),
        roles=_by_word(tables["role"], "kind"),
        nouns=frozenset(word for row in tables["role"] if row.get("noun") for word in row["words"]),
        slips=frozenset(word for rows in tables.values() for row in rows for word in row.get("slips", ())),
    )


def _shortened(word: str) -> set[str]:
    """Return the word, and the word with each one of its letters left out."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


@cache
def _shortened_months() -> dict[str, int]:
    full = [(word, number) for word, number in period_words().months.items() if len(word) > _SHORTEST_TO_REPAIR]
    return {short: number for word, number in full for short in _shortened(word)}


def misspelt_month(word: str) -> int | None:
    """Return the month whose full name differs by one letter: left out, added, changed or swapped.

    Args:
        word: lower case.

    Returns:
        1 to 12; None for any other word, and for short ones, where one letter makes another word.

    >>> misspelt_month("setember"), misspelt_month("ocktober"), misspelt_month("dag")
    (9, 10, None)
    """
    if not _SHORTEST_TO_REPAIR <= len(word) <= 11:
        return None
    months = _shortened_months()
    return next((months[short] for short in sorted(_shortened(word)) if short in months), None)
