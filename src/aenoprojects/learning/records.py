"""The entries of a page as learning sees them: labels that stand together, until one of them comes again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from attrs import frozen

from aenoprojects.learning.pairs import Pair
from aenoprojects.parsing.headings import LONGEST_TITLE
from aenoprojects.reading.lines import Line, Page
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import fold

_ABOVE = 4  # lines above the labels among which the heading of the entry is, as in parsing/heads.py


_OUTSIDE = 2  # times that a line above the entries stands below them too; what comes more often is of the entries
_ENTRIES = 4  # records that are enough to see what an entry has


@frozen(kw_only=True)
class Record:
    """The labels of one entry."""

    pairs: tuple[Pair, ...]
    """In the order of the page."""
    above: tuple[str, ...] = ()
    """Folded texts of the lines above them, the nearest first."""
    headings: tuple[Line, ...] = ()
    """Headings of the markup above them, up to the entry before, the nearest first."""
    title: Line | None = None
    """The nearest line above them that may be a title: a heading of the markup, or one that is no sentence."""

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
            late = _begun(runs[-1], one, key)
            runs[-1:] = [runs[-1][: len(runs[-1]) - len(late)], late]
            keys = {fold(each.label) for each in late}
        elif not runs or key in keys or one.row != runs[-1][-1].row or _is_parted(page, runs[-1][-1], one):
            runs.append([])
            keys = set()
        runs[-1].append(one)
        keys.add(key)
    floors = [0, *(max(one.at, one.last) + 1 for run in runs for one in run[-1:])]
    return [_record(page, run, floor) for run, floor in zip(runs, floors, strict=False)]


def within_entries(page: Page, pairs: list[Pair], vocabulary: Vocabulary) -> list[Pair]:
    """Return labels without those that no entry has, where there are enough entries to tell.

    The name of the fund stands above the entries and again below them. A title with a colon in it stands once, above
    the label with which the other entries begin.
    """
    records = find_records(page, pairs)
    counted = Counter(fold(one.label) for one in pairs)
    firsts = Counter(record.keys[0] for record in records).most_common(1)
    if len(records) < _ENTRIES or firsts[0][1] * 2 <= len(records):
        return pairs
    begin = firsts[0][0]
    left = {record.keys[0] for record in records if record.keys[1:2] == (begin,) and counted[record.keys[0]] == 1}
    begins = [one.at for one in pairs if fold(one.label) == begin]
    for key in counted:
        places = [one.at for one in pairs if fold(one.label) == key]
        if min(places) < begins[0] and max(places) > begins[-1] and len(places) == _OUTSIDE:
            left.add(key)
    left -= vocabulary.label_fields.keys()
    return [one for one in pairs if fold(one.label) not in left]


def _begun(run: Sequence[Pair], again: Pair, key: str) -> list[Pair]:
    """Return the labels above one that comes again which are of its entry: those after the last gap, first of all new.

    "Gemeenten:" may begin an entry where all above it begin with "Gemeente:". A gap right above the label that comes
    again parts it from all of them.
    """
    if _is_apart(run[-1], again):
        return []
    at = len(run)
    while at > 1 and not _is_apart(run[at - 2], run[at - 1]):
        at -= 1
    late = list(run[at - 1 :])
    is_new = at > 1 and key not in {fold(one.label) for one in late}
    return late if is_new else []


def _is_apart(above: Pair, below: Pair) -> bool:
    """Return whether a line, be it blank, stands between a label with its value and the label below."""
    return below.at - max(above.at, above.last) > 1


def _is_parted(page: Page, above: Pair, below: Pair) -> bool:
    """Return whether a heading of the page's markup stands between two labels."""
    between = page.lines[max(above.at, above.last) + 1 : below.at]
    return below.row < 0 and any(line.level for line in between)


def _record(page: Page, run: Sequence[Pair], floor: int) -> Record:
    if run[0].row >= 0:
        return Record(pairs=tuple(run))
    lines = [line for line in page.lines[floor : run[0].at] if line.text.strip() and not line.is_aside]
    near = lines[-_ABOVE:][::-1]
    title = next((line for line in near if _may_title(line)), None)
    return Record(
        pairs=tuple(run),
        above=tuple(fold(line.text) for line in near),
        headings=tuple(line for line in lines[::-1] if line.level),
        title=title,
    )


def _may_title(line: Line) -> bool:
    text = line.text.rstrip()
    return line.level > 0 or (len(text) <= LONGEST_TITLE and not text.endswith((".", "!", "?", ",", ";", ":")))
