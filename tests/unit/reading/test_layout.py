"""Layout repair: double spacing, hard wrapping and indents of a whole page."""

from __future__ import annotations

import textwrap

import pytest

import aenoprojects as ap
from aenoprojects.reading.text import text_page

PROSE = (
    "De gemeente wil dat alle medewerkers van de buitendienst in het nieuwe jaar een eigen plan maken, zodat zij "
    "langer met plezier aan het werk blijven en op tijd een cursus vinden die bij hen past."
)
PAGE = [
    "Oss: Een lange naam voor een project over de inzetbaarheid van medewerkers in de buitendienst",
    "",
    "Gemeente Oss",
    "",
    "Project: Een lange naam voor een project over de inzetbaarheid van medewerkers",
    "Contactpersoon gemeente: T. de Vries",
    "Contactgegevens: t.devries@oss.example | 06 12345678",
    "Thema: Vitaliteit",
    "",
    "Het project in het kort",
    PROSE,
    "",
    f"- {PROSE}",
    f"- {PROSE}",
    "",
    f"{PROSE} {PROSE}",
]


def read(text: str) -> list[tuple[int, int, str]]:
    lines = text_page(text, source=ap.Source(name="-")).lines
    return [(line.number, line.end, line.text) for line in lines]


def wrapped(width: int, **options: bool) -> list[str]:
    return [row for line in PAGE for row in textwrap.wrap(line, width, **options) or [""]]


@pytest.mark.parametrize("width", [60, 72, 80])
@pytest.mark.parametrize("hyphens", [True, False])
def test_hard_wrapping_is_undone(width: int, hyphens: bool) -> None:
    """Lines that were wrapped come back whole, and know the source lines they stood on."""
    rows = wrapped(width, break_on_hyphens=hyphens)
    found = read("\n".join(rows))

    assert [text for _, _, text in found] == PAGE
    assert all(" ".join(rows[first - 1 : last]) == text for first, last, text in found)


def test_long_lines_keep_wrapped_paragraphs_as_they_are() -> None:
    """A page of long lines with one hard-wrapped paragraph is left alone."""
    rows = [*PAGE, "", *textwrap.wrap(PROSE, 72)]

    assert [text for _, _, text in read("\n".join(rows))] == rows


@pytest.mark.parametrize(
    "rows",
    [
        ["Aalten", "Almere", "Alkmaar", "Oss", "Tilburg", "Weert", "Zaanstad"],
        ["Thema: Vitaliteit", "Looptijd: juni 2020 tot en met december 2021", "en verder"],
        ["een", "twee", "drie", "vier", "vijf", "zes"],
        ["Contact: t.devries@oss.example, 06 12345678, of via het secretariaat", "Thema: Vitaliteit"] * 5,
    ],
)
def test_short_lines_are_not_wrapped_ones(rows: list[str]) -> None:
    """Lists of names, words and fields are left alone."""
    assert [text for _, _, text in read("\n".join(rows))] == rows


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [("re-", "integratie", "re-integratie"), ("leer-", "en werkplek", "leer- en werkplek"), ("de -", "of", "de - of")],
)
def test_words_broken_at_their_hyphen_are_mended(before: str, after: str, joined: str) -> None:
    """A line that ends in half a word is joined without a blank, one that ends in half a pair with one."""
    start = "x" * (70 - len(before))
    rows = [f"{start} {before}", f"{after} {'y' * 60}", *wrapped(72)]

    assert read("\n".join(rows))[0][2].startswith(f"{start} {joined}")


@pytest.mark.parametrize(
    ("before", "joined"), [("en dan volgt dit", True), ("en dan volgt dit:", False), ("- en dan volgt dit", False)]
)
def test_a_dash_begins_an_item_or_goes_on(before: str, joined: bool) -> None:
    """After running text a dash is a dash, after a colon or below an item it begins an item."""
    rows = [
        f"{before.removesuffix(':')} {'x' * (71 - len(before))}{':' * before.endswith(':')}",
        "- een stuk tekst",
        *wrapped(72),
    ]
    found = [text for _, _, text in read("\n".join(rows))]

    assert (rows[1] in found) is not joined


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_double_spacing_is_undone(ending: str) -> None:
    """Every other line goes; blank lines that were there before stay."""
    found = read((ending * 2).join(PAGE))

    assert [text for _, _, text in found] == PAGE
    assert [number for number, _, _ in found] == list(range(1, 2 * len(PAGE), 2))


def test_paragraphs_with_blank_lines_between_are_not_double_spaced() -> None:
    """An article whose paragraphs have one blank line between them is left alone."""
    rows = ["Titel", "", PROSE, "", PROSE, "", "Vraag", "", PROSE]

    assert [text for _, _, text in read("\n".join(rows))] == rows


def test_an_indent_of_every_line_goes() -> None:
    """What all lines begin with goes; what some have more stays."""
    rows = ["Thema: x", "", "  • een", "tekst"]

    assert [text for _, _, text in read(textwrap.indent("\n".join(rows), "\t "))] == rows
