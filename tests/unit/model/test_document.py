"""Documents and projects behave as Python's own containers do, and show themselves safely."""

from __future__ import annotations

import io
import json
import pickle
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import html

import aenoprojects as ap
from aenoprojects.exporters.flat import EXACT
from aenoprojects.model import DocumentStream
from aenoprojects.testing import sample_document
from aenoprojects.testing.hostile import hostile_projects

CORPUS = ap.corpus()
HAREN = ap.Project(
    id="haaren",
    heading="Haaren: Samen",
    title="Samen",
    organisation=ap.Organisation(
        name="Haaren",
        kind="municipalities",
        municipalities=(ap.municipality("Haaren"), ap.municipality("Vught"), ap.municipality("Gouda")),
    ),
)
NOWHERE = ap.Project(id="nergens", heading="Nergens", title="Nergens")


def test_a_sequence_of_projects() -> None:
    """Length, number, id, membership and slices are those of the projects."""
    first = CORPUS.projects[0]

    assert (len(CORPUS), len(ap.Document())) == (145, 0)
    assert bool(CORPUS)
    assert not ap.Document()
    assert CORPUS[0] is CORPUS[first.id] is first
    assert CORPUS[-1] is CORPUS.projects[-1]
    assert first in CORPUS
    assert first.id in CORPUS
    assert "niets" not in CORPUS
    assert list(reversed(CORPUS[:2].projects)) == [CORPUS[1], CORPUS[0]]


def test_a_slice_is_a_document() -> None:
    """A slice keeps the sources and what was said of its projects, as a selection does."""
    part = sample_document()[:2]
    gone = {project.id for project in sample_document()[2:]}

    assert isinstance(part, ap.Document)
    assert part.projects == sample_document().projects[:2]
    assert part.sources == sample_document().sources
    assert gone.isdisjoint(one.project for one in part.diagnostics)


@pytest.mark.parametrize(
    ("key", "error", "message"),
    [
        (999, IndexError, "there is no project 999: the document has 145 projects"),
        ("oss-tos", KeyError, "no project has the id 'oss-tos'; did you mean 'oss-toss'"),
        (1.5, TypeError, "by its number, its id or a slice, not by float"),
    ],
)
def test_a_key_that_fits_nothing(key: Any, error: type[Exception], message: str) -> None:
    """A wrong key is the error that Python's own containers give, in words."""
    with pytest.raises(error, match=message):
        CORPUS[key]
    if isinstance(key, str):
        with pytest.raises(error, match=message):
            CORPUS.places(key)


def test_a_stream_is_not_counted() -> None:
    """Projects that come one by one have no length, and asking for one uses none of them up."""
    stream = DocumentStream(iter(CORPUS.projects))

    with pytest.raises(TypeError, match="no length"):
        len(stream)
    assert stream
    assert stream._repr_html_() is None
    assert len(list(stream)) == 145


def test_reprs_are_short() -> None:
    """A line says what it is: a notebook is not filled with the page, nor driven by it."""
    assert repr(CORPUS) == "<Document: 145 projects of 5 sources, 24 diagnostics>"
    assert repr(CORPUS["oss-toss"]) == "<Project 'oss-toss': 'tOss' (Oss, 2021-09/2021-11)>"
    lines = [repr(project) for project in (*sample_document(), *hostile_projects())]
    assert max(map(len, lines)) < 500
    assert all(line.isprintable() for line in lines)


def test_tables_are_small_and_safe() -> None:
    """A notebook shows the first projects; no text of a page becomes an element."""
    table = html.fromstring(CORPUS._repr_html_())
    assert table.xpath("count(//tbody/tr)") == 10
    assert "the first 10 shown" in table.text_content()

    for project in (*sample_document(), *hostile_projects()):
        for shown in (project._repr_html_(), ap.Document(projects=(project,))._repr_html_()):
            tags = {element.tag for element in html.fromstring(shown).iter()}
            assert tags <= {"table", "caption", "thead", "tbody", "tr", "th", "td"}
            assert len(shown) < 5_000
            shown.encode()


def test_rows_are_those_of_the_csv() -> None:
    """A row has the columns of the CSV for programs, with typed values and None for what is absent."""
    rows = CORPUS.rows()
    stream = io.BytesIO()
    ap.export(CORPUS, "csv", stream, dialect="rfc4180")

    assert list(rows[0]) == stream.getvalue().decode().partition("\r\n")[0].split(",")
    assert list(rows[0]) == [column.key for column in EXACT]
    assert len(rows) == 145
    assert rows[0]["first_day"] == CORPUS[0].period.first_day
    assert isinstance(rows[0]["first_day"], date)
    assert {type(value) for row in rows for value in row.values()} <= {str, int, date, type(None)}
    assert "" not in [value for row in rows for value in row.values()]


def test_rows_for_each_municipality() -> None:
    """One row a municipality knows its code and its successors; a project without any keeps its row."""
    rows = ap.Document(projects=(HAREN, NOWHERE)).rows(explode="municipalities")

    assert [(row["id"], row["municipality"], row["cbs"]) for row in rows] == [
        ("haaren", "Haaren", "GM0788"),
        ("haaren", "Vught", "GM0865"),
        ("haaren", "Gouda", "GM0513"),
        ("nergens", None, None),
    ]
    assert rows[0]["successors"] == "Boxtel; Oisterwijk; Tilburg; Vught"
    assert rows[0]["successor_cbs"] == "GM0757; GM0824; GM0855; GM0865"
    assert (rows[1]["successors"], rows[1]["province"]) == (None, "Noord-Brabant")
    assert len({tuple(row) for row in rows}) == 1


def test_rows_for_each_municipality_of_today() -> None:
    """Joined by today's codes no merged municipality is lost, and none is counted twice."""
    rows = ap.Document(projects=(HAREN, NOWHERE)).rows(explode="current")

    assert [(row["municipality"], row["formerly"]) for row in rows] == [
        ("Boxtel", "Haaren"),
        ("Oisterwijk", "Haaren"),
        ("Tilburg", "Haaren"),
        ("Vught", "Haaren"),
        ("Gouda", None),
        (None, None),
    ]
    with pytest.raises(ap.OptionError, match="'municipalities' or 'current'"):
        CORPUS.rows(explode="themes")  # type: ignore[call-overload]


@pytest.mark.parametrize("document", [CORPUS, sample_document(), ap.Document()], ids=["corpus", "samples", "empty"])
def test_dictionaries_are_the_json(document: ap.Document) -> None:
    """`to_dict` gives what the json format holds, with places on request."""
    for places in (False, True):
        stream = io.BytesIO()
        ap.export(document, "json", stream, places=places)
        written = json.loads(stream.getvalue())

        assert document.to_dict(places=places) == written
        assert list(document.to_dict()) == list(written)
        assert [project.to_dict(places=places) for project in document] == written["projects"]


def test_what_help_says() -> None:
    """`help` describes each field of every value, and pickling does not mind."""
    values = [ap.Period, ap.Project, ap.Document, ap.Municipality, ap.Diagnostic, ap.Change, ap.FieldChange, ap.Format]
    for kind in values:
        text = kind.__doc__ or ""
        names = [field.name for field in kind.__attrs_attrs__]
        assert [name for name in names if f"\n    {name}: " not in text] == []
    assert "Start as stated, None where it is not." in (ap.Period.__doc__ or "")
    assert pickle.loads(pickle.dumps(CORPUS[0])) == CORPUS[0]  # noqa: S301


def test_periods_can_be_sorted() -> None:
    """Dates of any precision compare, and periods do, unknown ones last."""
    days = [project.period.first_day for project in CORPUS if project.period]
    starts = [project.period.start for project in CORPUS if project.period and project.period.start]
    periods = sorted(project.period for project in CORPUS if project.period)

    assert [one.first_day for one in sorted(starts)] == sorted(one.first_day for one in starts)
    assert [one.first_day for one in periods if one.first_day] == sorted(filter(None, days))
    first, last = ap.PartialDate(year=2021), ap.PartialDate(year=2021, month=1)
    assert first < last
    assert last > first
    assert first <= first <= last
    assert last >= last >= first
    with pytest.raises(TypeError):
        assert first < 2021
    with pytest.raises(TypeError):
        assert first >= 2021
    with pytest.raises(TypeError):
        assert periods[0] < first


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (123, "a source is a path, a URL, '-' or a binary stream, not int"),
        (None, "not None"),
        (b"Gemeente Oss", "wrap them: read"),
        ("<html><p>Gemeente Oss</p></html>", "is a page itself, not where it is; use parse"),
        ("Gemeente Oss\nProject: tOss", "use parse"),
        (["a.txt", "b.txt"], "one by one: read"),
    ],
)
def test_what_is_no_source(source: Any, message: str) -> None:
    """A slip at the prompt is one clear error."""
    with pytest.raises(ap.OptionError, match=message):
        ap.read(source)


@pytest.mark.parametrize(("text", "message"), [(b"Oss", "not bytes; read"), (None, "not None"), (Path("a"), "Path")])
def test_what_is_no_text(text: Any, message: str) -> None:
    """So it is for `parse`."""
    with pytest.raises(ap.OptionError, match=message):
        ap.parse(text)
