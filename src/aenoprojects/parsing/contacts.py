"""Contact sections: where the people to ask stand in the prose."""

from __future__ import annotations

from collections.abc import Sequence

from aenoprojects.model import ContactDetails
from aenoprojects.parsing.classify import Item
from aenoprojects.parsing.headings import is_contact_heading
from aenoprojects.parsing.prose import is_footnote
from aenoprojects.parsing.sections import SectionPart
from aenoprojects.parsing.texts import Text
from aenoprojects.values.contact import holds_details, read_contact_section
from aenoprojects.values.readings import Reading
from aenoprojects.vocabulary import Vocabulary


def contact_sections(
    items: Sequence[Item], sections: Sequence[SectionPart], vocabulary: Vocabulary
) -> list[tuple[list[int], bool]]:
    """Return the lines of each contact section, and whether its heading says plainly that it is one.

    Sections of a deeper level below one belong to it: cards, a heading with a name each.
    """
    found: list[tuple[list[int], bool]] = []
    level: int | None = None
    for part in sections:
        # A label of people that heads a section stands above them as well as "Contact" does.
        is_plain = part.heading is not None and (
            is_contact_heading(part.heading.text, vocabulary) or items[part.place].whole == "contact"
        )
        if level is not None and (part.level > level or not part.level):
            found[-1][0].extend(sorted({part.place, *part.places}))
        elif is_plain or part.kind == "more":
            found.append((list(part.places), is_plain))
            level = part.level or None
        else:
            level = None
    said = [([place for place in places if not is_footnote(items[place])], is_plain) for places, is_plain in found]
    return [(places, is_plain) for places, is_plain in said if places]


def lines_with_details(
    items: Sequence[Item], sections: Sequence[SectionPart], vocabulary: Vocabulary
) -> list[tuple[list[int], bool]]:
    """Return each line of the prose that holds an address or a number, for a page without a contact section."""
    places = [place for part in sections for place in part.places if not items[place].line.is_quoted]
    return [([place], False) for place in places if holds_details(items[place].text, vocabulary)]


def read_sections(
    items: Sequence[Item], sections: Sequence[tuple[list[int], bool]], vocabulary: Vocabulary
) -> tuple[Text, Reading[ContactDetails]] | None:
    """Return what the contact sections give: the first that names people, else the first with an address or number."""
    best: tuple[Text, Reading[ContactDetails]] | None = None
    for places, is_plain in sections:
        text = Text(items)
        text.add_lines("prose", places)
        reading = read_contact_section(text.text, text.parts, vocabulary, strict=not is_plain)
        contact = reading.value
        if contact.people:
            return text, reading
        if best is None and (contact.other_emails or contact.other_phones or contact.invalid_phones):
            best = text, reading
    return best
