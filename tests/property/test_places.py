"""The law of places: every value stands where its place says, in the lines as read."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import aenoprojects as ap
from aenoprojects.testing.strategies import documents
from saved import page_files

CASES = sorted((Path(__file__).parents[1] / "cases").glob("*/page.*"))
FILES = [*page_files().values(), *CASES]
LEAVES = re.compile(
    r"title|heading|organisation\.(?:name|text|municipalities\.\d+|partners\.\d+)|theme\.text|period|other_periods\.\d+"
    r"|contact\.people\.\d+\.(?:name|emails\.\d+|phones\.\d+)|contact\.other_(?:emails|phones)\.\d+|amounts\.\d+\.text"
    r"|extra_fields\..+|tags\.\d+|links\.\d+"
)


def value_at(project: ap.Project, path: str) -> Any:
    """Return the value of a path."""
    if path.startswith("extra_fields."):
        return dict(project.extra_fields)[path.removeprefix("extra_fields.")]
    value: Any = project
    for step in path.split("."):
        value = value[int(step)] if step.isdecimal() else getattr(value, step)
    return value.text if isinstance(value, ap.Link) else value


def letters(text: str) -> str:
    return "".join(re.findall(r"\w", text.casefold()))


def says(path: str, text: str, value: Any) -> bool:
    """Return whether the text of a place says a value: the same letters, digits or, for a name, words."""
    if isinstance(value, ap.Period):
        # Of two sentences the text has both ends: "in mei 2021 … tot en met december 2022".
        return letters(text) in letters(value.text) or all(
            letters(one) in letters(text) for one in value.text.split("…")
        )
    if isinstance(value, ap.Municipality):
        return value.name in [one.name for one in ap.vocabulary.register.find(text)] or letters(text) != ""
    if ".phones." in path or "other_phones" in path:
        digits = re.sub(r"\D", "", text)
        return value.lstrip("+0").removeprefix("31")[-6:] in digits
    if ".emails." in path or "other_emails" in path:
        return letters(value.partition("@")[0]) in letters(text) or "@" not in text
    if path.endswith(".name"):
        return bool(set(re.findall(r"\w+", value.casefold())) & set(re.findall(r"\w+", text.casefold()))) or (
            path == "organisation.name"
        )
    return letters(value) in letters(text) or letters(text) in letters(value)


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_every_value_stands_where_its_place_says(file: Path) -> None:
    """On bundled, saved and made-up pages of every kind."""
    document = ap.read(file)
    lines = {source.name: source.lines for source in document.sources}
    for project in document:
        assert project.source is not None
        for path, place in document.places(project).items():
            text = place.text(lines[project.source.name])
            if LEAVES.fullmatch(path):
                assert says(path, text, value_at(project, path)), (path, text, value_at(project, path))


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_every_leaf_has_a_place(file: Path) -> None:
    """Title, theme, period, amounts, extra fields, people with their addresses and numbers."""
    document = ap.read(file)
    for project in document:
        wanted = {f"extra_fields.{label}" for label, value in project.extra_fields if value}
        wanted |= {"theme.text"} if project.theme else set()
        wanted |= {"period"} if project.period and project.period.text else set()
        wanted |= {f"amounts.{number}.text" for number in range(len(project.amounts))}
        wanted |= {f"tags.{number}" for number in range(len(project.tags))}
        for number, person in enumerate(project.contact.people if project.contact else ()):
            wanted.add(f"contact.people.{number}.name")
            wanted |= {f"contact.people.{number}.emails.{at}" for at in range(len(person.emails))}
            wanted |= {f"contact.people.{number}.phones.{at}" for at in range(len(person.phones))}
        assert wanted <= set(document.places(project)), wanted - set(document.places(project))


VALUES = ("period", "contact", "organisation", "theme", "amounts", "tags")
FAULTS = {
    "Looptijd": ["31 september 2021", "juli 202", "maart 2021 t/m januari 2021", "1 jlui 2021", "foo 2021"],
    "Contactgegevens": ["06 1234567", "O6-1234567l", "t.visser@goes", "t.visser.goes.nl", "anders@goes.example"],
    "Thema": ["Vitaltieit"],
    "Subsidiebedrag": ["12.O00 euro"],
    "Opdrachtgever": ["Gemeente Bernheeze", "Gemeente Nergensland"],
}


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_the_place_of_a_finding_covers_what_it_quotes(file: Path) -> None:
    """To the letter, in the line as read; a finding on one value in one line always has one."""
    document = ap.read(file)
    lines = {source.name: source.lines for source in document.sources}
    for one in document.diagnostics:
        if one.place:
            line, start, end = one.place
            assert " ".join(lines[one.source][line - 1][start:end].split()) == " ".join((one.text or "").split())


@given(
    st.sampled_from([(label, text) for label, texts in FAULTS.items() for text in texts]),
    st.sampled_from(["Kenmerk: {text} | {label}: {text}", "{label}: {text} | Kenmerk: {text}", "{label}: {text}"]),
    st.integers(0, 3),
)
@settings(max_examples=60, deadline=None)
def test_a_finding_stands_where_its_reader_was(fault: tuple[str, str], form: str, above: int) -> None:
    """Also where the same text stands in the line once more, as the value of another label."""
    label, text = fault
    line = form.format(label=label, text=text)
    contact = "" if label == "Contactgegevens" else "Contactgegevens: t.visser@goes.example\n"
    page = "Fietsen naar het werk\nProject: Fietsen naar het werk\nContactpersoon: Truus Visser\n" + contact
    page += "Doelgroep: iedereen\n" * bool(above) + f"{line}\nHet project in het kort\nWij fietsen.\n"
    document = ap.parse(page)
    found = [
        one
        for one in document.diagnostics
        if one.field in VALUES and one.line == page[: page.index(line)].count("\n") + 1
    ]
    own = line.index(f"{label}: ") + len(label) + 2
    assert found
    for one in found:
        assert one.place is not None
        assert one.text is not None
        _, start, end = one.place
        assert line[start:end] == one.text
        assert own <= start < end <= own + len(text)


PAGE = """<html><body><h1>Fietsen naar het werk</h1>
<dl><dt>Gemeente</dt><dd>Gemeente Goes</dd><dt>Thema</dt><dd>Sport</dd>
<dt>Looptijd</dt><dd>2021</dd><dt>Trefwoorden</dt><dd>Sport; fiets, "Goes"</dd></dl><h2>Aanpak</h2>
<p>Zie <a href="https://a.example/plan">het plan</a> en
<a href="https://a.example/kaart">de kaart</a>. De kaart helpt.</p>
<p>Lees meer of lees <a href="https://a.example/meer">meer</a>.</p></body></html>"""


def test_key_words_and_links_have_places() -> None:
    """Each key word; a link whose text stands there but once as what it is, no other by a guess."""
    document = ap.parse(PAGE)
    (project,) = document
    lines, places = document.sources[0].lines, document.places(project)

    assert [places[f"tags.{at}"].text(lines) for at in range(3)] == list(project.tags) == ["Sport", "fiets", "Goes"]
    assert [link.text for link in project.links] == ["het plan", "de kaart", "meer"]
    assert [places[f"links.{at}"].text(lines) for at in range(2)] == ["het plan", "de kaart"]
    assert "links.2" not in places


@pytest.mark.parametrize("format", ["json", "jsonl", "xml"])
def test_places_survive_the_round_trip(format: str) -> None:
    """With places=yes a file holds them; without it they are in no file."""
    document = ap.corpus()
    stream, bare = io.BytesIO(), io.BytesIO()
    ap.export(document, format, stream, places=True)
    ap.export(document, format, bare)
    again = ap.read(io.BytesIO(stream.getvalue()))

    assert [project.places for project in document] == [project.places for project in again]
    assert not any(project.places for project in ap.read(io.BytesIO(bare.getvalue())))


def test_without_contacts_there_are_no_lines() -> None:
    """The lines as read name the people: they go, and the places with them."""
    document = ap.corpus().without_contacts()

    assert {()} == {source.lines for source in document.sources}
    assert not any(project.places for project in document)


@given(documents())
@settings(max_examples=20, deadline=None)
def test_places_are_no_part_of_equality(document: ap.Document) -> None:
    """Documents that say the same are equal, wherever their values stood."""
    assert document == document.select()
