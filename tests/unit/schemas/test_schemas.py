"""The published schemas say all that the model says, and no more."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, get_args

import attrs
import pytest
from lxml import etree

from aenoprojects import model
from aenoprojects.diagnostics import Diagnostic, Severity
from aenoprojects.model.dates import EndState, Part, Problem
from aenoprojects.model.project import OrganisationKind, SectionKind
from aenoprojects.schemas import text
from aenoprojects.serial import NAMESPACE

XS = "{http://www.w3.org/2001/XMLSchema}"
JSON = json.loads(text("json"))
XSD = etree.fromstring(text("xml").encode())
JSON_NAMES = {"ContactDetails": "contact", "SourceSpan": "span", "ListBlock": "list"}
XSD_NAMES = {"ContactDetails": "Contact", "ListBlock": "List", "Document": "Projects"}
# Kept by the register, not by a file.
OF_REGISTER = {"province", "valid_from", "valid_to", "successors"}
# Left out of a file where it has its usual value.
LEFT_OUT = {("list", "start"), ("project", "places")}
BESIDE = {"lines", "place"}  # in no file
# A list of one name stands as elements of another; some keys are an element's own text.
XSD_KEYS = {
    "projects": "project", "municipalities": "municipality", "partners": "partner", "people": "person",
    "emails": "email", "phones": "phone", "other_emails": "other-email", "other_phones": "other-phone",
    "invalid_phones": "invalid-phone", "other_periods": "other-period", "amounts": "amount",
    "extra_fields": "extra-field", "places": "place",
    "tags": "tag", "sections": "section", "links": "link", "items": "item", "blocks": "paragraph",
}  # fmt: skip
OWN_TEXT = {("Municipality", "name"), ("Paragraph", "text"), ("Link", "text"), ("PageLine", "text")}
CLASSES = [
    kind
    for kind in (*(getattr(model, name) for name in model.__all__), Diagnostic)
    if isinstance(kind, type) and attrs.has(kind) and kind not in (model.DocumentStream, model.PartialDate)
]


def attributes(kind: type) -> list[str]:
    return [field.name for field in attrs.fields(kind) if field.name not in OF_REGISTER | BESIDE]


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_json_schema_has_every_attribute(kind: type) -> None:
    """Each class of the model is a closed object with its attributes in order, described and required."""
    name = JSON_NAMES.get(kind.__name__, kind.__name__[0].lower() + kind.__name__[1:])
    definition = JSON if kind is model.Document else JSON["$defs"][name]
    keys = list(definition["properties"])
    assert [key for key in keys if key in attributes(kind)] == attributes(kind)
    assert definition["required"] == [key for key in keys if (name, key) not in LEFT_OUT]
    assert definition["additionalProperties"] is False
    assert all(definition["properties"][key].get("description") for key in keys if key != "type")


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_xsd_has_every_attribute(kind: type) -> None:
    """Each class of the model is a named type with its attributes as elements, attributes or own text."""
    name = XSD_NAMES.get(kind.__name__, kind.__name__)
    (found,) = XSD.findall(f"{XS}complexType[@name='{name}']")
    names = {element.get("name") for element in found.iter(f"{XS}element", f"{XS}attribute")}
    expected = {XSD_KEYS.get(key, key.replace("_", "-")) for key in attributes(kind) if (name, key) not in OWN_TEXT}
    assert expected <= names
    if len(expected) < len(attributes(kind)):
        assert found.find(f"{XS}simpleContent") is not None


@pytest.mark.parametrize(
    ("words", "json_place", "xsd_place"),
    [
        (get_args(OrganisationKind), ("organisation", "kind"), ("Organisation", "kind")),
        (get_args(SectionKind), ("section", "kind"), ("Section", "kind")),
        (get_args(EndState), ("period", "end_state"), ("Period", "end-state")),
        (get_args(Problem), ("period", "problem"), ("Period", "problem")),
        (tuple(severity.value for severity in Severity), ("diagnostic", "severity"), ("Diagnostic", "severity")),
    ],
)
def test_words(words: tuple[str, ...], json_place: tuple[str, str], xsd_place: tuple[str, str]) -> None:
    """The words that the model allows are those of the schemas."""
    place = JSON["$defs"][json_place[0]]["properties"][json_place[1]]
    name = (place.get("$ref") or place["anyOf"][0]["$ref"]).rpartition("/")[2]
    assert tuple(JSON["$defs"][name]["enum"]) == words
    kind, attribute = xsd_place
    found = XSD.find(f"{XS}complexType[@name='{kind}']").iterfind(f".//{XS}attribute[@name='{attribute}']")
    values = tuple(each.get("value") for one in found for each in one.iter(f"{XS}enumeration"))
    assert values == tuple(word for word in words if word)


def test_parts() -> None:
    """The words for a part of a year are those of the schemas."""
    (found,) = XSD.findall(f"{XS}simpleType[@name='Part']")
    assert tuple(each.get("value") for each in found.iter(f"{XS}enumeration")) == get_args(Part)
    assert tuple(JSON["$defs"]["part"]["enum"]) == get_args(Part)


def test_documentation_in_two_languages() -> None:
    """Every type, element and attribute of the XSD that says what it is says it in Dutch and in English."""
    notes = list(XSD.iter(f"{XS}annotation"))
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    assert len(notes) > 100
    assert all([note.get(language) for note in each] == ["en", "nl"] for each in notes)
    assert all(note.text for each in notes for note in each)


def test_json_schema_objects_are_closed() -> None:
    """No object anywhere in the JSON Schema lets unknown keys pass, extra fields and places excepted."""
    labels, places = [each for each in _objects(JSON) if each.get("additionalProperties") is not False]
    assert labels is JSON["$defs"]["project"]["properties"]["extra_fields"]
    assert labels["additionalProperties"] == {"type": "string"}
    assert places is JSON["$defs"]["project"]["properties"]["places"]


def test_everything_has_a_name() -> None:
    """Each definition has a title, which generators of code take for the name of a class; each once."""
    titles = [definition["title"] for definition in JSON["$defs"].values()]
    assert len(titles) == len(set(titles))
    assert all(re.fullmatch(r"[A-Z][A-Za-z]+", title) for title in titles)
    assert {kind.__name__ for kind in CLASSES} - {"Document"} <= set(titles)


def test_days_are_dates() -> None:
    """A whole day says that it is a date, and still has a pattern for validators that ignore it."""
    period = JSON["$defs"]["period"]["properties"]
    for name in ("first_day", "last_day"):
        assert period[name]["format"] == "date"
        assert period[name]["pattern"]


def test_versions() -> None:
    """Both schemas name their version, and the namespace that of the files."""
    assert JSON["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert "/1.0/" in JSON["$id"]
    assert XSD.get("targetNamespace") == NAMESPACE
    assert XSD.get("version") == "1.0"


def _objects(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        if schema.get("type") == "object":
            yield schema
        for each in schema.values():
            yield from _objects(each)
    elif isinstance(schema, list):
        for each in schema:
            yield from _objects(each)
