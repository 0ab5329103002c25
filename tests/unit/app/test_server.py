"""The app's server: who is let in, what it reads, what it refuses, and what it keeps."""

from __future__ import annotations

import io
import socket
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import openpyxl
import pytest

import aenoprojects as ap

pytest.importorskip("starlette", reason="pip install 'aenoprojects[app]'")
httpx = pytest.importorskip("httpx", reason="pip install 'aenoprojects[web]'")
uvicorn = pytest.importorskip("uvicorn", reason="pip install 'aenoprojects[app]'")

from aenoprojects.app.server import Limits, make_app  # noqa: E402 (after what it needs was found)
from aenoprojects.cli.words import Words  # noqa: E402

TOKEN = "geheim"  # noqa: S105
PAGE = b"Oss: tOss\n\nGemeente Oss\n\nProject: tOss\nThema: Vitaliteit\nLooptijd: 2021\n"


class Visitor:
    """A browser that is on the page of a server of its own."""

    def __init__(self, client: Any, here: str) -> None:
        self.client, self.here = client, here
        self.ended = False

    def get(self, path: str, **headers: str) -> Any:
        return self.client.get(f"{self.here}{path}", headers=headers)

    def post(self, path: str, content: Any = b"", **headers: str) -> Any:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.client.post(f"{self.here}{path}", content=content, headers={"origin": self.here, **named})

    def drop(self, *files: tuple[str, bytes], **headers: str) -> Any:
        """Drop files on the page, and follow to where it leads."""
        sent = [("files", one) for one in files]
        return self.client.post(f"{self.here}/{TOKEN}/", files=sent, headers={"origin": self.here, **headers})


@contextmanager
def served(**limits: Any) -> Iterator[Visitor]:
    """Serve the page on a free port, and visit it."""

    def stop() -> None:
        visitor.ended = True

    app = make_app(Words("nl"), TOKEN, stop=stop, limits=Limits(**limits))
    server = uvicorn.Server(uvicorn.Config(app, lifespan="off", log_level="critical", timeout_graceful_shutdown=1))
    with socket.create_server(("127.0.0.1", 0)) as listening, httpx.Client(follow_redirects=True, timeout=60) as client:
        thread = threading.Thread(target=server.run, args=([listening],))
        thread.start()
        visitor = Visitor(client, f"http://127.0.0.1:{listening.getsockname()[1]}")
        yield visitor
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def visitor() -> Iterator[Visitor]:
    with served() as one:
        yield one


def test_the_page_to_drop_files_on(visitor: Visitor) -> None:
    """It asks for files in Dutch, may not be framed or kept, and tells nobody its address."""
    answer = visitor.get(f"/{TOKEN}/")

    assert answer.status_code == 200
    assert "Sleep een bestand hierheen" in answer.text
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-security-policy"] == "frame-ancestors 'none'"
    assert answer.headers["referrer-policy"] == "same-origin"


def test_a_page_is_read_and_taken_along(visitor: Visitor) -> None:
    """What was dropped is shown with its review view, and comes out in each format."""
    answer = visitor.drop(("pagina.txt", PAGE), ("kapot.rtf", b"{\\rtf1 x}"))
    document = ap.read(_named("pagina.txt", PAGE))

    assert answer.url.path.startswith(f"/{TOKEN}/")
    here = answer.url.path
    assert 'id="review"' in answer.text
    assert "een RTF-document" in answer.text or "an RTF document" in answer.text
    book = openpyxl.load_workbook(io.BytesIO(visitor.get(f"{here}projecten.xlsx").content))
    assert "tOss" in {cell.value for row in book["Projecten"] for cell in row}
    for kind, name in (("ical", "projecten.ics"), ("html", "projecten.html")):
        stream = io.BytesIO()
        ap.export(document, kind, stream, language="nl")
        found = visitor.get(f"{here}{name}")
        assert found.headers["content-disposition"] == f'attachment; filename="{name}"'
        assert (found.content == stream.getvalue()) or kind == "html"
    assert visitor.get(f"{here}passwd").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/anders/",
        "/geheim2/",
        "/GEHEIM/",
        "/anders/1/",
        "/anders/1/projecten.xlsx",
        "//geheim/",
        "/%2e%2e/geheim/",
    ],
)
def test_without_the_token_nobody_is_let_in(visitor: Visitor, path: str) -> None:
    """Another address is refused, and the refusal does not say which is right."""
    visitor.drop(("pagina.txt", PAGE))
    answer = visitor.get(path)

    assert answer.status_code == 403
    assert TOKEN not in answer.text


@pytest.mark.parametrize("origin", ["https://kwaad.example", "null", "http://127.0.0.1:1", ""])
def test_a_foreign_page_cannot_send(visitor: Visitor, origin: str) -> None:
    """A form of another page, or of none, is refused, even with the token."""
    assert visitor.drop(("pagina.txt", PAGE), origin=origin).status_code == 403
    assert visitor.post(f"/{TOKEN}/stop", origin=origin).status_code == 403
    assert not visitor.ended


def test_a_foreign_name_is_refused(visitor: Visitor) -> None:
    """A name that was made to lead here is no name of this page."""
    assert visitor.get(f"/{TOKEN}/", host="kwaad.example").status_code == 400


def test_too_much_is_refused_before_it_is_read(visitor: Visitor) -> None:
    """300 MB are refused by what they are said to be, and by what arrives where that is not said."""
    kind = "multipart/form-data; boundary=b"
    head = b'--b\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'
    with served(size=1_000_000) as small:
        said = small.drop(("a.txt", b"x" * 1_100_000))
        unsaid = small.post(f"/{TOKEN}/", iter([head, *[b"x" * 1000] * 1100]), content_type=kind)
    assert said.status_code == unsaid.status_code == 413
    assert "niet groter zijn dan 1 MB" in said.text


def test_a_bomb_is_refused(visitor: Visitor) -> None:
    """A zip that unpacks to gigabytes ends in a sentence."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("pagina.txt", b"\0" * 400_000_000)
    answer = visitor.drop(("bom.zip", stream.getvalue()))

    assert answer.status_code == 422
    assert "uitgepakt te groot" in answer.text


def test_what_takes_too_long_is_stopped() -> None:
    """The work ends at its limit, and the page says so."""
    with served(seconds=0.01) as hasty:
        answer = hasty.drop(("pagina.txt", PAGE))

    assert answer.status_code == 503
    assert "is gestopt" in answer.text


def test_nothing_was_chosen(visitor: Visitor) -> None:
    """An empty form is no fault of the program."""
    empty = visitor.post(f"/{TOKEN}/", b"--b--\r\n", content_type="multipart/form-data; boundary=b")
    assert empty.status_code == visitor.post(f"/{TOKEN}/", b"zomaar").status_code == 400


def test_old_drops_are_forgotten() -> None:
    """No more than the last few are remembered."""
    with served(kept=2) as one:
        for _ in range(3):
            one.drop(("pagina.txt", PAGE))
        assert [one.get(f"/{TOKEN}/{number}/").status_code for number in (1, 2, 3)] == [404, 200, 200]


def test_a_hostile_name_is_text(visitor: Visitor) -> None:
    """The name of a file is shown, not run."""
    answer = visitor.drop(("<img src=x onerror=alert(1)>.txt", PAGE))

    assert answer.status_code == 200
    assert "<img" not in answer.text


def test_it_can_be_ended() -> None:
    """A button ends the program."""
    with served() as one:
        answer = one.post(f"/{TOKEN}/stop")

    assert "gestopt" in answer.text
    assert one.ended


def _named(name: str, data: bytes) -> io.BytesIO:
    stream = io.BytesIO(data)
    stream.name = name  # type: ignore[attr-defined]
    return stream
