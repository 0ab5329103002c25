"""Signs that a text is the name of an organisation and nothing else."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from aenoprojects.values.bodies import find_bodies
from aenoprojects.values.municipalities import FoundMunicipality, find_municipalities
from aenoprojects.values.words import words_of
from aenoprojects.vocabulary import Vocabulary

Sign: TypeAlias = Literal["municipality", "arrangement", "body"]

SEPARATOR = re.compile(r"\s*(?:,\s*(?:en|and|&)\b|,|;|/|\ben\b|&|\+|\band\b|\n)\s*")
"""What parts the items of a list of organisations."""
PARENTHESES = re.compile(r"\s*\(([^()]*)\)")
"""What stands in parentheses."""
PREFIX = r"\s*(?:{organisations.prefixes})(?![a-zà-ÿ])\s*:?\s*"
"""Template of what stands before a municipality's name."""
ARRANGEMENT = r"(?:{organisations.arrangements})(?![a-zà-ÿ])"
"""Template of what begins the name of a joint arrangement."""
TOGETHER = r"(?:^|\s+)(?:{organisations.together})\s+"
"""Template of what joins a lead to those it works with."""
_LONGEST = 200
_STEPS = 40  # characters between two names of a list: "en de gemeente"


def names_organisation(text: str, vocabulary: Vocabulary) -> Sign | None:
    """Return what kind of organisation a text names, None where it is not just a name.

    >>> known = Vocabulary.default()
    >>> [names_organisation(text, known) for text in ("Gemeente Oss", "Hogeschool Zeeland", "Oss wil meer")]
    ['municipality', 'body', None]
    """
    text = text.strip().rstrip("*").rstrip()
    if not text or len(text) > _LONGEST or "\n" in text:
        return None
    prefix = vocabulary.pattern(PREFIX).match(text)
    found = find_municipalities(text, vocabulary)
    listed = side_by_side(text, found, prefix.end() if prefix else 0, vocabulary)
    if listed and _is_end(text[listed[-1].end :], vocabulary):
        return "municipality"
    if prefix and is_name(text[prefix.end() :], vocabulary):
        return "municipality"
    if starts_arrangement(text, vocabulary) and is_name(text, vocabulary):
        return "arrangement"
    words = words_of(text)
    whole = (0, len(words.rows))
    return "body" if len(words.rows) > 1 and find_bodies(words, vocabulary) == (whole,) else None


def starts_arrangement(text: str, vocabulary: Vocabulary) -> bool:
    """Return whether a text begins like the name of a joint arrangement: its kind, and a name after it or in it.

    >>> known = Vocabulary.default()
    >>> [starts_arrangement(text, known) for text in ("Servicepunt71", "Werkplein Oost", "Samenwerking")]
    [True, True, False]
    """
    match = vocabulary.pattern(ARRANGEMENT).match(text)
    if not match:
        return False
    first, *others = words_of(text).rows
    return (
        any(char.isdigit() for char in text[: first.end])
        or (text[: first.end].isupper() and first.end > 2)
        or any(word.is_capital for word in others)
    )


def is_name(text: str, vocabulary: Vocabulary) -> bool:
    """Return whether a text may be one name or a list of names: capitals, and small words between them."""
    rows = words_of(text).rows
    if not rows or not rows[0].is_capital:
        return False
    small = vocabulary.words("organisations.name_particles", "organisations.together", "people.bodies")
    small |= {"en", "and", "i", "s", "m", "o", "e", "regeling", "afdeling", "sociale", "zaken", "in", "op"}
    return all(word.is_capital or word.folded in small or len(word.folded) == 1 for word in rows)


def side_by_side(
    text: str, found: tuple[FoundMunicipality, ...], start: int, vocabulary: Vocabulary
) -> tuple[FoundMunicipality, ...]:
    """Return the municipalities that a list starts with, from a place on; none where something else comes first."""
    after = [one for one in found if one.start >= start]
    if not after or text[start : after[0].start].strip(" '’‘`"):
        return ()
    listed = [after[0]]
    for one in after[1:]:
        between = text[listed[-1].end : one.start]
        if len(between) > _STEPS or not parts_names(between, vocabulary):
            break
        listed.append(one)
    return tuple(listed)


def parts_names(text: str, vocabulary: Vocabulary) -> bool:
    """Return whether a text is what parts two names of a list: ", ", " en de gemeente "."""
    between = vocabulary.pattern(PREFIX).sub(" ", text)
    separator = SEPARATOR.match(between if "\n" in between else f" {between.strip()} ")
    return separator is not None and not between.strip()[len(separator.group().strip()) :].strip()


def _is_end(text: str, vocabulary: Vocabulary) -> bool:
    """Return whether nothing follows a name that makes it a sentence: no word, or what may stand with a name."""
    rest = text.lstrip(" .*)")
    if not rest or rest[0] in "(:–—|-" or vocabulary.pattern(TOGETHER).match(f" {rest} "):
        return True
    return re.match(r"(?:i\.?\s?o|e\.?\s?o|c\.?\s?s)\.?$", rest) is not None
