"""What stands above a heading in an element of its own belongs to that entry, not to the one before."""

from __future__ import annotations

import pytest

import aenoprojects as ap

ROWS = (
    ("Schoon", "Leiden", "Afval", "2023"),
    ("Tweede leven", "Delft", "Groen", "2024"),
    ("Kas", "Gouda", "Bodem", "2025"),
)


def page(card: str, tag: str = "article") -> str:
    facts = "<h3>{0}</h3>{1}<dl>{2}<dt>Looptijd</dt><dd>{3}</dd><dt>Bedrag</dt><dd>€ 60.000</dd></dl>"
    cards = [
        f"<{tag}>{card.format(town=town, theme=theme)}"
        + facts.format(
            title, "<p>Wat zij doen.</p>", "" if "{town}" in card else f"<dt>Gemeente</dt><dd>{town}</dd>", year
        )
        + f"</{tag}>"
        for title, town, theme, year in ROWS
    ]
    return f"<h1>Projecten</h1><p>Dit zijn ze.</p>{''.join(cards)}<footer>Fonds</footer>"


@pytest.mark.parametrize("tag", ["article", "li", "div", "section"])
@pytest.mark.parametrize("between", ["", "<hr>"])
def test_a_label_above_the_heading_is_its_own(tag: str, between: str) -> None:
    """A theme above the heading of each card is that card's: it went to the card before."""
    document = ap.parse(page("<p>Thema: {theme}</p>", tag).replace(f"</{tag}><{tag}>", f"</{tag}>{between}<{tag}>"))

    assert [(one.title, one.theme.name if one.theme else None) for one in document] == [
        (row[0], row[2]) for row in ROWS
    ]


def test_a_municipality_above_the_heading_is_its_own() -> None:
    """The same of an organisation, and nothing is doubted."""
    document = ap.parse(page("<div>Gemeente: {town}</div>"))

    assert [one.organisation.name if one.organisation else None for one in document] == [row[1] for row in ROWS]
    assert [one.code for one in document.diagnostics] == []


def test_a_badge_above_the_heading_is_text_of_its_own_card() -> None:
    """What is no label stands with the project whose card it is on."""
    document = ap.parse(page("<span>Loopt nog</span>"))

    assert [[section.text for section in one.sections] for one in document] == [["Loopt nog\n\nWat zij doen."]] * 3
    assert [line.text for line in document.page_text] == ["Projecten", "Dit zijn ze.", "Fonds"]


def test_what_nothing_parts_stays_where_it_was() -> None:
    """Without elements of their own, or with the heading first in them, entries begin at their headings."""
    flat = page("", "article").replace("<article>", "").replace("</article>", "<p>Lees ook het verslag.</p>")
    document = ap.parse(flat)

    assert [one.sections[-1].text.endswith("Lees ook het verslag.") for one in document] == [True] * 3
