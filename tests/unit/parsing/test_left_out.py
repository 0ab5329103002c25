"""Headings among those of the projects that became none."""

from __future__ import annotations

import pytest

import aenoprojects as ap

ENTRY = "<h3>{}</h3><p>Gemeente: {}<br>Looptijd: 2021</p>"
HIDDEN = "<h3>Lezen</h3><p>Sinds kort doet ook Gemeente: Breda mee, voor de duur van Looptijd: 2021 en langer.</p>"


def said(page: str) -> list[tuple[str | None, int | None]]:
    """Return text and line of what was reported as left out of a listing of two projects."""
    document = ap.parse(page, kind="html")

    assert [one.title for one in document] == ["Fietsen", "Koken"]
    return [(note.text, note.line) for note in document.diagnostics if note.code == ap.Code.HEADING_LEFT_OUT]


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_heading_with_labels_that_cannot_be_read_is_reported(place: int) -> None:
    """Before, between and behind the projects: what may be one never goes silently to the text of the page."""
    rows = [ENTRY.format("Fietsen", "Goes"), ENTRY.format("Koken", "Oss")]
    rows.insert(place, HIDDEN)

    assert said("\n".join(rows)) == [("Lezen", place + 1)]


@pytest.mark.parametrize(
    "other",
    [
        "<h3>Totaal</h3><p>Subsidiebedrag: € 500.000</p>",
        "<h3>Bezoek</h3><p>Kom naar de gemeente: het loket is open.</p>",
        "<h2>Over ons</h2><p>Wij zijn te vinden bij Gemeente: Breda en elders.</p>",
        "<h3>Bezoek</h3><p>Kom langs.</p><h2>Adres</h2><p>Wij zitten in het huis van Gemeente: Breda.</p>",
    ],
    ids=["no label of a project", "no label", "another level", "below the next heading"],
)
def test_other_headings_are_not(other: str) -> None:
    """What is not like the projects is the page's own."""
    assert said(ENTRY.format("Fietsen", "Goes") + ENTRY.format("Koken", "Oss") + other) == []
