"""Sums of money: every way to write one, and what is none."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from aenoprojects.diagnostics import Code
from aenoprojects.model import Amount
from aenoprojects.values.amount import read_amounts
from aenoprojects.values.readings import Part, Reading
from aenoprojects.vocabulary import Vocabulary

KNOWN = Vocabulary.default()


def read(text: str, vocabulary: Vocabulary = KNOWN) -> Reading[tuple[Amount, ...]]:
    """Return the reading of one value; every place holds what it says."""
    reading = read_amounts(text, [Part("amount", "Budget", 0, len(text))], vocabulary)
    for at, amount in enumerate(reading.value):
        assert " ".join(text[slice(*reading.spans[f"{at}.text"])].split()) == amount.text
        assert (f"{at}.amount" in reading.spans) == (amount.amount is not None)
        if amount.amount is not None:
            piece = text[slice(*reading.spans[f"{at}.amount"])]
            again = read_amounts(piece, [Part("amount", "Budget", 0, len(piece))], vocabulary).value
            assert [(one.amount, one.currency) for one in again] == [(amount.amount, amount.currency)]
    return reading


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("€ 12.500,-", "12500.00", "EUR"),
        ("€ 50.000,00", "50000.00", "EUR"),
        ("€12.500", "12500.00", "EUR"),
        ("12.500 euro", "12500.00", "EUR"),
        ("EUR 25 000", "25000.00", "EUR"),
        ("EUR25000", "25000.00", "EUR"),
        ("€ 3 000,50", "3000.50", "EUR"),
        ("€ 3.000,5", "3000.50", "EUR"),
        ("EUR 2,450,000", "2450000.00", "EUR"),
        ("EUR 1,470,000.00", "1470000.00", "EUR"),
        ("EUR 48,500", "48500.00", "EUR"),
        ("€ 25'000", "25000.00", "EUR"),
        ("€ 25.000,--", "25000.00", "EUR"),
        ("€ 25.000.-", "25000.00", "EUR"),
        ("€ 25.000,= (incl. BTW)", "25000.00", "EUR"),
        ("€ 0,-", "0.00", "EUR"),
        ("€ 1,2 miljoen", "1200000.00", "EUR"),
        ("€ 1.5 mln.", "1500000.00", "EUR"),
        ("€ 1,250 miljoen", "1250000.00", "EUR"),
        ("anderhalf miljoen euro", "1500000.00", "EUR"),
        ("€ 850k", "850000.00", "EUR"),
        ("€ 2 ton", "200000.00", "EUR"),
        ("€ 2,5 mld", "2500000000.00", "EUR"),
        ("max. € 120.000", "120000.00", "EUR"),
        ("ca. € 120.000 (exclusief btw)", "120000.00", "EUR"),
        ("€ 12.500 (€ 12.500,-)", "12500.00", "EUR"),
        ("- € 5.000", "5000.00", "EUR"),
        ("£ 5,000", "5000.00", "GBP"),
        ("USD 5.000", "5000.00", "USD"),
        ("5.000 SEK", "5000.00", "SEK"),
    ],
)
def test_plain_sums(text: str, amount: str, currency: str) -> None:
    """A sum with its currency is read, and nothing is said about it."""
    reading = read(text)
    assert [(one.label, one.amount, one.currency) for one in reading.value] == [("Budget", Decimal(amount), currency)]
    assert reading.problems == ()


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("75k", "75000.00"),
        ("12.500", "12500.00"),
        ("25,000.00", "25000.00"),
        ("max. 1.250.000", "1250000.00"),
        ("circa 5 ton", "500000.00"),
        ("12.500,-", "12500.00"),
        ("€ 25.000 (50%)", "25000.00"),
        ("€ 25.000 (2021)", "25000.00"),
        ("€ 25.000 voor 3 gemeenten", "25000.00"),
        ("€ 10.000 per 1-1-2022", "10000.00"),
    ],
)
def test_sums_with_an_assumption(text: str, amount: str) -> None:
    """A missing currency, or a number beside the sum, is said."""
    reading = read(text)
    assert [one.amount for one in reading.value] == [Decimal(amount)]
    assert [(one.code, one.read_as) for one in reading.problems] == [(Code.AMOUNT_ASSUMED, f"EUR {amount}")]


@pytest.mark.parametrize(
    "text",
    [
        "€ 10.000 - € 20.000",
        "€ 10.000 – 20.000",
        "10.000 tot 20.000",
        "10-20k",
        "tussen € 10.000 en € 20.000",
        "€ 10.000 (subsidie) en € 5.000 (eigen)",
        "€ 25.000 / € 50.000",
        "€ 25.000 exclusief, 30.250 inclusief btw",
        "€ 10.000 per jaar",
        "€ 10.000/jaar",
        "€ 10.000 p.j.",
        "€ 50 per deelnemer",
        "50%",
        "zie bijlage 3",
        "-€ 5.000",
        "€ -5.000",
        "2023.0512",
        "€ 12,3456",
        "€ 12.34.567",
        "€ 1234.567",
        "€ 0.500",
        "€ 1.250 miljoen",
        "€ 5.000 USD",
        "Sfr 100",
        "een flinke bijdrage",
        "€ 1.000.000.000.000.000.000.000",
        "€ " + "1" * 500,
    ],
)
def test_what_is_no_one_sum(text: str) -> None:
    """A range, several sums, a rate and what is no number have no amount, keep their text, and are reported."""
    reading = read(text)
    assert [(one.amount, one.text) for one in reading.value] == [(None, text)]
    assert [problem.code for problem in reading.problems] == [Code.AMOUNT_UNREADABLE]


@pytest.mark.parametrize("text", ["", "  ", "n.v.t.", "N.v.t", "nvt.", "geen", "-", "–", "€ -", "€"])
def test_no_amount_is_no_entry(text: str) -> None:
    """Where there is none there is no entry, and nothing to say."""
    assert read(text) == Reading(value=())


@pytest.mark.parametrize("text", ["n.t.b.", "€ n.t.b.", "onbekend", "?", "€ ?", "Nader te bepalen"])
def test_an_amount_to_come_keeps_its_text(text: str) -> None:
    """What is not known yet is an entry without an amount, and nothing to report."""
    reading = read(text)
    assert [(one.amount, one.text, one.currency) for one in reading.value] == [(None, text, "EUR")]
    assert reading.problems == ()


def test_lines_are_entries() -> None:
    """A line with a sum is an entry of its own; a line without digits goes with its neighbour."""
    reading = read("van het Rijk\n€ 30.000\n• € 20.000\nvan de provincie\n")
    assert [(one.text, one.amount) for one in reading.value] == [
        ("van het Rijk € 30.000", Decimal(30_000)),
        ("€ 20.000 van de provincie", Decimal(20_000)),
    ]


def test_several_labels() -> None:
    """Every labelled stretch is read under its own label; others are let be."""
    text = "€ 12.500,-\nwerk\n€ 50.000,00"
    parts = [Part("amount", "Subsidie", 0, 10), Part("extra", "Soort", 11, 15), Part("amount", "Kosten", 16, 27)]
    found = read_amounts(text, parts, KNOWN).value
    assert [(one.label, one.text) for one in found] == [("Subsidie", "€ 12.500,-"), ("Kosten", "€ 50.000,00")]


@pytest.mark.parametrize(
    "text", ["€ 12.O00", "€ 12 OOO", "€ 12,OOO", "€ 12l000", "€ 125.00O", "€ 1O.000", "12.OOO euro", "€ 1I.000"]
)
def test_a_letter_for_a_digit_makes_no_number(text: str) -> None:
    """What was typed with O for 0, or l for 1, is not read as what stands before it."""
    found = read(text)
    assert [one.amount for one in found.value] == [None]
    assert [one.code for one in found.problems] == [Code.AMOUNT_UNREADABLE]


@pytest.mark.parametrize("text", ["€ 12.000 of meer", "€ 12.500,- Innovatie", "€ 5.000 (lokaal)", "€ 7.500 Oost"])
def test_a_word_behind_a_number_is_a_word(text: str) -> None:
    """Letters that begin a word are none of the number's."""
    assert [one.amount is None for one in read(text).value] == [False]


def test_a_user_adds_words(tmp_path: Path) -> None:
    """Words of money are data."""
    path = tmp_path / "mine.toml"
    path.write_text('[amounts]\nthousand = ["knaken"]\nnone = ["nop"]\n', encoding="utf-8")
    mine = KNOWN.extended(path)
    assert [one.amount for one in read("€ 5 knaken", mine).value] == [Decimal(5000)]
    assert read("nop", mine).value == ()


@pytest.mark.parametrize(
    "text",
    [
        "1" * 100_000,
        "1." * 50_000,
        "€ " * 50_000,
        "1 000 " * 20_000,
        "- " * 50_000,
        "€1\n" * 20_000,
        "een " * 25_000,
        "1,," * 30_000,
        "1O" * 50_000,
        " " * 100_000,
    ],
    ids=lambda text: text[:4],
)
def test_hostile_values(text: str) -> None:
    """A value of any length is read in one pass."""
    read(text) if len(text) < 50_000 else read_amounts(text, [Part("amount", "B", 0, len(text))], KNOWN)


def test_what_was_asked_for_comes_after_what_was_granted() -> None:
    """Where one sum fits it is the first: not the one that was only asked for; that there are two is said."""
    text = "€ 10.000\n€ 7.500"
    parts = [Part("amount", "Gevraagd bedrag", 0, 8), Part("amount", "Budget", 9, 16)]
    reading = read_amounts(text, parts, KNOWN)

    assert [one.label for one in reading.value] == ["Budget", "Gevraagd bedrag"]
    assert [(one.code, one.text, one.beside) for one in reading.problems] == [
        (Code.AMOUNTS_SEVERAL, "€ 10.000", "Budget: € 7.500")
    ]


def test_the_same_sum_twice_is_not_worth_a_word() -> None:
    """Two labels that give the same sum, and two sums of one label, leave nothing to choose."""
    for text, labels in (("€ 5\n€ 5", ("Budget", "Subsidie")), ("€ 5\n€ 6", ("Budget", "Budget"))):
        parts = [Part("amount", labels[0], 0, 3), Part("amount", labels[1], 4, 7)]
        assert read_amounts(text, parts, KNOWN).problems == ()
