"""Pages of invented funds, each with what a careful person reads from it and with the words that they keep of it.

A folder has the page, the expected.json of a case (see accuracy/cases.py), and fund.toml: the proposal after a person
looked it over. Nothing may be in there that the proposal did not bring up.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import aenoprojects as ap
from accuracy.cases import score_case
from aenoprojects.vocabulary.folding import fold

FOLDERS = sorted(path for path in (Path(__file__).parent / "strangers").iterdir() if path.is_dir())
ALL = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


def proposed(folder: Path) -> ap.Proposal:
    (page,) = folder.glob("page.*")
    return ap.learn(page)


@ALL
def test_the_page_is_right_with_the_words_that_were_kept(folder: Path) -> None:
    """Looked over, the proposal gives all that the page says."""
    cells = score_case(folder, vocabulary=ap.Vocabulary.default().extended(folder / "fund.toml"))

    assert [str(cell) for cell in cells if not cell.is_right] == []


@ALL
def test_what_is_sure_is_what_a_person_keeps(folder: Path) -> None:
    """Nothing sure had to be moved or taken out."""
    kept = tomllib.loads((folder / "fund.toml").read_text(encoding="utf-8"))

    for table, rows in proposed(folder).rows().items():
        for key, words in rows.items():
            assert set(words) <= set(kept[table][key])


@ALL
def test_a_person_types_no_words_of_the_page(folder: Path) -> None:
    """Each word that is kept stands in the proposal, be it as unsure: a person takes # away, or moves a line."""
    text = proposed(folder).to_toml()
    kept = tomllib.loads((folder / "fund.toml").read_text(encoding="utf-8"))

    assert [
        word for rows in kept.values() for words in rows.values() for word in words if f'"{word}"' not in text
    ] == []


@ALL
def test_unseen_it_has_all_projects(folder: Path) -> None:
    """With what is sure alone no project and no title is missing, and the mark of the entries counts the same."""
    proposal = proposed(folder)
    cells = score_case(folder, vocabulary=ap.Vocabulary.default().with_rows(proposal.rows()))

    wrong = [cell.problem.split(":")[0] for cell in cells if not cell.is_right]
    # Which of two sums was only asked for is left to the person.
    sums = set() if any(one.doubt == "asked" for one in proposal.labels) else {"amounts"}
    assert not ({"title", "people", "start", "end"} | sums) & set(wrong)
    assert proposal.mark is not None
    assert proposal.mark.count == len(proposal.document.projects)
    assert len({fold(one.title) for one in proposal.document}) == proposal.mark.count
