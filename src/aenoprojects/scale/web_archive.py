"""Web archives (WARC): the pages that servers answered with, each by its address and date.

Source: ISO 28500:2017 (WARC 1.1). A page is a record of type "response" whose answer is 200 and of a text type, or one
of type "resource" of such a type.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from datetime import datetime
from email.message import Message
from email.parser import BytesHeaderParser
from typing import BinaryIO, NamedTuple

from fastwarc.stream_io import BrotliReader, ChunkedReader
from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from aenoprojects.errors import SourceError
from aenoprojects.reading.opening import Failure, Raw
from aenoprojects.reading.source import LIMIT
from aenoprojects.reading.web import Unpacker

SUFFIXES = (".warc", ".warc.gz", ".warc.zst")
"""How the names of web archives end."""

_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain", "text/markdown"})
_WANTED = WarcRecordType.response | WarcRecordType.resource
# How a record begins, compressed on its own as is the custom, or as it is: where to go on behind damage.
_GZIP = b"\x1f\x8b\x08"
_BEGINNINGS = (_GZIP, b"\x28\xb5\x2f\xfd", b"WARC/1.")
_MOST_DAMAGES = 1000
"""Restarts in one archive: damage is rare, and whoever makes more of it does so on purpose."""
_CHUNK = 1 << 20


class Captured(NamedTuple):
    """A page of an archive, or the reason that it, or what stood at that place, cannot be read."""

    page: Raw | Failure
    date: datetime | None
    """When it was fetched."""


def is_web_archive(name: str) -> bool:
    """Return whether a file is a web archive by its name.

    >>> is_web_archive("https://archief.example/2024.WARC.gz"), is_web_archive("pagina.html")
    (True, False)
    """
    return name.lower().endswith(SUFFIXES)


def captured(stream: BinaryIO, name: str) -> Iterator[Captured]:
    """Yield the pages of a web archive, in its order.

    A page that cannot be unpacked, and a stretch of the archive that is damaged, costs itself only.

    Args:
        stream: the archive; it can seek.
        name: its name, for what is damaged.
    """
    place, last, lost = 0, 0, None  # where to begin, where the last record began, since where bytes are lost
    waiting: Captured | None = None  # until the next record begins: only then the check sum of its own has been seen
    for _ in range(_MOST_DAMAGES):
        try:
            stream.seek(place)
            for record in ArchiveIterator(stream, record_types=WarcRecordType.any_type, parse_http=False):
                if waiting:
                    yield waiting
                    waiting = None
                if lost is not None:
                    yield _damaged(name, lost, record.stream_pos)
                last, lost = record.stream_pos, None
                if record.record_type & _WANTED:
                    waiting = _captured(record)
            break
        except (OSError, ValueError):
            lost = last if lost is None else lost
            if waiting and _is_sound(stream, last):
                yield waiting
            waiting, place = None, _next_record(stream, last + 1)
            last = place
        if place < 0:
            break
    if lost is not None or not _is_whole(stream, last):
        if waiting and _is_sound(stream, last):
            yield waiting
        yield _damaged(name, last if lost is None else lost, None)
    elif waiting:
        yield waiting


def _damaged(name: str, start: int, end: int | None) -> Captured:
    """Return what says that a stretch of an archive cannot be read; without an end it is the last one."""
    stretch = f"from byte {start}" if end is None else f"between the bytes {start} and {end}"
    return Captured(
        Failure(name, SourceError(f"{name} is damaged or cut short {stretch}: that part was not read")), None
    )


def _is_whole(stream: BinaryIO, place: int) -> bool:
    """Return whether the last record is whole and nothing follows: a file that was cut short may end anywhere.

    The iterator ends at such a place as at any other.
    """
    try:
        stream.seek(place)
        for record in ArchiveIterator(stream, record_types=WarcRecordType.any_type, parse_http=False):
            stated = record.headers.get("Content-Length") or ""
            if not stated.isdigit() or record.reader.consume() < int(stated):
                return False
            return _is_sound(stream, place, is_last=True)
    except OSError:
        pass
    return False


def _is_sound(stream: BinaryIO, place: int, *, is_last: bool = False) -> bool:
    """Return whether the check sum of a record that is packed by gzip fits; `is_last`: and nothing follows it.

    What is packed in another way, or not at all, is taken for sound.
    """
    stream.seek(place)
    if stream.read(len(_GZIP)) != _GZIP:
        return True
    stream.seek(place)
    member = zlib.decompressobj(wbits=31)
    try:
        while not member.eof:
            chunk = stream.read(_CHUNK)
            if not chunk:
                return False
            while chunk and not member.eof:
                member.decompress(chunk, _CHUNK)  # what is in it was read before
                chunk = member.unconsumed_tail
    except zlib.error:
        return False
    return not (is_last and (member.unused_data or stream.read(1)))


def _next_record(stream: BinaryIO, start: int) -> int:
    """Return where the next record may begin, -1 where none does."""
    overlap = max(map(len, _BEGINNINGS)) - 1
    stream.seek(start)
    before = b""
    while chunk := stream.read(_CHUNK):
        window = before + chunk
        places = [at for mark in _BEGINNINGS if (at := window.find(mark)) >= 0]
        if places:
            return start - len(before) + min(places)
        start += len(chunk)
        before = window[-overlap:]
    return -1


def _captured(record: WarcRecord) -> Captured | None:
    """Return the page in a record, None for what is none: an image, an answer that says "not found"."""
    address = record.headers.get("WARC-Target-URI") or ""
    kind = (record.headers.get("Content-Type") or "").lower()
    is_answer = bool(record.record_type & WarcRecordType.response)
    if is_answer and not address.lower().startswith(("http:", "https:")):
        return None  # the answer to a question for a name
    if not is_answer and kind.partition(";")[0].strip() not in _TYPES:
        return None
    name = address.strip("<>") or record.record_id or "record"
    try:
        block = _block(record, name)
        head, body = _parted(block) if is_answer else (Message(), block)
        if is_answer and not _is_page(head):
            return None
        data = _unpacked(head, body, name)
    except SourceError as error:
        return Captured(Failure(name, error), record.record_date)
    charset = head.get_content_charset() if is_answer else _charset(kind)
    return Captured(Raw(name=name, data=data, charset=charset, address=name), record.record_date)


def _block(record: WarcRecord, name: str) -> bytes:
    """Return all bytes of a record."""
    if record.content_length > LIMIT:
        raise SourceError(f"{name} is too large, over {LIMIT // 1_000_000} MB: give the page alone")
    block: bytes = record.reader.read(LIMIT)
    stated = record.headers.get("Content-Length") or ""
    if stated.isdigit() and len(block) < int(stated):
        raise SourceError(f"{name} is cut short: {len(block)} of {stated} bytes are there")
    return block


def _parted(block: bytes) -> tuple[Message, bytes]:
    """Return the head of an answer, its status under the name ":status", and its body."""
    first, _, rest = block.partition(b"\n")
    length = next((at + len(mark) for mark in (b"\r\n\r\n", b"\n\n") if (at := rest.find(mark)) >= 0), len(rest))
    if rest.startswith((b"\r\n", b"\n")):  # no header at all
        length = rest.index(b"\n") + 1
    head = BytesHeaderParser().parsebytes(rest[:length])
    head[":status"] = [*first.split(), b"", b""][1].decode("ascii", "replace")
    return head, rest[length:]


def _is_page(head: Message) -> bool:
    """Return whether an answer is a page: found, and text. What says nothing of its type is looked at as a file is."""
    kind = (head.get("Content-Type") or "").partition(";")[0].strip().lower()
    return head[":status"] == "200" and (not kind or kind in _TYPES)


def _charset(kind: str) -> str | None:
    head = Message()
    head["Content-Type"] = kind
    return head.get_content_charset()


def _unpacked(head: Message, body: bytes, name: str) -> bytes:
    """Return a body as it was before it was sent (RFC 9112, section 7.1; RFC 9110, section 8.4)."""
    if "chunked" in (head.get("Transfer-Encoding") or "").lower():
        body = _unchunked(body)
    encodings = [one.strip() for one in (head.get("Content-Encoding") or "").lower().split(",") if one.strip()]
    if encodings and encodings[-1] == "br":
        try:
            body = BrotliReader(io.BytesIO(body)).read(LIMIT + 1)
        except OSError as error:
            raise SourceError(f"{name} is damaged: {error}") from error
        encodings.pop()
    unpacker = Unpacker(", ".join(encodings), name, LIMIT)
    data = unpacker.unpack(body)
    if len(data) > LIMIT:
        raise SourceError(f"{name} is too large, over {LIMIT // 1_000_000} MB: give the page alone")
    unpacker.finish()
    return data


def _unchunked(body: bytes) -> bytes:
    """Return a body without the sizes of its chunks; many crawlers took them out and kept the header."""
    try:
        return bytes(ChunkedReader(io.BytesIO(body)).read(LIMIT + 1))
    except (OSError, ValueError):
        return body
