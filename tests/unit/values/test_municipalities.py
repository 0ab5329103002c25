"""Municipalities in a text: every spelling of theirs, and none of what only looks like them."""

from __future__ import annotations

import pytest

from aenoprojects.values.municipalities import find_municipalities
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.register import by_code, names

KNOWN = Vocabulary.default()


def named(text: str) -> list[str]:
    """Return the official names of the municipalities in a text; "A?" for a name that several share."""
    found = find_municipalities(text, KNOWN)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert list(found) == sorted(found)
    towns = [(by_code(one.codes[0]), len(one.codes)) for one in found]
    return [f"{town.name}{'?' * (count > 1)}" for town, count in towns if town]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Gemeente de Bilt", "De Bilt"),
        ("gemeente den Helder en het Hogeland", "Den Helder | Het Hogeland"),
        ("Gemeente land van Cuijk", "Land van Cuijk"),
        ("Land van Cuijk en Cuijk", "Land van Cuijk | Cuijk"),
        ("Alphen a/d Rijn, Horst a.d. Maas", "Alphen aan den Rijn | Horst aan de Maas"),
        ("Peel & Maas", "Peel en Maas"),
        ("s-Hertogenbosch, 's Hertogenbosch, ‘s-Gravenhage, Den Bosch",
         "'s-Hertogenbosch | 's-Hertogenbosch | 's-Gravenhage | 's-Hertogenbosch"),
        ("Bergen (L.), Bergen (NH), Bergen (N.H.), Bergen L", "Bergen (L) | Bergen (NH) | Bergen (NH) | Bergen (L)"),
        ("Gemeente Bergen", "Bergen (NH)?"),
        ("Hengelo (Ov.) en Rijswijk (ZH)", "Hengelo | Rijswijk"),
        ("Gemeente Oss * en Gemeente Oss*", "Oss | Oss"),
        ("Súdwest-Fryslân, Sudwest Fryslan", "Súdwest-Fryslân | Súdwest-Fryslân"),
        ("Nuenen c.a., Nuenen, Gerwen en Nederwetten",
         "Nuenen, Gerwen en Nederwetten | Nuenen, Gerwen en Nederwetten"),
        ("GEMEENTE OSS: FIETSEN IN TILBURG", "Oss | Tilburg"),
        ("gemeenten goes en tholen", "Goes | Tholen"),
        ("De Wolden-Hoogeveen", "De Wolden | Hoogeveen"),
        ("Werkorganisatie Druten Wijchen", "Druten | Wijchen"),
        ("Goes/Kapelle/Tholen", "Goes | Kapelle | Tholen"),
        ("Borger-Odoorn en Aa en Hunze", "Borger-Odoorn | Aa en Hunze"),
        ("Ook Zwolle doet mee. Inwoners van Zwolle kozen.", "Zwolle | Zwolle"),
        ("Stad Delft", "Delft"),
        ("Afdeling Personeel van Oss", "Oss"),
    ],
)  # fmt: skip
def test_spellings(text: str, wanted: str) -> None:
    """However a municipality is written, it is found, the longest name first."""
    assert " | ".join(named(text)) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Truus Nijkerk",
        "Volgens mevrouw Nijkerk was het beter.",
        "wijkbewoner Henk Utrecht belde",
        "J. Nijkerk en dhr. Zwolle",
        "Jan van Houten en Peter van Buren",
        "Kees Van Houten",
        "wethouder Zeist sprak",
        "A.B. Jansen-Nijkerk",
        "De Universiteit van Amsterdam en de Vrije Universiteit Amsterdam",
        "Hogeschool Zeeland, Hogeschool van Arnhem en Nijmegen",
        "Installatiebedrijf De Brug Weert",
        "Grondtechniek Enschede B.V.",
        "Jansen Deventer BV",
        "het Kampen College en de Utrecht School",
        "Rotterdam School of Management",
        "Provincie Groningen, de provincie Utrecht, Province of Utrecht",
        "regio Utrecht, Veiligheidsregio Utrecht",
        "Best practices uit andere steden. Best snel.",
        "BEST PRACTICES",
        "De beste vraag, Duiven, katten en ratten",
        "Houten vloeren; Huizen bouwen",
        "de gemeente best belangrijk vindt",
        "De Arnhemseweg, Utrechtse wijken",
        "info@zwolle.nl, www.Zwolle.nl, https://Zwolle.nl/Goes, @Zwolle, #Zwolle",
        "buren, houten en best",
        "Gemeentebestuur Laarne",
    ],
)
def test_what_is_no_municipality(text: str) -> None:
    """Part of a name of a person or institution, an ordinary word, an address: none of them."""
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Best: titel", "Best"),
        ("Titel (Best)", "Best"),
        ("Titel - Best", "Best"),
        ("Best, Oirschot en Veldhoven", "Best | Oirschot | Veldhoven"),
        ("Wonen in Best en Houten", "Best | Houten"),
        ("gemeente Best", "Best"),
        ("Houten vloeren in Houten", "Houten"),
    ],
)
def test_names_that_are_ordinary_words(text: str, wanted: str) -> None:
    """They count where nothing else can be meant."""
    assert " | ".join(named(text)) == wanted


@pytest.mark.parametrize(
    "name", sorted({one.name for codes in names().values() for code in codes if (one := by_code(code))})
)
def test_every_municipality_is_found_by_its_name(name: str) -> None:
    """The official name, alone, after "Gemeente" and in a list, is the municipality; upper case does not matter."""
    assert named(f"Gemeente {name}") == [name]
    assert named(name) == [name]
    assert named(f"Oss, {name} en Goes") == ["Oss", name, "Goes"]
    assert named(f"GEMEENTE {name.upper()}") == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Gemeente " * 20_000,
        "Oss, " * 20_000,
        "Van de " * 20_000,
        "Universiteit van " * 8_000,
        "A" * 100_000,
        "Jansen " * 20_000 + "B.V.",
        "-" * 100_000,
        "(" * 100_000,
        "en " * 40_000,
        "Best en " * 20_000,
        "B.V. " * 20_000,
    ],
    ids=lambda text: text[:12],
)
def test_hostile_texts(text: str) -> None:
    """A text of any length is read in one pass."""
    find_municipalities(text, KNOWN)
