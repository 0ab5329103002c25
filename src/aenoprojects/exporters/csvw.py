"""What stands beside a CSV on request: its columns and their types, for programs (CSV on the Web).

Source: W3C, Model for Tabular Data and Metadata on the Web, and Metadata Vocabulary for Tabular Data (2015).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from aenoprojects.diagnostics import Language
from aenoprojects.exporters.rows import Column

_LISTS = ("municipalities", "codes", "province", "contacts", "emails", "phones")
"""Columns with several values in a cell."""
_DESCRIBED: dict[str, str] = {
    "organisation": "Who carries the project.",
    "kind": "One municipality, several side by side, a joint arrangement, or another body.",
    "municipalities": "Every municipality named, by its official name.",
    "codes": "The municipalities' codes in the register.",
    "province": "The provinces of the municipalities.",
    "title": "Title of the project.",
    "theme": "What it is about, in the fund's words.",
    "round": "The round in which the grant was given.",
    "period": "When it runs, as stated.",
    "first_day": "First day, as far as it is known.",
    "last_day": "Last day, as far as it is known.",
    "end_state": "How the end is known: stated, derived from a duration, unknown, open, or no period.",
    "months": "Calendar months that it touches.",
    "amount": "The first sum in euros that could be read.",
    "amounts": "Sums of money as stated.",
    "contacts": "Whom to ask.",
    "emails": "E-mail addresses.",
    "phones": "Telephone numbers.",
    "summary": "What it is, in short.",
    "source": "Name of the page.",
    "line": "Line of the heading on the page.",
    "id": "Stable slug of organisation and title.",
}


def metadata(name: str, columns: Iterable[Column], language: Language, *, excel: bool) -> bytes:
    """Return the description of a CSV file.

    Args:
        name: the file's name.
        columns: its columns, in order.
        language: language of headers and words.
        excel: whether it is of the dialect for Excel.
    """
    dialect: dict[str, Any] = {"encoding": "utf-8", "delimiter": ";" if excel else ",", "lineTerminators": ["\r\n"]}
    described = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": language}],
        "url": name,
        "dc:title": "Gesubsidieerde projecten" if language == "nl" else "Subsidised projects",
        "dialect": dialect | {"header": True, "quoteChar": '"', "doubleQuote": True},
        "tableSchema": {"columns": [_column(each, language, excel=excel) for each in columns], "rowTitles": ["title"]},
    }
    return json.dumps(described, ensure_ascii=False, indent=2).encode() + b"\n"


def _column(column: Column, language: Language, *, excel: bool) -> dict[str, Any]:
    made: dict[str, Any] = {
        "name": column.key,
        "titles": column.header(language) if excel else column.key,
        "dc:description": {"@value": _DESCRIBED[column.key], "@language": "en"},
        "datatype": _datatype(column, excel=excel),
    }
    if column.key in _LISTS:
        made["separator"] = "; "
    if column.key in ("title", "id"):
        made["required"] = True
    return made


def _datatype(column: Column, *, excel: bool) -> str | dict[str, Any]:
    if column.kind == "date":
        return {"base": "date", "format": "yyyy-MM-dd"}
    if column.kind == "number":
        return "integer"
    if column.kind == "amount":
        return {"base": "decimal", "format": {"decimalChar": ","}} if excel else "decimal"
    return "string"
