"""Many pages, one by one: each accounted for, nothing kept, nothing shared."""

from __future__ import annotations

import gc
import io
import pickle
import subprocess
import sys
import weakref
import zipfile
from pathlib import Path

import pytest

import aenoprojects as ap
from aenoprojects.api import corpus_folder

PAGE = b"Oss: tOss\n\nGemeente Oss\n\nProject: tOss\nThema: Vitaliteit\nLooptijd: 2021\n"


def test_every_page_is_accounted_for(tmp_path: Path) -> None:
    """Good, empty, damaged, foreign and missing: each gives one result, in order, under its name."""
    (tmp_path / "a.txt").write_bytes(PAGE)
    (tmp_path / "b.txt").write_bytes(b"Een verhaal zonder projecten.")
    (tmp_path / "c.json").write_bytes(b'{"format": "aenoprojects", "projects": 3')
    (tmp_path / "d.docx").write_bytes(b"PK\x03\x04kapot")
    (tmp_path / "e.png").write_bytes(b"\x89PNG")
    with zipfile.ZipFile(tmp_path / "f.zip", "w") as file:
        file.writestr("g.txt", PAGE)
        file.writestr("h.txt", b"{\\rtf1")
    found = list(ap.records([tmp_path, tmp_path / "nergens.html"]))

    assert [(Path(one.source).name, type(one).__name__) for one in found] == [
        ("a.txt", "Record"),
        ("b.txt", "Record"),
        ("c.json", "Failure"),
        ("d.docx", "Failure"),
        ("g.txt", "Record"),
        ("h.txt", "Failure"),
        ("e.png", "Failure"),
        ("nergens.html", "Failure"),
    ]
    assert {one.code for one in found if isinstance(one, ap.Failure)} == {"AP005", "AP006"}
    assert [len(one.projects) for one in found if isinstance(one, ap.Record)] == [1, 0, 1]


def test_what_it_gives_is_what_read_gives() -> None:
    """A record has the projects and the findings of `read`."""
    page = Path(corpus_folder()) / "listing" / "subsidieprojecten.html"
    (one,) = ap.records([page])

    assert isinstance(one, ap.Record)
    assert len(one.projects) == 141
    assert [each.code for each in one.diagnostics] == [each.code for each in ap.read(page).diagnostics]


def test_results_travel_between_processes(tmp_path: Path) -> None:
    """What another process reads is what this one reads."""
    for number in range(4):
        (tmp_path / f"{number}.txt").write_bytes(PAGE.replace(b"tOss", f"tOss {number}".encode()))
    program = (
        "import pickle, sys, aenoprojects as ap; sys.stdout.buffer.write(pickle.dumps(list(ap.records(sys.argv[1:]))))"
    )
    done = subprocess.run([sys.executable, "-c", program, str(tmp_path)], capture_output=True, check=True, timeout=60)

    assert pickle.loads(done.stdout) == list(ap.records([tmp_path]))  # noqa: S301 - our own


def test_sources_are_taken_one_by_one() -> None:
    """Nothing is read ahead, and nothing is kept of what was given away."""
    asked = []

    def sources() -> object:
        for number in range(3):
            asked.append(number)
            yield io.BytesIO(PAGE)

    found = ap.records(sources())  # type: ignore[arg-type]
    first = next(found)
    assert asked == [0]
    assert isinstance(first, ap.Record)
    gone = weakref.ref(first.projects[0])
    next(found)
    del first
    gc.collect()
    assert gone() is None


@pytest.mark.parametrize("bad", [b"", b"\xff\xfe", b"<" * 1000, b"%PDF-1.4", b"PK\x05\x06" + b"\0" * 18])
def test_a_hostile_page_costs_itself_only(bad: bytes) -> None:
    """Whatever stands before a good page, that is read."""
    *_, last = ap.records([io.BytesIO(bad), io.BytesIO(PAGE)])
    assert isinstance(last, ap.Record)
    assert len(last.projects) == 1
