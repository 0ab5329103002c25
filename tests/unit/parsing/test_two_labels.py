"""Listings in plain text whose entries have no more than a title line, an organisation and a period."""

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
