"""Code that others make of our schemas compiles, reads our files, and writes them again without loss."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import aenoprojects as ap
from aenoprojects import schemas
from aenoprojects.testing import sample_document

HERE = Path(__file__).parent
DOCUMENTS = {"corpus": ap.corpus(), "samples": sample_document()}
SCRIPTS = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])


def run(*command: object, folder: Path) -> str:
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env={**os.environ, "PATH": SCRIPTS},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def export_all(folder: Path, format: str) -> list[Path]:
    (folder / "data").mkdir()
    for name, document in DOCUMENTS.items():
        ap.export(document, format, folder / "data" / f"{name}.{format}")
    return sorted((folder / "data").iterdir())


PYDANTIC = """
import json, sys
from datetime import date
from pathlib import Path
from models import Projects

for path in map(Path, sys.argv[1:]):
    text = path.read_text(encoding="utf-8")
    read = Projects.model_validate_json(text)
    assert json.loads(read.model_dump_json(exclude_unset=True)) == json.loads(text), path
    days = [one.period.first_day for one in read.projects if one.period and one.period.first_day]
    assert days and all(isinstance(day, date) for day in days)
    print(len(read.projects))
"""


def test_pydantic_by_datamodel_code_generator(tmp_path: Path) -> None:
    """Models of the JSON Schema have names, know days for days, and lose nothing."""
    (tmp_path / "schema.json").write_text(schemas.text("json"), encoding="utf-8")
    options = ("--input-file-type", "jsonschema", "--output-model-type", "pydantic_v2.BaseModel", "--use-title-as-name")
    made = ("--input", "schema.json", "--output", "models.py", "--target-python-version", "3.11")
    run(sys.executable, "-W", "ignore", "-m", "datamodel_code_generator", *made, *options, folder=tmp_path)
    models = (tmp_path / "models.py").read_text(encoding="utf-8")
    names = re.findall(r"^class (\w+)\(", models, re.MULTILINE)

    assert {"Project", "Organisation", "ContactDetails", "Period", "SectionKind", "EndState", "ListBlock"} <= set(names)
    assert [name for name in names if name[-1].isdigit() or name.startswith("Model")] == []
    assert "RootModel[str]" not in models
    (tmp_path / "read.py").write_text(PYDANTIC, encoding="utf-8")
    found = run(sys.executable, "read.py", *export_all(tmp_path, "json"), folder=tmp_path)
    assert found.split()[0] == "145"


TYPESCRIPT = """
import { readFileSync } from "node:fs";
import { Convert, type Projects } from "./projects.js";

for (const path of process.argv.slice(2)) {
    const text = readFileSync(path, "utf8");
    const read: Projects = Convert.toProjects(text);
    const again = JSON.stringify(JSON.parse(Convert.projectsToJson(read)).projects.map((one: any) => one.title));
    if (again !== JSON.stringify(JSON.parse(text).projects.map((one: any) => one.title))) throw new Error(path);
    console.log(read.projects.length);
}
"""


@pytest.mark.needs("node")
def test_typescript_by_quicktype(tmp_path: Path) -> None:
    """Types of the JSON Schema compile in strict TypeScript, and their reader takes our files."""
    tools = HERE / "node_modules" / ".bin"
    (tmp_path / "schema.json").write_text(schemas.text("json"), encoding="utf-8")
    (tmp_path / "package.json").write_text('{"type": "module"}')
    (tmp_path / "read.ts").write_text(TYPESCRIPT)
    (tmp_path / "node_modules").symlink_to(HERE / "node_modules")
    made = ("-l", "typescript", "--top-level", "Projects", "-o", "projects.ts", "schema.json")
    run(tools / "quicktype", "-s", "schema", *made, folder=tmp_path)
    strict = ("--strict", "--target", "es2022", "--module", "nodenext", "--types", "node")
    run(tools / "tsc", *strict, "read.ts", "projects.ts", folder=tmp_path)
    names = re.findall(r"^export (?:interface|type|enum) (\w+)", (tmp_path / "projects.ts").read_text(), re.MULTILINE)

    assert {"Projects", "Project", "Organisation", "ContactDetails", "Period", "SectionKind", "EndState"} <= set(names)
    assert [name for name in names if name[-1].isdigit()] == []
    assert run("node", "read.js", *export_all(tmp_path, "json"), folder=tmp_path).split()[0] == "145"


XSDATA = """
import sys
from pathlib import Path
from made import Projects
from xsdata.formats.dataclass.parsers import XmlParser
from xsdata.formats.dataclass.parsers.config import ParserConfig
from xsdata.formats.dataclass.serializers import XmlSerializer

parser = XmlParser(config=ParserConfig(fail_on_unknown_properties=True))
for path in map(Path, sys.argv[1:]):
    read = parser.from_path(path, Projects)
    text = XmlSerializer().render(read, ns_map={None: "https://aenoprojects.example/ns/1"})
    path.with_suffix(".again").write_text(text, encoding="utf-8", newline="")
"""


def test_dataclasses_by_xsdata(tmp_path: Path) -> None:
    """Classes of the XSD read our XML and write it so that we read the same; the namespace stands there once."""
    (tmp_path / "projects.xsd").write_text(schemas.text("xml"), encoding="utf-8")
    files = export_all(tmp_path, "xml")
    options = ("--structure-style", "single-package", "--compound-fields")
    run("xsdata", "generate", "projects.xsd", "--package", "made", *options, folder=tmp_path)
    (tmp_path / "read.py").write_text(XSDATA, encoding="utf-8")
    run(sys.executable, "read.py", *files, folder=tmp_path)

    for path in files:
        assert path.read_text(encoding="utf-8").count("xmlns") == 1
        assert ap.read(path.with_suffix(".again"), kind="xml") == ap.read(path)
