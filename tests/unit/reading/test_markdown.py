"""Markdown undone: marks become hints, the rest stays."""

from __future__ import annotations

import pytest

import aenoprojects as ap
from aenoprojects.model import Link
from aenoprojects.reading.lines import Line
from aenoprojects.reading.markdown import is_markdown, undo_inline
from aenoprojects.reading.text import text_page

SOURCE = ap.Source(name="page.md")


def read(text: str) -> list[Line]:
    """Read lines of a page that is Markdown because of its last line."""
    return list(text_page(f"{text}\n\n**vet**", source=SOURCE).lines[:-2])


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("**Thema:** x", "Thema: x"),
        ("**Thema**: x", "Thema: x"),
        ("__Thema:__ x", "Thema: x"),
        ("***Thema:*** x", "Thema: x"),
        ("*schuin* en ~~weg~~ en `code`", "schuin en weg en code"),
        ("a_b_c@oss.example", "a_b_c@oss.example"),
        ("5*6*7 en 2 * 3 * 4", "5*6*7 en 2 * 3 * 4"),
        (r"\*Oss: a\_b \[x\] 1\. \\", r"*Oss: a_b [x] 1. \ "[:-1]),
        ("**Oss: tOss", "**Oss: tOss"),
        ("*Oss: tOss", "*Oss: tOss"),
        ("****Oss: tOss**", "**Oss: tOss"),
        ("***Oss: tOss**", "*Oss: tOss"),
        (r"**\*Oss: tOss**", "*Oss: tOss"),
        ("- een", "• een"),
        ("  * een", "  • een"),
        ("+ **Thema:** x", "• Thema: x"),
        ("1. een", "1. een"),
        ("> citaat", "citaat"),
        ("> > - een", "• een"),
        ("regel\\", "regel"),
        ("a&nbsp;b &amp; c", "a b & c"),
        ("|  | x |", "x"),
        ("a | b", "a | b"),
        ("```toml", ""),
        ("a <b>b</b> <span class=x>c</span>", "a b c"),
        ("a < b en <onbekend>", "a < b en <onbekend>"),
        ("een <!-- weg --> twee", "een  twee"),
        ("een <!-- blijft", "een <!-- blijft"),
        ("* * *", ""),
        ("![plaatje](a.png)", "plaatje"),
        ("`een", "`een"),
        ("**a _b** c_", "a _b c_"),
    ],
)
def test_a_line_of_markdown_becomes_plain(line: str, text: str) -> None:
    """Each mark is undone, and what only looks like one is left."""
    assert [row.text for row in read(line)] == [text]


@pytest.mark.parametrize(
    ("text", "level", "shown"),
    [
        ("# Kop", 1, "Kop"),
        (r"### \*\*Oss: tOss ###", 3, "**Oss: tOss"),
        ("###### **Kop** # 2", 6, "Kop # 2"),
        ("####### geen kop", 0, "####### geen kop"),
        ("#geen kop", 0, "#geen kop"),
    ],
)
def test_headings_have_their_level(text: str, level: int, shown: str) -> None:
    """ "###" makes a heading of level 3; closing signs go."""
    (line,) = read(text)

    assert (line.text, line.level) == (shown, level)


@pytest.mark.parametrize(("rule", "level"), [("===", 1), ("-----", 2), ("--------------------", 0)])
def test_an_underlined_line_is_a_heading(rule: str, level: int) -> None:
    """A rule about as long as the line above it makes that a heading; a rule itself is blank."""
    assert read(f"Kop\n{rule}") == [Line(number=1, text="Kop", level=level), Line(number=2, text="")]


def test_a_rule_after_a_blank_line_underlines_nothing() -> None:
    """Three dashes on their own divide."""
    assert [line.level for line in read("een\n\n---\nmeer")] == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("text", "bold"),
    [
        ("<b>Het</b>", True),
        ("**a** **b**", True),
        ("**Het project**", True),
        ("* **Kop**", True),
        ("**Thema:** x", False),
        ("x **y**", False),
        ("*schuin*", False),
    ],
)
def test_a_line_that_is_all_bold_says_so(text: str, bold: bool) -> None:
    """The hint is set where the whole line is bold."""
    assert [line.is_bold for line in read(text)] == [bold]


@pytest.mark.parametrize(
    ("text", "bold"),
    [
        ("**Thema:** x **Jaar:** 2021", ["Thema:", "Jaar:"]),
        ("* **Thema**: x", ["Thema"]),
        ("***Thema:*** x", ["Thema:"]),
        ("__Thema:__ *x*", ["Thema:"]),
        ("**[Joke](mailto:j@a.example) Visser**, Goes", ["Joke (j@a.example) Visser"]),
        ("[**Joke**](https://a.example) x", ["Joke"]),
        ("**a**b**c** d", ["a", "c"]),
        ("**Oss: tOss", []),
        ("`**a**`", ["a"]),
        ("**a <strong>b</strong>** c", ["a b"]),
    ],
)
def test_bold_stretches_have_their_place(text: str, bold: list[str]) -> None:
    """Where bold begins and ends is known to the character."""
    (line,) = read(text)

    assert [line.text[start:end] for start, end in line.bold] == bold


def cells(text: str) -> list[tuple[int, str, int, int, bool]]:
    """Return number, text, row, column and header of the lines in tables."""
    return [(line.number, line.text, line.cell.row, line.cell.column, line.cell.is_header)
            for line in read(text) if line.cell]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "| Project | Jaar |\n|:--|--:|\n| **Een** |  |\n|  | 2 \\| 3 |",
        "Project | Jaar\n--- | ---\n**Een** |\n | 2 \\| 3",
        "Project|Jaar\n-|-\n**Een**|\n|2 \\| 3",
    ],
)
def test_a_table_is_made_of_cells(text: str) -> None:
    """With or without bars at the edges; an empty cell keeps its column; the rule is no line at all."""
    assert cells(text)[:3] == [(1, "Project", 0, 0, True), (1, "Jaar", 0, 1, True), (3, "Een", 1, 0, False)]
    assert cells(text)[3][1] == "2 | 3"
    assert [line.number for line in read(text) if not line.text] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("| a | b |\n| c | |", [(1, "a", 0, 0, False), (1, "b", 0, 1, False), (2, "c", 1, 0, False)]),
        ("|---|---|\n| a | b |", [(2, "a", 0, 0, False), (2, "b", 0, 1, False)]),
        ("| a<br>b | c |\n|--|--|", [(1, "a", 0, 0, True), (1, "b", 0, 0, True), (1, "c", 0, 1, True)]),
        ("a | b\nc | d", []),
        ("| a |", []),
    ],
)  # fmt: skip
def test_tables_of_other_forms(text: str, expected: list[tuple[int, str, int, int, bool]]) -> None:
    """Bars at both edges make a row without a rule, a single bar within a sentence does not."""
    assert cells(text) == expected


def test_cells_between_tabs_are_undone_too() -> None:
    """A table of tabs may stand on a page of Markdown."""
    assert [(line.text, line.is_bold) for line in read("**Thema**\tVitaliteit")] == [
        ("Thema", True),
        ("Vitaliteit", False),
    ]


def test_tables_are_numbered() -> None:
    """A line without bars ends a table."""
    text = "a\tb\n\n| c | d |\n|--|--|\n\nx\n\n| e | f |\n|--|--|"

    assert [line.cell.table for line in read(text) if line.cell] == [1, 1, 2, 2, 3, 3]


def test_a_definition_list_has_terms_and_values() -> None:
    """As pandoc writes it: a value begins with a colon, perhaps below a blank line."""
    found = read("Thema\n:   **Vitaliteit** en meer\n: Werk\n\nJaar\n\n: 2021\n\n: los\n\n# Kop\n: x")

    assert [(line.text, line.role) for line in found if line.text] == [
        ("Thema", "term"),
        ("Vitaliteit en meer", "value"),
        ("Werk", "value"),
        ("Jaar", "term"),
        ("2021", "value"),
        ("los", "value"),
        ("Kop", ""),
        (": x", ""),
    ]
    assert [line.bold for line in found][1] == ((0, 10),)


def test_quotations_say_so() -> None:
    """What stands behind a mark are somebody else's words."""
    assert [(line.text, line.is_quoted) for line in read("a\n> b\n> > - c")] == [
        ("a", False),
        ("b", True),
        ("• c", True),
    ]


def test_html_within_markdown_is_undone() -> None:
    """A panel's summary is a heading, a break ends a line, a comment is no text."""
    text = "<details>\n<summary>Meer</summary>\n\na<br>b <a href='c'>d</a>\n<h2>e</h2>\n<!-- weg\nweg -->f"

    assert [(line.number, line.text, line.level) for line in read(text) if line.text] == [
        (2, "Meer", 3),
        (4, "a", 0),
        (4, "b d", 0),
        (5, "e", 2),
        (7, "f", 0),
    ]
    assert [link.url for line in read(text) for link in line.links] == ["c"]


@pytest.mark.parametrize(
    ("text", "shown", "links"),
    [
        ("[Lees **meer**](https://oss.example/a)", "Lees meer", [("Lees meer", "https://oss.example/a")]),
        ('[a](b.html "titel") [c](<d.html>)', "a c", [("a", "b.html"), ("c", "d.html")]),
        ("[x](https://oss.example/a_(b))", "x", [("x", "https://oss.example/a_(b)")]),
        ("<https://oss.example/>", "https://oss.example/", [("https://oss.example/", "https://oss.example/")]),
        ("<a@oss.example>", "a@oss.example", [("a@oss.example", "mailto:a@oss.example")]),
        ("[geen link] (x)", "[geen link] (x)", []),
    ],
)
def test_links_keep_text_and_address(text: str, shown: str, links: list[tuple[str, str]]) -> None:
    """A link's text stays in the line, its address goes with it."""
    assert undo_inline(text)[:2] == (shown, tuple(Link(text=name, url=url) for name, url in links))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**Oss: tOss\n*Oss: a", False),
        ("a ** b ** c", False),
        ("- een\n- twee\n1. drie", False),
        ("# 1 in Nederland", True),
        ("#1 in Nederland", False),
        (r"\*Oss", True),
        ("zie [1](https://oss.example)", True),
        ("zie [1] (https://oss.example)", False),
        ("Kop\n===\n", True),
        ("Kop\n---\n", False),
        ("| a | b |\n|---|---|\n", True),
        ("a | b", False),
    ],
)
def test_markdown_is_known_by_what_plain_text_has_not(text: str, expected: bool) -> None:
    """Single marks, dashes and numbers make no Markdown of a page."""
    assert is_markdown(f"\n{text}") is expected


@pytest.mark.parametrize("char", ["*a ", "**a ", "_a ", "[", "[a](", "\\", "`", "~~a ", "*a _b ", "<a", "![", "&a"])
def test_hostile_marks_are_undone_in_one_pass(char: str) -> None:
    """A line of marks without partners comes back, however long: the work grows with its length."""
    text = char * 20_000

    assert undo_inline(text)[0].replace("\\", "") == text.replace("\\", "")
