"""Sections: what is a heading, what is a paragraph, what is a list."""

from __future__ import annotations

import pytest

from aenoprojects import ListBlock, Paragraph, Vocabulary
from aenoprojects.parsing.sections import read_blocks, read_section, split_sections
from aenoprojects.reading.lines import Line

VOCABULARY = Vocabulary.default()


def lines(text: str) -> list[Line]:
    return [Line(number=number, text=row) for number, row in enumerate(text.split("\n"), start=1)]


def headings(text: str) -> list[tuple[str | None, str]]:
    return [
        (part.heading.text if part.heading else None, part.heading.kind if part.heading else "other")
        for part in split_sections(lines(text), VOCABULARY)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Het project in het kort:\nTekst.", [("Het project in het kort", "summary")]),
        ("Zomaar.\n\nResultaat\nGoed.", [(None, "other"), ("Resultaat", "results")]),
        ("Tussentijdse evaluatie\n\nTekst.", [("Tussentijdse evaluatie", "interim")]),
        ("Samenvatting\nInleiding\nTekst.", [("Samenvatting", "summary"), ("Inleiding", "background")]),
        (
            "Doel\nx.\n\nDialoog als middel\n\nWe praten een jaar lang met elkaar over het werk.",
            [("Doel", "goal"), ("Dialoog als middel", "other")],
        ),
        (
            "Doel\nx.\n\nVisual van de wijk\n\nWe praten een jaar lang met elkaar over het werk.",
            [("Doel", "goal")],
        ),
        (
            "Doel\nx.\n\nLees hier het resultaat\n\nWe praten een jaar lang met elkaar over het werk.",
            [("Doel", "goal")],
        ),
        (
            "Doel\nx.\n\nHoe gaat het nu?\nWe praten een jaar lang met elkaar over het werk.",
            [("Doel", "goal")],
        ),
        (
            "Doel\n1. Inclusief werkgeverschap\n\nWe praten een jaar lang met elkaar over het werk.",
            [("Doel", "goal")],
        ),
        (
            "Doel\nWe bereiken het doel met de inzet van spellen en de workshops met de raad\nen met elkaar.",
            [("Doel", "goal")],
        ),
        ("Doel\nWe doen het zo.\nDeze doelen gaan gepaard met:\n- a", [("Doel", "goal")]),
        ("Lees meer\nHier staat het plan", [("Lees meer", "more")]),
        ("Doel\nx.\n\nDe rode draad", [("Doel", "goal")]),
    ],
)
def test_headings(text: str, expected: list[tuple[str | None, str]]) -> None:
    """A heading announces the text below it; questions, items, captions and pointers do not."""
    assert expected == headings(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Een.\nTwee.", (Paragraph(text="Een."), Paragraph(text="Twee."))),
        ("Een zin die\ndoorloopt.", (Paragraph(text="Een zin die doorloopt."),)),
        ("• a\n\n• b", (ListBlock(items=("a", "b")),)),
        ("  1. a\n    meer van a\n  2. b", (ListBlock(items=("a meer van a", "b"), ordered=True),)),
        ("- a,\n- b\nDaarna.", (ListBlock(items=("a,", "b")), Paragraph(text="Daarna."))),
        ("• a\n1. b", (ListBlock(items=("a",)), ListBlock(items=("b",), ordered=True))),
        ("2021 was goed.", (Paragraph(text="2021 was goed."),)),
        ("", ()),
    ],
)
def test_blocks(text: str, expected: tuple[object, ...]) -> None:
    """Lines become paragraphs and lists."""
    assert expected == read_blocks(lines(text))


def test_glued_text_is_the_first_paragraph() -> None:
    """Nothing is lost of a heading that text is glued to, and it is said."""
    (part,) = split_sections(lines("Het project in het kortPer 2021 begint het.\nEn meer."), VOCABULARY)
    section, problems = read_section(part)

    assert "Per 2021 begint het.\n\nEn meer." == section.text
    assert "Het project in het kort" == section.heading
    assert 1 == len(problems)
