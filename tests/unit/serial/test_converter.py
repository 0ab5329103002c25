"""Model values to dictionaries and back; every way in which a file can be wrong is one clear line."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from aenoprojects.errors import FormatError
from aenoprojects.model import Document, Municipality, Organisation, Project
from aenoprojects.serial.converter import structure, unstructure, unstructure_project
from aenoprojects.testing import sample_document, sample_projects
from aenoprojects.vocabulary.register import by_code

RICH = unstructure(sample_projects()[0])
SECTION = ("sections", 0)

FAULTS: dict[str, tuple[Callable[[dict[str, Any]], Any], str]] = {
    "kind": (lambda p: p.update(title=3), "at title: expected a text, found a whole number"),
    "null": (lambda p: p.update(title=None), "at title: expected a text, found null"),
    "bool": (lambda p: p.update(marks=True), "at marks: expected a whole number, found true or false"),
    "float": (lambda p: p.update(marks=1.5), "at marks: expected a whole number, found a number"),
    "missing": (lambda p: p.pop("title"), "at title: a required key is missing"),
    "unknown": (lambda p: p.update(b=1, a=1), "at the top: unknown key 'a', 'b'"),
    "date": (
        lambda p: p["period"].update(start="2021-13"),
        "at period.start: 13 is no month, season, quarter or half",
    ),
    "day": (
        lambda p: p["period"].update(start="2021-02-30"),
        "at period.start: day is out of range for month",
    ),
    "word": (
        lambda p: p["period"].update(end_state="later"),
        "at period.end_state: expected one of stated, derived, unknown, open, none, found 'later'",
    ),
    "text for list": (lambda p: p.update(tags="abc"), "at tags: expected a list, found a text"),
    "item": (lambda p: p.update(tags=["a", 1]), "at tags[1]: expected a text, found a whole number"),
    "object": (lambda p: p.update(contact="x"), "at contact: expected an object, found a text"),
    "label": (
        lambda p: p.update(extra_fields={"a": 1}),
        "at extra_fields: expected a text, found a whole number",
    ),
    "block": (
        lambda p: p["sections"][0].update(blocks=[{"type": "table"}]),
        "at sections[0].blocks[0]: the type of a block is 'paragraph' or 'list', not 'table'",
    ),
    "list item": (
        lambda p: p["sections"][0].update(blocks=[{"type": "list", "items": [1]}]),
        "at sections[0].blocks[0].items[0]: expected a text, found a whole number",
    ),
    "municipality": (
        lambda p: p["organisation"].update(municipalities=[{"code": "gm0513"}]),
        "at organisation.municipalities[0].name: a required key is missing",
    ),
    "several": (
        lambda p: p.update(title=1, heading=2),
        "at heading: expected a text, found a whole number (and 1 more)",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_fault(fault: str) -> None:
    """A dictionary of another shape is refused in one line that names file, path and reason."""
    spoil, expected = FAULTS[fault]
    plain = deepcopy(RICH)
    spoil(plain)
    with pytest.raises(FormatError) as caught:
        structure(plain, Project, name="a.json")
    assert str(caught.value) == f"a.json: {expected}"


@pytest.mark.parametrize("project", sample_projects(), ids=lambda project: project.id)
def test_there_and_back(project: Project) -> None:
    """What was unstructured is structured to an equal project, with all that equality leaves out."""
    back = structure(unstructure(project), Project, name="a")
    assert (back, unstructure(back)) == (project, unstructure_project(project))


def test_document_there_and_back() -> None:
    """A whole document comes back too, whether or not the file says what wrote it."""
    plain = unstructure(sample_document())
    assert structure({"generator": {}, **plain}, Document, name="a") == sample_document()


def test_derived_keys_are_ignored() -> None:
    """Keys that follow from others may be missing or wrong."""
    plain = deepcopy(RICH)
    plain["period"].update(first_day="nonsense", edtf=7)
    del plain["sections"][0]["text"]
    assert structure(plain, Project, name="a") == sample_projects()[0]


def test_missing_keys_have_their_defaults() -> None:
    """A project with no more than the model requires is read."""
    plain = {"id": "a", "heading": "A", "title": "A"}
    assert structure(plain, Project, name="a") == Project(id="a", heading="A", title="A")


@pytest.mark.parametrize(
    ("name", "code", "province"),
    [("Gouda", "gm0513", "Zuid-Holland"), ("Elders", "gm0513", None), ("Gouda", None, None), ("Gouda", "gm9999", None)],
)
def test_municipality(name: str, code: str | None, province: str | None) -> None:
    """The register fills in what it knows of exactly this municipality; another is kept as it came."""
    given = Organisation(name=name, kind="municipality", municipalities=(Municipality(name=name, code=code),))
    (back,) = structure(unstructure(given), Organisation, name="a").municipalities
    assert (back.name, back.code, back.province) == (name, code, province)


def test_municipality_is_the_registers_own() -> None:
    """With name and code of the register, the register's own value is used, successors and all."""
    grave = by_code("gm0786")
    assert grave is not None
    assert structure(unstructure(grave), Municipality, name="a") is grave
