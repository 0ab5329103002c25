"""The law of conservation: every non-blank line of a listing is in exactly one place."""

from __future__ import annotations

from collections import Counter

import aenoprojects as ap
from aenoprojects.parsing.entries import split_entries
from aenoprojects.parsing.sections import split_sections
from aenoprojects.reading.page import text_or_html
from aenoprojects.vocabulary import Vocabulary

VOCABULARY = Vocabulary.default()


def places(text: str) -> Counter[int]:
    """Return for each line number how often it stands in a place."""
    page = text_or_html(text, source=ap.Source(name="t"), kind="text")
    split = split_entries(page.lines, VOCABULARY)
    held = list(split.page_text)
    for entry in split.entries:
        held += [*entry.heading, *entry.organisation, *entry.participants]
        held += [line for field in entry.fields for line in field.lines]
        for section in split_sections(entry.body, VOCABULARY, airless=entry.airless):
            held += ([section.line] if section.heading else []) + [line for line in section.lines if line.text.strip()]
    return Counter(line.number for line in held)


def filled(text: str) -> Counter[int]:
    """Return the numbers of the lines that are not blank."""
    page = text_or_html(text, source=ap.Source(name="t"), kind="text")
    return Counter(line.number for line in page.lines if line.text.strip())
