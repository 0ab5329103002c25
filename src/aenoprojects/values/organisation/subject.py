"""The municipality that a text plainly makes its subject."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aenoprojects.diagnostics import Code
from aenoprojects.model import Organisation
from aenoprojects.values.municipalities import FoundMunicipality, find_municipalities
from aenoprojects.values.organisation.stretches import Span, trimmed
from aenoprojects.values.readings import Problem, Reading
from aenoprojects.values.words import words_of
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import visible
from aenoprojects.vocabulary.register import by_code

_SENTENCE = re.compile(r"(?:[.!?][\"”’)]?\s+(?=[\"“„‘'(]?[A-ZÀ-Þ\d])|\n+)")
_CARRIED = (
    r"\s*(?:{organisations.own_project})\s+(?:\S+\s+){0,3}?(?:{organisations.carried_by})\s+"
    r"(?:{organisations.prefixes})\s+"
)
_NAME = 60  # characters of a municipality's name
_QUOTES = '"“„‘»«'


def find_organisation(text: str, title: str, vocabulary: Vocabulary) -> Reading[Organisation | None]:
    """Find the municipality that the prose of a page with one subject plainly makes that subject.

    That is one which a sentence begins with and says something of: "De gemeente Rotterdam wil ...". An example
    ("zoals de gemeente Den Haag"), a place ("In Zwolle ...") and several different ones are none.

    Args:
        text: the prose, paragraphs parted by line feeds; no quotations of others.
        title: the page's title; a municipality that it names, and the text does not, makes the text's no plain one.
        vocabulary: the words to go by.

    Returns:
        The organisation, reported as taken from the text; None where the text does not plainly say.

    >>> text = "De gemeente Assen zag veel collega's vertrekken."
    >>> find_organisation(text, "Loopbaanwinkel", Vocabulary.default()).value.name
    'Assen'
    """
    subjects: dict[tuple[str, ...], tuple[FoundMunicipality, Span]] = {}
    for one, sentence in _subjects(text, vocabulary):
        subjects.setdefault(one.codes, (one, sentence))
    if not subjects:
        return Reading(value=None)
    found, sentence = next(iter(subjects.values()))
    span = (found.start, found.end)
    above = {one.codes: title[one.start : one.end] for one in find_municipalities(title, vocabulary)}
    others = [] if not above or found.codes in above else list(above.values())
    if others or len(subjects) > 1:
        said = ", ".join([*others, *(text[one.start : one.end] for one, _ in subjects.values())])
        return Reading(value=None, problems=(Problem(Code.ORGANISATIONS_DIFFER, said, *span),))
    name = text[found.start : found.end]
    town = by_code(found.codes[0]) if len(found.codes) == 1 else None
    if town is None:
        return Reading(value=None, problems=(Problem(Code.MUNICIPALITY_AMBIGUOUS, name, *span),))
    return Reading(
        value=Organisation(name=town.name, kind="municipality", municipalities=(town,)),
        spans={"name": span, "municipalities.0": span},
        problems=(Problem(Code.ORGANISATION_FROM_TEXT, visible(text[slice(*sentence)]), *sentence, town.name),),
    )


def _subjects(text: str, vocabulary: Vocabulary) -> Iterator[tuple[FoundMunicipality, Span]]:
    """Yield the municipalities that sentences are about, with where the sentence stands."""
    start = 0
    for cut in (*_SENTENCE.finditer(text), None):
        end = cut.start() if cut else len(text)
        sentence = text[start:end]
        if sentence[:1] not in _QUOTES and (one := _subject(sentence, vocabulary)):
            yield FoundMunicipality(one.start + start, one.end + start, one.codes), trimmed(text, start, end)
        start = cut.end() if cut else end


def _carrier(sentence: str, vocabulary: Vocabulary) -> FoundMunicipality | None:
    """Return the municipality of which a sentence says that the project is its: "Het project is opgezet door ..."."""
    match = vocabulary.pattern(_CARRIED).match(sentence)
    if match is None:
        return None
    rest = sentence[match.end() : match.end() + _NAME]
    found = find_municipalities(rest, vocabulary, said=True)
    if not found or found[0].start:
        return None
    return FoundMunicipality(match.end() + found[0].start, match.end() + found[0].end, found[0].codes)


def _subject(sentence: str, vocabulary: Vocabulary) -> FoundMunicipality | None:
    """Return the municipality that a sentence begins with and says something of."""
    if carrier := _carrier(sentence, vocabulary):
        return carrier
    head = sentence[:120]
    prefix = vocabulary.pattern(r"\s*(?:{organisations.prefixes})\s+").match(head)
    found = find_municipalities(head, vocabulary)
    if not found or found[0].start > (prefix.end() + 1 if prefix else 1):
        return None
    after = head[found[0].end :]
    if not after[:1].isspace():
        return None  # a comma, a hyphen, a colon: a list, a longer name, a heading
    following = next(iter(words_of(after).rows), None)
    if following is None or following.is_capital:
        return None
    if following.folded in vocabulary.words("organisations.verbs"):
        return found[0]
    # After "De gemeente X" any word goes that is no joiner: there are more verbs than a list can hold.
    small = vocabulary.words("organisations.openers", "organisations.name_particles", "organisations.together")
    return found[0] if prefix and following.folded not in small | {"i", "is", "die"} else None
