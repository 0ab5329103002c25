"""What the fuzzer found once stays mended, and the fuzzer finds what there is to find."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from attrs import evolve

import aenoprojects as ap
from aenoprojects import api
from fuzz import run
from fuzz.laws import Kind, broken_law
from fuzz.mutation import make_input
from pages import PAGE

Document = ap.Document


def test_finds_stay_mended() -> None:
    """No file below tests/fuzz/finds breaks a law; its name begins with the kind of input that it is."""
    files = sorted(file for file in run.FINDS.iterdir() if file.name != "README.md")
    broken = {file.name: broken_law(file.name.partition("-")[0], file.read_bytes()) for file in files}  # type: ignore[arg-type]

    assert {name: law for name, law in broken.items() if law} == {}


def test_a_seed_makes_the_same_inputs() -> None:
    """What one run found another finds again; inputs of every kind come, and few of them twice."""
    once, again = ([make_input(random) for _ in range(150)] for random in (Random(7), Random(7)))  # noqa: S311

    assert once == again
    assert {kind for kind, _ in once} == {"page", "bytes", "period", "own"}
    assert len(set(once)) > 140


def test_whole_pages_break_no_law() -> None:
    """The laws are true of what nobody has broken: they ask for nothing that the package does not promise."""
    assert broken_law("page", PAGE.encode()) is None
    assert broken_law("bytes", PAGE.encode("utf-16")) is None
    assert broken_law("period", b"1 september 2020 t/m 31 december 2021") is None


def last_line_lost(document: Document) -> Document:
    return evolve(document, projects=(), page_text=document.page_text[:-1])


def word_lost(document: Document) -> Document:
    return evolve(document, projects=tuple(evolve(each, sections=()) for each in document.projects))


def twice_the_same_id(document: Document) -> Document:
    return evolve(document, projects=tuple(evolve(each, id="x") for each in document.projects))


def fails(document: Document) -> Document:
    raise ZeroDivisionError


@pytest.mark.parametrize(
    ("fault", "law"),
    [
        (last_line_lost, "each line in one place: "),
        (word_lost, "each word is kept: "),
        (twice_the_same_id, "ids are unique: "),
        (fails, "raises ZeroDivisionError in "),
    ],
)
def test_a_fault_is_seen(fault: Callable[[Document], Document], law: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A law that a parser with a fault breaks is named."""
    parse = api.parse
    monkeypatch.setattr(api, "parse", lambda text: fault(parse(text)))

    assert (broken_law("page", PAGE.encode()) or "").startswith(law)


def test_a_find_is_made_small_and_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Any) -> None:
    """The run fails, tells its seed, and leaves the part of the input that matters as one file for each law."""

    def law(kind: Kind, data: bytes) -> str | None:
        return "no z: there is one" if b"z" in data else None

    monkeypatch.setattr(run, "broken_law", law)
    monkeypatch.setattr(run, "FINDS", tmp_path / "finds")
    monkeypatch.setattr("sys.argv", ["run.py", "--seconds", "0.5", "--seed", "3"])

    assert run.main() == 1
    assert [file.read_bytes() for file in (tmp_path / "finds").iterdir()] == [b"z"]
    assert "--seed 3" in capsys.readouterr().out


def test_a_run_without_finds_passes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where every law holds the run passes and writes nothing."""
    monkeypatch.setattr(run, "broken_law", lambda kind, data: None)
    monkeypatch.setattr(run, "FINDS", tmp_path / "finds")
    monkeypatch.setattr("sys.argv", ["run.py", "--seconds", "0.1"])

    assert run.main() == 0
    assert list(tmp_path.iterdir()) == []
