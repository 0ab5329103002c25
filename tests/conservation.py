"""The law of conservation: every non-blank line of a page is in exactly one place, and every word of it arrives."""

from __future__ import annotations

import re
from collections import Counter

import aenoprojects as ap
from aenoprojects.parsing.classify import Item, classify
from aenoprojects.parsing.document import Layout, find_projects
from aenoprojects.parsing.outline import Entry, Lines
from aenoprojects.parsing.prose import take_tags
from aenoprojects.parsing.sections import split_sections
from aenoprojects.reading.lines import Page
from aenoprojects.reading.page import text_or_html
from aenoprojects.values.organisation import split_heading
from aenoprojects.vocabulary import Vocabulary

VOCABULARY = Vocabulary.default()
_WORD = re.compile(r"\w+")


def page_of(text: str) -> Page:
    """Return a text, of whatever kind, as lines."""
    return text_or_html(text, source=ap.Source(name="t"), kind=None)


def places(page: Page) -> Counter[int]:
    """Return for each line, by its index, in how many places it stands; a cell over several rows counts as one."""
    items = classify(page.lines, VOCABULARY)
    entries = find_projects(Lines.of(page, items, VOCABULARY))
    held = Counter(items[place].at for entry in entries for place in _places(items, entry))
    for at in held:
        cell = page.lines[at].cell
        held[at] = min(held[at], 1) if cell and cell.rows > 1 else held[at]
    used = {items[place].at for entry in entries for place in entry.places}
    held.update(at for at, line in enumerate(page.lines) if line.text.strip() and at not in used)
    return held


def _places(items: list[Item], entry: Entry) -> list[int]:
    """Return the positions of an entry's lines, each as often as it stands somewhere."""
    head = entry.head
    found = [*([] if head.heading is None else [head.heading]), *head.organisation, *head.participants, *entry.labelled]
    body, tags = take_tags(items, entry.body) if entry.is_alone else (entry.body, ())
    found += entry.body[len(body) :] if tags else ()
    for part in split_sections(items, body, VOCABULARY):
        found += sorted({part.place, *part.places})
    return found


def filled(page: Page) -> Counter[int]:
    """Return the indices of the lines that are not blank."""
    return Counter(at for at, line in enumerate(page.lines) if line.text.strip())


def missing_words(page: Page, document: ap.Document, layout: Layout | None = None) -> Counter[str]:
    """Return the words of a page that its document does not hold, labels that the model has no place for aside."""
    held: Counter[str] = Counter()
    for line in document.page_text:
        held += words(line.text)
    for project in document.projects:
        held += words(" ".join(texts_of(project)))
    items = classify(page.lines, VOCABULARY)
    lines = Lines.of(page, items, VOCABULARY)
    labels = [one.label for group in lines.groups for one in group.fields]
    labels += [label for item in items for label in _whole(item)]
    glued = [note.text for note in document.diagnostics if note.code == "AP501" and note.text]
    # A list's markers are kept where the list is: in a section. Before a heading, a label or its value they are form.
    entries = find_projects(lines, layout)
    labelled = {items[place].at for entry in entries for place in entry.places - set(entry.body)}
    form = [
        line.text[: line.marker]
        for at, line in enumerate(page.lines)
        if at in labelled or line.text[: line.marker].strip() == "o"
    ]
    # The number or letter of a heading in a row is form as well.
    headings = [items[entry.head.heading].line.text for entry in entries if entry.head.heading is not None]
    numbers = [
        text[slice(*parts.number)]
        for text in headings
        if (parts := split_heading(text, VOCABULARY, is_numbered=True)).number
    ]
    # So is what joins the last two of a list of partners, like the commas between the others.
    joiners = ["en and" for project in document.projects if project.organisation and project.organisation.partners]
    said = words(" ".join(line.text for line in page.lines))
    return said - held - words(" ".join([*labels, *glued, *form, *numbers, *joiners]))


def texts_of(project: ap.Project) -> list[str]:
    """Return all texts of a project as printed, the markers of its lists included."""
    organisation, contact, theme = project.organisation, project.contact, project.theme
    parts = [project.heading, project.title, project.scheme, *project.tags]
    if organisation:
        parts += [organisation.text, organisation.participants_text, *organisation.partners]
    if contact:
        parts += [contact.label, contact.text]
    if theme:
        parts += [theme.label, theme.text]
    for period in (project.period, *project.other_periods):
        parts += [period.label, period.text] if period else []
    for amount in project.amounts:
        parts += [amount.label, amount.text]
    parts += [part for pair in project.extra_fields for part in pair]
    for section in project.sections:
        parts += [section.heading, *_block_texts(section)]
    return [part for part in parts if part]


def _block_texts(section: ap.Section) -> list[str]:
    texts = []
    for block in section.blocks:
        if isinstance(block, ap.ListBlock):
            for number, item in enumerate(block.items, block.start):
                # A letter counts as its place in the alphabet: either may be on the page.
                letter = chr(ord("a") + number - 1) if 0 < number < 27 else ""
                texts += [f"{number} {letter}" if block.ordered else "", item]
        else:
            texts.append(block.text)
    return texts


def _whole(item: Item) -> list[str]:
    """Return a line that is nothing but a label: the header of a table, too."""
    return [item.text] if item.whole else []


def words(text: str) -> Counter[str]:
    """Return the words of a text, lower case, with how often each occurs."""
    return Counter(_WORD.findall(text.lower()))
