"""The engines that read what a harvest writes, and that read pages with our function."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.dataset
import pytest

import aenoprojects as ap
from aenoprojects.api import corpus_folder
from aenoprojects.scale import DIAGNOSTICS, FAILURES, PAGES, SCHEMA, harvest
from web_archives import web_archive

ROOT = Path(__file__).parents[2]
CORPUS = ap.corpus()


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the bundled pages, in a web archive."""
    folder = tmp_path_factory.mktemp("archive")
    pages = sorted(Path(corpus_folder()).rglob("*.txt"))
    text = [("Content-Type", "text/plain; charset=utf-8")]
    answers = [(f"https://fonds.example/{path.stem}", path.read_bytes()) for path in pages]
    (folder / "fonds.warc.gz").write_bytes(web_archive(answers, headers=text))
    (folder / "kapot.docx").write_bytes(b"PK\x03\x04")
    return folder


@pytest.fixture(scope="module")
def harvested(archive: Path) -> Path:
    """Return the folder of a harvest of the bundled pages."""
    harvest([str(archive)], str(archive.parent / f"{archive.name}-harvest"), workers=2)
    return archive.parent / f"{archive.name}-harvest"


def test_the_schema_is_that_of_this_version(harvested: Path) -> None:
    """A change of the schema would be seen: this is what other people's queries rely on."""
    for name, schema in (("projects", SCHEMA), ("pages", PAGES), ("diagnostics", DIAGNOSTICS), ("failures", FAILURES)):
        assert pa.dataset.dataset(harvested / name).schema == schema
    described = duckdb.sql(f"DESCRIBE FROM '{harvested}/projects/*.parquet'").fetchall()

    columns = {name: kind for name, kind, *_ in described}
    assert list(columns)[:8] == ["page", "captured", "container", "id", "heading", "marks", "title", "grant_round"]
    assert list(columns)[8:] == [
        *("organisation", "contact", "theme", "period", "other_periods", "amounts", "extra_fields", "scheme", "tags"),
        *("sections", "links", "source", "places"),
    ]
    assert columns["captured"] == "TIMESTAMP WITH TIME ZONE"
    assert columns["grant_round"] == 'STRUCT("year" INTEGER, period INTEGER)'
    assert (
        columns["amounts"].replace('"', "")
        == "STRUCT(label VARCHAR, text VARCHAR, amount DECIMAL(20,2), currency VARCHAR)[]"
    )
    assert columns["extra_fields"] == "MAP(VARCHAR, VARCHAR)"
    assert "first_day DATE, last_day DATE" in columns["period"]


def test_duckdb_counts_what_we_count(harvested: Path) -> None:
    """Projects, periods and municipalities are those of the document."""
    days = [one.period.first_day for one in CORPUS if one.period and one.period.first_day]
    named = sum(len(one.organisation.municipalities) for one in CORPUS if one.organisation)
    told = duckdb.sql(f"""
        SELECT count(*), count(period.first_day), min(period.first_day), sum(len(organisation.municipalities))
        FROM '{harvested}/projects/*.parquet'
    """).fetchall()[0]

    assert told == (len(CORPUS), len(days), min(days), named)


def test_pandas_and_polars_read_it(harvested: Path) -> None:
    """The rows have the ids of the document."""
    ids = sorted(one.id for one in CORPUS)

    assert sorted(pd.read_parquet(harvested / "projects")["id"]) == ids
    assert sorted(pl.read_parquet(harvested / "projects")["id"]) == ids


def test_a_single_document_as_parquet(tmp_path: Path) -> None:
    """`export parquet` gives the same columns without those of a harvest."""
    ap.export(CORPUS, "parquet", tmp_path / "p.parquet", places=True)
    table = pa.parquet.read_table(tmp_path / "p.parquet")

    assert table.schema.names == SCHEMA.names[3:]
    assert table.column("id").to_pylist() == [one.id for one in CORPUS]
    assert table.column("places")[0].as_py()
    assert duckdb.sql(f"SELECT count(*) FROM '{tmp_path}/p.parquet' WHERE theme.name = 'Vitaliteit'").fetchall()[0] == (
        sum(one.theme is not None and one.theme.name == "Vitaliteit" for one in CORPUS),
    )


@pytest.mark.needs("java")
def test_the_recipe_for_spark(archive: Path, tmp_path: Path) -> None:
    """The manual's program runs in Spark's local mode, and counts every project."""
    page = (ROOT / "docs" / "how-to" / "harvest.md").read_text(encoding="utf-8")
    (recipe,) = re.findall(r"^```python \{ \.spark \}\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    (tmp_path / "recipe.py").write_text(f"{recipe}\nprint('projects:', projects.count())\nspark.stop()\n")
    (tmp_path / "archive").symlink_to(archive)
    environment = os.environ | {
        "PYSPARK_PYTHON": sys.executable,
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_LOCAL_HOSTNAME": "localhost",
    }
    done = subprocess.run(
        [sys.executable, "recipe.py"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )

    assert "projects: 145" in done.stdout, done.stderr[-3000:]
