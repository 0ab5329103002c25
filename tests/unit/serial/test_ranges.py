"""What we write we read, and what we would not write we refuse: counts, ids, long texts, empty names."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve

import aenoprojects as ap
from aenoprojects.errors import FormatError
from aenoprojects.testing import sample_document

PAGE = "Oss: tOss\nGemeente Oss\nProject: tOss\nLooptijd: 2021\n"


def written(document: ap.Document, format: str) -> bytes:
    stream = io.BytesIO()
    ap.export(document, format, stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda one: one.update(marks=-1), "marks is -1, not between 0 and 999999999"),
        (lambda one: one.update(marks=10**23), "marks is 1e"),
        (lambda one: one.update(grant_round={"year": 2021, "period": 0}), "period is 0, not between 1 and"),
        (lambda one: one["source"].update(line=0), "line is 0, not between 1 and"),
    ],
)
def test_counts_have_a_range(change: Callable[[Any], None], said: str) -> None:
    """A count that no page can have is refused with its place, as the schemas say."""
    plain = json.loads(written(ap.parse(PAGE), "json"))
    change(plain["projects"][0])
    with pytest.raises(FormatError, match=re.escape(said)):
        ap.read(io.BytesIO(json.dumps(plain).encode()))


@pytest.mark.parametrize("format", ["json", "jsonl"])
def test_ids_are_unique(format: str) -> None:
    """Two projects of one id cannot be told apart: refused, and said which."""
    twice = evolve(ap.parse(PAGE), projects=ap.parse(PAGE).projects * 2)
    with pytest.raises(FormatError, match="two projects have the id 'oss-toss'"):
        ap.read(io.BytesIO(written(twice, format)))


def test_a_legend_without_a_number_makes_no_round() -> None:
    """A legend of "periode 0" names no round, so that none is written which nobody reads."""
    page = f"* = periode 0 van 2021\n\n*{PAGE}"
    assert [project.grant_round for project in ap.parse(page).projects] == [None]


def test_a_text_over_ten_megabytes() -> None:
    """XML with a text longer than libxml2's usual limit is read back."""
    long = ap.parse(f"{PAGE}Het project in het kort\n{'x' * 10_100_000}\n")
    assert ap.read(io.BytesIO(written(long, "xml"))).projects == long.projects


def test_entities_are_refused_however_large() -> None:
    """The room for long texts lets no entity grow."""
    data = written(sample_document(), "xml").replace(b"?>", b'?><!DOCTYPE x [<!ENTITY e "ee">]>', 1)
    with pytest.raises(FormatError, match="a document type or entities are not accepted"):
        ap.read(io.BytesIO(data))


def test_a_project_without_a_title_is_a_task() -> None:
    """MS Project takes an empty name for an empty row."""
    (project,) = ap.parse(PAGE).projects
    bare = evolve(project, title="", organisation=None, id="")
    assert b"<Name></Name>" not in written(ap.Document(projects=(bare,)), "mspdi")
