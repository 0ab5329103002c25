"""Headings of sections, and lines by which a page speaks of itself."""

from __future__ import annotations

import re
from typing import cast

from attrs import frozen

from aenoprojects.model.project import SectionKind
from aenoprojects.parsing.labels import is_dated
from aenoprojects.reading.lines import Line
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import fold, visible

LONGEST_HEADING = 80
"""Characters of a section heading; the longest on the fund's page has 71."""
LONGEST_TITLE = 160
"""Characters of a line of text that may be a project's title."""
_KNOWN_WORDS = 7  # of a heading that holds a known word; more make a sentence that happens to hold it
_UNKNOWN_WORDS = 9  # of a heading known by its form alone
_INTRO_WORDS = 3  # more words before a colon introduce a list: "Deze doelen gaan samen met:"
_TEXT = 40  # characters: what a heading announces is running text, longer than a name or a date
_STEP = re.compile(r"\s*[>›»/→]\s*")
_SENTENCE_END = ".?!;,"


@frozen(kw_only=True)
class SectionHeading:
    """A line read as the heading of a section."""

    text: str
    """Without a closing colon."""
    kind: SectionKind
    rest: int | None = None
    """Where text of the section begins on the same line; None where the line is the heading alone."""
    is_glued: bool = False
    """True where that text began without so much as a colon."""


def section_heading(line: Line, vocabulary: Vocabulary) -> SectionHeading | None:
    """Return a line as a section heading that the vocabulary knows, None where it is none.

    >>> section_heading(Line(number=1, text="Tussentijds resultaat"), Vocabulary.default()).kind
    'interim'
    """
    text = line.text.strip()
    if not text[:1].isalpha() and text[:1] not in "*#‘“\"'(" and not line.level:  # an emoji heads a heading
        return None
    if glued := _glued(line, vocabulary):
        return glued
    if labelled := _labelled(line, vocabulary):
        return labelled
    if len(text) > LONGEST_HEADING or line.marker or text[:1].islower() or ": " in text:
        return None
    folded = fold(text)
    exact = _exact(folded, vocabulary)
    if text[-1] in _SENTENCE_END and not (text[-1] == "?" and (exact or line.level)):
        return None
    if exact is None:
        if len(folded.split()) > (_INTRO_WORDS if text[-1] == ":" else _KNOWN_WORDS) or _points(folded, vocabulary):
            return None
        exact = _kind(folded, vocabulary)
    return SectionHeading(text=visible(text).rstrip(": "), kind=exact) if exact else None


def is_contact_heading(heading: str, vocabulary: Vocabulary) -> bool:
    """Return whether people to ask stand below a heading.

    >>> is_contact_heading("Vragen?", Vocabulary.default()), is_contact_heading("Vraag", Vocabulary.default())
    (True, False)
    """
    return fold(heading) in vocabulary.words("pages.contact")


def is_facts_heading(heading: str, vocabulary: Vocabulary) -> bool:
    """Return whether a heading introduces a box of facts: "Projectinformatie"."""
    return fold(heading) in vocabulary.words("pages.facts")


def plain_heading(line: Line, after: Line | None, vocabulary: Vocabulary, *, is_apart: bool) -> SectionHeading | None:
    """Return a line as a heading that no vocabulary knows, by its form and its neighbours.

    A short line with a capital and without a full stop, with nothing above it, and running text below it. Captions
    ("Foto ...") and pointers ("Lees hier ...") look like that too; their first word gives them away. What the markup
    makes a heading is one, also as a question.

    Args:
        line: the line.
        after: the next line that is not blank, None at the end.
        vocabulary: the headings that are known.
        is_apart: whether a blank line, or nothing at all, stands above it.
    """
    text = line.text.strip()
    if after is None or not text or line.marker or line.is_quoted or _is_beside(line, after):
        return None
    if line.level and len(text) <= 2 * LONGEST_HEADING:
        return SectionHeading(text=visible(text).rstrip(": "), kind="other")
    if text[-1] in _SENTENCE_END or text[-1] == ":" or len(text) > LONGEST_HEADING:
        return None
    if not is_apart:
        return None
    folded = fold(text)
    words = folded.split()
    if not words or len(words) > _UNKNOWN_WORDS or _points(folded, vocabulary) or "@" in text or "http" in text:
        return None
    first = next((char for char in text if char.isalnum()), "")
    if not first.isupper() or not (line.is_bold or _announces(after, len(text), vocabulary)):
        return None
    return SectionHeading(text=visible(text), kind="other")


def _is_beside(line: Line, after: Line) -> bool:
    """Return whether a line is a cell with others beside it; a cell of the page's layout has its text below."""
    return line.cell is not None and (after.cell is None or after.cell.column != line.cell.column)


def is_footer(line: Line, vocabulary: Vocabulary, *, whole: bool = False) -> bool:
    """Return whether a line starts the footer of the page; `whole`: and is nothing but one of its phrases."""
    text = line.text.strip()
    starts = vocabulary.derive(_footer_starts)
    if len(text) > LONGEST_HEADING or text[:2].lower() not in starts or text.endswith("."):
        return False
    folded = fold(text)
    if whole:
        return folded in vocabulary.words("pages.footer")
    return text.startswith("©") or vocabulary.derive(_footer).match(folded) is not None


def is_navigation(line: Line, vocabulary: Vocabulary) -> bool:
    """Return whether a line is one of the page's navigation, or one by which the page speaks of itself.

    >>> is_navigation(Line(number=1, text="Skip to main content"), Vocabulary.default())
    True
    """
    if len(line.text) > LONGEST_HEADING:
        return False
    folded = fold(line.text)
    if folded in vocabulary.derive(_navigation) or vocabulary.derive(_bylines).match(folded) is not None:
        return True
    steps = _STEP.split(line.text)
    return len(steps) > 1 and fold(steps[0]) in vocabulary.derive(_navigation)  # "Home > Projecten > Fietsen"


def is_onward(line: Line, vocabulary: Vocabulary) -> bool:
    """Return whether a line is nothing but a link to an entry's own page ("Lees meer over ..."), not to somebody."""
    if not line.is_link or line.links[0].url.lower().startswith(("mailto:", "tel:")):
        return False
    return vocabulary.derive(_onward).match(fold(line.text)) is not None


def _announces(after: Line, length: int, vocabulary: Vocabulary) -> bool:
    """Return whether the next line is text that a heading could announce."""
    text = after.text.strip()
    if after.marker or section_heading(after, vocabulary) or text[:1].islower() or text[:1] in ":;,.":
        return False
    return len(text) > max(length, _TEXT)


def _glued(line: Line, vocabulary: Vocabulary) -> SectionHeading | None:
    """Split off text that stands on the line of a well-known heading."""
    text = line.text
    start = len(text) - len(text.lstrip())
    for phrase in vocabulary.rows("pages.glued"):
        end = start + len(phrase)
        if len(text) > end and text[start:end].lower() == phrase.lower():
            kind = _kind(fold(phrase), vocabulary) or "other"
            heading = visible(text[start:end])
            if not text[end:].replace(":", " ").replace(".", " ").strip():
                return SectionHeading(text=heading, kind=kind)
            rest = len(text) - len(text[end:].replace(":", " ").lstrip())
            if text[rest].islower():
                return None
            return SectionHeading(text=heading, kind=kind, rest=rest, is_glued=":" not in text[end:rest])
    return None


def _labelled(line: Line, vocabulary: Vocabulary) -> SectionHeading | None:
    """Return a section's name with its text behind a colon: "Doel: leren van wat misging"."""
    head, colon, rest = line.text[:LONGEST_HEADING].partition(":")
    if not colon or not rest.strip() or line.marker:
        return None
    kind = vocabulary.section_names.get(fold(head))
    if kind is None or not head.strip()[:1].isupper() or is_dated(rest, vocabulary):
        return None
    start = len(head) + 1
    start += len(line.text[start:]) - len(line.text[start:].lstrip())
    return SectionHeading(text=visible(head), kind=cast(SectionKind, kind), rest=start)


def _kind(folded: str, vocabulary: Vocabulary) -> SectionKind | None:
    for kind, pattern in vocabulary.section_patterns:
        if pattern.search(folded):
            return cast(SectionKind, kind)
    return None


def _exact(folded: str, vocabulary: Vocabulary) -> SectionKind | None:
    """Return the kind of a heading that is a name of a section and nothing else."""
    kind = vocabulary.section_names.get(folded)
    if kind is None and folded in vocabulary.words("pages.contact"):
        kind = "more"
    return cast("SectionKind | None", kind)


def _footer_starts(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the first two letters of every footer phrase: most lines need no closer look."""
    return frozenset(phrase[:2].lower() for phrase in vocabulary.rows("pages.footer")) | {"© ", "©"}


def _footer(vocabulary: Vocabulary) -> re.Pattern[str]:
    return _starter(vocabulary, "pages.footer")


def _bylines(vocabulary: Vocabulary) -> re.Pattern[str]:
    return _starter(vocabulary, "pages.bylines")


def _onward(vocabulary: Vocabulary) -> re.Pattern[str]:
    return _starter(vocabulary, "pages.onward")


def _navigation(vocabulary: Vocabulary) -> frozenset[str]:
    return vocabulary.words("pages.navigation")


def _pointers(vocabulary: Vocabulary) -> re.Pattern[str]:
    return _starter(vocabulary, "pages.pointers", "pages.captions")


def _starter(vocabulary: Vocabulary, *names: str) -> re.Pattern[str]:
    phrases = sorted(filter(None, vocabulary.words(*names)), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(phrases)})(?: |$)")


def _points(folded: str, vocabulary: Vocabulary) -> bool:
    return vocabulary.derive(_pointers).match(folded) is not None
