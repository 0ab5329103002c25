"""PDF with a text layer, as HTML: its lines are put together again as paragraphs, headings and bold."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from aenoprojects.errors import SourceError

if TYPE_CHECKING:
    from pdfminer.layout import LTPage, LTTextLine

_MOST_PAGES = 1_000  # a print of the longest page known has 90
_FEWEST_LETTERS = 20  # on all pages together; a scan has none, or a stamp
_MARGIN = 0.1  # of the page's height, in which running heads and page numbers stand
_RECURS = 0.6  # of the pages must have a running head at the same height: the first often has none
_LARGER = 1.1  # times the size of the prose: a heading
_APART = 1.25  # times the distance between two lines of a paragraph: the next paragraph
_WIDEST_LEADING = 2.0  # times the size of the letters
_SPACED = 0.1  # of the lines begin a paragraph with a space above it, where paragraphs have one
_SAME_EDGE = 0.8  # of the width of the page: columns that end about there end at the same edge
_NEARLY = 0.8  # of the width of a column: a full line, be it one whose next word was long
_INDENT = 5.0  # points: lines of one paragraph begin as far to the left
_DOT = 8.0  # points: the largest bullet; a larger circle is a picture
_SLACK = 2.5  # letters: the blank before the word, and that the letters of a word are wider than most
_SIZE_STEP = 0.5  # points: sizes that differ by less are one, however the program rounded
_BLANKS = re.compile(r"[ \t\r\n\f]+")  # a no-break blank is part of a word that was not to be broken
_BULLET = re.compile(r"[•◦▪‣·●○■□–-]\s|\d{1,3}[.)]\s")
_ONLY_BULLET = re.compile(r"[•◦▪‣·●○■□]|\d{1,3}[.)]")
_HYPHEN = re.compile(r"[^\W\d_]-$")
_ELLIPSIS = re.compile(r"(?:en|of|als|tot|naar|and|or)\b")  # "leer- en werkplek" keeps its blank
_LABEL = re.compile(r"[^\W\d_][^:.!?]{0,40}:(?:\s|$)")
_PAGE_NUMBER = re.compile(r"(?:\w+\s)?\d{1,4}(?:\s?(?:/|van|of)\s?\d{1,4})?")
_ADDRESS = re.compile(r"(?:https?|file)://\S+")
_SENTENCE_END = (".", "!", "?", ":", ";")


class _Row(NamedTuple):
    """One printed line."""

    text: str
    pieces: tuple[tuple[bool, str], ...]
    """The text in stretches, each bold or not."""
    left: float
    right: float
    top: float
    bottom: float
    size: float
    page: int
    height: float
    """Of the page, in points."""

    @property
    def is_bold(self) -> bool:
        """Return whether all of it is bold."""
        return all(bold for bold, text in self.pieces if text.strip())


def pdf_html(data: bytes, name: str) -> str:
    """Return the text of a PDF as HTML, a line for each paragraph.

    Running heads and page numbers become page furniture; a sentence that a line or page broke is joined again.

    Args:
        data: the file.
        name: what to call it in an error.

    Raises:
        SourceError: pdfminer.six is not installed; the file is locked, damaged, too long, or a scan without text.
    """
    rows = list(_rows(data, name))
    if sum(map(str.isalpha, "".join(row.text for row in rows))) < _FEWEST_LETTERS:
        raise SourceError(f"{name} is a scan, pictures of text: let a program recognise the text first (OCR)")
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
        else:
            pieces += _paragraphs(list(some), setting, levels)
    return "".join(_rejoined(pieces))


def _rows(data: bytes, name: str) -> Iterator[_Row]:
    for number, page in enumerate(_pages(data, name)):
        if number == _MOST_PAGES:
            raise SourceError(f"{name} has over {_MOST_PAGES:,} pages: give the part with the projects")
        for box in page:
            # (Told by what they have: pdfminer's classes are at hand only where it is installed.)
            lines: Iterable[Any] = box if hasattr(box, "get_text") else ()  # type: ignore[assignment]
            for line in lines:
                if hasattr(line, "get_text") and (row := _row(line, number, page)):
                    yield row
            if hasattr(box, "pts") and 0 < box.width < _DOT and abs(box.width - box.height) < 1:
                # A browser draws the bullets of a list.
                dot = (("•", ((False, "•"),)), (box.x0, box.x1, box.y1, box.y0))
                yield _Row(*dot[0], *dot[1], size=0.0, page=number, height=page.height)


def _pages(data: bytes, name: str) -> Iterator[LTPage]:
    try:
        from pdfminer.high_level import extract_pages
        from pdfminer.layout import LAParams
        from pdfminer.pdfdocument import PDFPasswordIncorrect, PDFTextExtractionNotAllowed
    except ImportError as error:
        raise SourceError(
            f"{name} is a PDF, for which pdfminer.six is needed: pip install 'aenoprojects[pdf]', "
            "or copy its text into a text file (.txt)"
        ) from error
    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # what it finds odd in a file is no news for the user
    try:
        yield from extract_pages(io.BytesIO(data), laparams=LAParams(), maxpages=_MOST_PAGES + 1)
    except (PDFPasswordIncorrect, PDFTextExtractionNotAllowed) as error:
        raise SourceError(f"{name} is locked: save it without a password") from error
    except Exception as error:  # whatever a damaged file makes of a stranger's parser
        raise SourceError(f"{name} is a damaged PDF: save it anew, or copy its text into a text file (.txt)") from error


def _row(line: LTTextLine, number: int, page: LTPage) -> _Row | None:
    from pdfminer.layout import LTChar

    pieces: list[tuple[bool, str]] = []
    sizes: Counter[float] = Counter()
    is_bold = False
    right = line.x0
    for one in line:
        if isinstance(one, LTChar):
            right = right if one.get_text().isspace() else one.x1
            is_bold = any(word in one.fontname.lower() for word in ("bold", "black", "heavy"))
            sizes[round(one.size / _SIZE_STEP) * _SIZE_STEP] += 1
        pieces.append((is_bold, one.get_text()))
    text = _BLANKS.sub(" ", line.get_text()).strip(" ")
    if not text or not sizes:
        return None
    joined = tuple((bold, "".join(part for _, part in some)) for bold, some in groupby(pieces, lambda one: one[0]))
    size = sizes.most_common(1)[0][0]
    return _Row(text, joined, line.x0, line.x1, line.y1, line.y0, size, number, page.height)


def _key(row: _Row) -> tuple[str, int, int]:
    """Return what a line in the margin shares with those of other pages; no digits, which count the pages."""
    if _MARGIN * row.height <= row.bottom and row.top <= (1 - _MARGIN) * row.height:
        return ("", row.page, round(row.bottom))
    return (re.sub(r"\d+", "0", row.text), -1, round(row.bottom / 4))


def _running(rows: Sequence[_Row]) -> set[tuple[str, int, int]]:
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


def _with_bullets(rows: Sequence[_Row]) -> list[_Row]:
    """Return the lines with a bullet that was drawn apart put before the line at its height."""
    bullets: dict[int, list[_Row]] = defaultdict(list)
    for row in rows:
        if _ONLY_BULLET.fullmatch(row.text):
            bullets[row.page].append(row)
    whole: list[_Row] = []
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
            pieces = ((False, f"{bullet.text} "), *row.pieces)
            whole.append(row._replace(text=f"{bullet.text} {row.text}", pieces=pieces))
        else:
            whole.append(row)
    return [row for row in whole if row.size and id(row) not in used]


def _common_size(rows: Iterable[_Row]) -> float:
    sizes: Counter[float] = Counter()
    for row in rows:
        sizes[row.size] += len(row.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


class _Setting:
    """How the pages are set: where lines end, how far apart they stand."""

    def __init__(self, rows: Sequence[_Row]) -> None:
        edges: dict[int, float] = defaultdict(float)
        for row in rows:
            edges[_column(row)] = max(edges[_column(row)], row.right)
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

    def goes_on(self, above: _Row, row: _Row) -> bool:
        """Return whether a line is the rest of the paragraph above: its first word did not fit there."""
        if row.size != above.size or _BULLET.match(row.text) or above.page != row.page or row.left > above.right:
            return False
        if not 0 < (above.bottom - row.bottom) / row.size <= _APART * self.leading:
            return False
        is_hanging = row.left > above.left and _BULLET.match(above.text)
        if abs(row.left - above.left) > _INDENT and not is_hanging:
            return False
        if _LABEL.match(row.text) and _LABEL.match(above.text):
            return False
        edge = self.edges[_column(above)]
        if self.has_spacing:  # what stands close is one paragraph, or lines that somebody broke by hand: short ones
            if not above.text.endswith(_SENTENCE_END) and above.right > _NEARLY * edge:
                return True
            if row.text[:1].islower() and above.right > edge / 2:
                return True
        width = (row.right - row.left) / max(len(row.text), 1)
        return above.right + (len(row.text.partition(" ")[0]) + _SLACK) * width > edge


def _column(row: _Row) -> int:
    return round(row.left / 10)


def _paragraphs(rows: Sequence[_Row], setting: _Setting, levels: dict[float, int]) -> Iterator[str]:
    group: list[_Row] = []
    for row in rows:
        if group and not setting.goes_on(group[-1], row):
            yield _paragraph(group, levels)
            group = []
        group.append(row)
    if group:
        yield _paragraph(group, levels)


def _paragraph(group: Sequence[_Row], levels: dict[float, int]) -> str:
    """Return lines as one paragraph or heading; a word that was broken at its hyphen gets no blank."""
    said = ""
    for row in group:
        if said:
            said += "" if _HYPHEN.search(said) and not _ELLIPSIS.match(row.text) else " "
        said += "".join(
            f"<b>{escape(text.strip())}</b> " if bold and text.strip() else escape(text) for bold, text in row.pieces
        )
        said = said.strip()
    tag = f"h{levels[group[0].size]}" if group[0].size in levels else "p"
    return f"<{tag}>{said}</{tag}>\n"


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
