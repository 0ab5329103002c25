"""Who carries a project: read from heading, organisation line, labels, participants, or the text."""

from aenoprojects.values.organisation.headings import HeadingParts, names_one, split_heading
from aenoprojects.values.organisation.lines import is_organisation_line, lists_participants, says_municipality
from aenoprojects.values.organisation.reading import read_organisation
from aenoprojects.values.organisation.subject import find_organisation

__all__ = [
    "HeadingParts",
    "find_organisation",
    "is_organisation_line",
    "lists_participants",
    "names_one",
    "read_organisation",
    "says_municipality",
    "split_heading",
]
