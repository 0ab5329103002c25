"""Contact sections of any form: sentences, lines, list items, cards, tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from aenoprojects.model import ContactDetails
from aenoprojects.values.contact.details import is_mailbox
from aenoprojects.values.contact.emails import FoundEmail
from aenoprojects.values.contact.fit import FITS, fit
from aenoprojects.values.contact.names import is_place
from aenoprojects.values.contact.people import read_people
from aenoprojects.values.contact.prose import find_introduced, is_prose
from aenoprojects.values.contact.read import contact_of, printed
from aenoprojects.values.contact.roster import Draft, Roster
from aenoprojects.values.contact.words import PeopleWords
from aenoprojects.values.readings import Part, Reading
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import fold

_LINE = re.compile(r"[^\n]+")
_MOST_WORDS = 7


class _Stretch(NamedTuple):
    """Lines of one form that follow each other."""

    start: int
    end: int
    is_prose: bool


def read_contact_section(
    text: str, parts: Sequence[Part], vocabulary: Vocabulary, *, strict: bool = False
) -> Reading[ContactDetails]:
    """Return the people whom the lines of a contact section name, with addresses and numbers.

    In a sentence a name counts after an introduction ("contact op met"), or where its own address or number stands
    by. In lists, lines and cards it counts where an address that fits it, a number or a function stands beside it or
    its neighbours. What names nobody gives addresses and numbers only, or nothing.

    Args:
        text: the section as shown; lines, list items and cells are parted by line feeds.
        parts: its stretches; their fields do not matter.
        vocabulary: the words to go by.
        strict: True where the section is not plainly about contacts: then a function alone is no proof in a list.

    >>> text = "Truus de Wit\\nHR-adviseur\\nT (06) 1234 5678\\nE t.dewit@gouda.example"
    >>> reading = read_contact_section(text, [Part("prose", None, 0, len(text))], Vocabulary.default())
    >>> person = reading.value.people[0]
    >>> person.name, person.role, person.emails, person.phones
    ('Truus de Wit', 'HR-adviseur', ('t.dewit@gouda.example',), ('+31612345678',))
    """
    found = Roster(text, vocabulary)
    for part in parts:
        for stretch in _stretches(found, part):
            if stretch.is_prose:
                _read_prose(found, stretch)
            else:
                _read_list(found, stretch, strict=strict)
    return contact_of(found, label=None, text=printed(text, parts))


def looks_like_person(text: str, vocabulary: Vocabulary) -> bool:
    """Return whether a short text is somebody's name, and nothing but that, title and function aside.

    Args:
        text: a line, a heading, an item.
        vocabulary: the words to go by.

    >>> [looks_like_person(one, Vocabulary.default()) for one in ("Truus de Wit", "Meer informatie", "Den Haag")]
    [True, False, False]
    """
    text = text.strip(" \t•*-–·:")
    if not text or len(text.split()) > _MOST_WORDS + 3 or text.endswith(("?", "!")) or any(map(str.isdigit, text)):
        return False
    found = Roster(text, vocabulary)
    read_people(found, 0, len(text), labelled=False)
    return len(found.people) == 1 and not found.rest and len(found.people[0].name.split()) <= _MOST_WORDS


def _stretches(found: Roster, part: Part) -> Iterator[_Stretch]:
    """Yield a section as sentences, one by one, and as blocks of other lines."""
    begun: _Stretch | None = None
    for match in _LINE.finditer(found.text, part.start, part.end):
        start, end = match.span()
        prose = is_prose(found.text, start, end, found.within(start, end), found.vocabulary)
        if begun and (prose or found.text.count("\n", begun.end, start) > 1):
            yield begun
            begun = None
        if prose:
            yield _Stretch(start, end, is_prose=True)
        elif match.group().strip():
            begun = _Stretch(begun.start if begun else start, end, is_prose=False)
    if begun:
        yield begun


def _read_prose(found: Roster, stretch: _Stretch) -> None:
    """Take in the sentences of a line: whom they introduce, and every address and number."""
    position = stretch.start
    for one in find_introduced(found.text, stretch.start, stretch.end, found.details, found.vocabulary):
        for detail in found.within(position, one.start):
            found.mention(detail)
        read_people(found, one.start, one.end, labelled=False, is_certain=True)
        position = one.end
    for detail in found.within(position, stretch.end):
        found.mention(detail)


def _read_list(found: Roster, stretch: _Stretch, *, strict: bool) -> None:
    """Take in a block of lines, and give up whoever has nothing beside the name that makes it one."""
    before = len(found.people)
    read_people(found, stretch.start, stretch.end, labelled=False)
    new = found.people[before:]
    if not new:
        return
    lines = sorted({draft.line for draft in new})
    accepted = {id(draft) for draft in new if _is_backed(found, draft, lines, stretch, strict=strict)}
    accepted |= {id(draft) for draft in new if accepted and not strict and _has_company(draft, new, accepted)}
    found.give_up([draft for draft in new if id(draft) not in accepted])


def _is_backed(found: Roster, draft: Draft, lines: Sequence[int], stretch: _Stretch, *, strict: bool) -> bool:
    """Return whether something beside a name says that it is a person's."""
    following = [line for line in lines if line > draft.line]
    mine = [
        one
        for one in found.within(stretch.start, stretch.end)
        if draft.line <= found.line_of(one.start) and (not following or found.line_of(one.start) < following[0])
    ]
    # All details may stand in one place, after the last name.
    everywhere = [one for one in found.within(stretch.start, stretch.end) if isinstance(one, FoundEmail)]
    if any(fit(one.address, draft.name, found.vocabulary) >= FITS for one in everywhere):
        return True
    if _is_domain(draft, mine):
        return False
    has_number = any(not isinstance(one, FoundEmail) for one in mine)
    own_role = not strict and any(_is_telling(found, draft, role) for role in draft.roles)
    own_address = any(isinstance(one, FoundEmail) and not is_mailbox(one.address, found.vocabulary) for one in mine)
    return has_number or own_role or bool(draft.honorifics) or (own_address and draft.is_certain)


def _is_telling(found: Roster, draft: Draft, role: tuple[int, int]) -> bool:
    """Return whether a function says that a name is a person's; before it anything may stand ("Eerdere projecten:")."""
    words = found.vocabulary.derive(PeopleWords)
    tokens = found.text[slice(*role)].split()
    known = [token for token in tokens if words.is_role(token)]
    if role[1] > draft.span[0]:
        return bool(known) or is_place(found.text[slice(*role)])
    return bool(known) and (len(tokens) == 1 or any(words.is_function(token) for token in tokens))


def _is_domain(draft: Draft, mine: Sequence[object]) -> bool:
    """Return whether a name is the domain of the address that follows: "Buurt Zaam, info@buurtzaam.example"."""
    glued = fold(draft.name).replace(" ", "")
    return any(
        isinstance(one, FoundEmail) and glued in fold(one.address.partition("@")[2]).replace(" ", "") for one in mine
    )


def _has_company(draft: Draft, drafts: Sequence[Draft], accepted: set[int]) -> bool:
    """Return whether a name stands in a row with one that is a person's, on its line or the next."""
    at = next(index for index, one in enumerate(drafts) if one is draft)
    beside = [*drafts[max(0, at - 1) : at], *drafts[at + 1 : at + 2]]
    return any(id(one) in accepted for one in beside)
