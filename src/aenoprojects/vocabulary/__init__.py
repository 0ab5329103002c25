"""The words the parser knows, as data: labels, section names, themes, phrases of the page."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from attrs import define, field

from aenoprojects.errors import FormatError
from aenoprojects.vocabulary.folding import fold, without_one

_TABLES = ("labels", "sections", "themes")  # what a user's file may extend


@cache
def load(name: str) -> dict[str, Any]:
    """Return one of the packaged tables.

    >>> load("themes")["Arbeidsmarkt"]
    ['Arbeidsmarktvraagstukken']
    """
    # Not importlib.resources, which costs 20 ms at start-up: the package is always unpacked.
    return tomllib.loads((Path(__file__).parent / f"{name}.toml").read_text(encoding="utf-8"))


@define(frozen=True, kw_only=True, slots=False, eq=False)
class Vocabulary:
    """Labels, section names and themes, with what a user added.

    >>> Vocabulary.default().theme("leren & ontwikkelen")
    'Leren en ontwikkelen'
    """

    labels: Mapping[str, tuple[str, ...]] = field()
    """Spellings of the label of each field: title, organisation, contact, details, theme, period, start, end, extra."""
    sections: Mapping[str, tuple[str, ...]] = field()
    """Words that announce each kind of section."""
    themes: Mapping[str, tuple[str, ...]] = field()
    """Spellings of each theme."""

    @classmethod
    def default(cls) -> Vocabulary:
        """Return what the package knows."""
        return _default()

    def extended(self, path: str | Path) -> Vocabulary:
        """Return a vocabulary with the rows of a TOML file added.

        Args:
            path: a file with any of the tables [labels], [sections], [themes]; a key is a field, a kind of
                section or a theme, its value a list of spellings.

        Raises:
            FormatError: the file cannot be read, or a table, key or value is not one that makes sense.
        """
        name = Path(path)
        try:
            data = tomllib.loads(name.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise FormatError(f"{name}: cannot be read as a vocabulary: {error}") from error
        tables = {table: dict(getattr(self, table)) for table in _TABLES}
        for table, rows in data.items():
            if table not in tables or not isinstance(rows, dict):
                raise FormatError(f"{name}: [{table}] is no table of a vocabulary; use {', '.join(tables)}")
            for key, spellings in rows.items():
                _check(name, table, key, spellings, self)
                tables[table][key] = (*tables[table].get(key, ()), *spellings)
        return Vocabulary(**tables)

    @cached_property
    def label_fields(self) -> dict[str, str]:
        """Return folded label -> field."""
        return {fold(text): name for name, texts in self.labels.items() for text in texts}

    @cached_property
    def label_starts(self) -> frozenset[str]:
        """Return the first words of all labels, folded."""
        return frozenset(label.split(" ", 1)[0] for label in self.label_fields)

    @cached_property
    def label_slips(self) -> dict[str, str]:
        """Return label of five letters or more with one of them left out -> field."""
        long = ((label, name) for label, name in self.label_fields.items() if len(label) > 4)
        return {slip: name for label, name in long for slip in without_one(label)}

    @cached_property
    def section_patterns(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        """Return kind and pattern over a folded heading, in order of precedence."""
        return tuple((kind, _words(texts)) for kind, texts in self.sections.items())

    @cached_property
    def theme_names(self) -> dict[str, str]:
        """Return folded spelling -> canonical theme."""
        return {fold(text): name for name, texts in self.themes.items() for text in (name, *texts)}

    def theme(self, text: str) -> str:
        """Return the canonical spelling of a theme: a known one, else the text with its first letter upper case."""
        text = " ".join(text.split())
        return self.theme_names.get(fold(text)) or text[:1].upper() + text[1:]


def _check(name: Path, table: str, key: str, spellings: object, known: Vocabulary) -> None:
    allowed = {"labels": known.labels, "sections": known.sections}.get(table)
    if allowed is not None and key not in allowed:
        raise FormatError(f"{name}: [{table}] {key}: unknown key; use one of {', '.join(allowed)}")
    if not isinstance(spellings, list) or not all(isinstance(text, str) and text.strip() for text in spellings):
        raise FormatError(f"{name}: [{table}] {key}: must be a list of texts")


def _words(texts: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern over folded text that finds any of the words; "*" stands for any letters."""
    words = [rf"{re.escape(fold(text))}{'[a-z]*' if text.endswith('*') else ''}" for text in texts]
    return re.compile(rf"\b(?:{'|'.join(words)})\b" if words else r"(?!)")


@cache
def _default() -> Vocabulary:
    return Vocabulary(**{table: {key: tuple(texts) for key, texts in load(table).items()} for table in _TABLES})
