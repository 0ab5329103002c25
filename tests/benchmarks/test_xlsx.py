"""The workbook costs little more than its cells do, and a streamed one stays small in memory."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from copy import copy
from pathlib import Path
from typing import Any, TypeAlias

from attrs import evolve
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.worksheet.table import Table

from aenoprojects.api import corpus
from aenoprojects.exporters.xlsx import XlsxExporter
from aenoprojects.model import DocumentStream, Project
from workbooks import made_up

Plain: TypeAlias = tuple[Any, int, str | None] | None
"""Value, style and link of a cell."""

PROJECTS = 100_000
HERE = Path(__file__).parent


def test_corpus(at_most: Callable[[float, float], None]) -> None:
    """The workbook of the corpus takes at most 1.5 times what a bare script takes for the same cells and rules."""
    document = corpus()
    made = io.BytesIO()
    XlsxExporter().write(document, made)
    template = load_workbook(made)
    ratio = _ratio(lambda: list(XlsxExporter().write(document, io.BytesIO())), lambda: _bare(template), 6)
    print(f"workbook of the corpus: {ratio:.2f} times a bare script")
    at_most(ratio, 1.5)


def _ratio(ours: Callable[[], object], bare: Callable[[], object], times: int) -> float:
    """Return the ratio of the processor time of the best runs: what else the machine does is not in it."""
    seconds: dict[str, list[float]] = {"ours": [], "bare": []}
    for _ in range(times):
        for name, run in (("ours", ours), ("bare", bare)):
            started = time.process_time()
            run()
            seconds[name].append(time.process_time() - started)
    return min(seconds["ours"]) / min(seconds["bare"])


def _bare(template: Workbook) -> None:
    """Write the cells, styles and rules of a workbook with openpyxl and nothing else, each style made once."""
    book = Workbook()
    book.remove(book.active)
    styles: dict[int, object] = {}
    for source in template:
        sheet = book.create_sheet(source.title)
        for row in source.iter_rows():
            for cell in row:
                if cell.value is None and not cell.has_style:
                    continue
                copied = sheet.cell(cell.row, cell.column, cell.value)
                if cell.style_id not in styles:
                    copied.font, copied.fill = copy(cell.font), copy(cell.fill)
                    copied.border, copied.alignment = copy(cell.border), copy(cell.alignment)
                    copied.number_format = cell.number_format
                    styles[cell.style_id] = copied._style
                copied._style = styles[cell.style_id]
                copied.data_type = cell.data_type
                if cell.hyperlink:
                    copied.hyperlink = cell.hyperlink.target
        for ranges in source.conditional_formatting:
            for rule in ranges.rules:
                sheet.conditional_formatting.add(str(ranges.sqref), copy(rule))
        for table in source.tables.values():
            sheet.add_table(Table(displayName=table.displayName, ref=table.ref))
    book.save(io.BytesIO())


def test_stream(at_most: Callable[[float, float], None]) -> None:
    """Streaming many projects takes at most 1.3 times what bare openpyxl takes for the same cells."""
    few = io.BytesIO()
    XlsxExporter(mode="stream").write(DocumentStream(projects(100)), few)
    template = load_workbook(few)
    sheets = {sheet.title: [[_plain(cell) for cell in row] for row in sheet] for sheet in template}
    count = 300
    ratio = _ratio(
        lambda: XlsxExporter(mode="stream").write(DocumentStream(projects(count)), io.BytesIO()),
        lambda: _bare_stream(sheets, template, count // 100),
        12,
    )
    print(f"stream of {count} projects: {ratio:.2f} times bare openpyxl")
    at_most(ratio, 1.3)


def projects(count: int) -> Iterator[Project]:
    """Yield projects that differ, as they would come from a large page."""
    some = [made_up(number) for number in range(100)]
    for number in range(count):
        yield evolve(some[number % 100], id=f"project-{number}", title=f"Project nummer {number}")


def _bare_stream(sheets: dict[str, list[list[Plain]]], template: Workbook, times: int) -> None:
    """Write the rows of a workbook many times over in write-only mode, each style made once."""
    book = Workbook(write_only=True)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        styles: dict[int, object] = {}
        for cell in (cell for row in template[title] for cell in row):
            if cell.style_id not in styles:
                made = WriteOnlyCell(sheet)
                made.font, made.fill, made.border = copy(cell.font), copy(cell.fill), copy(cell.border)
                made.alignment, made.number_format = copy(cell.alignment), cell.number_format
                styles[cell.style_id] = made._style
        for row in rows * times:
            cells = []
            for plain in row:
                if plain is None:
                    cells.append(None)
                    continue
                value, style, link = plain
                made = WriteOnlyCell(sheet, value)
                made._style = styles[style]
                if link:
                    made.hyperlink = link
                cells.append(made)
            sheet.append(cells)
    book.save(io.BytesIO())


def _plain(cell: Cell) -> Plain:
    if cell.value is None:
        return None
    return cell.value, cell.style_id, cell.hyperlink.target if cell.hyperlink else None


def test_memory() -> None:
    """100,000 projects in a stream take less than 250 MB at their peak.

    Measured at a twentieth of that, with a twentieth of the links that a workbook can have, and multiplied;
    AENOPROJECTS_STREAM=100000 measures it in full.
    """
    count = int(os.environ.get("AENOPROJECTS_STREAM", PROJECTS // 20))
    empty, full = _peak(0, count), _peak(count, count)
    estimate = empty + (full - empty) * PROJECTS / count
    print(f"stream of {count} projects: {full:.0f} MB, so of {PROJECTS}: {estimate:.0f} MB")
    assert estimate < 250


def _peak(projects: int, of: int) -> float:
    """Return the most memory in MB that a process takes to stream some projects."""
    script = f"""
import io, re, sys
from pathlib import Path
sys.path[:0] = [{str(HERE)!r}, {str(HERE.parent)!r}]
from test_xlsx import projects
from aenoprojects.exporters.xlsx import XlsxExporter, cells
from aenoprojects.model import DocumentStream
cells.LINKS = cells.LINKS * {of} // {PROJECTS}
XlsxExporter(mode="stream").write(DocumentStream(projects({projects})), io.BytesIO())
# Not getrusage, which starts from the peak of the process that started this one.
print(int(re.search("VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) / 1024)
"""
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    return float(done.stdout)
