"""Organisations: names, kinds, municipalities and partners."""

from __future__ import annotations

import pytest

from aenoprojects import Code
from aenoprojects.values.organisation import is_organisation_line, lists_participants, read_organisation

# Forms of the listing (facts), then forms of pages nobody has seen.
READINGS = [
    ("Aalten: Spel", "Gemeente Aalten", None, "Spel", "Aalten", "municipality", ["Aalten"], []),
    ("*Kapelle: Spel", "Gemeente: Kapelle", None, "Spel", "Kapelle", "municipality", ["Kapelle"], []),
    (
        "Eemsdelta: Spel",
        "Gemeente Eemsdelta i.o.",
        None,
        "Spel",
        "Eemsdelta",
        "municipality",
        ["Eemsdelta"],
        [],
    ),
    (
        "‘s-Hertogenbosch: Lab",
        "Gemeente ‘s-Hertogenbosch",
        None,
        "Lab",
        "'s-Hertogenbosch",
        "municipality",
        ["'s-Hertogenbosch"],
        [],
    ),
    ("Waalwijk: Rust", "Gemeente Waalwijk: Rust", None, "Rust", "Waalwijk", "municipality", ["Waalwijk"], []),
    (
        "De Wolden-Hoogeveen SWOP",
        "De Wolden-Hoogeveen SWOP",
        None,
        "SWOP",
        "De Wolden-Hoogeveen",
        "partnership",
        ["De Wolden", "Hoogeveen"],
        [],
    ),
    ("De Connectie: Fit", "De Connectie", None, "Fit", "De Connectie", "partnership", [], []),
    ("Dienst SZW Noord: Fit", "De Dienst SZW Noord", None, "Fit", "Dienst SZW Noord", "partnership", [], []),
    (
        "1Stroom: Stoel",
        "Gemeente 1Stroom (Duiven en Westervoort)",
        None,
        "Stoel",
        "1Stroom",
        "partnership",
        ["Duiven", "Westervoort"],
        [],
    ),
    (
        "HLTsamen: X",
        "Gemeenten Hillegom, Lisse, Teylingen (werkorganisatie HLTsamen)",
        None,
        "X",
        "HLTsamen",
        "partnership",
        ["Hillegom", "Lisse", "Teylingen"],
        [],
    ),
    (
        "Tilburg en Utrecht: X",
        "Gemeente Tilburg en gemeente Utrecht",
        None,
        "X",
        "Tilburg",
        "municipalities",
        ["Tilburg", "Utrecht"],
        [],
    ),
    (
        "Venray en Horst aan de Maas: X",
        "Gemeente Venray en Horst aan de Maas",
        None,
        "X",
        "Venray",
        "municipalities",
        ["Venray", "Horst aan de Maas"],
        [],
    ),
    (
        "Schiedam: X",
        "Gemeente Schiedam i.s.m. Vlaardingen, Maassluis en Stroomopwaarts",
        None,
        "X",
        "Schiedam",
        "municipalities",
        ["Schiedam", "Vlaardingen", "Maassluis"],
        ["Stroomopwaarts"],
    ),
    (
        "Zaanstad: X",
        "Gemeente Zaanstad, Alkmaar ism Hogeschool van Amsterdam",
        None,
        "X",
        "Zaanstad",
        "municipalities",
        ["Zaanstad", "Alkmaar"],
        ["Hogeschool van Amsterdam"],
    ),
    (
        "Druten Wijchen: X",
        "Werkorganisatie Druten Wijchen",
        None,
        "X",
        "Werkorganisatie Druten Wijchen",
        "partnership",
        ["Druten", "Wijchen"],
        [],
    ),
    (
        "Peel en Maas: X",
        "Gemeente Peel en Maas",
        None,
        "X",
        "Peel en Maas",
        "municipality",
        ["Peel en Maas"],
        [],
    ),
    (
        "Samen: X",
        "Samen Sterk",
        "Een samenwerking tussen Tilburg, Provincie Noord-Brabant en Waterschap Aa en Maas.",
        "X",
        "Samen Sterk",
        "partnership",
        ["Tilburg"],
        ["Provincie Noord-Brabant", "Waterschap Aa en Maas"],
    ),
    (
        "Nuenen: X",
        "Gemeente Nuenen, Gerwen en Nederwetten",
        None,
        "X",
        "Nuenen, Gerwen en Nederwetten",
        "municipality",
        ["Nuenen, Gerwen en Nederwetten"],
        [],
    ),
    ("Houten: X", "gemeente houten", None, "X", "houten", "municipality", ["Houten"], []),
    (
        "Omgevingsdienst IJmond: X",
        "Omgevingsdienst IJmond",
        None,
        "X",
        "Omgevingsdienst IJmond",
        "partnership",
        [],
        [],
    ),
]


@pytest.mark.parametrize(("heading", "line", "participants", "title", "name", "kind", "places", "partners"), READINGS)
def test_readings(heading, line, participants, title, name, kind, places, partners) -> None:
    """Name, kind, municipalities and partners are what a careful reader would say."""
    found = read_organisation(heading, line, participants, title).organisation

    assert found is not None
    assert (name, kind) == (found.name, found.kind)
    assert places == [one.name for one in found.municipalities]
    assert partners == list(found.partners)
    assert is_organisation_line(line, heading)


@pytest.mark.parametrize(
    ("heading", "line", "code", "text"),
    [
        ("Bergen: X", "Gemeente Bergen", Code.MUNICIPALITY_AMBIGUOUS, "Bergen"),
        ("Atlantis: X", "Gemeente Atlantis", Code.MUNICIPALITY_UNKNOWN, "Atlantis"),
        ("Bernheeze: X", "Gemeente Bernheze", Code.MUNICIPALITY_MISSPELT, "Bernheeze"),
        (
            "Oss: X",
            "Rapport gemeente OssGemeente Oss",
            Code.ORGANISATION_REPAIRED,
            "Rapport gemeente OssGemeente Oss",
        ),
        ("Oss: X", None, Code.NO_ORGANISATION, "Oss: X"),
    ],
)
def test_doubts_are_reported(heading: str, line: str | None, code: Code, text: str) -> None:
    """What was repaired or could not be told is said with the text it is about."""
    assert (code, text) in read_organisation(heading, line, None, "X").problems


@pytest.mark.parametrize(
    "line",
    [
        "Het project loopt goed, vindt de gemeente Oss.",
        "Kennis delen",
        "",
        "Lees hier verder",
        "Hybride werken is nieuw",
    ],
)
def test_prose_is_no_organisation_line(line: str) -> None:
    """A sentence, or words that have nothing to do with the heading, name no organisation."""
    assert not is_organisation_line(line, "Zomer: een project")


def test_a_list_of_municipalities_lists_participants() -> None:
    """Two municipalities, or the word itself, make a list of participants."""
    assert lists_participants("Arnhem, Doesburg en Zevenaar")
    assert lists_participants("Een samenwerkingsverband van scholen")
    assert not lists_participants("Gemeente Oss")
