"""What marks where an entry of the page begins: a heading, a numbered word, a label, a row, a line."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from aenoprojects.learning.pairs import Pair
from aenoprojects.learning.proposal import Example, Mark, MarkKind
from aenoprojects.learning.records import Record
from aenoprojects.model import Document
from aenoprojects.reading.lines import Line, Page
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import fold, visible

_RECURS = 2  # entries that begin alike
_EXAMPLES = 2
_NUMBERED = re.compile(r"\W*(?P<word>[^\W\d_]+(?: [^\W\d_]+)?) (?:nr\.? )?(?:\d{1,4}[a-z]?|[A-Z]) ?[:.)|–—-] ?\S")


class Start(NamedTuple):
    """Where an entry begins."""

    line: Line
    """Its first line."""
    source: str
    """Name of the source."""
    pair: Pair | None = None
    """The label with which that line begins, if it does."""


def starts_of_projects(page: Page, pairs: Sequence[Pair], document: Document) -> Iterator[Start]:
    """Yield where the projects begin that a page was read into."""
    labelled = {one.at: one for one in reversed(pairs)}
    # All of a page may stand on one line of its source: then the heading, or the label's value, tells.
    firsts: dict[int, int] = {}
    said: dict[tuple[int, str], int] = {}
    for at, line in enumerate(page.lines):
        if line.text.strip():
            firsts.setdefault(line.number, at)
            said.setdefault((line.number, visible(line.text)), at)
    for one in pairs:
        said.setdefault((one.line, one.value), one.at)
    for project in document.projects:
        first = project.source.line if project.source else 0
        place = said.get((first, project.heading), firsts.get(first))
        if place is not None:
            yield Start(page.lines[place], page.source.name, labelled.get(place))


def starts_of_records(page: Page, records: Sequence[Record]) -> Iterator[Start]:
    """Yield where the entries begin that learning sees, for a page whose projects the parser does not see yet."""
    said = Counter(fold(line.text) for record in records for line in record.headings)
    for record in records:
        first = record.pairs[0]
        # A heading that recurs names a section, or the box that the labels are in.
        own = next((line for line in record.headings if said[fold(line.text)] < _RECURS), None)
        if first.row < 0 and own:
            yield Start(own, first.source)
        elif first.row < 0 and record.title:
            yield Start(record.title, first.source)
        else:
            yield Start(page.lines[first.at], first.source, first)


def find_mark(starts: Sequence[Start], vocabulary: Vocabulary) -> Mark | None:
    """Return what most entries begin with; None where nothing comes again."""
    found: dict[tuple[MarkKind, str], list[Example]] = defaultdict(list)
    for one in starts:
        value = one.pair.value if one.pair else visible(one.line.text[one.line.marker :])
        found[_kind_of(one)].append(Example(value=value, source=one.source, line=one.line.number))
    (kind, text), examples = max(found.items(), key=lambda both: len(both[1]), default=(("line", ""), []))
    if len(examples) < _RECURS:
        return None
    is_known = kind != "numbered" or fold(text) in vocabulary.words("organisations.numbered")
    return Mark(kind=kind, text=text, count=len(examples), examples=tuple(examples[:_EXAMPLES]), is_known=is_known)


def _kind_of(start: Start) -> tuple[MarkKind, str]:
    """Return what a start is; the page's own markup comes first, then words with a number, then labels."""
    line, pair = start.line, start.pair
    if line.cell and pair and pair.row >= 0:
        return "row", ""
    if numbered := _NUMBERED.match(line.text):
        return "numbered", numbered["word"]
    if line.level:
        return "heading", str(line.level)
    return ("label", pair.label) if pair else ("line", "")
