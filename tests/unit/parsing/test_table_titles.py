"""Cells with a title and its organisation: two lines, two fields."""

from __future__ import annotations

import pytest

import aenoprojects as ap


@pytest.mark.parametrize(
    ("cell", "title", "organisation"),
    [
        ("<b>Brieven</b><br>Gemeente Weert", "Brieven", "Weert"),
        ("Digicafé in de bieb<br>Weert", "Digicafé in de bieb", "Weert"),
        ("Fietsen<br>en lopen<br>Gemeente Goes", "Fietsen en lopen", "Goes"),
        ("Fietsen in<br>Goes", "Fietsen in Goes", "Goes"),
        ("Samen sterk<br>voor ouderen", "Samen sterk voor ouderen", None),
        ("Gemeente Weert", "Gemeente Weert", "Weert"),
    ],
)
@pytest.mark.parametrize("head", ["Project", "Project / gemeente"])
def test_a_title_with_the_organisation_below_it_in_one_cell(
    cell: str, title: str, organisation: str | None, head: str
) -> None:
    """The last line of a cell says whose the project is; a title that runs on over two lines is one title."""
    page = f"<table><tr><th>{head}</th><th>Looptijd</th></tr><tr><td>{cell}</td><td>2024</td></tr></table>"
    (project,) = ap.parse(page, kind="html").projects

    assert project.title == title
    assert (project.organisation and project.organisation.name) == organisation


def test_an_organisation_column_leaves_the_title_alone() -> None:
    """Where a column says who, the last line of the title is of the title."""
    page = "<table><tr><th>Project</th><th>Gemeente</th></tr>"
    page += "<tr><td>Brieven<br>Gemeente Weert</td><td>Goes</td></tr></table>"
    (project,) = ap.parse(page, kind="html").projects

    assert project.title == "Brieven Gemeente Weert"
    assert project.organisation is not None
    assert project.organisation.name == "Goes"
