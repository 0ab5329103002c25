"""Periods in running text: only of the page's own project, and only where a sentence states one."""

from __future__ import annotations

import pytest

from aenoprojects.diagnostics import Code
from aenoprojects.values.period import find_period, looks_like_period
from aenoprojects.vocabulary import Vocabulary

DEFAULT = Vocabulary.default()

STATED = [
    ("Juni 2016 - nu", "2016-06/.."),
    ("maart 2021 – mei 2022", "2021-03/2022-05"),
    ("Gestart in 2020", "2020/.."),
    ("sinds maart 2019", "2019-03/.."),
    ("Het project loopt van maart 2021 tot mei 2022.", "2021-03/2022-04"),
    ("De proef liep van maart 2024 tot en met mei 2024. Daarna volgde een feest.", "2024-03/2024-05"),
    ("Eerst werd er gepraat. Dit programma loopt sinds 2018 en groeit nog.", "2018/.."),
    ("Het project loopt in drie wijken van maart 2021 tot mei 2022.", "2021-03/2022-04"),
    ("Het project liep in 2021 en 2022.", "2021/2022"),
    ("De pilot is van maart 2021 t/m juni 2021 uitgevoerd.", "2021-03/2021-06"),
    ("Het project is in maart 2020 gestart.", "2020-03/.."),
    ("In 2020 is het traject gestart.", "2020/.."),
    ("In het najaar van 2020 ging de pilot van start.", "2020-09/.."),
    ("Van maart 2021 tot mei 2022 liep het project in de haven.", "2021-03/2022-04"),
    ("De training start in september 2024.", "2024-09/.."),
    ("Het programma is afgerond in december 2022.", "/2022-12"),
    ("De proef startte in september 2022 en duurde een half jaar.", "2022-09/2023-02-28"),
    ("Het project startte in maart 2021. Het project is in mei 2022 afgerond.", "2021-03/2022-05"),
    ("De looptijd is maart 2021 - mei 2022.", "2021-03/2022-05"),
    ("The project runs from March 2021 to May 2022.", "2021-03/2022-05"),
]

NONE = [
    "3 mei 2019",
    "2019",
    "© 2013 - 2024",
    "vanaf 1 juni 2024",
    "Per 1 januari 2024",
    "Tot 1 juni 2024",
    "12 - 14 maart 2024",
    "Bewoners konden van 1 mei tot en met 15 augustus 2024 een pakket aanvragen.",
    "Aanvragen kan van 1 maart tot 1 juni 2024.",
    "De subsidieperiode loopt van 1 januari 2024 tot 1 juli 2024.",
    "Subsidie: 1 maart - 1 juni 2024",
    "De afspraken staan in de brief d.d. 12 april 2006. Sinds de wet nr. 2009/107 geldt een zorgplicht.",
    "In 2012 werd de wet van kracht.",
    "De training is op 12 maart 2024 van 10.00 tot 12.00 uur.",
    "De training loopt van 12 tot 14 maart 2024.",
    "De volgende kennisdag is op 8 november 2023.",
    "De oude regeling liep van 2018 tot 2020.",
    "Het project van de buren liep van 2018 tot 2020.",
    "Zij werkte van 2010 tot 2018 bij de gemeente.",
    "\u201cHet project loopt van maart 2021 tot mei 2022\u201d, zei de wethouder.",
    "Het project is genomineerd voor de prijs van 2021 - 2022.",
    "Dit project was van 2018 tot 2020 onderdeel van een ander programma.",
    "Het project loopt niet van 2019 tot 2021.",
    "Het project loopt vooruit op de wet van 2024.",
    "Het project duurt twee jaar.",
    "Het project loopt van maart 2021 tot mei 2020.",
    "Ons project: van idee (2019) naar praktijk (2021)",
]


@pytest.mark.parametrize(("text", "edtf"), STATED, ids=[row[0] for row in STATED])
def test_a_sentence_that_states_the_period(text: str, edtf: str) -> None:
    """A span or an open period of the project is found, with its place, and always reported."""
    found = find_period(text, DEFAULT)
    assert found is not None
    assert found.value.edtf == edtf
    assert found.problems[0].code is Code.PERIOD_FROM_TEXT
    start, end = found.spans[""]
    assert text[start:end].startswith((found.value.text or "").split(" … ")[0])


@pytest.mark.parametrize("text", NONE)
def test_a_date_that_is_no_period(text: str) -> None:
    """Publication, letter, law, window, event, quotation, another subject: none of them is the project's period."""
    assert find_period(text, DEFAULT) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("maart 2021 - mei 2022", True),
        ("2021 (fase 1)", True),
        ("1-3 t/m 31-12-2021", True),
        ("vanaf 2018", True),
        ("n.t.b.", True),
        ("18 maanden", True),
        ("", False),
        ("Thema", False),
        ("Zie de website", False),
        ("mei", False),
        ("06 - 12345678", False),
        ("1234 AB Oss", False),
        ("Het project loopt sinds 2019", False),
        ("€ 12.000", False),
        ("x" * 500, False),
    ],
)
def test_what_looks_like_a_period(text: str, expected: bool) -> None:
    """A short text is a period where it says nothing else, remarks in parentheses aside."""
    assert looks_like_period(text, DEFAULT) is expected


@pytest.mark.parametrize(
    "piece", ["Het project loopt van 2021 ", '"2021 ', "‘a 2021 ", "In 2021 is ", "2021. Het ", "tot 2021 "]
)
def test_long_paragraphs_are_read(piece: str) -> None:
    """A paragraph of any length is read without growing slow; its sentences are too long, or say nothing."""
    assert find_period(piece * 4000, DEFAULT) is None
