"""Whose an address or a number is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TypeAlias

from aenoprojects.model import Person
from aenoprojects.values.mentions import Mention, Mentions
from aenoprojects.values.name_fit import FITS, fit

Owner: TypeAlias = int | None
"""Place of a person among the people; None for nobody."""


def email_owners(found: Mentions) -> tuple[Owner, ...]:
    """Return the owner of each address.

    It is the person whose name it fits; else the next one in order where there are as many people as
    addresses; else the only person there is.
    """
    if len(found.people) == 1:
        return (0,) * len(found.emails)
    owners = [_fitting(email.address, found.people) for email in found.emails]
    without = [index for index in range(len(found.people)) if index not in owners]
    unfitting = [index for index, owner in enumerate(owners) if owner is None]
    if len(found.people) == len(found.emails) and len(without) == len(unfitting):
        for index, owner in zip(unfitting, without, strict=True):
            owners[index] = owner
    return tuple(owners)


def _fitting(address: str, people: Sequence[Person]) -> Owner:
    scores = [fit(address, person.name) for person in people]
    best = max(scores, default=0)
    return scores.index(best) if best >= FITS and scores.count(best) == 1 else None


def phone_owners(found: Mentions, owners: Sequence[Owner]) -> tuple[Owner, ...]:
    """Return the owner of each number.

    It is the only person; else the one whose address (or, without one, name) it follows; else nobody.

    Args:
        found: what the text mentions.
        owners: the owner of each address.
    """
    if len(found.people) == 1:
        return (0,) * len(found.phones)
    order = list(found.order)
    anchor_kind = "email" if found.emails else "person"
    chain = [mention for mention in order if mention.kind in ("phone", anchor_kind)]
    kinds = [mention.kind for mention in chain]
    half = len(chain) // 2
    if found.emails and half > 1 and kinds == ["email"] * half + ["phone"] * half:
        return tuple(owners[mention.place] for mention in chain[:half])
    if kinds and kinds[0] == "phone" and kinds[-1] != "phone":
        order.reverse()
    return _followed(order, owners, len(found.phones))


def _followed(order: Sequence[Mention], owners: Sequence[Owner], count: int) -> tuple[Owner, ...]:
    """Return the person that each number follows; after a line with several, the next line is nobody's."""
    crowd = Counter((mention.kind, mention.line) for mention in order)
    result: list[Owner] = [None] * count
    anchor: Mention | None = None
    previous = ""
    for mention in order:
        if mention.kind == "email":
            anchor = mention
        elif mention.kind == "person":
            anchor = mention if previous != "person" else None
        elif anchor and (anchor.line == mention.line or crowd[anchor.kind, anchor.line] == 1):
            result[mention.place] = owners[anchor.place] if anchor.kind == "email" else anchor.place
        previous = mention.kind
    return tuple(result)
