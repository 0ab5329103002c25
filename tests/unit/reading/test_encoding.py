"""From bytes to text: the order in which encodings are tried, and what is said about it."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import aenoprojects as ap
from aenoprojects.reading.encoding import decode

WORD = "Coördinatie – één"


def codes(data: bytes, **options: str) -> list[str]:
    return [note.code for note in decode(data, **options).diagnostics]


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides(mark: bytes, encoding: str) -> None:
    """A byte order mark decides, whatever else is declared, and is no part of the text."""
    decoded = decode(mark + WORD.encode(encoding), declared="cp1252")

    assert (WORD, encoding, ()) == (decoded.text, decoded.encoding, decoded.diagnostics)


@pytest.mark.parametrize(
    "page",
    [
        '<meta charset="{}">{}',
        "<meta http-equiv=Content-Type content='text/html; charset={}'>{}",
        '<?xml version="1.0" encoding="{}"?><html>{}</html>',
    ],
)
def test_what_the_page_declares_is_believed(page: str) -> None:
    """A declaration in the page that fits its bytes is used without a word."""
    decoded = decode(page.format("iso-8859-15", "€ één").encode("iso-8859-15"))

    assert "€ één" in decoded.text
    assert decoded.diagnostics == ()


def test_what_http_declares_comes_before_what_the_page_declares() -> None:
    """The charset of the HTTP header wins over that of the page (WHATWG HTML, section 13.2.3.2)."""
    data = '<meta charset="cp1252">и'.encode("koi8-r")

    assert decode(data, declared="koi8-r").text.endswith("и")


def test_latin_1_means_windows_1252() -> None:
    """The web's iso-8859-1 and ascii are Windows-1252 (WHATWG Encoding, section 4.2)."""
    assert decode(b"<meta charset=iso-8859-1>\x93a\x94").text.endswith("“a”")


def test_a_stale_declaration_is_passed_over() -> None:
    """Bytes that are UTF-8 all through are UTF-8 though the page says Windows-1252, and that is said."""
    data = f"<meta charset=windows-1252>{WORD}".encode()

    assert decode(data).text.endswith(WORD)
    assert codes(data) == ["AP001"]


@pytest.mark.parametrize("name", ["rot13", "base64", "unicode_escape", "idna", "bestaat-niet", "utf-16", "\0"])
def test_a_declaration_that_makes_no_sense_is_passed_over(name: str) -> None:
    """A declared name that is no encoding of text, or cannot be right, changes nothing."""
    assert decode(WORD.encode(), declared=name).text == WORD


def test_windows_1252_is_the_last_guess_and_reported() -> None:
    """What is neither declared nor UTF-8 is read as Windows-1252, with AP001."""
    assert decode(WORD.encode("cp1252")).text == WORD
    assert codes(WORD.encode("cp1252")) == ["AP001"]


def test_nuls_alone_make_no_utf_16() -> None:
    """NULs all over are damage, not an encoding."""
    assert decode(b"a\0\0\0\0b\0\0").encoding == "utf-8"


def test_one_bad_byte_does_not_spoil_the_page() -> None:
    """UTF-8 with a slip in it stays UTF-8: the slip becomes U+FFFD, on its line, and is reported."""
    decoded = decode("één\ncoördinatie \n".encode() + b"\xff")

    assert decoded.text == "één\ncoördinatie \n\ufffd"
    assert [(note.code, note.line) for note in decoded.diagnostics] == [("AP002", 3)]


def test_nul_is_replaced_and_reported() -> None:
    """NUL becomes U+FFFD, so that no later stage meets it."""
    decoded = decode(b"The\0ma: x")

    assert decoded.text == "The\ufffdma: x"
    assert [note.code for note in decoded.diagnostics] == ["AP002"]


def test_what_was_lost_before_is_reported() -> None:
    """A U+FFFD that stands in the file itself is a character that somebody else lost."""
    assert codes("Caf\ufffd de Zwaan".encode()) == ["AP002"]


def test_a_forced_encoding_is_used_whatever_the_page_says() -> None:
    """`encoding` overrides the declaration; what it cannot decode is replaced and reported."""
    assert decode(b"<meta charset=utf-8>\xe9", encoding="latin-1").text.endswith("é")
    assert codes(b"\xe9", encoding="utf-8") == ["AP002"]
    assert decode(codecs.BOM_UTF8 + b"a", encoding="utf-8").text == "a"


@pytest.mark.parametrize("name", ["", "klingon", "rot13", "hex"])
def test_an_unknown_encoding_is_the_callers_mistake(name: str) -> None:
    """A name that is no encoding of text raises an error that names it."""
    with pytest.raises(ap.OptionError, match=f"unknown encoding '{name}'"):
        decode(b"a", encoding=name)


@given(st.binary(max_size=200))
@settings(deadline=None)
def test_any_bytes_decode(data: bytes) -> None:
    """No bytes raise, and the text holds no NUL."""
    assert "\0" not in decode(data).text


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff"), min_size=1))
@settings(deadline=None)
def test_utf_8_comes_back(text: str) -> None:
    """Text written as UTF-8 with a mark is read as it was."""
    assert decode(text.encode("utf-8-sig")).text == text
