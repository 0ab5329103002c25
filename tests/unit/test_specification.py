"""The specification is true: each of its numbered examples is read as it says."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

import aenoprojects as ap
from accuracy.cases import is_same
from accuracy.flat import exported, flatten

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "specification.md"
EXAMPLE = re.compile(r"^### (\d+)\. (.*?)\n.*?^```text\n(.*?)^```\n\n^```json\n(.*?)^```", re.MULTILINE | re.DOTALL)
EXAMPLES = EXAMPLE.findall(PAGE.read_text(encoding="utf-8"))


@pytest.mark.parametrize(("page", "reading"), [example[2:] for example in EXAMPLES], ids=[row[0] for row in EXAMPLES])
def test_an_example_is_read_as_it_says(page: str, reading: str) -> None:
    """Every value that the example names comes out, and as many projects."""
    wanted: list[dict[str, Any]] = json.loads(reading)
    found = [flatten(project) for project in exported(ap.parse(page))["projects"]]

    assert len(wanted) == len(found)
    wrong = {
        key: (value, have[key])
        for want, have in zip(wanted, found, strict=True)
        for key, value in want.items()
        if not is_same(key, value, have[key])
    }
    assert wrong == {}


def test_examples_are_numbered_in_a_row() -> None:
    """No example is skipped by the pattern above."""
    text = PAGE.read_text(encoding="utf-8")

    assert [str(number) for number in range(1, text.count("\n### ") + 1)] == [row[0] for row in EXAMPLES]
