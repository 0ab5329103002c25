"""The bundled pages as JSON, entry by entry: read against the pages by people, kept here."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

import aenoprojects as ap
from aenoprojects.api import corpus_folder
from conservation import filled, page_of, places

FILES = [
    corpus_folder() / "listing" / "subsidieprojecten.txt",
    *sorted((corpus_folder() / "articles").glob("*.txt")),
]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_corpus_reads_as_it_should(file: Path, golden: Callable[[str, str], None]) -> None:
    """Every field of every project is as in the golden file, which is not rewritten while a line goes missing."""
    text = file.read_text(encoding="utf-8")
    page = page_of(text)
    assert filled(page) == places(page)
    stream = io.BytesIO()
    ap.export(ap.parse(text), "json", stream)
    document = json.loads(stream.getvalue())
    kept = {key: document[key] for key in ("projects", "page_text", "diagnostics")}

    golden(f"corpus/{file.stem}.json", json.dumps(kept, ensure_ascii=False, indent=1) + "\n")
