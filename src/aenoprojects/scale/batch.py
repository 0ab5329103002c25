"""What pages give, as tables: the one function that Dask, Spark, Ray and plain processes call."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import pyarrow as pa

from aenoprojects.model import Document
from aenoprojects.page_by_page import Failure, Record, record_of
from aenoprojects.scale.pages import Sealed, sealed, unsealed
from aenoprojects.serial.arrow import fields_of, project_row, table
from aenoprojects.serial.converter import unstructure
from aenoprojects.transforms.privacy import without_contacts
from aenoprojects.vocabulary import Vocabulary

_KEY = [
    pa.field("page", pa.string()),
    pa.field("captured", pa.timestamp("us", tz="UTC")),  # the unit that every engine knows
    pa.field("container", pa.string()),
]
SCHEMA = pa.schema([*_KEY, *fields_of("project")])
"""A row a project: the page it stands on, and the project in the shape of the json format; places where asked for."""
DIAGNOSTICS = pa.schema([*_KEY, *fields_of("diagnostic")])
"""A row for each thing worth saying about a page."""
FAILURES = pa.schema([*_KEY, pa.field("code", pa.string()), pa.field("message", pa.string())])
"""A row for each page that could not be read, and for each damaged stretch of a web archive."""
PAGES = pa.schema([*_KEY, pa.field("projects", pa.int32()), pa.field("diagnostics", pa.int32())])
"""A row for each page that was read, with how many projects and diagnostics it gave: 0 projects is an empty page."""


class Tables(NamedTuple):
    """What some pages gave. Every page is in `pages` or in `failures`, once."""

    pages: pa.Table
    projects: pa.Table
    diagnostics: pa.Table
    failures: pa.Table


SCHEMAS = Tables(pages=PAGES, projects=SCHEMA, diagnostics=DIAGNOSTICS, failures=FAILURES)
"""The schema of each table."""


class How(NamedTuple):
    """How pages are read."""

    vocabulary: Vocabulary | None = None
    places: bool = False
    contacts: bool = True


class Rows:
    """Rows that wait to become tables."""

    def __init__(self, how: How) -> None:
        """Begin with none."""
        self._how = how
        self._rows: dict[str, list[dict[str, Any]]] = {name: [] for name in Tables._fields}

    def __len__(self) -> int:
        """Return how many rows there are."""
        return sum(map(len, self._rows.values()))

    def add(self, one: Sealed) -> None:
        """Read the pages in what was sealed, and add what they give."""
        for page in unsealed(one):
            self._add(record_of(page, vocabulary=self._how.vocabulary, quick=True), one)

    def _add(self, one: Record | Failure, found: Sealed) -> None:
        key = {"page": one.source, "captured": found.captured, "container": found.container}
        if isinstance(one, Failure):
            self._rows["failures"].append(key | {"code": str(one.code), "message": one.message})
            return
        document = Document(projects=one.projects, diagnostics=one.diagnostics)
        if not self._how.contacts:
            document = without_contacts(document, self._how.vocabulary)
        notes = list(document.diagnostics)
        for project in document.projects:
            row, lost = project_row(project, places=self._how.places)
            self._rows["projects"].append(key | row)
            notes += lost
        self._rows["pages"].append(key | {"projects": len(document.projects), "diagnostics": len(notes)})
        self._rows["diagnostics"] += [key | unstructure(each) for each in notes]

    def take(self) -> Tables:
        """Return what there is as tables, and begin anew."""
        tables = (table(self._rows[name], schema) for name, schema in zip(Tables._fields, SCHEMAS, strict=True))
        taken = Tables(*tables)
        for rows in self._rows.values():
            rows.clear()
        return taken


def read_batch(
    names: Iterable[str], *, vocabulary: Vocabulary | None = None, places: bool = False, contacts: bool = True
) -> Tables:
    """Read some files, web archives among them, as Arrow tables.

    It keeps nothing between calls and can be pickled: give each worker of an engine names of its own.

    Args:
        names: paths and addresses, as `find_files` gives them.
        vocabulary: as of `aenoprojects.read`.
        places: say of each value where it stands.
        contacts: False leaves out people, addresses and numbers.

    Returns:
        A table of projects (`SCHEMA`), and those of pages, diagnostics and failures; a bad page costs itself only.

    >>> tables = read_batch(["nergens.html"])
    >>> tables.projects.num_rows, tables.failures.column("code").to_pylist()
    (0, ['AP005'])
    """
    how = How(vocabulary, places, contacts)
    rows = Rows(how)
    for name in names:
        for one in sealed(name):
            rows.add(one)
    return rows.take()
