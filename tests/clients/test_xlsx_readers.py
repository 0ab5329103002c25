"""The workbook in the readers of others: an accessibility audit finds nothing, and SheetJS reads every cell."""

from __future__ import annotations

import json
import os
import re
import subprocess
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from aenoprojects.testing import sample_document
from workbooks import bundled, opened, written

pytestmark = pytest.mark.needs("node")


def judged(tmp_path: Path, document: Any, **options: Any) -> dict[str, Any]:
    file = tmp_path / "book.xlsx"
    file.write_bytes(written(document, **options)[0])
    script = Path(__file__).with_name("read_workbook.mjs")
    said = subprocess.run(
        ["node", script, file], check=True, capture_output=True, timeout=120, env=os.environ | {"TZ": "UTC"}
    )
    found: dict[str, Any] = json.loads(said.stdout)
    return found


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("group", ["none", "theme"])
@pytest.mark.parametrize("document", [bundled, sample_document])
def test_an_audit_finds_nothing(document: Any, group: str, language: str, tmp_path: Path) -> None:
    """Contrast, header rows, title and description: somebody with a screen reader can use every sheet."""
    assert judged(tmp_path, document(), language=language, group=group)["findings"] == []


@pytest.mark.parametrize("mode", ["full", "stream"])
def test_sheetjs(mode: str, tmp_path: Path) -> None:
    """The most used reader of JavaScript, which knows no needless ZIP64, reads the same rows."""
    sheets = judged(tmp_path, bundled(), mode=mode)["sheets"]
    book = opened(bundled(), results=True, mode=mode)
    assert list(sheets) == book.sheetnames
    for sheet in book:
        mine = [[_plain(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
        theirs = [[_plain(cell) for cell in row] for row in sheets[sheet.title]]
        assert [_trimmed(row) for row in theirs if any(row)] == [_trimmed(row) for row in mine if any(row)], sheet.title


def _plain(value: Any) -> Any:
    """Return a cell as both readers say it: days without a time, numbers as such, None for nothing."""
    if isinstance(value, str) and (match := re.fullmatch(r"(\d{4}-\d\d-\d\d)T(\d\d):.*Z", value)):
        day = date.fromisoformat(match[1])
        # SheetJS counts in milliseconds of a local clock, and may end a few seconds before midnight.
        return day + timedelta(days=1) if match[2] == "23" else day
    if isinstance(value, datetime):
        return value.date()
    return None if value == "" else value


def _trimmed(row: list[Any]) -> list[Any]:
    while row and row[-1] is None:
        row = row[:-1]
    return row


def test_no_zip64_and_alternatives(tmp_path: Path) -> None:
    """No part has a ZIP64 header, and both charts say in words what they show."""
    file = tmp_path / "book.xlsx"
    file.write_bytes(written(bundled())[0])
    with ZipFile(file) as package:
        assert [info.filename for info in package.infolist() if info.extra] == []
        drawing = package.read("xl/drawings/drawing1.xml").decode()
    assert len(re.findall('descr="(?:Staaf|Kolom)diagram: ', drawing)) == 2
