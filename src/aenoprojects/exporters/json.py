"""Exporter `json`: everything there is, in one file."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import BinaryIO, ClassVar

from attrs import field, frozen

from aenoprojects.diagnostics import Diagnostic
from aenoprojects.model import Document
from aenoprojects.serial.converter import GENERATOR, unstructure, unstructure_project, with_places

_encode = json.JSONEncoder(ensure_ascii=False).encode


def json_bytes(value: object) -> bytes:
    r"""Return plain values as JSON on one line, in UTF-8.

    A lone surrogate, which UTF-8 cannot hold, becomes an escape, which JSON allows (RFC 8259, section 8.2).

    >>> json_bytes({"naam": "é\ud800"}).decode()
    '{"naam": "é\\ud800"}'
    """
    return _encode(value).encode("utf-8", "backslashreplace")


@frozen(kw_only=True)
class JsonExporter:
    """Projects, page text and diagnostics in one JSON object, one project a line."""

    summary: ClassVar[str] = "everything, for other programs (JSON)"
    suffix: ClassVar[str] = ".json"
    media_type: ClassVar[str] = "application/json"

    places: bool = field(default=False, metadata={"help": "say of each value where it stands: line, first column, end"})

    def write(self, document: Document, stream: BinaryIO) -> Iterable[Diagnostic]:
        """Write the document; schemas/projects.schema.json describes the result."""
        head = {"generator": GENERATOR, "sources": [unstructure(source) for source in document.sources]}
        stream.write(json_bytes(head)[:-1] + b',\n"projects": [')
        separator = b"\n"
        plain = with_places if self.places else unstructure_project
        for project in document:
            stream.write(separator + json_bytes(plain(project)))
            separator = b",\n"
        for key, values in (("page_text", document.page_text), ("diagnostics", document.diagnostics)):
            lines = b",".join(b"\n" + json_bytes(unstructure(value)) for value in values)
            stream.write(b'\n],\n"%s": [' % key.encode() + lines)
        stream.write(b"\n]}\n")
        return ()
