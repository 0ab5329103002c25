"""Labels without a colon, and addresses within links, written out."""

from __future__ import annotations

import pytest

import aenoprojects as ap
from aenoprojects.reading.page import text_or_html


def texts(page: str) -> list[str]:
    return [line.text for line in text_or_html(page, source=ap.Source(name="page")).lines if line.text]


@pytest.mark.parametrize(
    "form",
    [
        "<p><strong>{}</strong><br>{}</p>",
        "<p><strong>{}</strong> {}</p>",
        "<p><strong>{}</strong></p><p>{}</p>",
        "<h4>{}</h4><p>{}</p>",
        "<div class=row><div>{}</div><div>{}</div></div>",
        "<label>{}</label><div>{}</div>",
        "<div><span style='display:inline-block'>{}</span><span style='display:inline-block'>{}</span></div>",
        "<div style='display:table-row'><b style='display:table-cell'>{}</b><i style='display:table-cell'>{}</i></div>",
        "<p><b>{}</b><b>:</b> {}</p>",
        "**{}** {}\n\n",
        "**{}**\n{}\n\n",
        "#### {}\n\n{}\n\n",
        "{}\n:   {}\n\n",
        "{}\n{}\n",
    ],
)
def test_a_known_label_set_apart_gets_its_colon(form: str) -> None:
    """What only the looks of a page set apart from its value is written as "label: value"."""
    assert texts(form.format("Thema", "Vitaliteit") + form.format("Looptijd", "2021")) == [
        "Thema: Vitaliteit",
        "Looptijd: 2021",
    ]


@pytest.mark.parametrize(
    "page",
    [
        "<h2>Contact</h2><p>Mail ons.</p>",
        "<p>Thema's</p><p>Contact</p><p>Zoeken</p>",
        "<h4>Contact</h4><h3>Thema</h3><h3>Vitaliteit</h3>",
        "<p>Het <b>project</b> begint</p><p><b>Aanleiding</b> werkdruk</p>",
        "<p>Het <span style='display:inline-block'>Thema</span></p>",
    ],
)
def test_a_word_that_may_be_a_label_stays_as_it_is(page: str) -> None:
    """A label alone, with no value, or within a sentence is text like any other."""
    assert not any(":" in text for text in texts(page))


def test_boxes_within_a_line_are_apart() -> None:
    """What a style sheet sets side by side is not one word."""
    assert texts("<p><span style='display: inline-flex'>Status</span><span>Lopend</span></p>") == ["Status Lopend"]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ('<p>Bel <a href="mailto:j.v@a.example?subject=x">Joke</a>, Delft', "Bel Joke (j.v@a.example), Delft"),
        ('<p><a href="mailto:j%2Ev@a.example">Joke</a>, J.v@a.example.', "Joke, J.v@a.example."),
        ("**Contact:** [Joke](mailto:j.v@a.example)", "Contact: Joke (j.v@a.example)"),
        ('<p><a href="mailto:?subject=x">Deel</a> <a href="mailto:">leeg</a>', "Deel leeg"),
    ],
)
def test_an_address_in_a_link_is_written_out_once(page: str, expected: str) -> None:
    """An address behind a name stands in the text, unless it is shown already."""
    assert texts(page) == [expected]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("<td>Thema<td>:<td>Vitaliteit", ["Thema: Vitaliteit"]),
        ("<td>Project<td>tOss<td>Thema<td>Vitaliteit", ["Project: tOss", "Thema: Vitaliteit"]),
        ("<td>Project<td>tOss<td>Oss<td>Zeeland", ["Project | tOss | Oss | Zeeland"]),
    ],
)
def test_rows_of_labels_and_values_are_told_from_other_rows(row: str, expected: list[str]) -> None:
    """A colon may have its cell, and a row two labels; any other row stays one line."""
    assert texts(f"<table><tr>{row}</table>") == expected


def test_each_row_below_a_header_of_labels_is_an_entry() -> None:
    """A table of projects, one a row, gives them all with what its columns say; an odd row makes no entry."""
    page = (
        "<h1>Projecten</h1><p>Dit zijn ze.</p><table><tr><th>Gemeente<th>Project<th>Contact:<th>Thema<th>Fase</tr>"
        "<tr><td>Delft<td>Spelen<td>Joke Visser<br>j@delft.example<td>Vitaliteit<td>2"
        "<tr><td colspan=5>Vorig jaar<tr><td>Oss<td>Leren<td>Piet Jansen<td><td>1</table>"
        "<table><tr><td>Bron<td>Delft<td>Spelen<td>Oss<td>2</table>"
    )
    document = ap.parse(page)

    assert [(one.title, one.organisation and one.organisation.name) for one in document.projects] == [
        ("Spelen", "Delft"),
        ("Leren", "Oss"),
    ]
    assert [one.theme and one.theme.name for one in document.projects] == ["Vitaliteit", None]
    assert "Bron | Delft | Spelen | Oss | 2" in texts(page)
    assert "Gemeente | Project | Contact: | Thema | Fase" in [line.text for line in document.page_text]
