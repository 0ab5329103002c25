"""The other layout: one project a page, a title on top, then sections; no labelled header."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from attrs import frozen

from aenoprojects.diagnostics import Code
from aenoprojects.model import ContactDetails, Organisation, Period, Project, SourceSpan
from aenoprojects.parsing.draft import Draft, Notes, slug
from aenoprojects.parsing.headings import is_footer, is_navigation, section_heading
from aenoprojects.parsing.sections import SectionLines, read_section, split_sections
from aenoprojects.reading.lines import Line
from aenoprojects.values.period_fields import read_periods
from aenoprojects.values.places import Place, find_places
from aenoprojects.values.prose_contact import read_prose_contact
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import fold, visible
from aenoprojects.vocabulary.register import by_code

_SCHEME = re.compile(
    r"(?:mogelijk gemaakt door|gefinancierd door|gesubsidieerd door|made possible by|funded by)\s+(?:de |het |the )?"
    r"(?P<scheme>[^.,]+?)(?:\s+(?:van|of)\s+(?:het|de|the)\b|[.,]|$)"
)
_OF_MUNICIPALITY = re.compile(r"\b[Gg]emeente[n]?\s+(?=[A-Z'’‘])")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_FEWEST_HEADINGS = 2
_PERIOD_WORDS = 8


@frozen(kw_only=True)
class Article:
    """A page read as an article."""

    drafts: list[Draft]
    """One project, or none where the page has no text."""
    page_text: tuple[Line, ...]
    """Navigation and footer."""


def is_article(lines: Sequence[Line], vocabulary: Vocabulary) -> bool:
    """Return whether a page without entries has the layout of an article: two or more known section headings.

    One that recurs speaks of a listing whose labels nobody understood: better no project than all of it as one.
    """
    found = (section_heading(line, vocabulary) for line in lines if line.text.strip() and not line.is_aside)
    headings = [fold(heading.text) for heading in found if heading]
    return len(headings) >= _FEWEST_HEADINGS and len(set(headings)) == len(headings)


def read_article(lines: Sequence[Line], source: str, vocabulary: Vocabulary) -> Article:
    """Read a page as one project.

    Args:
        lines: all lines of the page.
        source: name of the source.
        vocabulary: section names to go by.
    """
    page, text = _without_furniture(lines)
    if not text:
        return Article(drafts=[], page_text=tuple(lines[index] for index in page))
    notes = Notes()
    first = next((index for index in text if lines[index].level == 1), text[0])
    head = lines[first]
    page = sorted([*page, *(index for index in text if index < first)])
    used = [lines[index] for index in text if index >= first]
    furniture = set(page)
    body = [lines[index] for index in range(first + 1, text[-1] + 1) if index not in furniture]
    body, scheme = _take_scheme(body)
    body, tags = _take_tags(body)
    parts = split_sections(body, vocabulary)
    sections = []
    for part in parts:
        section, problems = read_section(part)
        sections.append(section)
        notes.add_all(problems, part.line.number, "sections")
    title = visible(head.text)
    organisation = _organisation(title, [visible(line.text) for line in body], notes, head.number)
    project = Project(
        id=slug(organisation.name if organisation else None, title),
        heading=title,
        title=title,
        organisation=organisation,
        contact=_contact(parts, notes),
        period=_period(body, notes),
        scheme=scheme,
        tags=tags,
        sections=tuple(sections),
        links=tuple(link for line in used for link in line.links),
        source=SourceSpan(name=source, line=head.number, end_line=max(line.end for line in used)),
    )
    page_text = tuple(lines[index] for index in page)
    return Article(drafts=[Draft(project=project, notes=notes.found)], page_text=page_text)


def _without_furniture(lines: Sequence[Line]) -> tuple[list[int], list[int]]:
    """Return where navigation and footer stand, and the lines in between, blank ones left out.

    Places count, not line numbers: a page in one long line has but one.
    """
    page: list[int] = []
    text: list[int] = []
    ended = False
    for index, line in enumerate(lines):
        if line.text.strip():
            ended = ended or (bool(text) and is_footer(line))
            (page if ended or line.is_aside or is_navigation(line) else text).append(index)
    return page, text


def _take_scheme(body: list[Line]) -> tuple[list[Line], str | None]:
    """Take the footnote that names the funding scheme out of the text."""
    for line in body:
        if line.text.lstrip().startswith(("*", "†", "¹")) and (match := _SCHEME.search(visible(line.text))):
            return [other for other in body if other is not line], match["scheme"].strip()
    return body, None


def _take_tags(body: list[Line]) -> tuple[list[Line], tuple[str, ...]]:
    """Take the closing key words out of the text: a last line of short lower-case phrases with commas."""
    filled = [line for line in body if line.text.strip()]
    if len(filled) < 2:
        return body, ()
    last = filled[-1]
    words = [word.strip() for word in visible(last.text).split(",")]
    ended = filled[-2].text.rstrip().endswith((".", "!", "?", "”", '"'))
    short = all(word and len(word.split()) <= 4 and word[-1] not in ".!?" for word in words)
    if ended and short and len(words) > 1:
        return [line for line in body if line is not last], tuple(words)
    return body, ()


def _organisation(title: str, texts: Sequence[str], notes: Notes, line: int) -> Organisation | None:
    """Return the municipality that the text names as its own.

    The one in the title, else the first one called "gemeente X", else the one named most, if more than once.
    """
    whole = " ".join(texts)
    codes = [place.codes for place in find_places(title)]
    codes += [place.codes for text in (title, whole) for place in _called_municipality(text)]
    if not codes:
        often = Counter(place.codes for place in find_places(whole)).most_common(1)
        codes = [code for code, count in often if count > 1]
    if not codes:
        return None
    if len(codes[0]) > 1:
        notes.add(Code.MUNICIPALITY_AMBIGUOUS, title, line, "organisation")
        return None
    found = by_code(codes[0][0])
    return Organisation(name=found.name, kind="municipality", municipalities=(found,)) if found else None


def _called_municipality(text: str) -> list[Place]:
    found = []
    for match in _OF_MUNICIPALITY.finditer(text):
        places = find_places(text[match.end() : match.end() + 60])
        if places and places[0].start == 0:
            found.append(places[0])
    return found


def _contact(parts: Sequence[SectionLines], notes: Notes) -> ContactDetails | None:
    for part in parts:
        if part.heading and part.heading.kind == "more":
            text = " ".join(visible(line.text) for line in part.lines if line.text.strip())
            reading = read_prose_contact(text)
            if reading.contact.people or reading.contact.other_emails or reading.contact.other_phones:
                notes.add_all(reading.problems, part.line.number, "contact")
                return reading.contact
    return None


def _period(body: Sequence[Line], notes: Notes) -> Period | None:
    """Return the period that the text states in so many words: a sentence that is nothing else."""
    for line in body:
        for sentence in _SENTENCE.split(visible(line.text)):
            words = sentence.strip(" .")
            if len(words.split()) > _PERIOD_WORDS or not any(char.isdigit() for char in words):
                continue
            reading = read_periods(words)
            period = reading.period
            if period.start and (period.end or period.end_state in ("open", "derived")) and period.remark is None:
                notes.add_all(reading.problems, line.number, "period")
                return period
    return None
