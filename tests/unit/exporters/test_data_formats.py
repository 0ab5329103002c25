"""json, jsonl and xml: their layout, and text that they can hardly hold."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator

import pytest
from attrs import evolve

from aenoprojects import __version__
from aenoprojects.diagnostics import Diagnostic
from aenoprojects.exporters import Exporter
from aenoprojects.exporters.json import JsonExporter
from aenoprojects.exporters.jsonl import JsonLinesExporter
from aenoprojects.exporters.xml import XmlExporter
from aenoprojects.model import Document, DocumentStream, PageLine, Project
from aenoprojects.serial.converter import unstructure_project
from aenoprojects.serial.reading import read_json
from aenoprojects.serial.xml import read_xml
from aenoprojects.testing import sample_document


def written(exporter: Exporter, document: Document) -> tuple[bytes, list[Diagnostic]]:
    stream = io.BytesIO()
    found = list(exporter.write(document, stream) or ())
    return stream.getvalue(), found


def test_json_shape() -> None:
    """The keys of the whole stand in the order that other tools expect, projects before diagnostics."""
    plain = json.loads(written(JsonExporter(), sample_document())[0])
    assert list(plain) == ["generator", "sources", "projects", "page_text", "diagnostics"]
    assert plain["generator"] == {"name": "aenoprojects", "version": __version__}


def test_json_has_one_project_a_line() -> None:
    """A changed project is one changed line, and each line is what jsonl writes for it."""
    lines = written(JsonExporter(), sample_document())[0].splitlines()
    projects = [line.removesuffix(b",") for line in lines if line.startswith(b'{"id"')]
    assert projects == written(JsonLinesExporter(), sample_document())[0].splitlines()


def test_json_is_unescaped() -> None:
    """Letters with accents and other scripts are written as they are."""
    data, _ = written(JsonExporter(), sample_document())
    assert ["Één", "loket", "💡"][0].encode() in data
    assert b"\\u" not in data


def test_diagnostics_that_come_last() -> None:
    """Diagnostics that are only known when all projects have come are in the file."""
    whole = sample_document()
    said: list[Diagnostic] = []

    def arriving() -> Iterator[Project]:
        yield from whole
        said.extend(whole.diagnostics)

    stream = DocumentStream(arriving(), sources=whole.sources, diagnostics=lambda: tuple(said))
    back = read_json(written(JsonExporter(), stream)[0], name="a")
    assert back == evolve(whole, page_text=())


@pytest.mark.parametrize("text", ["\ud800", "a\udfffb", "\udc00\ud800", "\ud83d\\ude00", 'x\ud800"\ud801'])
def test_lone_surrogates(text: str) -> None:
    """Half a surrogate pair, which UTF-8 cannot hold, is escaped: the file is valid and reads back equal."""
    document = Document(projects=(Project(id="a", heading=text, title=text),))
    data, _ = written(JsonExporter(), document)
    assert data.decode("utf-8")
    assert read_json(data, name="a") == document


def test_surrogate_pair() -> None:
    """Two halves that stand together are the character they stand for, in JSON as everywhere."""
    document = Document(page_text=(PageLine(line=1, text="\ud83d\ude00"),))
    back = read_json(written(JsonExporter(), document)[0], name="a")
    assert back.page_text[0].text == "😀"


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1f", "\ufffe", "\uffff", "\ud800"])
def test_xml_replaces_and_reports(character: str) -> None:
    """What XML forbids becomes U+FFFD, and is reported once for each field, of which project."""
    project = Project(id="a", heading="A", title=f"x{character}y{character}", tags=(character, "b"))
    data, found = written(XmlExporter(), Document(projects=(project,)))
    assert "<title>x\ufffdy\ufffd</title>" in data.decode()
    assert "<tag>\ufffd</tag>" in data.decode()
    assert [(each.code, each.field, each.project) for each in found] == [
        ("AP701", "title", "a"),
        ("AP701", "tags", "a"),
    ]
    assert {each.text for each in found} == {f"U+{ord(character):04X}"}


def test_xml_keeps_white_space() -> None:
    """Line breaks, tabs and outer blanks come through, in texts and in attributes."""
    text = " a\r\n\tb \r c\n"
    project = Project(id=text, heading=text, title=text, extra_fields=((text, text),))
    data, found = written(XmlExporter(), Document(projects=(project,)))
    assert read_xml(data, name="a").projects == (project,)
    assert not found


def test_xml_names_municipalities() -> None:
    """A municipality carries its TOOI code and URI, and the code as CBS writes it."""
    data, _ = written(XmlExporter(), sample_document())
    uri = "https://identifier.overheid.nl/tooi/id/gemeente/gm0513"
    assert f'<municipality code="gm0513" cbs="GM0513" uri="{uri}">Gouda</municipality>' in data.decode()


def test_xml_says_the_language() -> None:
    """Projects and page text are Dutch; diagnostics are English."""
    text = written(XmlExporter(), sample_document())[0].decode()
    assert text.count('xml:lang="nl"') == len(sample_document().projects) + len(sample_document().page_text)
    assert text.count('xml:lang="en"') == len(sample_document().diagnostics)


def test_same_project_wherever_it_stands() -> None:
    """A project's dictionary depends on nothing but the project."""
    (first, *_) = sample_document().projects
    assert unstructure_project(first) == unstructure_project(evolve(first))
