"""Files that are no page: what they are, and what to save them as."""

from __future__ import annotations

from aenoprojects.reading.encoding import utf16_without_mark

_AS_TEXT = "open it, copy everything and save that as plain text (.txt)"
_AS_PAGE = "open it in a browser and save it as 'Webpage, HTML only' (.html)"
_IMAGE = "it holds no text to read: save the page itself as text (.txt) or HTML (.html)"
_UNPACK = "unpack it and give the page inside"

# First bytes: the registered signatures of the formats that people send instead of a page.
_SIGNATURES = (
    (b"%PDF-", "a PDF document", _AS_TEXT),
    (b"{\\rtf", "an RTF document", _AS_TEXT),
    (b"\x89PNG\r\n\x1a\n", "an image (PNG)", _IMAGE),
    (b"\xff\xd8\xff", "an image (JPEG)", _IMAGE),
    (b"GIF87a", "an image (GIF)", _IMAGE),
    (b"GIF89a", "an image (GIF)", _IMAGE),
    (b"II*\0", "an image (TIFF)", _IMAGE),
    (b"MM\0*", "an image (TIFF)", _IMAGE),
    (b"\x1f\x8b", "a compressed file (gzip)", _UNPACK),
    (b"Rar!\x1a\x07", "an archive (RAR)", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "an archive (7-Zip)", _UNPACK),
    (b"bplist00", "a web archive (Safari)", _AS_PAGE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Excel document", _AS_TEXT),
)
_INSIDE_ZIP = (
    (b"word/", "a Word document", _AS_TEXT),
    (b"xl/", "an Excel workbook", _AS_TEXT),
    (b"ppt/", "a PowerPoint presentation", _AS_TEXT),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file", _AS_TEXT),
    (b"application/epub", "an e-book (EPUB)", _AS_TEXT),
)
_HEAD = 4096
_CONTROLS = bytes({*range(32)} - set(b"\t\n\v\f\r\x1a\x1b"))


def foreign(data: bytes) -> str | None:
    """Return what bytes are that are no page and what to do about it; None for text.

    >>> foreign(b"%PDF-1.7 ...")
    'is a PDF document: open it, copy everything and save that as plain text (.txt)'
    """
    found = _by_signature(data)
    return f"is {found[0]}: {found[1]}" if found else None


def _by_signature(data: bytes) -> tuple[str, str] | None:
    head = data[:_HEAD]
    for signature, what, advice in _SIGNATURES:
        if head.startswith(signature):
            return what, advice
    if head.startswith(b"PK\x03\x04"):
        # The names of a zip's members stand in its directory, which is the end of the file.
        for member, what, advice in _INSIDE_ZIP:
            if member in head or member in data[-65536:]:
                return what, advice
        return "a zip archive", _UNPACK
    if (head.startswith(b"RIFF") and head[8:12] == b"WEBP") or head[4:8] == b"ftyp" or _is_bitmap(data):
        return "an image or video", _IMAGE
    if b"multipart/related" in head and b"MIME-Version:" in head:
        return "a web archive (MHTML)", _AS_PAGE
    return ("a binary file", "give a page saved as text (.txt) or HTML (.html)") if _is_binary(head) else None


def _is_bitmap(data: bytes) -> bool:
    """Return whether it is a BMP image, whose header states the length of the file."""
    return data.startswith(b"BM") and int.from_bytes(data[2:6], "little") == len(data)


def _is_binary(head: bytes) -> bool:
    """Return whether a tenth is control characters; UTF-16 and UTF-32 are text all the same."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")) or utf16_without_mark(head):
        return False
    return len(head) - len(head.translate(None, _CONTROLS)) > max(4, len(head) * 0.1)
