"""Words around people: titles, particles, functions, mailboxes, labels; the rows are in people.toml."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from attrs import frozen

from aenoprojects.vocabulary import load
from aenoprojects.vocabulary.folding import fold


@frozen(kw_only=True)
class PeopleWords:
    """The rows of people.toml, folded into sets or compiled into patterns."""

    title: re.Pattern[str]
    """One or more titles at the start of a name."""
    degrees: frozenset[str]
    """Titles after a name, as printed."""
    particles: frozenset[str]
    """Small words inside a surname, folded, prepositions left out."""
    small_words: frozenset[str]
    """Particles and prepositions, folded."""
    bodies: frozenset[str]
    """Words that begin the name of an organisation, folded."""
    roles: frozenset[str]
    """Words of functions and organisations, and placeholders, folded."""
    role_endings: tuple[str, ...]
    """Endings of such words, folded."""
    separator: re.Pattern[str]
    """What stands between people or before a role; one capturing group, for `split`."""
    label_before: re.Pattern[str]
    """Labels and joiners at the end of a text."""
    label_after: re.Pattern[str]
    """Labels and joiners at the start of a text."""
    number_label: str
    """Pattern of the labels that make digits a telephone number."""
    other_number: re.Pattern[str]
    """Label of another kind of number at the end of a text."""
    mailboxes: frozenset[str]
    """Names of shared mailboxes, folded."""
    mailbox_endings: tuple[str, ...]
    """Endings of such names, folded."""
    hidden_at: str
    """Pattern of what stands for "@"."""
    hidden_dot: str
    """Pattern of what stands for "."."""
    introduction: re.Pattern[str]
    """What leads to a name in running text; the group `weak` where that alone proves nothing."""

    def is_role(self, word: str) -> bool:
        """Tell whether a word belongs to a function or an organisation, not to a name.

        >>> people_words().is_role("HR-adviseur"), people_words().is_role("Visser")
        (True, False)
        """
        folded = fold(word)
        parts = folded.split()
        return folded in self.roles or any(part in self.roles or part.endswith(self.role_endings) for part in parts)

    def is_mailbox(self, address: str) -> bool:
        """Tell whether many people read an address: a function, or the organisation's own name.

        >>> [people_words().is_mailbox(f"{name}@gouda.example") for name in ("info", "t.visser")]
        [True, False]
        """
        local, _, domain = address.partition("@")
        parts = fold(local).split()
        if any(part in self.mailboxes or part.endswith(self.mailbox_endings) for part in parts):
            return True
        return "".join(parts) == "".join(fold(domain.partition(".")[0]).split())


@cache
def people_words() -> PeopleWords:
    """Return the words around people, read once."""
    rows = load("people")
    labels, joiners = _any(rows["labels"]), _any(rows["joiners"])
    particles = _folded(rows["particles"])
    edge = rf"(?:{labels}|{joiners})(?!\w)[^\w()]*"
    return PeopleWords(
        title=re.compile(rf"(?:(?:{_any(rows['titles'])})(?:\.\s*|\s+|$))+", re.IGNORECASE),
        degrees=frozenset(rows["degrees"]),
        particles=particles,
        small_words=particles | _folded(rows["prepositions"]),
        bodies=_folded(rows["bodies"]),
        roles=_folded(rows["bodies"] + rows["roles"] + rows["placeholders"]),
        role_endings=tuple(rows["role_endings"]),
        separator=re.compile(rf"(\([^()]*\)|\s*(?:[|;,]|(?<!\bv)/)\s*|\s+(?:{joiners}|[&+–—-])\s+)", re.IGNORECASE),
        label_before=re.compile(rf"(?:(?<!\w){edge}|(?<!\w)[TEM][\s.:]*)*$", re.IGNORECASE),
        label_after=re.compile(rf"[^\w()]*(?:{edge})*", re.IGNORECASE),
        number_label=_any(rows["number_labels"]),
        other_number=re.compile(rf"(?:\b(?i:{_any(rows['other_numbers'])})|\b[A-Z]{{2}}\d\d ?[A-Z]{{4}})[\s.:#]*$"),
        mailboxes=_folded(rows["mailboxes"]),
        mailbox_endings=tuple(rows["mailbox_endings"]),
        hidden_at=_any(rows["at"]),
        hidden_dot=_any(rows["dot"]),
        introduction=re.compile(
            rf"\b(?:{_any(rows['introductions'])}|(?P<weak>{_any(rows['weak_introductions'])}))\s+",
            re.IGNORECASE,
        ),
    )


def _folded(rows: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(row) for row in rows)


def _any(rows: Iterable[str]) -> str:
    """Return a pattern of any of the rows, longest first, blanks as loose as they come."""
    return "|".join(re.escape(row).replace(r"\ ", r"\s+") for row in sorted(rows, key=len, reverse=True))
