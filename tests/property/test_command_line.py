"""Laws of the command line: any arguments end with a status and at most one line of complaint."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import aenoprojects as ap
from aenoprojects import api
from aenoprojects.cli.main import COMMANDS, run
from pages import PAGE

OPTIONS = (
    "--theme", "--municipality", "--active", "--round", "--search", "--kind", "--encoding", "--merge", "--strict",
    "--select", "--ignore", "--explain", "--format", "--exit-code", "--check", "--language", "-q", "-v", "-O", "-o",
    "--help", "--no-contacts", "--vocabulary", "--",
)  # fmt: skip
VALUES = (
    "page.txt",
    "2021",
    "2021-1",
    "vitaliteit",
    "json",
    "jsonl",
    "xml",
    "text",
    "github",
    "AP2",
    "nl",
    "x=1",
    "0",
    "",
)
WORDS = st.sampled_from(OPTIONS) | st.sampled_from(VALUES) | st.text(max_size=4)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder of its own that holds a small page, and take that for the corpus."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    monkeypatch.setattr(api, "corpus", lambda: ap.parse(PAGE))
    monkeypatch.setattr("uvicorn.Server.run", lambda *_, **__: None)  # or "app" would go on until somebody ends it
    monkeypatch.setattr("webbrowser.open", lambda _: True)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO()))


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(COMMANDS), st.lists(WORDS.filter(lambda word: "\0" not in word), max_size=5)
)  # which no system passes on
def test_any_arguments(command: str, words: list[str]) -> None:
    """No arguments bring a traceback, a fault of ours, or more than a line and a status that is documented."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = run([command, *words])

    assert status in (0, 1, 2)
    assert "Traceback" not in err.getvalue()
    assert "unexpected error" not in err.getvalue()
    assert "onverwachte fout" not in err.getvalue()
    if status == 2:
        assert (out.getvalue(), err.getvalue().count("\n")) == ("", 1)
