"""Laws that hold for any page: nothing is lost, nothing raises, form that carries no meaning changes nothing."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import aenoprojects as ap
from aenoprojects.parsing.article import read_article
from aenoprojects.reading.page import text_or_html
from aenoprojects.vocabulary import Vocabulary
from conservation import filled, places
from saved import page_texts

VOCABULARY = Vocabulary.default()

LABEL = re.compile(rf"(?m)^(?:{'|'.join(label for labels in VOCABULARY.labels.values() for label in labels)})(?= *:)")

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


@pytest.mark.parametrize("name", sorted(page_texts()))
def test_every_line_of_a_real_page_is_in_one_place(name: str) -> None:
    """Every non-blank line belongs to exactly one of page text, heading, organisation, field, section."""
    text = page_texts()[name]

    assert filled(text) == places(text)


@given(PAGES)
@settings(max_examples=150, deadline=None)
def test_every_line_of_any_page_is_in_one_place(text: str) -> None:
    """The law of conservation holds for whatever a page may hold."""
    assert filled(text) == places(text)


@given(PAGES)
@settings(max_examples=100, deadline=None)
def test_an_article_conserves_its_lines(text: str) -> None:
    """Read as an article, each word of a line comes back in the project or in the page text."""
    page = text_or_html(text, source=ap.Source(name="t"), kind="text")
    article = read_article(page.lines, "t", VOCABULARY)
    kept = {line.number for line in article.page_text}
    for draft in article.drafts:
        span = draft.project.source
        assert span is not None
        kept |= set(range(span.line, span.end_line + 1))

    assert all(line.number in kept for line in page.lines if line.text.strip())


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


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


@pytest.mark.parametrize("name", sorted(page_texts()))
def test_every_word_of_a_real_page_is_in_the_result(name: str) -> None:
    """Not only the lines, also their words arrive: in fields as printed, in sections, in page text."""
    text = page_texts()[name]
    document = ap.parse(text)
    held = Counter[str]()
    for line in document.page_text:
        held += words(line.text)
    for project in document.projects:
        organisation, contact, theme = project.organisation, project.contact, project.theme
        parts = [project.heading, project.title, project.scheme, *project.tags]
        parts += [organisation.text, organisation.participants_text] if organisation else []
        parts += [contact.label, contact.text] if contact else []
        parts += [theme.label, theme.text] if theme else []
        for period in (project.period, *project.other_periods):
            parts += [period.label, period.text] if period else []
        parts += [part for pair in project.extra_fields for part in pair]
        for section in project.sections:
            parts += [section.heading, section.text]
        held += words(" ".join(part for part in parts if part))
    # List markers, labels that the model names otherwise and a footnote's wording are form, not content.
    form = re.compile(r"\d+|[a-z]|project|contactgegevens|projectleider|looptijd")
    footnote = words(" ".join(line for line in text.splitlines() if line.lstrip().startswith("*Dit project")))
    glued = words(" ".join(note.text or "" for note in document.diagnostics if note.code == "AP501"))
    missing = words(text) - held - footnote - glued

    assert not {word: count for word, count in missing.items() if not form.fullmatch(word)}


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
            [(section.kind, section.text) for section in project.sections],
        )
        for project in projects
    ]
