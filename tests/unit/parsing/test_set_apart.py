"""Labels without a colon that their looks set apart, inside a paragraph of labels."""

from __future__ import annotations

import pytest

import aenoprojects as ap

ENTRY = "<h3>{}</h3><p><em>Gemeente:</em> {}. <em>Subsidiebedrag:</em> € 16.000{}</p>"


def read(end: str) -> ap.Project:
    """Return the first of two projects, with an end to its labels."""
    document = ap.parse(ENTRY.format("Een", "Goes", end) + ENTRY.format("Twee", "Tiel", "."), kind="html")

    assert [one.title for one in document] == ["Een", "Twee"]
    assert [(str(one.amounts[0].amount), one.amounts[0].text) for one in document] == [("16000.00", "€ 16.000")] * 2
    return document.projects[0]


@pytest.mark.parametrize("label", ["<em>Meer weten?</em>", "<b>Vragen?</b>", "<u>Nog vragen?</u>", "<b>Contact</b>"])
@pytest.mark.parametrize("phone", ["", " of bel 0412 555 501"])
def test_a_heading_of_contacts_ends_the_value_before_it(label: str, phone: str) -> None:
    """The amount stays one, and who is to be asked is the contact."""
    contact = read(f". {label} Mail Truus van Turf (t.vanturf@voorbeeld.example){phone}.").contact

    assert contact is not None
    (person,) = contact.people
    assert (person.name, person.emails) == ("Truus van Turf", ("t.vanturf@voorbeeld.example",))
    assert person.phones == (("+31412555501",) if phone else ())


def test_a_question_needs_no_full_stop_before_it() -> None:
    """Where the sign of the question ends it, it is no part of the value."""
    contact = read(" <em>Meer weten?</em> Mail Truus van Turf (t.vanturf@voorbeeld.example).").contact

    assert contact is not None
    assert contact.people[0].name == "Truus van Turf"


def test_a_known_label_needs_no_colon() -> None:
    """It is set apart, and begins a sentence."""
    period = read(". <b>Looptijd</b> 2025.").period

    assert period is not None
    assert period.edtf == "2025"


def test_what_looks_like_the_labels_of_the_line_is_one() -> None:
    """Nobody knows it: it is kept with what stands behind it."""
    assert dict(read(". <em>Waarvoor dan?</em> Voor prentenboeken.").extra_fields) == {
        "Waarvoor dan?": "Voor prentenboeken"
    }


@pytest.mark.parametrize(
    ("value", "field"),
    [
        ("<b>Opdrachtgever:</b> De <b>gemeente</b> Goes", "organisation"),
        ("<b>Contact:</b> Anna Turf (beleid). <b>E-mail</b> a.turf@voorbeeld.example", "contact"),
        ("<b>Thema :</b> Zorg. <b>Looptijd</b> : 2025", "period"),
    ],
)
def test_what_is_bold_within_a_value_stays(value: str, field: str) -> None:
    """Behind other words, within a contact, or with a colon of its own."""
    (project,) = ap.parse(f"<h1>Lezen</h1><p><b>Project:</b> Lezen<br>{value}</p>", kind="html")

    if field == "organisation":
        assert project.organisation is not None
        assert project.organisation.name == "Goes"
    elif field == "contact":
        assert project.contact is not None
        assert (project.contact.people[0].name, project.contact.people[0].emails) == (
            "Anna Turf",
            ("a.turf@voorbeeld.example",),
        )
    else:
        assert project.period is not None
        assert project.period.text == "2025"
