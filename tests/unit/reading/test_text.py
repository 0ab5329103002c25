"""Plain text as lines: line endings, soft breaks, characters kept."""

from __future__ import annotations

import pytest

import aenoprojects as ap
from aenoprojects.reading.html import html_page
from aenoprojects.reading.lines import Line
from aenoprojects.reading.text import text_page

SOURCE = ap.Source(name="page.txt")


def read(text: str) -> list[tuple[int, str]]:
    return [(line.number, line.text) for line in text_page(text, source=SOURCE).lines]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_any_line_ending_ends_a_line(ending: str) -> None:
    """The three line endings give the same lines, numbered as an editor does."""
    assert read(f"a{ending}{ending}b{ending}") == [(1, "a"), (2, ""), (3, "b")]


def test_an_empty_text_has_no_lines() -> None:
    """No text, no lines; one line feed is one blank line."""
    assert read("") == read("\ufeff") == []
    assert read("\n") == [(1, "")]


@pytest.mark.parametrize("soft", ["\v", "\f", "\u2028", "\u2029"])
def test_a_soft_break_makes_lines_that_share_a_number(soft: str) -> None:
    """What breaks a line on paper only does so here too, but editors do not count it."""
    assert read(f"Thema: x{soft}Looptijd: 2021\nb") == [(1, "Thema: x"), (1, "Looptijd: 2021"), (2, "b")]


@pytest.mark.parametrize("char", ["\x85", "\x1c", "  ", "\t "])
def test_odd_controls_and_gaps_stay(char: str) -> None:
    """Several blanks may part labels; wrongly decoded letters are letters."""
    assert read(f"een.{char}b") == [(1, f"een.{char}b")]


@pytest.mark.parametrize("char", ["\u00a0", "\u2009", "\u2007", "\u202f", "\u3000"])
def test_every_blank_is_a_plain_one(char: str) -> None:
    """No-break, thin and figure blanks are blanks."""
    assert read(f"a{char}b{char}{char}c") == [(1, "a b  c")]


@pytest.mark.parametrize("char", ["\u00ad", "\u200b", "\u200d", "\u2060", "\u202a", "\ufeff"])
def test_what_nobody_sees_goes(char: str) -> None:
    """A soft hyphen, a zero-width blank, a mark of direction is no character of the word."""
    assert read(f"sub{char}sidie{char}") == [(1, "subsidie")]


def test_joiners_stay_where_they_are_text() -> None:
    """Emoji and some scripts are made of them."""
    assert read("👩\u200d🌾 می\u200cخواهم")[0][1] == "👩\u200d🌾 می\u200cخواهم"


def test_text_is_composed() -> None:
    """A letter and its accent are one character (Unicode NFC)."""
    assert read("e\u0301e\u0301n")[0][1] == "één"


@pytest.mark.parametrize("hyphen", ["\u2010", "\u2011", "\u2012", "\u2212"])
def test_every_hyphen_is_the_one_of_the_keyboard(hyphen: str) -> None:
    """What Word and the web put in place of a hyphen is one, in text and in HTML; dashes stay dashes."""
    text = f"Jan{hyphen}Piet – 01{hyphen}11{hyphen}2020"
    (line,) = html_page(f"<p>{text}</p>", source=SOURCE).lines

    assert read(text) == [(1, line.text)] == [(1, "Jan-Piet – 01-11-2020")]


@pytest.mark.parametrize("bullet", ["◦ ", "▪\t", "·  ", "\uf0b7\t", "\uf0a7 ", "•\t", "o\t", "§\t"])
def test_bullets_of_any_kind_become_one_kind(bullet: str) -> None:
    """Bullets as word processors paste them become "• "."""
    assert read(f"{bullet}een\n  {bullet}twee") == [(1, "• een"), (2, "  • twee")]


@pytest.mark.parametrize("text", ["- een", "– een", "* een", "o een", "1. een", "·een", "**Oss: tOss", "*Oss: a *b"])
def test_what_may_be_something_else_stays(text: str) -> None:
    """A dash, an asterisk or a number may be more than a bullet: the parser decides."""
    assert read(text) == [(1, text)]


def test_a_plain_page_comes_back_line_by_line() -> None:
    """Plain text is not changed, whatever single marks it holds."""
    text = "**Oss: tOss\n\nContact: a_b@oss.example | 06 12345678\n[1] 5 * 3 * 2 # niet `zo` <b>\n> x\n---\n\\o/"

    assert text_page(text, source=SOURCE).lines == tuple(
        Line(number=number, text=line) for number, line in enumerate(text.split("\n"), 1)
    )


def test_breaks_written_out_go() -> None:
    """A line that ends in <br> ends there anyway; within a line it stays."""
    assert read("Thema: a<br>\nb <br /> \nc <br> d") == [(1, "Thema: a"), (2, "b  "), (3, "c <br> d")]


def test_a_page_quoted_in_a_mail_is_that_page() -> None:
    """The marks before every line go, deeper ones too, whatever single line is above."""
    rows = ["Op maandag schreef Joke:", *(f"> > regel {number}" for number in range(6)), ">", ">  los"]
    found = [text for _, text in read("\n".join(rows))]

    assert found == [rows[0], *(f"regel {number}" for number in range(6)), "", " los"]


def test_a_reference_to_a_link_is_its_text() -> None:
    """Of "[mail][1]" the number goes."""
    assert read("Contact: [Joke Visser][1]") == [(1, "Contact: Joke Visser")]
