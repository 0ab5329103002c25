"""The file itself: valid OOXML, and none of the conditions that make Excel offer a repair."""

from __future__ import annotations

import io
import re
from zipfile import ZipFile

import pytest
from lxml import etree
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter, range_boundaries

from aenoprojects.model import Document
from aenoprojects.testing import sample_document
from workbooks import HOSTILE, bundled, made_up, written

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
DOCUMENTS = {
    "corpus": bundled,
    "sample": sample_document,
    "hostile": lambda: Document(projects=tuple(made_up(0, title=text) for text in HOSTILE)),
    "empty": Document,
}
CASES = [(name, "full", "nl") for name in DOCUMENTS] + [("sample", "stream", "en")]


@pytest.fixture(scope="module", params=CASES, ids="-".join)
def package(request: pytest.FixtureRequest) -> bytes:
    name, mode, language = request.param
    return written(DOCUMENTS[name](), mode=mode, language=language, reference_date=None)[0]


def parts(package: bytes, pattern: str) -> dict[str, etree._Element]:
    with ZipFile(io.BytesIO(package)) as archive:
        names = [name for name in archive.namelist() if re.fullmatch(pattern, name)]
        return {name: etree.fromstring(archive.read(name)) for name in names}


def test_tables(package: bytes) -> None:
    """Tables: names legal and unlike each other, headers as in the cells and unlike each other, numbered from 1."""
    book = load_workbook(io.BytesIO(package))
    names = [name for sheet in book for name in sheet.tables]
    defined = [*book.defined_names, *(name for sheet in book for name in sheet.defined_names)]
    assert len({name.casefold() for name in (*names, *defined)}) == len([*names, *defined])
    for sheet in book:
        for table in sheet.tables.values():
            assert re.fullmatch(r"[A-Za-z_]\w{0,254}", table.displayName)
            left, top, right, bottom = range_boundaries(table.ref)
            headers = [sheet.cell(top, column).value for column in range(left, right + 1)]
            assert [column.name for column in table.tableColumns] == headers
            assert all(isinstance(header, str) and 0 < len(header) < 256 for header in headers)
            assert len({header.casefold() for header in headers}) == len(headers)
            assert bottom > top
            if table.autoFilter:  # a list; the others are blocks of a sheet, which a screen reader tells apart so
                assert bottom == sheet.max_row
                assert table.autoFilter.ref == table.ref
    numbers = [int(part.get("id") or 0) for part in parts(package, r"xl/tables/.*\.xml").values()]
    assert sorted(numbers) == list(range(1, len(names) + 1))


def test_names_of_sheets(package: bytes) -> None:
    """Sheets: at most 31 characters, none that is forbidden, no apostrophe outside, no two alike."""
    names = load_workbook(io.BytesIO(package), read_only=True).sheetnames
    assert all(0 < len(name) <= 31 and not re.search(r"[\[\]:*?/\\]|^'|'$", name) for name in names)
    assert len({name.casefold() for name in names}) == len(names)


def test_formulas(package: bytes) -> None:
    """Formulas: at most 8,192 characters, no `=` in the file, every sheet and column that they name exists."""
    book = load_workbook(io.BytesIO(package))
    columns = {
        f"{table.name}[{column.name}]"
        for sheet in book
        for table in sheet.tables.values()
        for column in table.tableColumns
    }
    for part in parts(package, r"xl/worksheets/.*\.xml").values():
        for formula in part.iter(f"{MAIN}f", f"{MAIN}formula"):
            text = formula.text or ""
            assert 0 < len(text) <= 8192
            assert not text.startswith("=")
            assert set(re.findall(r"\w+\[[^\[\]]+\]", text)) <= columns
            assert set(re.findall(r"(\w+)!", text)) <= set(book.sheetnames)
            assert text.count("(") == text.count(")")


def test_cells(package: bytes) -> None:
    """Cells: in order, inside the sheet, texts within Excel's limits, styles that exist, no time zone, no error."""
    (styles,) = parts(package, r"xl/styles\.xml").values()
    formats = len(styles.find(f"{MAIN}cellXfs"))
    assert formats < 65_490
    for part in parts(package, r"xl/worksheets/.*\.xml").values():
        row_numbers = [int(row.get("r")) for row in part.iter(f"{MAIN}row")]
        assert row_numbers == sorted(set(row_numbers))
        for row in part.iter(f"{MAIN}row"):
            places = [range_boundaries(cell.get("r")) for cell in row]
            assert places == sorted(set(places))
            assert all(place[1] == int(row.get("r")) for place in places)
            assert float(row.get("ht", 0)) <= 409
            for cell in row:
                assert cell.get("t", "n") in ("n", "s", "str", "inlineStr")
                assert int(cell.get("s", 0)) < formats
                text = "".join(cell.itertext(f"{MAIN}t"))
                assert len(text.encode("utf-16-le")) // 2 <= 32_767
                assert text.count("\n") <= 253


def test_rules_and_merges(package: bytes) -> None:
    """Conditional formatting has looks that exist and priorities of its own; merged cells do not overlap a table."""
    (styles,) = parts(package, r"xl/styles\.xml").values()
    looks = styles.find(f"{MAIN}dxfs")
    for part in parts(package, r"xl/worksheets/.*\.xml").values():
        rules = list(part.iter(f"{MAIN}cfRule"))
        assert len({rule.get("priority") for rule in rules}) == len(rules)
        assert all(int(rule.get("dxfId") or 0) < len(looks) for rule in rules if rule.get("type") == "expression")
        merged = [range_boundaries(merge.get("ref")) for merge in part.iter(f"{MAIN}mergeCell")]
        covered = [
            (row, column)
            for left, top, right, bottom in merged
            for row in range(top, bottom + 1)
            for column in range(left, right + 1)
        ]
        assert len(covered) == len(set(covered))
        assert not (merged and part.find(f"{MAIN}tableParts") is not None)


def test_relations(package: bytes) -> None:
    """Every relation points to a part that is there, every link is short enough, none points to a file."""
    with ZipFile(io.BytesIO(package)) as archive:
        names = set(archive.namelist())
        assert len(names) == len(archive.namelist())
        for name in names:
            if name.endswith(".rels"):
                for relation in etree.fromstring(archive.read(name)):
                    target = relation.get("Target")
                    if relation.get("TargetMode") == "External":
                        assert target.startswith("mailto:")
                        assert len(target) <= 2_079
                    else:
                        assert target.lstrip("/") in names or f"xl/{target}" in names


def test_drawings() -> None:
    """Overzicht has two charts, drawn from cells that hold names and numbers."""
    package = written(sample_document())[0]
    charts = parts(package, r"xl/charts/.*\.xml")
    book = load_workbook(io.BytesIO(package), data_only=True)
    assert len(charts) == 2
    for chart in charts.values():
        for reference in chart.iter("{http://schemas.openxmlformats.org/drawingml/2006/chart}f"):
            sheet, area = reference.text.split("!")
            cells = [cell.value for row in book[sheet.strip("'")][area.replace("$", "")] for cell in row]
            assert None not in cells


def test_print() -> None:
    """The timeline prints on A4 landscape, two pages wide, its title rows on each; panes are frozen."""
    sheet = load_workbook(io.BytesIO(written(sample_document())[0]))["Tijdlijn"]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (2, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$1:$4"
    assert sheet.sheet_view.pane.topLeftCell.endswith("5")
    assert (sheet.sheet_view.pane.xSplit, sheet.sheet_view.pane.ySplit) == (3, 4)
    hidden = [get_column_letter(column) for column in range(7, 13)]
    assert all(sheet.column_dimensions[letter].hidden for letter in hidden)
