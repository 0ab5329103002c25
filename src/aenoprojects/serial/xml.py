"""Our own XML, as in schemas/projects.xsd: elements for dictionaries in the shape of the json format, and back.

What a person wrote is the text of an element; what a program reads, a date or a code, is an attribute. A file is
checked against the schema before it is read, so that the rest can trust it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from lxml import etree

from aenoprojects import schemas
from aenoprojects.errors import FormatError
from aenoprojects.model import Document, Municipality
from aenoprojects.serial import NAMESPACE
from aenoprojects.serial.converter import BESIDES, structure

NAMESPACES: Any = {None: NAMESPACE}
"""What lxml needs to write our names without a prefix."""
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
"""Name of the attribute xml:lang."""

_LISTED = ("partner", "email", "phone", "other-email", "other-phone", "invalid-phone", "other-period")
_MANY_OF = {"municipality": "municipalities", "person": "people"} | {
    one: f"{one.replace('-', '_')}s" for one in (*_LISTED, "amount", "tag", "section", "item", "link")
}
_ONE_OF = {many: one for one, many in _MANY_OF.items()}
# Keys that are attributes, and what their text stands for.
_READERS: dict[str, Callable[[str], str | int | bool]] = {
    **dict.fromkeys(("marks", "year", "period", "line", "end_line"), int),
    **dict.fromkeys(("end_exclusive", "ordered"), lambda text: text.strip() in ("true", "1")),
    **dict.fromkeys(("id", "kind", "sha256", "code", "severity", "source", "field", "project", "url"), str),
    **dict.fromkeys(("amount", "currency"), str),
    **dict.fromkeys(("start", "start_part", "end", "end_part", "end_state", "duration", "problem"), str),
    **dict.fromkeys(("first_day", "last_day", "edtf"), str),
}
# Where a key stands for a number and elsewhere for a text: a period starts too.
_NUMBERS = {("list", "start"): int}
_ATTRIBUTES = {key: key.replace("_", "-") for key in _READERS}
_ROW = ("line", "start", "end")
"""Attributes of a place, in the order of the json format."""
# Elements whose own text is one of their keys.
_TEXT_OF = {"municipality": "name", "paragraph": "text", "link": "text", "page-line": "text"}
# Keys that say nothing new: the blocks of a section hold its text, the name of an element is its type.
_LEFT_OUT = frozenset({("section", "text"), ("paragraph", "type"), ("list", "type"), ("municipality", "cbs")})
# What the model always asks for, but XML leaves out where it is empty.
_ABSENT: dict[str, dict[str, Any]] = {"section": {"heading": None}, "theme": {"label": None}, "list": {"items": []}}
# Elements that stand for a dictionary; every other one is a text.
_OBJECTS = frozenset(
    {"grant-round", "organisation", "municipality", "contact", "person", "theme", "period", "other-period", "amount"}
    | {"section", "paragraph", "list", "link", "source", "page-line", "diagnostic"}
)


@cache
def tag(name: str) -> str:
    """Return the qualified name of the element for a key or a name of the format.

    >>> tag("grant_round")
    '{https://aenoprojects.example/ns/1}grant-round'
    """
    return f"{{{NAMESPACE}}}{name.replace('_', '-')}"


def to_element(name: str, fields: Mapping[str, Any]) -> etree._Element:
    """Return the element of a name (without its namespace) for a dictionary from `unstructure`.

    Raises:
        ValueError: a text holds characters that XML forbids.
    """
    return _filled(etree.Element(tag(name), nsmap=NAMESPACES), name, fields)


def _filled(element: etree._Element, name: str, fields: Mapping[str, Any]) -> etree._Element:
    own_text = _TEXT_OF.get(name)
    for key, value in fields.items():
        if value is None or (name, key) in _LEFT_OUT:
            continue
        if key == own_text:
            element.text = value
        elif key in _ATTRIBUTES and not isinstance(value, dict):
            element.set(_ATTRIBUTES[key], value if isinstance(value, str) else str(value).lower())
        elif key == "extra_fields":
            for label, text in value.items():
                etree.SubElement(element, tag("extra-field"), {"label": label}).text = text
        elif key == "places":
            for path, row in value.items():
                numbers = dict(zip(_ROW, map(str, row), strict=True))
                etree.SubElement(element, tag("place"), {"path": path, **numbers})
        elif isinstance(value, str):
            etree.SubElement(element, tag(key)).text = value
        elif isinstance(value, dict):
            _filled(etree.SubElement(element, tag(key)), key, value)
        else:
            for item in value:
                one = _ONE_OF.get(key) or item["type"]
                child = etree.SubElement(element, tag(one))
                if isinstance(item, str):
                    child.text = item
                else:
                    _filled(child, one, item)
    if name == "municipality" and fields["code"]:
        element.set("cbs", fields["code"].upper())
        element.set("uri", Municipality(name=fields["name"], code=fields["code"]).uri or "")
    return element


def to_fields(element: etree._Element) -> dict[str, Any]:
    """Return the dictionary that a valid element stands for; what belongs to other namespaces is left out."""
    own_name = etree.QName(element).localname
    fields: dict[str, Any] = {}
    for name, text in element.attrib.items():
        key = str(name).replace("-", "_")
        if read := _NUMBERS.get((own_name, key)) or _READERS.get(key):
            fields[key] = read(str(text))
    if own_name in _TEXT_OF:
        fields[_TEXT_OF[own_name]] = element.text or ""
    for child in element.iterchildren(f"{{{NAMESPACE}}}*"):
        name = etree.QName(child).localname
        item: Any = to_fields(child) if name in _OBJECTS else child.text or ""
        if name == "place":
            row = [int(child.get(key, "0")) for key in _ROW]
            fields.setdefault("places", {})[child.get("path")] = row
        elif name == "extra-field":
            fields.setdefault("extra_fields", {})[child.get("label")] = item
        elif name in ("paragraph", "list"):
            fields.setdefault("blocks", []).append({"type": name, **item})
        elif name in _MANY_OF:
            fields.setdefault(_MANY_OF[name], []).append(item)
        else:
            fields[name.replace("-", "_")] = item
    return _ABSENT.get(own_name, {}) | fields


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
        # A text may be longer than libxml2's 10 MB: we write such. Entities, which this would let grow, are refused.
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        huge_tree=True,
    )
    if b"<!ENTITY" in data.replace(b"\0", b""):
        raise FormatError(f"{name}: a document type or entities are not accepted; remove the <!DOCTYPE ...>")
    try:
        tree = etree.ElementTree(etree.fromstring(data, parser))
    except etree.XMLSyntaxError as error:
        raise FormatError(f"{name}: not well-formed XML: {' '.join(str(error.msg).split())}") from None
    if tree.docinfo.internalDTD is not None:
        raise FormatError(f"{name}: a document type or entities are not accepted; remove the <!DOCTYPE ...>")
    return tree


@cache
def _schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.fromstring(schemas.text("xml").encode()))


def _first_error(schema: etree.XMLSchema, root: etree._Element) -> str:
    """Return ":line: at path: what the schema says" of the first error."""
    errors: Any = schema.error_log
    error = errors[0]
    found: Any = root.xpath(error.path or "/*")
    path = f"projects/{root.getroottree().getelementpath(found[0]) if found else ''}".removesuffix("/.")
    message = " ".join(f"at {path}: {error.message}".replace(f"{{{NAMESPACE}}}", "").split())
    return f":{error.line}: {message.rstrip('.'):.300}"
