"""The theme of a project, and what its asterisks stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from aenoprojects.diagnostics import Code
from aenoprojects.model import GrantRound, Theme
from aenoprojects.values.readings import Part, Problem, Reading
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import fold, visible, without_one

_SHORTEST_SLIP = 6  # letters of a theme: shorter words are too easily alike
_STARS = re.compile(r"(?<![\w*])(\*{1,4})(?=\s|=|:|\)|betekent)")
_NAMES = ("", "een", "twee", "drie", "vier")
_AHEAD = 200  # characters between the name of a sign and its round


def read_theme(text: str, parts: Sequence[Part], vocabulary: Vocabulary) -> Reading[Theme | None]:
    """Read the value of a theme label; of several the first counts, another one is reported.

    Args:
        text: the values as shown on the page.
        parts: the stretches with the field "theme".
        vocabulary: themes and their spellings.

    Returns:
        The theme, None for a blank value or one that stands for nothing ("n.v.t."). Span: "text".

    >>> text = "Leren & Ontwikkelen"
    >>> read_theme(text, [Part("theme", "Thema", 0, len(text))], Vocabulary.default()).value.name
    'Leren en ontwikkelen'
    """
    nothing = vocabulary.words("people.placeholders") | {""}
    found: list[tuple[Part, str, int]] = []
    for part in parts:
        piece = text[part.start : part.end]
        if part.field == "theme" and fold(piece) not in nothing:
            found.append((part, _printed(piece), part.start + len(piece) - len(piece.lstrip())))
    if not found:
        return Reading(value=None)
    part, said, start = found[0]
    theme = Theme(label=part.label or None, text=said, name=vocabulary.theme(said))
    end = start + len(text[start : part.end].rstrip())
    problems = [
        Problem(Code.FIELD_TWICE, again, place, other.end)
        for other, again, place in found[1:]
        if vocabulary.theme(again) != theme.name
    ]
    if near := _nearest(said, vocabulary):
        problems.insert(0, Problem(Code.THEME_NEAR, said, start, end, beside=near))
    return Reading(value=theme, spans={"text": (start, end)}, problems=tuple(problems))


def _printed(text: str) -> str:
    """Return a value on one line: items parted by commas, a wrapped one joined."""
    printed = ""
    for line in filter(None, map(visible, text.split("\n"))):
        is_item = printed and line[0].isupper() and printed[-1] not in ",&-/" and not printed.endswith(" en")
        printed += (", " if is_item else " ") + line if printed else line
    return printed


def _nearest(text: str, vocabulary: Vocabulary) -> str | None:
    """Return the known theme that a theme which the vocabulary does not know is one letter from."""
    folded = fold(text)
    if folded in vocabulary.theme_names or not _SHORTEST_SLIP <= len(folded) < 60:
        return None
    slips = vocabulary.derive(_theme_slips)
    return next((slips[one] for one in (folded, *sorted(without_one(folded))) if one in slips), None)


def _theme_slips(vocabulary: Vocabulary) -> dict[str, str]:
    """Return a spelling of a theme, whole or without a letter -> the theme."""
    long = {said: name for said, name in vocabulary.theme_names.items() if len(said) >= _SHORTEST_SLIP}
    return {slip: name for said, name in long.items() for slip in without_one(said)} | long


def known_rounds(vocabulary: Vocabulary) -> Mapping[int, GrantRound]:
    """Return what asterisks stand for where the page does not say: number of marks -> round.

    The package knows none; a user's vocabulary may give them under [pages.rounds].

    >>> known_rounds(Vocabulary.default())
    {}
    """
    return vocabulary.derive(_rounds)


def _rounds(vocabulary: Vocabulary) -> dict[int, GrantRound]:
    rows = vocabulary.tables["pages"]["rounds"].items()
    return {int(marks): GrantRound(year=year, period=period) for marks, (year, period) in rows}


def read_legend(texts: Iterable[str], vocabulary: Vocabulary) -> dict[int, GrantRound]:
    """Read what asterisks stand for from the page's own text.

    Args:
        texts: the lines of the page that belong to no project.
        vocabulary: the words of signs, rounds and numbers.

    Returns:
        Number of asterisks -> round.

    >>> text = "Met één asterisk: periode 1 van 2022. Met twee asterisken: periode 2 van 2022."
    >>> read_legend([text], Vocabulary.default())[2]
    GrantRound(year=2022, period=2)
    """
    numbers, mark, round_of = vocabulary.derive(_legend_words)
    legend: dict[int, GrantRound] = {}
    for text in texts:
        # "* = ronde 1 van 2023": the sign itself counts as its name.
        folded = fold(_STARS.sub(lambda sign: f" {_NAMES[len(sign[1])]} asterisk ", text))
        marks = [(match.start(), numbers.get(match["number"] or "", 1)) for match in mark.finditer(folded)]
        if not marks:
            continue
        place = 0
        for match in round_of.finditer(folded):
            while place + 1 < len(marks) and marks[place + 1][0] < match.start():
                place += 1
            start, number = marks[place]
            period = int(match["period"] or numbers[match["ordinal"]])
            if start < match.start() <= start + _AHEAD and period:
                legend.setdefault(number, GrantRound(year=int(match["year"]), period=period))
    return legend


def _legend_words(vocabulary: Vocabulary) -> tuple[dict[str, int], re.Pattern[str], re.Pattern[str]]:
    """Return number word -> number, and what finds a sign and a round in folded text."""
    rows = [*vocabulary.tables["months"]["number"], *vocabulary.tables["months"]["ordinal"]]
    numbers = {fold(word): int(row["value"]) for row in rows for word in row["words"] if row["value"] in range(1, 10)}
    numbers |= {
        f"{number}{ending}": number
        for number in range(1, 10)
        for ending in ("e", "ste", "de", "st", "nd", "rd", "th", "")
    }
    numbers |= {"enkele": 1, "enkel": 1, "dubbele": 2, "dubbel": 2, "double": 2}
    words = "|".join(sorted(map(re.escape, numbers), key=len, reverse=True))
    signs = "|".join(map(re.escape, sorted(vocabulary.words("pages.signs"), key=len, reverse=True)))
    kinds = "|".join(map(re.escape, sorted(vocabulary.words("pages.round_kinds"), key=len, reverse=True)))
    mark = re.compile(rf"(?:\b(?P<number>\w+) )?\b(?:{signs})\b")
    round_of = re.compile(
        rf"\b(?:(?:{kinds}) (?P<period>\d{{1,2}})|(?P<ordinal>{words}) (?:{kinds}))(?: (?:van|in|of|uit))?"
        r" (?P<year>(?:19|20)\d\d)\b"
    )
    return numbers, mark, round_of
