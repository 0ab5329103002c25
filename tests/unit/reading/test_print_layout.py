"""Prints copied as text: running heads and page numbers are asides, the sentences they cut are whole."""

from __future__ import annotations

from collections import Counter

import pytest

import aenoprojects as ap
from aenoprojects.reading.text import text_page

ENTRY = "Oss: {0}\nGemeente Oss\nProject: {0}\nLooptijd: 2021\nHet project in het kort\nDit is de tekst van {0}.\n"


def asides(text: str) -> list[str]:
    return [line.text for line in text_page(text, source=ap.Source(name="-")).lines if line.is_aside]


def texts(text: str) -> list[str]:
    lines = text_page(text, source=ap.Source(name="-")).lines
    return [line.text for line in lines if line.text and not line.is_aside]


@pytest.mark.parametrize(
    "foot",
    [
        "pagina {0} van 12",
        "Pagina {0}",
        "{0}/85",
        "https://fonds.example/projecten  {0}/85",
        "Jaarverslag projecten      pagina {0} van 12",
        "blz. {0}",
        "Jaarverslag van het fonds | {0}",
        "{0} | Jaarverslag van het fonds",
    ],
)
def test_page_numbers_are_asides(foot: str) -> None:
    """What counts up in lines that are otherwise equal is the number of the page."""
    text = "".join(ENTRY.format(f"project {'abcd'[page]}") + foot.format(page + 3) + "\n" for page in range(4))

    assert asides(text) == [foot.format(page + 3) for page in range(4)]


def test_lines_beside_a_page_number_are_asides_where_they_recur() -> None:
    """Title, date and rule that stand beside a page number; the first page may have them above it only."""
    head = "16-1-2024 10:22\tGerealiseerde projecten\n-----\n"
    text = "".join(
        head + ENTRY.format(f"project {'abcd'[page]}") + f"\nhttps://fonds.example/p\n{page + 1}/4\n"
        for page in range(4)
    )

    assert Counter(asides(text)) == {
        "16-1-2024 10:22\tGerealiseerde projecten": 3,
        "-----": 3,
        "https://fonds.example/p": 4,
        **{f"{page}/4": 1 for page in range(1, 5)},
    }
    assert texts(text).count("Gemeente Oss") == texts(text).count("Looptijd: 2021") == 4
    assert texts(text).count("Het project in het kort") == 4


def test_a_sentence_that_was_cut_is_joined() -> None:
    """It knows the lines it stood on; one that ends at the foot of the page stays apart."""
    text = "Een zin die over de pagina heen\n\nVerslag, pagina 1\nloopt tot hier.\nVerslag, pagina 2\nEen andere zin."
    lines = [line for line in text_page(text, source=ap.Source(name="-")).lines if line.text and not line.is_aside]

    assert [(line.number, line.end, line.text) for line in lines] == [
        (1, 4, "Een zin die over de pagina heen loopt tot hier."),
        (6, 6, "Een andere zin."),
    ]


def test_a_lone_number_counts_where_it_cuts_a_sentence() -> None:
    """Then it is that of a page."""
    text = "Een zin die over de pagina\n2\nheen loopt.\nTekst.\n3\nMeer tekst.\n4\nSlot."

    assert asides(text) == ["2", "3", "4"]
    assert texts(text)[0] == "Een zin die over de pagina heen loopt."


@pytest.mark.parametrize(
    "text",
    [
        "1\nProject\nGoes\n2\nProject\nOss\n3\nProject\nAalten",
        "Stap 1 van 3\nDoe dit\nStap 2 van 3\nDoe dat\nStap 3 van 3\nKlaar",
        "Looptijd: 2020/2021\nx\nLooptijd: 2021/2022\ny\nLooptijd: 2022/2023",
        "Verslag | 2021\nx\nVerslag | 2022\ny\nVerslag | 2023",
        "Contact: 06 1234\nx\nContact: 06 1235",
        "1. een\n2. twee\n3. drie",
        "Ronde | 1\nx\nRonde | 2\ny\nRonde | 3",
        "pagina 3 van 18",
    ],
)
def test_what_counts_otherwise_stays(text: str) -> None:
    """Numbers of entries, steps, years, items: none of them is the number of a page."""
    assert asides(text) == []


def test_without_page_numbers_nothing_is_an_aside() -> None:
    """A heading that recurs in every entry is no running head."""
    text = "\n".join(ENTRY.format(f"project {number}") for number in range(20))

    assert asides(text) == []
