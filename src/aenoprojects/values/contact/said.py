"""What one piece of a contact's text says: a person with title and function, a function, a body, a label."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from aenoprojects.values.contact.around import (
    Span,
    count_function_words,
    read_tail,
    stripped,
    trim_end,
    without_labels,
    without_titles,
)
from aenoprojects.values.contact.names import find_name, is_body_name, is_full, is_place
from aenoprojects.values.contact.words import PeopleWords, Word, has_letter, words_in
from aenoprojects.vocabulary.folding import fold

Kind: TypeAlias = Literal["person", "role", "body", "place", "title", "label", "general", "note", "nothing", "other"]

_NO_NAME = re.compile(r"@|://|www\.", re.IGNORECASE)


class Said(NamedTuple):
    """What a piece says."""

    kind: Kind
    """What it is."""
    start: int
    """Where the name begins, or for other kinds the piece."""
    end: int
    """Where it ends."""
    honorifics: tuple[Span, ...] = ()
    """Titles before and after the name."""
    before: Span | None = None
    """Function that stands before the name."""
    after: Span | None = None
    """Function or affiliation that stands after it."""
    remark: Span | None = None
    """What follows the name and is neither."""
    is_full: bool = False
    """True where it names a person by itself: a title, or something before the surname."""
    is_single: bool = False
    """True for a name of one word."""
    is_deputy: bool = False
    """True where it says that this one stands in for another."""
    is_closed: bool = False
    """True where the function stood before a colon: what comes after the name is no more of it."""


class _Front(NamedTuple):
    """What stands before the words of a piece that may be a name."""

    start: int
    """Where those words begin."""
    end: int
    """Where they end."""
    before: Span | None
    """A function."""
    is_closed: bool
    is_deputy: bool


def read_piece(
    text: str, start: int, end: int, words: PeopleWords, *, cased: bool, labelled: bool, announces: bool = False
) -> Said:
    """Return what a piece of text says.

    Args:
        text: the text.
        start: where the piece begins.
        end: where it ends.
        words: the words around people.
        cased: True where capitals tell names from other words.
        labelled: True where a label says that a person follows: then a first name alone will do.
        announces: True where an address or a number follows: then a "T" at the end is no initial.

    >>> from aenoprojects.vocabulary import Vocabulary
    >>> text = "projectleider mw. T. van 't Hof MSc"
    >>> said = read_piece(text, 0, 35, Vocabulary.default().derive(PeopleWords), cased=True, labelled=False)
    >>> said.kind, text[said.start : said.end], [text[a:b] for a, b in said.honorifics]
    ('person', "T. van 't Hof", ['mw.', 'MSc'])
    """
    if _NO_NAME.search(text, start, end):
        return Said("note", start, end)
    if words.is_placeholder(text[start:end]):
        return Said("nothing", start, end)
    if fold(text[start:end]) in words.labels:
        return Said("label", start, end)
    front = _front(text, start, end, words)
    if isinstance(front, Said):
        return front
    if words.is_honorific(text[front.start : front.end].strip()):
        return Said("title", *stripped(text, front.start, front.end))
    tokens = words_in(text, front.start, front.end)
    if noted := _noted(text, tokens, words, cased=cased):
        return noted
    tokens = without_labels(tokens, words, labelled=labelled, announces=announces)
    if not tokens:
        return Said("label", start, end)
    return _person(text, tokens, front, words, cased=cased, labelled=labelled) or Said("other", start, end)


def _front(text: str, start: int, end: int, words: PeopleWords) -> _Front | Said:
    """Return what stands before a name: who is stood in for, a function and a colon; or what the piece announces."""
    deputy = words.deputies.match(text, start, end)
    before = (deputy.start(), trim_end(text, deputy.end(), deputy.start())) if deputy and deputy["role"] else None
    whole, start = (start, end), deputy.end() if deputy else start
    colon = text.rfind(":", start, end)
    if colon >= 0 and not has_letter(text[colon + 1 : end]):  # it announces what follows
        end = trim_end(text, colon, start)
        if words.is_contact_label(text[start:end]):
            kind = _kind(text, start, end, words)
            return Said(kind if kind == "general" else "label", start, end)
        colon = text.rfind(":", start, end)
    if colon >= 0:
        function = (start, trim_end(text, colon, start))
        printed = text[slice(*function)]
        if words.is_credit(printed):
            return Said("other", *whole)
        if not words.is_contact_label(printed) and has_letter(printed):
            before = function
        start = colon + 1
    return _Front(start, end, before, is_closed=colon >= 0 and before is not None, is_deputy=deputy is not None)


def _noted(text: str, tokens: Sequence[Word], words: PeopleWords, *, cased: bool) -> Said | None:
    """Return what a piece says that begins with a remark: "sinds 2021 Piet Smit" also names somebody."""
    if not tokens or not tokens[0].text.islower() or not words.is_note(tokens[0].text):
        return None
    if all(words.is_label(one.text) for one in tokens):
        return None
    start, end = tokens[0].start, tokens[-1].end
    named = next((at for at, word in enumerate(tokens) if word.text[0].isupper()), 0)
    if named and cased:
        said = read_piece(text, tokens[named].start, end, words, cased=True, labelled=False)
        if said.kind == "person" and said.is_full:
            return said._replace(remark=(start, tokens[named - 1].end))
    return Said("note", start, end)


def _person(
    text: str, tokens: list[Word], front: _Front, words: PeopleWords, *, cased: bool, labelled: bool
) -> Said | None:
    """Return the person that words name, or what else they are; None where a name does not tell."""
    honorifics: list[Span] = []
    tokens = without_titles(text, tokens, words, honorifics)
    degrees: list[Span] = []
    while tokens and _is_degree(tokens[-1].text, words) and (len(tokens) > 1 or not honorifics):
        degrees.insert(0, tokens.pop()[:2])
    if not tokens:
        return Said("title", *stripped(text, front.start, front.end))
    head = count_function_words(tokens, words, cased=cased)
    before = front.before
    if head and not (before and front.is_deputy):
        before = ((before or tokens[0])[0], tokens[head - 1].end)
    if any(words.is_body(word.text) for word in tokens[:head]):
        return Said("body", *stripped(text, front.start, front.end), before=front.before)
    named = tokens[head:]
    if head and not honorifics:
        named = without_titles(text, named, words, honorifics)
    found = find_name(named, words, cased=cased, labelled=labelled, has_title=bool(honorifics))
    if not found.words or (not honorifics and is_body_name(found, words)):
        span = stripped(text, tokens[0].start, front.end)
        kind = _kind(text, *span, words)
        if kind == "other" and front.before and not front.is_deputy:
            kind, span = "role", (front.before[0], span[1])
        return Said(kind, *span, is_deputy=front.is_deputy)
    after, remark = read_tail(text, found.tail, words, labelled=labelled)
    if remark and not labelled and not after and not honorifics:
        return None
    last = found.words[-1].text.rstrip("-'’‘`,")
    # The full stop of a sentence goes; that of an initial stays.
    if last.endswith(".") and len(last) > 3 and "." not in last[:-1]:
        last = last[:-1]
    return Said(
        "person",
        found.words[0].start,
        found.words[-1].start + len(last),
        honorifics=(*honorifics, *degrees),
        before=before,
        after=after,
        remark=remark,
        is_full=bool(honorifics) or is_full(found, words),
        is_single=len(found.words) == 1,
        is_deputy=front.is_deputy,
        is_closed=front.is_closed,
    )


def _is_degree(word: str, words: PeopleWords) -> bool:
    return word.strip(".,").replace(".", "") in words.degrees


def _kind(text: str, start: int, end: int, words: PeopleWords) -> Kind:
    """Return what a text is that names nobody."""
    tokens = [word.text.strip(".,:;!?()\"'") for word in words_in(text, start, end)]
    if fold(text[start:end]) in words.labels or all(words.is_label(token) for token in tokens):
        return "label"
    if any(words.is_general(token) for token in tokens):
        return "general"
    if is_place(text[start:end]):
        return "place"
    if any(words.is_note(token) and (token.islower() or at) for at, token in enumerate(tokens)) or words.is_note(
        tokens[0]
    ):
        return "note"
    if any(words.is_body(token) for token in tokens):
        return "body"
    if any(words.is_role(token) for token in tokens):
        return "role"
    return "other"
