"""A page to work on, and the program as a function."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from attrs import evolve

import aenoprojects as ap
from aenoprojects.cli.main import run
from pages import FIRST_ROUND, project

SPEL = project(
    theme="Leren en ontwikkelen",
    period="2020-09/2021-12",
    prose="Een spel voor iedereen.",
    who="Joke Verzonnen",
    grant_round=FIRST_ROUND,
    source="page.txt:5",
)
FIETS = project(
    "Vitaal [red]op[/red] \x1b[31mde fiets", "Goes", id="goes-fiets", theme="Vitaliteit", period="2021-10/.."
)
CUIJK = project("Samen sterk", "Cuijk", period="2021-01-05/", source="page.txt:40")
DOCUMENT = ap.Document(
    sources=(ap.Source(name="page.txt"),),
    projects=(SPEL, FIETS, CUIJK),
    diagnostics=(
        ap.report(ap.Code.PHONE_INVALID, text="06 1\x1b[2J", line=23, source="page.txt", project=FIETS.id),
        ap.report(ap.Code.DATE_INVALID, text="31 september 2021", line=9, source="page.txt", project=SPEL.id),
        ap.report(ap.Code.LABEL_UNKNOWN, text="Status", line=7, source="page.txt", project=SPEL.id),
    ),
)
EDITED = evolve(
    DOCUMENT,
    projects=(evolve(SPEL, period=project(period="2020-09/2022-06").period), FIETS, project("Nieuw", "Oss")),
    diagnostics=(),
)


class Outcome(NamedTuple):
    """What a run did."""

    status: int
    out: str
    err: str


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with two versions of a page, in an English system."""
    monkeypatch.chdir(tmp_path)
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    ap.export(DOCUMENT, "json", "page.json")
    ap.export(EDITED, "json", "edited.json")
    return tmp_path


@pytest.fixture
def program(folder: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """Return the program: arguments in, status and output out."""

    def call(*arguments: str) -> Outcome:
        status = run(arguments)
        return Outcome(status, *capsys.readouterr())

    return call
