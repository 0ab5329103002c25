"""Exporter `sqlite`: a database with tables, keys, views and a full-text index, for Datasette and SQL."""

from __future__ import annotations

import re
import shutil
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import BinaryIO, ClassVar, TypeAlias

from attrs import frozen

from aenoprojects.diagnostics import Code, Diagnostic, report
from aenoprojects.exporters.flat import EXACT
from aenoprojects.model import ContactDetails, Document, Municipality, Period, Project
from aenoprojects.vocabulary.register import by_code

_Row: TypeAlias = Iterable[object]
# UTF-8 knows no half of a surrogate pair, and a NUL ends a text for most that read it.
_FORBIDDEN = re.compile("[\x00\ud800-\udfff]")
# Where the header of the file names the version of SQLite that wrote it: the same input gives the same bytes.
_VERSION_AT, _VERSION = 96, (3_040_000).to_bytes(4, "big")
_FLAT = (
    *("organisation", "kind", "province", "title", "theme", "round", "period", "first_day", "last_day"),
    *("end_state", "months", "amount", "summary", "source", "line", "id"),
)
_COLUMNS = {column.key: column for column in EXACT}


@frozen(kw_only=True)
class SqliteExporter:
    """Projects, municipalities, people, prose and notices as tables that refer to each other."""

    summary: ClassVar[str] = "a database with full-text search, for SQL and Datasette (SQLite)"
    suffix: ClassVar[str] = ".db"
    media_type: ClassVar[str] = "application/vnd.sqlite3"

    def write(self, document: Document, stream: BinaryIO) -> Iterable[Diagnostic]:
        """Write the database, and report characters that it cannot hold."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "projects.db")
            with closing(sqlite3.connect(path, isolation_level=None)) as database:
                filled = _Filled(database)
                filled.fill(document)
            with path.open("r+b") as file:
                file.seek(_VERSION_AT)
                file.write(_VERSION)
                file.seek(0)
                shutil.copyfileobj(file, stream)
        return filled.lost


@cache
def _definitions() -> str:
    return files("aenoprojects.schemas").joinpath("projects.sql").read_text(encoding="utf-8")


class _Filled:
    """A database that is being filled."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self.database = database
        self.lost: list[Diagnostic] = []
        self.known: set[str] = set()

    def fill(self, document: Document) -> None:
        self.database.executescript(f"PRAGMA page_size=4096; PRAGMA journal_mode=OFF;\n{_definitions()}")
        self.database.execute("BEGIN")
        for number, source in enumerate(document.sources, start=1):
            self._put("sources", None, (number, source.name, source.kind, source.sha256))
        for number, project in enumerate(document, start=1):
            self._project(number, project)
        for line in document.page_text:
            self._put("page_text", None, (line.line, line.text))
        for one in document.diagnostics:
            told = (
                one.code,
                str(one.severity),
                one.message,
                one.source,
                one.line,
                one.field,
                one.text,
                one.read_as,
                one.beside,
            )
            self._put("diagnostics", None, (one.project, *told))
        for command in ("rebuild", "optimize"):
            self.database.execute("INSERT INTO projects_fts(projects_fts) VALUES (?)", (command,))
        for command in ("COMMIT", "VACUUM"):
            self.database.execute(command)

    def _project(self, number: int, project: Project) -> None:
        flat = (_COLUMNS[key].value(project, "nl") for key in _FLAT)
        prose = "\n\n".join(part for one in project.sections for part in (one.heading, one.text) if part)
        period = project.period
        more = (project.heading, project.scheme, prose, period.edtf if period else None)
        self._put("projects", project, (number, *flat, *more))
        for place, one in enumerate(project.organisation.municipalities if project.organisation else (), start=1):
            self._put("project_municipalities", project, (number, place, self._municipality(one)))
        for kind, row in _parts(project):
            self._put(kind, project, (number, *row))

    def _municipality(self, one: Municipality) -> str:
        """Return the key of a municipality, which stands in its table once, and so do its successors."""
        key = one.cbs or f"? {one.name}"
        if key not in self.known:
            self.known.add(key)
            province = one.province
            dates = (one.valid_from, one.valid_to)
            self._put("municipalities", None, (key, one.name, province, *dates, one.uri))
            known = by_code(one.code) if one.code else None
            for heir in known.successors if known else one.successors:
                self._put("municipality_successors", None, (key, self._municipality(heir)))
        return key

    def _put(self, table: str, project: Project | None, row: _Row) -> None:
        values = [self._value(value, table, project) for value in row]
        marks = ", ".join("?" * len(values))
        self.database.execute(f"INSERT INTO {table} VALUES ({marks})", values)  # noqa: S608

    def _value(self, value: object, table: str, project: Project | None) -> str | int | float | None:
        if isinstance(value, str):
            clean = _FORBIDDEN.sub("\ufffd", value)
            if clean != value and project:
                found = ", ".join(sorted({f"U+{ord(letter):04X}" for letter in _FORBIDDEN.findall(value)}))
                self.lost.append(report(Code.TEXT_REPLACED, text=found, field=table, project=project.id))
            return clean or None
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, Decimal):
            return float(value)
        return value if isinstance(value, int) or value is None else str(value)


def _parts(project: Project) -> Iterator[tuple[str, _Row]]:
    """Yield the rows of the tables that refer to a project: table, and what stands after the project's number."""
    for place, period in enumerate((project.period, *project.other_periods), start=1):
        if period:
            yield "periods", (place, *_days(period))
    for place, amount in enumerate(project.amounts, start=1):
        yield "amounts", (place, amount.label, amount.text, amount.amount, amount.currency)
    for place, part in enumerate(project.sections, start=1):
        yield "sections", (place, part.heading, part.kind, part.text, part.line)
    for place, (label, text) in enumerate(project.extra_fields, start=1):
        yield "extra_fields", (place, label, text)
    for place, tag in enumerate(project.tags, start=1):
        yield "tags", (place, tag)
    for place, link in enumerate(project.links, start=1):
        yield "links", (place, link.text, link.url)
    for place, partner in enumerate(project.organisation.partners if project.organisation else (), start=1):
        yield "partners", (place, partner)
    if project.contact:
        yield from _contacts(project.contact)


def _days(period: Period) -> _Row:
    return period.label, period.text, period.first_day, period.last_day, period.end_state, period.edtf, period.remark


def _contacts(contact: ContactDetails) -> Iterator[tuple[str, _Row]]:
    """Yield the people, and each address and number with its person, or with nobody for certain."""
    for place, person in enumerate(contact.people, start=1):
        yield "people", (place, person.name, person.honorific, person.role)
        yield from (("addresses", (place, "email", one)) for one in person.emails)
        yield from (("addresses", (place, "phone", one)) for one in person.phones)
    yield from (("addresses", (None, "email", one)) for one in contact.other_emails)
    yield from (("addresses", (None, "phone", one)) for one in contact.other_phones)
