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
