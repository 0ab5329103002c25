"""The entries of a page as learning sees them: labels that stand together, until one of them comes again."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from aenoprojects.learning.pairs import Pair
from aenoprojects.reading.lines import Page
from aenoprojects.vocabulary.folding import fold

_ABOVE = 4  # lines above the labels among which the heading of the entry is, as in parsing/heads.py


@frozen(kw_only=True)
class Record:
    """The labels of one entry."""

    pairs: tuple[Pair, ...]
    """In the order of the page."""
    above: tuple[str, ...] = ()
    """Folded texts of the lines above them, the nearest first."""
    is_headed: bool = False
    """Whether a heading of the markup, or a line set apart and no sentence, stands right above."""

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the folded labels."""
        return tuple(fold(one.label) for one in self.pairs)


def find_records(page: Page, pairs: Sequence[Pair]) -> list[Record]:
    """Return the entries of a page, told by labels that come again, by rows, and by headings between labels."""
    runs: list[list[Pair]] = []
    keys: set[str] = set()
    for one in pairs:
        key = fold(one.label)
        if runs and key in keys and one.row < 0:
            late = _begun(runs[-1], key)
            runs[-1:] = [runs[-1][: len(runs[-1]) - len(late)], late]
            keys = {fold(each.label) for each in late}
        elif not runs or key in keys or one.row != runs[-1][-1].row or _is_parted(page, runs[-1][-1], one):
            runs.append([])
            keys = set()
        runs[-1].append(one)
        keys.add(key)
    floors = [0, *(max(one.at, one.last) + 1 for run in runs for one in run[-1:])]
    return [_record(page, run, floor) for run, floor in zip(runs, floors, strict=False)]


def _begun(run: Sequence[Pair], key: str) -> list[Pair]:
    """Return the labels above one that comes again which are of its entry: those after the last gap, first of all new.

    "Gemeenten:" may begin an entry where all above it begin with "Gemeente:".
    """
    at = len(run)
    while at > 1 and run[at - 1].at - max(run[at - 2].at, run[at - 2].last) <= 1:
        at -= 1
    late = list(run[at - 1 :])
    is_new = at > 1 and key not in {fold(one.label) for one in late}
    return late if is_new else []


def _is_parted(page: Page, above: Pair, below: Pair) -> bool:
    """Return whether a heading of the page's markup stands between two labels."""
    between = page.lines[max(above.at, above.last) + 1 : below.at]
    return below.row < 0 and any(line.level for line in between)


def _record(page: Page, run: Sequence[Pair], floor: int) -> Record:
    if run[0].row >= 0:
        return Record(pairs=tuple(run))
    lines = [line for line in page.lines[floor : run[0].at] if line.text.strip() and not line.is_aside]
    near = lines[-_ABOVE:][::-1]
    is_headed = any(line.level for line in near) or bool(near and not near[0].text.rstrip().endswith((".", "!", "?")))
    return Record(pairs=tuple(run), above=tuple(fold(line.text) for line in near), is_headed=is_headed)
