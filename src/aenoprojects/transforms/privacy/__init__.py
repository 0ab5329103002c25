"""Contacts out: people, addresses and numbers, from fields and prose alike, once and for every format."""

from aenoprojects.transforms.privacy.cleaning import without_contacts, without_contacts_project
from aenoprojects.transforms.privacy.redactor import MARK

__all__ = ["MARK", "without_contacts", "without_contacts_project"]
