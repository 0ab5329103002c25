"""Hand-made projects that use every field and every irregularity; the people in them are made up."""

from __future__ import annotations

from typing import get_args

import aenoprojects as ap
from aenoprojects.model.project import SectionKind

_PAGE = "voorbeeld.txt"
_day = ap.PartialDate.parse


def sample_projects() -> tuple[ap.Project, ...]:
    """Return made-up projects: rich ones, bare ones, and one for each irregularity of a period.

    >>> len({project.id for project in sample_projects()}) == len(sample_projects())
    True
    """
    return (_rich(), _partnership(), *_others(), *_periods())


def sample_document() -> ap.Document:
    """Return the sample projects as a document with a source, page text and diagnostics.

    >>> sorted({diagnostic.severity.value for diagnostic in sample_document().diagnostics})
    ['error', 'info', 'warning']
    """
    phone = {"text": "06 1234567", "field": "contact", "project": "gouda-samen-leren"}
    return ap.Document(
        sources=(ap.Source(name=_PAGE, kind="text", sha256="0" * 64),),
        projects=sample_projects(),
        page_text=(ap.PageLine(line=1, text="Projecten"), ap.PageLine(line=400, text="© voorbeeld")),
        diagnostics=(
            ap.report(ap.Code.ENCODING_GUESSED, source=_PAGE),
            ap.report(ap.Code.PHONE_INVALID, source=_PAGE, line=14, **phone),
            ap.report(ap.Code.LABEL_UNKNOWN, source=_PAGE, line=17, text="Projectnummer"),
        ),
    )


def _rich() -> ap.Project:
    gouda = ap.Municipality(name="Gouda", code="gm0513", province="Zuid-Holland")
    return ap.Project(
        id="gouda-samen-leren",
        heading="Gouda: Samen leren, “slim” & snel; deel 1/2",
        marks=2,
        title="=Samen leren: een café voor ambtenaren",
        grant_round=ap.GrantRound(year=2021, period=2),
        organisation=ap.Organisation(name="Gouda", kind="municipality", text="Gemeente Gouda", municipalities=(gouda,)),
        contact=_contact(),
        theme=ap.Theme(label="Thema", text="Leren & Ontwikkelen", name="Leren en ontwikkelen"),
        period=ap.Period(
            label="Looptijd",
            text="1 maart 2021 tot 1 september 2022 (fase 1)",
            start=_day("2021-03-01"),
            end=_day("2022-09-01"),
            end_exclusive=True,
            end_state="stated",
            remark="fase 1",
        ),
        other_periods=(
            ap.Period(text="najaar 2022", start=_day("2022-23"), end_state="unknown"),
            ap.Period(text="anderhalf jaar", duration="P18M"),
        ),
        extra_fields=(("Projectnummer", "00123"), ("Opmerking", '+/- 10%; zie @bijlage, "kopie"')),
        tags=("leren", "vitaliteit, werk"),
        sections=_sections(),
        links=(
            ap.Link(text="Lees meer", url="https://gouda.example/leren?a=1&b=2"),
            ap.Link(text="bijlage", url="bijlage.pdf"),
        ),
        source=ap.SourceSpan(name=_PAGE, line=10, end_line=60),
    )


def _contact() -> ap.ContactDetails:
    adviser = ap.Person(
        name="Aaltje Zomer – de Zwaan",
        honorific="mw.",
        role="adviseur HRM",
        emails=("a.zomer@gouda.example", "aaltje@thuis.example"),
        phones=("+31612345678", "14010"),
    )
    return ap.ContactDetails(
        label="Projectleider gemeente",
        text="mw. Aaltje Zomer – de Zwaan (adviseur HRM) en Bram Voorbeeld\n"
        "a.zomer@gouda.example | 06 12345678, 06 1234567\nhrm@gouda.example, 010 1234567",
        people=(adviser, ap.Person(name="Bram Voorbeeld")),
        other_emails=("hrm@gouda.example",),
        other_phones=("+31101234567",),
        invalid_phones=("06 1234567",),
    )


def _prose(*texts: str) -> tuple[ap.Paragraph, ...]:
    return tuple(ap.Paragraph(text=text) for text in texts)


def _sections() -> tuple[ap.Section, ...]:
    steps = ap.ListBlock(items=("eerst dit", "daarna dat"), ordered=True)
    points = ap.ListBlock(items=("<b>vet</b> & meer", 'een regel; nog een, "aangehaald"'))
    return (
        ap.Section(heading=None, line=19, blocks=(*_prose("Vooraf.", "In drie stappen:"), steps, points)),
        *(
            ap.Section(heading=kind.capitalize(), kind=kind, line=line, blocks=_prose(f"Tekst over {kind}."))
            for line, kind in enumerate(get_args(SectionKind), start=20)
        ),
        ap.Section(heading="Een lege kop", line=40),
    )


def _partnership() -> ap.Project:
    members = (
        ap.Municipality(name="Grave", code="gm0786", province="Noord-Brabant"),
        ap.Municipality(name="'s-Hertogenbosch", code="gm0796", province="Noord-Brabant"),
        ap.Municipality(name="Nergenshuizen"),
    )
    email = "info@samendorp.example"
    return ap.Project(
        id="samendorp-een-loket",
        heading="Samendorp: Één loket",
        marks=1,
        title="Één loket",
        grant_round=ap.GrantRound(year=2021, period=1),
        organisation=ap.Organisation(
            name="Samendorp",
            kind="partnership",
            text="Samenwerking Samendorp",
            participants_text="Deelnemers: Grave, 's-Hertogenbosch en Nergenshuizen",
            municipalities=members,
            partners=("Provincie Noord-Brabant", "Waterschap Het Voorbeeld"),
        ),
        contact=ap.ContactDetails(label="Contactgegevens", text=email, other_emails=(email,)),
        theme=ap.Theme(label=None, text="samenwerken", name="Samenwerken"),
        period=ap.Period(
            label="Doorlooptijd",
            text="medio 2020 - eind 2021",
            start=_day("2020"),
            start_part="medio",
            end=_day("2021"),
            end_part="eind",
            end_state="stated",
        ),
        sections=(ap.Section(heading="Samenvatting", kind="summary", blocks=_prose("Één loket voor drie gemeenten.")),),
        source=ap.SourceSpan(name=_PAGE, line=61, end_line=80),
    )


def _others() -> tuple[ap.Project, ...]:
    """Return an article, a project of which nothing is known, and one that is long."""
    question = ap.Section(heading="Vraag", kind="background", blocks=_prose("Waarom werken we?"))
    story = ap.Section(heading="In het kort", kind="summary", blocks=_prose(*["Een alinea. " * 60] * 60))
    pair = (ap.Municipality(name="Gouda", code="gm0513"), ap.Municipality(name="Delft", code="gm0503"))
    return (
        ap.Project(
            id="werk-met-zin",
            heading="Werk met zin 💡",
            title="Werk met zin 💡",
            scheme="Voorbeeldregeling 2016",
            tags=("werkplezier", "vitaliteit"),
            sections=(question,),
        ),
        ap.Project(id="kaal", heading="Kaal", title="Kaal"),
        ap.Project(
            id="lang-verhaal",
            heading="Lang verhaal",
            title="Lang verhaal",
            organisation=ap.Organisation(name="Gouda", kind="municipalities", municipalities=pair),
            sections=(story,),
        ),
    )


def _periods() -> tuple[ap.Project, ...]:
    """Return a project for each way in which a period can be more, less or other than two days."""
    leap, year, before, quarter = _day("2020-02-29"), _day("2021"), _day("1890"), _day("2022-34")
    cases = {
        "open": ap.Period(text="vanaf 2021", start=year, end_state="open"),
        "onbekend": ap.Period(text="2021 - n.t.b.", start=year, end_state="unknown"),
        "zonder-begin": ap.Period(label="Afgerond", text="2e kwartaal 2022", end=quarter, end_state="stated"),
        "afgeleid": ap.Period(text="29-2-2020, 2 jaar", start=leap, end_state="derived", duration="P2Y"),
        "omgekeerd": ap.Period(
            text="2022 - 2021", start=_day("2022"), end=year, end_state="stated", problem="reversed"
        ),
        "onleesbaar": ap.Period(text="3? 20 - later", end_state="unknown", problem="unreadable"),
        "winter": ap.Period(text="winter 2021", start=_day("2021-24"), end=_day("2021-24"), end_state="stated"),
        "halfjaar": ap.Period(text="tot 2e helft 2021", end=_day("2021-41"), end_exclusive=True, end_state="stated"),
        "een-dag": ap.Period(text="29-2-2020", start=leap, end=leap, end_state="stated"),
        "vroeg": ap.Period(text="1890 - 1895", start=before, end=_day("1895"), end_state="stated"),
    }
    return tuple(
        ap.Project(id=f"periode-{name}", heading=f"Periode {name}", title=f"Periode {name}", period=period)
        for name, period in cases.items()
    )
