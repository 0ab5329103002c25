"""Exporter `xml`: everything there is, for systems that want a schema."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, BinaryIO, ClassVar, cast

from attrs import field, frozen
from lxml.etree import tostring

from aenoprojects import __version__
from aenoprojects.diagnostics import Code, Diagnostic, report
from aenoprojects.exporters.text import forbidden, xml_text
from aenoprojects.model import Document
from aenoprojects.serial import NAMESPACE
from aenoprojects.serial.converter import unstructure, unstructure_project, with_places
from aenoprojects.serial.xml import LANGUAGE, to_element

_ONE_OF = {"sources": "source", "page_text": "page-line", "diagnostics": "diagnostic"}
_DECLARED = f' xmlns="{NAMESPACE}"'
_LANGUAGES = {"project": "nl", "page-line": "nl", "diagnostic": "en"}


@frozen(kw_only=True)
class XmlExporter:
    """Projects, page text and diagnostics as XML; schemas/projects.xsd describes the result."""

    summary: ClassVar[str] = "everything, for systems that want a schema (XML)"
    suffix: ClassVar[str] = ".xml"
    media_type: ClassVar[str] = "application/xml"

    places: bool = field(default=False, metadata={"help": "say of each value where it stands: line, first column, end"})

    def write(self, document: Document, stream: BinaryIO) -> Iterable[Diagnostic]:
        """Write the document one project at a time, and report characters that XML forbids."""
        lost: list[Diagnostic] = []
        root = f'<projects{_DECLARED} version="1.0" generator="aenoprojects {__version__}">\n'
        stream.write(f"<?xml version='1.0' encoding='utf-8'?>\n{root}".encode())
        _write_group(stream, "sources", document.sources, lost)
        plain = with_places if self.places else unstructure_project
        for project in document:
            _write(stream, "project", plain(project), lost, project=project.id)
        _write_group(stream, "page_text", document.page_text, lost)
        _write_group(stream, "diagnostics", document.diagnostics, lost)
        stream.write(b"</projects>\n")
        return lost


def _write_group(stream: BinaryIO, name: str, values: Iterable[object], lost: list[Diagnostic]) -> None:
    element = name.replace("_", "-").encode()
    stream.write(b"<%s>\n" % element)
    for value in values:
        _write(stream, _ONE_OF[name], unstructure(value), lost)
    stream.write(b"</%s>\n" % element)


def _write(
    stream: BinaryIO, name: str, fields: dict[str, Any], lost: list[Diagnostic], project: str | None = None
) -> None:
    """Write an element, with U+FFFD for what XML forbids: lxml looks for that anyway, so it costs nothing."""
    try:
        element = to_element(name, fields)
    except ValueError:
        clean = {}
        for key, value in fields.items():
            found: set[str] = set()
            clean[key] = _clean(value, found)
            if found:
                text = ", ".join(sorted(found))
                lost.append(report(Code.TEXT_REPLACED, text=text, field=key, project=project))
        element = to_element(name, clean)
    if name in _LANGUAGES:
        element.set(LANGUAGE, _LANGUAGES[name])
    made: object = tostring(element, encoding="utf-8", xml_declaration=False, pretty_print=True)  # ends the line too
    stream.write(cast(bytes, made).replace(_DECLARED.encode(), b"", 1))  # the root says it for all


def _clean(value: object, found: set[str]) -> object:
    """Return the value with U+FFFD for characters that XML forbids, and add their numbers to `found`."""
    if isinstance(value, dict):
        return {_clean(key, found): _clean(item, found) for key, item in value.items()}
    if isinstance(value, list):
        return [_clean(item, found) for item in value]
    if not isinstance(value, str):
        return value
    found.update(forbidden(value))
    return xml_text(value)
