"""A validator of Open XML reads the workbook, as Excel would before it offers a repair."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from openxml_audit import OpenXmlValidator

from aenoprojects.model import Document
from aenoprojects.testing import sample_document
from workbooks import HOSTILE, bundled, made_up, written

DOCUMENTS: dict[str, Callable[[], Document]] = {
    "corpus": bundled,
    "sample": sample_document,
    "hostile": lambda: Document(projects=tuple(made_up(0, title=text) for text in HOSTILE)),
    "empty": Document,
}
CASES = [(name, "full", "nl") for name in DOCUMENTS] + [("sample", "stream", "en")]


def problems(file: Path) -> list[str]:
    """Return what a validator has against a file, but for what the published schema allows.

    It wants the children of a font in one order; CT_Font is a choice without order (ECMA-376 part 1,
    section 18.8.22). It advises shared strings; inline ones are as valid (section 18.3.1.53).
    """
    found = OpenXmlValidator(max_errors=0).validate(str(file)).errors
    return [str(error) for error in found if "/fonts[" not in str(error) and "inline-string" not in str(error)]


@pytest.mark.parametrize(("name", "mode", "language"), CASES)
def test_valid(name: str, mode: str, language: str, tmp_path: Path) -> None:
    """A validator of Open XML finds nothing wrong."""
    package = written(DOCUMENTS[name](), mode=mode, language=language, reference_date=None)[0]
    file = tmp_path / "book.xlsx"
    file.write_bytes(package)
    assert problems(file) == []


@pytest.mark.parametrize(
    ("good", "bad"),
    [(b'paperSize="9"', b'paperSize="x"'), (b't="inlineStr"', b't="inlinestring"'), (b"cellXfs", b"cellXf")],
)
def test_validator_sees_damage(good: bytes, bad: bytes, tmp_path: Path) -> None:
    """The validator is no rubber stamp for sheets and styles; of tables it says nothing, so others here do."""
    file = tmp_path / "book.xlsx"
    with ZipFile(io.BytesIO(written(sample_document())[0])) as whole, ZipFile(file, "w") as damaged:
        for name in whole.namelist():
            damaged.writestr(name, whole.read(name).replace(good, bad))
    assert problems(file)
