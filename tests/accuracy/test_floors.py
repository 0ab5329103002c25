"""How well pages are read is measured and never gets worse; and the measure itself is tried."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from accuracy.cases import score_case, score_cases
from accuracy.floors import BOUNDS, Floors, bundled_pages, load, measure_cases, measure_pages, raised, worse
from accuracy.gold import score_gold
from pages import PAGE


def test_no_case_is_read_worse() -> None:
    """Over all cases no more cells are wrong, and no more silently, than the floors allow."""
    cells = score_cases()

    assert worse(measure_cases(cells), load()) == [], "\n".join(str(cell) for cell in cells if not cell.is_right)


def test_no_bundled_page_is_read_worse() -> None:
    """The pages that come with the package give no fewer projects and no more complaints."""
    assert worse(measure_pages("bundled", bundled_pages()), load()) == []


def test_every_floor_says_which_way_is_better() -> None:
    """The file holds a floor for each figure that the tests here measure, and only known bounds."""
    floors = load()

    assert {"cases cells", "cases wrong", "cases silent", "bundled projects", "gold share"} <= set(floors)
    assert all(set(floor) == {BOUNDS[name.rpartition(" ")[2]]} for name, floor in floors.items())


FLOORS: Floors = {"cases wrong": {"most": 5}, "cases cells": {"least": 90}, "gold share": {"least": 0.9}}


def test_an_update_raises() -> None:
    """Better figures move their floors, new ones get one, and what was not measured stays."""
    better = raised(FLOORS, {"cases wrong": 3, "cases cells": 90, "cases silent": 1})

    assert better == {
        "cases wrong": {"most": 3}, "cases cells": {"least": 90}, "gold share": {"least": 0.9},
        "cases silent": {"most": 1},
    }  # fmt: skip


@pytest.mark.parametrize("figures", [{"cases wrong": 6}, {"cases cells": 89}, {"gold share": 0.89, "cases wrong": 0}])
def test_an_update_never_lowers(figures: dict[str, float]) -> None:
    """A worse figure is refused, also beside better ones."""
    assert len(worse(figures, FLOORS)) == 1
    with pytest.raises(ValueError, match="never lowered"):
        raised(FLOORS, figures)


TRUE: dict[str, Any] = {
    "projects": [
        {"title": "Spelen op het werk", "first_day": "2020-09-01", "people": [{"name": "Joke Verzonnen"}]},
        {"organisation": "Goes", "last_day": "2022-02-28"},
        {"municipalities": ["Land van Cuijk"], "prose": ["Vijf organisaties  worden er een."]},
    ],
    "page_text": ["Gesubsidieerde projecten"],
    "reported": ["period"],
    "leaks": ["Verzonnen"],
}


def made_case(folder: Path, expected: dict[str, Any]) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "page.txt").write_text(PAGE, encoding="utf-8")
    (folder / "expected.json").write_text(json.dumps(expected), encoding="utf-8")
    return folder


def test_a_page_that_is_read_right(tmp_path: Path) -> None:
    """Every expectation is a cell, the number of projects too, and all are right."""
    cells = score_case(made_case(tmp_path / "case", TRUE))

    assert len(cells) == 1 + 3 + 2 + 2 + 1 + 1 + 1
    assert [str(cell) for cell in cells if not cell.is_right or cell.is_silent] == []


@pytest.mark.parametrize(
    ("change", "silent"),
    [
        ({"projects": [{}, {}]}, [True]),  # the third is one too many: made up
        ({"projects": [{"title": "Iets anders"}, {}, {}]}, [True]),
        ({"projects": [{}, {"last_day": "2022-03-31"}, {}]}, [False]),  # the page has a diagnostic of that period
        ({"projects": [{}, {}, {"partners": ["Samen BV"]}]}, [True]),
        ({"page_text": ["Niet op de pagina"]}, [True]),
        ({"reported": ["theme"]}, [True]),
        ({"quiet": True}, [False]),
        ({"leaks": ["Spelen op het werk"]}, [True]),
    ],
)
def test_a_page_that_is_read_wrong(change: dict[str, Any], silent: list[bool], tmp_path: Path) -> None:
    """What differs from the expectation is one wrong cell, silent where no diagnostic speaks of it."""
    wrong = [cell for cell in score_case(made_case(tmp_path / "case", TRUE | change)) if not cell.is_right]

    assert [cell.is_silent for cell in wrong] == silent, [str(cell) for cell in wrong]


def test_gold(tmp_path: Path) -> None:
    """A gold record is found by its line, each field is a cell, and a wrong one is named without what it says."""
    record = {"line": 6, "title": "Spelen op het werk", "organisation": "Aalten", "start": "2020-09-02",
              "contacts": [{"name": "Joke Verzonnen", "emails": ["j.verzonnen@aalten.example"],
                            "phones": ["+31612345678"], "honorific": None, "role": None}],
              "sections": [{"heading": "Het project in het kort", "kind": "summary"}]}  # fmt: skip
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "sample.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "page.txt").write_text(PAGE, encoding="utf-8")

    assert score_gold(tmp_path / "gold", tmp_path / "pages") == (5, 6, ["page.txt:6: start"])
