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
        ("a&nbsp;b &amp; c", "a\u00a0b & c"),
        ("| Thema | x |", "Thema: x"),
        ("| **Thema:** | x |", "Thema: x"),
        (r"| Contact | a \| b |", "Contact: a | b"),
        ("| a | b | c |", "a | b | c"),
        ("|  | x |", "x"),
        ("|:---|---|", ""),
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
    [("**Het project**", True), ("* **Kop**", True), ("**Thema:** x", False), ("x **y**", False), ("*schuin*", False)],
)
def test_a_line_that_is_all_bold_says_so(text: str, bold: bool) -> None:
    """The hint is set where the whole line is bold."""
    assert [line.bold for line in read(text)] == [bold]


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
