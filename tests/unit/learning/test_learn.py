"""Learning a vocabulary from a page: what is found, what is left unsure, and that nothing is kept silent."""

from __future__ import annotations

import io
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import aenoprojects as ap
from aenoprojects.learning.learn import unexplained

ROWS = [
    ("Groene daken in de wijk", "Gemeente Zwolle", "maart 2021 t/m december 2022", "Anna de Wit", "€ 25.000"),
    ("Regentuinen", "Gemeente Breda", "2020 - 2023", "Bas Jansen", "€ 40.000"),
    ("Slimme riolen", "Gemeente Assen", "1 mei 2021 tot 1 juni 2022", "Carla Bos", "€ 12.500"),
]
LABELS = ("Trekkende partij", "Duur van het traject", "Vraagbaak", "Onze inleg")
PROSE = "Wij leggen daken aan met planten, zodat het water langer blijft staan en de wijk koeler wordt."


def _terms(title: str, values: list[tuple[str, str]]) -> str:
    rows = "".join(f"<dt>{label}</dt><dd>{value}</dd>" for label, value in values)
    return f"<h3>{title}</h3><dl>{rows}</dl><h4>Wat wij doen</h4><p>{PROSE}</p>"


def _lines(title: str, values: list[tuple[str, str]]) -> str:
    return "\n".join([title, "", *(f"{label}: {value}" for label, value in values), "", "Wat wij doen", PROSE, "", ""])


def _bold(title: str, values: list[tuple[str, str]]) -> str:
    rows = "".join(f"<p><strong>{label}:</strong> {value}</p>" for label, value in values)
    return f"<h3>{title}</h3>{rows}<h4>Wat wij doen</h4><p>{PROSE}</p>"


def _table(title: str, values: list[tuple[str, str]]) -> str:
    rows = "".join(f"<tr><th>{label}</th><td>{value}</td></tr>" for label, value in values)
    return f"<h3>{title}</h3><table>{rows}</table><h4>Wat wij doen</h4><p>{PROSE}</p>"


def page(form: Callable[[str, list[tuple[str, str]]], str]) -> bytes:
    return "".join(form(title, list(zip(LABELS, values, strict=True))) for title, *values in ROWS).encode()


@pytest.mark.parametrize("form", [_terms, _lines, _bold, _table])
def test_labels_of_every_form(form: Any) -> None:
    """Whatever the labels look like, what stands behind them says what they are; the page then reads."""
    proposal = ap.learn(io.BytesIO(page(form)))

    assert {one.label: one.field for one in proposal.labels if one.is_sure} == dict(
        zip(LABELS, ("organisation", "period", "contact", "amount"), strict=True)
    )
    assert [one.heading for one in proposal.headings] == ["Wat wij doen"]
    assert [one.title for one in proposal.document] == [row[0] for row in ROWS]
    assert [one.period.first_day.year for one in proposal.document if one.period] == [2021, 2020, 2021]
    assert all(len(one.amounts) == 1 for one in proposal.document)


def test_the_file_is_a_vocabulary(tmp_path: Path) -> None:
    """What is written is what --vocabulary takes; what is unsure stands in it as a comment; nobody is named in it."""
    proposal = ap.learn(io.BytesIO(page(_terms)))
    file = tmp_path / "fund.toml"
    file.write_text(proposal.to_toml(), encoding="utf-8")
    known = ap.Vocabulary.default().extended(file)

    assert tomllib.loads(file.read_text(encoding="utf-8"))["labels"]["period"] == ["Duur van het traject"]
    assert ap.read(io.BytesIO(page(_terms)), vocabulary=known).projects == proposal.document.projects
    assert "Anna" not in proposal.to_toml()
    assert unexplained(io.BytesIO(page(_terms)), vocabulary=known) == ()
    assert len(unexplained(io.BytesIO(page(_terms)))) == len(ROWS) * len(LABELS)


def test_years_of_a_decision_are_not_sure() -> None:
    """A lone year may be when something was decided: its label says so, and the proposal leaves it to the reader."""
    text = "".join(
        f"{title}\n\nGemeente: {where}\nJaar van toekenning: 202{n}\n\n" for n, (title, where, *_) in enumerate(ROWS)
    )
    proposal = ap.learn(io.BytesIO(text.encode()))

    assert [one.is_sure for one in proposal.labels if one.label == "Jaar van toekenning"] == [False]
    assert all(project.period is None for project in proposal.document)


def test_texts_that_could_be_anything_are_not_sure() -> None:
    """Free words behind a label speak for no field."""
    text = "".join(
        f"{title}\n\nKwalm: zomaar iets {n} dat hier staat\nLooptijd: 202{n}\n\n" for n, (title, *_) in enumerate(ROWS)
    )
    (one,) = [one for one in ap.learn(io.BytesIO(text.encode())).labels if one.label == "Kwalm"]

    assert not one.is_sure
    assert '# "Kwalm"' in ap.learn(io.BytesIO(text.encode())).to_toml()


def test_the_same_page_gives_the_same_proposal() -> None:
    """Nothing depends on the run."""
    assert ap.learn(io.BytesIO(page(_lines))).to_toml() == ap.learn(io.BytesIO(page(_lines))).to_toml()


def test_a_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    """One bad file costs itself only, and is a finding; without any page there is nothing to learn from."""
    (tmp_path / "goed.html").write_bytes(page(_terms))
    (tmp_path / "kapot.txt").write_bytes(b"{\\rtf1 x}")
    assert [one.code for one in ap.learn(tmp_path).document.diagnostics][:1] == [ap.Code.SOURCE_UNREADABLE]
    (tmp_path / "goed.html").unlink()
    with pytest.raises(ap.SourceError, match="RTF"):
        ap.learn(tmp_path)
    with pytest.raises(ap.OptionError):
        ap.learn()


@pytest.mark.parametrize(
    "text", ["", "\n\n", "Alleen een zin.", ":::\n: x\nx:\n", "a:b\n" * 50, "<p>" * 500, "\u2028\ud800:\u2028x\n" * 9]
)
def test_any_text_gives_a_proposal(text: str) -> None:
    """Hostile or empty: there is a proposal, and it is TOML."""
    tomllib.loads(ap.learn(io.BytesIO(text.encode("utf-8", "replace"))).to_toml())
