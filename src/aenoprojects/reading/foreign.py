"""Files that are no page: what they are, and what to save them as."""

from __future__ import annotations

import re

from aenoprojects.reading.encoding import utf16_without_mark

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
_CONTROLS = bytes({*range(32)} - set(b"\t\n\v\f\r\x1a\x1b"))


def foreign(data: bytes) -> str | None:
    """Return what bytes are that are no page and what to do about it; None for text.

    >>> foreign(b"%PDF-1.7 ...")
    'is a PDF document: open it, copy everything and save that as plain text (.txt)'
    """
    head = data[:_HEAD]
    sample = head + data[-_TAIL:] if head.startswith(b"PK") else head
    for pattern, what, advice in _FORMATS:
        if re.match(pattern, sample, re.DOTALL):
            return f"is {what}: {advice}"
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")) or utf16_without_mark(head):
        return None
    controls = len(head) - len(head.translate(None, _CONTROLS))
    is_binary = controls > max(4, len(head) * 0.1)
    return "is a binary file: give a page saved as text (.txt) or HTML (.html)" if is_binary else None
