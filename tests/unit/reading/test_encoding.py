"""From bytes to text: the order in which encodings are tried, and what is said about it."""

from __future__ import annotations

import codecs
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import aenoprojects as ap
from aenoprojects.reading.encoding import as_utf8, decode, mend_mojibake, wide_codec
from aenoprojects.reading.page import text_or_html
from aenoprojects.testing import sample_document

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


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_shows_without_a_mark(codec: str) -> None:
    """Every other byte of Latin text is NUL; the guess is reported."""
    text = f"Gemeente Oss\n{WORD}\n"
    decoded = decode(text.encode(codec))

    assert (decoded.text, decoded.encoding, [note.code for note in decoded.diagnostics]) == (text, codec, ["AP001"])
    assert decode(text.encode(codec), encoding=codec).text == text
    assert decode(text.encode(codec), encoding="utf-16").text == text
    assert decode(codecs.BOM_UTF16_BE + text.encode("utf-16-be"), encoding="utf-16").text == text


@pytest.mark.parametrize("data", [b"", b"a", b"a\0", b"a\0b", b"\0\0\0\0", b"abcd\0", "ж".encode("utf-16-le") * 9])
def test_other_bytes_are_not_taken_for_utf_16(data: bytes) -> None:
    """Too little, too many NULs, or none at all."""
    assert wide_codec(data) is None


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-32", "utf-8-sig"])
@pytest.mark.parametrize("format", ["json", "jsonl", "xml"])
def test_our_own_files_may_come_in_wide_characters(codec: str, format: str, tmp_path: Path) -> None:
    """What PowerShell makes of our output is read back like the output itself."""
    stream = io.BytesIO()
    ap.export(sample_document(), format, stream)
    (tmp_path / "a").write_bytes(stream.getvalue().decode().encode(codec))

    if codec != "utf-16-le" or format == "xml":
        assert ap.read(tmp_path / "a").projects == ap.read(io.BytesIO(stream.getvalue())).projects
    assert as_utf8(b"een") == b"een"


@pytest.mark.parametrize(
    ("garbled", "text"),
    [
        ("De CoÃ¶rdinatie", "De Coördinatie"),
        ("â‚¬ 5 â€“ â€œjaâ€\x9d, â€˜neeâ€™", "€ 5 – “ja”, ‘nee’"),
        ("20\u00c2\u00a0km", "20\u00a0km"),
        ("Ã\x81 lâ€™Ã©", "Á l’é"),
        ("CoÃƒÂ¶rdinatie", "Coördinatie"),
        ("ðŸ˜€", "😀"),
        ("ï»¿Oss", "\ufeffOss"),
    ],
)
def test_text_that_was_read_in_a_wrong_encoding_is_mended(garbled: str, text: str) -> None:
    """UTF-8 read as Windows-1252, once or twice, is UTF-8 again."""
    mended, first = mend_mojibake(garbled)

    assert mended == text
    assert first is not None


@pytest.mark.parametrize("text", [WORD, "CAFÉ» Â Ã", "geïnd, Fryslân", "", "SÃO PAULO", "naïef – ‘â’"])
def test_ordinary_accents_are_left(text: str) -> None:
    """Such letters occur; only those sequences are mended that nobody writes."""
    assert mend_mojibake(text) == (text, None)


def test_what_was_mended_is_reported_with_its_place() -> None:
    """One diagnostic names the first word and its line, in text and in HTML."""
    for text in ("Oss\n\nDe CoÃ¶rdinatie: Ã©Ã©n", "<p>Oss\n\n<p>De CoÃ¶rdinatie: Ã©Ã©n"):
        page = text_or_html(text, source=ap.Source(name="-"))

        assert [(note.code, note.text, note.line) for note in page.diagnostics] == [("AP004", "CoÃ¶rdinatie:", 3)]
        assert page.lines[-1].text == "De Coördinatie: één"


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
