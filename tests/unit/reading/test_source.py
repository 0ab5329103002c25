"""Sources: what is found, and one clear line about what is not."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

import aenoprojects as ap
from aenoprojects.reading import source
from aenoprojects.reading.source import Opened, Raw
from aenoprojects.reading.source import load as opened


def load(source: Any) -> tuple[Opened, ...]:
    """Return all pages of a source: they come one by one."""
    return tuple(opened(source))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.HTML", "c.jsonl", "d.xlsx", ".e.txt", "README"):
        (tmp_path / name).write_bytes(name.encode())
    (tmp_path / "sub.txt").mkdir()
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "f.md").write_bytes(b"f")
    return tmp_path


def names(found: tuple[Opened, ...]) -> list[str]:
    return [Path(one.name).name for one in found if isinstance(one, Raw)]


@pytest.mark.parametrize("endless", [True, False])
def test_what_is_too_large_is_refused(endless: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A device that never ends, or a file beyond all measure, is one line and not all of the memory."""
    monkeypatch.setattr(source, "LIMIT", 3_000_000)
    path = Path("/dev/zero") if endless else tmp_path / "large.txt"
    if not endless:
        path.write_bytes(b"a" * 3_000_001)
    with pytest.raises(ap.SourceError, match="too large, over 3 MB"):
        load(path)


def test_a_file_is_loaded(folder: Path) -> None:
    """A path, as str or Path, gives the bytes and the name as given."""
    path = folder / "a.HTML"

    assert load(path) == load(str(path)) == (Raw(name=str(path), data=b"a.HTML"),)


def test_a_folder_gives_its_pages_in_order(folder: Path) -> None:
    """Of a folder the visible files with a suffix that is read, sorted; not what is below it."""
    assert names(load(folder)) == ["a.HTML", "b.txt", "c.jsonl"]


def test_a_glob_gives_its_files_in_order(folder: Path) -> None:
    """A glob gives the files that match, also in folders below."""
    assert names(load(str(folder / "[ab].*"))) == ["a.HTML", "b.txt"]
    assert names(load(str(folder / "**" / "*.md"))) == ["f.md"]


def test_a_file_whose_name_looks_like_a_glob_is_a_file(tmp_path: Path) -> None:
    """A file that exists is read, whatever characters its name has."""
    (tmp_path / "pagina [1].txt").write_bytes(b"x")

    assert names(load(str(tmp_path / "pagina [1].txt"))) == ["pagina [1].txt"]


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """ "-" reads standard input, as bytes."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xff")))

    assert load("-") == (Raw(name="-", data=b"\xff"),)


def test_a_stream_is_read_and_named(folder: Path) -> None:
    """A binary stream is read to its end; it has its file's name where it has one."""
    with (folder / "b.txt").open("rb") as stream:
        assert load(stream) == load(folder / "b.txt")
    assert load(io.BytesIO(b"x")) == (Raw(name="stream", data=b"x"),)


def test_an_empty_file_is_a_page(tmp_path: Path) -> None:
    """An empty file is read: that it holds no projects is for the parser to say."""
    (tmp_path / "leeg.txt").touch()

    assert load(tmp_path / "leeg.txt")[0].data == b""


def zipped(*members: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for member in members:
            archive.writestr(
                zipfile.ZipInfo(member), "x" * 5000
            )  # without today's date, which is part of a test's name
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "what", "advice"),
    [
        (b"%PDF-1.7\n", "a damaged PDF", ".txt"),
        (zipped("[Content_Types].xml", "word/document.xml"), "a damaged Word document", "save it again"),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "an Excel workbook", ".txt"),
        (zipped("[Content_Types].xml", "ppt/presentation.xml"), "a PowerPoint presentation", ".txt"),
        (b"PK\x03\x04", "a damaged zip file", "page alone"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Excel document", ".docx"),
        (b"{\\rtf1 x}", "an RTF document", ".docx"),
        (b"\x89PNG\r\n\x1a\n", "an image", "page itself"),
        (b"\xff\xd8\xff\xe0", "an image", "page itself"),
        (b"GIF89a", "an image", "page itself"),
        (b"RIFF\0\0\0\0WEBP", "an image", "page itself"),
        (b"BM\x0a\0\0\0\0\0\0\0", "an image", "page itself"),
        (b"\0\0\0\x18ftypheic", "an image", "page itself"),
        (b"\x1f\x8b\x08", "a compressed file", "unpack"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related;", "a mail without text", "page itself"),
        (bytes(range(32)) * 9, "a binary file", ".html"),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else None,
)
def test_what_is_no_page_is_named(tmp_path: Path, data: bytes, what: str, advice: str) -> None:
    """A file that is no page gets one line: which file, what it is, and what to save instead."""
    (tmp_path / "pagina.txt").write_bytes(data)

    with pytest.raises(ap.SourceError, match=rf"pagina\.txt is {what}.*{advice}") as caught:
        load(tmp_path / "pagina.txt")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "data",
    [b"Thema: x\0", "één".encode("utf-16"), "Thema: één".encode("utf-16-le"), b"BMW rijden", b"tab\there\x0c", b"PK"],
)
def test_what_is_text_is_not_refused(tmp_path: Path, data: bytes) -> None:
    """A stray NUL, UTF-16, or a beginning that looks like a signature make no binary file."""
    (tmp_path / "pagina.txt").write_bytes(data)

    assert load(tmp_path / "pagina.txt")[0].data == data


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("b.tx", r"b\.tx does not exist; did you mean .*b\.txt\?$"),
        ("q.tx", r"q\.tx does not exist$"),
        ("weg/b.txt", r"weg/b\.txt does not exist$"),
        ("*.csv", r"no file matches .*\*\.csv"),
        ("sub", r"the folder .*sub holds no page: nothing that ends in \.txt, \.md"),
        ("x" * 5000, r"cannot be read: "),
        ("d.xlsx", None),
    ],
)
def test_what_is_not_there_is_one_clear_line(folder: Path, source: str, message: str | None) -> None:
    """A missing file, glob or folder of pages is a SourceError of one line that says what to look at."""
    (folder / "sub" / "f.md").unlink()
    if message is None:
        assert load(folder / source)  # a name alone is no reason to refuse
        return
    with pytest.raises(ap.SourceError, match=message) as caught:
        load(str(folder / source))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["", "  "])
def test_an_empty_name_is_no_folder(name: str) -> None:
    """An empty variable in a script must not read whatever folder it runs in."""
    with pytest.raises(ap.SourceError, match="name of the source is empty"):
        load(name)


@pytest.mark.parametrize("source", ["ftp://voorbeeld.example/a.txt", "file:///a.txt"])
def test_other_addresses_are_not_fetched(source: str) -> None:
    """Only http and https are fetched."""
    with pytest.raises(ap.SourceError, match="only http:// and https://"):
        load(source)


def test_text_in_place_of_a_path_is_explained() -> None:
    """Who hands over the page itself is told of parse()."""
    with pytest.raises(ap.SourceError, match=r"use parse\(\)"):
        load("Thema: x\nLooptijd: 2021")


def test_a_text_stream_is_explained() -> None:
    """Who hands over a stream of text is told to open it in binary mode."""
    with pytest.raises(ap.SourceError, match="binary mode"):
        load(io.StringIO("x"))  # type: ignore[arg-type]


@pytest.mark.parametrize("method", ["open", "iterdir"])
def test_what_the_system_refuses_is_one_clear_line(folder: Path, monkeypatch: pytest.MonkeyPatch, method: str) -> None:
    """A file or folder that may not be read is reported in the system's words."""

    def refuse(path: Path, *_: object) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, method, refuse)
    with pytest.raises(ap.SourceError, match="cannot be read: Permission denied"):
        load(folder / "b.txt" if method == "open" else folder)


def test_a_stream_that_fails_is_one_clear_line() -> None:
    """An error while reading names the stream."""

    class Broken(io.BytesIO):
        name = "pijp"

        def read(self, size: int | None = -1) -> bytes:
            raise OSError("Broken pipe")

    with pytest.raises(ap.SourceError, match="pijp cannot be read: Broken pipe"):
        load(Broken())
