"""Files that version 0.1.0 wrote are still read: one of each format is kept as that version wrote it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import aenoprojects as ap

FILES = Path(__file__).parent / "written-by-0.1.0"
KEPT = json.loads((FILES / "projects.json").read_text(encoding="utf-8"))
WHOLE = ("projects.json", "whole.jsonl", "projects.xml")


def test_the_files_are_of_that_version() -> None:
    """Nobody wrote them anew: they say who wrote them, and lack what came later."""
    assert KEPT["generator"] == {"name": "aenoprojects", "version": "0.1.0"}
    assert b'generator="aenoprojects 0.1.0"' in (FILES / "projects.xml").read_bytes()
    assert all("amounts" not in project for project in KEPT["projects"])


@pytest.mark.parametrize("name", [*WHOLE, "projects.jsonl"])
def test_a_file_of_0_1_0_is_read(name: str) -> None:
    """Every project comes back, with all that the file says of it."""
    document = ap.read(FILES / name)

    assert [project.id for project in document] == [project["id"] for project in KEPT["projects"]]
    for project, kept in zip(document.to_dict()["projects"], KEPT["projects"], strict=True):
        assert subset(kept, project) == []


@pytest.mark.parametrize("name", WHOLE)
def test_the_formats_agree(name: str) -> None:
    """Whichever format it was, the document is the same: sources, page text and diagnostics too."""
    document = ap.read(FILES / name)

    assert document == ap.read(FILES / "projects.json")
    assert (len(document.sources), bool(document.page_text), bool(document.diagnostics)) == (1, True, True)


def test_a_calendar_of_0_1_0_counts_as_the_previous_one(tmp_path: Path) -> None:
    """What it holds is not taken for new: every event gets a later revision than the one it had."""
    document = ap.read(FILES / "projects.json")
    ap.export(document, "ical", tmp_path / "new.ics", previous=FILES / "projects.ics")
    text = (tmp_path / "new.ics").read_text(encoding="utf-8")

    assert text.count("BEGIN:VEVENT") == (FILES / "projects.ics").read_text(encoding="utf-8").count("BEGIN:VEVENT")
    assert {line for line in text.splitlines() if line.startswith("SEQUENCE")} <= {"SEQUENCE:0", "SEQUENCE:1"}


def subset(old: object, new: object, path: str = "") -> list[str]:
    """Return the paths of what an old file says and a new one does not; what is derived may be told better."""
    if isinstance(old, dict):
        assert isinstance(new, dict), path
        derived = ("edtf",) if "edtf" in old else ("text",) if "blocks" in old else ()
        keys = [key for key in old if key not in derived]
        return [each for key in keys for each in subset(old[key], new.get(key, "absent"), f"{path}.{key}")]
    if isinstance(old, list):
        assert isinstance(new, list), path
        assert len(old) == len(new), path
        return [each for at, one in enumerate(old) for each in subset(one, new[at], f"{path}.{at}")]
    return [] if old == new else [f"{path}: {old!r} is {new!r}"]
