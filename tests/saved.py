"""The saved pages that laws are tested on: the bundled corpus, and a folder of the user's own."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from aenoprojects.api import corpus_folder

FOLDER = "AENOPROJECTS_PAGES"
"""Environment variable that names a folder of saved pages."""


@cache
def page_files() -> dict[str, Path]:
    """Return name -> file of every saved page."""
    bundled = corpus_folder()
    files = [bundled / "listing" / "subsidieprojecten.txt", *sorted((bundled / "articles").glob("*.txt"))]
    if folder := os.environ.get(FOLDER):
        files += sorted(Path(folder).glob("*.txt"))
    return {file.name: file for file in files}


@cache
def page_texts() -> dict[str, str]:
    """Return name -> text of every saved page."""
    return {name: file.read_text(encoding="utf-8") for name, file in page_files().items()}
