"""What the words of dates and periods mean, from the vocabulary's table of months."""

from __future__ import annotations

from typing import Any, NamedTuple

from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import is_slip, is_swapped, without_one

_SHORTEST, _LONGEST = 5, 11
"""Letters of a word that can be a month's full name with a slip; in shorter ones one letter makes another word."""
_SHORTEST_NEAR = 4
"""Letters of a name that a slip leaves recognisable between a day and a year; of a shorter one two changed places."""
_SHORTEST_START = 3
"""Letters with which a name can be cut short ("maa", "janu"); two begin too many other words."""


TABLES = ("month", "season", "fraction", "week", "schoolyear", "part", "unit", "number", "ordinal", "role")
"""Tables of single words; [[sentence]] has phrases that only a sentence about the project needs."""


class Sense(NamedTuple):
    """All that one word can mean; which of it holds depends on its neighbours."""

    month: int | None = None
    """1 to 12."""
    season: int | None = None
    """EDTF code, 21 to 24."""
    fraction: tuple[int, int] | None = None
    """EDTF code of the first quarter or half, and how many there are in a year."""
    week: bool = False
    """Whether the number of a week belongs to it."""
    schoolyear: int | None = None
    """First month of the year that it names."""
    part: str | None = None
    """begin, medio or eind."""
    unit: tuple[str, int] | None = None
    """ISO 8601 designator, and how many of it."""
    number: float | None = None
    """What it counts."""
    ordinal: int | None = None
    """Which one, -1 for the last."""
    role: str | None = None
    """What it does in a period ("through", "open")."""
    noun: bool = False
    """Whether it may carry an adjective: "verwachte einddatum"."""
    slip: bool = False
    """Whether it is spelled wrong, and understood all the same."""
    misspelt: int | None = None
    """The month that it is with a slip that no row lists, where a day or a year stands beside it."""
    near: int | None = None
    """The one month that it is with a single slip where both a day and a year stand beside it: "1 jlui 2020"."""


NO_SENSE = Sense()


class Words:
    """The rows of the table turned round: word -> what it means.

    >>> words = Vocabulary.default().derive(Words)
    >>> words.sense("mrt").month, words.sense("mnd").unit, words.sense("t/m").role
    (3, ('M', 1), 'through')
    >>> words.sense("setember").misspelt, words.sense("maa").misspelt, words.sense("dag").misspelt
    (9, 3, None)
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Take the months table of a vocabulary, a user's rows included."""
        senses: dict[str, dict[str, Any]] = {}
        for table, rows in vocabulary.tables["months"].items():
            for row in rows if table in TABLES else ():
                slips = row.get("slips", ())
                for word in (*row["words"], *slips):
                    sense = senses.setdefault(word, {})
                    sense |= _meaning(table, row)
                    if word in slips:
                        sense["slip"] = True
        self._senses = {word: Sense(**sense) for word, sense in senses.items()}
        months = {word: sense.month for word, sense in self._senses.items() if sense.month and not sense.slip}
        self._shortened = {
            short: month for word, month in months.items() if len(word) > _SHORTEST for short in _shortened(word)
        }
        self._near: dict[str, set[str]] = {}
        for word in months:
            for short in _shortened(word):
                self._near.setdefault(short, set()).add(word)
        self._months = months
        self._once = {_once(word): month for word, month in months.items()}
        self._starts = _starts(months)

    @property
    def known(self) -> tuple[str, ...]:
        """Return all words and phrases, as they are looked up."""
        return tuple(self._senses)

    @property
    def months(self) -> tuple[str, ...]:
        """Return the names of months."""
        return tuple(word for word, sense in self._senses.items() if sense.month)

    def sense(self, word: str) -> Sense:
        """Return what a word means, all of it empty where it is not known.

        Args:
            word: in lower case, an abbreviation without dots.
        """
        known = self._senses.get(word)
        if known or not word.isalpha() or not _SHORTEST_START <= len(word) <= _LONGEST:
            return known or NO_SENSE
        month = self._starts.get(word) or self._once.get(_once(word))
        if month is None and len(word) >= _SHORTEST:
            month = next(
                (self._shortened[short] for short in sorted(_shortened(word)) if short in self._shortened), None
            )
        if month:
            return Sense(misspelt=month, near=month)
        swapped, near = self._nearest(word)
        return Sense(misspelt=swapped, near=near) if near else NO_SENSE

    def _nearest(self, word: str) -> tuple[int | None, int | None]:
        """Return the one month whose long name has two letters changed places here, and the one that is a slip away."""
        names = {name for short in _shortened(word) for name in self._near.get(short, ())}
        swapped = {self._months[name] for name in names if is_swapped(word, name)}
        near = {self._months[name] for name in names if len(name) >= _SHORTEST_NEAR and is_slip(word, name)} | swapped
        if len(near) != 1:
            return None, None
        month = next(iter(near))
        return (month if swapped and len(word) >= _SHORTEST_NEAR else None), month


def _meaning(table: str, row: dict[str, Any]) -> dict[str, Any]:
    """Return what a row of a table adds to the sense of its words."""
    match table:
        case "month":
            return {"month": row["number"]}
        case "season":
            return {"season": row["code"]}
        case "fraction":
            return {"fraction": (row["code"], row["count"])}
        case "week":
            return {"week": True}
        case "schoolyear":
            return {"schoolyear": row["month"]}
        case "part":
            return {"part": row["name"]}
        case "unit":
            return {"unit": (row["designator"], row["count"])}
        case "number" | "ordinal":
            return {table: row["value"]}
        case "role":
            return {"role": row["kind"], "noun": row.get("noun", False)}
    return {}


def _shortened(word: str) -> set[str]:
    return {word, *without_one(word)}


def _once(word: str) -> str:
    """Return the word, each doubled letter once: "mrrt" and "mrt" are the same."""
    return "".join(letter for at, letter in enumerate(word) if at == 0 or word[at - 1] != letter)


def _starts(months: dict[str, int]) -> dict[str, int]:
    """Return each beginning that the names of one month only have."""
    found: dict[str, set[int]] = {}
    for word, month in months.items():
        for length in range(_SHORTEST_START, len(word)):
            found.setdefault(word[:length], set()).add(month)
    return {start: min(numbers) for start, numbers in found.items() if len(numbers) == 1}
