"""Lists of plain text: which lines begin with a marker and which with an initial; terms with their definitions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from aenoprojects.reading.lines import Line

MARKER = re.compile(
    r"\s*(?:[•·▪◦‣●○■□—–*-]|o(?=\s)"
    r"|(?P<number>(?P<open>\(?)(?:(?P<digits>\d{1,3})|(?P<letter>[a-zA-Z]))(?P<close>\.?\)|(?<!\([a-zA-Z])\.)))\s+(?=\S)"
)
"""What may be the marker of a list item; the group `number` is there for an ordered one."""

_FEWEST_TERMS = 2
_DEFINITION = re.compile(r"[ \t]{0,3}:[ \t]+(?=\S)")
_NEAR = 4  # lines between two items of a row: the text of an item goes on below it
_LONG = 60  # a line longer than that which ends without a full stop is prose, no heading above a list


def with_markers(lines: Iterable[Line]) -> list[Line]:
    """Return lines with the length of the marker that they begin with.

    A letter with a full stop is a marker only where its neighbours continue the row ("A.", "B."): "R. Peppel" is
    a name. A number is none where it belongs to no row and ends the sentence of the line above.

    >>> [line.marker for line in with_markers([Line(1, "R. Peppel"), Line(2, ""), Line(3, "- een")])]
    [0, 0, 2]
    """
    lines = list(lines)
    found: dict[int, re.Match[str]] = {}
    for index, line in enumerate(lines):
        # Most lines begin with a word: two letters are no marker.
        if line.text[:2].isalpha() or line.level or line.marker or line.is_front:
            continue
        if match := MARKER.match(line.text):
            found[index] = match
    in_row = _rows(found)
    for index, match in found.items():
        is_initial = match["letter"] and not match["close"].endswith(")")
        if index in in_row or not (is_initial or (match["digits"] and _ends_sentence(lines, index, match))):
            lines[index] = lines[index]._replace(marker=match.end())
    return lines


def with_definitions(lines: list[Line]) -> list[Line]:
    """Give the lines of definition lists their roles: a term, and below it values that begin with a colon (pandoc).

    One alone is no list: somebody's colon went to the next line.

    >>> page = [Line(1, "Thema"), Line(2, ":   Vitaliteit"), Line(3, "Looptijd"), Line(4, ":   2021")]
    >>> [(line.text, line.role) for line in with_definitions(page)]
    [('Thema', 'term'), ('Vitaliteit', 'value'), ('Looptijd', 'term'), ('2021', 'value')]
    """
    terms: set[int] = set()
    values: dict[int, re.Match[str]] = {}
    term = -1
    for index, line in enumerate(lines):
        if not line.text.strip():
            continue
        match = _DEFINITION.match(line.text)
        if match and term >= 0 and index - term <= 2:
            if term not in values:
                terms.add(term)
            values[index] = match
            term = index
        else:
            is_plain = not (line.level or line.cell or line.is_front or line.is_aside)
            term = index if is_plain and not match else -1
    if len(terms) < _FEWEST_TERMS:
        return lines
    for index in terms:
        lines[index] = lines[index]._replace(role="term")
    for index, match in values.items():
        line = lines[index]
        bold = tuple((max(start - match.end(), 0), end - match.end()) for start, end in line.bold)
        lines[index] = line._replace(text=line.text[match.end() :], role="value", bold=bold)
    return lines


def _rows(found: dict[int, re.Match[str]]) -> set[int]:
    """Return the places of numbers and letters that continue a row; one of letters begins with the first letter."""
    in_row: set[int] = set()
    rows: dict[tuple[str, str, str], list[tuple[int, int]]] = {}
    for index, match in found.items():
        if match["digits"]:
            rows.setdefault((match["open"], match["close"], "1"), []).append((index, int(match["digits"])))
        elif letter := match["letter"]:
            rows.setdefault((match["open"], match["close"], "a" if letter.islower() else "A"), []).append(
                (index, ord(letter.lower()) - ord("a"))
            )
    for (_, _, kind), row in rows.items():
        for (place, number), (after, following) in pairwise(row):
            is_begun = kind == "1" or number == 0 or place in in_row
            if following == number + 1 and after - place <= _NEAR and is_begun:
                in_row |= {place, after}
    return in_row


def _ends_sentence(lines: Sequence[Line], index: int, match: re.Match[str]) -> bool:
    """Return whether a number at the start of a line ends the sentence above it: "zie bijlage / 12. Ook"."""
    above = lines[index - 1] if index and match["digits"] not in ("0", "1") else None
    if above is None or above.level or above.cell:
        return False
    text = above.text.rstrip()
    return len(text) > _LONG and (text[-1].isalnum() or text[-1] == ",")
