"""The sheets Contactpersonen, Teksten and Meldingen: plain lists that belong to the projects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from openpyxl.cell import Cell
from openpyxl.styles import Font

from aenoprojects.diagnostics import Diagnostic, Severity
from aenoprojects.exporters.rows import national
from aenoprojects.exporters.wording import SECTION_KINDS, SEVERITIES
from aenoprojects.exporters.xlsx.book import Book
from aenoprojects.exporters.xlsx.projects import PROJECT_COLUMNS, Entry, column
from aenoprojects.exporters.xlsx.sheet import Sheet
from aenoprojects.exporters.xlsx.styles import AMBER, GREY, RED, when
from aenoprojects.exporters.xlsx.words import advice, field_name
from aenoprojects.model import Person, Section

_PROJECT_HEADERS = {each.key: each for each in PROJECT_COLUMNS}
CONTACT_WIDTHS = {
    "number": 6,
    "organisation": 24,
    "title": 40,
    "person": 26,
    "honorific": 9,
    "role": 26,
    "emails": 36,
}
CONTACT_WIDTHS |= {"phones": 26, "invalid_phones": 20}
_TEXTS = {
    "number": 6,
    "organisation": 24,
    "title": 34,
    "section": 10,
    "heading": 28,
    "section_kind": 15,
    "part": 7,
}
_TEXTS |= {"text": 110, "line": 8}
NOTICE_WIDTHS = {
    "severity": 14,
    "code": 8,
    "message": 60,
    "advice": 60,
    "number": 6,
    "organisation": 24,
    "title": 36,
    "source": 24,
    "line": 8,
}
NOTICE_WIDTHS |= {"field": 13, "text": 40}
_SEVERITY_COLOURS = {Severity.ERROR: RED, Severity.WARNING: AMBER, Severity.INFO: GREY}


class _List:
    """A sheet that is one table."""

    def __init__(self, book: Book, key: str, widths: Mapping[str, int], freeze: str) -> None:
        self.sheet = Sheet(book, key, list(widths.values()), freeze=freeze)
        self._headers = [
            _PROJECT_HEADERS[name].header(book.language) if name in _PROJECT_HEADERS else book.word(name)
            for name in widths
        ]
        self.sheet.print_on(paper=9, rows="1:1")
        self.sheet.height(24)
        self.sheet.append([self.sheet.piece(header, "header") for header in self._headers])

    def finish(self) -> None:
        """Make the rows a table."""
        self.sheet.table(self._headers)
        self.sheet.finish()


class ContactSheet(_List):
    """Contactpersonen: one row a person, and one for what belongs to nobody for certain."""

    def __init__(self, book: Book) -> None:
        """Add it to a book."""
        super().__init__(book, "contacts", CONTACT_WIDTHS, "D2")

    def add(self, entry: Entry) -> None:
        """Add the rows of a project."""
        contact = entry.project.contact
        if contact is None:
            return
        for person in contact.people:
            self._person(entry, person, ())
        if contact.other_emails or contact.other_phones or contact.invalid_phones:
            rest = Person(name="", emails=contact.other_emails, phones=contact.other_phones)
            self._person(entry, rest, contact.invalid_phones)

    def _person(self, entry: Entry, person: Person, invalid: tuple[str, ...]) -> None:
        texts = (person.name, person.honorific, person.role)
        self.sheet.append(
            [
                *_whose(self.sheet, entry),
                *(self.sheet.text(text, "long", project=entry.project, field="contact") for text in texts),
                self.sheet.mail(person.emails, project=entry.project),
                self.sheet.text(
                    "; ".join(map(national, person.phones)), "code", project=entry.project, field="contact"
                ),
                self.sheet.text("; ".join(invalid), "code", project=entry.project, field="contact"),
            ],
            fit=True,
        )


class TextSheet(_List):
    """Teksten: one row a section, or as many as its text needs."""

    def __init__(self, book: Book) -> None:
        """Add it to a book."""
        super().__init__(book, "texts", _TEXTS, "D2")

    def add(self, entry: Entry) -> None:
        """Add the rows of a project."""
        for number, section in enumerate(entry.project.sections, start=1):
            pieces = self.sheet.pieces(section.text, project=entry.project, field="sections")
            for part, piece in enumerate(pieces, start=1):
                self._piece(entry, number, section, piece, f"{part}/{len(pieces)}" if len(pieces) > 1 else "")

    def _piece(self, entry: Entry, number: int, section: Section, piece: str, part: str) -> None:
        sheet = self.sheet
        sheet.append(
            [
                *_whose(sheet, entry),
                sheet.number(number),
                sheet.text(section.heading, "long", project=entry.project, field="sections"),
                sheet.piece(SECTION_KINDS[sheet.book.language][section.kind]),
                sheet.piece(part, "code"),
                sheet.piece(piece, "long"),
                sheet.number(section.line),
            ],
            fit=True,
        )


class NoticeSheet(_List):
    """Meldingen: what there was to say about reading, and what to do about it."""

    def __init__(self, book: Book) -> None:
        """Add it to a book."""
        super().__init__(book, "diagnostics", NOTICE_WIDTHS, "D2")

    def add(self, diagnostics: Iterable[Diagnostic], projects: Mapping[str, tuple[int, str, str]]) -> None:
        """Add the rows.

        Args:
            diagnostics: in order.
            projects: number, organisation and title by id, as far as known.
        """
        language = self.sheet.book.language
        for found in diagnostics:
            number, organisation, title = projects.get(found.project or "", (None, "", ""))
            self.sheet.append(
                [
                    self.sheet.piece(SEVERITIES[language][found.severity]),
                    self.sheet.text(found.code),
                    self.sheet.text(found.localised(language), "long"),
                    self.sheet.piece(advice(found.code, language), "long"),
                    self._link(number),
                    self.sheet.text(organisation, "long"),
                    self.sheet.text(title, "long"),
                    self.sheet.text(found.source),
                    self.sheet.number(found.line),
                    self.sheet.text(field_name(found.field, language)),
                    self.sheet.text(found.text, "long"),
                ],
                fit=True,
            )

    def _link(self, number: int | None) -> Cell | None:
        """Return a project's number, which leads to its row, wherever somebody sorted it to."""
        if number is None:
            return None
        book = self.sheet.book
        row = f"MATCH({number},{column(book, 'number')},0)+1"
        return self.sheet.formula(f'=HYPERLINK("#{book.word("projects")}!A"&({row}),{number})', number, "row-link")

    def finish(self) -> None:
        """Make the rows a table, its severities coloured."""
        super().finish()
        for severity, colour in _SEVERITY_COLOURS.items():
            shown = SEVERITIES[self.sheet.book.language][severity]
            rule = when(f'$A2="{shown}"', font=Font(bold=True, color=colour))
            self.sheet.sheet.conditional_formatting.add(f"A2:A{self.sheet.rows}", rule)


def _whose(sheet: Sheet, entry: Entry) -> tuple[Cell | None, ...]:
    organisation = entry.project.organisation
    return (
        sheet.number(entry.number),
        sheet.text(organisation.name if organisation else None, "long", project=entry.project, field="organisation"),
        sheet.text(entry.project.title, "long", project=entry.project, field="title"),
    )
