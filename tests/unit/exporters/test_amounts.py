"""Amounts in every format: numbers where a format has numbers, as printed where it has text."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

import aenoprojects as ap
from aenoprojects.exporters.rows import COLUMNS, euros
from aenoprojects.model import Amount, Document, ListBlock, Project, Section
from workbooks import made_up, opened, rows

STATED = (
    Amount(label="Aanvraag", text="n.t.b."),
    Amount(label="Bijdrage", text="£ 5,000", amount=Decimal(5000), currency="GBP"),
    Amount(label="Subsidiebedrag", text="€ 12.500,50", amount=Decimal("12500.50")),
    Amount(label="Kosten", text="€ 50.000", amount=Decimal(50_000)),
)
PRINTED = "Aanvraag: n.t.b.; Bijdrage: £ 5,000; Subsidiebedrag: € 12.500,50; Kosten: € 50.000"
DOCUMENT = Document(projects=(made_up(0, amounts=STATED), made_up(1)))


def exported(format: str, document: Document = DOCUMENT, **options: Any) -> bytes:
    """Return the bytes of an export."""
    stream = io.BytesIO()
    ap.export(document, format, stream, **options)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("amounts", "wanted"),
    [
        (STATED, Decimal("12500.50")),
        (STATED[:2], None),
        ((), None),
        ((Amount(label="a", text="€ 0", amount=Decimal(0)),), 0),
    ],
)
def test_the_number_of_a_row(amounts: tuple[Amount, ...], wanted: Decimal | None) -> None:
    """A row has the first sum in euros that could be read; other currencies are no euros, and nought is a sum."""
    assert euros(Project(id="a", heading="a", title="a", amounts=amounts)) == wanted


@pytest.mark.parametrize("mode", ["full", "stream"])
def test_workbook(mode: str) -> None:
    """The sum is a number with a euro format, the text says all that was stated."""
    book = opened(DOCUMENT, mode=mode, results=True)
    first, second = rows(book, "Projecten")
    assert (first["Bedrag in euro"], first["Bedragen zoals vermeld"]) == (12500.5, PRINTED)
    assert (second["Bedrag in euro"], second["Bedragen zoals vermeld"]) == (None, None)
    headers = [cell.value for cell in book["Projecten"][1]]
    cell = book["Projecten"].cell(2, headers.index("Bedrag in euro") + 1)
    assert (cell.data_type, cell.number_format) == ("n", "[$€-413] #,##0.00")


def test_a_workbook_without_amounts_has_no_columns_for_them() -> None:
    """Where no project states a sum, there are no empty columns, and formulas still find theirs."""
    book = opened(Document(projects=(made_up(0),)), results=True)
    (row,) = rows(book, "Projecten")
    assert not {"Bedrag in euro", "Bedragen zoals vermeld"} & set(row)
    assert row["Status"] == "lopend"
    assert rows(opened(Document(projects=(made_up(0),)), language="en"), "Projects")[0]["Period as stated"]


def test_csv() -> None:
    """Dutch Excel reads a comma, a program a point."""
    excel = list(csv.DictReader(io.StringIO(exported("csv").decode("utf-8-sig")), delimiter=";"))
    exact = list(csv.DictReader(io.StringIO(exported("csv", dialect="rfc4180").decode())))
    assert [row["Bedrag in euro"] for row in excel] == ["12500,50", ""]
    assert [row["amount"] for row in exact] == ["12500.50", ""]
    assert [row["amounts"] for row in exact] == [PRINTED, ""]


@pytest.mark.parametrize("format", ["ical", "mspdi"])
def test_descriptions(format: str) -> None:
    """A calendar and a plan say the sums beside the other facts, each under its own label."""
    text = exported(format).decode().replace("\r\n ", "")
    for amount in STATED:
        assert f"{amount.label}: {amount.text}" in text.replace("\\,", ",")


@pytest.mark.parametrize("format", ["json", "jsonl", "xml"])
def test_there_and_back(format: str, tmp_path: Any) -> None:
    """Amounts, the start of a list and another body as lead come back as they went."""
    blocks = (ListBlock(items=("c", "d"), ordered=True, start=3), ListBlock(items=("z",), ordered=True, start=0))
    project = made_up(0, amounts=STATED, sections=(Section(heading=None, blocks=blocks),))
    assert project.organisation is not None
    project = evolve(project, organisation=evolve(project.organisation, kind="other", municipalities=()))
    path = tmp_path / f"a.{format}"
    path.write_bytes(exported(format, Document(projects=(project,))))
    assert ap.read(path).projects == (project,)


def test_xml_names_numbers_as_attributes() -> None:
    """What a person wrote is text, what a program reads an attribute; an unread sum has none."""
    text = exported("xml").decode()
    assert '<amount amount="12500.50" currency="EUR">' in text
    assert '<amount currency="EUR">' in text
    assert "<label>Aanvraag</label>" in text


def test_every_kind_of_organisation_has_a_name() -> None:
    """Another body as lead has a word of its own in every language."""
    kind = next(column for column in COLUMNS if column.key == "kind")
    project = made_up(0)
    assert project.organisation is not None
    other = evolve(project, organisation=evolve(project.organisation, kind="other"))
    assert (kind.value(other, "nl"), kind.value(other, "en")) == ("andere organisatie", "other body")
