"""Our own XML files, read back: checked against the schema first, so that the rest can trust them."""

from __future__ import annotations

from functools import cache
from typing import Any

from lxml import etree

from aenoprojects.errors import FormatError
from aenoprojects.model import Document
from aenoprojects.schemas import text
from aenoprojects.serial import NAMESPACE
from aenoprojects.serial.converter import BESIDES, structure, update_hint
from aenoprojects.serial.elements import tag, to_fields


def read_xml(data: bytes, *, name: str) -> Document:
    """Read what the xml exporter wrote; see `serial.reading.read_own`.

    Document types, entities and the network are refused; elements of other namespaces are passed over.
    """
    tree = _parsed(data, name)
    root = tree.getroot()
    if root.tag != tag("projects"):
        raise FormatError(f"{name}: not a file of aenoprojects: its root is no 'projects' of {NAMESPACE}")
    schema = _schema()
    if not schema.validate(tree):
        raise FormatError(f"{name}{_first_error(schema, root)}")
    fields: dict[str, list[object]] = {"projects": [to_fields(child) for child in root.iterchildren(tag("project"))]}
    for key in BESIDES:
        fields[key] = [to_fields(child) for child in root.iterfind(f"{tag(key)}/{{{NAMESPACE}}}*")]
    return structure(fields, Document, name=name)


def _parsed(data: bytes, name: str) -> etree._ElementTree:
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        tree = etree.ElementTree(etree.fromstring(data, parser))
    except etree.XMLSyntaxError as error:
        raise FormatError(f"{name}: not well-formed XML: {error.msg}") from None
    if tree.docinfo.internalDTD is not None:
        raise FormatError(f"{name}: a document type or entities are not accepted; remove the <!DOCTYPE ...>")
    return tree


@cache
def _schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.fromstring(text("xml").encode()))


def _first_error(schema: etree.XMLSchema, root: etree._Element) -> str:
    """Return ":line: at path: what the schema says" of the first error, and what to do about a newer file."""
    errors: Any = schema.error_log
    error = errors[0]
    found: Any = root.xpath(error.path or "/*")
    path = f"projects/{root.getroottree().getelementpath(found[0]) if found else ''}".removesuffix("/.")
    writer = root.get("generator", "").removeprefix("aenoprojects ")
    message = " ".join(f"at {path}: {error.message}".replace(f"{{{NAMESPACE}}}", "").split())
    return f":{error.line}: {message.rstrip('.'):.300}{update_hint(writer)}"
