"""Tables that a text draws with tabs, semicolons or commas, and the grid of all tables."""

from __future__ import annotations

import pytest

import aenoprojects as ap
from aenoprojects.reading.tables import Grid
from aenoprojects.reading.text import text_page


def cells(text: str) -> list[tuple[int, str, int, int, int]]:
    """Return number, text, table, row and column of each line in a table."""
    lines = text_page(text, source=ap.Source(name="-")).lines
    return [(line.number, line.text, *line.cell[:3]) for line in lines if line.cell]


def plain(text: str) -> list[str]:
    """Return the lines that are in no table."""
    return [line.text for line in text_page(text, source=ap.Source(name="-")).lines if not line.cell and line.text]


def test_tabs_make_a_table() -> None:
    """Each line is a row; an empty cell keeps its column, also at the end of the row."""
    text = "Kop\nNr\tProject\tJaar\n1\tEen\t\n2\t\t2021\n3\tDrie\nSlot"

    assert plain(text) == ["Kop", "Slot"]
    assert cells(text) == [
        (2, "Nr", 1, 0, 0),
        (2, "Project", 1, 0, 1),
        (2, "Jaar", 1, 0, 2),
        (3, "1", 1, 1, 0),
        (3, "Een", 1, 1, 1),
        (4, "2", 1, 2, 0),
        (4, "2021", 1, 2, 2),
        (5, "3", 1, 3, 0),
        (5, "Drie", 1, 3, 1),
    ]


def test_a_subtitle_or_blank_line_does_not_end_a_table() -> None:
    """A line without tabs between rows is in the first column."""
    text = "a\tb\tc\nDrenthe\nd\te\tf\n\ng\th\ti"

    assert [(word, table, row) for _, word, table, row, column in cells(text) if column == 0] == [
        ("a", 1, 0),
        ("Drenthe", 1, 1),
        ("d", 1, 2),
        ("g", 1, 3),
    ]


@pytest.mark.parametrize("text", ["Thema\tVitaliteit", "\tThema:\tVitaliteit\t\nJaar\t2021\t"])
def test_a_label_and_a_value_with_a_tab_between_are_cells(text: str) -> None:
    """One tab is enough; those at the ends are no columns."""
    assert [word for _, word, *_ in cells(text)][:2] in (["Thema", "Vitaliteit"], ["Thema:", "Vitaliteit"])


@pytest.mark.parametrize(
    "text",
    [
        "1.\tEerst dit",
        "•\tDan dat",
        "\tingesprongen\n\tnog eens",
        "Een zin met een punt.\tEn nog een.",
        "Een zin die zo lang is dat hij nooit een label kan zijn, met ergens een tab\terin",
        "tekst\t\nmeer tekst\t",
    ],
)
def test_tabs_that_are_layout_make_no_table(text: str) -> None:
    """Tabs behind a marker, around a line or in a sentence are blanks."""
    assert cells(text) == []


@pytest.mark.parametrize("separator", [";", ",", "|"])
def test_three_lines_with_as_many_separators_are_a_table(separator: str) -> None:
    """Quotation marks keep a separator, a quotation mark and a line break within a cell (RFC 4180)."""
    text = 'Project;Jaar;Wie\nEen;;"Visser;Joke"\n"Zeg ""twee""\nof drie";2021;x\nslot'.replace(";", separator)

    assert plain(text) == ["slot"]
    assert cells(text)[3:] == [
        (2, "Een", 1, 1, 0),
        (2, f"Visser{separator}Joke", 1, 1, 2),
        (3, 'Zeg "twee"', 1, 2, 0),
        (4, "of drie", 1, 2, 0),
        (4, "2021", 1, 2, 1),
        (4, "x", 1, 2, 2),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "een; twee; drie\nvier; vijf; zes",
        "een; twee\ndrie; vier\nvijf; zes",
        "Oss | 2021\nGoes | 2022\nAalten | 2023",
        "\n".join(["Gemeente: Oss | Looptijd: 2021 | Thema: x"] * 4),
        "een, twee, drie\nvier, vijf, zes\nzeven, acht, negen",
        "een; twee; drie\nvier; vijf\nzes; zeven; acht",
        '"Wie fietst, groet", zei hij; en zij; en wij',
    ],
)
def test_prose_is_no_table(text: str) -> None:
    """Two lines, one separator, commas with a blank behind them: any text has these."""
    assert cells(text) == []


def test_a_quotation_mark_that_stays_open_is_a_character() -> None:
    """Inches and quotations do not swallow the rows below."""
    assert [word for _, word, *_ in cells('a\tb\tc\n"d\te\tf\ng\th\ti')] == [*"abc", '"d', *"efghi"]


def test_a_grid_gives_each_cell_its_place() -> None:
    """What spans rows is in the way of the rows below; what spans too much is clipped, and costs nothing."""
    grid = Grid(number=7)
    grid.next_row()
    wide = grid.place(rows=10**9, columns=10**9)
    tall = Grid(number=1)
    tall.next_row()
    first = tall.place(rows=2)
    tall.next_row()

    assert grid.clipped(wide) == (7, 0, 0, 1, 1, False, False)
    assert tall.place() == (1, 1, 1, 1, 1, False, False)
    assert tall.clipped(first).rows == 2
