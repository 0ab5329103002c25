"""Listings in plain text that say little: a title line with two labels, or labels below "Gemeente X" alone."""

from __future__ import annotations

import pytest

import aenoprojects as ap

ENTRIES = (
    ("Groene daken", "Zwolle", "2021"),
    ("Regentuinen", "Breda", "2020 - 2023"),
    ("Slimme riolen", "Assen", "2022"),
)


@pytest.mark.parametrize("label", ["Gemeente", "Organisatie"])
@pytest.mark.parametrize("many", [2, 3])
def test_each_is_a_project(label: str, many: int) -> None:
    """Where an organisation and a period recur, each below a line of its own, that line is a title."""
    text = "\n\n".join(f"{title}\n\n{label}: Gemeente {town}\nLooptijd: {when}" for title, town, when in ENTRIES[:many])
    document = ap.parse(text)

    assert [one.title for one in document] == [title for title, *_ in ENTRIES[:many]]
    assert [one.organisation.name for one in document if one.organisation] == [town for _, town, _ in ENTRIES[:many]]
    assert all(one.period for one in document)


def test_phases_of_one_project_are_none() -> None:
    """A period that recurs without an organisation beside it is that of a phase."""
    phases = "\n\nFase een\n\nLooptijd: 2021\n\nFase twee\n\nLooptijd: 2022"
    text = f"Groene daken\n\nGemeente: Zwolle\nLooptijd: 2021 - 2023{phases}"

    assert len(ap.parse(text)) == 1


@pytest.mark.parametrize(
    "before", ["", "Aalten: Lopen\n\nGemeente Aalten\n\nProject: Lopen\nThema: Vitaliteit\nLooptijd: 2020\n\n"]
)
def test_a_line_of_a_municipality_is_no_heading(before: str) -> None:
    """Where the heading of an entry is missing, the line "Gemeente X" above its labels still says whose it is."""
    document = ap.parse(f"{before}Gemeente Almere\n\nProject: Samen leren\nThema: Vitaliteit\nLooptijd: 2021\n")
    last = document[len(document) - 1]

    assert (last.heading, last.title) == ("Samen leren", "Samen leren")
    assert last.organisation is not None
    assert [one.name for one in last.organisation.municipalities] == ["Almere"]
    assert "AP109" not in [one.code for one in document.diagnostics]


def test_what_opened_an_entry_opens_the_next() -> None:
    """A number above the title, without a blank line: it belongs to the project below it."""
    entry = "Dossiernummer: H-{0}\nProject: {1}\nGemeente: {2}\nLooptijd: 202{0}\n{1} is voor iedereen die het wil.\n"
    page = "Register\n\n" + "".join(entry.format(*row) for row in [(1, "Fietsen", "Goes"), (2, "Koken", "Oss")])
    document = ap.parse(page)

    assert [(one.title, one.extra_fields) for one in document] == [
        ("Fietsen", (("Dossiernummer", "H-1"),)),
        ("Koken", (("Dossiernummer", "H-2"),)),
    ]
    assert [line.text for line in document.page_text] == ["Register"]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_title_may_stand_above_a_lead(gap: str) -> None:
    """Title, a sentence, and only then the labels: with blank lines between them or without."""
    entry = "{0}{1}{0} helpt wie niet meer weet hoe het moet.{1}Gemeente: {2}\nLooptijd: 2021\nThema: Zorg\n\n"
    page = "Lijst van alles\n\n" + entry.format("Poort", gap, "Goes") + entry.format("Turf", gap, "Oss")
    document = ap.parse(page)

    assert [one.title for one in document] == ["Poort", "Turf"]
    assert ["helpt wie" in one.sections[0].blocks[0].text for one in document] == [True, True]


def test_a_bold_word_among_bold_labels_is_a_label_nobody_knows() -> None:
    """Said, not swallowed: it is an extra field, and the labels below it are read."""
    fields = [("Gemeente", "Goes"), ("Looptijd", "2021"), ("Kwalm", "Water"), ("Bedrag", "€ 4.500")]
    box = "".join(f"<p><strong>{label}</strong> {value}</p>" for label, value in fields)
    document = ap.parse(f"<h1>Lijst</h1><h2>Fietsen</h2>{box}<p>Er wordt gefietst.</p><h2>Lopen</h2>{box}")

    assert [one.extra_fields for one in document] == [(("Kwalm", "Water"),)] * 2
    assert [str(one.amounts[0].amount) for one in document] == ["4500.00"] * 2
    assert {one.code for one in document.diagnostics} >= {ap.Code.LABEL_UNKNOWN}


def test_a_bold_word_beside_no_label_stays_text() -> None:
    """Bold words in prose, also between paragraphs that begin with one, are no labels."""
    page = "<h1>Fietsen</h1><p>Looptijd: 2021</p><p>Gemeente: Goes</p><h2>Aanpak</h2>"
    page += "<p><b>Let op</b> Dit is maar een proef.</p><p><b>Daarna</b> Zien wij verder.</p>"
    (project,) = ap.parse(page)

    assert project.extra_fields == ()
    assert len(project.sections[-1].blocks) == 2


def test_known_labels_without_a_colon_may_be_paragraphs() -> None:
    """Loose fields of a card: three in a row are labels; two may be how prose begins."""
    card = "<h3>{0}</h3><p>Gemeente {1}</p><p>Looptijd {2}</p><p>Bedrag € 4.500</p>"
    document = ap.parse("<h1>Kaarten</h1>" + "".join(card.format(*row) for row in ENTRIES))

    assert [(one.title, len(one.amounts), one.period is not None) for one in document] == [
        (title, 1, True) for title, *_ in ENTRIES
    ]


def test_a_line_that_ends_an_entry_heads_none() -> None:
    """An unknown label with a value looks like "Goes: Fietsen"; a gap below it says whose it is."""
    entry = "{0}\nGemeente: {1}\nLooptijd: {2}\nThema: Zorg\nHoort bij: Groen\nDaarom: iedereen kan erbij.\n\n"
    document = ap.parse("Lijst\n\n" + "".join(entry.format(*row) for row in ENTRIES))

    assert [one.title for one in document] == [title for title, *_ in ENTRIES]


def test_a_colon_within_text_makes_no_heading() -> None:
    """A sentence wrapped by hand looks like "Goes: Fietsen"; the title is the line above the labels."""
    entry = "{0}\n\nLooptijd: {1}\nBudget: € 4.500\nContactpersoon: Jan Jansen\n\n{2}"
    text = "Wij rijden iedere week langs de kernen. Let op: in\nde zomer rijden wij niet.\n\n"
    document = ap.parse(
        "Lijst\n\n" + entry.format("1. Buurtbus", 2021, text) + entry.format("2. Leesclub", 2022, "Er wordt gelezen.\n")
    )

    assert [one.title for one in document] == ["Buurtbus", "Leesclub"]
    assert "Let op: in" in document[0].sections[-1].blocks[0].text
