"""Mail and web archives: the page in an .eml or .mhtml file, and the files that hang on a mail."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import NamedTuple

from aenoprojects.errors import SourceError


class Part(NamedTuple):
    """One part of a mail that may be a page."""

    name: str
    """Name of the file that hangs on the mail; empty for the mail itself."""
    data: bytes
    charset: str | None
    """What the part says of its encoding."""
    address: str | None
    """Where the page was saved from, which its links are relative to."""


def mail_parts(data: bytes, name: str) -> list[Part]:
    """Return the page of a mail or web archive, HTML before plain text, and the files that hang on it.

    Frames, pictures and styles of a web archive are no pages.

    Args:
        data: the file (RFC 5322; a web archive is RFC 2557).
        name: what to call it in an error.

    Raises:
        SourceError: there is no text in it.
    """
    message = message_from_bytes(data.lstrip(b"\r\n"), policy=policy.default)
    parts = []
    body = message.get_body(preferencelist=("html", "plain"))
    if isinstance(body, EmailMessage):
        address = body.get("Content-Location") or message.get("Snapshot-Content-Location")
        # A path on the disk of whoever saved the page is no address, and nobody else's business.
        web = str(address) if str(address).startswith(("http://", "https://")) else None
        parts.append(Part("", _content(body), body.get_content_charset(), web))
    for part in message.walk():
        if part.get_content_disposition() == "attachment" and (file := part.get_filename()):
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                parts.append(Part(re.sub(r"[\\/\x00-\x1f]", "_", file), content, None, None))
    if not parts:
        raise SourceError(f"{name} is a mail without text: save the page itself as text (.txt) or HTML (.html)")
    return parts


def _content(part: EmailMessage) -> bytes:
    content = part.get_payload(decode=True)
    data = content if isinstance(content, bytes) else b""
    if part.get_param("format", "") == "flowed":
        # A line that ends in a blank goes on in the next one (RFC 3676, section 4.2).
        data = re.sub(rb"(?<!\n--) \r?\n(?!\r?\n|>)", b"" if part.get_param("delsp", "") == "yes" else b" ", data)
    return data
