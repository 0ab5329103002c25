"""People in running text: "Neem contact op met ... via ..."."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from aenoprojects.values.contact.details import FoundDetail
from aenoprojects.values.contact.emails import FoundEmail
from aenoprojects.values.contact.fit import FITS, fit
from aenoprojects.values.contact.names import is_place
from aenoprojects.values.contact.said import Said, read_piece
from aenoprojects.values.contact.words import PeopleWords, Word, words_in
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import fold

_ARTICLE = re.compile(r"(?:onze|de|het|mijn|our|the)\s+(?=[a-z])")
_END = re.compile(
    r"(?<![\s.(][A-Z])(?<!\b(?:mw|dr|ir|ds|mr|hr))(?<!\b(?:dhr|drs|ing|tel))(?<!\b(?:mevr|prof))[.!?](?=\s|$)|[\n|:…]"
    r"|\s(?:via|op|per|voor|over|als|door|om|by|at|on)(?=\s)|\bof\s(?=[a-z])"
)
_INTRODUCTION = r"\b(?:{people.introductions}|(?P<weak>{people.weak_introductions})):?\s+"
"""What leads to a name; the weak ones prove nothing alone."""
_REACH = 200
"""Characters after a name in which its own address may stand: two lines of text."""
_BESIDE = 30
"""Characters in which its number may stand: "(telefoonnummer: " and the like."""
_LEAST_FIT = 4
"""A surname that fits: a given name alone is no proof in running text."""
_STOP = re.compile(r"[.!?](?:\s|$)")
_OPEN = " \t,:;()[]-–—"


class Introduced(NamedTuple):
    """A stretch of running text that names people."""

    start: int
    """Where it begins."""
    end: int
    """Where it ends."""


def find_introduced(
    text: str, start: int, end: int, details: Sequence[FoundDetail], vocabulary: Vocabulary
) -> Iterator[Introduced]:
    """Yield where a running text names people to turn to.

    A name counts after "contact op met" and the like; elsewhere only where an address that soon follows fits it, or
    a number stands next to it.

    Args:
        text: the text.
        start: where the sentences begin.
        end: where they end.
        details: every address and number of the text, in order.
        vocabulary: the words to go by.
    """
    position = start
    starts = [one.start for one in details]
    for match in vocabulary.pattern(_INTRODUCTION).finditer(text, start, end):
        if match.start() < position:
            continue
        found = _after(text, match, end, details, starts, vocabulary)
        if found:
            yield from _beside(text, position, found.start, details, starts, vocabulary)
            yield found
            position = found.end
    yield from _beside(text, position, end, details, starts, vocabulary)


def is_prose(text: str, start: int, end: int, details: Sequence[FoundDetail], vocabulary: Vocabulary) -> bool:
    """Return whether a line is a sentence, so that a capital alone makes no name in it."""
    words = vocabulary.derive(_sentence_words)
    tokens = words_in(text, start, end)
    plain = [word for word in tokens if not _is_within(details, word)]
    if vocabulary.pattern(r"\b(?:{people.introductions})\s").search(text, start, end):
        return True
    return len(plain) >= 3 and any(fold(word.text) in words for word in plain)


def _is_within(details: Sequence[FoundDetail], word: Word) -> bool:
    """Return whether a word is part of an address or a number."""
    at = bisect_left(details, word.end, key=lambda one: one.start) - 1
    return at >= 0 and details[at].end > word.start


def _after(
    text: str,
    match: re.Match[str],
    end: int,
    details: Sequence[FoundDetail],
    starts: Sequence[int],
    vocabulary: Vocabulary,
) -> Introduced | None:
    """Return what an introduction leads to, where it names somebody."""
    start = match.end()
    near = details[bisect_left(starts, start) : bisect_left(starts, min(end, start + _REACH))]
    stop = near[0].start if near else min(end, start + _REACH)
    ending = _END.search(text, start, stop)
    words = vocabulary.derive(PeopleWords)
    if (article := _ARTICLE.match(text, start, stop)) and not words.titles.match(text, start, stop):
        start = article.end()
    stop = ending.start() if ending and ending.start() > start else stop
    said = _first(text, start, stop, vocabulary)
    if said is None:
        return None
    name = text[said.start : said.end]
    if match["weak"] and not any(
        isinstance(one, FoundEmail) and fit(one.address, name, vocabulary) >= FITS for one in near
    ):
        return None
    return Introduced(start, stop)


def _first(text: str, start: int, end: int, vocabulary: Vocabulary) -> Said | None:
    """Return the person that a stretch begins with."""
    words = vocabulary.derive(PeopleWords)
    cut = re.compile(r"[,()/|;]|\s(?:en|of|and|or|&)\s").search(text, start, end)
    said = read_piece(text, start, cut.start() if cut else end, words, cased=True, labelled=True)
    is_person = said.kind == "person" and said.is_full and not is_place(text[said.start : said.end])
    return said if is_person else None


def _beside(
    text: str, start: int, end: int, details: Sequence[FoundDetail], starts: Sequence[int], vocabulary: Vocabulary
) -> Iterator[Introduced]:
    """Yield each run of capitalised words that an address fits, or that has a number next to it."""
    if start >= end:
        return
    words = vocabulary.derive(PeopleWords)
    for run in _runs(text, start, end, details, words):
        first, last = run[0].start, run[-1].end
        near = details[bisect_left(starts, last) : bisect_left(starts, last + _REACH)]
        said = read_piece(text, first, last, words, cased=True, labelled=False)
        if said.kind != "person" or not said.is_full or is_place(text[said.start : said.end]):
            continue
        name = text[said.start : said.end]
        # The number of somebody else may stand behind the first full stop.
        stop = _STOP.search(text, said.end, last + _BESIDE + 1)
        reach = min(stop.start() if stop else len(text), last + _BESIDE)
        beside = bool(near) and not isinstance(near[0], FoundEmail) and near[0].start <= reach
        beside = beside or (_opens_sentence(text, start, first) and _is_subject(text, last, near))
        if beside or any(
            isinstance(one, FoundEmail) and fit(one.address, name, vocabulary) >= _LEAST_FIT for one in near
        ):
            yield Introduced(first, _with_role(text, last, near[0].start if near else end, words))


def _opens_sentence(text: str, start: int, at: int) -> bool:
    before = text[max(start, at - 3) : at].strip()
    return not before or before[-1] in ".!?"


def _is_subject(text: str, end: int, near: Sequence[FoundDetail]) -> bool:
    """Return whether a sentence that begins with a name goes on to a number, with a verb between and nobody else."""
    if not near or isinstance(near[0], FoundEmail):
        return False
    between = text[end : near[0].start]
    return _STOP.search(between) is None and re.search(r"\b(?:is|werkt|kunt|kan|are|can)\b", between) is not None


def _runs(text: str, start: int, end: int, details: Sequence[FoundDetail], words: PeopleWords) -> Iterator[list[Word]]:
    """Yield runs of words with a capital, small words between them, the function before them included."""
    run: list[Word] = []
    for word in words_in(text, start, end):
        is_detail = _is_within(details, word)
        bare = word.text.strip("()[],;:\"'“”")
        continues = (
            not is_detail
            and bool(bare)
            and (bare[0].isupper() or words.is_small(bare) or words.is_role(bare) or words.is_honorific(bare))
        )
        if continues and not words.is_label(bare) and not words.is_ordinary(bare):
            lead = len(word.text) - len(word.text.lstrip("()[],;:\"'“”"))
            if lead and run:
                yield run
                run = []
            run.append(Word(word.start + lead, word.start + lead + len(bare), bare))
            if word.end > run[-1].end:  # a comma, a bracket: the name ends here
                yield run
                run = []
        elif run:
            yield run
            run = []
    if run:
        yield run


def _with_role(text: str, end: int, stop: int, words: PeopleWords) -> int:
    """Return where the function ends that follows a name after a comma or between brackets."""
    match = re.compile(r"\s?\(([^()\n]{2,80})\)|,\s([^,.()\n]{2,80})").match(text, end, max(end, stop))
    if match is None:
        return end
    inside = match[1] or match[2]
    cut = re.compile(r"\s(?:via|op|is|per|of)\s").search(inside)
    said = read_piece(inside, 0, cut.start() if cut else len(inside), words, cased=True, labelled=False)
    if said.kind not in ("role", "body"):
        return end
    return match.end() if match[1] else match.start(2) + (cut.start() if cut else len(inside))


def _sentence_words(vocabulary: Vocabulary) -> frozenset[str]:
    return vocabulary.words("people.sentence")
