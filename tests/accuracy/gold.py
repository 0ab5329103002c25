"""The share of a folder of gold records that is read as people read it.

The records are of real pages, which stay outside the project: a file *.jsonl has a record a line. A record with a
`file` is of the one project on that page; the others are of the largest page, and found by the line of their heading.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import aenoprojects as ap
from accuracy.flat import Cells, exported, flatten

_UNORDERED = ("other_emails", "other_phones", "invalid_phones")


def score_gold(gold: Path, pages: Path) -> tuple[int, int, list[str]]:
    """Return the numbers of right cells and of cells, and a line for each wrong one, without what the page says."""
    largest = max((page for page in pages.iterdir() if page.is_file()), key=lambda page: page.stat().st_size)
    by_line = {each["source"]["line"]: each for each in exported(ap.read(largest))["projects"]}
    right, wrong = 0, []
    for file in sorted(gold.glob("*.jsonl")):
        for text in file.read_text(encoding="utf-8").splitlines():
            record = json.loads(text)
            page = record.pop("file", None)
            line = record.pop("line", None)
            projects = exported(ap.read(pages / page))["projects"] if page else [by_line.get(line)]
            found = _found(projects[0]) if len(projects) == 1 and projects[0] else {}
            for key, value in _wanted(record).items():
                if found and _bare(found.get(key)) == _bare(value):
                    right += 1
                else:
                    wrong.append(f"{page or largest.name}:{line or 1}: {key}")
    return right, right + len(wrong), wrong


def _found(project: dict[str, Any]) -> Cells:
    cells = flatten(project)
    people = cells.pop("people")
    cells["contacts"], cells["honorifics_roles"] = _people(people), _titles(people)
    cells["other_periods"] = [
        (each["start"], each["end"], each["last_day"]) for each in project.get("other_periods") or []
    ]
    cells["end_line"] = project["source"]["end_line"]
    if not project.get("period"):
        cells["end_state"], cells["end_exclusive"] = "none", False
    return _ordered(cells)


def _wanted(record: Cells) -> Cells:
    cells = {**record, "contacts": _people(record["contacts"]), "honorifics_roles": _titles(record["contacts"])}
    if "other_periods" in record:
        cells["other_periods"] = [(each["start"], each["end"], each["last_day"]) for each in record["other_periods"]]
    cells["sections"] = [
        [section["heading"], section["kind"]] if isinstance(section, dict) else section
        for section in record["sections"]
    ]
    return _ordered(cells)


def _people(people: list[dict[str, Any]]) -> list[Any]:
    return [
        (_bare(each.get("name")), sorted(each.get("emails") or []), sorted(each.get("phones") or [])) for each in people
    ]


def _titles(people: list[dict[str, Any]]) -> list[Any]:
    return [(_bare(each.get("honorific")), _bare(each.get("role"))) for each in people]


def _ordered(cells: Cells) -> Cells:
    return cells | {key: sorted(map(_bare, cells[key])) for key in _UNORDERED if key in cells}


def _bare(value: Any) -> Any:
    """Return a value with white space folded and empty text made None."""
    if isinstance(value, str):
        return re.sub(r"\s+", " ", value).strip() or None
    if isinstance(value, list | tuple):
        return [_bare(each) for each in value]
    return value
