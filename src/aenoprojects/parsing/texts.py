"""The text that a reader of values gets, put together from stretches of lines, with the way back to those lines."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from aenoprojects.model import Place
from aenoprojects.parsing.classify import Item
from aenoprojects.parsing.groups import Field, Piece
from aenoprojects.reading.lines import Line
from aenoprojects.values.readings import Part, Problem
from aenoprojects.vocabulary.folding import visible


class Text:
    """Stretches of lines, joined by line feeds, as one text with its parts."""

    def __init__(self, items: Sequence[Item]) -> None:
        """Start with nothing."""
        self._items = items
        self._texts: list[str] = []
        self._starts: list[int] = []
        self._pieces: list[Piece] = []
        self._end = 0
        self.parts: list[Part] = []
        self.fields: list[Field | None] = []
        """The labelled field that each part came from."""

    @property
    def text(self) -> str:
        """Return the whole text."""
        return "\n".join(self._texts)

    def add(self, name: str, label: str | None, pieces: Iterable[Piece], source: Field | None = None) -> None:
        """Add a part: the name of its field, its label as printed, its stretches of lines."""
        start = None
        for piece in pieces:
            at = self._end + bool(self._texts)
            text = self._items[piece.place].line.text[piece.start : piece.end]
            self._starts.append(at)
            self._texts.append(text)
            self._pieces.append(piece)
            self._end = at + len(text)
            start = at if start is None else start
        if start is not None:
            self.parts.append(Part(name, label, start, self._end))
            self.fields.append(source)

    def add_field(self, one: Field) -> None:
        """Add a labelled field that has a value."""
        self.add(one.field or "", one.label, one.pieces, one)

    def add_lines(self, name: str, places: Iterable[int]) -> None:
        """Add whole lines as one part, without their markers."""
        self.add(name, None, [whole(self._items, place) for place in places])

    def line(self, problem: Problem) -> int:
        """Return the number of the line of the source that a problem is about."""
        return self.line_at(problem.start)

    def line_at(self, offset: int) -> int:
        """Return the number of the line of the source at an offset of the text."""
        at = max(bisect_right(self._starts, offset) - 1, 0)
        return self._items[self._pieces[at].place].line.number

    def place(self, start: int, end: int) -> Place:
        """Return where a stretch of the text stands on the page."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        found: list[Place] = []
        for at in range(first, len(self._pieces)):
            piece, begun = self._pieces[at], self._starts[at]
            if begun >= end and found:
                break
            size = len(self._texts[at])
            inside = max(start - begun, 0), min(end - begun, size)
            if inside[0] < inside[1] or (not found and end <= begun + size):
                column = piece.start + inside[0], piece.start + max(inside)
                found.append(Place(self._items[piece.place].at + 1, *column))
        return found[0]._replace(more=tuple(found[1:])) if found else place_of(self._items, self._pieces[first])

    def quoted(self, problem: Problem) -> tuple[int, int, int] | None:
        """Return line and columns of what a problem quotes, None where that runs over lines or is put together."""
        if not problem.text or visible(self.text[problem.start : problem.end]) != visible(problem.text):
            return None
        line, start, end, more = self.place(problem.start, problem.end)
        return None if more else (line, start, end)

    def unused(self, spans: Iterable[tuple[int, int]]) -> list[Field]:
        """Return the labelled fields in whose part no span lies."""
        starts = [start for start, _ in spans]
        return [
            source
            for part, source in zip(self.parts, self.fields, strict=True)
            if source is not None and not any(part.start <= start < max(part.end, part.start + 1) for start in starts)
        ]


def whole(items: Sequence[Item], place: int) -> Piece:
    """Return a line as a piece, without its marker and outer blanks."""
    text = items[place].line.text
    start = items[place].line.marker
    start += len(text[start:]) - len(text[start:].lstrip())
    return Piece(place, start, max(start, len(text.rstrip())))


def place_of(items: Sequence[Item], *pieces: Piece) -> Place:
    """Return where stretches of lines stand on the page."""
    first, *more = (Place(items[piece.place].at + 1, piece.start, piece.end) for piece in pieces)
    return first._replace(more=tuple(more))


def line_of(items: Sequence[Item], place: Place) -> Line:
    """Return the line that a place stands in: the way back from `place_of`."""
    return items[bisect_left(items, place.line - 1, key=lambda item: item.at)].line


def value_of(items: Sequence[Item], one: Field) -> str:
    """Return the value of a field as printed, on one line."""
    return " ".join(" ".join(items[p.place].line.text[p.start : p.end].split()) for p in one.pieces)
