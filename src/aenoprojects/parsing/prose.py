"""What the running text of a page with one subject says of it: period, organisation, funding scheme, key words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from aenoprojects.model import Organisation, Period
from aenoprojects.parsing.classify import Item
from aenoprojects.parsing.sections import SectionPart
from aenoprojects.parsing.texts import Text
from aenoprojects.values.organisation import find_organisation
from aenoprojects.values.period import find_period
from aenoprojects.values.readings import Reading
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import visible

_SCHEME = re.compile(
    r"(?:mogelijk gemaakt door|gefinancierd door|gesubsidieerd door|made possible by|funded by)\s+(?:de |het |the )?"
    r"(?P<scheme>[^.,]+?)(?:\s+(?:van|of)\s+(?:het|de|the)\b|[.,]|$)"
)
_FOOTNOTE = ("*", "†", "¹")
_TAG_WORDS = 4  # words of a key word: more make a sentence with commas
_ENDS = (".", "!", "?", "”", '"')


def scheme_in(items: Sequence[Item], body: Sequence[int]) -> str | None:
    """Return the funding scheme that a footnote names; the footnote stays in the text."""
    for place in body:
        if is_footnote(items[place]) and (match := _SCHEME.search(visible(items[place].line.text))):
            return match["scheme"].strip()
    return None


def is_footnote(item: Item) -> bool:
    """Return whether a line is a footnote: "*Mogelijk gemaakt door ..."."""
    return item.line.text.lstrip().startswith(_FOOTNOTE)


def take_tags(items: Sequence[Item], body: Sequence[int]) -> tuple[Sequence[int], int | None]:
    """Take the line of closing key words out of the text: a last line of short phrases parted by commas."""
    if len(body) < 2:
        return body, None
    last, before = items[body[-1]], items[body[-2]]
    words = [word.strip() for word in visible(last.text).split(",")]
    is_short = all(word and len(word.split()) <= _TAG_WORDS and word[-1] not in ".!?" for word in words)
    if len(words) > 1 and is_short and before.text.endswith(_ENDS) and not last.line.level and not last.line.marker:
        return body[:-1], body[-1]
    return body, None


def period_in(
    items: Sequence[Item], sections: Sequence[SectionPart], vocabulary: Vocabulary
) -> tuple[Text, Reading[Period]] | None:
    """Return the first period that a paragraph states of the page's subject, with the text that it was read from."""
    for place in _paragraphs(items, sections):
        text = Text(items)
        text.add_lines("prose", [place])
        if found := find_period(text.text, vocabulary):
            return text, found
    return None


def organisation_in(
    items: Sequence[Item], sections: Sequence[SectionPart], title: str, vocabulary: Vocabulary
) -> tuple[Text, Reading[Organisation | None]] | None:
    """Return the municipality that the prose plainly makes the subject, with the text that it was read from."""
    text = Text(items)
    text.add_lines("prose", _paragraphs(items, sections))
    if not text.parts:
        return None
    found = find_organisation(text.text, title, vocabulary)
    return (text, found) if found.value else None


def _paragraphs(items: Sequence[Item], sections: Sequence[SectionPart]) -> Iterator[int]:
    """Yield the positions of the running text that the page says in its own words."""
    for part in sections:
        for place in part.places:
            if not items[place].line.is_quoted:
                yield place
