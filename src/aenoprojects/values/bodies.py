"""Named bodies in a text that are no municipality: institutions, companies, provinces."""

from __future__ import annotations

from aenoprojects.values.words import Words, phrases
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import fold
from aenoprojects.vocabulary.register import names

_FARTHEST = 12  # words of a name
_REACH = 3  # small words in a row inside a name: "voor de", "van het"


def find_bodies(words: Words, vocabulary: Vocabulary) -> tuple[tuple[int, int], ...]:
    """Return where a text names institutions and companies, as first word and the word after the last.

    A name begins with a word of its kind ("Universiteit van Amsterdam", "Installatiebedrijf De Brug Weert"), or ends
    with one ("Kampen College", "Grondtechniek Enschede B.V.").

    >>> from aenoprojects.values.words import words_of
    >>> words = words_of("De Universiteit van Amsterdam vroeg Grondtechniek Enschede B.V. om hulp.")
    >>> find_bodies(words, Vocabulary.default())
    ((1, 4), (5, 9))
    """
    starters = vocabulary.derive(_starters)
    endings = tuple(vocabulary.words("organisations.partner_endings"))
    found: list[tuple[int, int]] = []
    index = 0
    while index < len(words.rows):
        length = _kind_at(words, index, starters, endings)
        stop = _after_name(words, index, length, vocabulary) if length else index
        if length and (stop > index + length or _stands_alone(words, index, length)):
            found.append((index, stop))
            index = stop
            continue
        last = _ends_at(words, index, vocabulary)
        if last:
            first = _first_of(words, index, found[-1][1] if found else 0, vocabulary)
            if first < index:
                found.append((first, last))
                index = last
                continue
        index += 1
    return tuple(_with_legal_form(words, found, vocabulary))


def starts_body(words: Words, index: int, vocabulary: Vocabulary) -> bool:
    """Return whether a word is of the kind that the name of a body begins with."""
    endings = tuple(vocabulary.words("organisations.partner_endings"))
    return bool(_kind_at(words, index, vocabulary.derive(_starters), endings))


def _starters(vocabulary: Vocabulary) -> dict[str, tuple[tuple[tuple[str, ...], bool], ...]]:
    return phrases(vocabulary.rows("organisations.partners"))


def _prefixes(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the last words of what stands before a municipality's name, folded."""
    return frozenset(fold(row).split()[-1] for row in vocabulary.rows("organisations.prefixes"))


def _kind_at(
    words: Words, index: int, starters: dict[str, tuple[tuple[tuple[str, ...], bool], ...]], endings: tuple[str, ...]
) -> int:
    """Return how many words from here say what kind of body it is, 0 for none."""
    word = words.rows[index]
    for phrase, capital in starters.get(word.folded, ()):
        some = words.rows[index : index + len(phrase)]
        if tuple(one.folded for one in some) == phrase and (word.is_capital or not capital):
            return len(phrase)
    return int(word.is_capital and word.folded.endswith(endings) and word.folded not in endings)


def _stands_alone(words: Words, index: int, length: int) -> bool:
    """Return whether a kind is a name by itself: "VNG", "Rijkswaterstaat" in the middle of a text or alone."""
    text = words.text[words.rows[index].start : words.rows[index + length - 1].end]
    return text.isupper() and len(text) > 1


def _after_name(words: Words, index: int, length: int, vocabulary: Vocabulary) -> int:
    """Return the place after a name that begins with its kind: capitals, with small words between them."""
    particles = vocabulary.words("organisations.name_particles")
    stop = at = index + length
    joined = False
    while at < min(len(words.rows), index + _FARTHEST) and not _is_parted(words, at):
        word = words.rows[at]
        if word.is_capital:
            stop = at = at + 1
        elif word.folded == "en" and not (joined or at == index + length or _parts(words, at, vocabulary)):
            joined = True
            at += 1
            if at >= len(words.rows) or not words.rows[at].is_capital:
                break
        elif word.folded == "en" and _is_of_two(words, index + length, at):
            return at + 2
        elif word.folded in particles and at - stop < _REACH:
            at += 1
        elif len(word.folded) == 1 and words.before(at)[-1:] in ("'", "’"):  # "Hunze en Aa's"
            stop = at = at + 1
        else:
            break
    return stop


def _parts(words: Words, at: int, vocabulary: Vocabulary) -> bool:
    """Return whether "en" parts two names: a new one begins after it, or a town or province ended the one before."""
    before = words.rows[at - 1].folded
    provinces = vocabulary.tables["organisations"]["provinces"]
    return before in names() or before in {fold(name) for name in provinces} or _starts_other(words, at + 1, vocabulary)


def _is_of_two(words: Words, first: int, at: int) -> bool:
    """Return whether a name is of two towns: "Hogeschool van Arnhem en Nijmegen"; without "van" only where it is all.

    "GGD Zwolle en Kampen" among other names may be a service and a municipality.
    """
    rows = words.rows
    is_said = rows[first].folded == "van"
    is_all = first == 1 and at + 2 == len(rows)
    return (
        (at == first + 2 if is_said else is_all and at == first + 1)
        and at + 1 < len(rows)
        and not words.after(at + 1).startswith(",")
        and {rows[at - 1].folded, rows[at + 1].folded} <= names().keys()
    )


def _is_parted(words: Words, index: int) -> bool:
    """Return whether a word cannot go on the name before it."""
    gap = words.before(index)
    if gap == ". " and words.rows[index - 1].end - words.rows[index - 1].start == 1:
        return False  # an initial
    return (bool(gap.strip(" \u00a0-\u2010\u2011'’‘&")) and gap != ".") or "\n" in gap or " - " in gap


def _starts_other(words: Words, index: int, vocabulary: Vocabulary) -> bool:
    """Return whether a new name begins at a word: of a body, or of a municipality."""
    if index >= len(words.rows):
        return False
    word = words.rows[index]
    if starts_body(words, index, vocabulary) or word.folded in vocabulary.derive(_prefixes):
        return True
    known = names()
    run = [row.folded for row in words.rows[index : index + 5]]
    return word.is_capital and any(" ".join(run[:length]) in known for length in range(len(run), 0, -1))


def _ends_at(words: Words, index: int, vocabulary: Vocabulary) -> int:
    """Return the place after a kind that ends a name, 0 where there is none."""
    word = words.rows[index]
    if form := _legal_form(words, index, vocabulary):
        return index + form
    if (
        word.is_capital
        and word.folded in vocabulary.words("organisations.partner_suffixes")
        and words.is_adjacent(index)
    ):
        return _after_name(words, index, 1, vocabulary)
    return 0


def _legal_form(words: Words, index: int, vocabulary: Vocabulary) -> int:
    """Return how many words from here are a legal form ("B.V." is two), 0 for none."""
    if not words.is_adjacent(index):
        return 0
    start = words.rows[index].start
    match = vocabulary.pattern(r"(?:{organisations.legal_forms})(?!\w)", 0).match(words.text, start)
    if not match:
        return 0
    return sum(1 for row in words.rows[index : index + 4] if row.start < match.end())


def _first_of(words: Words, index: int, floor: int, vocabulary: Vocabulary) -> int:
    """Return where the name begins that ends before a word: capitals back to a prefix, a small word, or a mark."""
    prefixes = vocabulary.derive(_prefixes)
    first = at = index
    while at > floor and not _is_parted(words, at) and index - at < _FARTHEST:
        word = words.rows[at - 1]
        if word.folded in prefixes or (word.folded in ("de", "het", "the") and words.starts_sentence(at - 1)):
            break
        if word.is_capital:
            first = at - 1
        elif word.folded not in ("en", "van", "de", "of", "the"):
            break
        at -= 1
    return first


def _with_legal_form(words: Words, found: list[tuple[int, int]], vocabulary: Vocabulary) -> list[tuple[int, int]]:
    """Return the names with the legal form that follows them."""
    return [
        (first, stop + (_legal_form(words, stop, vocabulary) if stop < len(words.rows) else 0)) for first, stop in found
    ]
