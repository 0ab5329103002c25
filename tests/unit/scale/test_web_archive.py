"""Web archives: every page by address and date, and what is damaged said and passed over."""

from __future__ import annotations

import gzip
import io
import tracemalloc
import zlib
from datetime import UTC, datetime

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aenoprojects.reading.opening import Failure, Raw
from aenoprojects.scale import web_archive as module
from aenoprojects.scale.web_archive import captured
from web_archives import HTML, resource, web_archive

PAGES = [
    (f"https://gemeente.example/{number}", f"<p>Pagina {number} {'x' * number}</p>".encode()) for number in range(6)
]


def read(data: bytes) -> list[Raw | Failure]:
    return [one.page for one in captured(io.BytesIO(data), "a.warc.gz")]


def bodies(data: bytes) -> list[bytes]:
    return [one.data for one in read(data) if isinstance(one, Raw)]


@pytest.mark.parametrize("packed", [True, False])
def test_pages_come_by_address_and_date(packed: bool) -> None:
    """Address, date, charset and bytes are those of the answer."""
    found = list(captured(io.BytesIO(web_archive(PAGES, gzip=packed)), "a.warc"))

    assert [(one.page.name, one.date) for one in found] == [
        (address, datetime(2024, 5, 1, 10, tzinfo=UTC)) for address, _ in PAGES
    ]
    assert [one.page.data for one in found if isinstance(one.page, Raw)] == [body for _, body in PAGES]
    assert {one.page.charset for one in found if isinstance(one.page, Raw)} == {"utf-8"}


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ([*HTML, ("Content-Encoding", "gzip")], gzip.compress(b"hallo")),
        ([*HTML, ("Content-Encoding", "deflate")], zlib.compress(b"hallo")),
        ([*HTML, ("Content-Encoding", "br")], brotli.compress(b"hallo")),
        ([*HTML, ("Content-Encoding", "gzip, br")], brotli.compress(gzip.compress(b"hallo"))),
        ([*HTML, ("Transfer-Encoding", "chunked")], b"2\r\nha\r\n3\r\nllo\r\n0\r\n\r\n"),
        ([*HTML, ("Transfer-Encoding", "chunked"), ("Content-Encoding", "gzip")], gzip.compress(b"hallo")),
        ([("content-type", "TEXT/PLAIN")], b"hallo"),
        ([("Content-Type", "application/xhtml+xml")], b"hallo"),
        ([], b"hallo"),
    ],
    ids=["gzip", "deflate", "brotli", "twice", "chunked", "chunks taken out", "text", "xhtml", "no header"],
)
def test_an_answer_is_unpacked(headers: list[tuple[str, str]], body: bytes) -> None:
    """Whatever way it came, the page is what was sent."""
    assert bodies(web_archive([("https://a.example/", body)], headers=headers)) == [b"hallo"]


@pytest.mark.parametrize(
    "data",
    [
        web_archive([("https://a.example/logo", b"\x89PNG")], headers=[("Content-Type", "image/png")]),
        web_archive([("https://a.example/weg", b"weg")], status="404 Not Found"),
        web_archive([("https://a.example/", b"")], status="301 Moved"),
        web_archive([("dns:a.example", b"1.2.3.4")], headers=[("Content-Type", "text/dns")]),
        resource("https://a.example/logo", b"\x89PNG", "image/png"),
    ],
    ids=["image", "not found", "redirect", "name of a host", "kept image"],
)
def test_what_is_no_page_is_passed_over(data: bytes) -> None:
    """Images, errors, redirects and names of hosts are no pages, and no failures either."""
    assert read(data) == []


def test_a_file_that_was_kept_is_a_page() -> None:
    """A record of type resource is its own body, with the charset of its type."""
    (one,) = read(resource("https://a.example/r", b"<p>r</p>", "text/html; charset=iso-8859-1"))

    assert isinstance(one, Raw)
    assert (one.data, one.charset, one.address) == (b"<p>r</p>", "iso-8859-1", "https://a.example/r")


@pytest.mark.parametrize("body", [b"geen gzip", gzip.compress(b"hallo")[:-9]], ids=["foreign", "cut short"])
def test_a_page_that_cannot_be_unpacked_costs_itself_only(body: bytes) -> None:
    """The pages before and behind it are read."""
    packed = [*HTML, ("Content-Encoding", "gzip")]
    bad = web_archive([("https://a.example/kapot", body)], headers=packed)
    first, middle, last = read(web_archive(PAGES[:1]) + bad + web_archive(PAGES[1:2]))

    assert isinstance(first, Raw)
    assert isinstance(middle, Failure)
    assert isinstance(last, Raw)


def test_a_bomb_needs_no_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """A kilobyte that unpacks to a gigabyte is refused at the limit."""
    monkeypatch.setattr(module, "LIMIT", 1_000_000)
    bomb = web_archive(
        [("https://a.example/", gzip.compress(b"a" * 200_000_000))], headers=[*HTML, ("Content-Encoding", "gzip")]
    )
    tracemalloc.start()
    (one,) = read(bomb)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert isinstance(one, Failure)
    assert "too large" in str(one.error)
    assert peak < 20_000_000


@given(st.data())
def test_damage_is_said_and_costs_what_it_covers(data: st.DataObject) -> None:
    """Whatever byte is changed: the pages that are read are the true ones, and if one is missing that is said.

    Of a packed archive, that is: it has check sums. In one that is not packed a changed letter is another letter.
    """
    whole = web_archive(PAGES)
    place = data.draw(st.integers(0, len(whole) - 1))
    byte = data.draw(st.integers(1, 255))
    damaged = whole[:place] + bytes([whole[place] ^ byte]) + whole[place + 1 :]
    found = read(damaged)
    pages = [(one.name, one.data) for one in found if isinstance(one, Raw)]

    assert [page for page in PAGES if page in pages] == pages
    assert pages == PAGES or any(isinstance(one, Failure) for one in found)
    assert len(pages) >= len(PAGES) - 2


@given(st.data(), st.booleans())
def test_an_archive_that_is_cut_short_is_said(data: st.DataObject, packed: bool) -> None:
    """Wherever it ends: the pages that are whole are read, and that there was more is said."""
    whole = web_archive(PAGES, gzip=packed)
    ends = [len(web_archive(PAGES[:number], gzip=packed)) for number in range(len(PAGES) + 1)]
    place = data.draw(st.integers(0, len(whole) - 1))
    found = read(whole[:place])
    pages = [one.data for one in found if isinstance(one, Raw)]
    # Behind the last byte of a body only an empty line is lost, or the check sum of all.
    complete = sum(end <= place for end in ends[1:])

    assert pages in ([body for _, body in PAGES[:complete]], [body for _, body in PAGES[: complete + 1]])
    assert (
        any(isinstance(one, Failure) for one in found)
        or place in ends
        or pages == [b for _, b in PAGES[: complete + 1]]
    )


@pytest.mark.parametrize(
    "data",
    [b"", b"Hallo", b"\x1f\x8b\x08" * 500, b"WARC/1.0\r\n" * 500, b"\0" * 10_000],
    ids=["empty", "text", "gzip", "heads", "nothing"],
)
def test_what_is_no_archive_is_one_failure(data: bytes) -> None:
    """It is said once, with its name."""
    (one,) = read(data)

    assert isinstance(one, Failure)
    assert "a.warc.gz" in str(one.error)


def test_a_head_without_an_end() -> None:
    """An answer that is nothing but a head is a page without a word."""
    blocks = (b"HTTP/1.1 200 OK\r\nContent-Type: text/html", b"HTTP/1.1 200 OK\n\nhallo", b"", b"onzin")
    records = [
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\n"
        b"Content-Length: %d\r\n\r\n%b\r\n\r\n" % (len(block), block)
        for block in blocks
    ]

    assert bodies(b"".join(records)) == [b"", b"hallo"]
