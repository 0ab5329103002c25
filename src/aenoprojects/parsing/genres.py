"""Pages that look like a project and are none: a vacancy, an event, a form, a colophon, a regulation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from aenoprojects.parsing.groups import Group
from aenoprojects.parsing.headings import LONGEST_HEADING
from aenoprojects.parsing.outline import Lines
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import fold

_FEWEST = 2
"""Labels or headings that only such a page has: one may stand on a project's page by chance."""
_PLAIN = frozenset({"vacancy", "offer"})
"""Kinds of page whose words in a title no project has."""
_PLACEHOLDERS = {"<": ">", "[": "]", "{": "}", "(": ")"}
"""How a template marks what is to be filled in: "[naam van het project]", "(maand jaar)"; a digit is a value."""
_FILLER = "_….- "


def genre_of(
    lines: Lines,
    groups: Sequence[Group],
    headings: Iterable[str] = (),
    title: str = "",
    *,
    is_unlabelled: bool = False,
) -> str | None:
    """Return what kind of page labels, headings and title say that this is, None where they say no such thing.

    Args:
        lines: the page.
        groups: the label groups to look at.
        headings: texts of headings.
        title: the title; a word in it is half a proof.
        is_unlabelled: True where no label speaks for a project: then a word such as "vacature" is proof enough.
    """
    vocabulary = lines.vocabulary
    said = {fold(one.label) for group in groups for one in group.fields}
    said |= {fold(text) for text in headings if len(text) <= LONGEST_HEADING}
    words = set(fold(title).split())
    own = {one.field for group in groups for one in group.fields if one.field not in (None, "extra")}
    for genre, pattern in vocabulary.derive(_patterns):
        found = sum(1 for text in said if pattern.fullmatch(text))
        if genre in _titled(vocabulary) and words & vocabulary.words(f"pages.titles.{genre}"):
            found += _FEWEST if is_unlabelled and genre in _PLAIN else 1
        # A title and a period are strong marks of a project: they take more to outweigh.
        if found >= (len(own) if {"title", "period"} <= own else _FEWEST):
            return genre
    return None


def is_form(lines: Lines, groups: Sequence[Group], title: str) -> bool:
    """Return whether a page is a form or a template that is still to be filled in."""
    fields = [one for group in groups for one in group.fields]
    blank = sum(1 for one in fields if _is_blank(lines, one.pieces))
    if len(fields) > 1 and blank * 2 > len(fields):
        return True
    words = set(fold(title).split())
    return bool(words & lines.vocabulary.words("pages.titles.form")) and (blank > 0 or not fields)


def _is_blank(lines: Lines, pieces: Sequence[tuple[int, int, int]]) -> bool:
    texts = [lines.items[place].line.text[start:end].strip() for place, start, end in pieces]
    return not any(text.strip(_FILLER) and not _is_placeholder(text) for text in texts)


def _is_placeholder(text: str) -> bool:
    return text[-1] == _PLACEHOLDERS.get(text[0]) and not any(map(str.isdigit, text))


def _titled(vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(vocabulary.tables["pages"]["titles"])


def _patterns(vocabulary: Vocabulary) -> tuple[tuple[str, re.Pattern[str]], ...]:
    genres = vocabulary.tables["pages"]["genres"]
    return tuple((genre, re.compile("|".join(map(_pattern, texts)) or "(?!)")) for genre, texts in genres.items())


def _pattern(text: str) -> str:
    return re.escape(fold(text)) + (".*" if text.endswith("*") else "")
