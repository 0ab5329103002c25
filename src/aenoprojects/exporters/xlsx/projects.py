"""The sheet Projecten: one row a project, a table that the other sheets calculate with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TypeAlias

from attrs import field, frozen
from openpyxl.cell import Cell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from aenoprojects.diagnostics import Language
from aenoprojects.exporters.rows import COLUMNS, HALF, Column, emails, months_between, national, phones
from aenoprojects.exporters.xlsx.book import Book
from aenoprojects.exporters.xlsx.cells import FIRST_DAY
from aenoprojects.exporters.xlsx.sheet import Sheet
from aenoprojects.exporters.xlsx.styles import AMBER, BLUE, GREEN, GREY, when
from aenoprojects.exporters.xlsx.words import WORDS, reference_name, word
from aenoprojects.model import Project

STATUSES = ("running", "planned", "finished", "unknown")
_STATUS_COLOURS = dict(zip(STATUSES, (GREEN, BLUE, GREY, AMBER), strict=True))
_LOOKS = {
    "organisation": "strong",
    "title": "strong",
    "period": "long",
    "municipalities": "long",
    "theme": "long",
    "id": "long",
    "province": "long",
    "contacts": "long",
} | dict.fromkeys(("round", "codes", "phones"), "code")
_CENTRED = {"number", "status", "first_day", "last_day", "months", "notices", "line"}
_KINDS = {"text": "text", "number": "number", "date": "date", "email": "email", "long": "long", "amount": "amount"}


@frozen(kw_only=True)
class Entry:
    """A project with its place in the workbook."""

    number: int
    """Its place on the page, from 1."""
    project: Project
    """The project."""
    notices: int = 0
    """Number of diagnostics about it."""

    first: date | None = field(init=False)
    """First day as spreadsheets know it, None where they see no date."""
    last: date | None = field(init=False)
    """Last day as spreadsheets know it, None where they see no date."""

    @first.default
    def _first(self) -> date | None:
        return known(self.project.period.first_day) if self.project.period else None

    @last.default
    def _last(self) -> date | None:
        return known(self.project.period.last_day) if self.project.period else None

    @property
    def open(self) -> bool:
        """Return whether it was stated that it goes on without an end."""
        return bool(self.project.period and self.project.period.end_state == "open")

    @property
    def months(self) -> int | str:
        """Return how many months it takes, "" where that is not known."""
        if not self.first or not self.last or self.last < self.first:
            return ""
        return months_between(self.first, self.last)

    def runs(self, first: date, last: date) -> bool:
        """Return whether it runs on some day between two; an open end runs on."""
        if not self.first or self.first > last:
            return False
        return self.last >= first if self.last else self.open

    def status(self, on: date) -> str:
        """Return the word for its status on a day: "running", "planned", "finished" or "unknown"."""
        if self.last and self.last < on:
            return "finished"
        if not self.first:
            return "unknown"
        if self.first > on:
            return "planned"
        return "running" if self.last or self.open else "unknown"


Make: TypeAlias = Callable[[Sheet, Entry], Cell | None]


def known(day: date | None) -> date | None:
    """Return a day, None where spreadsheets do not know it."""
    return day if day and day >= FIRST_DAY else None


def _status(sheet: Sheet, entry: Entry) -> Cell | None:
    on = sheet.book.reference_date
    result = sheet.book.word(entry.status(on)) if on else None
    return sheet.formula(status_formula(sheet.book.language), result, "status")


def _months(sheet: Sheet, entry: Entry) -> Cell | None:
    return sheet.formula(months_formula(sheet.book.language), entry.months, "number")


def _end(sheet: Sheet, entry: Entry) -> Cell | None:
    state = entry.project.period.end_state if entry.project.period else "none"
    return sheet.piece(sheet.book.word(f"end-{state}") if state != "none" else "")


def _own(key: str, width: int) -> Column:
    dutch, english = WORDS[key]
    return Column(key=key, nl=dutch, en=english, width=width, value=lambda _, __: None)


# Columns that the flat view does not have, and those of it that are more than a value here.
_MAKERS: dict[str, Make] = {
    "number": lambda sheet, entry: sheet.number(entry.number),
    "status": _status,
    "end": _end,
    "notices": lambda sheet, entry: sheet.number(entry.notices or None),
    "months": _months,
    "emails": lambda sheet, entry: sheet.mail(emails(entry.project), project=entry.project),
    "phones": lambda sheet, entry: sheet.text(
        "; ".join(map(national, phones(entry.project))), "code", project=entry.project, field="phones"
    ),
}
_OWN = {"number": 6, "status": 12, "end": 11, "notices": 11}
_ORDER = (
    *(
        "number",
        "organisation",
        "title",
        "theme",
        "status",
        "first_day",
        "last_day",
        "end",
        "months",
        "period",
        "amount",
        "amounts",
    ),
    *("round", "kind", "municipalities", "codes", "province", "contacts", "emails", "phones", "summary"),
    *("notices", "source", "line", "id"),
)
_BY_KEY = {column.key: column for column in COLUMNS} | {key: _own(key, width) for key, width in _OWN.items()}
PROJECT_COLUMNS: tuple[Column, ...] = tuple(_BY_KEY[key] for key in _ORDER)
"""The columns of the sheet, in order."""


def column(book: Book, key: str) -> str:
    """Return how a formula names a column of the table, "Projecten[Thema]"."""
    return f"{book.word('projects')}[{_BY_KEY[key].header(book.language)}]"


def _here(language: Language, key: str) -> str:
    return f"{word('projects', language)}[[#This Row],[{_BY_KEY[key].header(language)}]]"


@cache
def status_formula(language: Language) -> str:
    """Return the formula of a status on the reference date."""
    first, last, end = (_here(language, key) for key in ("first_day", "last_day", "end"))
    running, planned, finished, unknown = (f'"{word(status, language)}"' for status in STATUSES)
    on, goes_on = reference_name(language), f'"{word("end-open", language)}"'
    return (
        f"=IF(AND(ISNUMBER({last}),{last}<{on}),{finished},IF(NOT(ISNUMBER({first})),{unknown},"
        f"IF({first}>{on},{planned},IF(OR(ISNUMBER({last}),{end}={goes_on}),{running},{unknown}))))"
    )


@cache
def months_formula(language: Language) -> str:
    """Return the formula of the number of months that a project takes; see `months_between`."""
    first, last = _here(language, "first_day"), _here(language, "last_day")
    after = f"({last}+1)"
    whole = f"((YEAR{after}-YEAR({first}))*12+MONTH{after}-MONTH({first})-(DAY{after}<DAY({first})))"
    return (
        f"=IF(AND(ISNUMBER({first}),ISNUMBER({last}),{last}>={first}),"
        f'MAX(1,{whole}+({after}-EDATE({first},{whole})>={HALF})),"")'
    )


class ProjectSheet:
    """The sheet Projecten, which takes projects one by one."""

    def __init__(self, book: Book, *, amounts: bool = True) -> None:
        """Add it to a book; in a stream without the number of diagnostics, known only at its end.

        Args:
            book: the workbook.
            amounts: whether to have columns for sums of money.
        """
        missing = {"notices"} if book.streaming else set()
        missing |= set() if amounts else {"amount", "amounts"}
        self._columns = tuple(each for each in PROJECT_COLUMNS if each.key not in missing)
        self.sheet = Sheet(book, "projects", [column.width for column in self._columns], freeze="D2")
        self._makers = [
            (each, _MAKERS.get(each.key), _LOOKS.get(each.key) or _KINDS[each.kind]) for each in self._columns
        ]
        self._headers = [column.header(book.language) for column in self._columns]
        self.sheet.row_height(30)
        self.sheet.print_on(paper=9, rows="1:1", wide=2)
        self.sheet.sheet.print_title_cols = "A:C"
        self.sheet.height(30)
        looks = ["header-center" if each.key in _CENTRED else "header" for each in self._columns]
        self.sheet.append([self.sheet.piece(header, look) for header, look in zip(self._headers, looks, strict=True)])

    def add(self, entry: Entry) -> None:
        """Add the row of a project."""
        self.sheet.append(
            [
                maker(self.sheet, entry) if maker else self._value(each, look, entry)
                for each, maker, look in self._makers
            ]
        )

    def _value(self, column: Column, look: str, entry: Entry) -> Cell | None:
        value = column.value(entry.project, self.sheet.book.language)
        if isinstance(value, date):
            return self.sheet.day(value, project=entry.project)
        if isinstance(value, int | Decimal):
            return self.sheet.number(value, look)
        return self.sheet.text(value, look, project=entry.project, field=column.key)

    def finish(self) -> None:
        """Make the rows a table, its statuses coloured."""
        book = self.sheet.book
        formulas = {"status": status_formula(book.language), "months": months_formula(book.language)}
        self.sheet.table(
            self._headers, {_BY_KEY[key].header(book.language): formula for key, formula in formulas.items()}
        )
        letter = get_column_letter([column.key for column in self._columns].index("status") + 1)
        for status, colour in _STATUS_COLOURS.items():
            rule = when(f'${letter}2="{book.word(status)}"', font=Font(bold=True, color=colour))
            self.sheet.sheet.conditional_formatting.add(f"{letter}2:{letter}{self.sheet.rows}", rule)
        self.sheet.finish()
