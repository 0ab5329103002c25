"""The words that the command line says, of words.toml, in Dutch or in English."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aenoprojects.diagnostics import Language


@cache
def table() -> dict[str, tuple[str, str]]:
    """Return every text by its key, in Dutch and in English."""
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


class Words:
    """The words in one language.

    >>> Words("nl").count("projects", 3)
    '3 projecten'
    """

    def __init__(self, language: Language) -> None:
        """Speak a language."""
        self.language: Language = language

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the text of a key with its values filled in."""
        return table()[key][self.language == "en"].format(**values)

    def label(self, key: str) -> str:
        """Return the text of a heading or a metavar, which may be the same in every language."""
        return self(key) if key in table() else key

    def count(self, key: str, count: int) -> str:
        """Return "3 projects" in words."""
        return self(key, count=count).split("|")[min(count, 2)]

    def meant(self, suggestions: Sequence[str]) -> str:
        """Return "; did you mean this or that?"."""
        return self("meant", suggestions=self("or").join(suggestions))
