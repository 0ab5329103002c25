"""What a profile adds to the words of the package, and what it takes from them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache

from aenoprojects.api import corpus, parse
from aenoprojects.plugins import one_line
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import fold

_FEW = 5
"""Words that one line names."""


def useless(known: Vocabulary) -> Iterator[str]:
    """Yield what is wrong where every word of a profile is one that the package has in the same place."""
    if _entries(known) <= _entries(Vocabulary.default()):
        yield "expected words that the package does not know; but it knows all of them"


def taken(known: Vocabulary, moves: Collection[str]) -> Iterator[str]:
    """Yield which words of the package mean something else with a profile, but for labels that it says it moves."""
    default, meant = Vocabulary.default(), {fold(label) for label in moves}
    moved = {label: change for label, change in known.overridden.items() if fold(label) not in meant}
    if moved:
        yield _changed("labels", [f"{label!r} is {new} and was {old}" for label, (old, new) in moved.items()])
    for what, before, after in (
        ("sections", default.section_names, known.section_names),
        ("themes", default.theme_names, known.theme_names),
    ):
        other = [f"{word!r} is {after[word]} and was {old}" for word, old in before.items() if after[word] != old]
        if other:
            yield _changed(what, other)
    if idle := meant - {fold(label) for label in known.overridden}:
        yield f"expected every label of moves to be moved; but {', '.join(map(repr, sorted(idle)))} is not"


def _changed(what: str, cases: list[str]) -> str:
    more = f", and {len(cases) - _FEW} more" if len(cases) > _FEW else ""
    return f"expected the package's own {what} to mean what they do without it; but {', '.join(cases[:_FEW])}{more}"


def harm(known: Vocabulary) -> Iterator[str]:
    """Yield what is wrong where other pages, the bundled ones, are not read, or have other projects or periods."""
    before = _facts(Vocabulary.default())
    try:
        after = _facts(known)
    except Exception as error:  # whatever a word of a stranger's leads to
        yield f"expected any page to be read; but {one_line(error)}"
        return
    if other := [one for one, _ in {*before} ^ {*after}]:
        yield f"expected other pages to be read as without it; but of the bundled ones {min(other)!r} is not"


def _facts(vocabulary: Vocabulary) -> list[tuple[str, str | None]]:
    """Return every project of the bundled pages, with its period."""
    read = (parse(text, vocabulary=vocabulary) for text in _bundled())
    return [(one.id, one.period.edtf if one.period else None) for document in read for one in document]


@cache
def _bundled() -> tuple[str, ...]:
    return tuple("\n".join(source.lines) for source in corpus().sources)


def _entries(vocabulary: Vocabulary) -> frozenset[tuple[str, ...]]:
    """Return every word with its place: table, key and what else the row says."""
    found: set[tuple[str, ...]] = set()
    for table, rows in vocabulary.tables.items():
        for key, row in rows.items():
            if isinstance(row, dict):
                found |= {(table, key, inner, _folded(word)) for inner, words in row.items() for word in words}
            elif table == "months":
                for each in row:
                    rest = repr(sorted((k, v) for k, v in each.items() if k not in ("words", "slips")))
                    found |= {(table, key, rest, _folded(word)) for word in (*each["words"], *each.get("slips", ()))}
            else:
                found |= {(table, key, _folded(word)) for word in (row or [""])}  # a theme may have no other spelling
    return frozenset(found)


def _folded(word: object) -> str:
    """Return a word as it is compared; a sign stays what it is, and a number of a round too."""
    text = str(word)
    return (fold(text) or text) + "*" * text.endswith("*")
