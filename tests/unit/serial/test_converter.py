"""Model values to dictionaries and back; every way in which a file can be wrong is one clear line."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from aenoprojects.errors import FormatError
from aenoprojects.model import Amount, Document, ListBlock, Municipality, Organisation, Project, Section
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
    "amount": (
        lambda p: p["amounts"][0].update(amount="12.500,00"),
        "at amounts[0].amount: expected a number with two decimals, found '12.500,00'",
    ),
    "number for amount": (
        lambda p: p["amounts"][0].update(amount=12500),
        "at amounts[0].amount: expected a text, found a whole number",
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


def test_amounts_and_lists_there_and_back() -> None:
    """A sum is a text with two decimals; the start of a list is there only where it is not 1."""
    blocks = (ListBlock(items=("a",), ordered=True, start=3), ListBlock(items=("b",)))
    stated = (
        Amount(label="Budget", text="€ 5", amount=Decimal(5)),
        Amount(label="Kosten", text="£ 1,5 mln", amount=Decimal("1.5E+6"), currency="GBP"),
        Amount(label="Bijdrage", text="n.t.b."),
    )
    project = Project(id="a", heading="A", title="A", amounts=stated, sections=(Section(heading=None, blocks=blocks),))
    plain = unstructure(project)

    assert [one["amount"] for one in plain["amounts"]] == ["5.00", "1500000.00", None]
    assert list(plain)[list(plain).index("amounts") + 1] == "extra_fields"
    assert plain["sections"][0]["blocks"] == [
        {"type": "list", "items": ["a"], "ordered": True, "start": 3},
        {"type": "list", "items": ["b"], "ordered": False},
    ]
    assert plain["sections"][0]["text"] == "3. a\n\n- b"
    assert structure(plain, Project, name="a") == project


def test_what_is_no_sum_is_not_written() -> None:
    """A value that is no number is an error, not a text that looks like one."""
    with pytest.raises(ValueError, match="no sum of money"):
        unstructure(Amount(label="Budget", text="?", amount=Decimal("NaN")))


def test_a_file_of_the_first_version_is_read() -> None:
    """Keys that came later are missing there: amounts, the start of a list, the code as CBS writes it."""
    plain = unstructure(evolve(sample_projects()[0], amounts=()))
    del plain["amounts"]
    for town in plain["organisation"]["municipalities"]:
        del town["cbs"]
    assert structure(plain, Project, name="a") == evolve(sample_projects()[0], amounts=())


def test_municipalities_have_both_codes() -> None:
    """CBS writes capitals; a name that the register does not know has neither."""
    assert unstructure(Municipality(name="Gouda", code="gm0513"))["cbs"] == "GM0513"
    assert unstructure(Municipality(name="Elders"))["cbs"] is None


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
