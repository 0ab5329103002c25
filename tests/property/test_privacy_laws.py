"""Laws of taking contacts out, whatever the text."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from aenoprojects.model import ContactDetails, Document, Person
from aenoprojects.serial.converter import structure, unstructure
from aenoprojects.testing import documents, hostile_text
from aenoprojects.transforms.redaction import Redactor, redactor_of
from aenoprojects.values.mentions import find_details

NAMES = ["Truus", "de", "Visser", "visser", "T.", "é", "[…]"]
NUMBERS = ["06", "12345678", "06-1234567", "+31 (0)", "1-1-2021", "3"]
ADDRESSES = ["t.visser", "@", "gouda.example", "(at)", ".", "mailto:"]
PIECES = st.sampled_from([*NAMES, *NUMBERS, *ADDRESSES, " ", " ", "\n", "-", "/"])
TEXTS = st.lists(PIECES, max_size=12).map("".join)
KNOWN = redactor_of(ContactDetails(people=(Person(name="Truus de Visser"),), invalid_phones=("06-1234567",)))


def texts_of(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for item in value.values() for text in texts_of(item)]
    if isinstance(value, list):
        return [text for item in value for text in texts_of(item)]
    return [value] if isinstance(value, str) else []


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_nothing_is_left(text: str) -> None:
    """In what is left no address or number can be found, and no name; a second time changes nothing."""
    left = KNOWN(text)
    assert find_details(left) == ()
    assert "truus de visser" not in left.lower()
    assert KNOWN(left) == left


@given(hostile_text())
def test_only_details_go(text: str) -> None:
    """Text in which there is no address and no number is left alone."""
    if "@" not in text and not any(map(str.isdigit, text)) and not any(bracket in text for bracket in "[({<"):
        assert Redactor()(text) == text


@settings(max_examples=60, deadline=None)
@given(documents(hostile_text() | TEXTS, max_projects=3))
def test_documents(document: Document) -> None:
    """No contact is left in any document, ids are unique, and the rest is still a document of ours."""
    left = document.without_contacts()
    assert [project.contact for project in left] == [None] * len(document.projects)
    assert len({project.id for project in left}) == len(document.projects)
    assert structure(unstructure(left), Document, name="a") == left
    words = [text for text in texts_of(unstructure(left)) if "://" not in text]
    assert [text for text in words if find_details(text) and len(text) != 64] == []
