"""Listings: where entries begin and end, and what happens around a fault."""

from __future__ import annotations

import io

import pytest
from attrs import evolve

import aenoprojects as ap

GOOD = """\
Goes: Fietsen

Gemeente Goes

Project: Fietsen
Contactpersoon gemeente: Piet Bedacht
Contactgegevens: p.bedacht@goes.example | 06 12345678
Thema: Vitaliteit
Looptijd: 2021

Het project in het kort
Iedereen fietst.
"""
LAST = GOOD.replace("Goes", "Oss").replace("Fietsen", "Lopen").replace("fietst", "loopt")

FAULTS = {
    "no title field": ("AP102", GOOD.replace("Project: Fietsen\n", "")),
    "misspelt label": ("AP103", GOOD.replace("Contactgegevens", "Contactgevens")),
    "unknown label": ("AP104", GOOD.replace("Thema", "Kleurstelling: geel\nThema")),
    "field twice": ("AP105", GOOD.replace("Looptijd", "Thema: Jongeren\nLooptijd")),
    "empty field": ("AP106", GOOD.replace("Thema: Vitaliteit", "Thema:")),
    "another project": ("AP107", GOOD.replace("Project: Fietsen", "Project: Zwemmen")),
    "no organisation": ("AP109", GOOD.replace("Gemeente Goes\n\n", "").replace("Goes: ", "")),
    "unreadable date": ("AP201", GOOD.replace("2021", "maart 2021 - juli 202")),
    "impossible day": ("AP202", GOOD.replace("2021", "1 maart t/m 31 september 2021")),
    "end before start": ("AP204", GOOD.replace("2021", "mei 2021 - april 2020")),
    "two periods": ("AP205", GOOD.replace("2021\n", "2021\nLooptijd: 2022\n", 1)),
    "impossible number": ("AP301", GOOD.replace("06 12345678", "06 1234567")),
    "misfit": ("AP302", GOOD.replace("p.bedacht", "h.devries")),
    "unknown municipality": ("AP402", GOOD.replace("Gemeente Goes", "Gemeente Goesje")),
    "glued text": ("AP501", GOOD.replace("kort\nI", "kortI")),
}


@pytest.mark.parametrize(("code", "fault"), FAULTS.values(), ids=FAULTS)
@pytest.mark.parametrize("before", ["", GOOD + "\n"], ids=["first", "after"])
@pytest.mark.parametrize("after", ["", "\n" + LAST], ids=["last", "before"])
def test_a_fault_stays_where_it_is(code: str, fault: str, before: str, after: str) -> None:
    """A fault is reported once, with a line of its own entry, and leaves the entries around it whole."""
    document = ap.parse(before + fault + after)
    expected = [title for title, there in (("Fietsen", before), (None, True), ("Lopen", after)) if there]
    notes = [note for note in document.diagnostics if note.code == code]

    assert len(expected) == len(document.projects)
    assert all(title in (None, project.title) for title, project in zip(expected, document.projects, strict=True))
    assert [code] == [note.code for note in notes]
    own = document.projects[1 if before else 0]
    assert own.source is not None
    assert own.id == notes[0].project
    assert own.source.line <= (notes[0].line or 0) <= own.source.end_line
    whole = [project for project in document.projects if project.id != own.id]
    assert all(project.period and project.theme and project.contact and project.sections for project in whole)
    assert {own.id} == {note.project for note in document.diagnostics}


@pytest.mark.parametrize(
    "page",
    [
        GOOD,
        GOOD.replace("\n\n", "\n"),
        GOOD.replace("\n", "\n\n"),
        GOOD.replace("Contactgegevens: ", "Contactgegevens:\n").replace("Looptijd: ", "Looptijd:\n"),
        "\n".join([*GOOD.splitlines()[:4], *reversed(GOOD.splitlines()[4:9]), *GOOD.splitlines()[9:]]),
    ],
    ids=["as it is", "no blank lines", "double spaced", "values below", "fields reversed"],
)
def test_the_same_entry_in_other_dress(page: str) -> None:
    """Blank lines, values on the next line and the order of fields make no other project."""
    (expected,), (project,) = ap.parse(GOOD).projects, ap.parse(page).projects
    assert expected.contact is not None
    assert project.contact is not None
    # Its text has the order of the page.
    assert sorted(expected.contact.text.splitlines()) == sorted(project.contact.text.splitlines())

    assert expected == evolve(project, contact=evolve(project.contact, text=expected.contact.text))


def test_the_organisation_line_may_be_a_label_with_its_value_below() -> None:
    """ "Gemeente:" in the place of the organisation line names it, also when the name is on the next line."""
    for line in ("Gemeente: Goes", "Gemeente:\nGoes", "GEMEENTE :\n\nGoes"):
        (project,) = ap.parse(GOOD.replace("Gemeente Goes", line)).projects

        assert project.organisation is not None
        assert ("Goes", "municipality") == (project.organisation.name, project.organisation.kind), line
        assert () == project.extra_fields


@pytest.mark.parametrize(
    "dress",
    [
        lambda page: page.replace(": ", " = "),
        lambda page: page.replace("Thema: ", "Thema|").replace("Looptijd: ", "Looptijd → "),
        lambda page: page.replace("Thema: ", "Thema– ").replace("Looptijd: ", "Looptijd   "),
        lambda page: page.replace("Thema:", "1. Thema:").replace("Looptijd:", "o Looptijd:"),
        lambda page: page.replace("Thema:", "Tehma:").replace("Project:", "Porject:").replace("Looptijd:", "Looptjid:"),
        lambda page: page.replace("Vitaliteit", "Vitaliteit;").replace("Project: Fietsen", "Project:- Fietsen"),
        lambda page: page.replace("Looptijd: 2021", "Startdatum: 1 januari 2021\nEinddatum: 31 december 2021"),
        lambda page: page.replace("Thema:", "Thema van het project:").replace("Looptijd:", "Projectduur:"),
    ],
    ids=["equals", "bar and arrow", "dash and blanks", "numbered", "slips", "loose signs", "two dates", "synonyms"],
)
def test_labels_of_other_hands(dress) -> None:
    """Other separators, list markers, slips of one letter and synonyms are read as the label they stand for."""
    heading, rest = GOOD.split("\n", 1)
    (project,) = ap.parse(f"{heading}\n{dress(rest)}").projects

    assert project.period is not None
    assert project.theme is not None
    assert project.contact is not None
    assert ("Fietsen", "Vitaliteit") == (project.title, project.theme.name)
    assert ("2021-01-01", "2021-12-31") == (str(project.period.first_day), str(project.period.last_day))
    assert "p.bedacht@goes.example" == project.contact.people[0].emails[0]


@pytest.mark.parametrize(
    ("fields", "first", "last", "state", "problem"),
    [
        ("Startdatum: mei 2021\nEinddatum: tot 1 juli 2021", "2021-05-01", "2021-06-30", "stated", None),
        ("Einddatum: juli 2021\nStartdatum: mei 2021", "2021-05-01", "2021-07-31", "stated", None),
        ("Startdatum: mei 2022\nEinddatum: mei 2021", "2022-05-01", "None", "stated", "reversed"),
        ("Startdatum: 1 mei 2021\nDuur: 1 jaar", "2021-05-01", "2022-04-30", "derived", None),
        ("Startdatum: mei\nEinddatum: juli 2021", "2021-05-01", "2021-07-31", "stated", None),
        ("Startdatum: mei 2021", "2021-05-01", "None", "open", None),
    ],
)
def test_dates_in_fields_of_their_own(fields: str, first: str, last: str, state: str, problem: str | None) -> None:
    """A start with an end or a duration in another field is one period, read as if it stood on one line."""
    (project,) = ap.parse(GOOD.replace("Looptijd: 2021", fields)).projects

    assert project.period is not None
    assert (first, last) == (str(project.period.first_day), str(project.period.last_day))
    assert (state, problem) == (project.period.end_state, project.period.problem)
    assert () == project.other_periods


def test_an_entry_without_prose_ends_at_the_next_heading() -> None:
    """The heading and "Gemeente:" line of the next entry do not become fields of this one."""
    page = GOOD.split("Het project")[0] + LAST.replace("Gemeente Oss", "Gemeente: Oss")
    first, second = ap.parse(page).projects

    assert () == first.extra_fields
    assert ("Oss: Lopen", "Lopen") == (second.heading, second.title)
    assert second.organisation is not None
    assert "Oss" == second.organisation.name


def test_a_heading_of_the_project_is_no_footer() -> None:
    """ "Privacy en veiligheid" belongs to the project; "Nieuwsbrief" on its own below the last section does not."""
    page = GOOD + "\nPrivacy en veiligheid\nAlles is goed geregeld voor wie meedoet.\n\nResultaat\nKlaar.\n\n" + LAST
    first, _ = ap.parse(page).projects

    assert "results" == first.sections[-1].kind
    assert "geregeld" in "".join(section.text for section in first.sections)


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [
        ("Looptijd: 2021", "Looptijd: 1 maart 2021 tot en met 31\nmei 2021", "2021-05-31"),
        ("Looptijd: 2021", "Looptijd: van 1 maart\n2021 tot en met 31 mei 2021", "2021-05-31"),
    ],
)
def test_the_last_value_may_run_on(before: str, after: str, text: str) -> None:
    """A value that goes on in a small letter or a digit on the next line is one value."""
    (project,) = ap.parse(GOOD.replace(before, after)).projects

    assert project.period is not None
    assert text == str(project.period.last_day)


def test_an_empty_last_field_takes_no_prose() -> None:
    """A sentence below a blank line is not the value of the label above it."""
    (project,) = ap.parse(GOOD.split("Looptijd")[0] + "Looptijd:\n\nEen spel voor wie wil, met kaarten.\n").projects

    assert project.period is None
    assert "Een spel voor wie wil, met kaarten." == project.sections[0].text


def test_a_heading_without_organisation_line_stays_one() -> None:
    """The last sentence of the entry above is not taken for the heading."""
    page = GOOD + "\nEr verscheen een verhaal over Oss\n\n" + LAST.replace("Gemeente Oss\n\n", "")
    first, second = ap.parse(page).projects

    assert "Oss: Lopen" == second.heading
    assert "verhaal over Oss" in first.sections[-1].text


def test_marks_and_legend() -> None:
    """The page's own legend says what asterisks stand for; without one there is no round, and that is said."""
    legend = "Met een asterisk: ronde 1 van 2023. Met twee asterisken: ronde 2 van 2023.\n\n"
    marked = ap.parse(legend + "**" + GOOD)
    bare = ap.parse("**" + GOOD)

    assert "2023-2" == str(marked.projects[0].grant_round)
    assert 2 == marked.projects[0].marks
    assert bare.projects[0].grant_round is None
    assert ["AP108"] == [note.code for note in bare.diagnostics]


@pytest.mark.parametrize(
    ("legend", "expected"),
    [
        ("* = ronde 1 van 2022, ** = ronde 2 van 2022", "2022-2"),
        ("Een * betekent: periode 1 2022. Twee sterretjes: tweede tijdvak van 2022.", "2022-2"),
        ("**: tweede ronde uit 2024", "2024-2"),
    ],
)
def test_legends_in_other_words(legend: str, expected: str) -> None:
    """The sign itself, ordinals and other words for a round are understood."""
    assert expected == str(ap.parse(f"{legend}\n\n**{GOOD}").projects[0].grant_round)


@pytest.mark.parametrize(
    ("heading", "marks"),
    [
        ("1. **Goes: Fietsen", 2),
        ("▼ *Goes: Fietsen", 1),
        ("Goes: Fietsen**", 2),
        ("* *Goes: Fietsen", 2),
        ("＊Goes: Fietsen", 1),
    ],
)
def test_marks_and_ornaments_of_a_heading(heading: str, marks: int) -> None:
    """Numbers and signs for the eye are no part of a heading; asterisks count wherever they stand."""
    (project,) = ap.parse(GOOD.replace("Goes: Fietsen", heading)).projects

    assert ("Goes: Fietsen", marks) == (project.heading, project.marks)


def test_a_listing_nobody_understands_is_no_article() -> None:
    """Sections that recur make no single project of a whole page."""
    page = "\n".join(f"Plaats {number}\n\nAanleiding\nTekst.\n\nResultaat\nTekst.\n" for number in range(3))

    assert ["AP101"] == [note.code for note in ap.parse(page).diagnostics]


def test_page_text_is_nobodys() -> None:
    """What stands above the first and below the last entry is no project's, also between two pages in one file."""
    page = f"Menu\n\n{GOOD}\nNieuwsbrief\n\nMeld u aan.\n\nMenu\n\n{LAST}\n© Fonds"
    document = ap.parse(page)

    assert ["Menu", "Nieuwsbrief", "Meld u aan.", "Menu", "© Fonds"] == [line.text for line in document.page_text]
    assert ["Fietsen", "Lopen"] == [project.title for project in document.projects]


def test_labels_in_prose_make_no_project() -> None:
    """One label in a sentence, or an address and a number below the text, begin no entry."""
    page = GOOD + "\nContact: Anna Voorbeeld\nE-mail: a@b.example\n"

    assert 1 == len(ap.parse(page).projects)


def test_no_project_at_all() -> None:
    """A page without projects says so, and all its lines are page text."""
    document = ap.parse("Zomaar tekst.\n\nEn nog wat.")

    assert () == document.projects
    assert ["AP101"] == [note.code for note in document.diagnostics]
    assert 2 == len(document.page_text)


def test_repeats_get_ids_of_their_own() -> None:
    """The same project twice on a page is two projects with two ids."""
    assert ["goes-fietsen", "goes-fietsen-2"] == [project.id for project in ap.parse(GOOD + "\n" + GOOD).projects]


def test_an_organisation_after_the_title_is_an_extra_field() -> None:
    """ "Gemeente:" below "Project:" is kept as it is, unless nothing else names the organisation."""
    kept = ap.parse(GOOD.replace("Contactp", "Gemeente: Goes\nContactp")).projects[0]
    used = ap.parse(
        GOOD.replace("Gemeente Goes\n\n", "").replace("Contactp", "Organisatie: Gemeente Goes\nContactp")
    ).projects[0]

    assert (("Gemeente", "Goes"),) == kept.extra_fields
    assert used.organisation is not None
    assert ("Goes", ()) == (used.organisation.name, used.extra_fields)


def test_a_misspelt_label_names_the_right_one() -> None:
    found = [
        one for one in ap.parse(GOOD.replace("Contactgegevens", "Contactgevens")).diagnostics if one.code == "AP103"
    ]
    assert [(one.text, one.read_as) for one in found] == [("Contactgevens", "Contactgegevens")]


def test_a_repeated_project_names_the_line_of_the_first() -> None:
    found = [one for one in ap.parse(f"{GOOD}\n\n{GOOD}").diagnostics if one.code == "AP113"]
    assert len(found) == 1
    said = found[0].beside
    assert said is not None
    assert said.isdecimal()
    assert f"op regel {said}: " in found[0].localised("nl")
    assert f"at line {said}: " in found[0].localised("en")


LISTED = "<h3>{0}</h3><p>Indiener: Gemeente {1}. Looptijd: {2}. Thema: {3}. Toekenning: € 5.{4}00.</p>"


def test_an_unknown_label_among_known_ones_on_a_line_ends_the_value_before_it() -> None:
    """It is said, kept under its own name, and no theme swallows it."""
    page = LISTED.format("Lopen", "Goes", "2021", "jeugd", 1) + LISTED.format("Zwemmen", "Oss", "2022", "ICT", 2)
    document = ap.read(io.BytesIO(page.encode()))

    assert [one.theme.name for one in document if one.theme] == ["Jeugd", "ICT"]
    assert [[each.amount for each in one.amounts] for one in document] == [[5100], [5200]]
    assert [note.text for note in document.diagnostics] == ["Toekenning", "Toekenning"]
    assert {note.code for note in document.diagnostics} == {ap.Code.LABEL_UNKNOWN}


@pytest.mark.parametrize(
    "value",
    [
        "Naar school. Fietsen: een feest",  # one label: running text may stand behind it
        "Naar school met dr. Bont: een feest",
        "Naar school om 10.Uur: een feest",
    ],
)
def test_a_colon_in_a_title_is_no_label(value: str) -> None:
    """Where the line lists no labels, or no full stop parts the words, a colon is the value's own."""
    assert [one.title for one in ap.parse(GOOD.replace("Project: Fietsen", f"Project: {value}"))] == [value]
