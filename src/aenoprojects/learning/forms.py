"""Labels with their values, found by form alone: no vocabulary says what a label is."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from aenoprojects.learning.bare import find_bare
from aenoprojects.learning.inner import split_values
from aenoprojects.learning.pairs import SENTENCE, Pair, may_be_label
from aenoprojects.learning.records import within_entries
from aenoprojects.learning.votes import vote
from aenoprojects.reading.lines import Line, Page
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import fold, visible

_RECURS = 2  # times that a label stands on the page: once may be a sentence with a colon
_SHORT = 200  # characters of a value; what is longer under a line of its own is the text of a section
_PROSE = 40  # characters of a sentence below a heading: the value of a label is seldom so long, and ends in no stop
_HEADER_ROWS = 4  # rows among which the head of a table is, as in parsing/tables.py
_LISTING = 3  # columns of a table that lists: one of two is a box of labels, unless its head is marked
_STOPS = (".", "!", "?")
_BELOW = 4  # lines of a value below its label

# Dots may lead from a label to its colon: "Bedrag .....: € 500".
_COLON = re.compile(
    r"[\W_]*(?P<label>[^\W\d_][^:：\t\n]{0,46}?)[\s*_]*(?:[.…]{2,}\s*|…\s*)?[:：]+[\s*_]*(?P<value>.*)", re.DOTALL
)
# What may part two labels on one line: a bar, a bullet, wide blanks (not those that line up colons), a tab.
_BREAK = re.compile(r"\s*[|•·]\s*|\s{2,}(?![\s:：])|\t+")


def find_pairs(page: Page, vocabulary: Vocabulary) -> list[Pair]:
    """Return what looks like a label with its value on a page, in order.

    A term and a cell are labels by the page's own markup. A line "X: value" is one where the label recurs, or where
    such lines stand together; a line of its own above a value where it recurs; first words without a colon where they
    recur, stand together, and the readers of values know what is behind them.

    Args:
        page: the lines.
        vocabulary: what those readers go by.
    """
    name = page.source.name
    filled = [at for at, line in enumerate(page.lines) if line.text.strip() and not line.is_aside]
    found = [*_of_tables(page.lines, filled, name), *_of_terms(page.lines, filled, name)]
    taken = {at for at in filled if page.lines[at].cell or page.lines[at].role}
    free = [at for at in filled if at not in taken]
    found += (lined := _of_lines(page.lines, free, name, vocabulary))
    by_line = {at: list(pairs) for at, pairs in groupby(lined, key=lambda one: one.at)}
    found += find_bare(page.lines, free, by_line, name, vocabulary)
    found += _above(page.lines, free, {one.at for one in found}, name, vocabulary)
    return within_entries(page, sorted(found, key=lambda one: (one.at, one.row)), vocabulary)


def _of_lines(lines: Sequence[Line], free: Sequence[int], source: str, vocabulary: Vocabulary) -> list[Pair]:
    """Return the labels before a colon that recur, or that stand in a row with others."""
    found = split_values({at: list(_colons(lines[at], at, source)) for at in free}, vocabulary)
    # A value may stand on the next line: "Looptijd:" and below it "2021".
    for at, below in pairwise(free):
        if found[at] and not found[at][-1].value and not found[below] and len(lines[below].text) <= _SHORT:
            block = list(_block(lines, below))
            value = visible(" ".join(lines[one].text[lines[one].marker :] for one in block))
            found[at][-1] = found[at][-1]._replace(value=value, last=block[-1])
    counted = Counter(fold(one.label) for pairs in found.values() for one in pairs)
    return [
        one
        for at, pairs in found.items()
        for one in pairs
        if counted[fold(one.label)] >= _RECURS or len(pairs) > 1 or _has_company(found, at, one.last)
    ]


def _has_company(found: dict[int, list[Pair]], at: int, last: int) -> bool:
    """Return whether the line right above or below a label with its value begins with another label."""
    return bool(found.get(at - 1)) or bool(found.get(max(at, last) + 1))


def _colons(line: Line, at: int, source: str) -> Iterator[Pair]:
    """Yield the labels before colons in a line; none where it begins with no label."""
    text = line.text[line.marker :].strip()
    if len(text) > 4 * _SHORT or (line.level and not text.rstrip().endswith(":")):
        return
    done: Pair | None = None
    for piece in _BREAK.split(text):
        match = _COLON.match(piece)
        if match and may_be_label(match["label"]) and not match["value"].startswith("//"):
            if done:
                yield done
            label = visible(match["label"]).strip(" *_")
            done = Pair(label, visible(match["value"]).rstrip(";"), at, line.number, source, "line", last=at)
        elif done:
            done = done._replace(value=visible(f"{done.value} | {piece}").strip(" |"))
        else:
            return
    if done:
        yield done


def _block(lines: Sequence[Line], start: int) -> Iterator[int]:
    """Yield the lines from one on that stand together without a blank line, a heading or a label: a value."""
    yield start
    for at in range(start + 1, min(start + _BELOW, len(lines))):
        line = lines[at]
        if not line.text.strip() or line.level or line.is_aside or line.cell or line.role:
            return
        if not line.marker and next(_colons(line, at, ""), None):
            return
        yield at


def _above(
    lines: Sequence[Line], free: Sequence[int], taken: set[int], source: str, vocabulary: Vocabulary
) -> list[Pair]:
    """Return the lines that recur as they are, each above a short value."""
    counted = Counter(fold(lines[at].text) for at in free if at not in taken)
    below_own = Counter((fold(lines[at].text), fold(lines[below].text)) for at, below in pairwise(free))
    found: dict[str, list[tuple[Pair, bool]]] = defaultdict(list)
    for at, below in pairwise(free):
        line, value = lines[at], lines[below]
        text = line.text[line.marker :]
        if at in taken or counted[fold(line.text)] < _RECURS or not may_be_label(text) or line.is_link:
            continue
        if below in taken or value.level or len(value.text) > _SHORT:
            continue
        key, count = fold(value.text), counted[fold(value.text)]
        if count >= _RECURS and (not line.level or value.marker):
            # Below an empty label the next one recurs as often; a value less often, and below this label alone.
            is_own = count < counted[fold(line.text)] and count == below_own[fold(line.text), key]
            if not is_own or key in vocabulary.label_fields:
                continue
        if line.level and len(value.text) >= _PROSE and value.text.rstrip().endswith(SENTENCE):
            continue  # a heading above its text
        block = list(_block(lines, below))
        said = visible(" ".join(lines[one].text[lines[one].marker :] for one in block))
        is_text = said.endswith(_STOPS) or (line.level > 0 and value.marker > 0)
        label = visible(text).strip(" :*_")
        pair = Pair(label, said, at, line.number, source, "above", last=block[-1])
        found[fold(label)].append((pair, is_text and not _is_value(said, vocabulary)))
    # A line that most of the times stands above sentences, or a list that nobody reads as a value, heads a section.
    return [pair for both in found.values() for pair, _ in both if sum(is_text for _, is_text in both) * 2 <= len(both)]


def _is_value(text: str, vocabulary: Vocabulary) -> bool:
    """Return whether a reader of values knows a text, as anything but prose."""
    said = vote(text, vocabulary)
    return said is not None and said.is_value


def _of_terms(lines: Sequence[Line], filled: Sequence[int], source: str) -> list[Pair]:
    """Return the terms with what stands below them."""
    found: list[Pair] = []
    for at in filled:
        line = lines[at]
        text = visible(line.text[line.marker :])
        if line.role == "term":
            found.append(Pair(text.strip(" :*_"), "", at, line.number, source, "term", last=at))
        elif line.role == "value" and found and found[-1].last >= at - 2:
            value = f"{found[-1].value}\n{text}".strip()
            found[-1] = found[-1]._replace(value=value, last=at)
    return found


def _of_tables(lines: Sequence[Line], filled: Sequence[int], source: str) -> Iterator[Pair]:
    """Yield the labels of tables: heads of columns, or first cells of rows."""
    tables: dict[int, dict[int, dict[int, list[int]]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for at in filled:
        if cell := lines[at].cell:
            tables[cell.table][cell.row][cell.column].append(at)
    for grid in tables.values():
        head = _head(lines, grid)
        if head is None:
            yield from _of_box(lines, grid, source)
            continue
        labels = {column: _text(lines, places) for column, places in grid[head].items()}
        for row in (number for number in sorted(grid) if number > head):
            if len(grid[row]) == 1 < len(labels):
                continue  # a subtitle over all columns
            own = grid[row]
            for column, label in labels.items():
                places = own.get(column, [])
                first = places[0] if places else min(min(one) for one in own.values())
                if may_be_label(label):
                    said = _text(lines, places, "\n")
                    yield Pair(label, said, first, lines[first].number, source, "column", row, first)


def _head(lines: Sequence[Line], grid: dict[int, dict[int, list[int]]]) -> int | None:
    """Return the row that heads the columns of a listing; None for a box of labels, and for a table of layout."""
    widest = max(len(row) for row in grid.values())
    for number in sorted(grid)[:_HEADER_ROWS]:
        row = grid[number]
        texts = [_text(lines, places) for places in row.values()]
        marked = all(cell.is_header for places in row.values() for at in places if (cell := lines[at].cell))
        if len(row) < widest or len(set(map(fold, texts))) < len(texts):
            continue
        if sum(map(may_be_label, texts)) * 2 < len(texts) or not (marked or widest >= _LISTING):
            return None
        return number if len(grid) > 1 else None
    return None


def _of_box(lines: Sequence[Line], grid: dict[int, dict[int, list[int]]], source: str) -> Iterator[Pair]:
    """Yield the first cells of rows of two, each with the second."""
    for row in grid.values():
        cells = [places for _, places in sorted(row.items())]
        if len(cells) == 2 and len(cells[0]) == 1 and may_be_label(label := _text(lines, cells[0])):
            at = cells[0][0]
            yield Pair(label, _text(lines, cells[1], "\n"), at, lines[at].number, source, "row", last=cells[1][-1])


def _text(lines: Sequence[Line], places: Sequence[int], mark: str = " ") -> str:
    return mark.join(visible(lines[at].text[lines[at].marker :]).strip(" :*") for at in places)
