"""A printed line: its words with their looks, and where it stands on the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

_COLUMN = 10.0  # points: lines that begin closer together are in one column


class Word(NamedTuple):
    """A word of a printed line; a no-break blank is part of one."""

    text: str
    left: float
    """Where it begins, in points from the left edge of the page."""
    right: float
    """Where it ends."""
    is_bold: bool = False


class Row(NamedTuple):
    """One printed line."""

    words: tuple[Word, ...]
    top: float
    """Where it stands, in points from the foot of the page."""
    bottom: float
    size: float
    """Size of its letters, in points; 0 for a bullet that was drawn."""
    page: int
    height: float
    """Of the page, in points."""

    @property
    def text(self) -> str:
        """Return the words with blanks between them."""
        return " ".join(word.text for word in self.words)

    @property
    def left(self) -> float:
        """Return where it begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Return where it ends."""
        return self.words[-1].right

    def with_words(self, words: Sequence[Word]) -> Row:
        """Return the line with other words."""
        return self._replace(words=tuple(words))


def column(row: Row) -> int:
    """Return the column of a line, by where it begins."""
    return round(row.left / _COLUMN)
