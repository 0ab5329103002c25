"""Cells: whatever the text, it stays that text, is never a formula and never breaks the file."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from aenoprojects.diagnostics import Code
from aenoprojects.exporters.xlsx import cells
from aenoprojects.model import Document, Paragraph, Section
from workbooks import HOSTILE, made_up, opened, rows, written

ANY_TEXT = st.text(st.characters(codec=None), max_size=60) | st.sampled_from(HOSTILE)


def test_hostile_titles() -> None:
    """A hostile title is a string that reads as the title, marked against becoming a formula on editing."""
    sheet = opened(Document(projects=tuple(made_up(0, title=text) for text in HOSTILE)))["Projecten"]
    for cell, text in zip(sheet["C"][1:], HOSTILE, strict=True):
        assert cell.data_type == "s"
        assert unescape(cell.value) == cells.cleaned(text)[0]
        assert cell.quotePrefix == (text[0] in "=+-@\t\r\n'＝＋－＠")


@settings(max_examples=10, deadline=None)
@given(ANY_TEXT, ANY_TEXT)
def test_no_formula_holds_input(title: str, theme: str) -> None:
    """Every formula of a workbook with hostile texts stands in one whose texts are harmless."""

    def formulas(title: str, theme: str) -> set[tuple[str, str, str]]:
        project = made_up(0)
        assert project.theme
        named = type(project.theme)(label=None, text=theme, name=theme)
        document = Document(projects=(made_up(0, title=title, theme=named),))
        return {
            (sheet.title, cell.coordinate, cell.value)
            for sheet in opened(document)
            for row in sheet.iter_rows()
            for cell in row
            if cell.data_type == "f"
        }

    assert formulas(title or "x", theme or "x") == formulas("Een titel", "Een thema")


def test_long_title() -> None:
    """A title of 40,000 characters fills its cell to the last character it can have, and is reported."""
    book, reports = written(Document(projects=(made_up(0, title="w" * 40_000),)))
    shown = opened(Document(projects=(made_up(0, title="w" * 40_000),)))["Projecten"]["C2"].value
    assert shown == "w" * 32_766 + "…"
    assert [(found.code, found.field) for found in reports] == [(Code.TEXT_SHORTENED, "title")]
    assert book


def test_replaced_characters_are_reported_once() -> None:
    """A control character in a title that stands on four sheets is one diagnostic, with its project and line."""
    _, (found,) = written(Document(projects=(made_up(3, title="a\x0bb"),)))
    assert (found.code, found.project, found.field, found.line) == (Code.TEXT_REPLACED, "project-3", "title", 31)


@settings(max_examples=50, deadline=None)
@given(ANY_TEXT, st.sampled_from([1, 700, 40_000]), st.sampled_from(["", " ", "\n", "_x0041_", "💡"]))
def test_pieces(text: str, times: int, between: str) -> None:
    """Pieces fit in a cell, and what they show is together the text."""
    clean = cells.cleaned((text + between) * times)[0][:100_000]
    pieces = cells.pieces(clean)
    assert all(cells.fits(piece) for piece in pieces)
    assert "".join(map(unescape, pieces)) == clean


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        ("w" * 32_767, [32_767]),
        ("w" * 32_768, [32_767, 1]),
        ("💡" * 16_384, [16_383, 1]),
        ("a\n" * 253, [506]),
        ("a\n" * 254, [506, 2]),
        ("w" * 32_760 + "_x0041_", [16_383, 16_390]),
    ],
)
def test_limits_of_a_cell(text: str, lengths: list[int]) -> None:
    """A cell holds 32,767 UTF-16 units and 253 line feeds, not one more."""
    assert [len(piece) for piece in cells.pieces(text)] == lengths


def test_long_texts_go_on_in_the_next_row() -> None:
    """Teksten never cuts: a text of three cells stands in three numbered rows and is whole."""
    text = "Een zin van zes woorden lang. " * 3000
    section = Section(heading="Verslag", kind="results", line=4, blocks=(Paragraph(text=text),))
    found = rows(opened(Document(projects=(made_up(0, sections=(section,)),))), "Teksten")
    assert [row["Deel"] for row in found] == ["1/3", "2/3", "3/3"]
    assert "".join(row["Tekst"] for row in found) == text


@given(ANY_TEXT)
def test_escaping_is_undone_by_readers(text: str) -> None:
    """What a reader makes of the file's escapes is the text."""
    clean = cells.cleaned(text)[0]
    assert unescape(cells.escaped(clean)) == clean


@pytest.mark.parametrize(
    ("addresses", "link"),
    [
        (("a@b.example",), "mailto:a@b.example"),
        (("a@b.example", "c+d@e.example"), "mailto:a@b.example,c+d@e.example"),
        (("a%b@c.example",), "mailto:a%25b@c.example"),
        (("é@c.example",), "mailto:%C3%A9@c.example"),
        (("a@b.example?bcc=x@kwaad.example",), None),
        (("a@b.example&cc=x",), None),
        (("geen adres",), None),
        ((), None),
        (tuple(f"adres{number}@gemeente.example" for number in range(100)), None),
    ],
)
def test_mail_links(addresses: tuple[str, ...], link: str | None) -> None:
    """A link writes to the addresses and to nobody else; what cannot be a link is plain text."""
    assert cells.mail_link(addresses) == link
