"""Who owns which address and which number of a contact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from aenoprojects.diagnostics import Code
from aenoprojects.values.contact.details import is_mailbox
from aenoprojects.values.contact.fit import FITS, fit
from aenoprojects.values.contact.roster import Mention, Roster
from aenoprojects.values.readings import Problem

Owner: TypeAlias = int | None
"""Place of a person among the people; None for nobody."""


def email_owners(found: Roster) -> list[Owner]:
    """Return the owner of each address: the one whose name it fits, or the next in order if there are as many.

    What many people read is nobody's, also beside one person.
    """
    shared = [_is_shared(found, email.address) for email in found.emails]
    if len(found.people) == 1:
        announced = _announced(found, "email")
        return [None if is_shared or at in announced else 0 for at, is_shared in enumerate(shared)]
    owners = [_fitting(found, email.address) for email in found.emails]
    without = [index for index in range(len(found.people)) if index not in owners]
    if len(found.people) == len(owners) and len(without) == owners.count(None) and not any(shared):
        return [without.pop(0) if owner is None else owner for owner in owners]
    return owners


def _is_shared(found: Roster, address: str) -> bool:
    return is_mailbox(address, found.vocabulary) and _fitting(found, address) is None


def _fitting(found: Roster, address: str) -> Owner:
    scores = [fit(address, person.name, found.vocabulary) for person in found.people]
    best = max(scores, default=0)
    return scores.index(best) if best >= FITS and scores.count(best) == 1 else None


def _announced(found: Roster, kind: str) -> set[int]:
    """Return the places of addresses or numbers that are announced as general: "Algemene vragen: 14 0182"."""
    places: set[int] = set()
    lines = {mention.line for mention in found.order if mention.kind in ("email", "phone")}
    general: Mention | None = None
    for mention in found.order:
        if mention.kind == "general":
            general = mention
        elif mention.kind == "person" or (general and general.line in lines and mention.line != general.line):
            general = None  # what stands beside its own details says nothing of the next line's
        elif general and mention.kind == kind:
            places.add(mention.place)
    return places


def phone_owners(found: Roster, owners: Sequence[Owner]) -> list[Owner]:
    """Return the owner of each number: the one with whom alone it shares a line, or whose address or name it follows.

    After a line with several of these, the next line is nobody's.
    """
    announced = _announced(found, "phone")
    if len(found.people) == 1:
        return [None if at in announced else 0 for at in range(len(found.phones))]
    order, anchor_kind = [one for one in found.order if one.kind != "general"], "email" if found.emails else "person"
    chain = [mention for mention in order if mention.kind in ("phone", anchor_kind)]
    kinds, half = [mention.kind for mention in chain], len(chain) // 2
    if found.emails and half > 1 and kinds == ["email"] * half + ["phone"] * half:
        return [owners[mention.place] for mention in chain[:half]]
    if kinds and kinds[0] == "phone" and kinds[-1] != "phone" and not _is_in_cards(order):
        order.reverse()
    crowd = Counter((mention.kind, mention.line) for mention in order)
    result: list[Owner] = [None] * len(found.phones)
    anchor, previous = None, ""
    for mention in order:
        if mention.kind == "email":
            anchor = mention
        elif mention.kind == "person":
            alone = crowd["person", mention.line] == 1
            anchor = mention if previous != "person" or (alone and _has_detail(order, mention.line)) else None
        elif anchor and (anchor.line == mention.line or crowd[anchor.kind, anchor.line] == 1):
            owner = owners[anchor.place] if anchor.kind == "email" else anchor.place
            result[mention.place] = None if mention.place in announced else owner
        previous = mention.kind
    return result


def _is_in_cards(order: Sequence[Mention]) -> bool:
    """Return whether people and what is theirs take turns, each person first."""
    blocks = 0
    for at, mention in enumerate(order):
        if mention.kind == "person" and (at + 1 == len(order) or order[at + 1].kind != "person"):
            blocks += 1
    return bool(order) and order[0].kind == "person" and blocks > 1 and order[-1].kind != "person"


def _has_detail(order: Sequence[Mention], line: int) -> bool:
    return any(mention.line == line and mention.kind in ("phone", "email") for mention in order)


def problems_of(found: Roster, emails: Sequence[Owner], phones: Sequence[Owner]) -> Iterator[Problem]:
    """Yield what there is to say about addresses and numbers and whose they are."""
    for email, owner in zip(found.emails, emails, strict=True):
        place = (email.text, email.start, email.end)
        if email.repaired:
            yield Problem(Code.EMAIL_REPAIRED, *place, email.address)
        if not found.people:
            continue
        if owner is None:
            if not is_mailbox(email.address, found.vocabulary):
                yield Problem(Code.EMAIL_OF_NOBODY, *place)
        elif fit(email.address, found.people[owner].name, found.vocabulary) < FITS:
            yield Problem(Code.EMAIL_NOT_OF_PERSON, *place, read_as=found.people[owner].name)
    announced = _announced(found, "phone")
    for at, (phone, owner) in enumerate(zip(found.phones, phones, strict=True)):
        place = (phone.text, phone.start, phone.end)
        if phone.number is None:
            yield Problem(Code.PHONE_INVALID, *place)
        elif owner is None and found.people and at not in announced:
            yield Problem(Code.PHONE_OF_NOBODY, *place)
