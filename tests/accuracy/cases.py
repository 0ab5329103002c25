"""The score of a folder of cases: whole pages, each with what a careful person reads from it.

A case is a folder with a file `page.*` and an expected.json with these keys:

    kind        what the page is an example of
    note        why the case is there
    projects    the projects in order; only the cells that one lists are compared
    page_text   texts that stand in the page text
    reported    fields about which there is a diagnostic
    quiet       true: no diagnostic is a warning or an error
    leaks       texts that are in no data format of the document without contacts

A wrong cell is "silent" unless a diagnostic speaks of its field: silent ones are what the reader promises
never to give.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from attrs import frozen

import aenoprojects as ap
from accuracy.flat import Cells, exported, flatten

FOLDER = Path(__file__).parents[1] / "cases"

_PERIOD = {"period", "other_periods"}
_ORGANISATION = {"organisation", "municipalities", "partners"}
_CONTACT = {"contact", "contacts", "people"}
# What a diagnostic may name as its field when it speaks of a cell; a cell that is not listed goes by its own name.
_SPOKEN_OF: dict[str, set[str]] = {
    "title": {"title", "heading"},
    "heading": {"title", "heading"},
    "grant_round": {"marks", "grant_round"},
    "prose": {"sections"},
    **dict.fromkeys(("organisation", "organisation_kind", "municipalities", "partners"), _ORGANISATION),
    **dict.fromkeys(("people", "other_emails", "other_phones", "invalid_phones"), _CONTACT),
    **dict.fromkeys(
        ("start", "end", "start_part", "end_part", "end_state", "end_exclusive", "first_day", "last_day", "duration",
         "problem", "remark", "other_periods"), _PERIOD
    ),
}  # fmt: skip
_SHOWN = 400
"""Characters of a wrong cell that are shown."""


@frozen
class Cell:
    """One thing that a case expects."""

    case: str
    kind: str
    is_right: bool
    is_silent: bool
    """Wrong, and no diagnostic says so."""
    problem: str

    def __str__(self) -> str:
        """Return the line that tells what is wrong."""
        return f"{self.case}: {'SILENT ' if self.is_silent else ''}{self.problem[:_SHOWN]}"


def score_cases(folder: Path = FOLDER) -> list[Cell]:
    """Return every cell of every case in a folder."""
    return [cell for file in sorted(folder.glob("*/expected.json")) for cell in score_case(file.parent)]


def score_case(folder: Path, vocabulary: ap.Vocabulary | None = None) -> list[Cell]:
    """Return every cell of one case, read with a vocabulary where one is given."""
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    (page,) = folder.glob("page.*")

    def cell(is_right: bool, problem: str, *, is_silent: bool = True) -> Cell:
        return Cell(folder.name, expected.get("kind", "other"), is_right, is_silent and not is_right, problem)

    document = ap.read(page, vocabulary=vocabulary)
    found = exported(document)
    told = found["diagnostics"]
    fields = {each["field"] for each in told}
    wanted, got = expected["projects"], found["projects"]
    cells = [
        cell(
            len(wanted) == len(got),
            f"{len(wanted)} projects wanted, {len(got)} found: {[each['title'] for each in got][:4]}",
            is_silent=len(got) > len(wanted) or not told,
        )
    ]
    for want, project in _paired(wanted, got):
        have = flatten(project) if project else {}
        spoken = {each["field"] for each in told if each["project"] in (None, project and project["id"])}
        for key, value in want.items():
            is_right = project is not None and is_same(key, value, have[key])
            problem = f"{key}: {value!r} wanted, {have[key] if project else 'no project'!r} found"
            # A project that is missing altogether is told by the number of projects.
            cells.append(cell(is_right, problem, is_silent=project is not None and not spoken & _names(key)))
    page_text = [line["text"] for line in found["page_text"]]
    cells += [
        cell(any(text in line for line in page_text), f"page text lacks {text!r}")
        for text in expected.get("page_text", ())
    ]
    cells += [
        cell(bool(fields & _names(field)), f"nothing reported about {field}") for field in expected.get("reported", ())
    ]
    if expected.get("quiet"):
        alarms = [(each["code"], each["text"]) for each in told if each["severity"] != "info"]
        cells.append(cell(not alarms, f"false alarm: {alarms[:3]}", is_silent=False))
    if leaks := expected.get("leaks"):
        bare = _everything(document.without_contacts()).lower()
        cells += [cell(leak.lower() not in bare, f"leaks {leak!r} without contacts") for leak in leaks]
    return cells


def is_same(key: str, wanted: Any, got: Any) -> bool:
    """Return whether a cell holds what is wanted; of people and amounts only the keys that are listed count."""
    if key == "people":
        return len(wanted) == len(got) and all(
            (have.get(name) or ([] if isinstance(value, list) else None)) == value
            for want, have in zip(wanted, got, strict=True)
            for name, value in want.items()
        )
    if key == "amounts":
        return len(wanted) == len(got) and all(
            str(have.get(name)) == str(value)
            for want, have in zip(wanted, got, strict=True)
            for name, value in want.items()
        )
    if key == "extra_fields":
        have = _by_bare_label(got)
        return all(have.get(label) == value for label, value in _by_bare_label(wanted).items())
    if key == "prose":
        flat = " ".join(got.split())
        return all(" ".join(text.split()) in flat for text in wanted)
    if key == "end_exclusive":
        return bool(wanted) == bool(got)
    return bool(wanted == got)


def _by_bare_label(fields: dict[str, str]) -> dict[str, str]:
    return {re.sub(r"\W+", "", label).lower(): value for label, value in fields.items()}


def _names(key: str) -> set[str]:
    return _SPOKEN_OF.get(key, {key})


def _paired(wanted: list[Cells], got: list[dict[str, Any]]) -> Iterator[tuple[Cells, dict[str, Any] | None]]:
    """Yield pairs in order, or by title where some are missing or too many."""
    if len(wanted) == len(got):
        yield from zip(wanted, got, strict=True)
    else:
        for want in wanted:
            yield want, next((each for each in got if each["title"] == want.get("title")), None)


def _everything(document: ap.Document) -> str:
    texts = []
    for name in ("json", "csv", "xml", "ical"):
        stream = io.BytesIO()
        ap.export(document, name, stream)
        texts.append(stream.getvalue().decode("utf-8-sig").replace("\r\n ", ""))  # ical folds its lines
    return "\n".join(texts)
