"""The workbook: complete, in order, calculating, and the same bytes from the same input."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any
from zipfile import ZipFile

import pytest
from attrs import evolve
from openpyxl import load_workbook

from aenoprojects import __version__
from aenoprojects.diagnostics import Code, report
from aenoprojects.exporters.rows import COLUMNS, national, phones
from aenoprojects.exporters.xlsx import XlsxExporter, cells, words
from aenoprojects.exporters.xlsx.bars import rough_months
from aenoprojects.model import (
    Amount,
    ContactDetails,
    Document,
    DocumentStream,
    GrantRound,
    Organisation,
    Person,
    Project,
    Source,
)
from aenoprojects.testing import sample_document
from workbooks import HOSTILE, ON, made_up, opened, period, rows, written

DUTCH = ["Projecten", "Tijdlijn", "Overzicht", "Thema per jaar", "Contactpersonen", "Teksten", "Meldingen", "Over"]
ENGLISH = ["Projects", "Timeline", "Overview", "Theme by year", "Contacts", "Texts", "Diagnostics", "About"]
SAMPLE = Document(
    sources=(Source(name="pagina.txt", sha256="0" * 64),),
    projects=tuple(made_up(number) for number in range(6)),
    diagnostics=(report(Code.PHONE_INVALID, text="06 1", project="project-2", line=25, source="pagina.txt"),),
)

AGREED = evolve(
    SAMPLE,
    projects=(
        made_up(0),
        made_up(
            1, period=period("2020", end_state="open", text="vanaf 2020"), grant_round=GrantRound(year=2021, period=2)
        ),
        made_up(2, title="=1+1", period=period("2020-06", start_part="medio", text="medio juni 2020 - ?")),
        made_up(3, period=period(None, "2021-03-31"), theme=None, contact=None),
        made_up(4, period=None, organisation=None, sections=()),
        made_up(5, period=period("1890", "1895")),
    ),
)
"""The workbook whose every cell is agreed on."""


@pytest.mark.parametrize(("language", "titles"), [("nl", DUTCH), ("en", ENGLISH)])
def test_sheets(language: str, titles: list[str]) -> None:
    """Seven sheets, named in the language asked for; no Dutch word is left in an English workbook."""
    book = opened(SAMPLE, language=language)
    assert book.sheetnames == titles
    texts = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "s"}
    foreign = {pair[0 if language == "en" else 1] for pair in words.WORDS.values() if pair[0] != pair[1]}
    own = {pair[1 if language == "en" else 0] for pair in words.WORDS.values()}
    assert not texts & (foreign - own)


@pytest.mark.parametrize(
    ("asked", "made"),
    [
        ((), ["Projecten", "Over"]),
        (("texts", "projects"), ["Projecten", "Teksten", "Over"]),
        (("timeline",), ["Projecten", "Tijdlijn", "Over"]),
        (("diagnostics", "overview"), ["Projecten", "Overzicht", "Meldingen", "Over"]),
    ],
)
def test_chosen_sheets(asked: tuple[str, ...], made: list[str]) -> None:
    """Only the sheets asked for, always with the two that the others need, always in the same order."""
    assert opened(SAMPLE, sheets=asked).sheetnames == made


@pytest.mark.parametrize("mode", ["full", "stream"])
def test_rows_are_the_flat_view(mode: str) -> None:
    """Every column of the flat view stands on Projecten with its value, dates as dates, in the order of the page."""
    document = sample_document()
    found = rows(opened(document, results=True, mode=mode), "Projecten")
    assert [row["Nr"] for row in found] == list(range(1, len(document.projects) + 1))
    for project, row in zip(document.projects, found, strict=True):
        for column in COLUMNS:
            value = column.value(project, "nl")
            if column.key in ("summary", "months") or (isinstance(value, date) and value < cells.FIRST_DAY):
                continue
            if column.key == "phones":  # as they are dialled
                value = "; ".join(map(national, phones(project)))
            actual = row[column.nl]
            assert (actual.date() if hasattr(actual, "date") else actual) == (value if value != "" else None)


@pytest.mark.parametrize(
    ("run", "status", "end", "months"),
    [
        (period("2021-01", "2021-12"), "lopend", "zoals vermeld", 12),
        (period("2021-06-15", "2021-06-15"), "lopend", "zoals vermeld", 1),
        (period("2021-06-16", "2021-07"), "gepland", "zoals vermeld", 2),
        (period("2021-01", "2021-06-14"), "afgerond", "zoals vermeld", 5),
        (period(None, "2019-11"), "afgerond", "zoals vermeld", ""),
        (period(None, "2022"), "onbekend", "zoals vermeld", ""),
        (period("2020"), "onbekend", "onbekend", ""),
        (period("2022"), "gepland", "onbekend", ""),
        (period("2020", end_state="open"), "lopend", "open", ""),
        (period("2020", end_state="derived", duration="P1Y"), "afgerond", "berekend", 12),
        (period("1890", "1895"), "onbekend", "zoals vermeld", ""),
        (period("2021-03-01", "2021-02-01"), "afgerond", "zoals vermeld", ""),
        (None, "onbekend", None, ""),
    ],
)
def test_status(run: Any, status: str, end: str | None, months: int | str) -> None:
    """What a project's status is on the reference date, how its end is known, how many months it takes."""
    (row,) = rows(opened(Document(projects=(made_up(0, period=run),)), results=True), "Projecten")
    assert (row["Status"], row["Einde"], row["Maanden"] or "") == (status, end, months)


def test_reference_date_is_one_cell() -> None:
    """Without a date of the user's, it is TODAY() in the one cell that all formulas refer to by name."""
    today, fixed = opened(SAMPLE, reference_date=None), opened(SAMPLE)
    assert today["Over"]["B2"].value == "=TODAY()"
    assert fixed["Over"]["B2"].value.date() == ON
    assert fixed.defined_names["Peildatum"].attr_text == "Over!$B$2"
    assert "<Peildatum" in fixed["Projecten"]["E2"].value
    assert {row["Status"] for row in rows(opened(SAMPLE, results=True, reference_date=None), "Projecten")} == {None}


def test_contacts() -> None:
    """One row a person, and one for what is nobody's; addresses are links, numbers text."""
    contact = ContactDetails(
        people=(
            Person(name="Anna", honorific="mw.", role="adviseur", emails=("a@b.example",), phones=("+31101234567",)),
        ),
        other_emails=("hrm@b.example", "info@b.example"),
        other_phones=("14010",),
        invalid_phones=("06 1",),
    )
    book = opened(Document(projects=(made_up(0, contact=contact), made_up(1, contact=None))))
    first, second = rows(book, "Contactpersonen")
    assert (first["Naam"], first["Aanhef"], first["Rol"], first["Telefoon"]) == (
        "Anna",
        "mw.",
        "adviseur",
        "010 123 4567",
    )
    assert (second["Naam"], second["E-mail"], second["Ongeldig nummer"]) == (
        None,
        "hrm@b.example; info@b.example",
        "06 1",
    )
    links = [cell.hyperlink.target for cell in book["Contactpersonen"]["G"][1:]]
    assert links == ["mailto:a@b.example", "mailto:hrm@b.example,info@b.example"]


def test_diagnostics() -> None:
    """A diagnostic stands there in the reader's language, with its project, and what to do."""
    (row,) = rows(opened(SAMPLE, results=True), "Meldingen")
    assert (row["Ernst"], row["Melding"], row["Nr"]) == ("fout", "geen bestaand telefoonnummer: 06 1", 3)
    (link,) = rows(opened(SAMPLE), "Meldingen")
    assert link["Nr"] == '=HYPERLINK("#Projecten!A"&(MATCH(3,Projecten[Nr],0)+1),3)'  # its row, however it is sorted
    assert row["Organisatie"] == SAMPLE.projects[2].organisation.name  # type: ignore[union-attr]
    assert row["Wat te doen"] == words.advice("AP301", "nl")
    assert [row["Meldingen"] for row in rows(opened(SAMPLE), "Projecten")] == [None, None, 1, None, None, None]


def test_every_code_has_advice() -> None:
    """Each family of codes says what to do about it, in both languages."""
    for code in Code:
        assert words.advice(code, "nl") != words.advice("XX1", "nl")
        assert words.advice(code, "en") != words.advice("XX1", "en")


def test_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two runs an hour apart give the same bytes, whole and streamed; nothing in the file knows the time."""
    runs = [written(sample_document(), mode=mode)[0] for mode in ("full", "stream")]
    later = time.time() + 3600
    monkeypatch.setattr(time, "time", lambda: later)
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(later))
    assert [written(sample_document(), mode=mode)[0] for mode in ("full", "stream")] == runs
    for run in runs:
        with ZipFile(io.BytesIO(run)) as archive:
            assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_looped_over_once() -> None:
    """Projects that arrive one by one, their diagnostics only then, give the same workbook."""
    found: list[Any] = []

    def arriving() -> Any:
        yield from SAMPLE.projects
        found.extend(SAMPLE.diagnostics)

    stream = DocumentStream(arriving(), sources=SAMPLE.sources, diagnostics=lambda: tuple(found))
    assert written(stream)[0] == written(SAMPLE)[0]


def test_stream_has_the_same_tables() -> None:
    """A streamed workbook has the same rows, without the drawn sheets, which is said, and without one count."""
    amounts = (Amount(label="Budget", text="€ 5.000", amount=Decimal(5000)),)
    document = evolve(SAMPLE, projects=(made_up(9, amounts=amounts), *SAMPLE.projects))
    book, reports = written(document, mode="stream")
    assert [(each.code, each.text) for each in reports] == [
        (Code.XLSX_SHEETS_LEFT_OUT, "Tijdlijn, Overzicht, Thema per jaar")
    ]
    streamed = load_workbook(io.BytesIO(book), data_only=True)
    assert streamed.sheetnames == [title for title in DUTCH if title not in ("Tijdlijn", "Overzicht", "Thema per jaar")]
    whole = opened(document, results=True)
    for title in ("Projecten", "Contactpersonen", "Teksten", "Meldingen"):
        expected = [{key: row[key] for key in row if key != "Meldingen"} for row in rows(whole, title)]
        assert rows(streamed, title) == expected
        assert list(streamed[title].tables) == [title]


def test_many_projects_stream(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the limit the workbook streams by itself; up to it, it is whole."""
    monkeypatch.setattr("aenoprojects.exporters.xlsx._MOST", 5)
    assert "Tijdlijn" not in opened(SAMPLE).sheetnames
    assert "Tijdlijn" in opened(evolve(SAMPLE, projects=SAMPLE.projects[:5])).sheetnames
    assert "Tijdlijn" in opened(SAMPLE, mode="full").sheetnames


def test_limits_of_a_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows and links that a sheet has no room for are counted and reported, and the rest is whole."""
    monkeypatch.setattr(cells, "ROWS", 20)
    monkeypatch.setattr(cells, "LINKS", 22)
    book, reports = written(Document(projects=tuple(map(made_up, range(25)))), sheets=("contacts",))
    assert {(each.code, each.text) for each in reports} == {
        (Code.XLSX_ROWS, "Projecten: 6"),
        (Code.XLSX_ROWS, "Contactpersonen: 6"),
        (Code.XLSX_LINKS, "Projecten: 14"),
        (Code.XLSX_LINKS, "Contactpersonen: 14"),
    }
    sheet = load_workbook(io.BytesIO(book))["Projecten"]
    assert sheet.tables["Projecten"].ref == "A1:W20"
    assert sheet.max_row == 20


def test_early_dates() -> None:
    """A day that spreadsheet programs do not agree on is text, and reported; the first that they share is a date."""
    early = evolve(SAMPLE, projects=(made_up(0, period=period("1900-02-28", "1900-03-01")),))
    (row,) = rows(opened(early, results=True), "Projecten")
    cut, found = written(early)[1]
    assert (row["Eerste dag"], row["Laatste dag"].date()) == ("1900-02-28", date(1900, 3, 1))
    assert (found.code, found.text) == (Code.XLSX_DATE_AS_TEXT, "1900-02-28")
    assert (cut.code, cut.text) == (Code.XLSX_TIMELINE_CUT, "1901-1901")


@pytest.mark.parametrize("projects", [(), (made_up(0, period=None, theme=None, organisation=None, contact=None),)])
def test_next_to_nothing(projects: tuple[Project, ...]) -> None:
    """No project, or one that has nothing but a title, still gives every sheet, and tables with a row."""
    book = opened(Document(projects=projects))
    assert book.sheetnames == DUTCH
    lists = [sheet for sheet in book if sheet.title in sheet.tables and sheet.tables[sheet.title].autoFilter]
    assert [sheet.tables[sheet.title].ref.split(":")[1][-1] for sheet in lists] == list("2222")


@pytest.mark.parametrize(
    ("group", "headings"),
    [
        ("none", []),
        ("theme", ["Coaching", "Jongeren", "Vitaliteit"]),
        ("province", ["Utrecht", "Zeeland"]),
        ("kind", ["gemeente"]),
        ("round", ["geen"]),
    ],
)
def test_groups(group: str, headings: list[str]) -> None:
    """The timeline has a heading for each group, its projects below it in the order of the page."""
    sheet = opened(SAMPLE, group=group)["Tijdlijn"]
    firsts = [cell.value for cell in sheet["A"][4:]]
    assert [value for value in firsts if isinstance(value, str)] == headings
    assert sorted(value for value in firsts if isinstance(value, int)) == [1, 2, 3, 4, 5, 6]
    levels = {sheet.row_dimensions[row].outlineLevel for row, value in enumerate(firsts, 5) if isinstance(value, int)}
    assert levels == {0 if group == "none" else 1}


def test_one_slip_does_not_stretch_the_timeline() -> None:
    """A project in the year 9000 leaves the axis of the others readable, and is reported."""
    slip = evolve(SAMPLE, projects=(*SAMPLE.projects, made_up(7, period=period("2021", "9000"))))
    book, reports = written(slip)
    assert [(found.code, found.project) for found in reports] == [(Code.XLSX_TIMELINE_CUT, "project-7")]
    years = [cell.value for cell in load_workbook(io.BytesIO(book))["Tijdlijn"][3] if cell.value]
    assert list(map(int, years)) == list(range(2021, 2041))


def test_counts_of_the_overview() -> None:
    """The results stored with the formulas are counts made here by hand."""
    sheet = opened(SAMPLE, results=True)["Overzicht"]
    block = {sheet.cell(row, 2).value: sheet.cell(row, 3).value for row in range(3, 13)}
    assert block == {
        "Per thema": "Aantal", "Coaching": 2, "Jongeren": 2, "Vitaliteit": 2, "Totaal": 6,
        "Begonnen per jaar": "Aantal", "Lopend per jaar": "Aantal", 2021: 6,
    }  # fmt: skip
    assert len(sheet._charts) == 2


def test_rare_values_share_a_row() -> None:
    """A block of the overview stays readable: values beyond the fortieth are counted together."""
    themes = [evolve(made_up(0).theme, name=f"Thema {number:02}") for number in range(45)]
    many = Document(projects=tuple(made_up(number, theme=theme) for number, theme in enumerate(themes)))
    sheet = opened(many, results=True)["Overzicht"]
    assert (sheet["B43"].value, sheet["B44"].value, sheet["C44"].value) == ("Thema 39", "andere", 5)
    assert (sheet["B45"].value, sheet["C45"].value) == ("Totaal", 45)


@pytest.mark.parametrize(
    ("stated", "part", "months"), [("2021", "medio", 3), ("2021-05", "eind", 1), ("2021", None, 0)]
)
def test_rough_months(stated: str, part: Any, months: int) -> None:
    """A part of a year is rough by three months, a part of a month by one."""
    assert rough_months(period(stated).start, part) == months


@pytest.mark.parametrize("language", ["nl", "en"])
def test_golden(language: str, golden: Callable[[str, str], None]) -> None:
    """Every cell of a small workbook, its formula, its result and its look, as agreed."""
    formulas, results = (opened(AGREED, language=language, results=flag) for flag in (False, True))
    lines = []
    for sheet in formulas:
        lines.append(f"# {sheet.title} {sheet.dimensions} freeze {sheet.freeze_panes} tables {sheet.tables.items()}")
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    shown = repr(cell.value) if len(str(cell.value)) < 400 else f"{len(cell.value)} characters"
                    result = results[sheet.title][cell.coordinate].value
                    come_to = f" -> {result!r}" if cell.data_type == "f" else ""
                    lines.append(f"{cell.coordinate} {cell.number_format} {shown}{come_to}")
    golden(f"xlsx/cells-{language}.txt", "\n".join(lines).replace(f" {__version__}'", " VERSION'") + "\n")


def test_organisation_without_theme_is_counted_as_none() -> None:
    """Projects without a theme are a row of their own, so that the total is that of all projects."""
    bare = evolve(SAMPLE, projects=(made_up(0), made_up(1, theme=None)))
    sheet = opened(bare, results=True)["Overzicht"]
    assert [(sheet.cell(row, 2).value, sheet.cell(row, 3).value) for row in (4, 5, 6)] == [
        ("Vitaliteit", 1),
        ("(geen)", 1),
        ("Totaal", 2),
    ]


def test_hostile_everywhere() -> None:
    """Hostile text in any field gives a workbook that opens, with as many rows."""
    bad = [
        made_up(0, title=text, organisation=Organisation(name=text, kind="partnership"),
                contact=ContactDetails(people=(Person(name=text, emails=(text,), phones=(text,)),)))
        for text in HOSTILE
    ]  # fmt: skip
    assert len(rows(opened(Document(projects=tuple(bad))), "Contactpersonen")) == len(HOSTILE)


def test_defaults() -> None:
    """Without options the workbook is Dutch, whole, on today's date."""
    assert XlsxExporter() == XlsxExporter(language="nl", group="none", reference_date=None, mode="auto")


def test_themes_by_year_add_up() -> None:
    """Every project stands in one row and one column: what began when, rare themes and years beyond the axis too."""
    projects = tuple(
        made_up(
            number,
            theme=evolve(made_up(0).theme, name=f"Thema {number % 43}") if number % 10 else None,
            period=period(start=str(1600 if number == 7 else 2018 + number % 4), end_state="open")
            if number % 9
            else None,
        )
        for number in range(90)
    )
    sheet = opened(Document(projects=projects), results=True)["Thema per jaar"]
    found = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
    header, *lines, totals = found

    assert header[0] == "Thema"
    assert header[-2:] == ["(geen)", "Totaal"]
    assert [line[0] for line in lines[-2:]] == ["andere", "(geen)"]
    assert sum(line[-1] for line in lines) == totals[-1] == 90
    for line in (*lines, totals):
        assert sum(line[1:-1]) == line[-1]
    for at, name in enumerate(header[1:-1], start=1):
        of_year = [
            one for one in projects if str(one.period.start.year if one.period and one.period.start else "") == name
        ]
        assert not name.isdigit() or sum(line[at] for line in lines) == len(of_year)
