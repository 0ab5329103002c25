"""Cards: labels that recur below lines of their own, and what only looks like them."""

from __future__ import annotations

import pytest

import aenoprojects as ap

CARDS = (("Ruilkast in de hal", "Goes", "2021"), ("Opa leest voor", "Oss", "2022"), ("Bijenhotel", "Breda", "2023"))
FORMS = {
    "divs": "<div><div>{0}</div><div><b>Gemeente</b> {1}</div><div><b>Looptijd</b> {2}</div></div>",
    "colons": "<div><div>{0}</div><div><b>Gemeente:</b> {1}</div><div><b>Looptijd:</b> {2}</div></div>",
    "bold titles": "<p><strong>{0}</strong></p><div>Gemeente: {1}</div><div>Looptijd: {2}</div>",
    "terms": "<div>{0}</div><dl><dt>Gemeente</dt><dd>{1}</dd><dt>Looptijd</dt><dd>{2}</dd></dl>",
    "unknown labels": "<div>{0}</div><div>Gemeente: {1}</div><div>Looptijd: {2}</div><div>Kwalm: x{2}</div>",
    "unknown label first": "<div>{0}</div><div>Kwalm: x{2}</div><div>Gemeente: {1}</div><div>Looptijd: {2}</div>",
    "organisation line": "<div>{0}</div><div>Gemeente {1}</div><div>Thema: Zorg</div><div>Looptijd: {2}</div>",
    "title that asks": "<div>Waarom {0}?</div><div>Gemeente: {1}</div><div>Looptijd: {2}</div>",
    "pointer last": "<div>{0}</div><div>Gemeente: {1}</div><div>Looptijd: {2}</div><a href='/{1}'>Lees meer</a>",
    "contact last": "<div>{0}</div><div>Gemeente: {1}</div><div>Looptijd: {2}</div><div>Contact: Jan Jansen</div>",
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("many", [2, 3])
@pytest.mark.parametrize("above", ["", "<h1>Lijst</h1>", "<h1>Lijst</h1><p>Dit is wat wij steunden.</p>"])
def test_each_card_is_a_project(form: str, many: int, above: str) -> None:
    """The line above the first label is the title, however near the card above stands."""
    document = ap.parse(above + "\n".join(FORMS[form].format(*card) for card in CARDS[:many]), kind="html")

    asks = "Waarom {}?" if form == "title that asks" else "{}"
    assert [one.title for one in document] == [asks.format(title) for title, *_ in CARDS[:many]]
    assert [one.organisation and one.organisation.name for one in document] == [town for _, town, _ in CARDS[:many]]
    assert [one.period and str(one.period.start) for one in document] == [when for *_, when in CARDS[:many]]
    assert [len(one.contact.people) if one.contact else 0 for one in document] == [form == "contact last"] * many


def test_cards_may_leave_out_whose_they_are() -> None:
    """Somebody to ask at each tells them apart as well, and no title becomes a person."""
    card = "<div>{0}</div><div>Looptijd: {2}</div><div>Bedrag: € 4.500</div><div>Contactpersoon: Jan Jansen</div>"
    document = ap.parse("<h1>Lijst</h1>" + "".join(card.format(*one) for one in CARDS), kind="html")

    assert [one.title for one in document] == [title for title, *_ in CARDS]
    assert [[each.name for each in one.contact.people] for one in document if one.contact] == [["Jan Jansen"]] * 3


def test_an_empty_label_takes_no_title() -> None:
    """A blank value at the end of a card does not reach into the card below."""
    card = "<div>{0}</div><div>Gemeente: {1}</div><div>Looptijd: {2}</div><div>Contact: {3}</div>"
    people = ("Jan Jansen", "", "Truus Bedacht")
    cards = [card.format(*one, name) for one, name in zip(CARDS, people, strict=True)]
    document = ap.parse("<h1>Lijst</h1>" + "\n".join(cards), kind="html")

    assert [one.title for one in document] == [title for title, *_ in CARDS]
    assert [[each.name for each in one.contact.people] if one.contact else [] for one in document] == [
        ["Jan Jansen"], [], ["Truus Bedacht"]
    ]  # fmt: skip


@pytest.mark.parametrize(
    "page",
    [
        # Phases of one project share a period and an amount.
        "<h1>Groene daken</h1><p>Gemeente: Oss</p><p>Looptijd: 2021 - 2023</p>"
        "<div>Fase een</div><div>Looptijd: 2021</div><div>Budget: € 5</div>"
        "<div>Fase twee</div><div>Looptijd: 2022</div><div>Budget: € 7</div>",
        # Partners share an organisation and somebody to ask.
        "<h1>Groene daken</h1><p>Looptijd: 2021 - 2023</p><p>Thema: Zorg</p>"
        "<div>Partner een</div><div>Organisatie: Goes</div><div>Contactpersoon: Jan Jansen</div>"
        "<div>Partner twee</div><div>Organisatie: Oss</div><div>Contactpersoon: Truus Bedacht</div>",
        # People share an organisation and their numbers.
        "<h1>Groene daken</h1><p>Gemeente: Oss</p><p>Looptijd: 2021 - 2023</p>"
        "<div>Jan Jansen</div><div>Organisatie: Goes</div><div>E-mail: jan@voorbeeld.example</div>"
        "<div>Truus Bedacht</div><div>Organisatie: Oss</div><div>E-mail: truus@voorbeeld.example</div>",
    ],
)
def test_what_recurs_within_a_project_is_no_card(page: str) -> None:
    """Only what tells projects apart makes cards of the lines above labels."""
    assert [one.title for one in ap.parse(page, kind="html")] == ["Groene daken"]


def test_the_same_line_above_each_box_is_no_title() -> None:
    """Headings of the markup are the titles, also where a line of its own stands above each box of labels."""
    card = "<h2>{0}</h2><p>Iedereen mag meedoen aan dit plan.</p><div>Gegevens</div><div>Gemeente: {1}</div>"
    card += "<div>Looptijd: {2}</div>"
    document = ap.parse("".join(card.format(*one) for one in CARDS), kind="html")

    assert [one.title for one in document] == [title for title, *_ in CARDS]


def test_cards_that_cannot_be_told_apart_are_reported() -> None:
    """A line with a small letter may go on the value above it: one project, and its second organisation is said."""
    card = "<div>{0}</div><div>Gemeente: {1}</div><div>Looptijd: {2}</div>"
    page = "<h1>Lijst</h1>" + "".join(card.format(title.lower(), town, when) for title, town, when in CARDS)
    (project, *others), notes = ap.parse(page, kind="html"), ap.parse(page, kind="html").diagnostics

    assert not others
    assert project.organisation is not None
    assert project.organisation.name == "Goes"
    assert [note.field for note in notes if note.code == ap.Code.FIELD_TWICE] == ["organisation"]
    assert [note.field for note in notes if note.code == ap.Code.PERIODS_SEVERAL] == ["period"] * 2


def test_a_second_label_of_an_organisation_is_kept_and_reported() -> None:
    """Another organisation, or a person, behind one more label is an extra field, and said; the same again is not."""
    page = "1. Werk\nAanvrager: Gemeente Tiel\nLooptijd: 2025\nPenvoerder: {}\n"
    for value, codes in (("Gemeente Buren", ["AP105"]), ("Ilse Verbakel", ["AP105"]), ("Gemeente Tiel", [])):
        document = ap.parse(page.format(value), kind="text")

        assert [note.code for note in document.diagnostics] == codes
        assert dict(document.projects[0].extra_fields) == {"Penvoerder": value}
