"""The `ods` format: the workbook's tables as OpenDocument, which Dutch government exchanges (Forum Standaardisatie)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import BinaryIO, ClassVar

from attrs import define, field, frozen

import aenoprojects
from aenoprojects.diagnostics import Code, Diagnostic, Language, report
from aenoprojects.exporters.ods.package import MEDIA_TYPE, Package
from aenoprojects.exporters.ods.sheets import Cell, Look, Sheet, write_content
from aenoprojects.exporters.rows import Column, emails, national, phones
from aenoprojects.exporters.timeline import diagnosed
from aenoprojects.exporters.wording import SEVERITIES
from aenoprojects.exporters.xlsx import cells
from aenoprojects.exporters.xlsx.bars import Axis, extents, months_after, tint
from aenoprojects.exporters.xlsx.lists import CONTACT_WIDTHS, NOTICE_WIDTHS
from aenoprojects.exporters.xlsx.overview import ranked
from aenoprojects.exporters.xlsx.projects import PROJECT_COLUMNS, Entry
from aenoprojects.exporters.xlsx.styles import BLUE, NAVY, OTHER_COLOUR, PALE, THEME_COLOURS, WHITE
from aenoprojects.exporters.xlsx.timeline import axis_of
from aenoprojects.exporters.xlsx.words import advice, field_name, word
from aenoprojects.model import Document, Person, Project

_KINDS = {"date": "date", "number": "number", "amount": "amount", "email": "link"}
_LINE_BREAK = re.compile("\r\n?|\n")
_LEFT_OUT = frozenset({"status"})  # it follows from the day on which somebody looks, which takes a formula
_TIMELINE = {"number": 6.0, "organisation": 24.0, "title": 40.0, "theme": 22.0, "first_day": 12.0, "last_day": 12.0}
_MONTH = 2.0  # characters wide
_COLOURS = (OTHER_COLOUR, *THEME_COLOURS)
_LOOKS = {
    "text": Look(),
    "long": Look(wrap=True),
    "bold": Look(bold=True, wrap=True),
    "date": Look(data="day", align="center"),
    "number": Look(data="whole", align="center"),
    "amount": Look(data="euro", align="end"),
    "link": Look(colour=BLUE),
    "header": Look(bold=True, colour=WHITE, fill=NAVY, wrap=True),
    "year": Look(bold=True, colour=WHITE, fill=NAVY),
    "month": Look(fill=PALE, data="month", align="center"),
    **{f"sure{number}": Look(fill=colour) for number, colour in enumerate(_COLOURS)},
    **{f"vague{number}": Look(fill=tint(colour)) for number, colour in enumerate(_COLOURS)},
}


@frozen(kw_only=True)
class OdsExporter:
    """Writes a spreadsheet: projects, timeline, contacts, diagnostics, and about itself."""

    summary: ClassVar[str] = "OpenDocument spreadsheet with the projects, a timeline and the contacts"
    suffix: ClassVar[str] = ".ods"
    media_type: ClassVar[str] = MEDIA_TYPE

    language: Language = field(default="nl", metadata={"help": "language of everything the reader sees"})
    selection: str = field(default="", metadata={"help": "what was selected of the page, for the sheet Over"})

    def write(self, document: Document, stream: BinaryIO) -> Iterable[Diagnostic]:
        """Write the spreadsheet.

        Args:
            document: the projects; looped over once.
            stream: binary and writable; not seeked in.

        Returns:
            What was replaced, shortened or left out.
        """
        entries = tuple(Entry(number=number, project=project) for number, project in enumerate(document, start=1))
        tables = _Tables(language=self.language, document=document, entries=entries, selection=self.selection)
        sheets = tables.sheets()
        widths = [width for sheet in sheets for width in sheet.widths]
        frozen = [(sheet.title, columns, sheet.heads) for sheet, columns in zip(sheets, (3, 3, 3, 2, 0), strict=True)]
        package = Package(self.language, word("projects", self.language), word("description", self.language))
        with package.written(stream, frozen) as xml:
            write_content(xml, _LOOKS, widths, sheets)
        return tuple(dict.fromkeys(tables.reports))


@define(kw_only=True)
class _Tables:
    """The sheets of one document."""

    language: Language
    document: Document
    entries: tuple[Entry, ...]
    selection: str = ""
    reports: list[Diagnostic] = field(factory=list)

    def sheets(self) -> tuple[Sheet, ...]:
        """Return the sheets; their rows are made when they are asked for."""
        columns = [column for column in PROJECT_COLUMNS if column.key not in _LEFT_OUT]
        axis = axis_of(self.entries)
        months = axis.months if axis else ()
        return (
            self._list("projects", {column.key: float(column.width) for column in columns}, self._projects(columns)),
            Sheet(
                word("timeline", self.language),
                [*_TIMELINE.values(), *[_MONTH] * len(months)],
                self._timeline(axis),
                heads=2,
            ),
            self._list("contacts", CONTACT_WIDTHS, self._contacts()),
            self._list("diagnostics", NOTICE_WIDTHS, self._notices()),
            Sheet(word("about", self.language), (28.0, 24.0, 70.0), self._about()),
        )

    def _list(self, key: str, widths: Mapping[str, float], rows: Iterable[list[Cell]]) -> Sheet:
        return Sheet(word(key, self.language), list(widths.values()), self._headed(widths, rows), filter_on=len(widths))

    def _headed(self, keys: Iterable[str], rows: Iterable[list[Cell]]) -> Iterator[list[Cell]]:
        names = {column.key: column.header(self.language) for column in PROJECT_COLUMNS}
        yield [Cell(names.get(key) or word(key, self.language), "header") for key in keys]
        yield from rows

    def _text(self, text: str | None, style: str = "text", *, project: Project | None = None, about: str = "") -> Cell:
        """Return a cell with text as a cell can hold it: what does not fit is shortened, both are reported."""
        if not text or cells.plain(text):
            return Cell(text or None, style)
        clean, replaced = cells.cleaned(text)
        shown = clean if cells.fits(clean) else f"{cells.pieces(clean)[0][:-1]}…"
        for code in ([Code.TEXT_REPLACED] if replaced else []) + ([Code.TEXT_SHORTENED] if shown != clean else []):
            start = text if len(text) <= 60 else f"{text[:60]}…"
            self.reports.append(
                diagnosed(project, code, about, start) if project else report(code, field=about or None, text=start)
            )
        return Cell(shown, style)

    def _mail(self, addresses: tuple[str, ...], project: Project) -> Cell:
        cell = self._text("; ".join(addresses), "link", project=project, about="contact")
        return cell._replace(link=cells.mail_link(addresses) if cell.value else None)

    def _projects(self, columns: Iterable[Column]) -> Iterator[list[Cell]]:
        chosen = list(columns)
        notices = {one.project: 0 for one in self.document.diagnostics}
        for one in self.document.diagnostics:
            notices[one.project] += 1
        for entry in self.entries:
            yield [self._value(column, entry, notices.get(entry.project.id, 0)) for column in chosen]

    def _value(self, column: Column, entry: Entry, notices: int) -> Cell:
        project, key = entry.project, column.key
        if key == "emails":
            return self._mail(emails(project), project)
        if key == "phones":
            return self._text("; ".join(map(national, phones(project))), project=project, about="contact")
        if key == "end":
            state = project.period.end_state if project.period else "none"
            return Cell(word(f"end-{state}", self.language) if state != "none" else None)
        own = {"number": entry.number, "notices": notices or None}
        value = own[key] if key in own else column.value(project, self.language)
        if isinstance(value, date | int | Decimal):
            return Cell(value, _KINDS.get(column.kind, "number"))
        # Long texts stand on one line: rows as high as a summary would leave three projects on a screen.
        style = "bold" if key in ("organisation", "title") else "text"
        return self._text(_LINE_BREAK.sub(" ", value) if value else None, style, project=project, about=key)

    def _timeline(self, axis: Axis | None) -> Iterator[list[Cell]]:
        """Yield the headers and the rows of the timeline, a shaded cell for each month that a project takes."""
        names = {column.key: column.header(self.language) for column in PROJECT_COLUMNS}
        months = axis.months if axis else ()
        yield [*(Cell(None, "header") for _ in _TIMELINE), *(Cell(_year(day), "year") for day in months)]
        yield [*(Cell(names[key], "header") for key in _TIMELINE), *(Cell(day, "month") for day in months)]
        themes = [theme for theme, _ in ranked(_counted(self.entries))][: len(THEME_COLOURS)]
        for entry in self.entries:
            project = entry.project
            theme = project.theme.name if project.theme else None
            row = [
                Cell(entry.number, "number"),
                self._text(project.organisation.name if project.organisation else None),
                self._text(project.title),
                self._text(theme),
                Cell(entry.first, "date"),
                Cell(entry.last, "date"),
            ]
            colour = themes.index(theme) + 1 if theme in themes else 0
            yield row + [Cell(None, style) for style in _bar(entry, axis, colour)] if axis else row

    def _contacts(self) -> Iterator[list[Cell]]:
        for entry in self.entries:
            contact = entry.project.contact
            if contact is None:
                continue
            for person in contact.people:
                yield self._person(entry, person, ())
            if contact.other_emails or contact.other_phones or contact.invalid_phones:
                rest = Person(name="", emails=contact.other_emails, phones=contact.other_phones)
                yield self._person(entry, rest, contact.invalid_phones)

    def _person(self, entry: Entry, person: Person, invalid: tuple[str, ...]) -> list[Cell]:
        numbers = ("; ".join(map(national, person.phones)), "; ".join(invalid))
        return [
            *self._whose(entry),
            *(
                self._text(text, project=entry.project, about="contact")
                for text in (person.name, person.honorific, person.role)
            ),
            self._mail(person.emails, entry.project),
            *(self._text(text, project=entry.project, about="contact") for text in numbers),
        ]

    def _whose(self, entry: Entry) -> tuple[Cell, Cell, Cell]:
        organisation = entry.project.organisation
        return (
            Cell(entry.number, "number"),
            self._text(organisation.name if organisation else None, project=entry.project, about="organisation"),
            self._text(entry.project.title, project=entry.project, about="title"),
        )

    def _notices(self) -> Iterator[list[Cell]]:
        known = {entry.project.id: entry for entry in self.entries}
        for found in self.document.diagnostics:
            entry = known.get(found.project or "")
            yield [
                Cell(SEVERITIES[self.language][found.severity]),
                self._text(found.code),
                self._text(found.localised(self.language), "long"),
                Cell(advice(found.code, self.language), "long"),
                *(self._whose(entry) if entry else (Cell(), Cell(), Cell())),
                self._text(found.source),
                Cell(found.line, "number"),
                self._text(field_name(found.field, self.language)),
                self._text(found.text, "long"),
            ]

    def _about(self) -> Iterator[list[Cell]]:
        def said(key: str, style: str = "long") -> Cell:
            return Cell(word(key, self.language), style)

        yield [said("source", "header"), said("source-kind", "header"), said("digest", "header")]
        for source in self.document.sources:
            yield [self._text(source.name), Cell(source.kind), Cell(source.sha256)]
        if self.selection:
            yield [said("selection", "bold"), self._text(self.selection)]
        yield [said("made-with", "bold"), Cell(f"aenoprojects {aenoprojects.__version__}")]
        yield [said("licence", "bold"), Cell(), said("licence-note")]
        has_contacts = any(entry.project.contact for entry in self.entries)
        yield [said("privacy", "bold"), Cell(), said("privacy-note" if has_contacts else "privacy-none")]


def _year(day: date) -> str | None:
    return str(day.year) if day.month == 1 else None


def _counted(entries: Iterable[Entry]) -> Counter[str]:
    return Counter(entry.project.theme.name for entry in entries if entry.project.theme)


def _bar(entry: Entry, axis: Axis, colour: int) -> Iterator[str]:
    """Yield the style of each month: surely within the project, perhaps, or not."""
    start, end, sure, surely = (result for _, result in extents(entry, 1, axis))
    for month in axis.months:
        after = months_after(month, 1)
        if _within(month, after, sure, surely):
            yield f"sure{colour}"
        else:
            yield f"vague{colour}" if _within(month, after, start, end) else "text"


def _within(month: date, after: date, first: object, last: object) -> bool:
    return isinstance(first, date) and isinstance(last, date) and month <= last and after > first
