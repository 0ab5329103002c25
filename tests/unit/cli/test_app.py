"""The command `app`: what it says before it serves, and how it ends."""

from __future__ import annotations

import socket
import sys
import threading
import webbrowser
from typing import Any

import pytest

pytest.importorskip("starlette", reason="pip install 'aenoprojects[app]'")
uvicorn = pytest.importorskip("uvicorn", reason="pip install 'aenoprojects[app]'")


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the addresses that a browser is asked to open."""
    addresses: list[str] = []
    monkeypatch.setattr(webbrowser, "open", addresses.append)
    return addresses


def interrupted(self: Any, sockets: list[socket.socket]) -> None:
    """End at once, as Ctrl-C does, when the browser has been opened."""
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and thread.daemon:
            thread.join(5)
    assert [one.getsockname()[0] for one in sockets] == ["127.0.0.1"]
    raise KeyboardInterrupt


def test_it_says_where_it_is_and_opens_a_browser(
    program: Any, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The address stands on standard output, has a token of its own, and is opened; Ctrl-C is no failure."""
    monkeypatch.setattr(uvicorn.Server, "run", interrupted)
    first, second = program("app"), program("app", "--no-browser")

    assert first.status == second.status == 0
    assert opened == [first.out.strip()]
    assert first.out.startswith("http://127.0.0.1:")
    tokens = [one.out.strip().split("/")[3] for one in (first, second)]
    assert len(set(tokens)) == 2
    assert all(len(token) >= 32 for token in tokens)


def test_a_port_that_is_taken(program: Any) -> None:
    """A port of another program is one line."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        found = program("app", "--port", str(taken.getsockname()[1]))

    assert found.status == 1
    assert "cannot be used" in found.err
    assert found.err.count("\n") == 1


def test_without_the_extra(program: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the server is not installed, the line says how to install it."""
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    found = program("app", "--language", "nl")

    assert found.status == 1
    assert "pip install 'aenoprojects[app]'" in found.err
