"""A plain page as other plain text: endings, encodings, spacing, labels."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable

from dressing.pieces import pieces


def _relabelled(text: str, form: Callable[[str], str]) -> str:
    """The plain page with another form for "Label:", the value always beside it."""
    out: list[str] = []
    for piece in pieces(text):
        if piece.kind == "field":
            first, *rest = [value for value in piece.values if value] or [""]
            out += [f"{form(piece.label)}{first}", *rest]
        elif piece.kind == "item":
            text = piece.text.replace("\n", "\n  ")
            out.append(f"{piece.number}. {text}" if piece.number else f"• {text}")
        else:
            out.append(piece.text)
    return "\n".join(out)


def dress_crlf(text: str) -> bytes:
    """Line endings of Windows."""
    return text.replace("\n", "\r\n").encode()


def dress_cr(text: str) -> bytes:
    """Line endings of the old Macintosh."""
    return text.replace("\n", "\r").encode()


def dress_utf16(text: str) -> bytes:
    """UTF-16 with a byte order mark, as Notepad's "Unicode"."""
    return text.replace("\n", "\r\n").encode("utf-16")


def dress_utf8_mark(text: str) -> bytes:
    """UTF-8 with a byte order mark."""
    return text.encode("utf-8-sig")


def dress_cp1252(text: str) -> bytes:
    """Windows-1252 that nothing declares."""
    return text.encode("cp1252", errors="replace")


def dress_double_spaced(text: str) -> str:
    """Every line double-spaced."""
    return text.replace("\n", "\n\n")


def dress_no_blanks(text: str) -> str:
    """No blank lines at all."""
    return "\n".join(line for line in text.split("\n") if line.strip())


def dress_wrapped(text: str) -> str:
    """Hard-wrapped at 72 columns."""
    return "\n".join(
        row
        for line in text.split("\n")
        for row in textwrap.wrap(line, 72, break_long_words=False, break_on_hyphens=False) or [""]
    )


def dress_tabs(text: str) -> str:
    """Tabs before lines and after labels, blanks at every end."""
    return "\n".join(f"\t{line}  \t" for line in _relabelled(text, "{}:\t".format).split("\n"))


def dress_soft_hyphens(text: str) -> str:
    """Soft hyphens within the long words of the prose and the labels."""
    return re.sub(r"\b([^\W\d_]{5})([^\W\d_]{4,})\b(?![@.\w])(?<![@.])", "\\1\u00ad\\2", text)


def dress_no_break_hyphens(text: str) -> str:
    """Every hyphen Word's no-break hyphen: in names, addresses, dates and before items."""
    return text.replace("-", "\u2011")


def dress_no_break(text: str) -> str:
    """No-break blanks before the colons and after them."""
    return _relabelled(text, "{}\u00a0:\u00a0".format)


def dress_full_width(text: str) -> str:
    """Full-width colons."""
    return _relabelled(text, "{}：".format)


def dress_upper_case(text: str) -> str:
    """Labels in upper case."""
    return _relabelled(text, lambda label: f"{label.upper()}: ")


def dress_lower_case(text: str) -> str:
    """Labels in lower case."""
    return _relabelled(text, lambda label: f"{label.lower()}: ")


def dress_dash(text: str) -> str:
    """A dash in place of the colon."""
    return _relabelled(text, "{} – ".format)


def dress_tab_separated(text: str) -> str:
    """A tab in place of the colon, as a table pasted from a spreadsheet has it."""
    return _relabelled(text, "{}\t".format)
