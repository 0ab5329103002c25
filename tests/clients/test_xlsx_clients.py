"""Real programs read the workbook: LibreOffice calculates it anew, calamine and pandas read what is stored."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeAlias

import pandas
import pytest
import python_calamine
from attrs import evolve
from openpyxl import Workbook, load_workbook
from openpyxl.formula.translate import Translator
from openpyxl.utils import get_column_letter

from aenoprojects.exporters.rows import COLUMNS, national, phones
from aenoprojects.exporters.xlsx.cells import cleaned
from aenoprojects.model import Document, Project
from aenoprojects.testing import sample_document
from workbooks import HOSTILE, bundled, made_up, opened, period, rows, written

Convert: TypeAlias = Callable[[Path, str], dict[str, Path]]
Values: TypeAlias = dict[tuple[str, str], Any]
"""Every value by sheet and cell, empty ones left out."""

# What LibreOffice adds to a file of ours is not ours to read.
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")

HOSTILE_DOCUMENT = Document(
    projects=tuple(
        made_up(number, title=text, theme=evolve(made_up(0).theme, name=text), sections=())
        for number, text in enumerate(HOSTILE)
    )
)
UNDATED = Document(projects=(made_up(0, period=None), made_up(1, period=None, theme=None)))
# What the bars of a year look like, a character a month: # certain, / rough, . nothing.
BARS = {
    period("2021-03-01", "2021-05-31"): "..###.......",
    period("2021-03-15", "2021-05-01"): "..###.......",
    period("2021-01", "2021-12"): "############",
    period("2021", "2021", start_part="begin", end_part="eind"): "///######///",
    period("2021-02", "2021-06", start_part="medio"): "./####......",
    period("2021-02", "2021-06", end_part="medio"): ".####/......",
    period("2021-04", end_state="open"): "...#////////",
    period("2021-04", end_state="unknown"): "...#//////..",
    period(None, "2021-09"): "..//////#...",
    period("2021-06", "2021-02"): "............",
    None: "............",
}


@pytest.fixture(scope="module")
def convert(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """Return a function that lets LibreOffice save all workbooks in a folder as another kind of file."""
    profile = (tmp_path_factory.mktemp("profile") / "user").as_uri()

    def run(folder: Path, kind: str) -> dict[str, Path]:
        files = sorted(folder.glob("*.xlsx"))
        options = [f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind, "--outdir", folder / "out"]
        subprocess.run(["soffice", *options, *files], check=True, capture_output=True, timeout=240)
        return {file.stem: folder / "out" / f"{file.stem}.{kind}" for file in files}

    return run


@pytest.fixture(scope="module")
def recalculated(convert: Convert, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Values]:
    """Return the values of workbooks as LibreOffice saves them after it calculated them from nothing."""
    folder = tmp_path_factory.mktemp("office")
    for name, book in _made().items():
        # openpyxl keeps formulas only, so LibreOffice has no result of ours to lean on.
        book.save(folder / f"{name}.xlsx")
    saved = convert(folder, "xlsx").items()
    return {name: _values(load_workbook(file, data_only=True, read_only=True)) for name, file in saved}


def _made() -> dict[str, Workbook]:
    edited = opened(bundled())
    edited["Projecten"]["F3"].value, edited["Projecten"]["G3"].value = date(2018, 5, 1), date(2019, 2, 28)
    edited["Projecten"]["D4"].value = "Vitaliteit"
    edited["Over"]["B2"].value = date(2020, 9, 1)
    return {
        "corpus": opened(bundled()),
        "sample": opened(sample_document(), language="en", group="theme"),
        "hostile": opened(HOSTILE_DOCUMENT),
        "undated": opened(UNDATED),
        "edited": edited,
        "bars": _with_rules_as_cells(),
    }


def _values(book: Workbook) -> Values:
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value not in (None, "")
    }


@pytest.mark.needs("soffice")
@pytest.mark.parametrize(
    ("name", "document", "options"),
    [
        ("corpus", bundled, {}),
        ("sample", sample_document, {"language": "en", "group": "theme"}),
        ("hostile", lambda: HOSTILE_DOCUMENT, {}),
        ("undated", lambda: UNDATED, {}),
    ],
)
def test_formulas_come_to_what_is_stored(
    name: str, document: Any, options: dict[str, Any], recalculated: dict[str, Values]
) -> None:
    """What LibreOffice makes of every formula is the result that Python stored with it."""
    formulas, stored = opened(document(), **options), _values(opened(document(), results=True, **options))
    theirs = recalculated[name]
    cells = [
        (sheet.title, cell.coordinate) for sheet in formulas for row in sheet for cell in row if cell.data_type == "f"
    ]
    assert len(cells) > 10
    differing = {cell: (stored.get(cell), theirs.get(cell)) for cell in cells if stored.get(cell) != theirs.get(cell)}
    if name == "hostile":  # LibreOffice undoes the escapes that openpyxl shows as they stand
        differing = {cell: pair for cell, pair in differing.items() if "_x0" not in str(pair[0])}
    assert differing == {}


@pytest.mark.needs("soffice")
def test_an_edit_is_followed_everywhere(recalculated: dict[str, Values]) -> None:
    """Dates, a theme and the reference date changed in the workbook: every figure is that of a changed page."""
    first, second, third, *others = bundled().projects
    second = evolve(second, period=evolve(second.period, start=period("2018-05-01").start, start_part=None,
                                          end=period(None, "2019-02-28").end, end_part=None, end_exclusive=False,
                                          end_state="stated", problem=None))  # fmt: skip
    third = evolve(third, theme=evolve(made_up(0).theme, name="Vitaliteit"))
    changed = evolve(bundled(), projects=(first, second, third, *others))
    expected = _values(opened(changed, results=True, reference_date=date(2020, 9, 1)))
    actual = recalculated["edited"]
    for sheet in ("Overzicht", "Tijdlijn"):
        mine = {cell: value for (title, cell), value in expected.items() if title == sheet}
        theirs = {cell: value for (title, cell), value in actual.items() if title == sheet}
        assert {cell: (value, theirs.get(cell)) for cell, value in mine.items() if theirs.get(cell) != value} == {}


def _with_rules_as_cells() -> Workbook:
    """Return a timeline whose rules of colour stand as formulas on a sheet of their own, for a program to judge."""
    projects = tuple(made_up(number, theme=None, period=run) for number, run in enumerate(BARS))
    book = opened(Document(projects=projects))
    timeline, judged = book["Tijdlijn"], book.create_sheet("Oordeel")
    (rules,) = [
        ranges.rules
        for ranges in timeline.conditional_formatting
        if str(ranges.sqref).startswith("M5:") and len(ranges.rules) > 1
    ]
    for row in range(5, 5 + len(BARS)):
        for column in range(13, 25):
            place = f"{get_column_letter(column)}{row}"
            certain, rough = (
                Translator(f"={rule.formula[0]}", origin="M5").translate_formula(place)[1:] for rule in rules[:2]
            )
            for name in ("$H", "$I", "$J", "$K", "$L"):
                certain, rough = certain.replace(name, f"Tijdlijn!{name}"), rough.replace(name, f"Tijdlijn!{name}")
            letter = get_column_letter(column)
            certain, rough = (text.replace(f"{letter}$4", f"Tijdlijn!{letter}$4") for text in (certain, rough))
            judged[place] = f'=IF({certain},"#",IF({rough},"/","."))'
    return book


@pytest.mark.needs("soffice")
def test_bars(recalculated: dict[str, Values]) -> None:
    """The rules colour the months that a project takes, and hatch those that are approximate, open or unknown."""
    judged = recalculated["bars"]
    drawn = [
        "".join(judged["Oordeel", f"{get_column_letter(column)}{row}"] for column in range(13, 25))
        for row in range(5, 5 + len(BARS))
    ]
    assert drawn == list(BARS.values())


@pytest.mark.needs("soffice")
def test_hostile_texts_in_libreoffice(recalculated: dict[str, Values]) -> None:
    """LibreOffice shows hostile titles as the text that they are, and saves them as text."""
    shown = [recalculated["hostile"]["Projecten", f"C{row}"] for row in range(2, 2 + len(HOSTILE))]
    differing = {
        cleaned(text)[0]: saved for text, saved in zip(HOSTILE, shown, strict=True) if cleaned(text)[0] != saved
    }
    assert differing == {"_x005F_x0041_": "_x0041_"}  # which it reads well, but saves without an escape


@pytest.mark.needs("soffice")
def test_pages(convert: Convert, tmp_path: Path) -> None:
    """LibreOffice prints every sheet, in Dutch and in English."""
    for language in ("nl", "en"):
        (tmp_path / f"{language}.xlsx").write_bytes(written(sample_document(), language=language)[0])
    for file in convert(tmp_path, "pdf").values():
        assert file.read_bytes().count(b"/Type/Page/") >= 7


def _expected(project: Project) -> list[Any]:
    values = [
        "; ".join(map(national, phones(project))) if column.key == "phones" else column.value(project, "nl")
        for column in COLUMNS
        if column.key not in LEFT_OUT
    ]
    return [value if value != "" else None for value in values]


LEFT_OUT = ("summary", "months", "amount", "amounts")  # elsewhere, a formula, and what the bundled pages have none of
HEADERS = [column.nl for column in COLUMNS if column.key not in LEFT_OUT]


@pytest.mark.parametrize("mode", ["full", "stream"])
def test_calamine(mode: str) -> None:
    """calamine reads back the rows of the flat view: dates as dates, numbers as text, results of formulas."""
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(written(bundled(), mode=mode)[0]))
    header, *body = book.get_sheet_by_name("Projecten").to_python()
    found = [dict(zip(header, row, strict=True)) for row in body]
    assert [[_plain(row[name]) for name in HEADERS] for row in found] == [_expected(project) for project in bundled()]
    assert {row["Status"] for row in found} <= {"lopend", "gepland", "afgerond", "onbekend"}


@pytest.mark.parametrize("engine", ["openpyxl", "calamine"])
def test_pandas(engine: Any) -> None:
    """pandas reads back the same rows; its dates can be calculated with."""
    frame = pandas.read_excel(io.BytesIO(written(bundled())[0]), sheet_name="Projecten", engine=engine)
    assert [[_plain(row[name]) for name in HEADERS] for row in frame.to_dict("records")] == [
        _expected(project) for project in bundled()
    ]
    assert str(frame["Eerste dag"].dtype).startswith("datetime64")
    assert frame["Maanden"].sum() == sum(
        row["Maanden"] or 0 for row in rows(opened(bundled(), results=True), "Projecten")
    )


def _plain(value: Any) -> Any:
    """Return a reader's value as ours: days without a time, whole numbers, None for nothing."""
    if value is None or value == "" or value != value:
        return None
    if isinstance(value, datetime):
        return None if pandas.isna(value) else value.date()
    return int(value) if isinstance(value, float) else value
