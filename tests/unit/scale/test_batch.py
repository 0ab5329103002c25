"""Batches: every page in one table or the other, and rows that are those of the json format."""

from __future__ import annotations

import io
import json
import pickle
import shutil
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import fsspec
import pyarrow as pa
import pytest
from hypothesis import given

import aenoprojects as ap
from aenoprojects.api import corpus_folder
from aenoprojects.errors import SourceError
from aenoprojects.scale import DIAGNOSTICS, FAILURES, PAGES, SCHEMA, find_files, read_batch
from aenoprojects.serial import arrow
from aenoprojects.testing.strategies import documents
from web_archives import web_archive

LISTING = Path(corpus_folder()) / "listing" / "subsidieprojecten.html"
KEY = ("page", "captured", "container")


def names(*sources: str) -> list[str]:
    return [one.name for one in find_files(sources)[0]]


def test_every_page_is_accounted_for(archive: Path) -> None:
    """Each page is in the table of pages or in that of failures, once."""
    tables = read_batch(names(str(archive)))
    pages = tables.pages.column("page").to_pylist()
    failures = tables.failures.column("page").to_pylist()

    assert sorted(Path(one).name for one in pages + failures) == sorted(
        ["0.html", "1.html", "2.html", "3.html", "leeg.txt", "kapot.docx", "4", "5", "6", "beeld", "nieuws"]
    )
    assert sorted(Path(one).name for one in failures) == ["beeld", "kapot.docx"]
    assert tables.pages.column("projects").to_pylist().count(0) == 2
    assert tables.projects.num_rows == 7
    assert [table.schema for table in tables] == [PAGES, SCHEMA, DIAGNOSTICS, FAILURES]


def test_pages_of_a_web_archive_have_its_date(archive: Path) -> None:
    """Address, date and archive are the key of a row."""
    tables = read_batch([str(archive / "2024.warc.gz")])
    keys = tables.projects.select(KEY).to_pylist()

    assert keys == [
        {
            "page": f"https://oss.example/{number}",
            "captured": datetime(2024, 5, 1, 10, tzinfo=UTC),
            "container": str(archive / "2024.warc.gz"),
        }
        for number in range(4, 7)
    ]


def test_three_ways_give_equal_rows(tmp_path: Path) -> None:
    """A file, a web archive and a store of fsspec give the same projects and findings, but for the key and the name."""
    shutil.copy(LISTING, tmp_path / "a.html")
    data = LISTING.read_bytes()
    (tmp_path / "a.warc").write_bytes(web_archive([("https://a.example/", data)], gzip=False))
    fsspec.filesystem("memory").pipe_file("/archief/a.html", data)
    found = [read_batch([name]) for name in (f"{tmp_path}/a.html", f"{tmp_path}/a.warc", "memory://archief/a.html")]

    def rows(table: pa.Table) -> list[dict[str, object]]:
        plain = [
            {key: value for key, value in row.items() if key not in (*KEY, "source", "links")}
            for row in table.to_pylist()
        ]
        return [row for row in plain if row.get("code") != "AP001"]

    assert rows(found[0].projects) == rows(found[1].projects) == rows(found[2].projects)
    assert len(rows(found[0].projects)) == 141
    assert rows(found[0].diagnostics) == rows(found[1].diagnostics) == rows(found[2].diagnostics)


def test_a_row_is_a_project_of_the_json_format() -> None:
    """Every key of the json format is a column, and has its value."""
    (document,) = [ap.read(LISTING)]
    rows = read_batch([str(LISTING)]).projects.to_pylist()

    for row, project in zip(rows, document, strict=True):
        plain = project.to_dict()
        assert row["period"] == plain["period"] or row["period"]["edtf"] == plain["period"]["edtf"]
        assert {key: row[key] for key in ("id", "title", "theme", "organisation", "contact", "links", "tags")} == {
            key: plain[key] for key in ("id", "title", "theme", "organisation", "contact", "links", "tags")
        }
        assert dict(row["extra_fields"]) == plain["extra_fields"]
        assert row["places"] is None


@given(documents())
def test_any_document_fits_the_schema(document: ap.Document) -> None:
    """Whatever a project holds: Arrow takes it, and gives it back as it was."""
    schema, fit = pa.schema(arrow.fields_of("project")), arrow.fit_of("project")
    plain = [project.to_dict(places=True) for project in document]
    rows = arrow.table([fit(each) for each in plain], schema).to_pylist()

    def same(value: object, other: object) -> bool:
        match value, other:
            case dict(), list():  # a map
                return same(value, dict(other))
            case dict(), dict():
                return all(same(value.get(key), one) for key, one in other.items()) and set(value) <= set(other)
            case list(), list():
                return len(value) == len(other) and all(map(same, value, other))
            case str(), date():
                return value == other.isoformat()
            case str(), Decimal():
                return Decimal(value) == other
        if isinstance(value, str) and isinstance(other, str):  # half a pair of surrogates cannot be written
            return value.encode("utf-8", "replace") == other.replace("\ufffd", "?").encode() or value == other
        return value == other

    assert all(map(same, plain, rows))


def test_places_and_contacts_are_asked_for(tmp_path: Path) -> None:
    """Places come on request, and contacts go on request."""
    (tmp_path / "a.txt").write_text(
        "Oss: tOss\n\nGemeente Oss\n\nProject: tOss\nThema: x\nContact: Anna Voorbeeld, 06 12345678\n"
    )
    (row,) = read_batch([str(tmp_path / "a.txt")], places=True, contacts=False).projects.to_pylist()
    (other,) = read_batch([str(tmp_path / "a.txt")], places=True).projects.to_pylist()

    assert "Voorbeeld" not in json.dumps(row, default=str)
    assert dict(other["places"])["title"] == [5, 9, 13]


def test_a_vocabulary_travels(tmp_path: Path) -> None:
    """Words of a user's own reach the workers of an engine."""
    (tmp_path / "fonds.toml").write_text('[labels]\ntheme = ["Snars"]\n')
    (tmp_path / "a.txt").write_text("Oss: tOss\n\nGemeente Oss\n\nProject: tOss\nSnars: Fietsen\nLooptijd: 2021\n")
    known = pickle.loads(pickle.dumps(ap.Vocabulary.default().extended(tmp_path / "fonds.toml")))  # noqa: S301
    (row,) = read_batch([str(tmp_path / "a.txt")], vocabulary=known).projects.to_pylist()

    assert row["theme"]["text"] == "Fietsen"


def test_sources_are_found_as_people_name_them(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with all below it, a pattern, a file, a store: each file once, in order, under the name given."""
    monkeypatch.chdir(tmp_path)
    fsspec.filesystem("memory").pipe({"/deel/b.html": b"b", "/deel/sub/a.html": b"a", "/deel/c.png": b"c"})

    assert names("archief") == sorted(
        str(one.relative_to(tmp_path))
        for one in archive.rglob("*.*")
        if one.suffix in (".html", ".txt", ".docx", ".gz")
    )
    assert find_files(["archief"])[1] == 1
    assert names("archief/**/*.html", "archief/2023") == names("archief/2023")
    assert names("memory://deel") == ["memory:///deel/b.html", "memory:///deel/sub/a.html"] or names(
        "memory://deel"
    ) == ["memory://deel/b.html", "memory://deel/sub/a.html"]
    assert names("memory://deel/*.html") == names("memory://deel")[:1]
    assert names("https://a.example/p") == ["https://a.example/p"]


@pytest.mark.parametrize("source", ["nergens", "nergens/*.html", "memory://nergens", "onzin://x", "leeg"])
def test_a_source_that_stands_for_nothing_is_said(source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is named, before any work is done."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "leeg").mkdir()
    with pytest.raises(SourceError, match=source.split("*")[0].split("/")[0].rstrip(":")):
        find_files([source])


def test_a_store_that_fails_costs_its_files_only(tmp_path: Path) -> None:
    """What a store of somebody else's raises is a failure of that file."""
    (tmp_path / "a.txt").write_text("Hallo")
    tables = read_batch(["memory://weg.html", "onzin://x.html", "memory://weg.warc.gz", str(tmp_path / "a.txt")])

    assert tables.failures.num_rows == 3
    assert tables.pages.num_rows == 1


def test_pages_in_a_zip_are_pages(tmp_path: Path) -> None:
    """What is packed is unpacked, in a store too."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        file.writestr("a.html", b"<p>a</p>")
        file.writestr("b.docx", b"PK\x03\x04kapot")
    fsspec.filesystem("memory").pipe_file("/z.zip", stream.getvalue())
    tables = read_batch(["memory://z.zip"])

    assert (tables.pages.column("page").to_pylist(), tables.failures.num_rows) == (["memory://z.zip/a.html"], 1)


def test_a_large_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit of a page holds for stores too."""
    from aenoprojects.scale import pages

    monkeypatch.setattr(pages, "LIMIT", 10)
    fsspec.filesystem("memory").pipe_file("/groot.html", b"<p>" + b"x" * 100)

    assert "too large" in read_batch(["memory://groot.html"]).failures.column("message")[0].as_py()


def test_what_the_columns_cannot_hold_is_a_finding(tmp_path: Path) -> None:
    """A sum beyond all money is no number in the table, and half a pair of surrogates no letter: both are said."""
    project = ap.Project(
        id="a",
        heading="a",
        title="half \ud800",
        amounts=(ap.Amount(label="Bedrag", text="veel", amount=Decimal(10) ** 19),),
    )
    ap.export(ap.Document(projects=(project,)), "json", tmp_path / "a.json")
    tables = read_batch([str(tmp_path / "a.json")])
    (row,) = tables.projects.to_pylist()

    assert (row["title"], row["amounts"][0]["amount"], row["amounts"][0]["text"]) == ("half \ufffd", None, "veel")
    assert tables.diagnostics.column("code").to_pylist() == ["AP701", "AP702"]
    assert tables.pages.column("diagnostics").to_pylist() == [2]
    assert [one.code for one in ap.export((project,), "parquet", tmp_path / "a.parquet")] == ["AP701", "AP702"]
