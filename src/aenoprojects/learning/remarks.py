"""The remarks in a proposal, of words.toml, in Dutch or in English."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from aenoprojects.diagnostics import Language


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))


class Remarks:
    """The remarks in one language.

    >>> Remarks("en")("evidence.steps", told=3, count=4)
    'in 3 of 4 a numbered list stands below'
    """

    def __init__(self, language: Language) -> None:
        """Speak a language."""
        self.language: Language = language

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the text of a key, "line" or "marks.row", with its values filled in."""
        found: Any = _table()
        for name in key.split("."):
            found = found[name]
        text: str = found[self.language == "en"]
        if "|" in text:
            text = text.split("|")[values["count"] != 1]
        return text.format(**values)
