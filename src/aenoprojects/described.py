"""What `help()` says of a value's fields: the lines that stand below them in the source, read when someone asks."""

from __future__ import annotations

import ast
import inspect
import textwrap
from itertools import pairwise
from typing import Any, TypeVar

_T = TypeVar("_T")


class _Described:
    """The docstring of a class, with its fields added the first time that it is looked at.

    Reading the source takes milliseconds: importing the package must not pay for what only `help()` shows.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.full: str | None = None

    def __get__(self, instance: object, owner: type) -> str:
        if self.full is None:
            rows = {name: row for kind in reversed(owner.__mro__) for name, row in fields_of(kind).items()}
            lines = (f"    {name}: {kind}\n        {said}" for name, (kind, said) in rows.items())
            self.full = "\n".join([f"{self.text.rstrip()}\n\nFields:", *lines]) + "\n" if rows else self.text
        return self.full


def described(kind: type[_T]) -> type[_T]:
    """Return the class with a docstring that also lists its fields and what stands below each in the source.

    >>> from aenoprojects.model import PageLine
    >>> print(PageLine.__doc__.strip())
    A line of the page itself: navigation, introduction, legend, footer.
    <BLANKLINE>
    Fields:
        line: int
            Line number in its source, from 1.
        text: str
            The line, outer blanks removed.
    """
    made: Any = kind
    made.__doc__ = _Described(inspect.cleandoc(kind.__doc__ or ""))
    return kind


def fields_of(kind: type) -> dict[str, tuple[str, str]]:
    """Return the fields of a class, each with its type and what stands below it; nothing where there is no source.

    >>> from aenoprojects.model import Link
    >>> fields_of(Link)["text"]
    ('str', 'What the reader clicks on.')
    """
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(kind))).body[0]
    except (OSError, TypeError, SyntaxError, IndexError):  # a package without its sources
        return {}
    body = tree.body if isinstance(tree, ast.ClassDef) else []
    return {
        ast.unparse(item.target): (ast.unparse(item.annotation), " ".join(str(below.value.value).split()))
        for item, below in pairwise(body)
        if isinstance(item, ast.AnnAssign) and isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant)
    }
