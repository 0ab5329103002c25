"""Exporter `jsonl`: one project a line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO, ClassVar

from attrs import field, frozen

from aenoprojects.diagnostics import Diagnostic
from aenoprojects.exporters.json import json_bytes
from aenoprojects.model import Document
from aenoprojects.serial.converter import BESIDES, GENERATOR, unstructure, unstructure_project, with_places


@frozen(kw_only=True)
class JsonLinesExporter:
    """JSON Lines: each line is a project as it stands in the json format."""

    summary: ClassVar[str] = "one project a line, for data tools (JSON Lines)"
    suffix: ClassVar[str] = ".jsonl"
    media_type: ClassVar[str] = "application/jsonl"

    places: bool = field(default=False, metadata={"help": "say of each value where it stands: line, first column, end"})
    rest: bool = field(
        default=False,
        metadata={"help": "end with one more line: sources, page text and diagnostics, so that nothing is lost"},
    )

    def write(self, document: Document, stream: BinaryIO) -> Iterable[Diagnostic]:
        """Write the projects, and where asked for what there is besides."""
        plain = with_places if self.places else unstructure_project
        for project in document:
            stream.write(json_bytes(plain(project)) + b"\n")
        if self.rest:
            besides = {key: [unstructure(each) for each in getattr(document, key)] for key in BESIDES}
            stream.write(json_bytes({"generator": GENERATOR, **besides}) + b"\n")
        return ()
