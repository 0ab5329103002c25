"""Every word of months.toml does what its row says, alone and in any dress."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from aenoprojects.diagnostics import Code
from aenoprojects.values.period import find_period, parse_period, read_periods
from aenoprojects.values.period.lexemes import lexemes_of
from aenoprojects.values.period.words import TABLES as NAMES
from aenoprojects.values.period.words import Words
from aenoprojects.values.readings import Part
from aenoprojects.vocabulary import Vocabulary
from periods import told_by

DEFAULT = Vocabulary.default()
TABLES = {name: DEFAULT.tables["months"][name] for name in NAMES}
WORDS = DEFAULT.derive(Words)


def rows(table: str) -> list[tuple[dict[str, Any], str]]:
    """Return each row with each of its words."""
    return [(row, word) for row in TABLES[table] for word in (*row["words"], *row.get("slips", ()))]


SLIPS = [(table, word) for table in TABLES for row in TABLES[table] for word in row.get("slips", ())]
ROLES = {
    "to": ("2020 {} 2021", "2020"),
    "through": ("2020 {} 2021", "2020/2021"),
    "from": ("{} 2020 t/m 2021", "2020/2021"),
    "between": ("{} 2020 en 2021", "2020/2021"),
    "start": ("{} 2020", "2020/.."),
    "end": ("{} 2020", "/2020"),
    "and": ("mei {} juni 2020", "2020-05/2020-06"),
    "slash": ("mei {} juni 2020", "2020-05/2020-06"),
    "separator": ("2020 {} 2 jaar", "2020/2021-12-31"),
    "left": ("2020 {}2021 gepland) - 2022", "2020/2022"),
    "right": ("2020 (2021 gepland{} - 2022", "2020/2022"),
    "open": ("2020 - {}", "2020/.."),
    "unknown": ("2020 - {}", "2020/"),
    "extension": ("2020 - 2021, {} tot 2022", "2020/2021"),
    "glue": ("{} 2020", "2020"),
    "before": ("{} 2020", "/2019"),
    "after": ("{} 2020", "2021/.."),
    "present": ("2020 - {}", "2020/.."),
    "former": ("{} 2020, daarna 2021", "2021"),
    "dash": ("2020 {} 2021", "2020/2021"),
    "or": ("mei {} juni 2020", "2020-05/2020-06"),
    "granted": ("2020 - 2021, {} t/m 2022", "2020/2022"),
    "vague": ("2020 t/m {}", "2020/"),
    "doubtful": ("2020 - 2021, {} tot 2022", "2020/2021"),
    "word": ("{} 2020", "2020"),
}


@pytest.mark.parametrize("word", sorted({word for table in TABLES for _, word in rows(table)}))
def test_every_word_is_one_lexeme(word: str) -> None:
    """A word or phrase is written as it is looked up, in upper case too."""
    assert [lexeme.key for lexeme in lexemes_of(word, DEFAULT) if lexeme.kind != "end"] == [word]
    assert lexemes_of(word.upper(), DEFAULT)[0].key == word


@pytest.mark.parametrize(("row", "word"), rows("month"))
def test_months(row: dict[str, Any], word: str) -> None:
    """A name gives its month, with and without a day, with a dot, and glued."""
    month = f"2021-{row['number']:02d}"
    assert str(parse_period(f"{word} 2021").start) == month
    assert str(parse_period(f"3 {word}. 2021").start) == f"{month}-03"
    assert str(parse_period(f"3{word.upper()}2021").start) == f"{month}-03"


@pytest.mark.parametrize(("row", "word"), rows("season"))
def test_seasons(row: dict[str, Any], word: str) -> None:
    """A season gives its EDTF code."""
    assert str(parse_period(f"{word} 2021").start) == f"2021-{row['code']}"


@pytest.mark.parametrize(("row", "word"), rows("fraction"))
def test_quarters_and_halves(row: dict[str, Any], word: str) -> None:
    """Every ordinal up to the number of parts gives its EDTF code."""
    for number, name in zip(range(1, row["count"] + 1), ("eerste", "tweede", "derde", "vierde"), strict=False):
        for text in (f"{number}e {word} 2021", f"{name} {word} van 2021", f"{word} {number} 2021"):
            assert str(parse_period(text).start) == f"2021-{row['code'] + number - 1}"


@pytest.mark.parametrize(("row", "word"), rows("week"))
def test_weeks(row: dict[str, Any], word: str) -> None:
    """A week runs from Monday to Sunday."""
    assert parse_period(f"{word} 1 2021").edtf == "2021-01-04/2021-01-10"


@pytest.mark.parametrize(("row", "word"), rows("schoolyear"))
def test_school_years(row: dict[str, Any], word: str) -> None:
    """A school year runs for twelve months from its first."""
    assert parse_period(f"{word} 2020-2021").edtf == f"2020-{row['month']:02d}/2021-{row['month'] - 1:02d}"


@pytest.mark.parametrize(("row", "word"), rows("part"))
def test_parts(row: dict[str, Any], word: str) -> None:
    """A part belongs to the date after it."""
    period = parse_period(f"{word} 2021")
    assert (str(period.start), period.start_part) == ("2021", row["name"])


@pytest.mark.parametrize(("row", "word"), rows("unit"))
def test_units(row: dict[str, Any], word: str) -> None:
    """A number of a unit is a duration."""
    assert parse_period(f"4 {word}").duration == f"P{4 * row['count']}{row['designator']}"


@pytest.mark.parametrize(("row", "word"), rows("number"))
def test_numbers(row: dict[str, Any], word: str) -> None:
    """A number in words counts years, halves of them as months."""
    whole, half = int(row["value"]), "6M" if row["value"] % 1 else ""
    assert parse_period(f"{word} jaar").duration == f"P{whole}Y{half}"


@pytest.mark.parametrize(("row", "word"), rows("ordinal"))
def test_ordinals(row: dict[str, Any], word: str) -> None:
    """An ordinal counts quarters, -1 from the end."""
    number = row["value"] if row["value"] > 0 else 5 + row["value"]
    assert str(parse_period(f"{word} kwartaal 2021").start) == f"2021-{32 + number}"


@pytest.mark.parametrize(("row", "word"), rows("role"))
def test_roles(row: dict[str, Any], word: str) -> None:
    """A mark does in a sentence what its kind says."""
    text, edtf = ROLES[row["kind"]]
    assert parse_period(text.format(word)).edtf == edtf


@pytest.mark.parametrize(("table", "word"), SLIPS)
def test_slips_are_reported(table: str, word: str) -> None:
    """A word that is spelled wrong is read, and reported."""
    text = {"part": f"{word} 2021", "month": f"{word} 2021", "fraction": f"1e {word} 2021", "unit": f"4 {word}"}
    kinds = {slip: row["kind"] for row, slip in rows("role")}
    problems = told_by(text.get(table) or ROLES[kinds[word]][0].format(word)).problems
    assert Code.PERIOD_REPAIRED in [code for code, _ in problems]


def test_a_letter_wrong_in_a_full_name_is_repaired() -> None:
    """One letter left out, added, changed or swapped in a long name still gives the month; short names are let be."""
    full = {word: row["number"] for row, word in rows("month") if len(word) > 6 and word not in row.get("slips", ())}
    for word, number in full.items():
        for at in range(1, len(word) - 1):
            for wrong in (word[:at] + word[at + 1 :], word[:at] + "x" + word[at:], word[:at] + "x" + word[at + 1 :]):
                assert WORDS.sense(wrong).misspelt == number or WORDS.sense(wrong).month == number
    let_be = ("juno", "meer", "maand", "maanden", "weken", "project", "ma", "foo")
    assert [WORDS.sense(word).misspelt for word in let_be] == [None] * len(let_be)


@pytest.mark.parametrize(("word", "month"), [("maa", 3), ("janu", 1), ("mrrtt", 3), ("meei", 5), ("appril", 4)])
def test_a_name_cut_short_or_with_a_letter_twice_is_repaired(word: str, month: int) -> None:
    """The beginning that one month's name has, and doubled letters, are slips that no row needs to list."""
    told = told_by(f"{word} 2021")
    assert str(told.period.start) == f"2021-{month:02d}"
    assert told.problems == ((Code.PERIOD_REPAIRED, f"{word} 2021"),)


def test_a_users_words_are_read_like_the_packages_own(tmp_path: Path) -> None:
    """Every table of months.toml can be extended, and no other vocabulary learns of it."""
    file = tmp_path / "mine.toml"
    file.write_text(
        '[[months.month]]\nnumber = 3\nwords = ["lentemaand"]\n'
        '[[months.role]]\nkind = "through"\nwords = ["doorlopend naar"]\n'
        '[[months.sentence]]\nkind = "subject"\nwords = ["de estafette"]\n'
    )
    vocabulary = DEFAULT.extended(file)
    text = "lentemaand 2021 doorlopend naar mei 2021"
    reading = read_periods(text, (Part("period", None, 0, len(text)),), vocabulary)
    found = find_period("De estafette liep van mei 2021 tot mei 2022.", vocabulary)
    assert [period.edtf for period in reading.value] == ["2021-03/2021-05"]
    assert found is not None
    assert str(found.value.start) == "2021-05"
    assert parse_period(text).edtf != "2021-03/2021-05"
