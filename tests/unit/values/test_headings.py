"""Headings taken apart: marks, number, organisation, title, status."""

from __future__ import annotations

import pytest

from aenoprojects.values.organisation import split_heading
from aenoprojects.vocabulary import Vocabulary

KNOWN = Vocabulary.default()

# heading; title, organisation, status, number, marks
FORMS = [
    ("**Oss: tOss", "tOss", "Oss", None, None, 2),
    ("* Oss: tOss", "tOss", "Oss", None, None, 1),
    ("▼ Goes: Fietsen*", "Fietsen", "Goes", None, None, 1),
    ("1. **Goes: Fietsen", "Fietsen", "Goes", None, "1.", 2),
    ("Teamkompas | Gemeente Coevorden", "Teamkompas", "Gemeente Coevorden", None, None, 0),
    ("Hoofd koel | Gemeenten Borger-Odoorn en Aa en Hunze", "Hoofd koel",
     "Gemeenten Borger-Odoorn en Aa en Hunze", None, None, 0),
    ("Teamkompas | Coevorden", "Teamkompas", "Coevorden", None, None, 0),
    ("Rust in de roosters (Gemeente Berkelland)", "Rust in de roosters", "Gemeente Berkelland", None, None, 0),
    ("Rust in de roosters (Berkelland)", "Rust in de roosters", "Berkelland", None, None, 0),
    ("Rust in de roosters [Waterschap Rijn en IJssel]", "Rust in de roosters",
     "Waterschap Rijn en IJssel", None, None, 0),
    ("Rust in de roosters (deel 2)", "Rust in de roosters (deel 2)", None, None, None, 0),
    ("Samen | Bergen (NH)", "Samen", "Bergen (NH)", None, None, 0),
    ("Bergen (NH): Samen", "Samen", "Bergen (NH)", None, None, 0),
    ("Buurtcamping [lopend]", "Buurtcamping", None, "lopend", None, 0),
    ("Avondschool - afgerond", "Avondschool", None, "afgerond", None, 0),
    ("Avondschool – afgerond in 2021", "Avondschool", None, "afgerond in 2021", None, 0),
    ("Avondschool (in uitvoering)", "Avondschool", None, "in uitvoering", None, 0),
    ("Avondschool (Goes) [afgerond]", "Avondschool", "Goes", "afgerond", None, 0),
    ("Afgerond: Avondschool", "Avondschool", None, "Afgerond", None, 0),
    ("Avondschool - voor wie afgerond heeft", "Avondschool - voor wie afgerond heeft", None, None, None, 0),
    ("Gemeente Goes – Fietsen", "Fietsen", "Gemeente Goes", None, None, 0),
    ("Goes - Fietsen in de pauze", "Fietsen in de pauze", "Goes", None, None, 0),
    ("Fietsen in de pauze - Goes", "Fietsen in de pauze", "Goes", None, None, 0),
    ("Omgevingsdienst IJmond: Fietsen", "Fietsen", "Omgevingsdienst IJmond", None, None, 0),
    ("Project 12: Het laatste pontje", "Het laatste pontje", None, None, "Project 12", 0),
    ("Project 12 - Het laatste pontje", "Het laatste pontje", None, None, "Project 12", 0),
    ("Pilot 3a: Goes: Fietsen", "Fietsen", "Goes", None, "Pilot 3a", 0),
    ("Projectmatig werken", "Projectmatig werken", None, None, None, 0),
    ("Project 2030", "Project 2030", None, None, None, 0),
    ("Werkplaats Weerbaar: oefenen met gesprekken", "Werkplaats Weerbaar: oefenen met gesprekken",
     None, None, None, 0),
    ("E-coachen - een verkenning", "E-coachen - een verkenning", None, None, None, 0),
    ("De Wolden-Hoogeveen SWOP", "De Wolden-Hoogeveen SWOP", None, None, None, 0),
    ("Gemeente Goes", "Gemeente Goes", None, None, None, 0),
    ("1. Fietsen", "1. Fietsen", None, None, None, 0),
    ("A. Werving", "A. Werving", None, None, None, 0),
    ("", "", None, None, None, 0),
    ("**", "", None, None, None, 2),
]  # fmt: skip


@pytest.mark.parametrize(("text", "title", "organisation", "status", "number", "marks"), FORMS)
def test_forms(
    text: str, title: str, organisation: str | None, status: str | None, number: str | None, marks: int
) -> None:
    """Each part is what a careful reader would take off, and the title is the rest."""
    parts = split_heading(text, KNOWN)
    found = [span and text[slice(*span)] for span in (parts.title, parts.organisation, parts.status, parts.number)]

    assert found == [title, organisation, status, number]
    assert parts.marks == marks


@pytest.mark.parametrize(
    ("text", "title", "number"),
    [
        ("1. Fietsen", "Fietsen", "1."),
        ("12) Fietsen in Goes", "Fietsen in Goes", "12)"),
        ("A. Werving", "Werving", "A."),
        ("A. Peppel: leider", "Peppel: leider", "A."),
        ("Fietsen", "Fietsen", None),
    ],
)
def test_a_row_of_numbers_or_letters(text: str, title: str, number: str | None) -> None:
    """A number or letter is no part of the title where the caller knows that neighbours continue the row."""
    parts = split_heading(text, KNOWN, is_numbered=True)
    assert (text[slice(*parts.title)], parts.number and text[slice(*parts.number)]) == (title, number)


def test_the_lead_is_kept_apart() -> None:
    """What stands before a colon is no organisation by itself, but a page's lines may say that it is one."""
    text = "*Servicepunt Noord: Fietsen"
    parts = split_heading("*HLTsamen: Fit", KNOWN)
    assert ("*HLTsamen: Fit"[slice(*parts.lead or (0, 0))], parts.organisation) == ("HLTsamen", None)
    assert "*HLTsamen: Fit"[slice(*parts.heading)] == "HLTsamen: Fit"
    assert split_heading(text, KNOWN).lead is None


@pytest.mark.parametrize(
    "text",
    [
        "- " * 50_000,
        "(" * 100_000,
        "()" * 50_000,
        "a | " * 25_000,
        "* " * 50_000,
        "Oss: " * 20_000,
        "•" * 100_000,
        " " * 100_000,
    ],
    ids=lambda text: text[:5],
)
def test_hostile_headings(text: str) -> None:
    """A heading of any length is read in one pass, and its parts lie in it."""
    parts = split_heading(text, KNOWN)
    assert 0 <= parts.title[0] <= parts.title[1] <= len(text)
