"""Sections: what is a heading, what is a paragraph, what is a list."""

from __future__ import annotations

import pytest

from aenoprojects import ListBlock, Paragraph, Section, Vocabulary
from aenoprojects.parsing.classify import Item, classify
from aenoprojects.parsing.sections import read_section, split_sections
from conservation import page_of

VOCABULARY = Vocabulary.default()


def sections(text: str) -> list[Section]:
    items: list[Item] = classify(page_of(text).lines, VOCABULARY)
    return [read_section(items, part) for part in split_sections(items, range(len(items)), VOCABULARY)]


def headings(text: str) -> list[tuple[str | None, str]]:
    return [(section.heading, section.kind) for section in sections(text)]


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
        ("Doel: leren van wat misging.\nEn meer.", [("Doel", "goal")]),
        (
            "# Titel\n\nLead.\n\n## Waarom dit project?\n\nTekst.",
            [("Titel", "other"), ("Waarom dit project?", "background")],
        ),
        ("Vragen?\nBel ons.", [("Vragen?", "more")]),
    ],
)
def test_headings(text: str, expected: list[tuple[str | None, str]]) -> None:
    """A heading announces the text below it; items, captions, pointers and plain questions do not."""
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
        ("3. a\n4. b", (ListBlock(items=("a", "b"), ordered=True, start=3),)),
        (
            "1. a\n2. b\n\n1. c\n2. d",
            (ListBlock(items=("a", "b"), ordered=True), ListBlock(items=("c", "d"), ordered=True)),
        ),
        ("A. a\nB. b", (ListBlock(items=("a", "b"), ordered=True),)),
        ("R. Peppel leidde het project.", (Paragraph(text="R. Peppel leidde het project."),)),
        ("2021 was goed.", (Paragraph(text="2021 was goed."),)),
    ],
)
def test_blocks(text: str, expected: tuple[object, ...]) -> None:
    """Lines become paragraphs and lists; a list keeps its numbers, and an initial is no number of a list."""
    assert expected == tuple(block for section in sections(text) for block in section.blocks)


def test_text_behind_a_heading_is_its_first_paragraph() -> None:
    """Nothing is lost of a heading that text is glued to."""
    (section,) = sections("Het project in het kortPer 2021 begint het.\nEn meer.")

    assert "Per 2021 begint het.\n\nEn meer." == section.text
    assert "Het project in het kort" == section.heading
