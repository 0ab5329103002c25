"""Text or HTML: what is in a file decides."""

from __future__ import annotations

import hashlib

import pytest

import aenoprojects as ap
from aenoprojects.reading.page import is_html, read_page, text_or_html
from aenoprojects.reading.source import Raw


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html>\n<p>a",
        "  <html lang=nl>",
        "\ufeff<p>a",
        '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><p>a</p></html>',
        "<!-- saved from url --><div>a</div>",
        "<h2>Oss</h2>\nregel\nregel\nregel\nregel",
        "Thema: x<br>Looptijd: y<br>\nProject: <b>z</b>",
        "<!DOCTYPE html>\n<p># [a](b)",
    ],
)
def test_html_is_recognised(text: str) -> None:
    """A page that begins with a tag, or is full of them, is HTML, with or without <html>."""
    assert is_html(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a < b",
        "5 <6 en 7> 3",
        "<3",
        "<a@oss.example>",
        "<onbekend>x</onbekend>",
        "<!-- niets -->",
        "<?xml version='1.0'?><projects/>",
        "Zo maak je een <b>vette</b> regel:\neen\ntwee\ndrie\nvier",
        "een<br>\ntwee\ndrie",
        "<img src=logo.png>\n\n# Kop\n\n- **Thema:** x",
        "<!-- bron --><p>a</p>\n# Kop\ntekst\ntekst\ntekst",
    ],
)
def test_plain_text_is_not_html(text: str) -> None:
    """A tag or two in prose make no web page of it."""
    assert not is_html(text)


def test_what_is_in_a_file_counts_not_its_name() -> None:
    """HTML in a .txt is read as HTML, text in a .html as text; the kind can be forced."""
    assert [line.text for line in read_page(Raw(name="a.txt", data=b"<p>a<p>b")).lines] == ["a", "", "b"]
    assert [line.text for line in read_page(Raw(name="a.html", data=b"a\nb")).lines] == ["a", "b"]
    assert [line.text for line in read_page(Raw(name="a", data=b"a\nb"), kind="html").lines] == ["a b"]
    assert [line.text for line in read_page(Raw(name="a", data=b"<p>a"), kind="text").lines] == ["<p>a"]


def test_a_page_knows_its_source() -> None:
    """Name, kind and digest go with the lines, and what decoding had to say comes first."""
    data = "<p>één<script>".encode("cp1252")
    page = read_page(Raw(name="a.html", data=data))

    assert page.source == ap.Source(name="a.html", kind="html", sha256=hashlib.sha256(data).hexdigest())
    assert [note.code for note in page.diagnostics] == ["AP001", "AP003"]


def test_what_http_declared_is_used() -> None:
    """The charset of the source goes into decoding, and `encoding` before it."""
    raw = Raw(name="a", data="и".encode("koi8-r"), charset="koi8-r")

    assert read_page(raw).lines[0].text == "и"
    assert read_page(raw, encoding="cp1252").lines[0].text == "É"


def test_links_of_a_fetched_page_are_relative_to_its_address() -> None:
    """A page whose name is its address needs no base."""
    page = read_page(Raw(name="https://oss.example/a/b", data=b"<p><a href=c>d</a>"))

    assert page.lines[0].links[0].url == "https://oss.example/a/c"


def test_text_in_memory_has_no_digest() -> None:
    """Text that never was bytes has none; it is read alike."""
    assert text_or_html("<p>a", source=ap.Source(name="-")).source == ap.Source(name="-", kind="html")
