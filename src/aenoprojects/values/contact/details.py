"""Addresses and numbers together, in the order of the text."""

from __future__ import annotations

import re
from typing import TypeAlias

from aenoprojects.values.contact.characters import plain
from aenoprojects.values.contact.emails import FoundEmail, find_emails
from aenoprojects.values.contact.phones import FoundPhone, find_phones
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import fold

FoundDetail: TypeAlias = FoundEmail | FoundPhone

URL = re.compile(r"(?:https?://|www\.)[^\s|<>()]+", re.IGNORECASE)
_MAY_HOLD = re.compile(r"[@＠0-9０-９\[({<]|\sat\s|apenstaart", re.IGNORECASE)


def find_details(text: str, vocabulary: Vocabulary) -> tuple[FoundDetail, ...]:
    """Return the addresses and numbers in a text, in order; digits in addresses and links are none.

    Args:
        text: any text.
        vocabulary: the words to go by.

    >>> [one.text for one in find_details("t.visser@gouda.example / 06 12345678", Vocabulary.default())]
    ['t.visser@gouda.example', '06 12345678']
    """
    emails = find_emails(text, vocabulary)
    pieces, position = [], 0
    for start, end in sorted(
        (*((one.start, one.end) for one in emails), *(match.span() for match in URL.finditer(text)))
    ):
        if start >= position:
            pieces += [text[position:start], "|" * (end - start)]
            position = end
    phones = find_phones("".join([*pieces, text[position:]]), vocabulary)
    return tuple(sorted((*emails, *phones), key=lambda one: one.start))


def holds_details(text: str, vocabulary: Vocabulary) -> bool:
    """Return whether a text holds an address or a number.

    >>> [holds_details(text, Vocabulary.default()) for text in ("E t.visser@gouda.example", "Truus, 1-1-2021")]
    [True, False]
    """
    return _MAY_HOLD.search(text) is not None and bool(find_details(text, vocabulary))


def is_mailbox(address: str, vocabulary: Vocabulary) -> bool:
    """Return whether many people read an address: a function, or the organisation's own name.

    >>> [is_mailbox(f"{name}@gouda.example", Vocabulary.default()) for name in ("info", "t.visser")]
    [True, False]
    """
    local, _, domain = address.partition("@")
    words, own = fold(local).split(), fold(domain.partition(".")[0])
    known, endings = vocabulary.derive(_mailboxes)
    return "".join(words) == own.replace(" ", "") or any(word in known or word.endswith(endings) for word in words)


def looks_like_address(text: str, vocabulary: Vocabulary, *, labelled: bool = False) -> bool:
    """Return whether a word was meant as an e-mail address, though it cannot be one.

    Args:
        text: one word.
        vocabulary: the words to go by.
        labelled: True where a label says that an address follows.

    >>> words = ("t..visser@gouda.example", "t.visser.gouda.nl", "gouda.nl")
    >>> [looks_like_address(word, Vocabulary.default()) for word in words]
    [True, True, False]
    """
    text = plain(text).strip(".,;:()<>[]")
    if "@" in text.strip("@"):
        return True
    parts = text.split(".")
    known = vocabulary.words("people.top_domains")
    if len(parts) < 2 or parts[-1].lower() not in known or parts[0].lower() == "www" or not all(parts):
        return False
    return labelled or (len(parts) > 2 and len(parts[0]) == 1)


def _mailboxes(vocabulary: Vocabulary) -> tuple[frozenset[str], tuple[str, ...]]:
    return vocabulary.words("people.mailboxes"), tuple(sorted(vocabulary.words("people.mailbox_endings")))
