"""From bytes to text: which encoding, and what it cost."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from aenoprojects.diagnostics import Code, Diagnostic, report
from aenoprojects.errors import OptionError

# UTF-32 first: its little-endian mark starts with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARATIONS = (
    re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE),
    re.compile(rb"\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})", re.IGNORECASE),
)
_TEXT_CODEC = re.compile(
    r"utf-(?:8|16|32)(?:-le|-be)?|cp\d+|iso8859-\d+|koi8-[rut]|mac-\w+"
    r"|gb\w+|big5\w*|shift_jis\w*|euc_\w+|iso2022_\w+|hz|tis-620"
)
_TITLES = {"utf-8": "UTF-8", "cp1252": "Windows-1252"}


class Decoded(NamedTuple):
    """Text without byte order mark, Python's name of its encoding, AP001 where that was guessed, AP002 on losses."""

    text: str
    encoding: str
    diagnostics: tuple[Diagnostic, ...]


def decode(
    data: bytes, *, declared: str | None = None, encoding: str | None = None, name: str | None = None
) -> Decoded:
    """Decode the bytes of a page.

    The order: byte order mark, what HTTP declared, what the page declares (HTML meta, XML declaration),
    UTF-8, and last Windows-1252. A declaration that does not fit the bytes is passed over. NUL and what
    cannot be decoded become U+FFFD.

    Args:
        data: the bytes.
        declared: charset of the HTTP header.
        encoding: forces an encoding; an OptionError where it is no name that Python knows for text.
        name: name of the source, for the diagnostics.

    >>> decode("één".encode("cp1252")).text
    'één'
    """
    chosen, guessed = _choose(data, declared) if encoding is None else (_codec(encoding), False)
    if chosen is None:
        raise OptionError(f"unknown encoding {encoding!r}: give a name such as utf-8, utf-16 or cp1252")
    mark = next((mark for mark, codec in _MARKS if codec == chosen), b"")
    text = data.removeprefix(mark).decode(chosen, errors="replace").replace("\0", "\ufffd")
    notes = [report(Code.ENCODING_GUESSED, text=_TITLES[chosen], source=name)] if guessed else []
    if "\ufffd" in text:
        line = len(re.findall("\r\n?|\n", text[: text.index("\ufffd")])) + 1
        notes.append(report(Code.CHARACTERS_REPLACED, line=line, source=name))
    return Decoded(text, chosen, tuple(notes))


def _choose(data: bytes, declared: str | None) -> tuple[str, bool]:
    """Return the encoding, and whether it is a guess that the reader should hear of."""
    if marked := next((codec for mark, codec in _MARKS if data.startswith(mark)), None):
        return marked, False
    found = (pattern.search(data[:4096]) for pattern in _DECLARATIONS)
    labels = [declared or "", *(match[1].decode() for match in found if match)]
    stated = [codec for label in labels if (codec := _codec(label)) and not codec.startswith(("utf-16", "utf-32"))]
    is_utf8 = _fits(data, "utf-8")
    if is_utf8 and not data.isascii():
        # Bytes that make valid multi-byte UTF-8 by accident do not occur: another declaration is stale.
        return "utf-8", bool(stated) and "utf-8" not in stated
    for codec in stated:
        if _fits(data, codec):
            return codec, False
    text = data.decode("utf-8", errors="replace")
    # More characters that are whole UTF-8 than are not: a file cut short, a slip in one place.
    is_damaged = sum(char > "\x7f" for char in text) > 2 * text.count("\ufffd")
    return ("utf-8", False) if is_utf8 or is_damaged else ("cp1252", True)


def _codec(label: str) -> str | None:
    """Return Python's name of a declared encoding, None where it is none for text.

    Latin-1 and ASCII mean Windows-1252 on the web (WHATWG Encoding, section 4.2).
    """
    try:
        codec = codecs.lookup(label.strip("\"' ")).name.removesuffix("-sig")
    except (LookupError, ValueError):
        return None
    if codec in ("iso8859-1", "ascii"):
        return "cp1252"
    return codec if _TEXT_CODEC.fullmatch(codec) else None


def _fits(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeError:
        return False
    return True
