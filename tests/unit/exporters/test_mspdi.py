"""Plans: every element where MS Project wants it, every date where the page put it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from aenoprojects.diagnostics import Code, Diagnostic
from aenoprojects.exporters.captions import caption, details, fitted
from aenoprojects.exporters.mspdi import MspdiExporter
from aenoprojects.exporters.options import build_exporter
from aenoprojects.exporters.timeline import bar
from aenoprojects.model import Document, Organisation, Paragraph, Section, Theme
from aenoprojects.testing import documents
from plans import PLANNED, made_up

SCHEMA = etree.XMLSchema(file=Path(__file__).parents[2] / "schemas" / "mspdi-subset.xsd")
ANY_TEXT = st.text(st.characters(codec=None), max_size=60) | st.sampled_from(
    ["</Notes></Task>", "]]> & <!--", "\x00\x0b\x7f\ud800\ufffe", "a\r\nb\rc\u2028d", "w" * 600, " "]
)


def written(document: Document, **options: object) -> tuple[bytes, tuple[Diagnostic, ...]]:
    stream = io.BytesIO()
    diagnostics = MspdiExporter(**options).write(document, stream)
    return stream.getvalue(), diagnostics


def tasks(content: bytes) -> list[dict[str, str]]:
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False))
    return [
        {etree.QName(leaf).localname: leaf.text or "" for leaf in task} for task in root.iterfind("{*}Tasks/{*}Task")
    ]


def names(document: Document, **options: object) -> list[tuple[str, str]]:
    return [(task["OutlineNumber"], task["Name"]) for task in tasks(written(document, **options)[0])]


@pytest.mark.parametrize(
    ("name", "options"), [("theme", {}), ("organisation-en", {"group": "organisation", "language": "en"})]
)
def test_the_file_is_as_reviewed(name: str, options: dict, golden) -> None:
    """The plan of the made-up document is the one that was looked at."""
    golden(f"mspdi/{name}.xml", written(PLANNED, **options)[0].decode())


@given(documents(ANY_TEXT), st.sampled_from(["theme", "organisation"]))
def test_hostile_text_stays_text(document: Document, group: str) -> None:
    """Whatever stands in a project, the plan fits the schema and gives names and notes back as they were."""
    content, diagnostics = written(document, group=group)

    SCHEMA.assertValid(etree.fromstring(content))
    assert written(document, group=group)[0] == content
    left_out = {found.project for found in diagnostics if found.code in ("AP733", "AP734")}
    expected = [
        (
            fitted(caption(project, bar(project).shape, "nl", organisation=group == "theme"), 512)[0],
            fitted(details(project, bar(project), "nl"), 32_000)[0],
        )
        for project in document
        if project.id not in left_out
    ]
    actual = [(task["Name"], task["Notes"]) for task in tasks(content) if task["Summary"] == "0"]
    assert sorted(expected) == sorted(actual)


def test_projects_stand_below_their_theme_by_date() -> None:
    """Themes come in alphabetical order, projects by their first day, those without a theme last."""
    expected = [
        ("1", "Een eigen thema"),
        ("1.1", "Start: Breda: Tot nader order"),
        ("2", "Leren en ontwikkelen"),
        ("2.1", "Gouda: Samen leren"),
        ("3", "Vitaliteit"),
        ("3.1", "Einde: Venlo: Al klaar"),
        ("3.2", "Ede: Twee jaar lang"),
        ("3.3", "Delft: Vitaal, ook thuis"),
        ("3.4", "Assen: Medio en eind"),
        ("3.5", "Start: Tiel: Omgekeerd"),
        ("4", "Zonder thema"),
        ("4.1", "Start: Zwolle: Vanaf toen"),
    ]
    assert expected == names(PLANNED)


def test_projects_stand_below_their_organisation() -> None:
    """Grouped by organisation, a project's name need not repeat it; without one it comes last."""
    nobody = evolve(made_up("Gouda: Alleen", start="2021", end="2021", end_state="stated"), organisation=None)
    document = Document(projects=(nobody, PLANNED.projects[0]))

    expected = [("1", "Gouda"), ("1.1", "Samen leren"), ("2", "No organisation"), ("2.1", "Alleen")]
    assert expected == names(document, group="organisation", language="en")


def test_a_project_keeps_its_days() -> None:
    """From the morning of the first to the evening of the last day, scheduled by hand, counted in days."""
    task = tasks(written(PLANNED)[0])[3]

    expected = {
        "Name": "Gouda: Samen leren",
        "Manual": "1",
        "Start": "2021-03-01T08:00:00",
        "Finish": "2021-08-31T17:00:00",
        "Duration": "PT1472H0M0S",
        "ManualStart": "2021-03-01T08:00:00",
        "ManualFinish": "2021-08-31T17:00:00",
        "ManualDuration": "PT1472H0M0S",
        "ConstraintDate": "2021-03-01T08:00:00",
        "Estimated": "0",
        "Milestone": "0",
    }
    assert 184 * 8 == 1472
    assert expected == {name: task[name] for name in expected}


@pytest.mark.parametrize(
    ("name", "moment", "estimated"),
    [
        ("Einde: Venlo: Al klaar", "2019-11-01T17:00:00", "0"),
        ("Start: Zwolle: Vanaf toen", "2018-01-01T08:00:00", "1"),
        ("Start: Breda: Tot nader order", "2021-05-05T08:00:00", "0"),
    ],
)
def test_a_single_date_is_a_milestone(name: str, moment: str, estimated: str) -> None:
    """A start alone stands on the morning, an end alone on the evening; both last no time."""
    (task,) = (task for task in tasks(written(PLANNED)[0]) if task["Name"] == name)

    expected = ("1", moment, moment, "PT0H0M0S", estimated)
    assert expected == tuple(task[key] for key in ("Milestone", "Start", "Finish", "Duration", "Estimated"))


def test_a_summary_task_spans_its_projects() -> None:
    """A theme lasts from its earliest start to its latest finish."""
    (theme,) = (task for task in tasks(written(PLANNED)[0]) if task["Name"] == "Vitaliteit")

    expected = ("1", "0", "2019-11-01T17:00:00", "2021-12-31T17:00:00")
    assert expected == tuple(theme[key] for key in ("Summary", "Manual", "Start", "Finish"))


def test_what_a_plan_cannot_say_is_reported() -> None:
    """Open and unknown ends, missing dates, and years that MS Project does not know."""
    early = made_up("Sneek: Vroeg", text="1890", start="1890", end="1890", end_state="stated")
    late = made_up("Sneek: Laat", text="2150", start="2150", end_state="open")
    _, diagnostics = written(evolve(PLANNED, projects=(*PLANNED.projects[3:], early, late)))

    expected = [
        (Code.PLAN_START_ONLY, "zwolle-vanaf-toen"),
        (Code.PLAN_START_ONLY, "breda-tot-nader-order"),
        (Code.PLAN_END_ONLY, "venlo-al-klaar"),
        (Code.PLAN_START_ONLY, "tiel-omgekeerd"),
        (Code.PLAN_NO_DATE, "oss-ooit"),
        (Code.PLAN_OUT_OF_RANGE, "sneek-vroeg"),
        (Code.PLAN_OUT_OF_RANGE, "sneek-laat"),
    ]
    assert expected == [(found.code, found.project) for found in diagnostics]


def test_changed_text_is_reported() -> None:
    """Long names are cut, forbidden characters replaced, and each is reported once."""
    project = PLANNED.projects[0]
    prose = Section(heading=None, blocks=(Paragraph(text="a\x00b"),))
    _, diagnostics = written(
        Document(
            projects=(
                evolve(project, title="w" * 600),
                evolve(project, sections=(prose,)),
                evolve(project, theme=Theme(label=None, text="x", name="w" * 600)),
            )
        )
    )

    expected = [Code.TEXT_SHORTENED, Code.TEXT_REPLACED, Code.TEXT_SHORTENED]
    assert expected == [found.code for found in diagnostics]


def test_a_blank_group_is_no_group() -> None:
    """A theme or organisation without a name does not make a summary task without one."""
    project = evolve(
        PLANNED.projects[0],
        theme=Theme(label=None, text="", name=" "),
        organisation=Organisation(name="", kind="partnership"),
    )

    assert names(Document(projects=(project,)))[0] == ("1", "Zonder thema")
    assert names(Document(projects=(project,)), group="organisation")[0] == ("1", "Zonder organisatie")


def test_without_contact_nobody_is_named() -> None:
    """Where the contact was taken out of the project, none is in the plan."""
    content, _ = written(Document(projects=(evolve(PLANNED.projects[0], contact=None),)))

    assert b"Contact" not in content
    assert b"Zomer" not in content


def test_an_empty_plan_is_a_plan() -> None:
    """No projects give a valid file without tasks."""
    content, diagnostics = written(Document())

    SCHEMA.assertValid(etree.fromstring(content))
    assert (tasks(content), diagnostics) == ([], ())


def test_options_come_as_text_too() -> None:
    """The options of the command line are those of the class."""
    expected = MspdiExporter(group="organisation", language="en")
    assert expected == build_exporter(MspdiExporter, {"group": "organisation", "language": "en"})
