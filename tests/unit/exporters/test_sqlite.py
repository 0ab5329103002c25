"""The database: every table says what the document says, and the same document gives the same bytes."""

from __future__ import annotations

import io
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import aenoprojects as ap
from aenoprojects.exporters.sqlite import SqliteExporter
from aenoprojects.model import Document, DocumentStream
from aenoprojects.testing import sample_document
from aenoprojects.testing.hostile import project_of


@pytest.fixture
def database(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Return the samples as a database."""
    ap.export(sample_document(), "sqlite", tmp_path / "p.db")
    connection = sqlite3.connect(tmp_path / "p.db")
    connection.row_factory = sqlite3.Row
    yield connection
    connection.close()


def count(database: sqlite3.Connection, table: str) -> int:
    return int(database.execute(f"select count(*) from {table}").fetchone()[0])


def test_every_table_holds_its_part(database: sqlite3.Connection) -> None:
    """Each value of the model is a row of the table that is for it."""
    document = sample_document()
    leads = [project.organisation for project in document if project.organisation]
    asked = [project.contact for project in document if project.contact]
    people = [person for contact in asked for person in contact.people]
    expected = {
        "sources": len(document.sources),
        "projects": len(document),
        "project_municipalities": sum(len(lead.municipalities) for lead in leads),
        "partners": sum(len(lead.partners) for lead in leads),
        "people": len(people),
        "addresses": sum(len(one.emails) + len(one.phones) for one in people)
        + sum(len(one.other_emails) + len(one.other_phones) for one in asked),
        "periods": sum(bool(project.period) + len(project.other_periods) for project in document),
        "amounts": sum(len(project.amounts) for project in document),
        "sections": sum(len(project.sections) for project in document),
        "extra_fields": sum(len(project.extra_fields) for project in document),
        "tags": sum(len(project.tags) for project in document),
        "links": sum(len(project.links) for project in document),
        "page_text": len(document.page_text),
        "diagnostics": len(document.diagnostics),
    }
    assert {table: count(database, table) for table in expected} == expected
    assert min(expected.values()) > 0


def test_a_project_is_its_row(database: sqlite3.Connection) -> None:
    """The columns are those of the flat rows, days as ISO text."""
    known = sample_document().rows()
    for row, flat in zip(database.execute("select * from projects order by number"), known, strict=True):
        for key in ("id", "title", "organisation", "kind", "theme", "round", "months", "end_state", "line"):
            assert row[key] == (flat[key] if flat[key] != "" else None)
        assert row["first_day"] == (flat["first_day"].isoformat() if flat["first_day"] else None)


def test_words_are_found_whatever_their_accents(database: sqlite3.Connection) -> None:
    """The index knows titles, organisations, themes and prose; accents and capitals do not count."""
    query = "select id from projects join projects_fts on number = projects_fts.rowid where projects_fts match ?"
    assert ("gouda-samen-leren",) in [tuple(row) for row in database.execute(query, ("cafe",))]
    assert not database.execute(query, ("nergensvindbaar",)).fetchall()


def test_a_merged_municipality_has_its_heirs(tmp_path: Path) -> None:
    """The view by municipality names today's, of the successors' successors too."""
    haaren = ap.Project(
        id="a",
        heading="a",
        title="a",
        organisation=ap.Organisation(
            name="Haaren",
            kind="municipality",
            municipalities=(ap.municipality("Haaren"), ap.Municipality(name="Nergenshuizen")),
        ),
    )
    ap.export(Document(projects=(haaren,)), "sqlite", tmp_path / "p.db")
    connection = sqlite3.connect(tmp_path / "p.db")
    found = connection.execute("select municipality, cbs from projects_by_municipality").fetchall()
    connection.close()
    assert [name for name, _ in found] == ["Boxtel", "Nergenshuizen", "Oisterwijk", "Tilburg", "Vught"]
    assert dict(found)["Nergenshuizen"] == "? Nergenshuizen"


def test_the_same_bytes_whatever_wrote_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """No clock, no version of SQLite and no name of a temporary folder is in the file."""
    first, again = io.BytesIO(), io.BytesIO()
    SqliteExporter().write(sample_document(), first)
    SqliteExporter().write(sample_document(), again)
    data = first.getvalue()

    assert data == again.getvalue()
    assert data.startswith(b"SQLite format 3\0")
    assert int.from_bytes(data[96:100], "big") == 3_040_000
    assert int.from_bytes(data[68:72], "big").to_bytes(4, "big") == b"aeno"


def test_a_stream_of_projects() -> None:
    """Projects may come one by one; what there is to say is asked for at the end."""
    document = evolve(sample_document(), page_text=())
    told: list[ap.Diagnostic] = []

    def supply() -> Iterator[ap.Project]:
        yield from document
        told.extend(document.diagnostics)

    whole, one_by_one = io.BytesIO(), io.BytesIO()
    SqliteExporter().write(document, whole)
    SqliteExporter().write(
        DocumentStream(supply(), sources=document.sources, diagnostics=lambda: tuple(told)), one_by_one
    )
    assert whole.getvalue() == one_by_one.getvalue()


def test_what_it_cannot_hold_is_reported() -> None:
    """Half a surrogate pair and NUL are replaced, and said."""
    found: Any = SqliteExporter().write(Document(projects=(project_of("a\0b\ud800", "half"),)), io.BytesIO())
    assert {one.code for one in found} == {"AP701"}
    assert {one.text for one in found} == {"U+0000, U+D800"}
    assert {one.project for one in found} == {"half"}
