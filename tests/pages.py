"""Small made-up projects and pages for the tests of the transforms and the command line."""

from __future__ import annotations

from typing import Any

from aenoprojects.model import (
    ContactDetails,
    GrantRound,
    Organisation,
    Paragraph,
    PartialDate,
    Period,
    Project,
    Section,
    SourceSpan,
    Theme,
)
from aenoprojects.vocabulary import register

PAGE = """\
Gesubsidieerde projecten

* = periode 1 van 2021
** = periode 2 van 2021

*Aalten: Spelen op het werk

Gemeente Aalten

Project: Spelen op het werk
Contactpersoon gemeente: Joke Verzonnen
Contactgegevens: j.verzonnen@aalten.example | 06 12345678
Thema: Leren & Ontwikkelen
Looptijd: 1 september 2020 t/m 31 december 2021

Het project in het kort
Een spel voor nieuwe collega's.

**Goes: Vitaal op de fiets

Gemeente Goes

Project: Vitaal op de fiets
Contactpersoon gemeente: Piet Bedacht
Contactgegevens: p.bedacht@goes.example | 06 1234567
Thema: Vitaliteit
Looptijd: 31 september 2021 tot 1 maart 2022

Het project in het kort
Fietsen naar het werk, ook als het regent.

Land van Cuijk: Samen sterk

Gemeente Land van Cuijk

Project: Samen sterk
Contactpersoon gemeente: Anna Voorbeeld
Contactgegevens: a.voorbeeld@landvancuijk.example | 0485 123456
Thema: Samenwerking
Looptijd: n.t.b.

Het project in het kort
Vijf organisaties worden er een.
"""
"""Three projects with an impossible day, an impossible phone number and a period to be announced."""


def project(title: str = "Spelen op het werk", place: str = "Aalten", **given: Any) -> Project:
    """Return a project of a municipality; `given` are fields, `period` "2021/2022", `source` "page:line"."""
    period, source = given.pop("period", None), given.pop("source", None)
    theme, prose, who = given.pop("theme", None), given.pop("prose", None), given.pop("who", None)
    start, _, end = (period or "").partition("/")
    name, _, line = (source or "").partition(":")
    values: dict[str, Any] = {
        "id": f"{place}-{title}".lower().replace(" ", "-"),
        "heading": f"{place}: {title}",
        "title": title,
        "organisation": Organisation(
            name=place, kind="municipality", text=f"Gemeente {place}", municipalities=register.find(place)
        ),
        "theme": theme and Theme(label="Thema", text=theme, name=theme),
        "contact": who and ContactDetails(text=who),
        "period": period
        and Period(
            text=period,
            start=PartialDate.parse(start) if start else None,
            end=PartialDate.parse(end) if end not in ("", "..") else None,
            end_state={"": "unknown", "..": "open"}.get(end, "stated"),  # type: ignore[arg-type]
        ),
        "sections": (Section(heading="In het kort", kind="summary", blocks=(Paragraph(text=prose),)),) if prose else (),
        "source": source and SourceSpan(name=name, line=int(line), end_line=int(line) + 9),
    }
    return Project(**values | given)


FIRST_ROUND = GrantRound(year=2021, period=1)
