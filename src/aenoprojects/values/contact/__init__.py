"""Contacts: the people to ask, each with the addresses and numbers that are theirs."""

from __future__ import annotations

from aenoprojects.values.contact.details import find_details, holds_details, is_mailbox
from aenoprojects.values.contact.read import read_contact
from aenoprojects.values.contact.section import looks_like_person, read_contact_section

__all__ = [
    "find_details",
    "holds_details",
    "is_mailbox",
    "looks_like_person",
    "read_contact",
    "read_contact_section",
]
