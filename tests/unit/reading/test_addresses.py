"""Addresses that stand in a link only, written out."""

from __future__ import annotations

import pytest

import aenoprojects as ap
from aenoprojects.reading.page import text_or_html


def texts(page: str) -> list[str]:
    return [line.text for line in text_or_html(page, source=ap.Source(name="page")).lines if line.text]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ('<p>Bel <a href="mailto:j.v@a.example?subject=x">Joke</a>, Delft', "Bel Joke (j.v@a.example), Delft"),
        ('<p><a href="mailto:j%2Ev@a.example">Joke</a>, J.v@a.example.', "Joke, J.v@a.example."),
        ("**Contact:** [Joke](mailto:j.v@a.example)", "Contact: Joke (j.v@a.example)"),
        ('<p><a href="mailto:?subject=x">Deel</a> <a href="mailto:">leeg</a>', "Deel leeg"),
        ('<p><a href="tel:+31612345678">Bel Joke</a>', "Bel Joke (+31612345678)"),
        ('<p><a href="tel:+31612345678">06 - 12 34 56 78</a>', "06 - 12 34 56 78"),
        ('<p><a href="tel:12">Bel</a>', "Bel"),
        ('<p>Joke <a href="mailto:j@a.example"><i class=icon></i></a>', "Joke j@a.example"),
        ('<p><a href="mailto:j@a.example">Joke</a> of <a href="mailto:p@a.example">Piet</a>',
         "Joke (j@a.example) of Piet (p@a.example)"),
        ('<p><a href="mailto:j@a.example">Joke</a> of <a href="mailto:j@a.example">mail haar</a>',
         "Joke (j@a.example) of mail haar"),
    ],
)  # fmt: skip
def test_an_address_in_a_link_is_written_out_once(page: str, expected: str) -> None:
    """An address or number behind a name stands in the text, unless it is shown already."""
    assert texts(page) == [expected]


def test_bold_stretches_stay_where_they_are() -> None:
    """What is written out within a bold stretch is bold, what stands behind it moves."""
    page = "<p><b><a href=mailto:j@a.example>Joke</a></b>, <b>Delft</b>"
    (line,) = text_or_html(page, source=ap.Source(name="page")).lines

    assert [line.text[start:end] for start, end in line.bold] == ["Joke", "Delft"]
