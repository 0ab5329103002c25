"""A real program reads our plans: MPXJ, the library that GanttProject and many project tools build on."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from attrs import evolve

from aenoprojects.exporters.captions import caption, details, fitted
from aenoprojects.exporters.mspdi import MspdiExporter
from aenoprojects.exporters.timeline import bar
from aenoprojects.model import Document
from aenoprojects.testing.hostile import HOSTILE_TEXTS
from plans import PLANNED, made_up

pytestmark = pytest.mark.needs("java")

HERE = Path(__file__).parent

TASKS = [
    # name, parent, start, finish, duration, milestone, estimated
    ("Een eigen thema", None, "2021-05-05T08:00", "2021-05-05T08:00", "0.0d", False, False),
    (
        "Start: Breda: Tot nader order",
        "Een eigen thema",
        "2021-05-05T08:00",
        "2021-05-05T08:00",
        "0.0d",
        True,
        False,
    ),
    ("Leren en ontwikkelen", None, "2021-03-01T08:00", "2021-08-31T17:00", "184.0d", False, False),
    (
        "Gouda: Samen leren",
        "Leren en ontwikkelen",
        "2021-03-01T08:00",
        "2021-08-31T17:00",
        "184.0d",
        False,
        False,
    ),
    ("Vitaliteit", None, "2019-11-01T17:00", "2021-12-31T17:00", "791.0d", False, False),
    ("Einde: Venlo: Al klaar", "Vitaliteit", "2019-11-01T17:00", "2019-11-01T17:00", "0.0d", True, False),
    ("Ede: Twee jaar lang", "Vitaliteit", "2020-01-01T08:00", "2021-12-31T17:00", "731.0d", False, False),
    (
        "Delft: Vitaal, ook thuis",
        "Vitaliteit",
        "2020-06-01T08:00",
        "2021-03-31T17:00",
        "304.0d",
        False,
        False,
    ),
    ("Assen: Medio en eind", "Vitaliteit", "2020-07-01T08:00", "2021-02-28T17:00", "243.0d", False, True),
    ("Start: Tiel: Omgekeerd", "Vitaliteit", "2020-10-01T08:00", "2020-10-01T08:00", "0.0d", True, True),
    ("Zonder thema", None, "2018-01-01T08:00", "2018-01-01T08:00", "0.0d", False, False),
    ("Start: Zwolle: Vanaf toen", "Zonder thema", "2018-01-01T08:00", "2018-01-01T08:00", "0.0d", True, True),
]


def by_mpxj(document: Document, path: Path) -> dict:
    with path.open("wb") as stream:
        MspdiExporter().write(document, stream)
    command = [sys.executable, str(HERE / "read_mspdi.py"), str(path)]
    ran = subprocess.run(command, capture_output=True, check=False, timeout=120)
    assert ran.returncode == 0, f"is a Java runtime installed?\n{ran.stderr.decode()}"
    return json.loads(ran.stdout)


def test_mpxj_reads_names_dates_milestones_and_notes(tmp_path: Path) -> None:
    """Every task comes through with its place, days, length and notes, scheduled by hand."""
    plan = by_mpxj(PLANNED, tmp_path / "plan.xml")
    tasks = plan["tasks"]

    expected = ("Gesubsidieerde projecten", "2018-01-01T08:00", "Standard")
    assert expected == (plan["title"], plan["start"], plan["calendar"])
    fields = ("name", "parent", "start", "finish", "duration", "milestone", "estimated")
    assert [tuple(task[name] for name in fields) for task in tasks] == TASKS
    notes = {caption(each, bar(each).shape, "nl"): details(each, bar(each), "nl") for each in PLANNED if bar(each)}
    projects = [task for task in tasks if not task["summary"]]
    assert notes == {task["name"]: task["notes"] for task in projects}
    assert {task["mode"] for task in projects} == {"MANUALLY_SCHEDULED"}
    assert all(task["contact"].startswith("Aaltje Zomer (adviseur; HRM), a.zomer@") for task in projects)


def test_mpxj_reads_hostile_texts(tmp_path: Path) -> None:
    """Whatever stands in a title or a text, it is read as it was."""
    hostile = Document(
        projects=tuple(
            evolve(
                made_up(f"Gouda: {number}", text=text, start="2021", end="2021", end_state="stated"),
                title=text,
            )
            for number, text in enumerate((*HOSTILE_TEXTS, "half paar \ud800"))
        )
    )
    tasks = [task for task in by_mpxj(hostile, tmp_path / "plan.xml")["tasks"] if not task["summary"]]

    expected = [
        (
            fitted(caption(project, "span", "nl"), 512)[0],
            fitted(details(project, bar(project), "nl"), 32_000)[0],
        )
        for project in hostile
    ]
    assert sorted(expected) == sorted((task["name"], task["notes"]) for task in tasks)
