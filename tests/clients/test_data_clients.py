"""Real programs read our data: ajv and xmllint by the schemas; pandas, DuckDB and LibreOffice the CSV."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from functools import cache
from pathlib import Path

import duckdb
import pandas
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from lxml import etree

import aenoprojects as ap
from aenoprojects import schemas
from aenoprojects.exporters.csv import Dialect, unguard
from aenoprojects.exporters.json import JsonExporter
from aenoprojects.exporters.rows import COLUMNS
from aenoprojects.exporters.xml import XmlExporter
from aenoprojects.model import Document
from aenoprojects.testing import documents, hostile_text, sample_document
from aenoprojects.testing.hostile import hostile_projects

HERE = Path(__file__).parent
MADE = 500
"""Number of documents that Hypothesis makes."""
TEXTS = (
    hostile_text() | st.text(st.characters(), max_size=20) | st.sampled_from(["half \ud83d", "\udfff]]>", "=\udc00"])
)
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


@cache
def made_documents() -> tuple[Document, ...]:
    """Return as many documents as Hypothesis is asked for, the same every time, with lone surrogates too."""
    found: list[Document] = []

    @settings(
        max_examples=MADE,
        phases=[Phase.generate],
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(documents(TEXTS, max_projects=1))
    def collect(document: Document) -> None:
        found.append(document)

    collect()
    return tuple(found)


@cache
def all_documents() -> tuple[Document, ...]:
    hostile = Document(projects=hostile_projects())
    return (ap.corpus(), ap.corpus().without_contacts(), sample_document(), hostile, *made_documents())


def export_all(folder: Path, exporter: JsonExporter | XmlExporter) -> list[Path]:
    """Write every document into a folder."""
    folder.mkdir()
    for number, document in enumerate(all_documents()):
        with (folder / f"{number:03}{exporter.suffix}").open("wb") as stream:
            exporter.write(document, stream)
    return sorted(folder.iterdir())


def test_enough_documents() -> None:
    """There are as many made-up documents as promised, and they are not all trifles."""
    assert len(made_documents()) == MADE
    assert sum(bool(document.projects) for document in made_documents()) > MADE / 3
    assert sum("\\ud83d" in repr(each.to_dict()) for each in made_documents()) > MADE / 10


@pytest.mark.needs("node")
def test_json_schema_in_javascript(tmp_path: Path) -> None:
    """Ajv accepts every json export, and refuses one with a key too many or a wrong date."""
    schema = tmp_path / "schema.json"
    schema.write_text(schemas.text("json"), encoding="utf-8")
    files = export_all(tmp_path / "good", JsonExporter())
    bad = tmp_path / "bad"
    bad.mkdir()
    text = files[0].read_text(encoding="utf-8")
    (bad / "key.json").write_text(text.replace('"marks"', '"extra": 1, "marks"', 1), encoding="utf-8")
    (bad / "date.json").write_text(text.replace('"start": "20', '"start": "20-', 1), encoding="utf-8")

    assert ajv(schema, tmp_path / "good") == {"read": len(files), "refused": []}
    assert {each["name"] for each in ajv(schema, bad)["refused"]} == {"key.json", "date.json"}


def ajv(schema: Path, folder: Path) -> dict[str, list[dict[str, str]]]:
    done = subprocess.run(
        ["node", HERE / "validate_json.mjs", schema, folder], capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


@pytest.mark.needs("xmllint")
def test_xsd_with_xmllint(tmp_path: Path) -> None:
    """Xmllint accepts every xml export by the schema, and refuses a spoiled one."""
    schema = tmp_path / "projects.xsd"
    schema.write_text(schemas.text("xml"), encoding="utf-8")
    files = export_all(tmp_path / "good", XmlExporter())
    done = xmllint(schema, *files)
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stderr.count(" validates") == len(files)

    spoiled = tmp_path / "spoiled.xml"
    spoiled.write_bytes(files[0].read_bytes().replace(b' end-state="', b' end-stat="', 1))
    assert xmllint(schema, spoiled).returncode != 0


def xmllint(schema: Path, *files: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["xmllint", "--noout", "--nonet", "--schema", schema, *files], capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def projects() -> Document:
    """The corpus, the hostile samples and the projects of the made-up documents, in one document."""
    made = (project for document in made_documents() for project in document.projects)
    return Document(projects=(*ap.corpus(), *hostile_projects(), *made))


def written(document: Document, dialect: Dialect, folder: Path) -> Path:
    path = folder / "projects.csv"
    ap.export(document, "csv", path, dialect=dialect)
    return path


def width(dialect: Dialect) -> int:
    """Return the number of columns; programs get `end_state` too."""
    return len(COLUMNS) + (dialect == "rfc4180")


def expected(path: Path, delimiter: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""), delimiter=delimiter))


@pytest.mark.parametrize(("dialect", "delimiter"), [("excel", ";"), ("rfc4180", ",")])
def test_pandas(dialect: Dialect, delimiter: str, projects: Document, tmp_path: Path) -> None:
    """Pandas sees a row for each project, a column for each of ours, and in each cell what was written."""
    path = written(projects, dialect, tmp_path)
    frame = pandas.read_csv(path, sep=delimiter, encoding="utf-8-sig", dtype=str, keep_default_na=False)
    assert frame.shape == (len(projects.projects), width(dialect))
    assert frame.to_numpy().tolist() == expected(path, delimiter)[1:]
    assert [unguard(text) for text in frame.iloc[:145, 5]] == [each.title for each in ap.corpus()]


@pytest.mark.parametrize(("dialect", "delimiter"), [("excel", ";"), ("rfc4180", ",")])
def test_duckdb(dialect: Dialect, delimiter: str, projects: Document, tmp_path: Path) -> None:
    """DuckDB sees the same rows and columns."""
    path = written(projects, dialect, tmp_path)
    table = duckdb.read_csv(str(path), delimiter=delimiter, header=True, all_varchar=True, quotechar='"')
    assert table.shape == (len(projects.projects), width(dialect))
    assert table.columns == expected(path, delimiter)[0]


@pytest.mark.needs("soffice")
@pytest.mark.parametrize(("dialect", "separator"), [("excel", 59), ("rfc4180", 44)])
def test_libreoffice(dialect: Dialect, separator: int, projects: Document, tmp_path: Path) -> None:
    """LibreOffice opens it with the same rows and columns, and makes no formula of any cell."""
    sheet = opened(written(projects, dialect, tmp_path), separator, tmp_path)
    rows = [row for row in sheet.iter(f"{TABLE}table-row") if any(True for _ in row.iter("{*}p"))]
    assert len(rows) == len(projects.projects) + 1
    assert len(list(rows[0].iter("{*}p"))) == width(dialect)
    assert sheet.xpath("//@*[local-name()='formula']") == []


@pytest.mark.needs("soffice")
def test_libreoffice_would_run_formulas(tmp_path: Path) -> None:
    """Without the guard LibreOffice does make formulas, so that the test before this one means something."""
    path = tmp_path / "projects.csv"
    path.write_text("a\n=1+1\n", encoding="utf-8")
    assert opened(path, 44, tmp_path).xpath("//@*[local-name()='formula']") == ["of:=1+1"]


def opened(path: Path, separator: int, folder: Path) -> etree._Element:
    """Return the sheet that LibreOffice makes of a CSV file in UTF-8."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    options = [f"--infilter=CSV:{separator},34,76,1", "--convert-to", "fods", "--outdir", folder / "out"]
    subprocess.run(["soffice", "--headless", profile, *options, path], check=True, capture_output=True, timeout=120)
    parser = etree.XMLParser(huge_tree=True)
    return etree.parse(folder / "out" / "projects.fods", parser).getroot()
