"""What was written reads back equal, whatever the text."""

from __future__ import annotations

import io
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

import aenoprojects as ap
from aenoprojects.exporters.csv import guard, unguard
from aenoprojects.exporters.json import JsonExporter
from aenoprojects.exporters.jsonl import JsonLinesExporter
from aenoprojects.exporters.text import xml_text
from aenoprojects.exporters.xml import XmlExporter
from aenoprojects.model import Document
from aenoprojects.serial.converter import unstructure
from aenoprojects.serial.reading import OwnFormat, read_own
from aenoprojects.testing import documents, hostile_text, sample_document
from aenoprojects.testing.hostile import hostile_projects


def paired(text: str) -> str:
    """Return the text with two halves of a character that stand together as that character."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


HALVES = st.sampled_from(["half \ud83d", "\udfff]]>", "\udc00\ud800"])
TEXTS = hostile_text() | HALVES | st.text(st.characters(), max_size=30).map(paired)
EXPORTERS = {"json": JsonExporter, "jsonl": JsonLinesExporter, "xml": XmlExporter}
DOCUMENTS = documents(TEXTS, max_projects=2)


def back(document: Document, format: OwnFormat, **options: bool) -> Document:
    stream = io.BytesIO()
    EXPORTERS[format](**options).write(document, stream)
    return read_own(stream.getvalue(), format, name="a")


def all_of(document: Document) -> dict[str, Any]:
    """Return all that a document holds, what equality leaves out included."""
    return unstructure(document)


def without_forbidden(value: Any) -> Any:
    """Return dictionaries and lists with U+FFFD for each character that XML forbids."""
    if isinstance(value, dict):
        return {xml_text(key): without_forbidden(item) for key, item in value.items()}
    if isinstance(value, list):
        return [without_forbidden(item) for item in value]
    return xml_text(value) if isinstance(value, str) else value


@settings(max_examples=60, deadline=None)
@given(DOCUMENTS)
def test_json(document: Document) -> None:
    """JSON holds everything: control characters, lone surrogates, any label."""
    read = back(document, "json")
    assert (read, all_of(read)) == (document, all_of(document))


@settings(max_examples=60, deadline=None)
@given(DOCUMENTS)
def test_jsonl(document: Document) -> None:
    """JSON Lines holds every project, and with the rest everything."""
    assert back(document, "jsonl").projects == document.projects
    read = back(document, "jsonl", rest=True)
    assert (read, all_of(read)) == (document, all_of(document))


@settings(max_examples=60, deadline=None)
@given(DOCUMENTS)
def test_xml(document: Document) -> None:
    """XML holds everything but the characters that it forbids, which are U+FFFD afterwards."""
    assert all_of(back(document, "xml")) == without_forbidden(all_of(document))


def test_corpus() -> None:
    """The bundled corpus comes back from every format equal and complete."""
    corpus = ap.corpus()
    for format, options in (("json", {}), ("jsonl", {"rest": True}), ("xml", {})):
        read = back(corpus, format, **options)
        assert (read, all_of(read)) == (corpus, all_of(corpus))


def test_long_and_hostile_samples() -> None:
    """So do the samples, up to 40,000 characters of text in every field."""
    for document in (sample_document(), Document(projects=hostile_projects())):
        assert all_of(back(document, "json")) == all_of(document)
        assert all_of(back(document, "jsonl")) == all_of(Document(projects=document.projects))
        assert all_of(back(document, "xml")) == without_forbidden(all_of(document))


@given(st.text(st.characters()) | hostile_text() | st.text(alphabet="'=+-@ \t\r\n\x00a1＝"))
def test_csv_guard(text: str) -> None:
    """No guarded cell begins as a formula does, and taking the guard off gives the text back."""
    assert unguard(guard(text)) == text
    assert guard(text).lstrip("' \t\r\n\x00")[:1] not in tuple("=@＝＠") or guard(text).startswith("'")
