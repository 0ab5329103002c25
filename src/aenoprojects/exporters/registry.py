"""Which exporters are installed, and how one of them is loaded: `plugins`, for formats."""

from __future__ import annotations

import dataclasses
import inspect
import re
from collections.abc import Callable

from attrs import frozen

from aenoprojects.described import described
from aenoprojects.errors import ExporterError, UnknownFormatError
from aenoprojects.exporters import GROUP, Exporter
from aenoprojects.plugins import Plugin, imported, installed, manual, named, one_line, titled, top_package

__all__ = ["Format", "find", "formats", "load", "misfit", "one_line", "origin_of"]

_MANUAL = "reference/exporter-protocol.md"
_ATTRIBUTES = (
    ("summary", r"\S.*", "a list of projects as Markdown"),
    ("suffix", r"\.\S+", ".md"),
    ("media_type", r"[^\s/]+/[^\s/]+.*", "text/markdown; charset=utf-8"),
)


# What people call the formats of this package: the suffix, or the program that opens it. The name of a format that
# is installed goes before.
_ALIASES = {
    "ics": "ical", "icalendar": "ical", "calendar": "ical", "agenda": "ical", "outlook": "ical",
    "excel": "xlsx", "xls": "xlsx", "xlsx": "xlsx", "werkmap": "xlsx", "workbook": "xlsx", "ical": "ical",
    "json": "json", "jsonl": "jsonl", "ndjson": "jsonl", "xml": "xml", "csv": "csv",
    "ods": "ods", "opendocument": "ods", "libreoffice": "ods", "calc": "ods",
    "html": "html", "page": "html", "pagina": "html", "website": "html", "sqlite": "sqlite", "jsonld": "jsonld",
    "parquet": "parquet", "arrow": "parquet",
    "project": "mspdi", "msproject": "mspdi", "planning": "mspdi",
}  # fmt: skip
_SUFFIXES = {
    ".ics": "ical",
    ".xlsx": "xlsx",
    ".ods": "ods",
    ".html": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".csv": "csv",
    ".parquet": "parquet",
}
"""Suffixes that say beyond doubt which format is meant; two formats write .xml."""


def by_suffix(suffix: str) -> str | None:
    """Return the format of this package that a file's suffix says beyond doubt.

    >>> by_suffix(".ics"), by_suffix(".xml")
    ('ical', None)
    """
    return _SUFFIXES.get(suffix)


@described
@frozen(kw_only=True)
class Format(Plugin):
    """An installed exporter, as its distribution's metadata announces it; nothing is imported."""

    def load(self) -> type[Exporter]:
        """Import the class and see that it is an exporter.

        Raises:
            ExporterError: it cannot be imported, is no exporter, or others claim its name; names the origin.
        """
        found = imported(self, "format", ExporterError)
        if problem := misfit(found):
            raise ExporterError(f"{titled(self, 'format')} is no exporter: {problem}; see {manual(_MANUAL)}")
        return found  # type: ignore[return-value]


def formats() -> tuple[Format, ...]:
    """Return every installed exporter, sorted by name, this package's own before others of one name.

    Read afresh from the metadata on each call: what was installed a moment ago is there.

    >>> "json" in [format.name for format in formats()]
    True
    """
    return installed(GROUP, Format, "format")


def find(name: str) -> Format:
    """Return the exporter of a name without importing it.

    Args:
        name: name of a format, in any capitals and with or without a dot before it, or what else people call one of
            ours; or "module:Class" for a class that no distribution announces.

    Raises:
        UnknownFormatError: nothing of that name is installed; the message lists what is.

    >>> find("json").value
    'aenoprojects.exporters.json:JsonExporter'
    """
    return named(GROUP, Format, "format", name, UnknownFormatError, _ALIASES)


def load(name: str) -> type[Exporter]:
    """Return the exporter class of a name; see `find` and `Format.load`."""
    return find(name).load()


def origin_of(kind: type) -> str:
    """Return the distribution and version that an exporter class comes from, else its module and name."""
    place = f"{kind.__module__}:{kind.__qualname__}"
    known = installed(GROUP, Format, "format", quiet=True)
    kin = [format for format in known if top_package(format.value) == top_package(place)]
    kin.sort(key=lambda format: format.value != place)
    return kin[0].origin if kin else place


def misfit(found: object) -> str | None:
    """Return why something is no exporter class, None where it is one.

    >>> misfit(dict)
    "it has no 'summary'"
    """
    if not isinstance(found, type):
        return f"it is not a class but {type(found).__name__}"
    for name, pattern, example in _ATTRIBUTES:
        value = getattr(found, name, None)
        if value is None:
            return f"it has no {name!r}"
        if not isinstance(value, str) or not re.fullmatch(pattern, value):
            return f"its {name!r} is {value!r}, not such as {example!r}"
    if dataclasses.is_dataclass(found):
        return "it is a dataclass; options are the fields of an attrs class"
    write = getattr(found, "write", None)
    if not callable(write):
        return "it has no method 'write'"
    if _refusal(write, None, None, None):
        return f"its method is write{inspect.signature(write)}, not write(self, document, stream)"
    refusal = _refusal(found)
    return refusal and f"it cannot be made without arguments: {refusal}"


def _refusal(function: Callable[..., object], *arguments: object) -> str | None:
    try:
        inspect.signature(function).bind(*arguments)
    except (TypeError, ValueError) as error:
        return str(error)
    return None
