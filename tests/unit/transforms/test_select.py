"""Filters keep exactly the projects that fit all of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from aenoprojects.api import parse
from aenoprojects.diagnostics import Code, report
from aenoprojects.errors import NoMatchWarning, OptionError
from aenoprojects.model import Document, DocumentStream
from aenoprojects.transforms.select import FILTERS, matcher, select, unmatched
from aenoprojects.vocabulary import Vocabulary
from pages import FIRST_ROUND, project

SPEL = project("Spél op het werk", "Aalten", theme="Leren en ontwikkelen", period="2020-09/2021-12")
FIETS = project("Vitaal op de fiets", "Goes", theme="Vitaliteit", period="2021-10/..", grant_round=FIRST_ROUND)
CUIJK = project("Samen sterk", "Cuijk", prose="Vijf gemeenten; één “cultuur”.", period="2021-01-05/")
HEIR = project("Verder samen", "Land van Cuijk", theme="Samenwerken")
ANONYMOUS = project("Zonder naam", organisation=None, heading="Zonder naam", id="zonder-naam")
PAGE = Document(
    projects=(SPEL, FIETS, CUIJK, HEIR, ANONYMOUS),
    diagnostics=(
        report(Code.MARKS_WITHOUT_LEGEND),
        report(Code.DATE_INVALID, text="31 juni", project=FIETS.id),
        report(Code.PHONE_INVALID, text="06 1", project=SPEL.id),
    ),
)


@pytest.mark.filterwarnings("ignore::aenoprojects.errors.NoMatchWarning")
@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, PAGE.projects),
        ({"theme": "leren & ontwikkelen"}, (SPEL,)),
        ({"theme": "samenwerking"}, (HEIR,)),
        ({"theme": "Vital"}, ()),
        ({"organisation": "CUIJK"}, (CUIJK, HEIR)),
        ({"municipality": "gemeente Goes"}, (FIETS,)),
        ({"municipality": "GM0664"}, (FIETS,)),
        ({"municipality": "Land van Cuijk"}, (CUIJK, HEIR)),
        ({"municipality": "Cuijk"}, (CUIJK,)),
        ({"municipality": "Atlantis"}, ()),
        ({"province": "noord brabant"}, (CUIJK, HEIR)),
        ({"province": "Brabant"}, (CUIJK, HEIR)),
        ({"province": "provincie Zeeland"}, (FIETS,)),
        ({"round": "2021-1"}, (FIETS,)),
        ({"search": "SPEL werk"}, (SPEL,)),
        ({"search": "een cultuur"}, (CUIJK,)),
        ({"search": "vitaliteit"}, (FIETS,)),
        ({"search": "cultuur fiets"}, ()),
        ({"province": "Noord-Brabant", "search": "verder"}, (HEIR,)),
        ({"active": 2020}, (SPEL,)),
        ({"active": "2021-10"}, (SPEL, FIETS)),
        ({"active": date(2030, 1, 1)}, (FIETS,)),
        ({"active": "2021-01-05"}, (SPEL, CUIJK)),
        ({"active": "2021-01-06"}, (SPEL,)),
        ({"active": "2020-08"}, ()),
    ],
)
def test_projects_that_fit(filters: dict[str, Any], expected: tuple[object, ...]) -> None:
    """Every filter keeps what fits it, in order; several combine."""
    assert PAGE.select(**filters).projects == expected


def test_diagnostics_follow_their_projects() -> None:
    """What was said about the page or about a project that is kept stays; the rest goes."""
    codes = [diagnostic.code for diagnostic in PAGE.select(theme="Vitaliteit").diagnostics]

    assert codes == ["AP108", "AP202"]


def test_sources_and_page_text_stay() -> None:
    """Without a filter the document is the same."""
    assert select(PAGE) == PAGE


def test_stream_is_selected_too() -> None:
    """A document whose projects arrive one by one can be filtered."""
    assert select(DocumentStream(iter(PAGE.projects)), theme="Vitaliteit").projects == (FIETS,)


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        ({"active": "vorig jaar"}, "active: 'vorig jaar' is no date such as 2021, 2021-03 or 2021-03-01"),
        ({"active": 0}, "active: 0 is no date"),
        ({"round": "eerste"}, "round: 'eerste' is no grant round such as 2021-1"),
        ({"colour": "red"}, "no filter 'colour'; there are theme, organisation"),
    ],
)
def test_unreadable_values(filters: dict[str, Any], message: str) -> None:
    """A value that cannot be read is one clear error."""
    with pytest.raises(OptionError, match=message):
        matcher(**filters)


@pytest.mark.parametrize(
    ("name", "value", "suggestions"),
    [
        ("theme", "Vitalitiet", ("Vitaliteit",)),
        ("municipality", "Gose", ("Goes",)),
        ("municipality", "Sittard Gelen", ("Sittard-Geleen",)),
        ("organisation", "Altenn", ("Aalten",)),
        ("province", "Zeelant", ("Zeeland",)),
        ("round", "2021-2", ("2021-1",)),
        ("search", "iets anders", ()),
        ("municipality", "Utrecht", ()),
    ],
)
def test_what_was_meant(name: str, value: str, suggestions: tuple[str, ...]) -> None:
    """A value that fits no project comes with the nearest known ones, never with itself."""
    found = unmatched(PAGE, {name: value, "active": 2021})

    assert list(found) == [name]
    assert found[name][: len(suggestions)] == suggestions
    assert suggestions or value not in found[name]


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        ({"theme": "Vitalitiet"}, "no project fits theme='Vitalitiet'; did you mean 'Vitaliteit'?"),
        ({"theme": "Vitalitiet", "active": 2021}, "no project fits theme='Vitalitiet'; did you mean 'Vitaliteit'?"),
        ({"municipality": "Atlantis"}, "no project fits municipality='Atlantis'"),
    ],
)
def test_a_slip_is_warned_of(filters: dict[str, Any], message: str) -> None:
    """A name that fits no project is warned of where `select` is called, with what is near."""
    with pytest.warns(NoMatchWarning) as caught:
        assert len(PAGE.select(**filters)) == 0

    assert [str(one.message) for one in caught] == [message]
    assert caught[0].filename == __file__


@pytest.mark.parametrize(
    "filters", [{"search": "niets"}, {"active": 1999}, {"theme": "Vitaliteit", "province": "Gelderland"}]
)
def test_an_empty_answer_is_no_slip(filters: dict[str, Any]) -> None:
    """Words and times that nothing fits are answers, and so are good names without a project in common."""
    assert len(PAGE.select(**filters)) == 0  # a warning would be an error here


def test_every_filter_of_the_document_is_known() -> None:
    """`Document.select` takes exactly the filters there are."""
    assert set(FILTERS) == set(Document.select.__annotations__) - {"vocabulary", "return"}


def test_a_theme_is_spelled_as_the_callers_vocabulary_says(tmp_path: Path) -> None:
    """The words by which the page was read know more spellings of its themes than the package."""
    (tmp_path / "own.toml").write_text('[themes]\n"Groen" = ["Klimaat en natuur", "Natuurbeleid"]\n', encoding="utf-8")
    own = Vocabulary.default().extended(tmp_path / "own.toml")
    document = parse(
        "Oss: Bos\n\nGemeente Oss\n\nProject: Bos\nThema: klimaat & natuur\nLooptijd: 2021\n", vocabulary=own
    )

    assert len(document.select(theme="natuurbeleid", vocabulary=own).projects) == 1
    with pytest.warns(NoMatchWarning):
        assert document.select(theme="natuurbeleid").projects == ()
    assert unmatched(document, {"theme": "natuurbeleid"}, vocabulary=own) == {}
