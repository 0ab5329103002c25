"""Web archives for tests, as crawlers write them."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

HTML = [("Content-Type", "text/html; charset=utf-8")]
DATE = "2024-05-01T10:00:00Z"


def web_archive(
    pages: Iterable[tuple[str, bytes]],
    *,
    headers: Sequence[tuple[str, str]] = HTML,
    status: str = "200 OK",
    gzip: bool = True,
) -> bytes:
    """Return a web archive of pages, each an answer of a server: address and body."""
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=gzip)
    head = {"WARC-Date": DATE, "WARC-Record-ID": "<urn:uuid:00000000-0000-0000-0000-000000000000>"}
    for address, body in pages:
        answer = StatusAndHeaders(status, list(headers), protocol="HTTP/1.1")
        record = writer.create_warc_record(
            address, "response", payload=io.BytesIO(body), http_headers=answer, warc_headers_dict=dict(head)
        )
        write(writer, record)
    return stream.getvalue()


def resource(address: str, body: bytes, kind: str) -> bytes:
    """Return a web archive of one file that was kept as it is."""
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=True)
    record = writer.create_warc_record(
        address, "resource", payload=io.BytesIO(body), warc_content_type=kind, warc_headers_dict={"WARC-Date": DATE}
    )
    write(writer, record)
    return stream.getvalue()


def write(writer: WARCWriter, record: ArcWarcRecord) -> None:
    """Write a record and close the file in which its body waited."""
    writer.write_record(record)
    record.raw_stream.close()
