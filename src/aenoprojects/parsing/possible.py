"""A cheap no: whether a page may hold a project at all, told from its lines alone, for those who read millions.

It is sound and not complete: a page that is refused here holds no project, one that is not may hold none either. Each
condition is what a road to a project cannot do without: labels that tell a project (listing, table, fact box), two
sections of a project's kinds (article), or two headings that name organisations above somebody to ask (listing
without labels).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from aenoprojects.parsing.headings import LONGEST_HEADING, is_contact_heading, section_heading
from aenoprojects.parsing.labels import LONGEST_LABEL, SEPARATOR, Label, find_bare_label, find_labels, whole_label
from aenoprojects.parsing.subject import TELLING
from aenoprojects.reading.lines import Line, Page
from aenoprojects.values.contact import holds_details
from aenoprojects.values.organisation import names_one
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import fold

_PROJECT = frozenset({"title", "period", "start", "end", "organisation", "theme"})
"""Fields of which a label group of a project has one; a contact alone is any page's."""
_WORD = re.compile(r"[\W_]*([^\W_]+)")


def may_hold_projects(page: Page, vocabulary: Vocabulary) -> bool:
    """Return whether a page may hold a project; False is certain.

    >>> from aenoprojects.reading.page import text_or_html
    >>> from aenoprojects.model import Source
    >>> pages = ("Nieuws van vandaag. Contact: info@oss.example", "Project: Fietsen\\nLooptijd: 2021")
    >>> [may_hold_projects(text_or_html(one, source=Source(name="p")), Vocabulary.default()) for one in pages]
    [False, True]
    """
    lines = [line for line in page.lines if not line.is_aside and line.text and not line.text.isspace()]
    return (
        any(line.is_front for line in lines)
        or _has_labels(lines, vocabulary)
        or _has_sections(lines, vocabulary)
        or _has_headings(lines, vocabulary)
    )


def _has_labels(lines: Sequence[Line], vocabulary: Vocabulary) -> bool:
    """Return whether the labels of a project may stand on the page, as `groups` and `tables` want them."""
    fields: set[str] = set()
    count = 0
    for line in lines:
        found = [label.field for label in _labels(line, vocabulary) if label.field]
        if not found:
            continue
        count += len(found)
        fields.update(found)
        # A lone "Project: ..." below an organisation's line is one; what else there is has two labels or more.
        if fields & _PROJECT and (count > 1 or "title" in fields):
            return True
    return False


def _labels(line: Line, vocabulary: Vocabulary) -> Iterator[Label]:
    """Yield what may be a label in a line, be it by its neighbours."""
    if SEPARATOR.search(line.text, line.marker, line.marker + LONGEST_LABEL + 8):
        yield from find_labels(line, vocabulary)
    if _first_word(line) not in vocabulary.label_starts:
        return
    field = whole_label(line.text[line.marker :], vocabulary)
    if field is None and line.cell:  # the words of a cell's label may stand on several lines
        field = "title"
    if field:
        yield Label(field, line.text, 0, 0)
    elif bare := find_bare_label(line, vocabulary):
        yield bare


def _first_word(line: Line) -> str:
    """Return the first word of a line, folded."""
    text = line.text[line.marker : line.marker + LONGEST_LABEL]
    if not text.isascii() or "&" in text:
        return fold(text).split(" ", 1)[0]
    word = _WORD.match(text)
    return word[1].lower() if word else ""


def _has_sections(lines: Sequence[Line], vocabulary: Vocabulary) -> bool:
    """Return whether two headings of the kinds stand on the page that only a project's page has."""
    glued = vocabulary.derive(_glued)
    found: set[str] = set()
    for line in lines:
        text = line.text
        if len(text) <= LONGEST_HEADING or ":" in text[:LONGEST_HEADING] or text.lstrip().lower().startswith(glued):
            section = section_heading(line, vocabulary)
            if section is not None and section.kind in TELLING:
                found.add(fold(section.text))
                if len(found) > 1:
                    return True
    return False


def _glued(vocabulary: Vocabulary) -> tuple[str, ...]:
    return tuple(phrase.lower() for phrase in vocabulary.rows("pages.glued"))


def _has_headings(lines: Sequence[Line], vocabulary: Vocabulary) -> bool:
    """Return whether two lines name organisations, and one somebody to ask."""
    named: Iterator[Line] = (line for line in lines if names_one(line.text, vocabulary))
    if next(named, None) is None or next(named, None) is None:
        return False
    texts = (line.text[line.marker :].strip() for line in lines)
    return any(is_contact_heading(text, vocabulary) or holds_details(text, vocabulary) for text in texts)
