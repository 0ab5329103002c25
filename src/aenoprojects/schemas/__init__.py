"""The published schemas of the json and xml formats."""

from __future__ import annotations

from importlib.resources import files
from typing import Literal

_FILES = {"json": "projects.schema.json", "xml": "projects.xsd"}


def text(format: Literal["json", "xml"]) -> str:
    """Return the schema of a format.

    Args:
        format: "json" for a JSON Schema (2020-12), "xml" for an XML Schema (1.0).

    >>> text("xml").startswith("<?xml")
    True
    """
    return files(__name__).joinpath(_FILES[format]).read_text(encoding="utf-8")
