"""What an exporter writes, and what is still known of it afterwards."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Mapping
from typing import Any

from aenoprojects.exporters import Exporter
from aenoprojects.exporters.writing import write_export
from aenoprojects.model import Document, Project
from aenoprojects.testing.samples import sample_document

_SHORT = 6
"""Letters below which a text may stand for anything."""


def written_by(exporter: Exporter, document: Document) -> bytes:
    """Return the bytes that an exporter writes of a document."""
    stream = io.BytesIO()
    write_export(document, exporter, stream)
    return stream.getvalue()


def remembered(kind: type[Exporter]) -> str | None:
    """Return what a new exporter of the class still knows of a document that an earlier one wrote."""
    before, held = written_by(kind(), sample_document()), _held(kind)
    others = tuple(
        Project(id=one.id, heading=f"Geheel anders {number}", title=f"Geheel anders {number}", source=one.source)
        for number, one in enumerate(sample_document())
    )
    after = written_by(kind(), Document(projects=others))
    titles = (one.title for one in sample_document() if len(one.title) > _SHORT and holds(before, one.title))
    if found := next((title for title in titles if holds(after, title)), None):
        return f"a new exporter writes {found[:40]!r}, of a document that another one wrote before"
    if written_by(kind(), sample_document()) != before:
        return "a new exporter writes other bytes after another one wrote another document"
    grown = [name for name, size in _held(kind).items() if size > held.get(name, size)]
    return f"{grown[0]} grows with what is written" if grown else None


def _held(kind: type[Exporter]) -> dict[str, int]:
    """Return the containers of the class, of those it inherits from and of its module, each with its length."""
    rooms: list[tuple[str, Mapping[str, Any]]] = [
        (f"{each.__name__}.", vars(each)) for each in kind.__mro__ if each is not object
    ]
    rooms.append((f"{kind.__module__}.", vars(sys.modules.get(kind.__module__, kind))))
    containers = (dict, list, set, bytearray)
    return {
        f"{room}{name}": len(value)
        for room, members in rooms
        for name, value in list(members.items())
        if isinstance(value, containers) and not name.startswith("__")
    }


def holds(data: bytes, text: str) -> bool:
    """Return whether a file, or one inside a zip archive, holds a text that is long enough to stand for one thing."""
    if len(text) < _SHORT:  # a short number ("14010") may stand for anything
        return False
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return text.encode() in data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return any(text.encode() in archive.read(name) for name in archive.namelist())
