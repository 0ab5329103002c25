"""Laws of taking contacts out, whatever the text."""

from __future__ import annotations

import io
import os
import zipfile
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

import aenoprojects as ap
from aenoprojects.model import ContactDetails, Document, Person, Project
from aenoprojects.serial.converter import structure, unstructure
from aenoprojects.testing import documents, hostile_text
from aenoprojects.transforms.privacy.details import find_details, known_digits
from aenoprojects.transforms.privacy.redactor import redactors_of
from aenoprojects.vocabulary import Vocabulary
from spellings import ORDINARY, Someone, leaks, people, spellings

NAMES = ["Truus", "de", "Visser", "visser", "T.", "é", "[…]"]
NUMBERS = ["06", "12345678", "06-1234567", "+31 (0)", "1-1-2021", "3"]
ADDRESSES = ["t.visser", "@", "gouda.example", "(at)", ".", "mailto:"]
PIECES = st.sampled_from([*NAMES, *NUMBERS, *ADDRESSES, " ", " ", "\n", "-", "/"])
TEXTS = st.lists(PIECES, max_size=12).map("".join)
CONTACT = ContactDetails(people=(Person(name="Truus de Visser"),), invalid_phones=("06-1234567",))
KNOWN, _ = redactors_of(
    Document(projects=(Project(id="a", heading="a", title="a", contact=CONTACT),)), Vocabulary.default()
)
NOBODY, _ = redactors_of(Document(), Vocabulary.default())

EXAMPLES = int(os.environ.get("AENOPROJECTS_EXAMPLES", "300"))
"""Examples of the law about pages; more where somebody asks."""

SENTENCES = ["Vraag {} om raad.", "{} vertelt over het plan.", "Zo kwam het idee van {}, zei men.", "Zie ook ({})."]
PLACES = [
    "prose",
    "item",
    "heading",
    "title",
    "organisation",
    "field",
    "period",
    "page",
    "other",
    "caption",
    "participants",
]
PAGE = """Subsidieprojecten {page}

Gouda: Samen leren {title}
Gemeente Gouda{organisation}
{participants}
Project: Samen leren {title}
Contactpersoon gemeente: {name}
Contactgegevens: {email} | {number}
Thema: Vitaliteit
Dossier: {field}
Looptijd: maart 2021 - april 2021{period}
Het project in het kort
Een plan om elke week iets te leren. {prose}
Het werkt goed en het is vrolijk.

Tips {heading}
- Begin klein
- {item}

Foto: {caption}

Delft: Buiten werken
Gemeente Delft
Project: Buiten werken
Thema: Vitaliteit
Looptijd: 2022
Het project in het kort
Iedereen werkt een dag buiten. {other}
"""


@st.composite
def pages(draw: st.DrawFn) -> tuple[Someone, str]:
    """Return a listed person, and a page that names the person in several spellings and places."""
    one = draw(people)
    parts = dict.fromkeys(PLACES, "")
    for place in draw(st.lists(st.sampled_from(PLACES), min_size=1, max_size=4, unique=True)):
        # Elsewhere than in the own project a trade at the start of a sentence is read as the trade.
        sentences = SENTENCES[:1] if place in ("page", "other") and one.surname in ORDINARY else SENTENCES
        parts[place] = draw(st.sampled_from(sentences)).format(draw(spellings(one)))
    parts["participants"] = parts["participants"] and f"Deelnemers: Delft, {parts['participants']}"
    parts["organisation"] = parts["organisation"] and f" ({parts['organisation']})"
    parts["period"] = parts["period"] and f" ({parts['period']})"
    return one, PAGE.format(**parts, name=one.name, email=one.email, number=one.number)


def written(document: Document, name: str) -> str:
    """Return a document in a format as text, all parts of a workbook together, folded lines unfolded."""
    stream = io.BytesIO()
    ap.export(document, name, stream)
    if not zipfile.is_zipfile(stream):
        return stream.getvalue().decode("utf-8-sig").replace("\r\n ", "")
    with zipfile.ZipFile(stream) as archive:
        return "\n".join(f"{part}\n{archive.read(part).decode('utf-8')}" for part in archive.namelist())


@settings(max_examples=EXAMPLES, deadline=None)
@given(pages())
def test_no_page_tells_who(page: tuple[Someone, str]) -> None:
    """Of a listed person no surname, address or number is left in any text of the document, whatever its spelling."""
    one, text = page
    left = ap.parse(text).without_contacts()
    assert leaks(one, "\n".join(texts_of(unstructure(left)))) == []


@settings(max_examples=max(EXAMPLES // 20, 20), deadline=None)
@given(pages())
def test_no_format_tells_who(page: tuple[Someone, str]) -> None:
    """What holds for the document holds for every format, all parts of a workbook included."""
    one, text = page
    left = ap.parse(text).without_contacts()
    assert {each.name: leaks(one, written(left, each.name)) for each in ap.formats() if each.name in FORMATS} == {
        name: [] for name in FORMATS
    }


FORMATS = ("json", "jsonl", "xml", "csv", "ical", "mspdi", "xlsx")


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
    assert find_details(left, known_digits([CONTACT]), Vocabulary.default()) == []
    assert "truus de visser" not in left.lower()
    assert KNOWN(left) == left


@given(hostile_text())
def test_only_details_go(text: str) -> None:
    """Text in which there is no address and no number is left alone."""
    if not any(char in text for char in "@＠﹫%") and not any(map(str.isdecimal, text)) and "at" not in text.lower():
        assert NOBODY(text) == text


@settings(max_examples=60, deadline=None)
@given(documents(hostile_text() | TEXTS, max_projects=3))
def test_documents(document: Document) -> None:
    """No contact is left in any document, ids are unique, and the rest is still a document of ours."""
    left = document.without_contacts()
    assert [project.contact for project in left] == [None] * len(document.projects)
    assert len({project.id for project in left}) == len(document.projects)
    assert structure(unstructure(left), Document, name="a") == left
    assert left.without_contacts() == left
