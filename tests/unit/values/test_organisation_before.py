"""Organisations: names, kinds, municipalities and partners."""

from __future__ import annotations

import re

import pytest

from aenoprojects import Code
from aenoprojects.values.organisation_before import is_organisation_line, lists_participants, read_organisation

# Forms of the listing (facts), then forms of pages nobody has seen.
# heading, organisation line; name, kind, municipalities, partners
READINGS = [
    ("Aalten: Spel", "Gemeente Aalten", "Aalten", "municipality", "Aalten", ""),
    ("*Kapelle: Spel", "Gemeente: Kapelle", "Kapelle", "municipality", "Kapelle", ""),
    ("Eemsdelta: Spel", "Gemeente Eemsdelta i.o.", "Eemsdelta", "municipality", "Eemsdelta", ""),
    ("‘s-Hertogenbosch: Lab", "Gemeente ‘s-Hertogenbosch", "'s-Hertogenbosch", "municipality", "'s-Hertogenbosch", ""),
    ("Waalwijk: Rust", "Gemeente Waalwijk: Rust", "Waalwijk", "municipality", "Waalwijk", ""),
    ("De Wolden-Hoogeveen SWOP", "De Wolden-Hoogeveen SWOP", "De Wolden-Hoogeveen",
     "partnership", "De Wolden | Hoogeveen", ""),
    ("De Connectie: Fit", "De Connectie", "De Connectie", "partnership", "", ""),
    ("Dienst SZW Noord: Fit", "De Dienst SZW Noord", "Dienst SZW Noord", "partnership", "", ""),
    ("1Stroom: Stoel", "Gemeente 1Stroom (Duiven en Westervoort)", "1Stroom",
     "partnership", "Duiven | Westervoort", ""),
    ("HLTsamen: X", "Gemeenten Hillegom, Lisse, Teylingen (werkorganisatie HLTsamen)", "HLTsamen",
     "partnership", "Hillegom | Lisse | Teylingen", ""),
    ("Tilburg en Utrecht: X", "Gemeente Tilburg en gemeente Utrecht", "Tilburg",
     "municipalities", "Tilburg | Utrecht", ""),
    ("Venray en Horst aan de Maas: X", "Gemeente Venray en Horst aan de Maas", "Venray",
     "municipalities", "Venray | Horst aan de Maas", ""),
    ("Schiedam: X", "Gemeente Schiedam i.s.m. Vlaardingen, Maassluis en Stroomopwaarts", "Schiedam",
     "municipalities", "Schiedam | Vlaardingen | Maassluis", "Stroomopwaarts"),
    ("Zaanstad: X", "Gemeente Zaanstad, Alkmaar ism Hogeschool van Amsterdam", "Zaanstad",
     "municipalities", "Zaanstad | Alkmaar", "Hogeschool van Amsterdam"),
    ("Druten Wijchen: X", "Werkorganisatie Druten Wijchen", "Werkorganisatie Druten Wijchen",
     "partnership", "Druten | Wijchen", ""),
    ("Peel en Maas: X", "Gemeente Peel en Maas", "Peel en Maas", "municipality", "Peel en Maas", ""),
    ("Nuenen: X", "Gemeente Nuenen, Gerwen en Nederwetten", "Nuenen, Gerwen en Nederwetten",
     "municipality", "Nuenen, Gerwen en Nederwetten", ""),
    ("Houten: X", "gemeente houten", "Houten", "municipality", "Houten", ""),
    ("gemeente houten: X", "gemeente houten", "Houten", "municipality", "Houten", ""),
    ("Omgevingsdienst IJmond: X", "Omgevingsdienst IJmond", "Omgevingsdienst IJmond", "partnership", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("heading", "line", "name", "kind", "places", "partners"), READINGS)
def test_readings(heading: str, line: str, name: str, kind: str, places: str, partners: str) -> None:
    """Name, kind, municipalities and partners are what a careful reader would say."""
    found = read_organisation(heading, line, None, re.split(": | (?=SWOP)", heading)[1]).organisation

    assert found is not None
    assert (name, kind) == (found.name, found.kind)
    assert places == " | ".join(one.name for one in found.municipalities)
    assert partners == " | ".join(found.partners)
    assert is_organisation_line(line, heading)


def test_participants_are_municipalities_and_partners() -> None:
    """A paragraph that lists who takes part adds to both."""
    listed = "Een samenwerking tussen Tilburg, Provincie Noord-Brabant en Waterschap Aa en Maas."
    found = read_organisation("Samen: X", "Samen Sterk", listed, "X").organisation

    assert found is not None
    assert (found.name, found.kind, found.participants_text) == ("Samen Sterk", "partnership", listed)
    assert [one.name for one in found.municipalities] == ["Tilburg"]
    assert found.partners == ("Provincie Noord-Brabant", "Waterschap Aa en Maas")


@pytest.mark.parametrize(
    ("heading", "line", "code", "text"),
    [
        ("Bergen: X", "Gemeente Bergen", Code.MUNICIPALITY_AMBIGUOUS, "Bergen"),
        ("Atlantis: X", "Gemeente Atlantis", Code.MUNICIPALITY_UNKNOWN, "Atlantis"),
        ("Bernheeze: X", "Gemeente Bernheze", Code.MUNICIPALITY_MISSPELT, "Bernheeze"),
        ("Oss: X", "Rapport gemeente OssGemeente Oss", Code.ORGANISATION_REPAIRED, "Rapport gemeente OssGemeente Oss"),
        ("Oss: X", None, Code.NO_ORGANISATION, "Oss: X"),
    ],
)
def test_doubts_are_reported(heading: str, line: str | None, code: Code, text: str) -> None:
    """What was repaired or could not be told is said with the text it is about."""
    assert (code, text) in read_organisation(heading, line, None, "X").problems


def test_a_name_with_its_province_is_not_ambiguous() -> None:
    """ "Bergen (NH)" says which of the two it is."""
    reading = read_organisation("Bergen: X", "Gemeente Bergen (NH)", None, "X")

    assert reading.organisation is not None
    assert ("Bergen (NH)", "municipality") == (reading.organisation.name, reading.organisation.kind)


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
