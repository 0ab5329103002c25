"""The layout of printed pages undone: lines become paragraphs, headings, lists and tables; running heads go aside."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby, pairwise

from aenoprojects.reading.pdf_grids import Grid
from aenoprojects.reading.pdf_rows import Row, column
from aenoprojects.reading.pdf_tables import Cells, with_tables

_MARGIN = 0.1  # of the page's height, in which running heads and page numbers stand
_RECURS = 0.6  # of the pages must have a running head at the same height: the first often has none
_LARGER = 1.1  # times the size of the prose: a heading
_APART = 1.25  # times the distance between two lines of a paragraph: the next paragraph
_WIDEST_LEADING = 2.0  # times the size of the letters
_SPACED = 0.1  # of the lines begin a paragraph with a space above it, where paragraphs have one
_SAME_EDGE = 0.8  # of the width of the page: columns that end about there end at the same edge
_NEARLY = 0.8  # of the width of a column: a full line, be it one whose next word was long
_INDENT = 5.0  # points: lines of one paragraph begin as far to the left
_SLACK = 2.5  # letters: the blank before the word, and that the letters of a word are wider than most
_BULLET = re.compile(r"[•◦▪‣·●○■□–-]\s|\d{1,3}[.)]\s")
_ONLY_BULLET = re.compile(r"[•◦▪‣·●○■□]|\d{1,3}[.)]")
_HYPHEN = re.compile(r"[^\W\d_]-$")
_ELLIPSIS = re.compile(r"(?:en|of|als|tot|naar|and|or)\b")  # "leer- en werkplek" keeps its blank
_LABEL = re.compile(r"[^\W\d_][^:.!?]{0,40}:(?:\s|$)")
_PAGE_NUMBER = re.compile(r"(?:\w+\s)?\d{1,4}(?:\s?(?:/|van|of)\s?\d{1,4})?")
_ADDRESS = re.compile(r"(?:https?|file)://\S+")
_SENTENCE_END = (".", "!", "?", ":", ";")


def as_html(rows: Sequence[Row]) -> str:
    """Return printed lines as HTML, a line for each paragraph.

    Args:
        rows: the lines of all pages, in the order of reading; bullets that were drawn have no size.
    """
    rows = _with_bullets(rows)
    running = _running(rows)
    body = _common_size(row for row in rows if _key(row) not in running)
    setting = _Setting(rows)
    # Sizes of headings, the largest first; a page has hardly more than three levels.
    sizes = sorted({row.size for row in rows if row.size > body * _LARGER and _key(row) not in running}, reverse=True)
    levels = {size: min(level, 6) for level, size in enumerate(sizes, 1)}
    pieces: list[str] = []
    for is_running, some in groupby(rows, lambda row: _key(row) in running):
        if is_running:
            pieces += [f"<nav>{escape(row.text)}</nav>\n" for row in some]
            continue
        units = [unit for _, page in groupby(some, lambda row: row.page) for unit in with_tables(list(page))]
        for is_table, part in groupby(units, lambda unit: isinstance(unit, Cells)):
            if is_table:
                pieces.append(_table([(one.label, one.value) for one in part if isinstance(one, Cells)], setting))
                continue
            for is_grid, more in groupby(part, lambda unit: isinstance(unit, Grid)):
                if is_grid:
                    pieces += [_table(one.rows, setting) for one in more if isinstance(one, Grid)]
                else:
                    pieces += _paragraphs([one for one in more if isinstance(one, Row)], setting, levels)
    return "".join(_rejoined(pieces))


def _key(row: Row) -> tuple[str, int, int]:
    """Return what a line in the margin shares with those of other pages; no digits, which count the pages."""
    if _MARGIN * row.height <= row.bottom and row.top <= (1 - _MARGIN) * row.height:
        return ("", row.page, round(row.bottom))
    return (re.sub(r"\d+", "0", row.text), -1, round(row.bottom / 4))


def _running(rows: Sequence[Row]) -> set[tuple[str, int, int]]:
    """Return the keys of running heads, page numbers and the address that a browser prints."""
    pages = len({row.page for row in rows})
    found: dict[tuple[str, int, int], set[int]] = defaultdict(set)
    running = set()
    for row in rows:
        key = _key(row)
        if key[1] < 0:
            found[key].add(row.page)
            if _PAGE_NUMBER.fullmatch(row.text) or _ADDRESS.fullmatch(row.text):
                running.add(key)
    return running | {key for key, where in found.items() if len(where) > 1 and len(where) >= _RECURS * pages}


def _with_bullets(rows: Sequence[Row]) -> list[Row]:
    """Return the lines with a bullet that was drawn apart put before the line at its height."""
    bullets: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        if _ONLY_BULLET.fullmatch(row.text):
            bullets[row.page].append(row)
    whole: list[Row] = []
    used: set[int] = set()
    for row in rows:
        mine = [
            one
            for one in bullets[row.page]
            if row.bottom < (one.bottom + one.top) / 2 < row.top and one.right < row.left + 1 and id(one) not in used
        ]
        if mine and not _ONLY_BULLET.fullmatch(row.text):
            bullet = max(mine, key=lambda one: one.left)
            used.add(id(bullet))
            whole.append(row.with_words([*bullet.words, *row.words]))
        else:
            whole.append(row)
    return [row for row in whole if row.size and id(row) not in used]


def _common_size(rows: Iterable[Row]) -> float:
    sizes: Counter[float] = Counter()
    for row in rows:
        sizes[row.size] += len(row.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


class _Setting:
    """How the pages are set: where lines end, how far apart they stand."""

    def __init__(self, rows: Sequence[Row]) -> None:
        edges: dict[int, float] = defaultdict(float)
        for row in rows:
            edges[column(row)] = max(edges[column(row)], row.right)
        widest = max(edges.values(), default=0.0)
        # A list stands further to the right than the prose, and ends where that ends.
        self.edges = {column: widest if edge > _SAME_EDGE * widest else edge for column, edge in edges.items()}
        apart = [
            round((above.bottom - row.bottom) / row.size, 1)
            for above, row in pairwise(rows)
            if above.page == row.page and above.size == row.size and above.bottom > row.bottom
        ]
        near = Counter(one for one in apart if one < _WIDEST_LEADING).most_common(1)
        self.leading = near[0][0] if near else 0.0
        spaced = sum(_APART * self.leading < one < 2 * _WIDEST_LEADING for one in apart)
        self.has_spacing = spaced > _SPACED * len(apart)

    def goes_on(self, above: Row, row: Row) -> bool:
        """Return whether a line is the rest of the paragraph above: its first word did not fit there."""
        if row.size != above.size or _BULLET.match(row.text) or above.page != row.page or row.left > above.right:
            return False
        if not 0 < (above.bottom - row.bottom) / row.size <= _APART * self.leading:
            return False
        is_hanging = _BULLET.match(above.text)  # the rest of an item stands further in, or out at the edge
        if abs(row.left - above.left) > _INDENT and not is_hanging:
            return False
        if _LABEL.match(row.text) and _LABEL.match(above.text):
            return False
        edge = self.edges.get(column(above), above.right)  # a cell may begin where no line does
        if self.has_spacing:  # what stands close is one paragraph, or lines that somebody broke by hand: short ones
            if not above.text.endswith(_SENTENCE_END) and above.right > _NEARLY * edge:
                return True
            if row.text[:1].islower() and above.right > edge / 2:
                return True
        width = (row.right - row.left) / max(len(row.text), 1)
        return above.right + (len(row.text.partition(" ")[0]) + _SLACK) * width > edge


def _paragraphs(rows: Sequence[Row], setting: _Setting, levels: dict[float, int]) -> Iterator[str]:
    group: list[Row] = []
    for row in rows:
        if group and not setting.goes_on(group[-1], row):
            yield _paragraph(group, levels)
            group = []
        group.append(row)
    if group:
        yield _paragraph(group, levels)


def _paragraph(group: Sequence[Row], levels: dict[float, int]) -> str:
    """Return lines as one paragraph or heading; a word that was broken at its hyphen gets no blank."""
    said = _said(group[0])
    for row in group[1:]:
        is_whole = _HYPHEN.search(said) and not _ELLIPSIS.match(row.text)
        said += _said(row) if is_whole else f" {_said(row)}"
    tag = f"h{levels[group[0].size]}" if group[0].size in levels else "p"
    return f"<{tag}>{said}</{tag}>\n"


def _said(row: Row) -> str:
    """Return a line as HTML: its words, those that are bold marked so."""
    runs = groupby(row.words, lambda word: word.is_bold)
    said = ((is_bold, escape(" ".join(word.text for word in words))) for is_bold, words in runs)
    return " ".join(f"<b>{text}</b>" if is_bold else text for is_bold, text in said)


def _table(rows: Sequence[Sequence[Sequence[Row]]], setting: _Setting) -> str:
    shown = ("".join(f"<td>{_cell(cell, setting)}</td>" for cell in row) for row in rows)
    return f"<table>{''.join(f'<tr>{cells}</tr>' for cells in shown)}</table>\n"


def _cell(rows: Sequence[Row], setting: _Setting) -> str:
    return "".join(_paragraphs(rows, setting, {})).removesuffix("\n")


def _rejoined(pieces: Sequence[str]) -> list[str]:
    """Return the paragraphs with a sentence joined that a page broke, before the running heads between its parts."""
    whole: list[str] = []
    last = -1
    for piece in pieces:
        if piece.startswith("<p>"):
            if last >= 0 and last < len(whole) - 1 and _is_broken(whole[last], piece):
                whole[last] = f"{whole[last].removesuffix('</p>' + chr(10))} {piece.removeprefix('<p>')}"
                continue
            last = len(whole)
        elif not piece.startswith("<nav>"):
            last = -1
        whole.append(piece)
    return whole


def _is_broken(above: str, below: str) -> bool:
    before, after = above.removesuffix("</p>\n"), below.removeprefix("<p>")
    return not before.endswith(_SENTENCE_END) and after[:1].islower()
