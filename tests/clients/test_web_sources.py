"""Pages over HTTP: a real server on loopback, answering well and badly."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

import aenoprojects as ap
from aenoprojects.reading.opening import Raw
from aenoprojects.reading.page import read_page
from aenoprojects.reading.source import load as opened
from aenoprojects.reading.web import fetch

PAGE = '<title>x</title><h2>Oss: tOss</h2><p>Gemeente Oss</p><p>Thema: één <a href="meer">meer</a></p>'


def load(address: str) -> list[Raw]:
    return [one for one in opened(address) if isinstance(one, Raw)]


class Handler(BaseHTTPRequestHandler):
    """Answers by the path that is asked for."""

    def do_GET(self) -> None:
        name = self.path.strip("/").partition("/")[0]
        getattr(self, f"answer_{name.replace('-', '_')}", self.answer_missing)()

    def send(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def answer_page(self) -> None:
        self.send(PAGE.encode(), Content_Type="text/html; charset=utf-8")

    def answer_latin(self) -> None:
        self.send(PAGE.encode("cp1252"), Content_Type='text/html; charset="ISO-8859-1"')

    def answer_zipped(self) -> None:
        self.send(gzip.compress(PAGE.encode()), Content_Type="text/html", Content_Encoding="gzip")

    def answer_moved(self) -> None:
        self.send(b"", 302, Location="/page/nieuw")

    def answer_loop(self) -> None:
        self.send(b"", 302, Location="/loop")

    def answer_elsewhere(self) -> None:
        self.send(b"", 302, Location="file:///etc/hostname")

    def answer_missing(self) -> None:
        self.send(b"<p>niet gevonden", 404)

    def answer_pdf(self) -> None:
        self.send(b"%PDF-1.7", Content_Type="application/pdf")

    def answer_large(self) -> None:
        self.send(b"x" * 3_000_000)

    def answer_bomb(self) -> None:
        self.send(gzip.compress(b"x" * 3_000_000), Content_Encoding="gzip")

    def answer_twice(self) -> None:
        body = gzip.compress(gzip.compress(b"x" * 300_000_000))
        self.send(body, Content_Encoding="gzip, gzip")

    def answer_odd(self) -> None:
        self.send(b"x", Content_Encoding="zstd")

    def answer_torn(self) -> None:
        self.send(b"no gzip at all", Content_Encoding="gzip")

    def answer_cut(self) -> None:
        self.send(b"half", Content_Length="1000")

    def answer_nonsense(self) -> None:
        self.wfile.write(b"geen HTTP\r\n\r\n")

    def answer_slow(self) -> None:
        time.sleep(1.5)

    def answer_drip(self) -> None:
        self.send(b"")
        for _ in range(20):
            self.wfile.write(b"x")
            time.sleep(0.1)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def handle(self) -> None:
        """Serve, not minding that the client has hung up."""
        try:
            super().handle()
        except OSError:
            self.close_connection = True


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """Return the address of the running server."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        running.daemon_threads = True
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


@pytest.mark.parametrize("path", ["page", "latin", "zipped"])
def test_a_page_is_fetched_and_decoded(server: str, path: str) -> None:
    """A page comes with its address, decoded by what the header says, its links absolute."""
    (raw,) = load(f"{server}/{path}")
    page = read_page(raw)

    assert raw.name == page.source.name == f"{server}/{path}"
    assert [line.text for line in page.lines if line.text] == ["Oss: tOss", "Gemeente Oss", "Thema: één meer"]
    assert page.lines[-1].links[0].url == f"{server}/meer"


def test_a_redirect_gives_the_new_address(server: str) -> None:
    """A page that has moved is named by where it is now."""
    assert load(f"{server}/moved")[0].name == f"{server}/page/nieuw"


def test_a_password_is_in_no_name(server: str) -> None:
    """User name and password of an address are neither shown nor kept."""
    with_password = server.replace("//", "//ik:geheim@")

    assert load(f"{with_password}/page")[0].name == f"{server}/page"
    with pytest.raises(ap.SourceError) as caught:
        load(f"{with_password}/weg")
    assert "geheim" not in str(caught.value)


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("weg", "/weg: the server answered 404 Not Found"),
        ("loop", "/loop cannot be fetched: .*redirect"),
        ("elsewhere", "/elsewhere cannot be fetched: "),
        ("pdf", "/pdf is a damaged PDF"),
        ("odd", "/odd is packed as zstd, which nobody asked for"),
        ("torn", "/torn is damaged: "),
        ("cut", "/cut cannot be fetched: "),
        ("nonsense", "/nonsense cannot be fetched: "),
    ],
)
def test_a_bad_answer_is_one_clear_line(server: str, path: str, message: str) -> None:
    """An answer that holds no page is a SourceError with the address and the reason."""
    with pytest.raises(ap.SourceError, match=message) as caught:
        load(f"{server}/{path}")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("path", ["large", "bomb", "twice"])
def test_a_page_has_a_limit(server: str, path: str) -> None:
    """More bytes than the limit, also only after decompression, are not taken."""
    with pytest.raises(ap.SourceError, match=f"/{path} is too large, over 1000000 bytes"):
        fetch(f"{server}/{path}", limit=1_000_000)


@pytest.mark.parametrize(("path", "message"), [("slow", "did not answer in time"), ("drip", "takes too long")])
def test_a_slow_server_is_not_waited_for(server: str, path: str, message: str) -> None:
    """Silence ends the wait, and so does a page that comes in drop by drop."""
    with pytest.raises(ap.SourceError, match=message):
        fetch(f"{server}/{path}", seconds=0.5)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:1/", "http://bestaat-niet.invalid/", "http://[", "https://", "http://a b/", "http:///x"]
)
def test_an_address_that_leads_nowhere_is_one_clear_line(url: str) -> None:
    """A refused connection, an unknown host and no address at all are SourceErrors."""
    with pytest.raises(ap.SourceError, match="cannot be fetched") as caught:
        load(url)
    assert "\n" not in str(caught.value)


def test_httpx_is_asked_for_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra the error says what to install."""
    monkeypatch.setitem(__import__("sys").modules, "httpx", None)
    with pytest.raises(ap.SourceError, match=r"aenoprojects\[web\]"):
        load("http://127.0.0.1/")
