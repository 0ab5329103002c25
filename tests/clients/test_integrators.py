"""Programs of integrators take what we write: CSV on the Web, linked data, SQLite with Datasette, feeds."""

from __future__ import annotations

import asyncio
import json
import sqlite3
import warnings
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import aenoprojects as ap
from aenoprojects.cli.main import run
from aenoprojects.model import Document
from aenoprojects.testing import sample_document
from aenoprojects.testing.hostile import hostile_projects

SHAPES = Path(__file__).parents[1] / "schemas" / "jsonld-shapes.ttl"
CORPUS = ap.corpus()
DOCUMENTS = {
    "corpus": CORPUS,
    "samples": sample_document(),
    "hostile": Document(projects=hostile_projects()),
    "empty": Document(),
}
every_document = pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)


# Libraries of others warn of themselves; that is no fault of ours.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")


@pytest.mark.parametrize("dialect", ["excel", "rfc4180"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_csv_on_the_web(dialect: str, language: str, tmp_path: Path) -> None:
    """A reader that knows the standard finds the description, accepts the table, and reads it by its types."""
    from csvw import CSVW

    path = tmp_path / "projects.csv"
    ap.export(CORPUS, "csv", path, dialect=dialect, language=language, metadata=True)
    read = CSVW(str(path), validate=True)
    rows = list(read.tables[0])

    assert read.is_valid, [str(one.message) for one in read.warnings]
    assert len(rows) == len(CORPUS)
    assert [row["title"] for row in rows] == [project.title for project in CORPUS]
    for row, known in zip(rows, CORPUS.rows(), strict=True):
        assert (row["first_day"] and row["first_day"].date()) == known["first_day"]
        assert row["months"] == known["months"]
        assert row["amount"] == known["amount"]
        assert "; ".join(row["municipalities"]) == (known["municipalities"] or "")


def test_csv_on_the_web_refuses_a_spoiled_table(tmp_path: Path) -> None:
    """The judge is one: it sees a day that is none, and a column too many."""
    from csvw import CSVW

    path = tmp_path / "projects.csv"
    ap.export(CORPUS, "csv", path, dialect="rfc4180", metadata=True)
    day = next(row["first_day"] for row in CORPUS.rows() if row["first_day"])
    path.write_text(path.read_text(encoding="utf-8").replace(f",{day},", ",soon,", 1), encoding="utf-8")
    with warnings.catch_warnings(record=True):  # by which it counts what is wrong
        warnings.simplefilter("always")
        assert not CSVW(str(path), validate=True).is_valid


def graph_of(path: Path) -> Any:
    """Return the triples that pyld makes of a file, without asking the network."""
    import rdflib
    from pyld import jsonld

    def refuse(url: str, options: object) -> None:
        raise AssertionError(f"it asks for {url}")

    quads = jsonld.to_rdf(
        json.loads(path.read_text(encoding="utf-8")), {"format": "application/n-quads", "documentLoader": refuse}
    )
    graph = rdflib.Graph()
    graph.parse(data=quads, format="nt")
    return graph


@every_document
def test_linked_data(document: Document, tmp_path: Path) -> None:
    """Pyld reads every project as one thing, and its triples have the shapes that a reader counts on."""
    import pyshacl
    import rdflib

    path = tmp_path / "projects.jsonld"
    projects = (one for one in document if "\ud800" not in one.title)
    ap.export(evolve(document, projects=tuple(projects)), "jsonld", path)
    graph = graph_of(path)
    schema = rdflib.Namespace("https://schema.org/")
    conforms, _, text = pyshacl.validate(graph, shacl_graph=str(SHAPES), shacl_graph_format="turtle")

    subjects = set(graph.subjects(rdflib.RDF.type, schema.Project))
    assert len(subjects) == len(document)
    if document is CORPUS:
        assert conforms, text[:2000]
        places = set(graph.objects(None, schema.areaServed))
        assert rdflib.URIRef("https://identifier.overheid.nl/tooi/id/gemeente/gm0226") in places
        names = {str(name) for one in subjects for name in graph.objects(one, schema.name)}
        assert names == {project.title for project in CORPUS}


def test_linked_data_at_an_address(tmp_path: Path) -> None:
    """With the option `base` the projects stand at addresses of one's own, and no two at one."""
    twice = Document(projects=(CORPUS[0], CORPUS[0]))
    ap.export(twice, "jsonld", tmp_path / "p.jsonld", base="https://data.example/projecten/")
    ids = [one["@id"] for one in json.loads((tmp_path / "p.jsonld").read_text(encoding="utf-8"))["@graph"]]
    assert ids == [f"https://data.example/projecten/{CORPUS[0].id}{more}" for more in ("", "%232")]


@every_document
def test_sqlite_utils(document: Document, tmp_path: Path) -> None:
    """An independent tool sees tables with keys, and every key leads somewhere."""
    import sqlite_utils

    path = tmp_path / "projects.db"
    ap.export(document, "sqlite", path)
    database = sqlite_utils.Database(path)

    assert database["projects"].count == len(document)
    assert database["projects"].pks == ["number"]
    assert database["projects"].detect_fts() == "projects_fts"
    assert {key.other_table for key in database["project_municipalities"].foreign_keys} == {
        "projects",
        "municipalities",
    }
    assert list(database.query("pragma foreign_key_check")) == []
    assert next(database.query("pragma integrity_check")) == {"integrity_check": "ok"}
    assert {"projects_by_municipality", "contacts", "themes_by_year"} == set(database.view_names())
    if document is CORPUS:
        found = {row["id"] for row in database["projects"].search("vitaliteit")}
        assert found == {one.id for one in CORPUS if "vitaliteit" in words(one)}


def words(project: ap.Project) -> set[str]:
    import re

    lead, theme = project.organisation, project.theme
    text = " ".join([project.title, lead.name if lead else "", theme.name if theme else ""])
    text += " ".join(f" {one.heading or ''} {one.text}" for one in project.sections)
    return set(re.findall(r"[^\W_]+", text.casefold()))


def test_sqlite_joins_with_the_municipalities_of_today(tmp_path: Path) -> None:
    """The view by municipality is what `rows(explode="current")` gives."""
    ap.export(CORPUS, "sqlite", tmp_path / "p.db")
    with sqlite3.connect(tmp_path / "p.db") as database:
        seen = set(database.execute("select id, municipality, cbs from projects_by_municipality"))
    database.close()
    rows = CORPUS.rows(explode="current")
    assert seen == {(row["id"], row["municipality"], row["cbs"]) for row in rows if row["municipality"]}


def test_datasette(tmp_path: Path) -> None:
    """Datasette serves the database: facets, full-text search and views by its JSON API."""
    from datasette.app import Datasette

    ap.export(CORPUS, "sqlite", tmp_path / "projects.db")
    expected = sum(project.theme is not None and project.theme.name == "Vitaliteit" for project in CORPUS)

    async def ask() -> list[Any]:
        site = Datasette([str(tmp_path / "projects.db")])
        await site.invoke_startup()
        paths = (
            "/projects/projects.json?_facet=theme&_shape=objects&_size=max",
            "/projects/projects.json?_search=cafe&_shape=objects",
            "/projects/projects_by_municipality.json?cbs=GM0226&_shape=objects",
            "/projects/project_municipalities.json?_labels=on&_shape=objects&_size=1",
        )
        answers = [await site.client.get(path) for path in paths]
        assert [answer.status_code for answer in answers] == [200] * len(paths)
        return [answer.json() for answer in answers]

    facets, search, view, labels = asyncio.run(ask())
    counts = {one["value"]: one["count"] for one in facets["facet_results"]["theme"]["results"]}
    assert counts["Vitaliteit"] == expected
    assert len(facets["rows"]) == 145
    assert {row["id"] for row in search["rows"]} == {one.id for one in CORPUS if {"cafe", "café"} & words(one)}
    assert view["rows"][0]["municipality"] == "Duiven"
    assert labels["rows"][0]["cbs"]["label"]


def test_a_feed_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """An independent reader finds a well-formed feed, with an entry for each change and no script in it."""
    import feedparser

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1650000000")
    monkeypatch.chdir(tmp_path)
    hostile = Document(projects=tuple(one for one in hostile_projects() if "\ud800" not in one.title))
    ap.export(CORPUS, "json", "old.json")
    ap.export(Document(projects=(*CORPUS[3:], *hostile)), "json", "new.json")
    assert run(["diff", "old.json", "new.json", "--format", "atom", "--language", "nl"]) == 0
    feed = feedparser.parse(capsys.readouterr().out.encode())

    assert not feed.bozo, feed.bozo_exception
    assert feed.version == "atom10"
    assert feed.feed.updated == "2022-04-15T05:20:00Z"
    removed = [entry for entry in feed.entries if entry.title.startswith("Verdwenen: ")]
    added = [entry for entry in feed.entries if entry.title.startswith("Erbij:")]
    assert (len(removed), len({entry.id for entry in feed.entries})) == (3, len(feed.entries))
    assert len(added) == len(hostile)
    assert not any("<script" in entry.content[0].value for entry in feed.entries)
