"""Files of other programs: what they hold is read like the page itself, and what is not safe is one line."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from email.message import EmailMessage
from pathlib import Path

import pytest

import aenoprojects as ap
from aenoprojects.reading import zipped
from aenoprojects.reading.opening import Failure, Raw, Skipped, open_file

PAGE = (
    "<h2>Oss: tOss</h2><p>Gemeente Oss</p><p>Project: tOss</p><p>Thema: Vitaliteit</p><p>Looptijd: 2021</p>"
    "<h3>Het project in het kort</h3><p>Wij leren lopen.</p><ul><li>een stap</li><li>nog een stap</li></ul>"
)
TEXT = (
    "Oss: tOss\nGemeente Oss\nProject: tOss\nThema: Vitaliteit\nLooptijd: 2021\nHet project in het kort\nWij leren.\n"
)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)
ODT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    ' xmlns:xlink="http://www.w3.org/1999/xlink"><office:automatic-styles>{styles}</office:automatic-styles>'
    "<office:body><office:text>{body}</office:text></office:body></office:document-content>"
)


def packed(files: Mapping[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return stream.getvalue()


def word(body: str, head: str = "") -> bytes:
    document = f'{head}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return packed({"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS, "word/document.xml": document})


def opendocument(body: str, styles: str = "", head: str = "") -> bytes:
    content = head + ODT.format(body=body, styles=styles)
    return packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def read(data: bytes) -> ap.Document:
    return ap.read(io.BytesIO(data))


def names(data: bytes) -> list[tuple[type, str]]:
    return [(type(one), one.name) for one in open_file(Raw(name="pak", data=data))]


def test_a_word_document() -> None:
    """Paragraphs, headings, tables and breaks of Word are those of a page; lines are numbered by paragraph."""
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    rows = "".join(
        f"<w:tr>{cell.format(label)}{cell.format(value)}</w:tr>"
        for label, value in [("Gemeente", "Goes"), ("Thema", "Vitaliteit"), ("Looptijd", "2021 - 2022")]
    )
    text = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    document = read(word(text.format("Fietsen") + f"<w:tbl>{rows}</w:tbl>" + text.format("Wij leren fietsen.")))
    (project,) = document.projects

    assert (project.title, str(project.period and project.period.edtf)) == ("Fietsen", "2021/2022")
    assert [one.name for one in project.organisation.municipalities] == ["Goes"]  # type: ignore[union-attr]
    assert [section.text for section in project.sections] == ["Wij leren fietsen."]
    assert document.sources[0].lines[0] == "Fietsen"


def test_an_opendocument_text() -> None:
    """Headings, lists with their numbers, bold, breaks, tabs, spans and links of an .odt are those of a page."""
    styles = (
        '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
        '<text:list-style style:name="L1"><text:list-level-style-number text:level="1"/></text:list-style>'
    )
    body = (
        '<text:h text:outline-level="1">Fietsen</text:h>'
        '<text:p><text:span text:style-name="T1">Gemeente:</text:span><text:s text:c="3"/>Goes<text:line-break/>'
        "Looptijd: 2021</text:p><text:tracked-changes>weg</text:tracked-changes>"
        '<text:h text:outline-level="2">Aanpak</text:h>'
        '<text:list text:style-name="L1"><text:list-item text:start-value="3"><text:p>stappen</text:p></text:list-item>'
        "</text:list><text:p>Lees <text:a xlink:href='https://goes.example/'>meer</text:a>.</text:p>"
    )
    (project,) = read(opendocument(body, styles)).projects

    assert (project.title, str(project.period and project.period.edtf)) == ("Fietsen", "2021")
    assert project.organisation == ap.parse("Fietsen\n\nGemeente: Goes\nLooptijd: 2021").projects[0].organisation
    assert [(section.heading, section.text) for section in project.sections] == [
        ("Aanpak", "3. stappen\n\nLees meer."),
    ]
    assert [link.url for link in project.links] == ["https://goes.example/"]


@pytest.mark.parametrize("kind", ["html", "plain", "both"])
def test_a_mail(kind: str) -> None:
    """The body of a mail is the page, the HTML of two; who wrote it to whom is none of it."""
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Message-ID"] = "iemand@oss.example", "Pagina", "<1@oss.example>"
    if kind != "html":
        mail.set_content(TEXT)
    if kind == "both":
        mail.add_alternative(PAGE, subtype="html")
    elif kind == "html":
        mail.set_content(PAGE, subtype="html")
    document = read(mail.as_bytes())

    assert [project.title for project in document.projects] == ["tOss"]
    assert document.sources[0].kind == ("text" if kind == "plain" else "html")
    assert "iemand" not in repr(document)


def test_a_mail_whose_lines_flow() -> None:
    """A line that ends in a blank goes on in the next (RFC 3676)."""
    head = b"MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8; format=flowed\n\n"
    data = head + TEXT.replace("Wij leren.", "Wij leren \nlopen.").encode()

    assert read(data).projects[0].sections[0].text == "Wij leren lopen."


def test_what_hangs_on_a_mail() -> None:
    """Pages that hang on a mail are pages, by their own names; a picture is named and left."""
    mail = EmailMessage()
    mail["Message-ID"] = "<1@oss.example>"
    mail.set_content("Zie de bijlagen.")
    mail.add_attachment(TEXT, filename="../pagina.txt")
    mail.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", filename="foto.png")
    found = list(open_file(Raw(name="brief.eml", data=mail.as_bytes())))

    assert [(type(one), one.name) for one in found] == [
        (Raw, "brief.eml"), (Raw, "brief.eml/.._pagina.txt"), (Failure, "brief.eml/foto.png"),
    ]  # fmt: skip


def test_a_web_archive() -> None:
    """Of an .mhtml the page is read, with the address that it came from; a frame in it is no page."""
    page = PAGE.replace("lopen", '<a href="/lopen">lopen</a>')
    data = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://oss.example/p\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="--B"\r\n\r\n\r\n'
        f"----B\r\nContent-Type: text/html\r\nContent-Location: https://oss.example/p\r\n\r\n{page}\r\n"
        "----B\r\nContent-Type: text/html\r\n\r\n<p>Gemeente: Goes</p>\r\n----B--\r\n"
    ).encode()
    (project,) = read(data).projects

    assert (project.title, [link.url for link in project.links]) == ("tOss", ["https://oss.example/lopen"])
    (local,) = read(data.replace(b"https://oss.example/p", b"file:///C:/Users/truus/p")).projects
    assert "truus" not in repr(local)


def test_a_zip_of_pages() -> None:
    """Each page of a zip is one, named by the zip; what is none by its name is skipped, what is broken costs itself."""
    data = packed(
        {
            "b/twee.html": PAGE, "een.txt": TEXT, "foto.png": b"x", "brief.docx": b"PK\x03\x04", ".DS_Store": b"x",
            "een_bestanden/stijl.css": b"x", "een_bestanden/frame.html": PAGE, "__MACOSX/een.txt": b"x",
        }
    )  # fmt: skip

    assert names(data) == [
        (Raw, "pak/b/twee.html"), (Failure, "pak/brief.docx"), (Raw, "pak/een.txt"), (Skipped, "pak/foto.png"),
    ]  # fmt: skip


def test_zips_in_zips() -> None:
    """A zip on a mail in a zip is read; packed deeper than that it is a line."""
    inner = packed({"een.txt": TEXT})
    twice = packed({"a.zip": packed({"b.zip": inner})})

    assert names(packed({"a.zip": inner})) == [(Raw, "pak/a.zip/een.txt")]
    assert names(twice) == [(Failure, "pak/a.zip/b.zip")]


ENTITIES = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (packed({"../buiten.txt": TEXT}), "leads outside of it"),
        (packed({"/etc/x.txt": TEXT}), "leads outside of it"),
        (packed({"C:\\x.txt": TEXT}), "leads outside of it"),
        (packed({"foto.png": b"x"}), "holds no page"),
        (packed({"een.txt": TEXT})[:-30], "damaged zip file"),
        (packed({f"{number}.txt": "" for number in range(11)}), "holds over 10 files"),
        (packed({"een.txt": b"\0" * 3_000_001}), "too large when unpacked, over 3 MB"),
        (word("<w:p/>", ENTITIES), "holds a document type"),
        (word("<w:p/>", ENTITIES).replace(b"PK\x05\x06", b"PK\x05\x07"), "damaged zip file"),
        (opendocument("<text:p>&e;</text:p>", head=ENTITIES), "holds a document type"),
        (opendocument("<text:p>"), "damaged OpenDocument file"),
        (packed({"mimetype": "x", "content.xml": "<x/>"}), "OpenDocument file without text"),
        (word("<w:p>"), "damaged Word document"),
    ],
)
def test_what_is_not_safe_is_one_line(data: bytes, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bombs, names that lead outside, entities and damage are refused, each in one line."""
    monkeypatch.setattr(zipped, "_MOST_FILES", 10)
    monkeypatch.setattr(zipped, "_MOST_BYTES", 3_000_000)
    with pytest.raises(ap.SourceError, match=said) as caught:
        read(data)
    assert "\n" not in str(caught.value)


def test_a_locked_zip() -> None:
    """A zip with a password is said to have one."""
    data = bytearray(packed({"een.txt": TEXT}))
    central = data.rindex(b"PK\x01\x02")
    data[6] |= 1
    data[central + 8] |= 1
    with pytest.raises(ap.SourceError, match="locked with a password"):
        read(bytes(data))


def test_one_bad_source_costs_itself(tmp_path: Path) -> None:
    """The others are read; the bad one is an error with its name and the reason, a stranger's file a remark."""
    (tmp_path / "een.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "kapot.pdf").write_bytes(b"%PDF-1.7\n")
    (tmp_path / "kapot.json").write_text('{"projects": ', encoding="utf-8")
    (tmp_path / "brief.rtf").write_bytes(b"{\\rtf1 x}")
    document = ap.read(tmp_path, tmp_path / "weg.txt")

    assert len(document.projects) == 1
    assert [(one.code, one.source) for one in document.diagnostics] == [
        ("AP005", "kapot.json"), ("AP005", "kapot.pdf"), ("AP006", "brief.rtf"), ("AP005", "weg.txt"),
    ]  # fmt: skip
    assert str(tmp_path) not in repr(document.diagnostics)  # no folder of the user goes out with an export


def test_a_source_alone_is_an_error(tmp_path: Path) -> None:
    """Where nothing else is there to go on with, the error is raised."""
    (tmp_path / "kapot.pdf").write_bytes(b"%PDF-1.7\n")
    with pytest.raises(ap.SourceError, match="damaged PDF"):
        ap.read(tmp_path)


def test_a_thousand_pages_of_which_ten_are_broken(tmp_path: Path) -> None:
    """The good ones are read and the broken ones named, of whatever kind they are."""
    broken: dict[str, bytes] = {
        "a.pdf": b"%PDF-1.7\n", "b.docx": b"PK\x03\x04", "c.zip": b"PK\x03\x04", "d.json": b'{"projects": ',
        "e.xml": b"<projects xmlns='https://aenoprojects.example/ns/1'", "f.txt": b"\x89PNG\r\n\x1a\n",
        "g.html": bytes(range(32)) * 9, "h.eml": b"MIME-Version: 1.0\nContent-Type: multipart/related;",
        "i.odt": packed({"mimetype": b"x", "content.xml": b"<x"}), "j.md": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    }  # fmt: skip
    for name, data in broken.items():
        (tmp_path / name).write_bytes(data)
    for number in range(90):  # (a tenth of it, for time)
        (tmp_path / f"p{number}.txt").write_text(TEXT.replace("tOss", f"tOss {number}"), encoding="utf-8")
    document = ap.read(tmp_path)
    failed = {one.source for one in document.diagnostics if one.code == "AP005"}

    assert len(document.projects) == 90
    assert failed | {"e.xml"} == broken.keys()
