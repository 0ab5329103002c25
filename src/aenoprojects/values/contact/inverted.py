"""Names with the surname first, as address books print them: "Visser, Truus", "Vries, Peter de"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from aenoprojects.values.contact.around import Span
from aenoprojects.values.contact.details import FoundDetail
from aenoprojects.values.contact.emails import FoundEmail
from aenoprojects.values.contact.names import INITIALS, is_place
from aenoprojects.values.contact.pieces import Chunk, Gap, Piece
from aenoprojects.values.contact.words import PeopleWords, Word, words_in
from aenoprojects.vocabulary.folding import fold

_NAME = re.compile(r"['’]?[^\W\d_][\w'’.-]*")


class Turned(NamedTuple):
    """A name that stood with its surname first."""

    name: str
    """As it is spoken."""
    span: Span
    """Where it stands, both halves."""
    honorifics: tuple[Span, ...]
    """Titles before either half."""
    is_certain: bool
    """True where more than the comma says so: an initial, a particle at the end, an address that follows."""


def upright(
    text: str, chunks: Sequence[Chunk], index: int, words: PeopleWords, *, labelled: bool, cased: bool
) -> Turned | None:
    """Return the person whom the pieces at an index and after it name with the surname first, None where they do not.

    Args:
        text: the text.
        chunks: its pieces, addresses and numbers.
        index: place of the piece that may be a surname.
        words: the words around people.
        labelled: True where a label says that a person follows.
        cased: True where capitals tell names from other words.
    """
    if not cased or index + 1 >= len(chunks):
        return None
    first, second = chunks[index], chunks[index + 1]
    if not isinstance(first, Piece) or not isinstance(second, Piece) or second.gap is not Gap.COMMA or second.enclosed:
        return None
    if first.gap in (Gap.COMMA, Gap.DASH, Gap.SLASH, Gap.BRACKET, Gap.NOTHING):
        return None
    honorifics: list[Span] = []
    surname = _untitled(text, first, words, honorifics)
    given = _untitled(text, second, words, honorifics)
    if not _is_surname(surname, words) or not given:
        return None
    following = chunks[index + 2] if index + 2 < len(chunks) else None
    names = [word for word in given if not words.is_small(word.text)]
    small = [word for word in given if words.is_small(word.text)]
    if given not in (names + small, small + names):
        return None
    if not 1 <= len(names) <= 2 or not all(_is_given(word, words) for word in names):
        return None
    initials = all(INITIALS.fullmatch(word.text) for word in names)
    ends = following is None or not isinstance(following, Piece) or following.gap in (Gap.LINE, Gap.ITEM, Gap.BRACKET)
    again = _goes_on_so(chunks, index + 2)
    addressed = isinstance(following, FoundEmail) and _names_both(following, names[0], surname[-1])
    if not (ends or again or ((initials or small) and (following is None or isinstance(following, Piece)))):
        return None
    plain_comma = not (initials or small or addressed)
    if plain_comma and (len(names) > 1 or not (labelled or _is_bracketed(text, following)) or is_place(names[0].text)):
        return None
    spoken = " ".join(word.text for word in (*names, *small, *surname))
    return Turned(spoken, (surname[0].start, given[-1].end), tuple(honorifics), is_certain=not plain_comma)


def _untitled(text: str, piece: Piece, words: PeopleWords, honorifics: list[Span]) -> list[Word]:
    title = words.titles.match(text, piece.start, piece.end)
    start = piece.start
    if title:
        honorifics.append((title.start(), title.start() + len(title.group().rstrip())))
        start = title.end()
    return words_in(text, start, piece.end)


def _is_surname(tokens: Sequence[Word], words: PeopleWords) -> bool:
    """Return whether words are a surname and nothing more: particles and one word, or "Visser-de Wit"."""
    solid = [word for word in tokens if not words.is_particle(word.text)]
    if len(solid) == 2 and words.is_particle(solid[0].text.rpartition("-")[2]):
        solid = solid[1:]
    if len(solid) != 1 or tokens[-1] is not solid[0]:
        return False
    return _is_given(solid[0], words) and not INITIALS.fullmatch(solid[0].text) and not is_place(solid[0].text)


def _is_given(word: Word, words: PeopleWords) -> bool:
    text = word.text
    return (
        text[0].isupper()
        and _NAME.fullmatch(text) is not None
        and not words.is_role(text)
        and not words.is_ordinary(text)
        and not words.is_placeholder(text)
        and not (text.isupper() and len(text) > 1 and "." not in text)
    )


def _goes_on_so(chunks: Sequence[Chunk], index: int) -> bool:
    """Return whether after a joiner another name follows with a comma in it: "Visser, Truus en Smit, Piet"."""
    if index + 1 >= len(chunks):
        return False
    one, other = chunks[index], chunks[index + 1]
    joined = isinstance(one, Piece) and one.gap is Gap.JOINER
    return joined and isinstance(other, Piece) and other.gap is Gap.COMMA


def _names_both(email: FoundEmail, given: Word, surname: Word) -> bool:
    local = email.address.partition("@")[0]
    key, first = fold(surname.text).replace(" ", ""), fold(given.text)[:1]
    glued = fold(local).replace(" ", "")
    return key in glued and glued.replace(key, "", 1).startswith(first)


def _is_bracketed(text: str, following: Chunk | FoundDetail | None) -> bool:
    """Return whether an address in angle brackets follows, as address books print it."""
    return isinstance(following, FoundEmail) and text[max(0, following.start - 1) : following.start] == "<"
