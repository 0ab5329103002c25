"""Sources: files, folders, globs, streams and URLs, as named bytes."""

from __future__ import annotations

import glob
import re
import sys
from os import PathLike
from pathlib import Path
from typing import BinaryIO

from attrs import field, frozen

from aenoprojects.errors import SourceError
from aenoprojects.reading.encoding import wide_codec

SUFFIXES = (".txt", ".md", ".html", ".htm", ".json", ".jsonl", ".xml")
"""What is read from a folder."""

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)

_AS_TEXT = "open it, copy everything and save that as plain text (.txt)"
_AS_PAGE = "open it in a browser and save it as 'Webpage, HTML only' (.html)"
_IMAGE = "it holds no text to read: save the page itself as text (.txt) or HTML (.html)"
_UNPACK = "unpack it and give the page inside"

# The signatures of what people send instead of a page; of a zip the names inside tell more.
_FORMATS = (
    (rb"%PDF-", "a PDF document", _AS_TEXT),
    (rb"\{\\rtf", "an RTF document", _AS_TEXT),
    (rb"PK\x03\x04.*word/", "a Word document", _AS_TEXT),
    (rb"PK\x03\x04.*xl/", "an Excel workbook", _AS_TEXT),
    (rb"PK\x03\x04.*ppt/", "a PowerPoint presentation", _AS_TEXT),
    (rb"PK\x03\x04.*application/vnd\.oasis\.opendocument", "an OpenDocument file", _AS_TEXT),
    (rb"PK\x03\x04", "a zip archive", _UNPACK),
    (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Excel document", _AS_TEXT),
    (rb"\x89PNG|\xff\xd8\xff|GIF8|II\*\0|MM\0\*|BM.{4}\0{4}|RIFF.{4}WEBP|.{4}ftyp", "an image or video", _IMAGE),
    (rb"\x1f\x8b|Rar!\x1a|7z\xbc\xaf", "a compressed file", _UNPACK),
    (rb"bplist00|(?=.*MIME-Version:).*multipart/related", "a web archive", _AS_PAGE),
)
_HEAD, _TAIL = 4096, 65536  # the names in a zip stand at its start and at its end
_LIMIT = 200_000_000  # a page is a thousand times smaller; a device such as /dev/zero never ends
_CONTROLS = bytes({*range(32)} - set(b"\t\n\v\f\r\x1a\x1b"))


@frozen(kw_only=True)
class Raw:
    """One source as bytes."""

    name: str
    """Path as given, URL after redirects, or "-" for standard input."""
    data: bytes = field(repr=False)
    """Its bytes."""
    charset: str | None = None
    """What HTTP declared."""


def load(source: str | PathLike[str] | BinaryIO) -> tuple[Raw, ...]:
    """Load a source: every page that it names, as bytes.

    Args:
        source: a path; a folder (its .txt, .md, .html, .htm, .json, .jsonl and .xml files, by name); a glob
            ("pages/*.html"); an http(s) URL (extra `web`); "-" for standard input; or an open binary stream.

    Returns:
        One `Raw` for each file, at least one.

    Raises:
        SourceError: nothing is there, it cannot be read, or it is no page (a PDF, an image ...).
    """
    if not isinstance(source, (str, PathLike)):
        name = getattr(source, "name", None)
        raws = [_from_stream(source, name if isinstance(name, str) and name else "stream")]
    elif source == "-":
        raws = [_from_stream(sys.stdin.buffer, "-")]
    elif isinstance(source, str) and source.lower().startswith(("http://", "https://")):
        from aenoprojects.reading.web import fetch

        raws = [fetch(source)]
    else:
        raws = [_from_file(path) for path in _files(source)]
    for raw in raws:
        if reason := _foreign(raw.data):
            raise SourceError(f"{raw.name} {reason}")
    return tuple(raws)


def _files(source: str | PathLike[str]) -> list[Path]:
    """Return the files that a path, folder or glob stands for."""
    if isinstance(source, str) and _SCHEME.match(source):
        raise SourceError(f"{source} cannot be fetched: only http:// and https:// addresses can")
    if isinstance(source, str) and not source.strip():
        raise SourceError("the name of the source is empty: give a file, a folder or an address")
    if isinstance(source, str) and ("\n" in source or "\0" in source):
        raise SourceError("the source is text, not the name of a file: use parse() for text")
    path = Path(source)
    try:
        if path.is_dir():
            pages = (file for file in path.iterdir() if file.suffix.lower() in SUFFIXES and file.name[0] != ".")
            found, problem = pages, f"the folder {path} holds no page: nothing that ends in {', '.join(SUFFIXES)}"
        elif path.exists():
            return [path]
        elif glob.has_magic(str(path)):
            # Path.glob takes relative patterns only.
            names = glob.iglob(str(path), recursive=True)  # noqa: PTH207
            found, problem = (Path(name) for name in names), f"no file matches {path}"
        else:
            raise SourceError(f"{path} does not exist")
        files = sorted(file for file in found if file.is_file())
    except OSError as error:  # not permitted, or a name that the system refuses
        raise SourceError(f"{path} cannot be read: {error.strerror}") from error
    if not files:
        raise SourceError(problem)
    return files


def _from_file(path: Path) -> Raw:
    data = bytearray()
    try:
        with path.open("rb") as stream:
            while chunk := stream.read(1 << 20):
                data += chunk
                if len(data) > _LIMIT:
                    raise SourceError(f"{path} is too large, over {_LIMIT // 1_000_000} MB: give the page alone")
        return Raw(name=str(path), data=bytes(data))
    except OSError as error:
        raise SourceError(f"{path} cannot be read: {error.strerror}") from error


def _from_stream(stream: BinaryIO, name: str) -> Raw:
    try:
        data = stream.read()
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"{name} cannot be read: {error}") from error
    if not isinstance(data, bytes):
        raise SourceError(f"{name} is a text stream: open it in binary mode, or use parse() for text")
    return Raw(name=name, data=data)


def _foreign(data: bytes) -> str | None:
    """Return what bytes are that are no page and what to do about it; None for text."""
    head = data[:_HEAD]
    sample = head + data[-_TAIL:] if head.startswith(b"PK") else head
    for pattern, what, advice in _FORMATS:
        if re.match(pattern, sample, re.DOTALL):
            return f"is {what}: {advice}"
    # UTF-16 and UTF-32 have NULs.
    is_wide = head.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")) or wide_codec(data) is not None
    is_binary = not is_wide and len(head) - len(head.translate(None, _CONTROLS)) > max(4, len(head) * 0.1)
    return "is a binary file: give a page saved as text (.txt) or HTML (.html)" if is_binary else None
