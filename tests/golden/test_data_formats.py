"""The data formats, byte for byte."""

from __future__ import annotations

import io
from collections.abc import Callable
from decimal import Decimal

import pytest
from attrs import evolve

from aenoprojects import __version__
from aenoprojects.diagnostics import Code, report
from aenoprojects.exporters import Exporter
from aenoprojects.exporters.csv import CsvExporter
from aenoprojects.exporters.json import JsonExporter
from aenoprojects.exporters.jsonl import JsonLinesExporter
from aenoprojects.exporters.xml import XmlExporter
from aenoprojects.model import (
    Amount,
    ContactDetails,
    Document,
    GrantRound,
    Link,
    ListBlock,
    Municipality,
    Organisation,
    PageLine,
    Paragraph,
    PartialDate,
    Period,
    Person,
    Project,
    Section,
    Source,
    SourceSpan,
    Theme,
)

RICH = Project(
    id="gouda-samen-leren",
    heading="Gouda: Samen leren & “delen”",
    marks=2,
    title="=Samen leren: één café",
    grant_round=GrantRound(year=2021, period=2),
    organisation=Organisation(
        name="Gouda",
        kind="municipality",
        text="Gemeente Gouda",
        municipalities=(Municipality(name="Gouda", code="gm0513", province="Zuid-Holland"),),
        partners=("Hogeschool Voorbeeld",),
    ),
    contact=ContactDetails(
        label="Projectleider gemeente",
        text="mw. Truus Visser (adviseur)\nt.visser@gouda.example | 06 12345678, 06 1234567",
        people=(
            Person(
                name="Truus Visser",
                honorific="mw.",
                role="adviseur",
                emails=("t.visser@gouda.example",),
                phones=("+31612345678",),
            ),
        ),
        invalid_phones=("06 1234567",),
    ),
    theme=Theme(label="Thema", text="Leren & Ontwikkelen", name="Leren en ontwikkelen"),
    period=Period(
        label="Looptijd",
        text="juni 2020 tot 1 maart 2021 (fase 1)",
        start=PartialDate(year=2020, month=6),
        end=PartialDate(year=2021, month=3, day=1),
        end_exclusive=True,
        end_state="stated",
        remark="fase 1",
    ),
    other_periods=(Period(text="najaar 2022 - ?", start=PartialDate(year=2022, month=23), end_state="unknown"),),
    amounts=(
        Amount(label="Subsidiebedrag", text="€ 12.500,-", amount=Decimal("12500.00")),
        Amount(label="Kosten", text="€ 10.000 - € 20.000"),
        Amount(label="Bijdrage", text="£ 5,000", amount=Decimal(5000), currency="GBP"),
    ),
    extra_fields=(("Projectnummer", "00123"),),
    tags=("leren", "werk, en meer"),
    sections=(
        Section(
            heading="Het project in het kort",
            kind="summary",
            line=20,
            blocks=(
                Paragraph(text="Mail Truus op t.visser@gouda.example:"),
                ListBlock(items=("eerst", "dan"), ordered=True),
                ListBlock(items=("ten derde",), ordered=True, start=3),
            ),
        ),
    ),
    links=(Link(text="Lees meer", url="https://gouda.example/?a=1&b=2"),),
    source=SourceSpan(name="pagina.txt", line=10, end_line=22),
)
DOCUMENT = Document(
    sources=(Source(name="pagina.txt", sha256="0" * 64),),
    projects=(RICH, Project(id="kaal", heading="Kaal", title="Kaal\x0b")),
    page_text=(PageLine(line=1, text="Nieuwsbrief"),),
    diagnostics=(evolve(report(Code.NO_PROJECTS, line=1, source="pagina.txt"), message="made up", project="kaal"),),
)
CASES: dict[str, tuple[Exporter, Document]] = {
    "projects.json": (JsonExporter(), DOCUMENT),
    "projects.jsonl": (JsonLinesExporter(), DOCUMENT),
    "projects.xml": (XmlExporter(), DOCUMENT),
    "excel.csv": (CsvExporter(), DOCUMENT),
    "rfc4180.csv": (CsvExporter(dialect="rfc4180"), DOCUMENT),
    "without-contacts.json": (JsonExporter(), DOCUMENT.without_contacts()),
}


@pytest.mark.parametrize("name", CASES)
def test_golden(name: str, golden: Callable[[str, str], None]) -> None:
    """The same document gives the same bytes, today and after the next change."""
    exporter, document = CASES[name]
    stream = io.BytesIO()
    exporter.write(document, stream)
    golden(f"data/{name}", stream.getvalue().decode().replace(__version__, "VERSION"))
