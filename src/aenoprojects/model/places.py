"""Places: where on the page a value stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from aenoprojects.errors import FormatError

_AGAIN = "#"
"""What parts a path from the number of a further line in the flat form: "period#2"."""


class Place(NamedTuple):
    """A stretch of one line of the source as read, `Source.lines`."""

    line: int
    """Number of the line as read, from 1. In HTML it may differ from the line of the file."""
    start: int
    """First column, from 0."""
    end: int
    """Column after the last."""
    more: tuple[Place, ...] = ()
    """The further stretches of a value that runs over several lines."""

    def text(self, lines: Sequence[str]) -> str:
        """Return what stands there, stretches parted by line feeds.

        >>> Place(1, 7, 11, (Place(2, 0, 3),)).text(["Thema: Zorg", "en meer"])
        'Zorg\\nen '
        """
        return "\n".join(lines[one.line - 1][one.start : one.end] for one in (self, *self.more))


def flat(places: Mapping[str, Place]) -> Iterator[tuple[str, tuple[int, int, int]]]:
    """Yield path and line, start, end of every stretch; a further line of a value is "path#2".

    >>> list(flat({"period": Place(1, 0, 4, (Place(2, 0, 8),))}))
    [('period', (1, 0, 4)), ('period#2', (2, 0, 8))]
    """
    for path, place in places.items():
        for number, one in enumerate((place, *place.more), start=1):
            yield path if number == 1 else f"{path}{_AGAIN}{number}", (one.line, one.start, one.end)


def unflat(rows: Mapping[str, Sequence[int]]) -> dict[str, Place]:
    """Return the places that `flat` told.

    Raises:
        FormatError: a row is no place.

    >>> unflat({"period": [1, 0, 4], "period#2": [2, 0, 8]})["period"].more
    (Place(line=2, start=0, end=8, more=()),)
    """
    places: dict[str, Place] = {}
    for key, row in rows.items():
        if len(row) != 3 or not all(type(one) is int and one >= 0 for one in row):
            raise FormatError(f"{key!r:.40}: a place is a line, a first column and the column after the last")
        line, start, end = row
        path, _, number = key.partition(_AGAIN)
        if number and path in places:
            places[path] = places[path]._replace(more=(*places[path].more, Place(line, start, end)))
        else:
            places[key] = Place(line, start, end)
    return places
