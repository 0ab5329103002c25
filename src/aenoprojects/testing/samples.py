"""Hand-made projects that use every field and every irregularity; the people in them are made up."""

from __future__ import annotations

from typing import get_args

from aenoprojects.diagnostics import Code, report
from aenoprojects.model import (
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
from aenoprojects.model.project import SectionKind


def sample_projects() -> tuple[Project, ...]:
    """Return made-up projects: rich ones, bare ones, and one for each irregularity of a period.

    >>> len({project.id for project in sample_projects()}) == len(sample_projects())
    True
    """
    return (_rich(), _partnership(), _article(), _bare(), _long(), *_periods())


def sample_document() -> Document:
    """Return the sample projects as a document with a source, page text and diagnostics.

    >>> sorted({diagnostic.severity.value for diagnostic in sample_document().diagnostics})
    ['error', 'info', 'warning']
    """
    return Document(
        sources=(Source(name="voorbeeld.txt", kind="text", sha256="0" * 64),),
        projects=sample_projects(),
        page_text=(PageLine(line=1, text="Projecten"), PageLine(line=400, text="© voorbeeld")),
        diagnostics=(
            report(Code.ENCODING_GUESSED, source="voorbeeld.txt"),
            report(
                Code.PHONE_INVALID,
                text="06 1234567",
                line=14,
                field="contact",
                source="voorbeeld.txt",
                project="gouda-samen-leren",
            ),
            report(Code.LABEL_UNKNOWN, text="Projectnummer", line=17, source="voorbeeld.txt"),
        ),
    )


def _prose(*texts: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(text=text) for text in texts)


def _rich() -> Project:
    return Project(
        id="gouda-samen-leren",
        heading="Gouda: Samen leren, “slim” & snel; deel 1/2",
        marks=2,
        title="=Samen leren: een café voor ambtenaren",
        grant_round=GrantRound(year=2021, period=2),
        organisation=Organisation(
            name="Gouda",
            kind="municipality",
            text="Gemeente Gouda",
            municipalities=(Municipality(name="Gouda", code="gm0513", province="Zuid-Holland"),),
        ),
        contact=_contact(),
        theme=Theme(label="Thema", text="Leren & Ontwikkelen", name="Leren en ontwikkelen"),
        period=Period(
            label="Looptijd",
            text="1 maart 2021 tot 1 september 2022 (fase 1)",
            start=PartialDate(year=2021, month=3, day=1),
            end=PartialDate(year=2022, month=9, day=1),
            end_exclusive=True,
            end_state="stated",
            remark="fase 1",
        ),
        other_periods=(
            Period(text="najaar 2022", start=PartialDate(year=2022, month=23), end_state="unknown"),
            Period(text="anderhalf jaar", duration="P18M"),
        ),
        extra_fields=(("Projectnummer", "00123"), ("Opmerking", '+/- 10%; zie @bijlage, "kopie"')),
        tags=("leren", "vitaliteit, werk"),
        sections=_sections(),
        links=(
            Link(text="Lees meer", url="https://gouda.example/leren?a=1&b=2"),
            Link(text="bijlage", url="bijlage.pdf"),
        ),
        source=SourceSpan(name="voorbeeld.txt", line=10, end_line=60),
    )


def _contact() -> ContactDetails:
    text = (
        "mw. Aaltje Zomer – de Zwaan (adviseur HRM) en Bram Voorbeeld\n"
        "a.zomer@gouda.example | 06 12345678, 06 1234567\nhrm@gouda.example, 010 1234567"
    )
    return ContactDetails(
        label="Projectleider gemeente",
        text=text,
        people=(
            Person(
                name="Aaltje Zomer – de Zwaan",
                honorific="mw.",
                role="adviseur HRM",
                emails=("a.zomer@gouda.example", "aaltje@thuis.example"),
                phones=("+31612345678", "14010"),
            ),
            Person(name="Bram Voorbeeld"),
        ),
        other_emails=("hrm@gouda.example",),
        other_phones=("+31101234567",),
        invalid_phones=("06 1234567",),
    )


def _sections() -> tuple[Section, ...]:
    announced = tuple(
        Section(heading=kind.capitalize(), kind=kind, line=20 + index, blocks=_prose(f"Tekst over {kind}."))
        for index, kind in enumerate(get_args(SectionKind))
    )
    steps = ListBlock(items=("eerst dit", "daarna dat"), ordered=True)
    points = ListBlock(items=("<b>vet</b> & meer", 'een regel; nog een, "aangehaald"'))
    return (
        Section(heading=None, line=19, blocks=(*_prose("Vooraf.", "In drie stappen:"), steps, points)),
        *announced,
        Section(heading="Een lege kop", line=40),
    )


def _partnership() -> Project:
    members = (
        Municipality(name="Grave", code="gm0786", province="Noord-Brabant"),
        Municipality(name="'s-Hertogenbosch", code="gm0796", province="Noord-Brabant"),
        Municipality(name="Nergenshuizen"),
    )
    return Project(
        id="samendorp-een-loket",
        heading="Samendorp: Één loket",
        marks=1,
        title="Één loket",
        grant_round=GrantRound(year=2021, period=1),
        organisation=Organisation(
            name="Samendorp",
            kind="partnership",
            text="Samenwerking Samendorp",
            participants_text="Deelnemers: Grave, 's-Hertogenbosch en Nergenshuizen",
            municipalities=members,
            partners=("Provincie Noord-Brabant", "Waterschap Het Voorbeeld"),
        ),
        contact=ContactDetails(
            label="Contactgegevens", text="info@samendorp.example", other_emails=("info@samendorp.example",)
        ),
        theme=Theme(label=None, text="samenwerken", name="Samenwerken"),
        period=Period(
            label="Doorlooptijd",
            text="medio 2020 - eind 2021",
            start=PartialDate(year=2020),
            start_part="medio",
            end=PartialDate(year=2021),
            end_part="eind",
            end_state="stated",
        ),
        sections=(Section(heading="Samenvatting", kind="summary", blocks=_prose("Één loket voor drie gemeenten.")),),
        source=SourceSpan(name="voorbeeld.txt", line=61, end_line=80),
    )


def _article() -> Project:
    return Project(
        id="werk-met-zin",
        heading="Werk met zin 💡",
        title="Werk met zin 💡",
        scheme="Voorbeeldregeling 2016",
        tags=("werkplezier", "vitaliteit"),
        sections=(Section(heading="Vraag", kind="background", blocks=_prose("Waarom werken we?")),),
    )


def _bare() -> Project:
    return Project(id="kaal", heading="Kaal", title="Kaal")


def _long() -> Project:
    return Project(
        id="lang-verhaal",
        heading="Lang verhaal",
        title="Lang verhaal",
        organisation=Organisation(
            name="Gouda",
            kind="municipalities",
            municipalities=(
                Municipality(name="Gouda", code="gm0513"),
                Municipality(name="Delft", code="gm0503"),
            ),
        ),
        sections=(Section(heading="In het kort", kind="summary", blocks=_prose(*["Een alinea. " * 60] * 60)),),
    )


def _periods() -> tuple[Project, ...]:
    """One project for each way in which a period can be more, less or other than two days."""
    year, quarter = PartialDate(year=2021), PartialDate(year=2022, month=34)
    day = PartialDate(year=2020, month=2, day=29)
    cases = {
        "open": Period(text="vanaf 2021", start=year, end_state="open"),
        "onbekend": Period(text="2021 - n.t.b.", start=year, end_state="unknown"),
        "zonder-begin": Period(label="Afgerond", text="2e kwartaal 2022", end=quarter, end_state="stated"),
        "afgeleid": Period(text="29-2-2020, 2 jaar", start=day, end_state="derived", duration="P2Y"),
        "omgekeerd": Period(
            text="2022 - 2021", start=PartialDate(year=2022), end=year, end_state="stated", problem="reversed"
        ),
        "onleesbaar": Period(text="3? 20 - later", end_state="unknown", problem="unreadable"),
        "winter": Period(
            text="winter 2021",
            start=PartialDate(year=2021, month=24),
            end=PartialDate(year=2021, month=24),
            end_state="stated",
        ),
        "halfjaar": Period(
            text="tot 2e helft 2021",
            end=PartialDate(year=2021, month=41),
            end_exclusive=True,
            end_state="stated",
        ),
        "een-dag": Period(text="29-2-2020", start=day, end=day, end_state="stated"),
        "vroeg": Period(
            text="1890 - 1895", start=PartialDate(year=1890), end=PartialDate(year=1895), end_state="stated"
        ),
    }
    return tuple(
        Project(id=f"periode-{name}", heading=f"Periode {name}", title=f"Periode {name}", period=period)
        for name, period in cases.items()
    )
