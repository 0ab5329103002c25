"""The theme of a project, and what its asterisks stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from aenoprojects.model import GrantRound, Theme
from aenoprojects.vocabulary import Vocabulary, load
from aenoprojects.vocabulary.folding import fold, visible

_NUMBERS = {
    "een": 1,
    "one": 1,
    "eerste": 1,
    "1e": 1,
    "first": 1,
    "twee": 2,
    "two": 2,
    "tweede": 2,
    "2e": 2,
    "second": 2,
}
_NUMBERS |= {"dubbele": 2, "drie": 3, "three": 3, "derde": 3, "3e": 3, "third": 3, "vier": 4, "vierde": 4, "4e": 4}
_MARK = re.compile(r"(?:(?P<number>\w+) )?(?:asterisk\w*|sterretje\w*|ster\b|sterren\b)")
_KIND = "(?:periode|ronde|tranche|tijdvak|round|period)"
_ROUND = re.compile(
    rf"(?:{_KIND} (?P<period>\d{{1,2}})|(?P<ordinal>{'|'.join(_NUMBERS)}) {_KIND})"
    r"(?: (?:van|in|of|uit))? (?P<year>(?:19|20)\d\d)"
)
_NAMES = ("", "een", "twee", "drie", "vier")
_STARS = re.compile(r"(?<![\w*])(\*{1,4})(?=\s|=|:|\)|betekent)")


def read_theme(text: str, *, label: str | None = None, vocabulary: Vocabulary | None = None) -> Theme:
    """Read the value of a theme field; without a vocabulary by the package's own spellings.

    >>> read_theme("Leren & Ontwikkelen").name
    'Leren en ontwikkelen'
    """
    known = vocabulary or Vocabulary.default()
    return Theme(label=label, text=visible(text), name=known.theme(visible(text)))


@cache
def usual_rounds() -> Mapping[int, GrantRound]:
    """Return what asterisks stand for on a page that does not say: number of marks -> round."""
    rounds = load("pages")["rounds"].items()
    return {int(marks): GrantRound(year=year, period=period) for marks, (year, period) in rounds}


def read_legend(texts: Iterable[str]) -> dict[int, GrantRound]:
    """Read what asterisks stand for from the page's own text.

    Args:
        texts: the lines of the page that belong to no project.

    Returns:
        Number of asterisks -> round.

    >>> read_legend(["Met één asterisk: periode 1 van 2022. Met twee asterisken: periode 2 van 2022."])[2]
    GrantRound(year=2022, period=2)
    """
    legend: dict[int, GrantRound] = {}
    for text in texts:
        # "* = ronde 1 van 2023": the sign itself counts as its name.
        folded = fold(_STARS.sub(lambda sign: f" {_NAMES[len(sign[1])]} asterisk ", text))
        marks = [(match.start(), _NUMBERS.get(match["number"] or "", 1)) for match in _MARK.finditer(folded)]
        for match in _ROUND.finditer(folded):
            before = [number for start, number in marks if start < match.start()]
            period = int(match["period"] or _NUMBERS[match["ordinal"]])
            if before:
                legend.setdefault(before[-1], GrantRound(year=int(match["year"]), period=period))
    return legend
