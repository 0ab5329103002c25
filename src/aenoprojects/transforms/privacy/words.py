"""Words as people's names are compared, and which words are ordinary ones besides."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from aenoprojects.vocabulary import Vocabulary, register
from aenoprojects.vocabulary.folding import fold

INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
"""Characters that copying leaves inside words and numbers, for a character class."""
WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f{INVISIBLE}])*")
"""A run of letters: names in addresses, links and ids are parted by digits, dots and underscores too."""

# Letters that are no letter with an accent in Unicode, as they are written without one.
_BARE = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"})
# The German and Scandinavian way to write them out: "Mueller" for "Müller".
_LONG = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_NOT_LETTER = re.compile(r"[\W\d_]+")


@lru_cache(maxsize=16384)
def keys(word: str) -> tuple[str, ...]:
    """Return what a word is compared by: without capitals and accents, and again with umlauts written out.

    >>> keys("Müller"), keys("Węgorzewski"), keys("Çiçekçi")
    (('muller', 'mueller'), ('wegorzewski',), ('cicekci',))
    """
    if word.isascii():
        return (word.lower(),)
    small = unicodedata.normalize("NFC", word).casefold()
    return tuple(dict.fromkeys((_plain(small.translate(_BARE)), _plain(small.translate(_LONG).translate(_BARE)))))


def _plain(word: str) -> str:
    letters = (char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char))
    return _NOT_LETTER.sub("", "".join(letters)) or word  # "¼" is a letter to Python


def key(word: str) -> str:
    """Return the first of a word's `keys`."""
    return keys(word)[0]


def words_of(text: str) -> tuple[str, ...]:
    """Return the keys of a text's words.

    >>> words_of("J.W. de Telefoonlijn-Zwaag")
    ('j', 'w', 'de', 'telefoonlijn', 'zwaag')
    """
    return tuple(key(match[0]) for match in WORD.finditer(text))


def particles(vocabulary: Vocabulary) -> dict[str, int]:
    """Return the small words inside surnames, and of how many words each is made.

    >>> found = particles(Vocabulary.default())
    >>> found["van"], found["v"], found["vander"]
    (1, 1, 2)
    """
    single = {word: 1 for row in vocabulary.rows("people.particles") for word in words_of(row)}
    glued = (first + last for first in ("v", "van") for last in single)
    return single | {word: 2 for word in glued if word in single}


def small_words(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the small words inside surnames, with those that are prepositions too: "op" in "op den Akker"."""
    rows = vocabulary.rows("people.prepositions")
    return frozenset(vocabulary.derive(particles)).union(word for row in rows for word in words_of(row))


def titles(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the words that stand before a name: the last one of each title."""
    return frozenset(words_of(row)[-1] for row in vocabulary.rows("people.titles"))


def words_of_pages(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the words of labels, section names and themes, which stand on many pages with a capital.

    >>> {"meer", "doel", "vitaliteit"} <= words_of_pages(Vocabulary.default())
    True
    """
    tables = [vocabulary.tables[name] for name in ("labels", "sections", "themes")]
    rows = [*vocabulary.tables["themes"], *(row for table in tables for texts in table.values() for row in texts)]
    return frozenset(word for row in rows for word in words_of(row))


def ordinary(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the words that are people's names and something else too; none of it comes from the page.

    >>> {"roos", "mei", "meer", "doel"} <= ordinary(Vocabulary.default())
    True
    """
    listed = (word for row in vocabulary.rows("people.ordinary_names") for word in words_of(row))
    return vocabulary.derive(words_of_pages).union(listed)


def months(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the names of months, in full and in short: beside a number they are no person's.

    >>> {"mei", "jan"} <= months(Vocabulary.default())
    True
    """
    return frozenset(
        word for row in vocabulary.tables["months"]["month"] for text in row["words"] for word in words_of(text)
    )


def is_place(word: str) -> bool:
    """Return whether a key is the name of a municipality in the register, present or former.

    >>> is_place("gouda"), is_place("visser")
    (True, False)
    """
    return word in register.names()


def is_label_of_contact(label: str, vocabulary: Vocabulary) -> bool:
    """Return whether a label speaks of a contact, though the parser may not know it as one.

    >>> is_label_of_contact("Coördinator", Vocabulary.default()), is_label_of_contact("Budget", Vocabulary.default())
    (True, False)
    """
    folded = fold(label)
    return any(fold(part) in folded for part in vocabulary.rows("people.contact_labels")) or folded in vocabulary.words(
        "people.name_labels"
    )
