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
_TITLES = {"utf-8": "UTF-8", "cp1252": "Windows-1252", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}
_WIDE_SAMPLE = 4096  # bytes, even
_DECLARED = re.compile(rb"(<\?xml[^>]{0,200}?encoding\s*=\s*[\"'])[\w.:-]{1,40}")


def as_windows(byte: int) -> str:
    """Return the character that a byte is in Windows-1252, or in Latin-1 where it is none there."""
    return bytes([byte]).decode("cp1252", errors="ignore") or chr(byte)


_WINDOWS = {as_windows(byte): byte for byte in range(0x80, 0x100)}
_TAIL = f"[{''.join(re.escape(as_windows(byte)) for byte in range(0x80, 0xC0))}]"
# UTF-8 of accented letters, of quotation marks and the euro, and of emoji, read as Windows-1252. Other sequences are
# valid too, but occur in real text: "CAFÉ»".
_MOJIBAKE = {
    lead: re.compile(f"{lead}{tail}")
    for lead, tail in (("Ã", _TAIL), ("Â", _TAIL), ("â", _TAIL * 2), ("ï", "»¿"), ("ð", _TAIL * 3))
}
_DEPTH = 3  # times that a text may have gone through the wrong encoding


class Decoded(NamedTuple):
    """Text without byte order mark, Python's name of its encoding, AP001 where that was guessed, AP002 on losses."""

    text: str
    encoding: str
    diagnostics: tuple[Diagnostic, ...]


def decode(
    data: bytes, *, declared: str | None = None, encoding: str | None = None, name: str | None = None
) -> Decoded:
    """Decode the bytes of a page.

    The order: byte order mark, UTF-16 that shows, what HTTP declared, what the page declares (HTML meta, XML
    declaration), UTF-8, and last Windows-1252. A declaration that does not fit the bytes is passed over. NUL and what
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
    if chosen == "utf-16":  # forced, without saying which: as it looks
        chosen = "utf-16-be" if data.startswith(codecs.BOM_UTF16_BE) else wide_codec(data) or "utf-16-le"
    mark = next((mark for mark, codec in _MARKS if codec == chosen), b"")
    text = data.removeprefix(mark).decode(chosen, errors="replace").replace("\0", "\ufffd")
    notes = [report(Code.ENCODING_GUESSED, text=_TITLES[chosen], source=name)] if guessed else []
    if "\ufffd" in text:
        line = len(re.findall("\r\n?|\n", text[: text.index("\ufffd")])) + 1
        notes.append(report(Code.CHARACTERS_REPLACED, line=line, source=name))
    return Decoded(text, chosen, tuple(notes))


def mend_mojibake(text: str) -> tuple[str, tuple[str, int] | None]:
    """Return text with UTF-8 that somebody read as Windows-1252 made right, and the first word of it with its place.

    >>> mend_mojibake("De CoÃ¶rdinatie kost â‚¬ 5")
    ('De Coördinatie kost € 5', ('CoÃ¶rdinatie', 3))
    """
    found = [match for lead, pattern in _MOJIBAKE.items() if lead in text and (match := pattern.search(text))]
    if not found:
        return text, None
    first = min(found, key=re.Match.start)
    start = max(text.rfind(blank, 0, first.start()) for blank in " \n\t<>") + 1
    word = re.split(r"[\s<>]", text[start : first.end() + 40], maxsplit=1)[0]
    for _ in range(_DEPTH):
        for pattern in _MOJIBAKE.values():
            text = pattern.sub(_mended, text)
    return text, (word, start)


def _mended(match: re.Match[str]) -> str:
    return bytes(_WINDOWS[char] for char in match[0]).decode("utf-8", errors="ignore") or match[0]


def as_utf8(data: bytes) -> bytes:
    """Return the bytes of one of our own formats in UTF-8.

    They are written so, but may have come through a program that wrote UTF-16, UTF-32 or, of JSON, Windows-1252; XML
    says itself what it is in.

    >>> as_utf8('{"title": "één"}'.encode("cp1252")).decode()
    '{"title": "één"}'
    """
    codec = next((codec for mark, codec in _MARKS if data.startswith(mark)), None) or wide_codec(data)
    if codec is None and data.lstrip()[:1] in (b"{", b"[") and not _fits(data, "utf-8"):
        codec = "cp1252"
    if codec is None or codec == "utf-8":
        return data
    text = data.decode(codec, errors="replace").removeprefix("\ufeff")
    return _DECLARED.sub(rb"\1utf-8", text.encode("utf-8", errors="replace"), count=1)


def wide_codec(data: bytes) -> str | None:
    """Return which UTF-16 bytes without a byte order mark are in; None for anything else.

    In a text of Latin letters every other byte is then NUL, and hardly any of those between.
    """
    sample = data[: min(_WIDE_SAMPLE, len(data) // 2 * 2)]
    pairs = len(sample) // 2
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if pairs < 2 or len(data) % 2 or max(even, odd) < pairs * 0.7 or min(even, odd) > pairs * 0.05:
        return None
    codec = "utf-16-le" if odd > even else "utf-16-be"
    return codec if _fits(data, codec) else None


def _choose(data: bytes, declared: str | None) -> tuple[str, bool]:
    """Return the encoding, and whether it is a guess that the reader should hear of."""
    if marked := next((codec for mark, codec in _MARKS if data.startswith(mark)), None):
        return marked, False
    if wide := wide_codec(data):
        return wide, True
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
    # More characters that are whole UTF-8 than are not: a file cut short, a slip in one place.
    return ("utf-8", False) if is_utf8 or _is_damaged(data) else ("cp1252", True)


def _is_damaged(data: bytes) -> bool:
    text = data.decode("utf-8", errors="replace")
    return sum(char > "\x7f" for char in text) > 2 * text.count("\ufffd")


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
