"""Characters that stand for others: the text for matching, character for character the same length."""

from __future__ import annotations

INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
"""Characters that copying leaves inside addresses and numbers, for a character class."""

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
"""The forms of the keyboard's characters that fill a square of East Asian type (Unicode block FF00)."""
_ALIKE: dict[int, int | str] = {
    **_FULL_WIDTH,
    **dict.fromkeys(map(ord, "’‘ʼ`´"), "'"),
    **dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f\u3000\t"), " "),
    ord("。"): ".",
    ord("．"): ".",
}


def plain(text: str) -> str:
    """Return a text with the keyboard's characters for what looks like them; offsets stay what they are.

    >>> plain("o\u2019neill＠gouda．example")
    "o'neill@gouda.example"
    """
    return text if text.isascii() and "\t" not in text else text.translate(_ALIKE)
