"""What the rows of a user's vocabulary must look like: as the package's own of the same table and key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aenoprojects.errors import FormatError
from aenoprojects.vocabulary.folding import fold

ROUNDS = ("pages", "rounds")
"""The table of which the package has no row to compare with: marks = [year, period of the round]."""
_SHORTEST_STEM = 3
"""Letters that must stand before "*": fewer would fit every heading."""
CHOSEN = ("kind", "name", "designator", "code")
"""Fields of a row of [months] that the reader of periods knows by heart: a value of the user's own means nothing."""
_MONTHS = ("number", "month")
"""Fields that are the number of a month."""


def check_rows(name: str, table: str, key: str, added: object, known: Mapping[str, Any]) -> None:
    """See that what a user's file gives a key makes sense.

    Args:
        name: of the file.
        table: name of the table.
        key: of the table.
        added: what the file says.
        known: the table as it is without the file.

    Raises:
        FormatError: it does not; the message names file, table and key, and what is asked.
    """
    place = f"{name}: [{table}] {key}"
    if table != "themes" and key not in known:
        raise FormatError(f"{place}: unknown key; use one of {', '.join(known)}")
    if isinstance(known.get(key), dict):
        if not isinstance(added, dict):
            raise FormatError(f"{place}: must be a table")
        for inner, row in added.items():
            place = f"{name}: [{table}.{key}] {inner}"
            if (table, key) == ROUNDS:
                _check_round(place, inner, row)
            else:
                _check_texts(place, row)
    elif table == "months":
        if not isinstance(added, list) or not all(isinstance(row, dict) for row in added):
            raise FormatError(f"{place}: must be rows with a list of words each")
        for row in added:
            _check_row(place, row, known[key])
    else:
        _check_texts(place, added)


def check_labels(name: str, labels: object) -> None:
    """See that a user's file has no label under two fields: one of them would be left out, and nobody told.

    Args:
        name: of the file.
        labels: what the file says of labels, as it is.

    Raises:
        FormatError: it has; the message names both fields and the label.
    """
    fields: dict[str, str] = {}
    for key, texts in labels.items() if isinstance(labels, dict) else ():
        for text in texts if isinstance(texts, list) else ():
            if isinstance(text, str) and (other := fields.setdefault(fold(text), key)) != key:
                raise FormatError(
                    f"{name}: [labels] {key}: {text!r} stands under {other} too; take one of the two away"
                )


def _check_round(place: str, marks: str, row: object) -> None:
    match row:
        case [int(year), int(period)] if marks.isdecimal() and 1900 <= year <= 2999 and 1 <= period <= 99:
            return
    raise FormatError(f"{place}: must be the year and the period of a round, [2021, 1]")


def _check_texts(place: str, added: object) -> None:
    if not isinstance(added, list) or not all(isinstance(text, str) and text.strip() for text in added):
        raise FormatError(f"{place}: must be a list of texts")
    if short := next((text for text in added if "*" in text and len(fold(text)) < _SHORTEST_STEM), None):
        raise FormatError(f"{place}: {short!r} fits every word; write {_SHORTEST_STEM} letters before the *")


def _check_row(place: str, row: Mapping[str, Any], known: list[dict[str, Any]]) -> None:
    """See that a row has the fields of the package's rows, each with a value of the same kind."""
    if not isinstance(row.get("words"), list):
        raise FormatError(f"{place}: must be rows with a list of words each")
    models = {field: each[field] for each in known for field in each} | {"slips": []}
    for field in models:
        if field not in row and field != "slips" and all(field in each for each in known):
            raise FormatError(f"{place}: a row has no {field!r}, as the package's own have")
    for field, value in row.items():
        if field not in models:
            raise FormatError(f"{place}: {field!r} means nothing; use {', '.join(models)}")
        if isinstance(models[field], list):
            _check_texts(f"{place}: {field}", value)
        elif field in CHOSEN and value not in (choices := sorted({each[field] for each in known})):
            raise FormatError(f"{place}: {field} is {value!r}; use one of {', '.join(map(str, choices))}")
        elif field in _MONTHS and value not in range(1, 13):
            raise FormatError(f"{place}: {field} is {value!r}; give the number of a month, 1 to 12")
        elif isinstance(models[field], bool) != isinstance(value, bool) or not _alike(value, models[field]):
            raise FormatError(f"{place}: {field} is {value!r}; give such as {models[field]!r}")


def _alike(value: object, model: object) -> bool:
    numbers = (int, float)
    return isinstance(value, numbers) if isinstance(model, numbers) else isinstance(value, type(model))
