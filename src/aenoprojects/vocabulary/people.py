"""Words around people: titles, particles, functions, mailboxes, labels; the rows are in people.toml."""

from __future__ import annotations

import re
from functools import cache

from aenoprojects.vocabulary import load
from aenoprojects.vocabulary.folding import fold

_TABLE = re.compile(r"\{([a-z_]+)\}")


@cache
def folded(*tables: str) -> frozenset[str]:
    """Return the words of some tables of people.toml, folded.

    >>> "personeel" in folded("roles", "mailboxes")
    True
    """
    return frozenset(fold(word) for table in tables for word in load("people")[table])


def small_words() -> frozenset[str]:
    """Return the small words inside a surname, folded: "van", "op"."""
    return folded("particles", "prepositions")


@cache
def pattern(template: str) -> re.Pattern[str]:
    r"""Return a pattern in which "{table}" stands for any word of a table, the longest first; case does not matter.

    >>> pattern(r"(?:{titles})\.?").match("Mevr. Visser").group()
    'Mevr.'
    """
    return re.compile(_TABLE.sub(lambda match: _any(match[1]), template), re.IGNORECASE)


def _any(table: str) -> str:
    rows = sorted(load("people")[table], key=len, reverse=True)
    return "|".join(re.escape(row).replace(r"\ ", r"\s+") for row in rows)


def is_role(word: str) -> bool:
    """Return whether a word belongs to a function or an organisation, not to a name.

    >>> is_role("HR-adviseur"), is_role("Visser")
    (True, False)
    """
    return fold(word) in _roles() or _is_one(fold(word).split(), _roles(), "role_endings")


def is_placeholder(text: str) -> bool:
    """Return whether a text only says that there is nothing to say: "n.v.t.", "nog niet bekend"."""
    folded_text, known = fold(text), folded("placeholders")
    return folded_text in known or all(word in known for word in folded_text.split())


def is_mailbox(address: str) -> bool:
    """Return whether many people read an address: a function, or the organisation's own name.

    >>> [is_mailbox(f"{name}@gouda.example") for name in ("info", "t.visser")]
    [True, False]
    """
    local, _, domain = address.partition("@")
    words, own = fold(local).split(), fold(domain.partition(".")[0])
    return "".join(words) == own.replace(" ", "") or _is_one(words, folded("mailboxes"), "mailbox_endings")


def _roles() -> frozenset[str]:
    return folded("bodies", "roles", "placeholders")


def _is_one(words: list[str], known: frozenset[str], endings: str) -> bool:
    return any(word in known or word.endswith(tuple(load("people")[endings])) for word in words)
