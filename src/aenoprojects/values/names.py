"""People in a short text: who is named, with which title and which function."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from attrs import define

from aenoprojects.model import Person
from aenoprojects.vocabulary import load, register
from aenoprojects.vocabulary.folding import fold, visible
from aenoprojects.vocabulary.people import folded, is_role, pattern, small_words

_MARKS = "\u0300-\u036f"
_NAME_WORD = re.compile(rf"['’‘`]?[^\W\d_](?:[^\W\d_]|[{_MARKS}.'’‘`/-])*")
_CAPITAL = re.compile(r"[dlo]['’‘`][^\W\d_]", re.IGNORECASE)
_ACRONYM = re.compile(r"[A-Z]{2,6}")
_DASHES = ("-", "–", "—")
_OR = ("/", "of", "en/of", "or")
_AND = ("en", "&", "and", "+")
_ROLE_MARKS = (",", "|", "/", ";", *_DASHES)
"""After these a function may follow; after "en" only another person."""
_TITLES = r"(?:(?:{titles})(?:\.\s*|\s+|$|(?=/))(?:(?:/|of\s)\s*)?)+"
_NAME_FOLLOWS = r"\s(?!(?:{joiners})(?!\w))[^\W\d_]"
# In "J.P. (Jan-Peter) de Vries" and "Joke (J.) de Wit" the parentheses are part of the name.
_CALL_NAME = rf"(?<=\b[^\W\d_]\.\s)\((?-i:[A-Z][\w-]*[a-z])\){_NAME_FOLLOWS}|\((?:[^\W\d_]\.)+\){_NAME_FOLLOWS}"
_SEPARATOR = (
    rf"((?!{_CALL_NAME})\([^()]*\)"
    r"|\s*(?:[|;,]|(?<!\bv)/)\s*(?:(?:{joiners}|&)\s+)?|\s+(?:{joiners}|[&+–—-])\s+)"
)
_SURNAME = r"(?:(?:{particles})\s)*[^\W\d_][\w'’-]+"
_INITIALS = r"(?:[^\W\d_]\.\s?)*[^\W\d_]\.(?:\s(?:{particles})(?!\w))*"
_INVERTED = (
    rf"(?P<before>(?:^|[;|]\s|\s(?:{{joiners}})\s)(?:{_TITLES})?)(?P<surname>{_SURNAME}),\s"
    rf"(?P<given>{_INITIALS}(?=$|\s?[;|(,]|\s(?:{{joiners}})(?!\w))|[^\W\d_][\w'’-]+(?=$|\s?[;|(]))"
)
"""Surname, comma, and initials or one given name: then the surname stands first."""
LABELS_AHEAD = r"[^\w()]*(?:(?:{labels}|{joiners})(?!\w)[^\w()]*)*"
"""Labels and joiners at the start of a text."""


class PeopleReading(NamedTuple):
    """The people that a text names."""

    people: tuple[Person, ...]
    """In order of appearance, without addresses and numbers."""
    rest: tuple[str, ...]
    """Pieces of the text that name nobody, as printed."""


@define(kw_only=True)
class _Draft:
    """A person so far."""

    name: str
    honorific: str
    role: str
    closed: bool
    """True when the role stood in parentheses or before a colon: what comes after is no more of it."""

    @property
    def full(self) -> bool:
        """Return whether it names a person by itself: a title, or something before the surname."""
        first, *others = self.name.split()
        return bool(self.honorific) or (bool(others) and fold(first) not in small_words())


def read_people(text: str, *, labelled: bool = False) -> PeopleReading:
    """Return the people that a text names.

    Two names joined by "en", "&", "|", "/", "of" or a comma are two people; what follows a name after a comma
    or in parentheses is a role, "en" included; a dash with blanks inside a surname is part of the name.

    Args:
        text: without addresses and numbers.
        labelled: True where a label says that a person follows: then a first name alone will do.

    >>> [person.name for person in read_people("Truus de Wit – van Dam en dhr. P. Smit (P&O)").people]
    ['Truus de Wit – van Dam', 'P. Smit']
    """
    # Capitals tell names from other words, unless there are none to tell by.
    cased = text != text.upper() and not (labelled and text == text.lower())
    drafts: list[_Draft] = []
    rest: list[str] = []
    for joiner, piece, enclosed in _pieces(text, labelled=labelled):
        last = drafts[-1] if drafts else None
        found = _draft(piece, cased=cased, lenient=labelled and not drafts)
        if last and enclosed:
            _describe(last, piece)
        elif found and _is_new(found, joiner, drafts, labelled=labelled):
            if len(drafts) == 1 and joiner.strip() in _AND:
                _share_surname(drafts[0], found)
            drafts.append(found)
        elif last and found and not (last.role or found.role) and joiner.strip() in _DASHES:
            last.name += joiner + piece
        elif last and ((last.role and not last.closed) or joiner.strip() in _ROLE_MARKS):
            last.role = f"{last.role}{joiner}{piece}" if last.role else piece
        else:
            rest.append(piece)
    people = tuple(Person(name=one.name, honorific=one.honorific or None, role=one.role or None) for one in drafts)
    return PeopleReading(people, tuple(rest))


def _pieces(text: str, *, labelled: bool) -> Iterator[tuple[str, str, bool]]:
    """Yield what joins each piece to the one before, the piece, and whether it stands in parentheses."""
    joiner, held = "", ""
    line = visible(text.replace("\n", " ; "))
    parts = pattern(_SEPARATOR).split(pattern(_INVERTED).sub(_upright, line) if labelled and "," in line else line)
    for index, part in enumerate(parts):
        enclosed = index % 2 == 1 and part.startswith("(")
        piece = part.strip(" ()[]<>:*•")
        if index % 2 and not enclosed:
            joiner = part
        elif any(char.isalnum() for char in piece):
            after = parts[index + 1].strip() if index + 1 < len(parts) else ""
            if not enclosed and after in _OR and pattern(_TITLES).fullmatch(piece):  # "dhr./mw. P. Smit"
                held = f"{joiner}{held}{piece}{parts[index + 1]}"
                continue
            yield joiner, held + piece, enclosed
            joiner = held = ""


def _upright(match: re.Match[str]) -> str:
    """Return an inverted name as it is spoken, anything else as it is."""
    surname, given = match["surname"], match["given"]
    alike = "." in given or (given.islower(), given.isupper()) == (surname.islower(), surname.isupper())
    if not alike or any(map(is_role, f"{surname} {given}".split())) or fold(given) in register.names():
        return match.group()
    return f"{match['before']}{given} {surname}"


def _describe(draft: _Draft, text: str) -> None:
    """Take in what stands in parentheses after a name: a title or a role."""
    if pattern(_TITLES).fullmatch(text):
        draft.honorific = draft.honorific or text
    else:
        draft.role = f"{draft.role}, {text}" if draft.role else text
        draft.closed = True


def _share_surname(one: _Draft, other: _Draft) -> None:
    """Give the surname of "Joke en Piet de Wit" to both."""
    words = other.name.split()
    if len(words) == 1 or " " in one.name or one.honorific or one.role or other.honorific:
        return
    small = (at for at in range(1, len(words)) if fold(words[at]) in small_words())
    one.name = " ".join([one.name, *words[next(small, len(words) - 1) :]])


def _draft(piece: str, *, cased: bool, lenient: bool) -> _Draft | None:
    """Return the person that a piece names, with the function words around the name as role."""
    function, colon, piece = piece.rpartition(":")
    honorific, words = _untitled(piece.strip())
    head = next((at for at, word in enumerate(words) if not is_role(word)), len(words))
    end = head
    while end < len(words) and (
        _is_name_word(words[end], first=end == head, cased=cased) or _is_surname(words[head : end + 1])
    ):
        end += 1
    name, tail = words[head:end], words[end:]
    if lenient and end == 0 and not any(map(is_role, words)) and not re.search(r"\d", piece):
        name, tail = words, []
    while tail and name and fold(name[-1]) in small_words():
        name.pop()
    if not name or any(fold(word) in folded("bodies") for word in words[:head]):
        return None
    if tail and not is_role(tail[0]) and not lenient:
        return None
    role = " ".join(words[:head] + tail)
    if function and not pattern(LABELS_AHEAD).fullmatch(function):
        role = f"{function.strip()}, {role}" if role else function.strip()
    if (
        name[-1].endswith(".") and len(name[-1]) > 3 and "." not in name[-1][:-1]
    ):  # the full stop of a sentence; that of an initial stays
        name[-1] = name[-1][:-1]
    return _Draft(name=" ".join(name), honorific=honorific, role=role, closed=bool(colon))


def _is_surname(words: list[str]) -> bool:
    """Return whether the last word is a surname though it looks like a role: "Kees van der Heid", "P. Scheid"."""
    *before, last = words
    given_only = len(before) == 1 or (len(before) > 1 and fold(before[-1]) in small_words())
    return given_only and last[:1].isupper() and last[1:].islower()


def _untitled(text: str) -> tuple[str, list[str]]:
    """Return the titles around a name as printed, and the words between them."""
    title = pattern(_TITLES).match(text)
    words = text[title.end() if title else 0 :].split()
    degrees: list[str] = []
    while len(words) > 1 and words[-1].strip(".") in load("people")["degrees"]:
        degrees.insert(0, words.pop())
    return " ".join([*([title.group().strip()] if title else []), *degrees]), words


def _is_new(found: _Draft, joiner: str, drafts: list[_Draft], *, labelled: bool) -> bool:
    """Return whether a name is another person, not more about the last one."""
    is_place = fold(found.name) in register.names()
    if not drafts:
        return labelled or (found.full and not is_place)
    last, mark = drafts[-1], joiner.strip()
    in_role = bool(last.role) and not last.closed
    if mark not in _ROLE_MARKS:
        return (found.full or (labelled and not in_role)) and not (found.role and in_role)
    if found.full:
        return (found.closed or not found.role) and not is_place
    return mark not in _DASHES and " " not in last.name and " " not in found.name and not is_place


def _is_name_word(word: str, *, first: bool, cased: bool) -> bool:
    if word.startswith("(") and word.endswith(")"):
        word = word[1:-1]
    if not _NAME_WORD.fullmatch(word) or is_role(word):
        return False
    if not cased or fold(word) in small_words():
        return True
    if _ACRONYM.fullmatch(word):
        return first
    return word[0].isupper() or bool(_CAPITAL.match(word))
