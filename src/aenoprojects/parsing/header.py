"""From an entry's lines to a project: each labelled field goes to the reader of its kind of value."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve

from aenoprojects.diagnostics import Code
from aenoprojects.model import ContactDetails, Organisation, Period, Project, SourceSpan, Theme
from aenoprojects.parsing.draft import Draft, Notes, slug
from aenoprojects.parsing.entries import Entry, Field
from aenoprojects.parsing.labels import is_misspelt
from aenoprojects.parsing.sections import read_section, split_sections
from aenoprojects.reading.lines import Line
from aenoprojects.values.contact_before import read_contact
from aenoprojects.values.organisation import read_organisation
from aenoprojects.values.period import read_periods
from aenoprojects.values.theme import read_theme
from aenoprojects.vocabulary import Vocabulary, load
from aenoprojects.vocabulary.folding import fold, visible

_ORNAMENT = re.compile(r"^(?:\d{1,3}[.)]\s+|[^\w\s*∗＊'\"‘’“„(\[<&#@-]+\s*)+")
_LEADING = re.compile(r"[*∗＊][ *∗＊]*")
_BEFORE = re.compile(r"(?:tot|voor|until|t/m|tm)\b", re.IGNORECASE)
_TRAILING = re.compile(r" *[*∗＊]{1,3}$")


def read_entry(entry: Entry, source: str, vocabulary: Vocabulary) -> Draft:
    """Read one entry of a listing.

    Args:
        entry: its lines.
        source: name of the source.
        vocabulary: labels, section names and themes to go by.
    """
    notes = Notes()
    lines = _lines(entry)
    marks, heading = _read_heading(visible(_joined(entry.heading) or ""))
    fields = _Fields(entry.fields, vocabulary, notes)
    title = _title(fields, heading, lines[0].number, notes)
    sections = []
    for part in split_sections(entry.body, vocabulary, airless=entry.airless):
        section, problems = read_section(part)
        sections.append(section)
        notes.add_all(problems, part.line.number, "sections")
    organisation = _organisation(entry, fields, heading, title, notes)
    contact = _contact(fields, notes)
    periods = _periods(fields, notes)
    theme = _theme(fields, vocabulary)
    project = Project(
        id=slug(organisation.name if organisation else None, title),
        heading=heading or title,
        marks=marks,
        title=title,
        organisation=organisation,
        contact=contact,
        theme=theme,
        period=periods[0] if periods else None,
        other_periods=tuple(periods[1:]),
        extra_fields=fields.extra(),
        sections=tuple(sections),
        links=tuple(link for line in lines for link in line.links),
        source=SourceSpan(name=source, line=lines[0].number, end_line=max(line.end for line in lines)),
    )
    return Draft(project=project, notes=sorted(notes.found, key=lambda note: note.line or 0))


def _read_heading(text: str) -> tuple[int, str]:
    """Return the number of asterisks around a heading, and the heading without them and without ornaments.

    "1. **Goes: Fietsen" and "▼ Goes: Fietsen*" are typed for the eye; the asterisks mean something.
    """
    text = _ORNAMENT.sub("", text)
    found = _LEADING.match(text) or _TRAILING.search(text)
    if found is None:
        return 0, text
    rest = text[: found.start()] + text[found.end() :]
    return len(found.group()) - found.group().count(" "), _ORNAMENT.sub("", rest).strip()


class _Fields:
    """The fields of a header by name; whatever no reader takes is an extra field."""

    def __init__(self, fields: Sequence[Field], vocabulary: Vocabulary, notes: Notes) -> None:
        self._named: dict[str, list[Field]] = {}
        self._extra: list[Field] = []
        self._notes = notes
        for one in fields:
            line = one.lines[0].number
            if is_misspelt(one.label, vocabulary):
                notes.add(Code.LABEL_MISSPELT, one.label.text, line)
            if one.label.field is None:
                notes.add(Code.LABEL_UNKNOWN, one.label.text, line)
            if not one.value:
                notes.add(Code.FIELD_EMPTY, one.label.text, line, one.label.field)
            if one.label.field in (None, "extra", "organisation"):
                self._extra.append(one)
            else:
                self._named.setdefault(one.label.field, []).append(one)

    def all(self, *names: str) -> list[Field]:
        """Return the fields of these names that have a value, in the order of the page."""
        found = [one for name in names for one in self._named.get(name, ()) if one.value]
        return sorted(found, key=lambda one: one.lines[0].number)

    def single(self, name: str) -> Field | None:
        """Return the first field of a name; a second one with another value is kept as an extra field."""
        found = self.all(name)
        for again in found[1:]:
            self._notes.add(Code.FIELD_TWICE, again.label.text, again.lines[0].number, name)
            if again.value != found[0].value:
                self._extra.append(again)
        return found[0] if found else None

    def organisation(self) -> Field | None:
        """Take the field that names the organisation, for an entry that has no organisation line."""
        found = next((one for one in self._extra if one.label.field == "organisation" and one.value), None)
        if found:
            self._extra.remove(found)
        return found

    def extra(self) -> tuple[tuple[str, str], ...]:
        """Return what no reader took, labels made unique by a number."""
        result: dict[str, str] = {}
        for one in sorted(self._extra, key=lambda one: one.lines[0].number):
            label, number = one.label.text, 1
            while label in result:
                number += 1
                label = f"{one.label.text} ({number})"
            result[label] = visible(one.value)
        return tuple(result.items())


def _lines(entry: Entry) -> list[Line]:
    """Return the non-blank lines of an entry in order."""
    parts = (
        entry.heading,
        entry.organisation,
        entry.participants,
        *(one.lines for one in entry.fields),
        entry.body,
    )
    return sorted((line for part in parts for line in part if line.text.strip()), key=lambda line: line.number)


def _joined(lines: Sequence[Line]) -> str | None:
    return " ".join(line.text.strip() for line in lines) or None


def _title(fields: _Fields, heading: str, line: int, notes: Notes) -> str:
    """Return the title: of the "Project:" field, else of the heading."""
    _, colon, rest = heading.partition(": ")
    found = fields.single("title")
    if found is None:
        notes.add(Code.NO_TITLE_FIELD, heading, line, "title")
        return rest.strip() if colon else heading
    title = visible(found.value)
    if colon and not _alike(rest, title):
        notes.add(Code.TITLE_DIFFERS, f"{rest.strip()} / {title}", line, "title")
    return title


def _alike(one: str, other: str) -> bool:
    """Return whether two titles share a word of meaning; compounds count by their first letters.

    A title without any such word is like everything: nothing can be told from it.
    """
    empty = set(load("pages")["empty"])
    words = [{word for word in fold(text).split() if word not in empty} for text in (one, other)]
    if not words[0] or not words[1]:
        return True
    return any(left[:6] == right[:6] or left in right or right in left for left in words[0] for right in words[1])


def _organisation(entry: Entry, fields: _Fields, heading: str, title: str, notes: Notes) -> Organisation | None:
    line = _joined(entry.organisation)
    place = (entry.organisation or _lines(entry))[0].number
    if line is None and (named := fields.organisation()):
        line, place = named.value, named.lines[0].number
    reading = read_organisation(heading, line, _joined(entry.participants), title)
    for code, text in reading.problems:
        above = entry.heading and text in heading and text not in (line or "")
        notes.add(code, text, entry.heading[0].number if above else place, "organisation")
    return reading.organisation


def _contact(fields: _Fields, notes: Notes) -> ContactDetails | None:
    people, details = fields.all("contact"), fields.all("details")
    if not people and not details:
        return None
    reading = read_contact(
        "\n".join(visible(one.value) for one in people) or None,
        "\n".join(visible(one.value) for one in details) or None,
        label=people[0].label.text if people else None,
    )
    notes.add_all(reading.problems, (details or people)[0].lines[0].number, "contact")
    return reading.contact


def _periods(fields: _Fields, notes: Notes) -> list[Period]:
    """Return the periods of all fields; a start with an end or a duration in fields of their own is one of them."""
    starts, others = fields.all("start"), fields.all("period", "end")
    stated: list[tuple[Field, str, bool]] = [(one, visible(one.value), one.label.field == "end") for one in others]
    begun = None
    if starts:
        begun = visible(starts[0].value)
        rest = next((row for row in stated if row[2] or read_periods(row[1]).period.end_state == "none"), None)
        if rest:
            stated.remove(rest)
            joint = " " if _BEFORE.match(rest[1]) else " - " if rest[2] else ", "
            stated.insert(0, (starts[0], f"{begun}{joint}{rest[1]}", False))
        else:
            stated.insert(0, (starts[0], begun, False))
        stated += ((one, visible(one.value), False) for one in starts[1:])
    periods: list[Period] = []
    for one, text, ends in stated:
        reading = read_periods(text, label=one.label.text, ends=ends)
        found = reading.period
        if text == begun and found.start and found.duration is None:
            found = evolve(found, end=None, end_part=None, end_state="open")
        line = one.lines[-1].number
        if periods:
            notes.add(Code.PERIODS_SEVERAL, text, line, "period")
        notes.add_all(reading.problems, line, "period")
        periods += (found, *reading.others)
    return periods


def _theme(fields: _Fields, vocabulary: Vocabulary) -> Theme | None:
    found = fields.single("theme")
    return read_theme(found.value, label=found.label.text, vocabulary=vocabulary) if found else None
