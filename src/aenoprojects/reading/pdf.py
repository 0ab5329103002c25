"""PDF with a text layer: its printed lines, which the layout puts together again as a page."""

from __future__ import annotations

import io
import logging
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from aenoprojects.errors import SourceError
from aenoprojects.reading.pdf_layout import as_html
from aenoprojects.reading.pdf_rows import Row, Word

if TYPE_CHECKING:
    from pdfminer.layout import LTPage, LTTextLine

_MOST_PAGES = 1_000  # a print of the longest page known has 90
_FEWEST_LETTERS = 20  # on all pages together; a scan has none, or a stamp
_DOT = 8.0  # points: the largest bullet; a larger circle is a picture
_SIZE_STEP = 0.5  # points: sizes that differ by less are one, however the program rounded
_BLANKS = frozenset(" \t\r\n\f")  # a no-break blank is part of a word that was not to be broken
_HEAVY = ("bold", "black", "heavy")
"""Words in the name of a bold font."""


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
    return as_html(rows)


def _rows(data: bytes, name: str) -> Iterator[Row]:
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
                dot = Word("•", box.x0, box.x1)
                yield Row((dot,), box.y1, box.y0, size=0.0, page=number, height=page.height)


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


def _row(line: LTTextLine, number: int, page: LTPage) -> Row | None:
    from pdfminer.layout import LTChar

    words: list[Word] = []
    sizes: Counter[float] = Counter()
    is_open = False
    for one in line:
        text = one.get_text()
        if not isinstance(one, LTChar) or text in _BLANKS:
            is_open = False
            continue
        sizes[round(one.size / _SIZE_STEP) * _SIZE_STEP] += 1
        if is_open:
            words[-1] = words[-1]._replace(text=words[-1].text + text, right=one.x1)
        else:
            is_bold = any(word in one.fontname.lower() for word in _HEAVY)
            words.append(Word(text, one.x0, one.x1, is_bold))
            is_open = True
    if not words:
        return None
    return Row(tuple(words), line.y1, line.y0, sizes.most_common(1)[0][0], number, page.height)
