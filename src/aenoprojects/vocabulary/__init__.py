"""The words that the parser knows, as data: one object that goes with a page from its lines to its values."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any, TypeVar, cast

from aenoprojects.errors import FormatError
from aenoprojects.vocabulary.folding import fold, without_one
from aenoprojects.vocabulary.rows import ROUNDS, check_labels, check_rows

_T = TypeVar("_T")
_TABLES = ("labels", "sections", "themes", "pages", "organisations", "people", "months", "amounts")
"""The packaged files; a user's file may add to each."""
_PLACE = re.compile(r"\{([a-z_.]+)\}")


@cache
def load(name: str) -> dict[str, Any]:
    """Return a packaged table.

    >>> sorted(load("diagnostics"))[0]
    'AP001'
    """
    # Not importlib.resources, which costs 20 ms at start-up: the package is always unpacked.
    return tomllib.loads((Path(__file__).parent / f"{name}.toml").read_text(encoding="utf-8"))


class Vocabulary:
    """Every word the parser goes by: labels, section names, themes, months, signs of organisations, phrases of pages.

    It is not to be changed once made; `extended` gives a new one. What is computed from it is kept with it, so that a
    vocabulary which is no longer used leaves nothing behind.

    >>> Vocabulary.default().theme("leren & ontwikkelen")
    'Leren en ontwikkelen'
    """

    tables: Mapping[str, Mapping[str, Any]]
    """Name of the table -> its rows, as in the TOML files."""
    overridden: Mapping[str, tuple[str, str]]
    """Label that a user's file gives another field -> field in the package, field now."""

    def __init__(
        self, tables: Mapping[str, Mapping[str, Any]], *, overridden: Mapping[str, tuple[str, str]] | None = None
    ) -> None:
        """Take the tables of words; `default` and `extended` are the usual ways to make one."""
        self.tables = tables
        self.overridden = overridden or {}
        self._derived: dict[Callable[..., Any], Any] = {}
        self._patterns: dict[tuple[str, int], re.Pattern[str]] = {}
        self._folded: dict[tuple[str, ...], frozenset[str]] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle the tables only: what was computed from them is computed again."""
        return _restored, (self.tables, self.overridden)

    @classmethod
    def default(cls) -> Vocabulary:
        """Return what the package knows."""
        return _default()

    def extended(self, path: str | Path) -> Vocabulary:
        """Return a vocabulary with the rows of a TOML file added.

        Args:
            path: a file with any of the tables of the package ([labels], [sections], [themes], [pages], ...); a key
                is a field, a kind of section, a theme or the name of a list of words, its value a list of spellings.

        Raises:
            FormatError: the file cannot be read, or a table, key or value is not one that makes sense.
        """
        try:
            text = Path(path).read_text(encoding="utf-8-sig")
            data = tomllib.loads(text)
        except (OSError, ValueError, RecursionError) as error:  # tomllib's error and a NUL in the path are ValueErrors
            raise FormatError(f"{path}: cannot be read as a vocabulary: {error}") from error
        # The same file is often given for many pages: one vocabulary serves them all.
        return _extended(self, str(path), text) if self is _default() else _merged(self, str(path), data)

    def with_rows(self, rows: Mapping[str, Any], *, name: str = "rows") -> Vocabulary:
        """Return a vocabulary with rows added that no file holds: table -> key -> spellings.

        Args:
            rows: what a TOML file would say.
            name: what to call them in an error.

        Raises:
            FormatError: a table, key or value is not one that makes sense.

        >>> Vocabulary.default().with_rows({"labels": {"theme": ["Bremstra"]}}).label_fields["bremstra"]
        'theme'
        """
        return _merged(self, name, rows)

    def derive(self, make: Callable[[Vocabulary], _T]) -> _T:
        """Return what a function of the module makes of this vocabulary, made once.

        >>> def count(vocabulary): return len(vocabulary.tables["themes"])
        >>> Vocabulary.default().derive(count) == Vocabulary.default().derive(count) > 0
        True
        """
        try:
            return cast(_T, self._derived[make])
        except KeyError:
            made = self._derived[make] = make(self)
            return made

    def rows(self, name: str) -> tuple[str, ...]:
        """Return a list of words as it is written, "people.titles" or "pages.footer".

        >>> "provincie" in Vocabulary.default().rows("organisations.partners")
        True
        """
        found: Any = self.tables
        for key in name.split("."):
            found = found[key]
        return tuple(found)

    def words(self, *names: str) -> frozenset[str]:
        """Return lists of words, folded: "people.titles", "people.degrees".

        >>> "personeel" in Vocabulary.default().words("people.roles", "people.mailboxes")
        True
        """
        if names not in self._folded:
            self._folded[names] = frozenset(fold(word) for name in names for word in self.rows(name))
        return self._folded[names]

    def pattern(self, template: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
        r"""Return a pattern in which "{table.key}" stands for any word of a list, the longest first.

        >>> Vocabulary.default().pattern(r"(?:{people.titles})\.?").match("Mevr. Visser").group()
        'Mevr.'
        """
        key = template, int(flags)
        found = self._patterns.get(key)
        if found is None:
            found = re.compile(_PLACE.sub(lambda match: self._any(match[1]), template), flags)
            self._patterns[key] = found
        return found

    def _any(self, name: str) -> str:
        rows = sorted(self.rows(name), key=len, reverse=True)
        return "|".join(re.escape(row).replace(r"\ ", r"\s+") for row in rows) or "(?!)"

    @cached_property
    def label_fields(self) -> dict[str, str]:
        """Return folded label -> field."""
        return {fold(text): name for name, texts in self.tables["labels"].items() for text in texts}

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
        return tuple((kind, _words(texts)) for kind, texts in self.tables["sections"].items())

    @cached_property
    def section_names(self) -> dict[str, str]:
        """Return folded section name -> kind; of "doelgroep*" the stem itself."""
        tables = reversed(list(self.tables["sections"].items()))
        return {fold(text.rstrip("*")): kind for kind, texts in tables for text in texts}

    @cached_property
    def theme_names(self) -> dict[str, str]:
        """Return folded spelling -> canonical theme."""
        return {fold(text): name for name, texts in self.tables["themes"].items() for text in (name, *texts)}

    def theme(self, text: str) -> str:
        """Return the canonical spelling of a theme: a known one, else the text with its first letter upper case."""
        text = " ".join(text.split())
        return self.theme_names.get(fold(text)) or text[:1].upper() + text[1:]


def _restored(tables: Mapping[str, Mapping[str, Any]], overridden: Mapping[str, tuple[str, str]]) -> Vocabulary:
    default = _default()
    return default if tables == default.tables else Vocabulary(tables, overridden=overridden)


@lru_cache(maxsize=8)
def _extended(vocabulary: Vocabulary, name: str, text: str) -> Vocabulary:
    return _merged(vocabulary, name, tomllib.loads(text))


def _merged(vocabulary: Vocabulary, name: str, data: Mapping[str, Any]) -> Vocabulary:
    """Return a vocabulary with the rows of a user's file added to the tables."""
    check_labels(name, data.get("labels"))
    tables = {table: dict(rows) for table, rows in vocabulary.tables.items()}
    overridden = dict(vocabulary.overridden)
    for table, rows in data.items():
        if table not in tables or not isinstance(rows, dict):
            raise FormatError(f"{name}: [{table}] is no table of a vocabulary; use {', '.join(tables)}")
        for key, added in rows.items():
            check_rows(name, table, key, added, tables[table])
            if isinstance(added, dict):
                grows = (table, key) != ROUNDS  # of two rounds for one mark the user's is meant
                tables[table][key] = _joined(tables[table].get(key, {}), added) if grows else tables[table][key] | added
            else:
                tables[table][key] = [*tables[table].get(key, ()), *added]
            if table == "labels":
                overridden |= _moved(vocabulary, tables[table], key, added)
    return Vocabulary(tables, overridden=overridden)


def _joined(rows: Mapping[str, Any], added: Mapping[str, Any]) -> dict[str, Any]:
    """Return the rows of a table within a table with a user's words added."""
    return {**rows, **{key: [*rows.get(key, ()), *words] for key, words in added.items()}}


def _moved(
    vocabulary: Vocabulary, labels: dict[str, Any], key: str, added: Iterable[str]
) -> dict[str, tuple[str, str]]:
    """Give labels that the package has under another field to this one, and return which they are."""
    moved = {}
    for text in added:
        before = vocabulary.label_fields.get(fold(text))
        if before not in (None, key):
            labels[before] = [label for label in labels[before] if fold(label) != fold(text)]
            moved[text] = (str(before), key)
    return moved


def _words(texts: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern over folded text that finds any of the words; "*" stands for any letters."""
    words = [rf"{re.escape(fold(text))}{'[a-z]*' if text.endswith('*') else ''}" for text in texts]
    return re.compile(rf"\b(?:{'|'.join(words)})\b" if words else r"(?!)")


@cache
def _default() -> Vocabulary:
    return Vocabulary({table: load(table) for table in _TABLES})
