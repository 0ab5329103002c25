"""The shape of the json format as Arrow types, and rows that fit them.

The types are made from the JSON schema: what that gains, the tables gain. Dates are days, sums of money decimals, and
an object with keys of its own (other fields, places) is a map.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, TypeAlias

import pyarrow as pa

from aenoprojects import schemas
from aenoprojects.diagnostics import Code, Diagnostic, report
from aenoprojects.model import Project
from aenoprojects.serial.converter import unstructure_project, with_places

Fit: TypeAlias = Callable[[Any], Any]
Node: TypeAlias = Mapping[str, Any]

_SUM = pa.decimal128(20, 2)
"""Eighteen digits before the point hold a billion times a billion euros."""
_LARGEST_SUM = Decimal(10) ** 18
# UTF-8 knows no half of a surrogate pair.
_HALF = re.compile("[\ud800-\udfff]")


@cache
def definitions() -> Node:
    """Return the definitions of the JSON schema."""
    found: Node = json.loads(schemas.text("json"))["$defs"]
    return found


def fields_of(name: str) -> list[pa.Field]:
    """Return the columns for an object of the JSON schema.

    >>> [(one.name, str(one.type)) for one in fields_of("span")]
    [('name', 'string'), ('line', 'int32'), ('end_line', 'int32')]
    """
    found: list[pa.Field] = list(_type({"$ref": f"#/$defs/{name}"}))
    return found


def fit_of(name: str) -> Fit:
    """Return what makes a dictionary in the shape of the json format a row for these columns."""
    return _fit({"$ref": f"#/$defs/{name}"})


def project_row(project: Project, *, places: bool = False) -> tuple[dict[str, Any], list[Diagnostic]]:
    """Return a project as a row, and what of it the columns cannot hold: characters, and sums beyond all money."""
    plain = with_places(project) if places else unstructure_project(project)
    row: dict[str, Any] = _project_fit()(plain)
    found = []
    if lost := lost_in(row):
        found.append(report(Code.TEXT_REPLACED, text=", ".join(sorted(set(lost))), project=project.id))
    for said, kept in zip(plain["amounts"], row["amounts"], strict=True):
        if said["amount"] is not None and kept["amount"] is None:
            found.append(report(Code.TEXT_SHORTENED, text=said["text"], field="amounts", project=project.id))
    return row, found


@cache
def _project_fit() -> Fit:
    return fit_of("project")


def table(rows: Sequence[Mapping[str, Any]], schema: pa.Schema) -> pa.Table:
    """Return rows as a table; characters that UTF-8 does not know become U+FFFD."""
    try:
        return pa.Table.from_pylist(rows, schema=schema)
    except UnicodeEncodeError:
        return pa.Table.from_pylist([_clean(row) for row in rows], schema=schema)


def lost_in(value: object) -> list[str]:
    """Return the characters of a row that UTF-8 does not know.

    >>> lost_in({"title": ["a\\ud800"]})
    ['U+D800']
    """
    match value:
        case str():
            return [f"U+{ord(half):04X}" for half in _HALF.findall(value)] if not value.isascii() else []
        case dict():
            return [one for pair in value.items() for each in pair for one in lost_in(each)]
        case list() | tuple():
            return [one for each in value for one in lost_in(each)]
    return []


def _clean(value: object) -> object:
    match value:
        case str():
            return _HALF.sub("\ufffd", value)
        case dict():
            return {_clean(key): _clean(one) for key, one in value.items()}
        case list():
            return [_clean(one) for one in value]
        case tuple():
            return tuple(_clean(one) for one in value)
    return value


def _type(node: Node) -> pa.DataType:
    """Return the Arrow type of a node of the schema."""
    shape, kind = _shape(node)
    match kind:
        case "integer":
            return pa.int32()
        case "boolean":
            return pa.bool_()
        case "array":
            return pa.list_(_type(shape["items"]))
        case "map":
            return pa.map_(pa.string(), _type(shape["additionalProperties"]))
        case "object":
            return pa.struct([pa.field(name, _type(one)) for name, one in shape["properties"].items()])
        case "date":
            return pa.date32()
        case "sum":
            return _SUM
    return pa.string()


def _fit(node: Node) -> Fit:
    """Return what makes a value in the shape of a node one that Arrow takes for its type."""
    shape, kind = _shape(node)
    match kind:
        case "date":
            return _if_there(date.fromisoformat)
        case "sum":
            return _if_there(_sum)
        case "array":
            one = _fit(shape["items"])
            return _same if one is _same else lambda values: [one(value) for value in values]
        case "map":
            return lambda values: None if values is None else list(values.items())
        case "object":
            fits = [(name, fit) for name, each in shape["properties"].items() if (fit := _fit(each)) is not _same]
            return _if_there(lambda value: _with(value, fits)) if fits else _same
    return _same


def _shape(node: Node) -> tuple[Node, str]:
    """Return a node without its references and its "or null", and what it is."""
    while True:
        if "$ref" in node:
            node = definitions()[node["$ref"].rpartition("/")[2]]
        elif "anyOf" in node:
            node = next(one for one in node["anyOf"] if one.get("type") != "null")
        else:
            break
    if "oneOf" in node:  # a paragraph or a list: one struct with the keys of both
        either = [_shape(one)[0]["properties"] for one in node["oneOf"]]
        return {"properties": {name: one for properties in either for name, one in properties.items()}}, "object"
    kind = node.get("type", "string")
    kind = next(one for one in kind if one != "null") if isinstance(kind, list) else kind
    if kind == "object":
        return node, "object" if "properties" in node else "map"
    if kind == "string" and node.get("format") == "date":
        return node, "date"
    return node, "sum" if kind == "string" and "\\.[0-9]{2}" in node.get("pattern", "") else kind


def _same(value: object) -> object:
    return value


def _if_there(fit: Fit) -> Fit:
    return lambda value: None if value is None else fit(value)


def _with(value: Mapping[str, Any], fits: Iterable[tuple[str, Fit]]) -> dict[str, Any]:
    row = dict(value)
    for name, fit in fits:
        if name in row:
            row[name] = fit(row[name])
    return row


def _sum(text: str) -> Decimal | None:
    value = Decimal(text)
    return value if abs(value) < _LARGEST_SUM else None
