"""A page: bytes of either kind to lines, the kind decided by what is in them."""

from __future__ import annotations

import hashlib
import re

from attrs import evolve

from aenoprojects.diagnostics import Code, report
from aenoprojects.model import Source
from aenoprojects.reading.encoding import decode, mend_mojibake
from aenoprojects.reading.front_matter import split_front_matter
from aenoprojects.reading.lines import Page
from aenoprojects.reading.opening import Raw
from aenoprojects.reading.text import text_page

_TAGS = (
    "a|article|b|body|br|center|dd|details|div|dl|dt|em|fieldset|figure|font|footer|form|h[1-6]|head|header|hr|html|i"
    "|img|li|link|main|meta|nav|ol|p|script|section|span|strong|style|summary|table|tbody|td|th|title|tr|u|ul"
)
_TAG = re.compile(rf"</?(?:{_TAGS})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_DOCUMENT = re.compile(
    r"\s*(?:<\?xml\b[^<>]*>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_START = re.compile(rf"\s*(?:<!--|<\?xml\b|<(?:{_TAGS})[\s>/])", re.IGNORECASE)
_MARKDOWN = re.compile(r"^#{1,6} +\S|^ *[-*] +\*\*|\]\(", re.MULTILINE)
_ENOUGH = 3  # tags that make HTML of a fragment which begins with text


def read_page(raw: Raw, *, kind: str | None = None, encoding: str | None = None, base: str | None = None) -> Page:
    """Read a source as lines.

    Args:
        raw: its bytes.
        kind: "text" or "html" forces it; None looks.
        encoding: forces an encoding; an OptionError where it is none.
        base: address that relative links are relative to; None takes what the page says, or its own URL.
    """
    source = Source(name=raw.name, sha256=hashlib.sha256(raw.data).hexdigest())
    base = base or raw.address
    if raw.html is not None:  # what another program's file holds is text already
        return text_or_html(raw.html, source=source, kind="html", base=base)
    decoded = decode(raw.data, declared=raw.charset, encoding=encoding, name=raw.name)
    page = text_or_html(decoded.text, source=source, kind=kind, base=base)
    return evolve(page, diagnostics=(*decoded.diagnostics, *page.diagnostics))


def text_or_html(text: str, *, source: Source, kind: str | None = None, base: str | None = None) -> Page:
    """Read text as lines, as HTML where it is HTML; the source's kind is filled in.

    Front matter comes off first: it stands above pages of either kind.
    """
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text, broken = mend_mojibake(text)
    front, start = split_front_matter(text)
    body = text[start:]
    above = text.count("\n", 0, start)
    if kind == "html" or (kind is None and is_html(body)):
        from aenoprojects.reading.html import html_page

        page = html_page("\n" * above + body, source=evolve(source, kind="html"), base=base)
    else:
        page = text_page(body, source=evolve(source, kind="text"), first=above + 1)
    if broken:
        note = report(Code.MOJIBAKE_REPAIRED, text=broken[0], line=text.count("\n", 0, broken[1]) + 1)
        page = evolve(page, diagnostics=(note, *page.diagnostics))
    return evolve(page, lines=(*front, *page.lines)) if front else page


def is_html(text: str) -> bool:
    """Return whether text is HTML: what it holds counts, not the name of its file.

    It is when it begins with a tag of HTML, or has several of them and hardly a line without; Markdown may begin with
    a tag too.

    >>> is_html("Thema: x<br>Looptijd: 2021<br><b>Meer</b>"), is_html("5 < 6 en <b>dus</b>")
    (True, False)
    """
    if "<" not in text:
        return False
    text = text.lstrip("\ufeff")
    if _DOCUMENT.match(text):
        return True
    if _START.match(text) and not _MARKDOWN.search(text):
        return bool(_TAG.search(text))
    tags = sum(1 for _ in _TAG.finditer(text))
    return tags >= _ENOUGH and tags * 2 >= sum(1 for line in text.splitlines() if line.strip())
