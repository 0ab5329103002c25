"""What a text says beyond its period."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from aenoprojects.values.grammar import STRONG, is_described
from aenoprojects.values.tokens import Kind, Token

SIGNS = frozenset({Kind.SEPARATOR, Kind.SIGN, Kind.DASH, Kind.SLASH, Kind.AND, Kind.LEFT, Kind.RIGHT})
"""Tokens that only part others."""


def remark_of(text: str, tokens: Sequence[Token], used: Collection[int], first: int, after: int) -> str | None:
    """Return the pieces of a text that say something and were not used, as printed, joined by "; ".

    Args:
        text: the tidied text.
        tokens: all its tokens.
        used: indexes of those that the period was made from.
        first: index of the first token to look at.
        after: index after the last one.
    """
    pieces: list[str] = []
    waiting: list[int] = []
    for at in range(first, after):
        if at in used:
            pieces += _piece(text, tokens, waiting)
            waiting = []
        else:
            waiting.append(at)
    return "; ".join(dict.fromkeys(pieces + _piece(text, tokens, waiting))) or None


def _piece(text: str, tokens: Sequence[Token], indexes: Sequence[int]) -> list[str]:
    """Return what stands between two used tokens, without the small words that lead to the second."""
    low, high = 0, len(indexes)
    while high and not _says_something(tokens, indexes[high - 1]):
        high -= 1
    while low < high and tokens[indexes[low]].kind in SIGNS:
        low += 1
    if low == high:
        return []
    first, last = tokens[indexes[low]], tokens[indexes[high - 1]]
    if low == high - 1 and first.key == "(":
        inner = text[first.start + 1 : first.end].removesuffix(")").removesuffix("]").strip()
        return [inner] if inner.strip("()[] ") else []
    piece = text[first.start : last.end]
    unclosed = piece.count("(") > piece.count(")") and text[last.end : last.end + 1] == ")"
    return [piece + ")" if unclosed else piece]


def _says_something(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].kind in STRONG or is_described(tokens, at)
