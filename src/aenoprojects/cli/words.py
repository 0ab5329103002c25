"""The words that the command line says, of words.toml, in Dutch or in English."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aenoprojects.diagnostics import Language

_VALUE = re.compile(r"\\\{(\w+)\\\}")
_SPOKEN = {"reason", "what", "advice", "expected"}


@cache
def table() -> dict[str, tuple[str, str]]:
    """Return every text by its key, in Dutch and in English."""
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


@cache
def _messages() -> dict[str, list[tuple[re.Pattern[str], str]]]:
    """Return messages.toml with its English texts as patterns; the system's words stand in both other tables."""
    path = Path(__file__).with_name("messages.toml")
    messages, phrases, system = (
        [
            (re.compile(_VALUE.sub(r"(?P<\1>.+)", re.escape(english)), re.DOTALL), dutch)
            for english, dutch in pairs.items()
        ]
        for pairs in tomllib.loads(path.read_text(encoding="utf-8")).values()
    )
    return {"messages": system + messages, "phrases": system + phrases}


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

    def said(self, message: str, kind: str = "messages") -> str:
        """Return a message of the library in this language; as it is where nobody put it into words.

        >>> Words("nl").said("pagina.7z is a compressed file: unpack it and give the page inside")
        'pagina.7z is een ingepakt bestand: pak het uit en geef de pagina die erin zit'
        """
        for english, dutch in _messages()[kind] if self.language == "nl" else ():
            if match := english.fullmatch(message):
                values = match.groupdict()
                spoken = {name: self.said(values[name], "phrases") for name in _SPOKEN & values.keys()}
                return dutch.format(**values | spoken)
        return message

    def meant(self, suggestions: Sequence[str]) -> str:
        """Return "; did you mean this or that?"."""
        return self("meant", suggestions=self("or").join(suggestions))
