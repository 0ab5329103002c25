"""Opening files: what other programs wrote becomes a page, an archive the pages in it, all else a line of advice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from attrs import evolve, field, frozen

from aenoprojects.errors import AenoprojectsError, SourceError
from aenoprojects.reading.encoding import wide_codec

SUFFIXES = (
    ".txt", ".md", ".html", ".htm", ".xhtml", ".mhtml", ".mht", ".eml", ".docx", ".odt", ".pdf", ".zip",
    ".json", ".jsonl", ".xml",
)  # fmt: skip
"""What is read from a folder or an archive."""

_AS_TEXT = "open it, copy everything and save that as plain text (.txt)"
_AS_DOCX = "open it and save it as a Word document (.docx)"
_AS_PAGE = "open it in a browser and save it as 'Webpage, HTML only' (.html)"
_IMAGE = "it holds no text to read: save the page itself as text (.txt) or HTML (.html)"
_UNPACK = "unpack it and give the page inside"

# The signatures of what people send instead of a page.
_FORMATS = (
    (rb"\{\\rtf", "an RTF document", _AS_DOCX),
    (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Excel document", _AS_DOCX),
    (rb"\x89PNG|\xff\xd8\xff|GIF8|II\*\0|MM\0\*|BM.{4}\0{4}|RIFF.{4}WEBP|.{4}ftyp", "an image or video", _IMAGE),
    (rb"\x1f\x8b|Rar!\x1a|7z\xbc\xaf", "a compressed file", _UNPACK),
    (rb"bplist00", "a web archive", _AS_PAGE),
)
# What a zip is, by the name of a file in it.
_ZIPS = (
    ("xl/", "an Excel workbook", _AS_TEXT),
    ("ppt/", "a PowerPoint presentation", _AS_TEXT),
)
_HEADER = re.compile(rb"[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*")
# What only a program writes above a mail; "From:" and "Subject:" people type too.
_TECHNICAL = re.compile(
    rb"^(?:MIME-Version|Message-ID|Received|Return-Path|Delivered-To|Content-Type):", re.IGNORECASE | re.MULTILINE
)
_LONGEST_HEAD = 65536  # bytes of headers that are looked at
_HEAD = 4096  # bytes that are looked at
_CONTROLS = bytes({*range(32)} - set(b"\t\n\v\f\r\x1a\x1b"))
_DEEPEST = 2  # a zip on a mail, a mail in a zip; what is packed deeper was packed to do harm
_COMPANION = re.compile(r"_(?:files|bestanden)$|^__MACOSX$")  # what a browser saves beside a page, a Mac in a zip


@frozen(kw_only=True)
class Raw:
    """One page as bytes."""

    name: str
    """Path as given, URL after redirects, or "-" for standard input; of an archive with the name inside."""
    data: bytes = field(repr=False)
    """Its bytes, as they were found."""
    charset: str | None = None
    """What HTTP, or the mail around it, declared."""
    html: str | None = field(default=None, repr=False)
    """What the file of another program holds, as HTML; None for a page as it is."""
    address: str | None = None
    """Where it was saved from, which its links are relative to."""


class Failure(NamedTuple):
    """A file among others that could not be read."""

    name: str
    error: AenoprojectsError


class Skipped(NamedTuple):
    """A file in a folder or archive that is no page by its name."""

    name: str


Opened = Raw | Failure | Skipped


def open_file(raw: Raw, *, depth: int = 0) -> Iterator[Opened]:
    """Yield the pages in a file: itself, what a document holds, or the files of an archive.

    Args:
        raw: the file.
        depth: how many archives it was in.

    Raises:
        SourceError: it is none that can be read; of a file in an archive that is a `Failure`.
    """
    data = raw.data
    if data.startswith(b"PK\x03\x04") or data.startswith(b"PK\x05\x06"):
        yield from _open_zip(raw, depth)
    elif b"%PDF-" in data[:1024] and not data[:1].isalpha() and data.lstrip()[:1] in (b"%", b"\xef"):
        from aenoprojects.reading.pdf import pdf_html

        yield evolve(raw, html=pdf_html(data, raw.name))
    elif is_mail(data):
        from aenoprojects.reading.mail import mail_parts

        for part in mail_parts(data, raw.name):
            name = f"{raw.name}/{part.name}" if part.name else raw.name
            one = Raw(name=name, data=part.data, charset=part.charset, address=part.address)
            yield from _inside(one, depth) if part.name else [one]
    else:
        if reason := _foreign(data):
            raise SourceError(f"{raw.name} {reason}")
        yield raw


def is_page(name: str) -> bool:
    """Return whether a file is read from a folder, by its name.

    >>> is_page("projecten.HTML"), is_page("logo.png"), is_page(".htaccess.txt")
    (True, False, False)
    """
    path = PurePosixPath(name)
    return path.suffix.lower() in SUFFIXES and not path.name.startswith((".", "~$"))


def is_noise(name: str) -> bool:
    """Return whether a file is one that nobody put there as a page, so that nobody asks where it went.

    >>> is_noise("pagina_bestanden/stijl.css"), is_noise(".DS_Store"), is_noise("brief.rtf")
    (True, True, False)
    """
    *folders, last = PurePosixPath(name).parts or ("",)
    is_hidden = last.startswith((".", "~$")) or last.lower() in ("thumbs.db", "desktop.ini")
    return is_hidden or any(_COMPANION.search(folder) or folder.startswith(".") for folder in folders)


def is_mail(data: bytes) -> bool:
    """Return whether bytes are a mail or a web archive: they begin with headers, a technical one among them.

    >>> is_mail(b"Subject: Pagina\\nMIME-Version: 1.0\\n\\nHallo"), is_mail(b"Project: Fietsen\\nThema: x\\n\\nHallo")
    (True, False)
    """
    head = data[:_LONGEST_HEAD].replace(b"\r\n", b"\n").lstrip(b"\n")
    head = head.partition(b"\n")[2] if head.startswith(b"From ") else head
    place = 0
    while match := _HEADER.match(head, place):
        place = match.end()
    return place > 0 and _TECHNICAL.search(head[:place]) is not None


def _open_zip(raw: Raw, depth: int) -> Iterator[Opened]:
    from aenoprojects.reading.zipped import Zipped

    zipped = Zipped(raw.data, raw.name)
    names = zipped.names
    if "word/document.xml" in names:
        from aenoprojects.reading.word import word_html

        yield evolve(raw, html=word_html(zipped, raw.data))
        return
    if "mimetype" in names and "content.xml" in names:
        from aenoprojects.reading.opendocument import opendocument_html

        yield evolve(raw, html=opendocument_html(zipped))
        return
    for start, what, advice in _ZIPS:
        if any(name.startswith(start) for name in names):
            raise SourceError(f"{raw.name} is {what}: {advice}")
    if depth >= _DEEPEST:
        raise SourceError(f"{raw.name} is packed too often: {_UNPACK}")
    pages = sorted(name for name in names if is_page(name) and not is_noise(name))
    if not pages:
        raise SourceError(f"{raw.name} holds no page: nothing that ends in {', '.join(SUFFIXES)}")
    for name in pages:
        try:
            one = Raw(name=f"{raw.name}/{name}", data=zipped.read(name))
        except SourceError as error:
            yield Failure(f"{raw.name}/{name}", error)
        else:
            yield from _inside(one, depth)
    yield from (Skipped(f"{raw.name}/{name}") for name in names if not is_page(name) and not is_noise(name))


def _inside(raw: Raw, depth: int) -> Iterator[Opened]:
    """Yield the pages in a file that is in another; what fails costs itself only."""
    try:
        yield from open_file(raw, depth=depth + 1)
    except SourceError as error:
        yield Failure(raw.name, error)


def _foreign(data: bytes) -> str | None:
    """Return what bytes are that are no page and what to do about it; None for text."""
    head = data[:_HEAD]
    for pattern, what, advice in _FORMATS:
        if re.match(pattern, head, re.DOTALL):
            return f"is {what}: {advice}"
    # UTF-16 and UTF-32 have NULs.
    is_wide = head.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")) or wide_codec(data) is not None
    is_binary = not is_wide and len(head) - len(head.translate(None, _CONTROLS)) > max(4, len(head) * 0.1)
    return "is a binary file: give a page saved as text (.txt) or HTML (.html)" if is_binary else None
