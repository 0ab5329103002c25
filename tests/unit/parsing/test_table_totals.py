"""Rows that sum up a table are the page's; projects that only sound like them are projects."""

from __future__ import annotations

import pytest

import aenoprojects as ap

HEAD = "<table><thead><tr><th>Project</th><th>Gemeente</th><th>Looptijd</th><th>Bedrag</th></tr></thead><tbody>"
ROWS = (
    "<tr><td>Warme kamer</td><td>Gemeente Assen</td><td>2023</td><td>€ 15.000,00</td></tr>"
    "<tr><td>Wad wijzer</td><td>Gemeente Emmen</td><td>2024</td><td>€ 5.400,00</td></tr>"
)
TITLES = ["Warme kamer", "Wad wijzer"]


def read(row: str, *, in_footer: bool) -> ap.Document:
    """Return a table with one more row at its end."""
    end = f"</tbody><tfoot>{row}</tfoot></table>" if in_footer else f"{row}</tbody></table>"
    return ap.parse(HEAD + ROWS + end, kind="html")


@pytest.mark.parametrize("in_footer", [True, False])
@pytest.mark.parametrize(
    "row",
    [
        "<tr><td>Totaal</td><td></td><td></td><td>€ 20.400,00</td></tr>",
        "<tr><td>Totaal:</td><td>2 projecten</td><td>2023-2024</td><td>20.400,00 euro</td></tr>",
        "<tr><th colspan=3>Totaal 2023</th><td>EUR 20.400</td></tr>",
        "<tr><td><b>Totaal toegekend</b></td><td></td><td></td><td>€ 20.400,00</td></tr>",
        "<tr><td>Eindtotaal</td><td></td><td></td><td></td></tr>",
    ],
)
def test_a_row_of_totals_is_page_text(row: str, in_footer: bool) -> None:
    """In the footer of a table, or as its last row."""
    document = read(row, in_footer=in_footer)

    assert [one.title for one in document] == TITLES
    assert any("otaal" in line.text for line in document.page_text)


def test_a_subtotal_may_stand_between_rows() -> None:
    """What is a total and nothing else is one wherever it stands."""
    document = ap.parse(HEAD + ROWS.replace("</tr><tr>", "</tr><tr><td>Subtotaal</td><td></td><td></td>"
                        "<td>€ 15.000</td></tr><tr>") + "</table>", kind="html")  # fmt: skip

    assert [one.title for one in document] == TITLES


def test_figures_alone_in_a_footer_are_no_project() -> None:
    """The words of the sum are the page's own; without a footer that says so the row stays a project."""
    row = "<tr><td>Samen toegekend</td><td></td><td></td><td>€ 20.400,00</td></tr>"

    assert [one.title for one in read(row, in_footer=True)] == TITLES
    assert [one.title for one in read(row, in_footer=False)] == [*TITLES, "Samen toegekend"]


@pytest.mark.parametrize("in_footer", [True, False])
@pytest.mark.parametrize(
    "row",
    [
        "<tr><td>Totaal</td><td>Gemeente Oss</td><td>2024</td><td>€ 600,00</td></tr>",
        "<tr><td>Totaal anders</td><td></td><td>2024</td><td>€ 600,00</td></tr>",
        "<tr><td>Totaalaanpak schulden</td><td>Gemeente Oss</td><td></td><td>€ 600,00</td></tr>",
    ],
)
def test_a_project_that_sounds_like_a_total_is_one(row: str, in_footer: bool) -> None:
    """What has an organisation or a period is a project, also where a footer has it by mistake."""
    assert len(read(row, in_footer=in_footer)) == len(TITLES) + 1


def test_other_tables_have_totals_too() -> None:
    """Markdown and text with tabs know no footer."""
    rows = ["Project|Gemeente|Bedrag", "Warme kamer|Assen|€ 15", "Wad wijzer|Emmen|€ 5", "Totaal||€ 20"]
    tabs = "\n".join(row.replace("|", "\t") for row in rows)
    marks = "\n".join(f"|{row}|" + ("\n|---|---|---|" if row is rows[0] else "") for row in rows)

    assert [[one.title for one in ap.parse(text)] for text in (tabs, marks)] == [TITLES, TITLES]
