"""The OpenDocument spreadsheet: typed cells, nothing of which is ever a formula, and the same bytes each time."""

from __future__ import annotations

import io
import time
import zipfile
from datetime import date
from typing import Any

import pytest
from attrs import evolve
from lxml import etree

import aenoprojects as ap
from aenoprojects.diagnostics import Code, Diagnostic
from aenoprojects.exporters.ods import OdsExporter
from aenoprojects.exporters.ods.package import NAMESPACES
from aenoprojects.exporters.xlsx.cells import CHARACTERS
from aenoprojects.model import ContactDetails, Document, Organisation, Person
from aenoprojects.testing import sample_document
from workbooks import HOSTILE, bundled, made_up


def written(document: Document, **options: Any) -> tuple[bytes, tuple[Diagnostic, ...]]:
    stream = io.BytesIO()
    found = tuple(OdsExporter(**options).write(document, stream))
    return stream.getvalue(), found


def content(data: bytes) -> Any:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read("content.xml"))


def all_of(root: Any, path: str) -> list[Any]:
    found: list[Any] = root.xpath(path, namespaces=NAMESPACES)
    return found


def expanded(row: Any) -> list[Any]:
    """Return the cells of a row, each as often as it is repeated."""
    repeated = f"{{{NAMESPACES['table']}}}number-columns-repeated"
    return [cell for cell in row for _ in range(int(cell.get(repeated, "1")))]


def text_of(cell: Any) -> str:
    """Return what a cell shows, its blanks and tabs too."""
    for blank in cell.iter(f"{{{NAMESPACES['text']}}}s"):
        blank.text = " " * int(blank.get(f"{{{NAMESPACES['text']}}}c"))
    for tab in cell.iter(f"{{{NAMESPACES['text']}}}tab"):
        tab.text = "\t"
    return "\n".join("".join(line.itertext()) for line in cell)


def sheet(root: Any, title: str) -> list[list[str]]:
    """Return the texts of a sheet's cells."""
    rows = all_of(root, f"//table:table[@table:name='{title}']//table:table-row")
    return [[text_of(cell) for cell in expanded(row)] for row in rows]


def test_the_package() -> None:
    """The type stands first and bare; every part is XML that is listed, and no entry knows the day."""
    data = written(sample_document())[0]
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        first, *others = package.infolist()
        assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
        assert data[30:38] == b"mimetype"
        assert {info.date_time for info in others} == {(1980, 1, 1, 0, 0, 0)}
        listed = etree.fromstring(package.read("META-INF/manifest.xml")).xpath(
            "//@m:full-path", namespaces={"m": NAMESPACES["manifest"]}
        )
        assert set(listed) == {"/", *(info.filename for info in others)} - {"META-INF/manifest.xml"}
        for info in others:
            etree.fromstring(package.read(info.filename))
        assert b"<dc:language>nl-NL" in package.read("meta.xml")
        assert package.read("settings.xml").count(b'"VerticalSplitPosition" config:type="int">1<') == 4


@pytest.mark.parametrize(("language", "titles"), [
    ("nl", ["Projecten", "Tijdlijn", "Contactpersonen", "Meldingen", "Over"]),
    ("en", ["Projects", "Timeline", "Contacts", "Diagnostics", "About"]),
])  # fmt: skip
def test_sheets(language: str, titles: list[str]) -> None:
    """The tables of the workbook, each with a filter where it is a list."""
    root = content(written(bundled(), language=language)[0])
    assert all_of(root, "//table:table/@table:name") == titles
    assert all_of(root, "//table:database-range/@table:name") == [titles[0], *titles[2:4]]
    assert len(sheet(root, titles[0])) == 146


def test_cells_have_types() -> None:
    """Dates are dates, sums are euros, numbers numbers, addresses links; numbers are as they are dialled."""
    amount = ap.Amount(
        label="Subsidie",
        text="€ 1.000",
        amount=ap.parse("Bomen\n\nGemeente: Goes\nLooptijd: 2021\nSubsidie: € 1.000").projects[0].amounts[0].amount,
    )  # type: ignore[attr-defined]
    people = (Person(name="Anna", emails=("a@b.example",), phones=("+31101234567",)),)
    project = made_up(0, amounts=(amount,), contact=ContactDetails(people=people))
    root = content(written(Document(projects=(project,)))[0])

    assert all_of(root, "//@office:date-value")[0] == str(project.period.first_day)  # type: ignore[union-attr]
    assert all_of(root, "//table:table-cell[@office:value-type='currency']/@office:value") == ["1000.00"]
    assert set(all_of(root, "//@xlink:href")) == {"mailto:a@b.example"}
    assert "010 123 4567" in sheet(root, "Contactpersonen")[1]


def test_nothing_is_a_formula() -> None:
    """Hostile texts in any field stay the texts that they are, or say that a character was replaced."""
    bad = [
        made_up(number, title=text, organisation=Organisation(name=text, kind="partnership"))
        for number, text in enumerate(HOSTILE)
    ]
    data, found = written(Document(projects=tuple(bad)))
    root = content(data)

    assert all_of(root, "//@table:formula") == []
    assert {one.code for one in found} == {Code.TEXT_REPLACED}
    shown = [row[2] for row in sheet(root, "Projecten")[1:]]
    replaced = str.maketrans(
        {"\x0b": "\ufffd", "\x00": "\ufffd", "\ud800": "\ufffd", "\r": " ", "\n": " "}
    )  # one line a project
    assert shown == [text.translate(replaced) for text in HOSTILE]


def test_long_texts_are_shortened_and_said() -> None:
    """A text that no cell holds is cut, and reported."""
    data, found = written(Document(projects=(made_up(0, title="woord " * 10_000),)))
    longest = max(len(text) for row in sheet(content(data), "Projecten") for text in row)

    assert longest <= CHARACTERS
    assert {one.code for one in found} == {Code.TEXT_SHORTENED}


def test_the_timeline_is_shaded() -> None:
    """Each month that a project takes has the colour of its theme, a lighter one where that is not sure."""
    sure = made_up(
        0, period=ap.parse("Goes: x\nGemeente: Goes\nProject: x\nLooptijd: maart 2021 - mei 2021").projects[0].period
    )
    vague = made_up(
        1, period=ap.parse("Goes: x\nGemeente: Goes\nProject: x\nLooptijd: 2021 - heden").projects[0].period
    )
    root = content(written(Document(projects=(sure, vague)))[0])
    drawn = []
    for row in all_of(root, "//table:table[@table:name='Tijdlijn']/table:table-row"):
        styles = [cell.get(f"{{{NAMESPACES['table']}}}style-name")[:4] for cell in expanded(row)[6:]]
        drawn.append("".join({"text": ".", "sure": "#", "vagu": "~"}[style] for style in styles))
    assert drawn[0] == "..###......."
    assert set(drawn[1]) <= {"#", "~"}


def test_without_contacts_and_without_projects() -> None:
    """Without contacts nobody is named; without projects each list still has a row."""
    bare = written(bundled().without_contacts())[0]
    names = [one.name for project in bundled().projects if project.contact for one in project.contact.people]
    text = etree.tostring(content(bare), encoding="unicode")

    assert not any(name in text for name in names)
    assert len(sheet(content(written(Document())[0]), "Projecten")) == 2


def test_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two runs an hour apart give the same bytes."""
    first = written(bundled())[0]
    later = time.time() + 3600
    monkeypatch.setattr(time, "time", lambda: later)
    assert written(bundled())[0] == first


def test_early_and_reversed_days() -> None:
    """A day of long ago is a day, and a period that ends before it starts is no fault of the spreadsheet."""
    old = made_up(
        0, period=evolve(made_up(0).period, start=ap.PartialDate.parse("0150-01-01"), end=ap.PartialDate.parse("0149"))
    )  # type: ignore[arg-type]
    root = content(written(Document(projects=(old,)))[0])
    assert "0150-01-01" in all_of(root, "//@office:date-value")
    assert date(150, 1, 1).isoformat() == "0150-01-01"
