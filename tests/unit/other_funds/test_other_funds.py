"""Pages of other funds: their labels come from a file, all else is as ever."""

from __future__ import annotations

from pathlib import Path

import aenoprojects as ap

HERE = Path(__file__).parent


def test_a_province_in_dutch() -> None:
    """With the province's labels every field is read, and the page's own text stays apart."""
    vocabulary = ap.Vocabulary.default().extended(HERE / "province.toml")
    document = ap.read(HERE / "province.txt", vocabulary=vocabulary)
    water, village = document.projects

    assert water.organisation is not None
    assert water.contact is not None
    assert water.theme is not None
    assert water.period is not None
    assert ("Gouda", "Klimaat en water", "2023-04/2024-12") == (
        water.organisation.name,
        water.theme.name,
        water.period.edtf,
    )
    (person,) = water.contact.people
    assert ("S. van den Vijver", "mevr.", "adviseur water") == (person.name, person.honorific, person.role)
    assert (("s.vandenvijver@gouda.example",), ("+31612345678",)) == (person.emails, person.phones)
    assert [("Bijdrage", "€ 45.000", "45000.00")] == [(one.label, one.text, str(one.amount)) for one in water.amounts]
    assert ["summary", "goal"] == [section.kind for section in water.sections]
    assert village.organisation is not None
    assert ["Nieuwkoop", "Kaag en Braassem"] == [one.name for one in village.organisation.municipalities]
    assert village.period is not None
    assert ("2023-03-01", "2024-07-01") == (str(village.period.first_day), str(village.period.last_day))
    assert () == document.diagnostics


def test_the_same_page_without_its_words() -> None:
    """Without the file the package's own words tell what they know; a theme has the page's spelling."""
    water, village = ap.read(HERE / "province.txt").projects

    assert ["Waterpleinen in de wijk", "Dorpshuis als werkplek"] == [water.title, village.title]
    assert water.period is not None
    assert water.theme is not None
    assert ("Uitvoering", "2023-04/2024-12") == (water.period.label, water.period.edtf)
    assert "Klimaat & water" == water.theme.name


def test_a_foundation_in_english() -> None:
    """English labels, months and headings are read like Dutch ones."""
    vocabulary = ap.Vocabulary.default().extended(HERE / "foundation.toml")
    document = ap.read(HERE / "foundation.txt", vocabulary=vocabulary)
    desk, school = document.projects

    assert desk.organisation is not None
    assert desk.contact is not None
    assert desk.period is not None
    assert ("Utrecht", "municipality", "gm0344") == (
        desk.organisation.name,
        desk.organisation.kind,
        desk.organisation.municipalities[0].code,
    )
    assert "2022-03/2023-05" == desk.period.edtf
    assert ("Joan Brightwell", ("+31612345678",)) == (desk.contact.people[0].name, desk.contact.people[0].phones)
    assert ["summary", "results"] == [section.kind for section in desk.sections]
    assert school.period is not None
    assert "2021/.." == school.period.edtf
    assert [("Grant", "20000.00", "EUR")] == [(one.label, str(one.amount), one.currency) for one in desk.amounts]
