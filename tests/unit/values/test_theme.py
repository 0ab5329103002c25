"""Themes, and the legend of the asterisks."""

from __future__ import annotations

from pathlib import Path

import pytest

from aenoprojects.diagnostics import Code
from aenoprojects.values.readings import Part
from aenoprojects.values.theme import read_legend, read_theme
from aenoprojects.vocabulary import Vocabulary

KNOWN = Vocabulary.default()


@pytest.mark.parametrize(
    ("text", "name", "codes"),
    [
        ("Leren & Ontwikkelen", "Leren en ontwikkelen", []),
        (" Samenwerking ", "Samenwerken", []),
        ("circulariteit  in de wijk", "Circulariteit in de wijk", []),
        ("Leren en ontwikelen", "Leren en ontwikelen", [Code.THEME_NEAR]),
        ("Vitalitiet", "Vitalitiet", [Code.THEME_NEAR]),
        ("Overlig", "Overlig", [Code.THEME_NEAR]),
    ],
)
def test_themes(text: str, name: str, codes: list[Code]) -> None:
    """A known theme is canonical, any other stays as printed; a slip of a known one is said, not mended."""
    reading = read_theme(text, [Part("theme", "Thema", 0, len(text))], KNOWN)

    assert reading.value is not None
    assert (reading.value.label, reading.value.name) == ("Thema", name)
    assert reading.value.text == " ".join(text.split())
    assert text[slice(*reading.spans["text"])] == text.strip()
    assert [problem.code for problem in reading.problems] == codes


@pytest.mark.parametrize("text", ["", "  ", "n.v.t.", "onbekend"])
def test_no_theme(text: str) -> None:
    """A blank or what stands for nothing is no theme."""
    assert read_theme(text, [Part("theme", "Thema", 0, len(text))], KNOWN).value is None


def test_the_first_of_several_themes_counts() -> None:
    """Another theme is reported; the same one in another spelling is not."""
    text = "Vitaliteit\nvitaliteit\nJongeren"
    parts = [Part("theme", "Thema", 0, 10), Part("theme", "Domein", 11, 21), Part("theme", "Thema", 22, 30)]
    reading = read_theme(text, parts, KNOWN)

    assert reading.value is not None
    assert reading.value.name == "Vitaliteit"
    assert [(one.code, one.text, one.start) for one in reading.problems] == [(Code.FIELD_TWICE, "Jongeren", 22)]


@pytest.mark.parametrize(
    ("text", "rounds"),
    [
        ("Met één asterisk: periode 1 van 2022. Met twee asterisken: periode 2 van 2022.", {1: "2022-1", 2: "2022-2"}),
        ("* = ronde 1 van 2023, ** = ronde 2 van 2023", {1: "2023-1", 2: "2023-2"}),
        ("Projecten met drie sterretjes: derde tranche 2024", {3: "2024-3"}),
        ("Dubbele asterisk: 2e ronde 2021", {2: "2021-2"}),
        ("Een asterisk: periode 0 van 2021", {}),
        ("Ronde 1 van 2023 is voorbij.", {}),
        ("* verplicht veld", {}),
        ("Sterk werk in ronde 2 van 2022", {}),
    ],
)
def test_legends(text: str, rounds: dict[int, str]) -> None:
    """Signs by name or by themselves, numbers and ordinals; a round without a sign is no legend."""
    assert {marks: str(found) for marks, found in read_legend([text], KNOWN).items()} == rounds


def test_a_user_adds_words_of_a_legend(tmp_path: Path) -> None:
    """What a round is called is data."""
    path = tmp_path / "mine.toml"
    path.write_text('[pages]\nround_kinds = ["lichting"]\n', encoding="utf-8")
    found = read_legend(["Met een asterisk: lichting 3 van 2024"], KNOWN.extended(path))
    assert {marks: str(one) for marks, one in found.items()} == {1: "2024-3"}


@pytest.mark.parametrize(
    "text", ["* " * 50_000, "asterisk periode 1 van 2021 " * 4_000, "ronde 1 2021 " * 8_000, "een " * 25_000]
)
def test_hostile_legends(text: str) -> None:
    """A long line is read in one pass."""
    read_legend([text], KNOWN)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Leren en ontwikelen", "Leren en ontwikkelen"),
        ("Leren en ontwikkelend", "Leren en ontwikkelen"),
        ("Vitaltieit", "Vitaliteit"),
    ],
)
def test_a_slip_names_the_theme_it_resembles(text: str, known: str) -> None:
    (problem,) = read_theme(text, [Part("theme", "Thema", 0, len(text))], Vocabulary.default()).problems
    assert (problem.code, problem.text, problem.read_as, problem.beside) == (Code.THEME_NEAR, text, None, known)
