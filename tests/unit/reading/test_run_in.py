"""Labels behind a sentence, in one paragraph with it."""

from __future__ import annotations

import pytest

import aenoprojects as ap
from aenoprojects.reading.lines import Line
from aenoprojects.reading.run_in import with_labels_apart

PROSE = "Bij de huisarts en het consultatiebureau liggen voortaan prentenboeken."


@pytest.mark.parametrize("prose", ["Er liggen boeken.", PROSE, "Kom je ook?"])
@pytest.mark.parametrize(
    "labels",
    [
        "<em>Gemeente:</em> Goes. <em>Looptijd:</em> 2025.",
        "<strong>Gemeente</strong>: Goes. <strong>Looptijd</strong>: 2025.",
        "<i>Gemeente:</i> Goes <i>Looptijd:</i> 2025",
    ],
)
def test_the_sentence_is_prose_and_the_labels_are_read(prose: str, labels: str) -> None:
    """The project is found however long the sentence is, and the sentence is its text."""
    page = f"<h3>Een</h3><p>{prose} {labels}</p><h3>Twee</h3><p><em>Gemeente:</em> Tiel. <em>Looptijd:</em> 2026.</p>"
    document = ap.parse(page, kind="html")

    assert [(one.title, one.organisation and one.organisation.name) for one in document] == [
        ("Een", "Goes"),
        ("Twee", "Tiel"),
    ]
    assert [one.period and one.period.edtf for one in document] == ["2025", "2026"]
    assert [section.text for section in document.projects[0].sections] == [prose]
    assert not document.projects[0].extra_fields


def test_the_same_in_markdown() -> None:
    """Emphasis sets labels apart there too."""
    entry = "### {}\n\nEr liggen boeken. *Gemeente:* {}. _Looptijd:_ 2025.\n\n"
    document = ap.parse(entry.format("Een", "Goes") + entry.format("Twee", "Tiel"))

    assert [one.organisation and one.organisation.name for one in document] == ["Goes", "Tiel"]
    assert [section.text for one in document for section in one.sections] == ["Er liggen boeken."] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Er is een doel. Gemeente: Goes.",
        "De buurt speelt mee. Bij vragen als: wie doet wat? Of: wie betaalt dat? Denk aan: wonen, zorg en werk.",
        "Gemeente: Goes. Thema: Zorg. Looptijd: 2021.",
        "Zie punt A. Gemeente: Goes. Looptijd: 2021.",
        "De raad zegt het volgende. Over een jaar geldt: niets. Over twee jaar geldt: alles.",
        "Het staat er om 10.30 uur. Kom 12:00 of 13:00.",
    ],
)
def test_other_lines_stay_whole(text: str) -> None:
    """One colon, a label in front, an abbreviation, more words than a label has: nothing to part."""
    assert with_labels_apart([Line(1, text)]) == [Line(1, text)]


def test_what_belongs_to_a_stretch_moves_with_it() -> None:
    """Links and what is set apart stay with their words; the further line of an item is indented."""
    page = (
        "<ul><li><a href='https://a.example'>Hier</a> is het. <b>Gemeente:</b> <a href='https://b.example'>Goes</a>. "
        "<b>Thema:</b> Zorg</li></ul>"
    )
    (document,) = ap.parse(page, kind="html").sources
    above, below = with_labels_apart(
        [Line(1, "• Hier is het. Gemeente: Goes. Thema: Zorg", marker=2, bold=((15, 24), (31, 37)), depth=3, dip=2)]
    )

    assert document.lines == (above.text, below.text)
    assert (above.text, above.marker, above.bold, above.dip) == ("• Hier is het.", 2, (), 2)
    assert [below.text[start:end] for start, end in below.bold] == ["Gemeente:", "Thema:"]
    assert (below.text[:3], below.marker, below.dip) == ("  G", 0, 3)
