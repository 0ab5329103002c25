"""From an entry's lines to a project: each labelled field, and the prose, goes to the reader of its kind of value."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from aenoprojects.diagnostics import Code
from aenoprojects.model import ContactDetails, Link, Organisation, Period, Place, Project, SourceSpan
from aenoprojects.parsing.classify import Item
from aenoprojects.parsing.contacts import contact_sections, lines_with_details, read_sections
from aenoprojects.parsing.draft import Draft, Notes, slug
from aenoprojects.parsing.groups import Field, Piece
from aenoprojects.parsing.misspelt import nearest_label
from aenoprojects.parsing.outline import Entry
from aenoprojects.parsing.prose import organisation_in, period_in, scheme_in, take_tags
from aenoprojects.parsing.sections import SectionPart, read_section, split_sections
from aenoprojects.parsing.texts import Text, line_of, place_of, value_of, whole
from aenoprojects.values.amount import read_amounts, says_sum
from aenoprojects.values.contact import read_contact
from aenoprojects.values.organisation import HeadingParts, read_organisation, split_heading
from aenoprojects.values.period import read_periods
from aenoprojects.values.readings import Part, Problem, Reading
from aenoprojects.values.theme import read_theme
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import fold, visible
from aenoprojects.vocabulary.register import existed_during

_T = TypeVar("_T")
_READ = ("title", "organisation", "partners", "contact", "details", "theme", "period", "start", "end", "amount", "tags")
"""Fields that have a reader; every other label is an extra field."""
_GLUED = 80  # characters of a line that are enough to find it by
_TAG = re.compile(r"[^,;\s\"'\[\]](?:[^,;]*[^,;\s\"'\[\]])?")  # between commas, without quotes and brackets
_CLOSING_TAG = re.compile(r"[^,\s](?:[^,]*[^,\s])?")
_STEM = 6  # letters by which two words of titles are the same: compounds and plurals share them


def read_entry(
    items: Sequence[Item], entry: Entry, source: str, vocabulary: Vocabulary, *, is_numbered: bool, is_titled: bool
) -> Draft:
    """Read one project.

    Args:
        items: the classified lines of the page.
        entry: which of them are the project's.
        source: name of the source.
        vocabulary: the words to go by.
        is_numbered: whether the headings around it are numbered in a row.
        is_titled: whether the entries around it have a label that names the project.
    """
    return _Reader(items, entry, vocabulary).read(source, is_numbered=is_numbered, is_titled=is_titled)


class _Reader:
    """One entry while it is read; whatever no reader takes becomes an extra field."""

    def __init__(self, items: Sequence[Item], entry: Entry, vocabulary: Vocabulary) -> None:
        self.items, self.entry, self.vocabulary = items, entry, vocabulary
        self.notes = Notes()
        self.places: dict[str, Place] = {}
        self.fields: dict[str, list[Field]] = {}
        self.extra: list[Field] = []
        for one in entry.fields:
            self._sort(one)

    def _sort(self, one: Field) -> None:
        """Put a labelled field where its reader finds it, and note what is odd about its label."""
        line = self.items[one.place].line
        if one.is_misspelt:
            right = nearest_label(one.label, one.field or "", self.vocabulary)
            self.notes.add(Code.LABEL_MISSPELT, one.label, line.number, read_as=right)
        if one.field is None:
            self.notes.add(Code.LABEL_UNKNOWN, one.label, line.number)
        if one.place not in self.entry.places:
            about = "period" if one.field in ("start", "end") else one.field
            self.notes.add(Code.FROM_GROUP_HEADING, visible(line.text), line.number, about)
        if not one.pieces:
            self.notes.add(Code.FIELD_EMPTY, one.label, line.number, one.field)
        name = one.field or ("amount" if says_sum(value_of(self.items, one), self.vocabulary) else None)
        if name in _READ and one.pieces:
            self.fields.setdefault(name, []).append(one._replace(field=name))
        else:
            self.extra.append(one)

    def read(self, source: str, *, is_numbered: bool, is_titled: bool) -> Draft:
        """Return the project, without its final id."""
        entry, items = self.entry, self.items
        lines = [items[place].line for place in sorted(entry.places)]
        first = items[entry.head.heading].line if entry.head.heading is not None else lines[0]
        text = items[entry.head.heading].line.text if entry.head.heading is not None else entry.name or ""
        parts = split_heading(text, self.vocabulary, is_numbered=is_numbered)
        heading = visible(text[slice(*parts.heading)])
        title = self._title(text, parts, heading, first.number, is_titled=is_titled)
        body, closing = take_tags(items, entry.body) if entry.is_alone else (entry.body, None)
        sections = split_sections(items, body, self.vocabulary)
        organisation = self._organisation(sections, title)
        theme = self._read("theme", read_theme, "theme")
        periods = self._periods(sections)
        contact = self._contact(sections)
        amounts = self._read("amount", read_amounts, "amounts")
        self._check_municipalities(organisation, periods, first.number)
        for part in sections:
            if part.heading and part.heading.is_glued:
                glued = items[part.place]
                said, start = glued.text[:_GLUED], whole(items, part.place).start
                place = (glued.at + 1, start, start + len(said))
                self.notes.add(Code.HEADING_GLUED, said, glued.line.number, "sections", place=place)
        for number, part in enumerate(sections):
            self.places[f"sections.{number}"] = place_of(items, whole(items, part.place))
        project = Project(
            id=slug(organisation.name if organisation else None, title),
            heading=heading or title,
            marks=parts.marks,
            title=title,
            organisation=organisation,
            contact=contact,
            theme=theme,
            period=periods[0] if periods else None,
            other_periods=tuple(periods[1:]),
            amounts=amounts,
            tags=self._tags(closing),
            extra_fields=self._extra_fields(),
            scheme=scheme_in(items, body) if entry.is_alone else None,
            sections=tuple(read_section(items, part) for part in sections),
            links=self._links(),
            places=self.places,
            # Facts may stand above the heading.
            source=SourceSpan(
                name=source, line=min(line.number for line in lines), end_line=max(line.end for line in lines)
            ),
        )
        return Draft(project=project, notes=sorted(self.notes.found, key=lambda note: note.line or 0))

    def _title(self, text: str, parts: HeadingParts, heading: str, line: int, *, is_titled: bool) -> str:
        """Return the title: of the label, else of the heading."""
        _, colon, rest = heading.partition(": ")
        found = self.fields.get("title", [])
        if self.entry.head.heading is not None:
            self.places["heading"] = self._in_heading(*parts.heading)
        if not found:
            if is_titled:
                self.notes.add(Code.NO_TITLE_FIELD, heading, line, "title", place=self._place_of("heading", heading))
            if self.entry.is_alone and colon and parts.organisation and parts.organisation[0] < parts.title[0]:
                return self._titled(text, parts.organisation[0], parts.title[1])
            if colon and parts.lead and self.entry.head.organisation:
                return self._titled(text, parts.heading[1] - len(rest.lstrip()), parts.heading[1])
            return self._titled(text, *parts.title) or heading
        self.places["title"] = place_of(self.items, *found[0].pieces)
        title = visible(value_of(self.items, found[0]))
        for again in found[1:]:
            self.notes.add(Code.FIELD_TWICE, again.label, self.items[again.place].line.number, "title")
            if visible(value_of(self.items, again)) != title:
                self.extra.append(again)
        if colon and not self._is_alike(rest, title):
            self.notes.add(Code.TITLE_DIFFERS, f"{rest.strip()} / {title}", line, "title")
        return title

    def _titled(self, text: str, start: int, end: int) -> str:
        """Return a stretch of the heading as the title, and note its place."""
        if self.entry.head.heading is not None:
            self.places["title"] = self._in_heading(start, end)
        return visible(text[start:end])

    def _in_heading(self, start: int, end: int) -> Place:
        return place_of(self.items, Piece(self.entry.head.heading or 0, start, end))

    def _is_alike(self, one: str, other: str) -> bool:
        """Return whether two titles share a word of meaning; compounds count by their first letters.

        A title without any such word is like everything: nothing can be told from it.
        """
        empty = self.vocabulary.words("pages.empty")
        words = [{word for word in fold(text).split() if word not in empty} for text in (one, other)]
        if not words[0] or not words[1]:
            return True
        return any(
            left[:_STEM] == right[:_STEM] or left in right or right in left for left in words[0] for right in words[1]
        )

    def _organisation(self, sections: Sequence[SectionPart], title: str) -> Organisation | None:
        head = self.entry.head
        text = Text(self.items)
        if head.heading is not None:
            text.add("heading", None, [whole(self.items, head.heading)])
        for one in self.fields.get("title", [])[:1]:
            text.add("title", None, one.pieces)
        if head.heading is not None and not self.fields.get("title"):
            text.add("title", None, [whole(self.items, head.heading)])
        text.add_lines("line", head.organisation)
        text.add_lines("participants", head.participants)
        for one in self._ordered("organisation", "partners"):
            text.add_field(one)
        reading: Reading[Organisation | None] = read_organisation(text.text, text.parts, self.vocabulary)
        if reading.value is None and self.entry.is_alone:
            found = organisation_in(self.items, sections, title, self.vocabulary)
            if found is not None:
                prose, inferred = found
                self._note(prose, inferred, "organisation")
                self._keep(text.unused(()))
                return inferred.value
        if reading.value is None and self.entry.name:
            name = self.entry.name
            reading = read_organisation(name, [Part("heading", None, 0, len(name))], self.vocabulary)
        if reading.value is not None or self.entry.fields:
            self._note(text, reading, "organisation")  # an article without labels that names none has none
        self._keep(unused := text.unused(reading.spans.values()))
        # Another organisation, or a person, behind one more label; below an organisation line labels are extra anyway.
        lead = fold(reading.value.name) if reading.value and not head.organisation else ""
        for one in unused:
            if one.field == "organisation" and lead not in fold(value_of(self.items, one)):
                self.notes.add(Code.FIELD_TWICE, one.label, self.items[one.place].line.number, "organisation")
        return reading.value

    def _periods(self, sections: Sequence[SectionPart]) -> Sequence[Period]:
        text = Text(self.items)
        for one in self._ordered("period", "start", "end"):
            text.add_field(one)
        if text.parts:
            reading = read_periods(text.text, text.parts, self.vocabulary)
            self._note(text, reading, "period")
            self._keep(text.unused(reading.spans.values()) if not reading.value else ())
            return reading.value
        if not (self.entry.is_alone or not self.entry.fields):
            return ()
        found = period_in(self.items, sections, self.vocabulary)
        if found is None:
            return ()
        prose, inferred = found
        self._note(prose, inferred, "period")
        return (inferred.value,)

    def _contact(self, sections: Sequence[SectionPart]) -> ContactDetails | None:
        text = Text(self.items)
        for one in self._ordered("contact", "details"):
            text.add_field(one)
        below = contact_sections(self.items, sections, self.vocabulary)
        is_said = bool(text.parts or below)
        if not is_said and self.entry.is_alone:
            below = lines_with_details(self.items, sections, self.vocabulary)
        reading = read_contact(text.text, text.parts, self.vocabulary) if text.parts else None
        if reading is None or not reading.value.people:
            found = read_sections(self.items, below, self.vocabulary)
            if found is not None and (reading is None or found[1].value.people):
                self._keep(text.unused(()))
                text, reading = found
        if reading is None:
            return None
        if not is_said:
            said = Problem(Code.CONTACT_FROM_TEXT, reading.value.text[:_GLUED], 0, len(reading.value.text[:_GLUED]))
            self.notes.add(said.code, said.text, text.line_at(0), "contact", place=text.quoted(said))
        self._note(text, reading, "contact")
        return reading.value

    def _tags(self, closing: int | None) -> tuple[str, ...]:
        """Return the key words of labels, and those of the line that closes the page."""
        pieces = [(piece, _TAG) for one in self.fields.get("tags", ()) for piece in one.pieces]
        pieces += [] if closing is None else [(whole(self.items, closing), _CLOSING_TAG)]
        tags: list[str] = []
        for piece, pattern in pieces:
            for match in pattern.finditer(self.items[piece.place].line.text, piece.start, piece.end):
                self.places[f"tags.{len(tags)}"] = place_of(self.items, Piece(piece.place, *match.span()))
                tags.append(visible(match.group()))
        return tuple(tags)

    def _links(self) -> tuple[Link, ...]:
        """Return the links, with the places of those whose text stands in the line as often as it is a link there."""
        links: list[Link] = []
        onward = () if self.entry.onward is None else (self.entry.onward,)
        for place in sorted((*self.entry.places, *onward)):
            line, done = self.items[place].line, 0
            counts = Counter(link.text for link in line.links)
            for link in line.links:
                start = line.text.find(link.text, done)
                if link.text and start >= 0 and line.text.count(link.text) == counts[link.text]:
                    done = start + len(link.text)
                    self.places[f"links.{len(links)}"] = place_of(self.items, Piece(place, start, done))
                links.append(link)
        return tuple(links)

    def _read(self, name: str, reader: Callable[[str, Sequence[Part], Vocabulary], Reading[_T]], about: str) -> _T:
        """Return what a reader makes of the fields of a name."""
        text = Text(self.items)
        for one in self._ordered(name):
            text.add_field(one)
        reading = reader(text.text, text.parts, self.vocabulary)
        self._note(text, reading, about)
        self._keep(text.unused(reading.spans.values()))
        return reading.value

    def _ordered(self, *names: str) -> list[Field]:
        """Return the fields of some names in the order of the page."""
        found = [one for name in names for one in self.fields.get(name, ())]
        return sorted(found, key=lambda one: (one.place, one.pieces[0]))

    def _note(self, text: Text, reading: Reading[Any], about: str) -> None:
        """Note what a reader had to say, and where its values stand."""
        for problem in reading.problems:
            line = text.line(problem) if text.parts else None
            place = text.quoted(problem) if text.parts else None
            self.notes.add(problem.code, problem.text, line, about, problem.read_as, problem.beside, place)
        for path, span in reading.spans.items() if text.parts else ():
            self.places[_path(about, path)] = text.place(*span)

    def _keep(self, fields: Iterable[Field]) -> None:
        """Keep what no reader took; a dash that stands for nothing is nothing."""
        self.extra += (one for one in fields if any(map(str.isalnum, value_of(self.items, one))))

    def _check_municipalities(self, organisation: Organisation | None, periods: Sequence[Period], line: int) -> None:
        """Note the municipalities that did not exist while the project ran."""
        if not periods or organisation is None:
            return
        for number, one in enumerate(organisation.municipalities):
            if not existed_during(one, periods[0].first_day, periods[0].last_day):
                place = self._place_of(path := f"organisation.municipalities.{number}", one.name)
                own = line_of(self.items, self.places[path]).number if place else line
                self.notes.add(Code.MUNICIPALITY_NOT_VALID, one.name, own, "organisation", place=place)

    def _place_of(self, path: str, text: str) -> tuple[int, int, int] | None:
        """Return line and columns of a value that is printed as a text says, None where it is not."""
        if (place := self.places.get(path)) is None or place.more:
            return None
        said = line_of(self.items, place).text[place.start : place.end]
        return place[:3] if visible(said) == text else None

    def _extra_fields(self) -> tuple[tuple[str, str], ...]:
        """Return what no reader took, labels made unique by a number."""
        result: dict[str, str] = {}
        counts: Counter[str] = Counter()
        for one in sorted(self.extra, key=lambda one: one.place):
            label = one.label
            while label in result:
                counts[one.label] += 1
                label = f"{one.label} ({counts[one.label] + 1})"
            result[label] = value_of(self.items, one)
            if one.pieces:
                self.places[f"extra_fields.{label}"] = place_of(self.items, *one.pieces)
        return tuple(result.items())


def _path(about: str, path: str) -> str:
    """Return the path of a value in the project: a reader of periods numbers them, the first is the project's own."""
    if about != "period":
        return f"{about}.{path}" if path else about
    number, _, rest = path.partition(".")
    if not number.isdecimal():  # a period from a sentence: "", "start", "end"
        return f"period.{path}" if path else "period"
    name = "period" if number == "0" else f"other_periods.{int(number) - 1}"
    return f"{name}.{rest}" if rest else name
