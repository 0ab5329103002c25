"""What one piece of a contact's text says: a person with title and function, a function, a body, a label."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from aenoprojects.values.contact.words import PeopleWords, Word, has_letter, words_in
from aenoprojects.vocabulary import register
from aenoprojects.vocabulary.folding import fold

Kind: TypeAlias = Literal["person", "role", "body", "place", "title", "label", "general", "note", "nothing", "other"]
Span: TypeAlias = tuple[int, int]

_NAME_WORD = re.compile(r"['’‘`]?[^\W\d_](?:[^\W\d_]|[\u0300-\u036f.'’‘`-])*")
_CALL_NAME = re.compile(r"\((?:(?:[^\W\d_]\.)+|[^\W\d_][\w'’-]*)\)")
_CAPITAL = re.compile(r"[dlo]['’‘`][^\W\d_]", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.-?)+")
_ACRONYM = re.compile(r"[A-Z]{2,6}")
_NO_NAME_ALONE = re.compile(r"\W*\w[^\w.]*|[A-Z]{2,3}\W*")
"""Alone no name, in whatever case the rest is written: "A", "KCC"."""
_NO_NAME = re.compile(r"@|://|www\.", re.IGNORECASE)
_MOST_WORDS = 8
"""More words than any name in use has: "Maria Johanna van den Berg van der Meer" has eight."""


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
    whole = (start, end)
    if _NO_NAME.search(text, start, end):
        return Said("note", *whole)
    if words.is_placeholder(text[start:end]):
        return Said("nothing", *whole)
    if fold(text[start:end]) in words.labels:
        return Said("label", *whole)
    deputy = words.deputies.match(text, start, end)
    before = (deputy.start(), _trim_end(text, deputy.end(), deputy.start())) if deputy and deputy["role"] else None
    start = deputy.end() if deputy else start
    colon = text.rfind(":", start, end)
    if colon >= 0 and not has_letter(text[colon + 1 : end]):  # it announces what follows
        end = _trim_end(text, colon, start)
        if words.is_contact_label(text[start:end]):
            kind = _kind(text, start, end, words)
            return Said(kind if kind == "general" else "label", start, end)
        colon = text.rfind(":", start, end)
    if colon >= 0:
        function = (start, _trim_end(text, colon, start))
        if words.is_credit(text[slice(*function)]):
            return Said("other", *whole)
        if not words.is_contact_label(text[slice(*function)]) and has_letter(text[slice(*function)]):
            before = function
        start = colon + 1
    closed = colon >= 0 and before is not None
    if words.is_honorific(text[start:end].strip()):
        return Said("title", *_stripped(text, start, end))
    tokens = words_in(text, start, end)
    if (
        tokens
        and tokens[0].text.islower()
        and words.is_note(tokens[0].text)
        and not all(words.is_label(one.text) for one in tokens)
    ):
        return Said("note", *whole)
    tokens = _without_labels(tokens, words, labelled=labelled, announces=announces)
    if not tokens:
        return Said("label", *whole)
    honorifics: list[Span] = []
    tokens = _without_titles(text, tokens, words, honorifics)
    degrees: list[Span] = []
    while (
        tokens and tokens[-1].text.strip(".,").replace(".", "") in words.degrees and (len(tokens) > 1 or not honorifics)
    ):
        degrees.insert(0, tokens.pop()[:2])
    if not tokens:
        return Said("title", *_stripped(text, start, end))
    head = _head(tokens, words, cased=cased)
    role_before = (tokens[0].start, tokens[head - 1].end) if head else None
    if head and honorifics == []:
        rest = _without_titles(text, tokens[head:], words, honorifics)
        head = len(tokens) - len(rest)
    if any(words.is_body(word.text) for word in tokens[:head]):
        return Said("body", *_stripped(text, start, end), before=before)
    name, tail, has_link = _name(tokens[head:], words, cased=cased, labelled=labelled, has_title=bool(honorifics))
    if not name or _is_body(name, tail, words, has_link=has_link, has_title=bool(honorifics)):
        found = _stripped(text, tokens[0].start, end)
        kind = _kind(text, *found, words)
        if kind == "other" and before and not deputy:
            kind = "role"
            found = (before[0], found[1])
        return Said(kind, *found, is_deputy=deputy is not None)
    after, remark = _tail(text, tail, words, labelled=labelled)
    if remark and not labelled and not after and not honorifics:
        return Said("other", *whole)
    if role_before:
        before = (before[0], role_before[1]) if before and not deputy else before or role_before
    last = name[-1]
    end_of_name = last.end
    if last.text.endswith(".") and len(last.text) > 3 and "." not in last.text[:-1]:
        end_of_name -= 1  # the full stop of a sentence; that of an initial stays
    single = len(name) == 1
    full = bool(honorifics) or (not single and not words.is_small(name[0].text) and not _is_only_initials(name, words))
    return Said(
        "person",
        name[0].start,
        end_of_name,
        honorifics=(*honorifics, *degrees),
        before=before,
        after=after,
        remark=remark,
        is_full=full,
        is_single=single,
        is_deputy=deputy is not None,
        is_closed=closed,
    )


def is_place(text: str) -> bool:
    """Return whether a text is the name of a municipality.

    >>> is_place("Bergen op Zoom"), is_place("Truus Visser")
    (True, False)
    """
    return fold(text) in register.names()


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


def _without_labels(tokens: list[Word], words: PeopleWords, *, labelled: bool, announces: bool) -> list[Word]:
    """Return the words without the labels at either end."""
    first, last = 0, len(tokens)
    while first < last and words.is_label(word := tokens[first].text):
        named = word[0].isupper() and len(word.strip(".:")) <= 3 and ":" not in word
        is_initial = len(word.rstrip(".")) == 1 and last - first > 1
        is_before_particle = named and last - first > 1 and words.is_particle(tokens[first + 1].text)  # "Op den Akker"
        if (labelled and named) or is_before_particle or is_initial:
            break
        first += 1
    while last > first and words.is_label(word := tokens[last - 1].text):
        if word[0].isupper() and len(word) <= 3 and last - first > 1 and not words.is_number_label(word):
            break  # "Jan Bel"
        if len(word.rstrip(".:")) == 1 and last - first > 1 and not announces:
            break  # "Truus T."
        last -= 1
    return tokens[first:last]


def _without_titles(text: str, tokens: list[Word], words: PeopleWords, honorifics: list[Span]) -> list[Word]:
    """Return the words without the titles before them, which are added to the honorifics."""
    if not tokens:
        return tokens
    title = words.titles.match(text, tokens[0].start, tokens[-1].end)
    if title is None:
        return tokens
    honorifics.append((title.start(), _trim_end(text, title.end(), title.start())))
    return words_in(text, title.end(), tokens[-1].end)


def _head(tokens: Sequence[Word], words: PeopleWords, *, cased: bool) -> int:
    """Return how many words before a name are a function: "projectleider", "onze adviseur duurzame inzet"."""
    head = 0
    while (
        head < len(tokens)
        and words.is_role(tokens[head].text)
        and not (head and words.may_be_surname(tokens[head].text) and not words.is_role(tokens[head - 1].text))
    ):
        head += 1
    if head == 0:
        opened = next((at for at in range(1, min(4, len(tokens))) if words.is_role(tokens[at].text)), 0)
        articles = all(
            word.text.islower() and (words.is_ordinary(word.text) or words.is_small(word.text) or word.text == "als")
            for word in tokens[:opened]
        )
        return _head_after(tokens, opened, words, cased=cased) if opened and articles else 0
    return _head_after(tokens, head, words, cased=cased)


def _head_after(tokens: Sequence[Word], head: int, words: PeopleWords, *, cased: bool) -> int:
    """Return where a name begins after a function that goes on in small letters, or where the function ends."""
    while head < len(tokens) and words.is_role(tokens[head].text):
        head += 1
    if not cased:
        return head
    at = head
    while at < len(tokens) and not words.is_honorific(tokens[at].text):
        if tokens[at].text[0].isupper() and not words.is_role(tokens[at].text):
            break
        at += 1
    if head < at < len(tokens) and not words.is_small(tokens[head].text):
        return at
    return head


def _name(
    tokens: Sequence[Word], words: PeopleWords, *, cased: bool, labelled: bool, has_title: bool
) -> tuple[list[Word], list[Word], bool]:
    """Return the words of a name, those after it, and whether small words ("van de") stood between the two."""
    size = 0
    while size < min(len(tokens), _MOST_WORDS) and _is_name_word(tokens, size, words, cased=cased):
        size += 1
    is_odd = any(_is_odd(word.text, words) for word in tokens[:_MOST_WORDS])
    if not cased and (len(tokens) > size or is_odd) and not labelled:
        return [], list(tokens), False
    if labelled and size == 1 and 2 <= len(tokens) <= 4 and cased and not is_odd and tokens[0].text[0].isupper():
        size = len(tokens)  # "Truus visser"
    end = size
    while end and _ends_no_name(tokens[end - 1].text, words):
        end -= 1
    name = list(tokens[:end])
    if len(name) == 1 and (_NO_NAME_ALONE.fullmatch(name[0].text) or words.is_label(name[0].text)):
        return [], list(tokens), False
    if name and not has_title and _is_ordinary(name, words):
        return [], list(tokens), False
    if name and len(tokens) == size > end:
        return name, [], False  # "Peter de": the particle is the surname's, which stands elsewhere
    return name, list(tokens[size:]), end < size


def _ends_no_name(word: str, words: PeopleWords) -> bool:
    return words.is_small(word) or _CALL_NAME.fullmatch(word) is not None


def _is_odd(word: str, words: PeopleWords) -> bool:
    """Return whether a word is no part of a name where capitals do not tell."""
    bare = word.strip(".,;:()")
    if words.is_small(bare):
        return False
    if words.is_role(bare) or not _NAME_WORD.fullmatch(word):  # "B.V." too
        return True
    if len(bare) == 1 or _INITIALS.fullmatch(word):
        return False
    return any(is_it(bare) for is_it in (words.is_note, words.is_ordinary, words.is_label, words.is_placeholder))


def _is_name_word(tokens: Sequence[Word], at: int, words: PeopleWords, *, cased: bool) -> bool:
    word = tokens[at].text.rstrip(",")
    if at and _CALL_NAME.fullmatch(word):
        return True
    if words.is_particle(word):
        return True
    if not _NAME_WORD.fullmatch(word):
        return False
    previous = tokens[at - 1].text if at else ""
    if fold(word) in words.prepositions:
        following = tokens[at + 1].text if at + 1 < len(tokens) else ""
        return words.is_particle(following) or (word[0].isupper() and not following)
    if words.is_role(word):
        before = [one.text for one in tokens[:at]]
        led = bool(before) and (words.is_particle(previous) or bool(_INITIALS.fullmatch(previous)) or len(before) == 1)
        return led and words.may_be_surname(word, is_led=words.is_particle(previous))
    if not cased:
        return not _is_odd(tokens[at].text, words)
    if _ACRONYM.fullmatch(word.rstrip(".")):
        return at == 0 and len(word) <= 3 and len(tokens) > 1
    return word[0].isupper() or bool(_CAPITAL.match(word))


def _is_ordinary(name: Sequence[Word], words: PeopleWords) -> bool:
    """Return whether a word of what looks like a name is never part of one; after a particle every word may be."""
    for at, word in enumerate(name):
        led = at > 0 and words.is_particle(name[at - 1].text)
        if words.is_particle(word.text) or led or _INITIALS.fullmatch(word.text):
            continue
        if (
            words.is_ordinary(word.text)
            or (at == 0 and words.begins_no_name(word.text))
            or (len(word.text) > 3 and words.is_placeholder(word.text))
        ):
            return True
    return False


def _is_only_initials(name: Sequence[Word], words: PeopleWords) -> bool:
    return all(_INITIALS.fullmatch(word.text) or words.is_small(word.text) for word in name)


def _is_body(
    name: Sequence[Word], tail: Sequence[Word], words: PeopleWords, *, has_link: bool, has_title: bool
) -> bool:
    """Return whether what looks like a name is an organisation's: "Grondig Werk B.V.", "TU Delft"."""
    if has_title or has_link:
        return False
    if tail:
        first = tail[0].text.strip(".,;:()")
        if words.is_institution(first) or words.is_institution(tail[0].text):
            return True
        return len(name) == 1 and words.is_body(first)
    acronym = _ACRONYM.fullmatch(name[0].text) is not None
    return acronym and is_place(" ".join(word.text for word in name[1:]))


def _tail(text: str, tail: Sequence[Word], words: PeopleWords, *, labelled: bool) -> tuple[Span | None, Span | None]:
    """Return what follows a name: as a function, or as a remark."""
    rest = _without_labels(list(tail), words, labelled=False, announces=True)
    if not rest:
        return None, None
    start, end = rest[0].start, rest[-1].end
    opening = words.role_openings.match(text, start, end)
    bare = [word.text.strip(".,;:()") for word in rest]
    if words.is_note(tail[0].text.strip(".,;:()")) or words.is_note(bare[0]) or any(map(str.isdigit, text[start:end])) or not has_letter(text[start:end]):
        return None, (tail[0].start, end)
    if opening and not words.is_role(bare[0]):
        return (opening.end(), end), None
    if words.is_role(bare[0]) or (len(bare) > 1 and words.is_function(bare[1])):
        return (start, end), None
    return ((start, end), None) if labelled and len(rest) <= 4 else (None, (start, end))


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    return start, _trim_end(text, end, start)


def _trim_end(text: str, end: int, start: int) -> int:
    while end > start and (text[end - 1].isspace() or text[end - 1] in ":,"):
        end -= 1
    return end
