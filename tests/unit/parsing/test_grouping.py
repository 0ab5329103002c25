"""Headings above groups of projects: read where they say what they are, and never for the project above them."""

from __future__ import annotations

import pytest

import aenoprojects as ap

FORMS = {
    "headings": "<h3>{0}</h3><p>{1}<br>Looptijd: {2}</p>",
    "headings with prose": "<h3>{0}</h3><p>Iedereen mag meedoen.</p><p>{1}<br>Looptijd: {2}</p>",
    "headings with sections": "<h3>{0}</h3><p>{1}<br>Looptijd: {2}</p><h4>Aanpak</h4><p>Iedereen mag meedoen.</p>",
    "cards": "<div>{0}</div><div>{1}</div><div>Looptijd: {2}</div><div>Bedrag: € 4.000</div>",
}
ROWS = (
    ("Fietsen", "Goes", "2021"),
    ("Lopen", "Oss", "2022"),
    ("Zwemmen", "Breda", "2023"),
    ("Varen", "Aalten", "2024"),
)


def page(form: str, one: str, other: str, label: str = "Gemeente", intro: str = "") -> str:
    """Return a listing in two groups of two."""
    entries = [FORMS[form].format(title, f"{label}: {town}", when) for title, town, when in ROWS]
    groups = [f"<h2>{name}</h2>{intro}" for name in (one, other)]
    return "<h1>Lijst</h1>" + groups[0] + "".join(entries[:2]) + groups[1] + "".join(entries[2:])


def themes(document: ap.Document) -> list[str | None]:
    """Return the themes of a document's projects."""
    return [one.theme.name if one.theme else None for one in document]


@pytest.mark.parametrize("form", FORMS)
def test_a_known_theme_above_a_group_is_theirs(form: str) -> None:
    """It is reported for each, stands in the page text, and its place is the heading."""
    document = ap.parse(page(form, "Vitaliteit", "Leren &amp; ontwikkelen"))
    said = [note for note in document.diagnostics if note.code == ap.Code.FROM_GROUP_HEADING]

    assert [one.title for one in document] == [title for title, *_ in ROWS]
    assert themes(document) == ["Vitaliteit"] * 2 + ["Leren en ontwikkelen"] * 2
    assert [one.theme.label for one in document if one.theme] == [None] * 4
    assert [(note.field, note.project) for note in said] == [("theme", one.id) for one in document]
    assert [line.text for line in document.page_text] == ["Lijst", "Vitaliteit", "Leren & ontwikkelen"]
    lines = document.sources[0].lines
    assert [one.places["theme.text"].text(lines) for one in document][:2] == ["Vitaliteit"] * 2


@pytest.mark.parametrize(
    ("form", "intro"),
    [*((form, "") for form in FORMS), *((form, "<p>Hier staat het.</p>") for form in list(FORMS)[:3])],
)
def test_a_label_says_what_a_heading_gives(form: str, intro: str) -> None:
    """No vocabulary has to know the value; and the project above the heading has nothing of it."""
    document = ap.parse(page(form, "Thema: Turf", "Thema: Veen", intro=intro))

    assert themes(document) == ["Turf"] * 2 + ["Veen"] * 2
    assert [one.theme.label for one in document if one.theme] == ["Thema"] * 4


def test_an_organisation_holds_for_a_group_too() -> None:
    """Also above a single project."""
    document = ap.parse(page("headings", "Gemeente: Goes", "Gemeente: Oss", label="Thema"))

    assert [one.organisation and one.organisation.name for one in document] == ["Goes", "Goes", "Oss", "Oss"]
    assert themes(document) == [town for _, town, _ in ROWS]


@pytest.mark.parametrize("form", ["headings", "cards"])
@pytest.mark.parametrize(
    "names", [("Wonen", "Water"), ("2021", "2022"), ("Afgerond", "Lopend"), ("Regio Noord", "Overig")]
)
def test_what_no_label_and_no_vocabulary_calls_a_theme_is_none(form: str, names: tuple[str, str]) -> None:
    """It may be a year, a status, a region; a single known word among such headings proves nothing."""
    document = ap.parse(page(form, *names))

    assert [one.title for one in document] == [title for title, *_ in ROWS]
    assert themes(document) == [None] * 4
    assert ap.Code.FROM_GROUP_HEADING not in [note.code for note in document.diagnostics]


def test_a_users_themes_count() -> None:
    """The vocabulary of the page's readers may know what the package does not."""
    known = ap.Vocabulary.default().with_rows({"themes": {"Wonen": [], "Water": []}})

    assert themes(ap.parse(page("headings", "Wonen", "Water"), vocabulary=known)) == ["Wonen"] * 2 + ["Water"] * 2


def test_what_a_project_says_itself_counts() -> None:
    """A heading fills in only what is missing."""
    html = page("headings", "Vitaliteit", "Jongeren").replace("Looptijd: 2022", "Looptijd: 2022<br>Thema: Sport")

    assert themes(ap.parse(html)) == ["Vitaliteit", "Sport", "Jongeren", "Jongeren"]


def test_tables_stand_below_such_headings() -> None:
    """Each table its own theme."""
    table = "<table><tr><th>Project</th><th>Gemeente</th></tr><tr><td>{0}</td><td>{1}</td></tr></table>"
    html = "".join(
        f"<h2>{name}</h2>" + table.format(*row) for name, row in zip(("Jongeren", "Vitaliteit"), ROWS, strict=False)
    )

    assert themes(ap.parse(html)) == ["Jongeren", "Vitaliteit"]


def test_labelled_headings_of_one_project_are_its_own() -> None:
    """Headings that are labels, as loose fields of a page: nothing lower stands below them."""
    document = ap.parse(
        "<h1>Fietsen</h1><h3>Thema: Zorg</h3><h3>Looptijd: 2021</h3><h3>Gemeente: Goes</h3><p>Tekst.</p>"
    )

    assert [(one.title, one.theme.name if one.theme else None) for one in document] == [("Fietsen", "Zorg")]
