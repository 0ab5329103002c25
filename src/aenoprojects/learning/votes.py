"""What a value may be: each reader of values says whether it knows one when it sees it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Literal, NamedTuple, TypeAlias

from aenoprojects.model import Period
from aenoprojects.values.amount import holds_sum, says_sum
from aenoprojects.values.contact import read_contact
from aenoprojects.values.organisation import is_organisation_line
from aenoprojects.values.organisation.partners import split_partners
from aenoprojects.values.organisation.signs import names_organisation
from aenoprojects.values.period import read_periods
from aenoprojects.values.period.sentence import looks_like_period
from aenoprojects.values.readings import Part
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import fold

Sign: TypeAlias = Literal[
    "span", "day", "year", "amount", "contact", "name", "details", "organisation", "partners", "theme", "link", "code",
    "money", "prose",
]  # fmt: skip
"""What a value is seen to be: "contact" is a person beyond doubt, "name" what may as well be two words of a title,
"money" more than one plain sum."""

_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_CODE = re.compile(r"(?=\S*\d)[\w./-]{1,24}")
_DAY = 10  # characters of a date with a day, "2021-03-01"
_SENTENCE_WORDS = 8  # of a value that ends in a full stop: running text
_LONGEST = 300  # characters that readers look at: what is longer is running text


_RUNNING = frozenset({"prose", "money"})  # a sentence may hold a sum


class Vote(NamedTuple):
    """What the readers say of one value."""

    signs: frozenset[Sign]
    """What it is seen to be; empty where no reader knows it."""
    first: str = ""
    """First day of a date, to be compared with that of another label."""

    @property
    def is_value(self) -> bool:
        """Return whether a reader knows it as more than running text."""
        return bool(self.signs - _RUNNING)


def vote(value: str, vocabulary: Vocabulary) -> Vote | None:
    """Return what the readers see in a value; None for one that stands for nothing ("n.t.b."): it says nothing.

    >>> sorted(vote("mei 2021 - juni 2022", Vocabulary.default()).signs), vote("n.t.b.", Vocabulary.default())
    (['span'], None)
    """
    text = " ".join(value.split())
    if is_placeholder(text, vocabulary):
        return None
    if len(text) > _LONGEST or (text.endswith(".") and len(text.split()) >= _SENTENCE_WORDS):
        return Vote(frozenset({"prose"}))
    if period := _period(text, value, vocabulary):
        return Vote(frozenset({_kind_of(period)}), str(period.first_day or ""))
    readers: dict[Sign, Callable[[str, Vocabulary], bool]] = {
        "amount": says_sum,
        "money": holds_sum,
        "link": _is_link,
        "code": _is_code,
        "organisation": _is_organisation,
        "partners": partial(_are_partners, lines=value),
        "theme": lambda one, known: fold(one) in known.theme_names,
    }
    signs = {sign for sign, reads in readers.items() if reads(text, vocabulary)}
    return Vote(frozenset(signs | _people(text, vocabulary)))


def is_placeholder(text: str, vocabulary: Vocabulary) -> bool:
    """Return whether a text stands for nothing.

    >>> [is_placeholder(one, Vocabulary.default()) for one in ("n.v.t.", "nog niet bekend", "nog steeds", "")]
    [True, True, False, True]
    """
    nothing = vocabulary.words("people.placeholders", "amounts.none", "amounts.unknown")
    folded = fold(text)
    return not folded or folded in nothing or all(word in nothing for word in folded.split())


def _period(text: str, lines: str, vocabulary: Vocabulary) -> Period | None:
    """Return the period that a value is and nothing else; its lines may tell start from end."""
    if not looks_like_period(text, vocabulary):
        return None
    found = read_periods(lines, [Part("period", None, 0, len(lines))], vocabulary).value
    return found[0] if found and (found[0].start or found[0].end or found[0].duration) else None


def _kind_of(period: Period) -> Sign:
    """Return what kind of period it is: one date alone may as well be that of a decision."""
    if period.start != period.end or period.start is None or period.duration:
        return "span"
    return "day" if len(str(period.start)) >= _DAY else "year"


def _people(text: str, vocabulary: Vocabulary) -> frozenset[Sign]:
    """Return whether a value names people, or gives nothing but addresses and numbers."""
    if vocabulary.pattern(r"(?:{organisations.prefixes})\s").match(text):
        return frozenset()  # "Gemeente Mill en Sint Hubert" are not two people
    reading = read_contact(text, [Part("details", None, 0, len(text))], vocabulary)
    contact = reading.value
    if not contact.people:
        return frozenset({"details"} if contact.other_emails or contact.other_phones else ())
    if reading.problems and not any(one.emails or one.phones for one in contact.people):
        return frozenset()
    is_plain = any(one.emails or one.phones or one.honorific for one in contact.people)
    return frozenset({"contact"} if is_plain else {"name"})


def _is_link(text: str, _: Vocabulary) -> bool:
    return _LINK.fullmatch(text) is not None


def _is_code(text: str, _: Vocabulary) -> bool:
    return _CODE.fullmatch(text) is not None


def _is_organisation(text: str, vocabulary: Vocabulary) -> bool:
    return names_organisation(text, vocabulary) is not None or is_organisation_line(text, "", vocabulary)


def _are_partners(text: str, vocabulary: Vocabulary, *, lines: str) -> bool:
    """Return whether a value lists organisations, one of them at least plainly no municipality."""
    pieces = [lines[start:end] for start, end in split_partners(lines, vocabulary)]
    kinds = [names_organisation(one, vocabulary) for one in pieces]
    return len(pieces) > 1 and "body" in kinds and "@" not in text
