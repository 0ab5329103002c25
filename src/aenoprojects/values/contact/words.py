"""What each word around a name is: particle, function, body, label, remark."""

from __future__ import annotations

import re
from typing import NamedTuple

from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import fold

_TITLES = r"(?:(?:{people.titles})(?:\.\s*|\s+|$|(?=/))(?:(?:/|of\s)\s*)?)+"
_MOST_BEFORE_ENDING = 3
"""Letters before "heid" in a surname ("Scheid", "van Esheid"); with more it is a word ("veiligheid")."""
_LETTERS = re.compile(r"[^\W\d_]")


class Word(NamedTuple):
    """One word and where it stands."""

    start: int
    """Offset of its first character in the text."""
    end: int
    """Offset after its last character."""
    text: str
    """As printed."""


def words_in(text: str, start: int, end: int) -> list[Word]:
    """Return the words of a stretch of text, parted by blanks.

    >>> [word.text for word in words_in("Truus  de Wit", 0, 13)]
    ['Truus', 'de', 'Wit']
    """
    return [Word(match.start(), match.end(), match.group()) for match in re.compile(r"\S+").finditer(text, start, end)]


class PeopleWords:
    """The words around people of one vocabulary; `vocabulary.derive(PeopleWords)` gives them."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Take the words of people.toml."""
        self.titles = vocabulary.pattern(_TITLES)
        self.degrees = frozenset(row.replace(".", "") for row in vocabulary.rows("people.degrees"))
        self.particles = vocabulary.words("people.particles")
        self.prepositions = vocabulary.words("people.prepositions")
        self.deputies = vocabulary.pattern(r"(?:(?P<role>{people.deputies})|{people.instead})(?!\w)[\s:]*")
        self.role_openings = vocabulary.pattern(r"(?:{people.role_openings})\s+(?=\S)")
        self.labels = vocabulary.words("people.labels")
        self._joiners = vocabulary.words("people.joiners")
        self._number_labels = vocabulary.words("people.number_labels")
        self.contact_labels = frozenset(
            label for label, field in vocabulary.label_fields.items() if field in ("contact", "details")
        )
        self._roles = vocabulary.words("people.roles", "people.deputies")
        self._role_endings = tuple(sorted(vocabulary.words("people.role_endings")))
        self._field_endings = tuple(sorted(vocabulary.words("people.field_endings")))
        self._surname_endings = tuple(sorted(vocabulary.words("people.surname_endings")))
        self._bodies = vocabulary.words("people.bodies")
        self._institutions = vocabulary.words("people.institutions")
        self._institution_endings = tuple(sorted(vocabulary.words("people.institution_endings")))
        self._placeholders = vocabulary.words("people.placeholders")
        self._general = vocabulary.words("people.general")
        self._notes = vocabulary.words("people.notes")
        self._ordinary = vocabulary.words("people.ordinary")
        self._never_given = vocabulary.words("people.never_given")
        self._never_given_endings = tuple(sorted(vocabulary.words("people.never_given_endings")))
        self._given = vocabulary.words("people.given")
        self._credits = vocabulary.words("people.credits")

    def is_particle(self, word: str) -> bool:
        """Return whether a word is a small one inside a surname: "van", "'t"; a mere letter only in lower case."""
        key = fold(word)
        return key in self.particles and (len(key) > 1 or word.islower())

    def is_small(self, word: str) -> bool:
        """Return whether a word is a particle or a preposition, as in "op den Akker"."""
        return self.is_particle(word) or fold(word) in self.prepositions

    def is_role(self, word: str) -> bool:
        """Return whether a word belongs to a function, a field of work or a body, not to a name.

        >>> words = PeopleWords(Vocabulary.default())
        >>> words.is_role("HR-adviseur"), words.is_role("Visser")
        (True, False)
        """
        key = fold(word)
        if key in self._roles or self.is_body(word):
            return True
        parts = key.split()
        return any(part in self._roles or part.endswith((*self._role_endings, *self._field_endings)) for part in parts)

    def is_function(self, word: str) -> bool:
        """Return whether a word is what somebody does: "HR-adviseur", not "communicatie"."""
        return fold(word).endswith(self._role_endings)

    def may_be_surname(self, word: str, *, is_led: bool = False) -> bool:
        """Return whether a word that ends like a trade or a field of work may be a surname: "Tuinmaker", "Scheid"."""
        key = fold(word)
        if word[:1].isupper() and word[1:].islower() and key.endswith(self._surname_endings):
            return key not in self._roles and key not in self._bodies and key not in self._institutions
        ending = next((one for one in self._field_endings if key.endswith(one)), None)
        proper = word[:1].isupper() and word[1:].islower()
        return (
            proper
            and ending is not None
            and key not in self._roles
            and not self.is_body(word)
            and (is_led or len(key) > len(ending))
            and len(key) - len(ending) <= _MOST_BEFORE_ENDING
        )

    def is_body(self, word: str) -> bool:
        """Return whether a word names an organisation or a part of one: "gemeente", "Universiteit", "B.V."."""
        key = fold(word)
        return key in self._bodies or self.is_institution(word)

    def is_institution(self, word: str) -> bool:
        """Return whether a word makes an organisation also of what stands before it: "Tampere University"."""
        key = fold(word)
        return key in self._institutions or (len(key) > 7 and key.endswith(self._institution_endings))

    def is_label(self, word: str) -> bool:
        """Return whether a word announces an address or a number, or leads from one to the next; "T", "E", "M"."""
        key = fold(word)
        if key in self.labels or (key in self._joiners and not word.isupper()):
            return True
        return word.rstrip(".:") in ("T", "E", "M", "W", "I", "t", "e", "m", "w")

    def is_number_label(self, word: str) -> bool:
        """Return whether a word announces a number, or is a letter that stands for such a word: "Tel", "T"."""
        return fold(word) in self._number_labels or len(word.rstrip(".:")) == 1

    def is_contact_label(self, text: str) -> bool:
        """Return whether a text is a label of people or of their addresses."""
        words = text.split()
        return fold(text) in self.contact_labels or all(map(self.is_label, words)) or any(map(self.is_ordinary, words))

    def is_placeholder(self, text: str) -> bool:
        """Return whether a text only says that there is nothing to say: "n.v.t.", "nog niet bekend"."""
        key = fold(text)
        return key in self._placeholders or all(word in self._placeholders for word in key.split())

    def is_general(self, word: str) -> bool:
        """Return whether a word announces what is not one person's: "algemene", "receptie"."""
        return fold(word) in self._general

    def is_note(self, word: str) -> bool:
        """Return whether a word says when somebody can be reached, or from when to when."""
        return fold(word) in self._notes and not word.isupper()  # "T.M" are initials

    def is_ordinary(self, word: str) -> bool:
        """Return whether a word is no part of a name, capital or not: "Meer", "Onze"."""
        return fold(word) in self._ordinary

    def begins_no_name(self, word: str) -> bool:
        """Return whether a word begins no person's name, though a surname it may be: "Praktische", "Huis"."""
        key = fold(word)
        return key in self._never_given or key.endswith(self._never_given_endings)

    def is_given(self, word: str) -> bool:
        """Return whether a word is one of the common given names."""
        return word[:1].isupper() and fold(word) in self._given

    def is_credit(self, text: str) -> bool:
        """Return whether a text before a colon names the maker of a picture or a text: "Foto"."""
        return fold(text) in self._credits

    def is_honorific(self, text: str) -> bool:
        """Return whether a text is nothing but titles: "mw.", "prof. dr."."""
        return len(text) <= 40 and self.titles.fullmatch(text) is not None


def has_letter(text: str) -> bool:
    """Return whether a text has a letter."""
    return _LETTERS.search(text) is not None
