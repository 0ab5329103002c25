"""CSV: no cell is run, none is taken for something else, and none is lost."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from attrs import evolve

import aenoprojects as ap
from aenoprojects.diagnostics import Diagnostic
from aenoprojects.exporters.csv import EXCEL_LIMIT, CsvExporter, Dialect, guard, unguard
from aenoprojects.exporters.rows import COLUMNS
from aenoprojects.model import ContactDetails, Document, GrantRound, Paragraph, Project, Section
from aenoprojects.testing import sample_document

BARE = Project(id="a", heading="A", title="A")


Rows = tuple[list[dict[str, str]], list[Diagnostic]]


def rows(document: Document, dialect: Dialect = "excel", **options: str) -> Rows:
    stream = io.BytesIO()
    found = list(CsvExporter(dialect=dialect, **options).write(document, stream))
    text = stream.getvalue().decode("utf-8-sig")
    delimiter = ";" if dialect == "excel" else ","
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)), found


def one(project: Project, dialect: Dialect = "excel") -> tuple[dict[str, str], list[Diagnostic]]:
    (row,), found = rows(Document(projects=(project,)), dialect)
    return row, found


RISKY = ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "＋1", "－1", "＠a", "\t=1", "\tplat", " =1", "\r=1", "\n=1", "\x00=1"]
RISKY += [
    "\u00a0=1",
    "\ufeff=1",
    "'=1",
    "''=1",
    "-+31612345678",
    "+31612345678x",
    "+31612345678; =1",
    "+3161234567812345678",
]
HARMLESS = [
    "",
    "a=1",
    "'s-Hertogenbosch",
    "'t Gooi",
    "'",
    "''",
    "1-2",
    "+31612345678",
    "+31612345678; 14010; +31101234567",
]


@pytest.mark.parametrize("text", RISKY)
def test_guarded(text: str) -> None:
    """What a spreadsheet would run, at once or behind blanks and apostrophes, gets an apostrophe in front."""
    assert guard(text) == f"'{text}"
    assert unguard(guard(text)) == text


@pytest.mark.parametrize("text", HARMLESS)
def test_not_guarded(text: str) -> None:
    """Ordinary text, names with an apostrophe and telephone numbers stay as they are."""
    assert (guard(text), unguard(text)) == (text, text)


def test_excel_layout() -> None:
    """For Dutch Excel: a byte-order mark, semicolons, CRLF, and headers in Dutch."""
    stream = io.BytesIO()
    CsvExporter().write(sample_document(), stream)
    data = stream.getvalue()
    assert data.startswith("\ufeffOrganisatie;Soort;Gemeente(n);".encode())
    assert data.endswith(b"\r\n")


def test_rfc4180_layout() -> None:
    """For machines: no byte-order mark, commas, CRLF, and column names that stay."""
    stream = io.BytesIO()
    CsvExporter(dialect="rfc4180").write(sample_document(), stream)
    assert stream.getvalue().partition(b"\r\n")[0].decode() == (
        "organisation,kind,municipalities,codes,province,title,theme,round,period,first_day,last_day,end_state,months,"
        "amount,amounts,contacts,emails,phones,summary,source,line,id"
    )


@pytest.mark.parametrize("language", ["nl", "en"])
def test_rfc4180_values_are_those_of_the_json(language: str) -> None:
    """A program that joins the CSV with the JSON finds the same kinds, codes and end states, in any language."""
    found, _ = rows(ap.corpus(), "rfc4180", language=language)
    for row, project in zip(found, ap.corpus(), strict=True):
        body, period = project.organisation, project.period
        codes = [one.code for one in body.municipalities if one.code] if body else []
        assert row["kind"] == (body.kind if body else "")
        assert row["codes"] == "; ".join(dict.fromkeys(codes))
        assert row["end_state"] == (period.end_state if period else "")
    assert {"municipality", "municipalities", "partnership"} <= {row["kind"] for row in found}
    assert {"stated", "open", "unknown"} <= {row["end_state"] for row in found}


@pytest.mark.parametrize("dialect", ["excel", "rfc4180"])
def test_one_row_a_project(dialect: Dialect) -> None:
    """Each project is one row with a cell in each column."""
    found, _ = rows(sample_document(), dialect)
    assert len(found) == len(sample_document().projects)
    assert {len(row) for row in found} == {len(COLUMNS) + (dialect == "rfc4180")}
    assert None not in found[0]


def test_numbers_and_rounds_for_excel() -> None:
    """Excel gets no number that it would take for a sum, and no round that it would take for a month."""
    contact = ContactDetails(other_phones=("+31612345678", "14010", "+3225551234"))
    project = evolve(BARE, contact=contact, grant_round=GrantRound(year=2021, period=2))
    row, _ = one(project)
    assert (row["Telefoon"], row["Ronde"]) == ("06 12345678; 14010; +32 2 555 12 34", "2021 ronde 2")
    row, _ = one(project, "rfc4180")
    assert (row["phones"], row["round"]) == ("+31612345678; 14010; +3225551234", "2021-2")


def test_number_of_no_country() -> None:
    """A number that nobody can dial is left as it is, and guarded where it is no number at all."""
    row, _ = one(evolve(BARE, contact=ContactDetails(other_phones=("+999123456",))))
    assert row["Telefoon"] == "+999123456"
    row, _ = one(evolve(BARE, contact=ContactDetails(other_phones=("+=1",))))
    assert row["Telefoon"] == "'+=1"


def test_english() -> None:
    """In English the headers and the words are English."""
    found, _ = rows(sample_document(), language="en")
    assert found[0]["Kind"] == "municipality"
    assert found[0]["Round"] == "2021 round 2"


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1b", "\ud800"])
def test_control_characters(character: str) -> None:
    """Characters that readers of CSV stumble over are replaced and reported."""
    row, found = one(evolve(BARE, title=f"a{character}"))
    assert row["Project"] == "a\ufffd"
    assert [(each.code, each.field, each.project, each.text) for each in found] == [
        ("AP701", "title", "a", f"U+{ord(character):04X}")
    ]


def test_line_breaks() -> None:
    """A line break within a cell is one LF, of whatever kind it was."""
    row, found = one(evolve(BARE, title="a\r\nb\rc\nd"))
    assert (row["Project"], found) == ("a\nb\nc\nd", [])


@pytest.mark.parametrize("text", ["a" * 40_000, "😀" * 20_000, "=" + "a" * (EXCEL_LIMIT - 1)])
def test_long_text(text: str) -> None:
    """Text that Excel would spill into the next row is cut and reported; other programs get all of it."""
    project = evolve(BARE, sections=(Section(heading=None, kind="summary", blocks=(Paragraph(text=text),)),))
    row, found = one(project)
    cell = row["Samenvatting"]
    assert EXCEL_LIMIT - 1 <= len(cell.encode("utf-16-le")) // 2 <= EXCEL_LIMIT
    assert guard(text).startswith(cell.removesuffix("…"))
    assert [(each.code, each.field, each.project) for each in found] == [("AP702", "summary", "a")]
    row, found = one(project, "rfc4180")
    assert (unguard(row["summary"]), found) == (text, [])


def test_text_that_just_fits() -> None:
    """Text of exactly as many characters as a cell holds is left alone."""
    text = "é" * EXCEL_LIMIT
    row, found = one(evolve(BARE, title=text))
    assert (row["Project"], found) == (text, [])


def test_command(tmp_path: Path) -> None:
    """The options are given by name, as for every format."""
    path = tmp_path / "a.csv"
    ap.export(sample_document(), "csv", path, dialect="rfc4180", language="en")
    assert path.read_text(encoding="utf-8").startswith("organisation,kind,")
