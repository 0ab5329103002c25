"""List items of plain text: markers told from initials and from the ends of sentences."""

from __future__ import annotations

import pytest

import aenoprojects as ap
from aenoprojects.reading.lines import Line
from aenoprojects.reading.lists import with_markers
from aenoprojects.reading.text import text_page


def markers(text: str) -> list[str]:
    """Return what each line begins with."""
    lines = text_page(text, source=ap.Source(name="-")).lines
    return [line.text[: line.marker] for line in lines]


@pytest.mark.parametrize(
    "marker", ["• ", "- ", "– ", "* ", "o ", " 1. ", "12) ", "(3) ", "a) ", "(b) ", "3.  ", "\t• ", "1.\t"]
)
def test_a_marker_has_its_length(marker: str) -> None:
    """Bullets, numbers and letters in brackets are markers, indentation and blanks included."""
    assert markers(f"Inleiding\n{marker}punt")[1] == marker


@pytest.mark.parametrize(
    "text",
    [
        "R. Peppel leidde het project.",
        "A. Werving",
        "A. Visser\nG. Jansen",
        "B. Visser\nC. Jansen",
        "-punt",
        "1.5 fte",
        "2021. Daarna",
        "*Oss: tOss",
        "ook een",
        "- ",
        "06 12345678",
    ],
)
def test_what_begins_otherwise_has_no_marker(text: str) -> None:
    """An initial, a year, a mark of the page is text."""
    assert not any(markers(text))


@pytest.mark.parametrize(
    "text", ["A. Werving\nB. Selectie\nC. Start", "a. een\n   en meer\nb. twee", "Aanpak\n\nA. een\n\nB. twee"]
)
def test_letters_that_continue_a_row_are_markers(text: str) -> None:
    """A neighbour with the next letter makes a list, one that begins with the first letter."""
    assert [marker.lower() for marker in markers(text) if marker] in (["a. ", "b. "], ["a. ", "b. ", "c. "])


def test_letters_far_apart_are_initials() -> None:
    """A row goes on within a few lines."""
    assert not any(markers("A. Visser\n" + "tekst\n" * 6 + "B. Jansen"))


def test_a_lone_number_is_a_marker_unless_it_ends_a_sentence() -> None:
    """ "3. Om dit te borgen." keeps its number; a sentence that was broken in front of one makes no item."""
    sentence = "Wie meer wil lezen over de aanpak van dit project kijkt in bijlage"

    assert markers("Aanpak\n3. Om dit te borgen.") == ["", "3. "]
    assert markers(f"{sentence}\n12. Daar staat het.") == ["", ""]
    assert markers(f"{sentence}.\n12. Daar staat het.") == ["", "12. "]
    assert markers(f"{sentence}\n12. een\n13. twee") == ["", "12. ", "13. "]


def test_headings_and_front_matter_have_no_marker() -> None:
    """A number before a heading is part of it."""
    lines = [Line(1, "1. Inleiding", level=2), Line(2, "- x: y", is_front=True)]

    assert [line.marker for line in with_markers(lines)] == [0, 0]
