"""Made-up projects for the workbook, and ways to write it and read it back."""

from __future__ import annotations

import io
from datetime import date
from functools import cache
from typing import Any

from openpyxl import Workbook, load_workbook

from aenoprojects.api import corpus
from aenoprojects.diagnostics import Diagnostic
from aenoprojects.exporters.xlsx import XlsxExporter
from aenoprojects.model import (
    ContactDetails,
    Document,
    Municipality,
    Organisation,
    Paragraph,
    PartialDate,
    Period,
    Person,
    Project,
    Section,
    SourceSpan,
    Theme,
)

bundled = cache(corpus)
"""Return the bundled corpus, read once."""
ON = date(2021, 6, 15)
"""Reference date of the tests."""

HOSTILE = (
    "=cmd|' /C calc'!A0",
    "=1+1",
    "+1",
    "-1",
    "@SUM(1;2)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\uff1d1+1",
    "\uff0b1",
    "\uff0d1",
    "\uff20SUM(1)",
    "'=1+1",
    "#N/A",
    "#REF!",
    "TRUE",
    "1e5",
    "2021-1",
    "_x0041_",
    "_x005F_x0041_",
    "a\x0bb",
    "nul\x00",
    "half\ud800paar",
    "</t></is></c>",
    "[#This Row]",
    "<5",
    "*",
    " blanks ",
)
"""What has become a formula, an error or a broken file in somebody's workbook."""


def written(document: Document, **options: Any) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """Return the bytes of a workbook, and what was reported."""
    stream = io.BytesIO()
    reports = tuple(XlsxExporter(**{"reference_date": ON, **options}).write(document, stream))
    return stream.getvalue(), reports


def opened(document: Document, *, results: bool = False, **options: Any) -> Workbook:
    """Return a workbook read back: its formulas, or what they come to."""
    return load_workbook(io.BytesIO(written(document, **options)[0]), data_only=results)


def rows(workbook: Workbook, sheet: str) -> list[dict[str, Any]]:
    """Return the rows of a table by their headers."""
    header, *body = workbook[sheet].iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in body]


def made_up(number: int, **fields: Any) -> Project:
    """Return a small project; `fields` replace its own."""
    name = ("Gouda", "Goes", "Ede", "Assen")[number % 4]
    town = Municipality(name=name, code=f"gm{number % 4 + 500:04d}", province=("Utrecht", "Zeeland")[number % 2])
    person = Person(
        name="Anna Voorbeeld", emails=(f"a.voorbeeld{number}@{name.lower()}.example",), phones=("+31612345678",)
    )
    return Project(
        **{
            "id": f"project-{number}",
            "heading": f"{name}: Project {number}",
            "title": f"Project {number}",
            "organisation": Organisation(name=name, kind="municipality", municipalities=(town,)),
            "contact": ContactDetails(people=(person,)),
            "theme": Theme(label="Thema", text="x", name=("Vitaliteit", "Jongeren", "Coaching")[number % 3]),
            "period": period("2021-01", "2021-12", text="januari - december 2021"),
            "sections": (Section(heading="In het kort", kind="summary", line=9, blocks=(Paragraph(text="Kort."),)),),
            "source": SourceSpan(name="pagina.txt", line=10 * number + 1, end_line=10 * number + 9),
            **fields,
        }
    )


def period(start: str | None, end: str | None = None, **fields: Any) -> Period:
    """Return a period of two EDTF dates."""
    days = {"start": start, "end": end}
    stated = {name: PartialDate.parse(day) for name, day in days.items() if day}
    return Period(**{"end_state": "stated" if end else "unknown", **stated, **fields})
