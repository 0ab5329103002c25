"""A made-up document with every kind of period, for the formats that have a line of time."""

from __future__ import annotations

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


def made_up(name: str, theme: str | None = None, *, line: int = 1, **period: object) -> Project:
    """Return a project of a municipality; the keywords are those of its period, dates in EDTF."""
    for side in ("start", "end"):
        if side in period:
            period[side] = PartialDate.parse(str(period[side]))
    municipality, title = name.split(": ", 1)
    return Project(
        id=name.casefold().replace(": ", "-").replace(" ", "-"),
        heading=name,
        title=title,
        organisation=Organisation(
            name=municipality, kind="municipality", municipalities=(Municipality(name=municipality),)
        ),
        contact=ContactDetails(
            people=(
                Person(
                    name="Aaltje Zomer",
                    role="adviseur; HRM",
                    emails=(f"a.zomer@{municipality.casefold()}.example",),
                    phones=("+31612345678",),
                ),
            ),
            other_phones=("+31101234567",),
        ),
        theme=Theme(label="Thema", text=theme, name=theme) if theme else None,
        period=Period(label="Looptijd", **period) if period else None,  # type: ignore[arg-type]
        sections=(
            Section(
                heading="Het project in het kort",
                kind="summary",
                blocks=(Paragraph(text=f"Over {title}, in C:\\Nieuw; één café 💡."), Paragraph(text="Slot.")),
            ),
        ),
        source=SourceSpan(name="https://voorbeeld.example/projecten", line=line, end_line=line + 5),
    )


PLANNED = Document(
    projects=(
        made_up(
            "Gouda: Samen leren",
            "Leren en ontwikkelen",
            text="1 maart 2021 tot 1 september 2021",
            start="2021-03-01",
            end="2021-09-01",
            end_exclusive=True,
            end_state="stated",
        ),
        made_up(
            "Delft: Vitaal, ook thuis",
            "Vitaliteit",
            line=10,
            text="juni 2020 t/m mrt 2021",
            start="2020-06",
            end="2021-03",
            end_state="stated",
        ),
        made_up(
            "Assen: Medio en eind",
            "Vitaliteit",
            line=20,
            text="medio 2020 - eind februari 2021",
            start="2020",
            start_part="medio",
            end="2021-02",
            end_part="eind",
            end_state="stated",
        ),
        made_up("Zwolle: Vanaf toen", line=30, text="vanaf 2018", start="2018", end_state="open"),
        made_up(
            "Breda: Tot nader order",
            "Een eigen thema",
            line=40,
            text="5 mei 2021 - n.t.b.",
            start="2021-05-05",
            end_state="unknown",
        ),
        made_up("Venlo: Al klaar", "Vitaliteit", line=50, text="1-11-2019", end="2019-11-01", end_state="stated"),
        made_up(
            "Ede: Twee jaar lang",
            "Vitaliteit",
            line=60,
            text="1 januari 2020, 2 jaar",
            start="2020-01-01",
            duration="P2Y",
            end_state="derived",
        ),
        made_up(
            "Tiel: Omgekeerd",
            "Vitaliteit",
            line=70,
            text="1 oktober 2020 tot 1 mei 2020",
            start="2020-10-01",
            end="2020-05-01",
            end_state="stated",
            problem="reversed",
        ),
        made_up("Oss: Ooit", "Vitaliteit", line=80),
    )
)
"""Four spans, four single days (three starts, one end), one without a date."""
