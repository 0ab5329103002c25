"""A workbook being written: its sheets, its reference date, what formulas come to, and the file itself."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import IO, BinaryIO, TypeAlias
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.writer.excel import ExcelWriter

from aenoprojects.diagnostics import Diagnostic, Language
from aenoprojects.exporters.xlsx import cells
from aenoprojects.exporters.xlsx.styles import Styles
from aenoprojects.exporters.xlsx.words import reference_name, word

Value: TypeAlias = str | int | date
Result: TypeAlias = Value | None

_CREATED = datetime(2000, 1, 1)  # a fixed one: the same input gives the same bytes
_DAY_ZERO = date(1899, 12, 30)  # from 1 March 1900 on: see `cells.FIRST_DAY`
_LANGUAGES: dict[Language, str] = {"nl": "nl-NL", "en": "en-GB"}
_CHART = re.compile(rb'<(?:xdr:)?cNvPr id="\d+" name="Chart \d+"')
_SPOOLED = 16 * 1024 * 1024
_FORMULA = re.compile(rb'<c r="([A-Z]+\d+)"( s="\d+")?><f>([^<]*)</f><v ?(?:/>|></v>)')


class Book:
    """A workbook being written, in either mode."""

    def __init__(self, *, language: Language, reference_date: date | None, streaming: bool) -> None:
        """Start an empty one.

        Args:
            language: of everything the reader sees.
            reference_date: day on which statuses hold; None for today, whenever the file is opened.
            streaming: True to write rows away at once.
        """
        self.workbook = Workbook(write_only=streaming)
        if not streaming:
            self.workbook.remove(self.workbook.worksheets[0])
        self.language = language
        self.reference_date = reference_date
        self.streaming = streaming
        self.styles = Styles(language)
        self.reports: list[Diagnostic] = []
        self.results: list[tuple[Cell, Value]] = []
        self.rows: dict[str, int | None] = {}
        self.selection = ""
        """What was selected of the page, in words."""
        self.alternatives: list[str] = []
        """What each chart shows, in words, in the order in which they were added."""
        self.links_left = cells.LINKS  # of all sheets together: each takes memory until the end

    def word(self, key: str) -> str:
        """Return one of the workbook's words in its language."""
        return word(key, self.language)

    @property
    def reference(self) -> str:
        """Return the defined name that formulas use for the reference date."""
        return reference_name(self.language)

    def define_reference(self, cell: str) -> None:
        """Give the reference date's cell on Over its name.

        Args:
            cell: where it is, "$B$3".
        """
        name = self.reference
        self.workbook.defined_names[name] = DefinedName(name, attr_text=f"{self.word('about')}!{cell}")

    def save(self, stream: BinaryIO) -> None:
        """Write the workbook to a stream, without seeking in it."""
        properties = self.workbook.properties
        properties.creator, properties.title = "aenoprojects", self.word("projects")
        properties.description, properties.language = self.word("description"), _LANGUAGES[self.language]
        properties.created = properties.modified = _CREATED
        results = self._results_by_part()
        with SpooledTemporaryFile(_SPOOLED) as file:
            # Not Workbook.save, which stamps the time of day on the file.
            ExcelWriter(self.workbook, _Archive(file, results, self.alternatives)).save()  # type: ignore[arg-type]
            file.seek(0)
            copyfileobj(file, stream)

    def _results_by_part(self) -> dict[str, dict[str, Value]]:
        parts: dict[str, dict[str, Value]] = {}
        numbers = {sheet.title: number for number, sheet in enumerate(self.workbook.worksheets, start=1)}
        for cell, value in self.results:
            part = f"xl/worksheets/sheet{numbers[cell.parent.title]}.xml"
            parts.setdefault(part, {})[cell.coordinate] = value
        return parts


class _Archive:
    """A zip file without times, that adds to formulas what they come to: as much of one as is needed.

    openpyxl writes formulas without results, which leaves them blank in every program that reads but does not
    calculate: previews, pandas, calamine.
    """

    def __init__(
        self, file: IO[bytes], results: Mapping[str, Mapping[str, Value]], alternatives: Sequence[str]
    ) -> None:
        self._file = ZipFile(file, "w", ZIP_DEFLATED)
        self._results = results
        self._alternatives = alternatives
        self.namelist, self.close = self._file.namelist, self._file.close

    def writestr(self, name: str, data: bytes | str) -> None:
        """Add a part from memory."""
        if name.startswith("xl/drawings/drawing"):
            data = _with_alternatives(data.encode() if isinstance(data, str) else data, self._alternatives)
        self._file.writestr(_entry(name), data)

    def write(self, filename: str, name: str) -> None:
        """Add a part from a file; one without results is never in memory as a whole."""
        with Path(filename).open("rb") as source:
            if results := self._results.get(name):
                self.writestr(name, _with_results(source.read(), results))
                return
            entry = _entry(name)
            # The size says that no ZIP64 header is needed, which many readers of workbooks do not know.
            entry.file_size = Path(filename).stat().st_size
            with self._file.open(entry, "w") as target:
                copyfileobj(source, target, 1024 * 1024)


def _with_alternatives(drawing: bytes, texts: Sequence[str]) -> bytes:
    """Return a drawing whose charts say what they show (ECMA-376 part 1, section 20.1.2.2.8): openpyxl cannot.

    Raises:
        RuntimeError: the drawing has another number of charts than there are texts.
    """
    left = list(texts)

    def named(found: re.Match[bytes]) -> bytes:
        text = escape(left.pop(0), {'"': "&quot;"}) if left else ""
        return b'%b descr="%b"' % (found[0], text.encode("ascii", "xmlcharrefreplace"))

    made, count = _CHART.subn(named, drawing)
    if count != len(texts):
        raise RuntimeError(f"the drawing has {count} charts, not {len(texts)}: openpyxl writes them in another way now")
    return made


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name)
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = 0
    return entry


def _with_results(sheet: bytes, results: Mapping[str, Value]) -> bytes:
    """Return a sheet with the results of its formulas in it (ECMA-376 part 1, section 18.3.1.96)."""
    placed = 0

    def filled(found: re.Match[bytes]) -> bytes:
        nonlocal placed
        cell, style, formula = found[1], found[2] or b"", found[3]
        value = results.get(cell.decode())
        if value is None:
            return found[0]
        placed += 1
        kind = b' t="str"' if isinstance(value, str) else b""
        shown = escape(str((value - _DAY_ZERO).days if isinstance(value, date) else value)).encode()
        return b'<c r="%b"%b%b><f>%b</f><v>%b</v>' % (cell, style, kind, formula, shown)

    made = _FORMULA.sub(filled, sheet)
    if placed != len(results):
        raise RuntimeError(
            f"{placed} of {len(results)} results were placed: openpyxl writes formulas in another way now"
        )
    return made
