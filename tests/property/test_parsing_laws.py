"""Laws that hold for any page: nothing is lost, nothing raises, form that carries no meaning changes nothing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import aenoprojects as ap
from aenoprojects.model import Source
from aenoprojects.parsing.classify import classify
from aenoprojects.parsing.document import parse_page
from aenoprojects.parsing.possible import may_hold_projects
from aenoprojects.reading.encoding import decode
from aenoprojects.reading.lines import Page
from aenoprojects.reading.page import text_or_html
from aenoprojects.vocabulary import Vocabulary
from conservation import filled, missing_words, page_of, places
from saved import page_texts

VOCABULARY = Vocabulary.default()
LABELS = [re.escape(label) for labels in VOCABULARY.tables["labels"].values() for label in labels]
LABEL = re.compile(rf"(?m)^(?:{'|'.join(LABELS)})(?= *:)")

WORDS = st.sampled_from(
    re.split(
        " ",
        "Gemeente Oss Tilburg Project Thema Looptijd juni 2021 tot ntb a@b.example 06 12345678 Het project in het kort "
        "Resultaat * ** : - • 1. Nieuwsbrief Contactgegevens Lees hier. en Zeven woorden maken een zin.",
    )
)
LINES = st.one_of(
    st.lists(WORDS, max_size=8).map(" ".join),
    st.builds(
        "{}{} {}".format,
        st.sampled_from(
            [
                "Project",
                "Thema",
                "Looptijd",
                "Contactpersoon gemeente",
                "Contactgegevens",
                "Gemeente",
                "Contactgevens",
            ]
        ),
        st.sampled_from([":", " :", "\uff1a", "\t", " -", ""]),
        st.lists(WORDS, max_size=4).map(" ".join),
    ),
    st.text(max_size=60),
    st.just(""),
)
PAGES = st.one_of(st.lists(LINES, max_size=40).map("\n".join), st.text(max_size=400))
CELLS = st.one_of(WORDS, st.sampled_from(["Project", "Thema", "Looptijd", "Gemeente", "Contactpersoon", ""]))
BLOCKS = st.one_of(
    st.builds("<h{0}>{1}</h{0}>".format, st.integers(1, 4), LINES),
    st.builds("<p>{}</p>".format, LINES),
    st.builds("<ul><li>{}</li><li>{}</li></ul>".format, LINES, LINES),
    st.builds("<ol start=3><li>{}</li><li>{}</li></ol>".format, LINES, LINES),
    st.builds("<dl><dt>{}</dt><dd>{}</dd></dl>".format, CELLS, LINES),
    st.builds("<details><summary>{}</summary>{}</details>".format, LINES, LINES),
    st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=4).map(
        lambda rows: f"<table>{''.join('<tr>' + ''.join(f'<td>{cell}' for cell in row) for row in rows)}</table>"
    ),
)
HTML = st.lists(BLOCKS, max_size=15).map(lambda blocks: f"<html><body>{''.join(blocks)}</body></html>")
MARKDOWN = st.lists(
    st.one_of(
        st.builds(
            "{} {}".format, st.sampled_from(["#", "##", "###", "-", "1.", "3.", ">", "**Thema:**", "| a |"]), LINES
        ),
        LINES,
    ),
    max_size=30,
).map("\n".join)
FRONT = st.builds("---\ntitle: {}\nlooptijd: {}\n---\n{}".format, CELLS, CELLS, MARKDOWN)
ANY = st.one_of(PAGES, HTML, MARKDOWN, FRONT)


@pytest.mark.parametrize("name", sorted(page_texts()))
def test_every_line_of_a_saved_page_is_in_one_place(name: str) -> None:
    """Every non-blank line belongs to exactly one of page text, heading, organisation, field, section."""
    page = page_of(page_texts()[name])

    assert filled(page) == places(page)


CASES = sorted((Path(__file__).parents[1] / "cases").glob("*/page.*"))


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.parent.name)
def test_every_line_and_word_of_a_case_arrives(file: Path) -> None:
    """On whole pages of every kind, in whatever encoding."""
    page = page_of(decode(file.read_bytes()).text)

    assert filled(page) == places(page)
    assert {} == dict(missing_words(page, parse_page(page)))


@given(ANY)
@settings(max_examples=300, deadline=None)
def test_every_line_of_any_page_is_in_one_place(text: str) -> None:
    """The law of conservation holds for whatever a page may hold."""
    page = page_of(text)

    assert filled(page) == places(page)


@pytest.mark.parametrize("name", sorted(page_texts()))
def test_every_word_of_a_saved_page_arrives(name: str) -> None:
    """Not only the lines, also their words: in fields as printed, in sections, in page text."""
    page = page_of(page_texts()[name])

    assert {} == dict(missing_words(page, parse_page(page)))


@given(ANY)
@settings(max_examples=300, deadline=None)
def test_every_word_of_any_page_arrives(text: str) -> None:
    """Conservation down to the word, numbers of lists included."""
    page = page_of(text)

    assert {} == dict(missing_words(page, parse_page(page)))


@given(ANY, st.sampled_from(["listing", "article"]))
@settings(max_examples=200, deadline=None)
def test_a_forced_layout_loses_nothing(text: str, layout: Literal["listing", "article"]) -> None:
    """Also where the caller says what the page is, wrongly perhaps, all of it arrives."""
    page = page_of(text)

    assert {} == dict(missing_words(page, parse_page(page, layout=layout), layout))


@given(PAGES)
@settings(max_examples=150, deadline=None)
def test_parsing_never_raises_and_knows_its_lines(text: str) -> None:
    """Any text parses; diagnostics point into it, in order; ids are unique."""
    document = ap.parse(text, kind="text")
    last = max((line.end for line in text_or_html(text, source=ap.Source(name="t"), kind="text").lines), default=0)
    numbers = [note.line for note in document.diagnostics if note.line]

    assert numbers == sorted(numbers)
    assert all(1 <= number <= last for number in numbers)
    assert len({project.id for project in document.projects}) == len(document.projects)


@pytest.mark.parametrize("name", sorted(page_texts()))
@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: LABEL.sub(lambda match: match.group().upper(), text),
        lambda text: re.sub(r"\n(?=\n)", "\n\n", text),
    ],
    ids=["crlf", "no-break", "label-case", "blank-lines"],
)
def test_form_that_means_nothing_changes_nothing(name: str, change) -> None:
    """CRLF, no-break blanks, the case of labels and more blank lines give the same projects."""
    text = page_texts()[name]
    changed = ap.parse(change(text)).projects

    assert facts(ap.parse(text).projects) == facts(changed)


def facts(projects: tuple[ap.Project, ...]) -> list[object]:
    """Return what counts of projects: labels and printed texts aside, which keep their form."""
    return [
        (
            project.id,
            project.marks,
            project.grant_round,
            project.organisation and (project.organisation.name, project.organisation.municipalities),
            project.contact and (project.contact.people, project.contact.other_emails, project.contact.invalid_phones),
            project.theme and project.theme.name,
            project.period and (project.period.edtf, project.period.remark),
            [(section.kind, section.text.lower()) for section in project.sections],
        )
        for project in projects
    ]


def _refused(page: Page) -> bool:
    return not may_hold_projects(classify(page.lines, VOCABULARY), VOCABULARY)


CASES = Path(__file__).parents[1] / "cases"
CASE_PAGES = sorted(path for path in CASES.glob("*/page.*") if path.suffix in (".html", ".txt", ".md"))


@given(ANY)
@settings(max_examples=400)
def test_the_cheap_no_is_sound(text: str) -> None:
    """A page that is refused at a glance holds no project."""
    page = page_of(text)

    assert not (_refused(page) and parse_page(page).projects)


@given(st.data())
@settings(max_examples=300)
def test_the_cheap_no_is_sound_on_pieces_of_pages(data: st.DataObject) -> None:
    """The same of pieces of pages, in which little is left that makes a project: there a wrong no would show."""
    path = data.draw(st.sampled_from(CASE_PAGES))
    page = text_or_html(decode(path.read_bytes()).text, source=Source(name=path.name))
    places = (
        data.draw(st.lists(st.integers(0, len(page.lines) - 1), min_size=2, max_size=2).map(sorted))
        if page.lines
        else [0, 0]
    )
    gone = data.draw(st.sets(st.integers(places[0], places[1]), max_size=6))
    lines = tuple(line for at, line in enumerate(page.lines) if places[0] <= at <= places[1] and at not in gone)
    piece = evolve(page, lines=lines, titles=page.titles if data.draw(st.booleans()) else ())

    assert not (_refused(piece) and parse_page(piece).projects)


def test_the_cheap_no_says_no() -> None:
    """It is of use: some pages are refused, and of those that hold a project none."""
    found = [text_or_html(decode(path.read_bytes()).text, source=Source(name=path.name)) for path in CASE_PAGES]
    refused = [page for page in found if _refused(page)]

    assert len(refused) >= 5
    assert [page.source.name for page in refused if parse_page(page).projects] == []
