"""XML is read by its schema, and nothing but the file itself is read."""

from __future__ import annotations

import io
import socket
from pathlib import Path

import pytest

from aenoprojects.errors import FormatError
from aenoprojects.exporters.xml import XmlExporter
from aenoprojects.serial.xml import read_xml
from aenoprojects.testing import sample_document


@pytest.fixture(scope="module")
def xml() -> bytes:
    stream = io.BytesIO()
    XmlExporter().write(sample_document(), stream)
    return stream.getvalue()


FAULTS = {
    "not well-formed": (b"</projects>", b"", r"a: not well-formed XML: Premature end of data in tag projects.*"),
    "other namespace": (b"/ns/1", b"/ns/2", r"a: not a file of aenoprojects: its root is no 'projects' of .*"),
    "number": (
        b'marks="2"',
        b'marks="two"',
        r"a:8: at projects/project\[1\]: Element 'project', attribute 'marks': 'two' is not a valid value of .*Count'",
    ),
    "day": (
        b'start="2021-03-01"',
        b'start="2021-02-30"',
        r"a:\d+: at projects/project\[1\]/period: Element 'period', attribute 'start': '2021-02-30' is not .*",
    ),
    "word": (
        b'kind="partnership"',
        b'kind="bond"',
        r"a:\d+: at projects/project\[2\]/organisation: Element 'organisation', attribute 'kind': .*'bond'.*",
    ),
    "unknown element": (
        b"</diagnostics>",
        b"</diagnostics><more/>",
        r"a:\d+: at projects/more: Element 'more': This element is not expected\. Expected is .*",
    ),
    "unknown attribute": (b'generator="', b'x="" generator="', r"a:2: at projects: .*'x' is not allowed"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_fault(fault: str, xml: bytes) -> None:
    """Damage is named in one line with its place in the file."""
    old, new, expected = FAULTS[fault]
    spoiled = xml.replace(old, new)
    assert spoiled != xml
    with pytest.raises(FormatError, match=f"^{expected}$"):
        read_xml(spoiled, name="a")


DOCTYPES = {
    "empty": "<!DOCTYPE projects>",
    "internal entity": "<!DOCTYPE projects [<!ENTITY naam 'kwaad'>]>",
    "external entity": "<!DOCTYPE projects [<!ENTITY naam SYSTEM 'file:///etc/hostname'>]>",
    "external subset": "<!DOCTYPE projects SYSTEM 'http://kwaad.example/projects.dtd'>",
    "laughs": "<!DOCTYPE projects [<!ENTITY a 'haha'>"
    + "".join(
        f"<!ENTITY {later} '{f'&{entity};' * 10}'>" for entity, later in zip("abcdefghi", "bcdefghij", strict=True)
    )
    + "]>",
}


@pytest.mark.parametrize("doctype", DOCTYPES)
def test_no_document_types(doctype: str, xml: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """A document type is refused, and nothing is fetched or expanded to find that out."""
    monkeypatch.setattr(socket, "socket", None)
    hostile = xml.replace(b"?>", b"?>" + DOCTYPES[doctype].encode(), 1)
    if "naam" in DOCTYPES[doctype]:
        hostile = hostile.replace(b"Gouda", b"&naam;")
    with pytest.raises(FormatError, match="a document type or entities are not accepted"):
        read_xml(hostile, name="a")


def test_extensions(xml: bytes) -> None:
    """Elements and attributes of other namespaces, comments and processing instructions change nothing."""
    extended = (
        xml.replace(b"</project>", b'<x:note xmlns:x="urn:example:x"><x:a/></x:note></project>')
        .replace(b'<project xmlns="', b'<project x:seen="yes" xmlns:x="urn:example:x" xmlns="')
        .replace(b"<title>Kaal", b"<?p i?><title>Ka<!-- niets -->al")
        .replace(b"</projects>", b'<y xmlns="urn:example:y"/></projects>')
    )
    assert extended != xml
    assert read_xml(extended, name="a") == sample_document()


def test_other_encodings(xml: bytes, tmp_path: Path) -> None:
    """A file that another program saved as UTF-16 is read too."""
    text = xml.decode().replace("utf-8", "utf-16")
    assert read_xml(text.encode("utf-16"), name="a") == sample_document()


def test_blanks_around_values(xml: bytes) -> None:
    """Blanks that XML Schema allows around numbers and switches change nothing."""
    blank = xml.replace(b'end-exclusive="true"', b'end-exclusive=" 1 "').replace(b'marks="2"', b'marks=" +2 "')
    assert blank != xml
    assert read_xml(blank, name="a") == sample_document()


def test_number_of_thousands_of_digits(xml: bytes) -> None:
    """A number beyond all bounds is refused by the schema."""
    with pytest.raises(FormatError, match="attribute 'marks'"):
        read_xml(xml.replace(b'marks="2"', b'marks="' + b"9" * 5000 + b'"'), name="a")
