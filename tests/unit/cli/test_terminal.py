"""On a terminal: tables, colour and bars, at any width."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sysconfig
import time
from pathlib import Path
from threading import Event

import pytest
from rich.progress import Progress

from aenoprojects.cli import progress
from aenoprojects.cli.session import Session

SCRIPT = Path(sysconfig.get_path("scripts")) / "aenoprojects"


def screen(*arguments: str, width: int, cwd: Path, **environment: str) -> str:
    """Return what a terminal of some width shows."""
    ours, theirs = os.openpty()
    settings = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TERM": "xterm", "COLUMNS": str(width)} | environment
    process = subprocess.Popen([SCRIPT, *arguments], stdout=theirs, stderr=theirs, cwd=cwd, env=settings)
    os.close(theirs)
    parts = []
    try:
        while part := os.read(ours, 65536):
            parts.append(part)
    except OSError:  # Linux says so when the other side is closed
        pass
    process.wait(60)
    os.close(ours)
    return b"".join(parts).decode().replace("\r\n", "\n")


def plain(text: str) -> list[str]:
    """Return the lines of a screen without bold and colour."""
    return re.sub(r"\x1b\[[0-9;]*m", "", text).splitlines()


@pytest.mark.parametrize(
    ("width", "heads"), [(80, "No Organisation Project Period"), (120, "No Organisation Project Theme Period Round")]
)
def test_table_fits_the_terminal(folder: Path, width: int, heads: str) -> None:
    """The list is a table as wide as the terminal at most; a narrow one has fewer columns."""
    lines = plain(screen("list", "page.json", width=width, cwd=folder))

    assert lines[0].split() == heads.split()
    assert max(map(len, lines)) <= width
    assert "[red]op[/red]" in "\n".join(lines)
    assert lines[-1] == "3 projects"


def test_check_wraps_on_a_narrow_terminal(folder: Path) -> None:
    """Long lines of the checker are wrapped between words, indented, and still begin with file and line."""
    shown = plain(screen("check", "page.json", width=40, cwd=folder))
    lines = [line for line in shown if not line.endswith("in 3 projects.")]

    assert max(map(len, lines)) <= 40
    assert lines[4:6] == ["page.txt:9: warning AP202 this day does", "    not exist; only the month was read"]


def test_check_closes_with_a_way_to_know_more(folder: Path) -> None:
    """On a terminal the last line says how to have a code explained; not in a form for programs, or quietly."""
    last = plain(screen("check", "page.json", width=200, cwd=folder))[-1]
    assert last == "What a code means and what to do: aenoprojects check --explain AP104"
    for options in (["--format", "json"], ["--format", "github"], ["--format", "sarif"], ["--quiet"]):
        assert "--explain" not in screen("check", "page.json", *options, width=200, cwd=folder)
    piped = subprocess.run([SCRIPT, "check", "page.json"], cwd=folder, capture_output=True, text=True, check=False)
    assert "--explain" not in piped.stdout + piped.stderr


def test_colour_only_where_wanted(folder: Path) -> None:
    """Severities are coloured on a terminal, and plain with NO_COLOR."""
    assert "\x1b[31merror\x1b[0m" in screen("check", "page.json", width=80, cwd=folder)
    assert "\x1b" not in screen("check", "page.json", width=80, cwd=folder, NO_COLOR="1")


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_bar_for_slow_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work that takes longer than the patience shows a bar with its count, and takes it away afterwards."""
    terminal, shown = _Terminal(), Event()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    start = Progress.start
    monkeypatch.setattr(Progress, "start", lambda bar: (start(bar), shown.set()))
    done = []
    for item in progress.counted(Session(["--language", "nl"]), "reading", ("a", "b", "c"), 3):
        assert shown.wait(30)
        time.sleep(0.15)
        done.append(item)

    assert done == ["a", "b", "c"]
    assert "Lezen" in terminal.getvalue()
    assert "/3" in terminal.getvalue()


def test_no_bar_where_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a pipe, and when quiet, work is silent however long it takes."""
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    quiet, pipe, terminal = Session([]), io.StringIO(), _Terminal()
    quiet.quiet = True
    for session, stream in ((Session([]), pipe), (quiet, terminal)):
        monkeypatch.setattr("sys.stderr", stream)
        assert list(progress.counted(session, "writing", range(3), 3)) == [0, 1, 2]

    assert pipe.getvalue() + terminal.getvalue() == ""
