"""The workbook in the readers of others: an accessibility audit finds nothing, and SheetJS reads every cell."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from aenoprojects.testing import sample_document
from workbooks import bundled, opened, rows, written

pytestmark = pytest.mark.needs("node")


def judged(tmp_path: Path, document: Any, **options: Any) -> dict[str, Any]:
    file = tmp_path / "book.xlsx"
    file.write_bytes(written(document, **options)[0])
    script = Path(__file__).with_name("read_workbook.mjs")
    said = subprocess.run(["node", script, file], check=True, capture_output=True, timeout=120)
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
    headers, *found = judged(tmp_path, bundled(), mode=mode)["sheets"]["Projecten"]
    mine = rows(opened(bundled(), results=True, mode=mode), "Projecten")
    texts = ("Organisatie", "Project", "Thema", "Id", "Telefoon")
    assert [
        [row[headers.index(name)] if headers.index(name) < len(row) else None for name in texts] for row in found
    ] == [[row[name] for name in texts] for row in mine]


def test_no_zip64_and_alternatives(tmp_path: Path) -> None:
    """No part has a ZIP64 header, and both charts say in words what they show."""
    file = tmp_path / "book.xlsx"
    file.write_bytes(written(bundled())[0])
    with ZipFile(file) as package:
        assert [info.filename for info in package.infolist() if info.extra] == []
        drawing = package.read("xl/drawings/drawing1.xml").decode()
    assert len(re.findall('descr="(?:Staaf|Kolom)diagram: ', drawing)) == 2
