"""Our own files are recognised, and damaged or foreign ones refused in one line."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

import aenoprojects as ap
from aenoprojects.errors import FormatError
from aenoprojects.serial.reading import OwnFormat, looks_like, read_json, read_jsonl, read_own
from aenoprojects.testing import sample_document


def written(format: str, **options: object) -> bytes:
    stream = io.BytesIO()
    ap.export(sample_document(), format, stream, **options)
    return stream.getvalue()


@pytest.mark.parametrize("format", ["json", "jsonl", "xml"])
@pytest.mark.parametrize("before", [b"", b"\xef\xbb\xbf", b"\n  "])
def test_recognised(format: str, before: bytes) -> None:
    """Each of our formats is told from the others, after a byte-order mark or blanks too."""
    assert looks_like(before + written(format)) == format


@pytest.mark.parametrize("before", [b"<!-- " + b"licentie " * 900 + b"-->\n", b"<!-- a --> <!-- b -->\n", b""])
def test_xml_may_begin_with_comments(before: bytes) -> None:
    """What stands in front of the root element may be long."""
    declaration, _, rest = written("xml").partition(b"\n")

    assert looks_like(declaration + b"\n" + before + rest) == "xml"
    assert looks_like(before + rest) == "xml"


FOREIGN: dict[bytes, OwnFormat | None] = {
    b"": None,
    b"Gemeente Gouda": None,
    b"{project} in het kort": None,
    b"<!DOCTYPE html><html>": None,
    b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>": None,
    b'{\n  "generator": {}': "json",
    b'{"generator": {}, "sources": [], "projects": []}': "json",
    b'{"id": "a", "title": "over \\"projects\\": [1]"}\n{"id": "b"}\n': "jsonl",
    b'{"id": "a"}\r\n\r\n': "jsonl",
    b'[{"id": "a"}]': "json",
    b"\xff\xfe{\x00": None,
    b"[ ] Overzicht": None,
    b"[[Kop]] en meer": None,
    b"[]": "json",
    b"<!-- " * 3: None,
}


@pytest.mark.parametrize("data", FOREIGN)
def test_others(data: bytes) -> None:
    """A page is no format of ours, and foreign JSON is taken for JSON, so that its reader can say what is wrong."""
    assert looks_like(data) == FOREIGN[data]


DAMAGED = {
    b"{": "a: not valid JSON: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)",
    b"[]": "a: not a file of aenoprojects: JSON without 'projects'",
    b"{}": "a: not a file of aenoprojects: JSON without 'projects'",
    b'{"projects": {}}': "a: at projects: expected a list, found an object",
    b'{"projects": NaN}': "a: at projects: expected a list, found a number",
    b'{"projects": [], "x": 1}': "a: at the top: unknown key 'x'",
    b'{"projects": [], "page_text": [{"line": "1", "text": ""}]}': (
        "a: at page_text[0].line: expected a whole number, found a text"
    ),
    b'{"projects": [], "diagnostics": [{"code": "AP101", "severity": "fatal", "message": ""}]}': (
        "a: at diagnostics[0].severity: 'fatal' is not a valid Severity"
    ),
    b"\xff": "a: not valid JSON: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte",
    b"[" * 100_000: "a: the JSON is nested too deeply",
}


@pytest.mark.parametrize("data", DAMAGED, ids=lambda data: data[:20].decode("latin-1"))
def test_damaged_json(data: bytes) -> None:
    """What is wrong, and where, is said in one line."""
    with pytest.raises(FormatError) as caught:
        read_json(data, name="a")
    assert str(caught.value) == DAMAGED[data]


def test_huge_number() -> None:
    """A number of thousands of digits is refused like any other damage."""
    with pytest.raises(FormatError, match="not valid JSON"):
        read_json(b'{"projects": ' + b"9" * 5000 + b"}", name="a")


def test_damaged_line() -> None:
    """In JSON Lines the message names the line."""
    good = written("jsonl").splitlines()[0]
    with pytest.raises(FormatError, match=r"^a\.jsonl:3: at title: expected a text, found null$"):
        read_jsonl(good + b'\n\n{"id": "a", "heading": "a", "title": null}', name="a.jsonl")


@pytest.mark.parametrize(("format", "options"), [("json", {}), ("jsonl", {"rest": True}), ("xml", {})])
def test_equal_document(format: OwnFormat, options: dict[str, object], tmp_path: Path) -> None:
    """`read` gives back an equal document, found by content or by name."""
    path = tmp_path / "projects.data"
    path.write_bytes(written(format, **options))
    assert ap.read(path) == sample_document()
    assert read_own(path.read_bytes(), format, name="a") == sample_document()


def test_jsonl_holds_projects_only() -> None:
    """Unless asked for the rest, JSON Lines is one project a line, and they come back equal."""
    lines = written("jsonl")
    assert lines.count(b"\n") == len(sample_document().projects)
    assert read_jsonl(lines, name="a") == ap.Document(projects=sample_document().projects)


@pytest.mark.parametrize("format", ["json", "jsonl", "xml"])
@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_our_own_files_in_any_encoding(format: str, codec: str) -> None:
    """What went through a program that saved it in another encoding is read back."""
    document = ap.parse("Súdwest-Fryslân: één\nGemeente Súdwest-Fryslân\nProject: één\nLooptijd: 2021")
    stream = io.BytesIO()
    ap.export(document, format, stream)
    text = stream.getvalue().decode()
    if codec == "cp1252":  # XML says what it is in
        text = text.replace('encoding="UTF-8"', 'encoding="windows-1252"').replace("'utf-8'", "'windows-1252'")

    assert ap.read(io.BytesIO(text.encode(codec))).projects == document.projects
