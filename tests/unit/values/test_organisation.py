"""Organisations: names, kinds, municipalities and partners, from every place that may name them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from aenoprojects import Code
from aenoprojects.model import Organisation
from aenoprojects.values.municipalities import find_municipalities
from aenoprojects.values.organisation import (
    find_organisation,
    is_organisation_line,
    lists_participants,
    read_organisation,
    says_municipality,
)
from aenoprojects.values.readings import Part, Reading
from aenoprojects.vocabulary import Vocabulary

KNOWN = Vocabulary.default()


def read(*stretches: tuple[str, str | None, str], vocabulary: Vocabulary = KNOWN) -> Reading[Organisation | None]:
    """Return the reading of stretches given as field, label and text, one a line."""
    text, parts = "", []
    for field, label, value in stretches:
        text += "\n" if text else ""
        parts.append(Part(field, label, len(text), len(text) + len(value)))
        text += value
    reading = read_organisation(text, parts, vocabulary)
    if reading.value:
        lies(text, reading)
    return reading


def lies(text: str, reading: Reading[Organisation | None]) -> None:
    """Every value stands where its place says: the law of places."""
    found = reading.value
    assert found is not None
    assert set(reading.spans) == {
        "name",
        *(("text",) if found.text is not None else ()),
        *(("participants_text",) if found.participants_text is not None else ()),
        *(f"municipalities.{at}" for at in range(len(found.municipalities))),
        *(f"partners.{at}" for at in range(len(found.partners))),
    }
    name = text[slice(*reading.spans["name"])]
    towns = {code for one in find_municipalities(name, KNOWN, said=True) for code in one.codes}
    printed = " ".join(re.sub(r"\(.*?\)", "", name).split())
    assert (
        printed == found.name or {one.code for one in found.municipalities if one.name == found.name} <= towns != set()
    )
    for at, partner in enumerate(found.partners):
        assert text[slice(*reading.spans[f"partners.{at}"])].split() == partner.split()
    for at, town in enumerate(found.municipalities):
        piece = text[slice(*reading.spans[f"municipalities.{at}"])]
        again = read_organisation(piece, [Part("line", None, 0, len(piece))], KNOWN).value
        assert again is not None
        assert town in again.municipalities or not again.municipalities


def on_line(
    heading: str, line: str | None, title: str, participants: str | None = None
) -> Reading[Organisation | None]:
    """Return the reading of an entry of the fund's page."""
    stretches = [("heading", heading), ("line", line), ("title", title), ("participants", participants)]
    return read(*((field, None, value) for field, value in stretches if value is not None))


def by_label(*rows: tuple[str, str], heading: str = "Fietsen", title: str = "Fietsen") -> Reading[Organisation | None]:
    """Return the reading of labels and their values."""
    parts = [
        ("partners" if label in ("Partners", "Samenwerkingspartners") else "organisation", label, value)
        for label, value in rows
    ]
    return read(("heading", None, heading), ("title", None, title), *parts)


# Forms of the listing (facts), then forms of pages nobody has seen.
# heading, organisation line; name, kind, municipalities, partners
READINGS = [
    ("Aalten: Spel", "Gemeente Aalten", "Aalten", "municipality", "Aalten", ""),
    ("*Kapelle: Spel", "Gemeente: Kapelle", "Kapelle", "municipality", "Kapelle", ""),
    ("Eemsdelta: Spel", "Gemeente Eemsdelta i.o.", "Eemsdelta", "municipality", "Eemsdelta", ""),
    ("‘s-Hertogenbosch: Lab", "Gemeente ‘s-Hertogenbosch", "'s-Hertogenbosch", "municipality", "'s-Hertogenbosch", ""),
    ("s-Hertogenbosch: Lab", "Gemeente s-Hertogenbosch", "'s-Hertogenbosch", "municipality", "'s-Hertogenbosch", ""),
    ("Waalwijk: Rust", "Gemeente Waalwijk: Rust", "Waalwijk", "municipality", "Waalwijk", ""),
    ("De Wolden-Hoogeveen SWOP", "De Wolden-Hoogeveen SWOP", "De Wolden-Hoogeveen",
     "partnership", "De Wolden | Hoogeveen", ""),
    ("De Wolden-Hoogeveen: Grens", "Samenwerkingsorganisatie De Wolden Hoogeveen",
     "Samenwerkingsorganisatie De Wolden Hoogeveen", "partnership", "De Wolden | Hoogeveen", ""),
    ("De Connectie: Fit", "De Connectie", "De Connectie", "partnership", "", ""),
    ("Dienst SZW Noord: Fit", "De Dienst SZW Noord", "Dienst SZW Noord", "partnership", "", ""),
    ("1Stroom: Stoel", "Gemeente 1Stroom (Duiven en Westervoort)", "1Stroom",
     "partnership", "Duiven | Westervoort", ""),
    ("HLTsamen: X", "Gemeenten Hillegom, Lisse, Teylingen (werkorganisatie HLTsamen)", "HLTsamen",
     "partnership", "Hillegom | Lisse | Teylingen", ""),
    ("Tilburg en Utrecht: X", "Gemeente Tilburg en gemeente Utrecht", "Tilburg",
     "municipalities", "Tilburg | Utrecht", ""),
    ("Gemeenten Goes, Kapelle & Tholen: X", "Gemeenten Goes, Kapelle & Tholen", "Goes",
     "municipalities", "Goes | Kapelle | Tholen", ""),
    ("Venray en Horst aan de Maas: X", "Gemeente Venray en Horst aan de Maas", "Venray",
     "municipalities", "Venray | Horst aan de Maas", ""),
    ("Schiedam: X", "Gemeente Schiedam i.s.m. Vlaardingen, Maassluis en Stroomopwaarts", "Schiedam",
     "municipalities", "Schiedam | Vlaardingen | Maassluis", "Stroomopwaarts"),
    ("Dongen: X", "Gemeente Dongen i.s.m. gemeente Oosterhout", "Dongen", "municipalities", "Dongen | Oosterhout", ""),
    ("Zaanstad: X", "Gemeente Zaanstad, Alkmaar ism Hogeschool van Amsterdam", "Zaanstad",
     "municipalities", "Zaanstad | Alkmaar", "Hogeschool van Amsterdam"),
    ("Druten Wijchen: X", "Werkorganisatie Druten Wijchen", "Werkorganisatie Druten Wijchen",
     "partnership", "Druten | Wijchen", ""),
    ("Peel & Maas: X", "Gemeente Peel & Maas", "Peel en Maas", "municipality", "Peel en Maas", ""),
    ("Nuenen: X", "Gemeente Nuenen, Gerwen en Nederwetten", "Nuenen, Gerwen en Nederwetten",
     "municipality", "Nuenen, Gerwen en Nederwetten", ""),
    ("Nuenen: X", "Gemeente Nuenen c.a.", "Nuenen, Gerwen en Nederwetten",
     "municipality", "Nuenen, Gerwen en Nederwetten", ""),
    ("Houten: X", "gemeente houten", "Houten", "municipality", "Houten", ""),
    ("gemeente houten: X", "gemeente houten", "Houten", "municipality", "Houten", ""),
    ("Omgevingsdienst IJmond: X", "Omgevingsdienst IJmond", "Omgevingsdienst IJmond", "partnership", "", ""),
    ("de Bilt: X", "Gemeente de Bilt", "De Bilt", "municipality", "De Bilt", ""),
    ("den Helder: X", "Gemeente den Helder", "Den Helder", "municipality", "Den Helder", ""),
    ("het Hogeland: X", "Gemeente het Hogeland", "Het Hogeland", "municipality", "Het Hogeland", ""),
    ("Land van Cuijk: X", "Gemeente land van Cuijk", "Land van Cuijk", "municipality", "Land van Cuijk", ""),
    ("Alphen a/d Rijn: X", "Gemeente Alphen a/d Rijn", "Alphen aan den Rijn",
     "municipality", "Alphen aan den Rijn", ""),
    ("Bergen (L.): X", "Gemeente Bergen (L.)", "Bergen (L)", "municipality", "Bergen (L)", ""),
    ("Bergen (NH): X", "Gemeente Bergen", "Bergen (NH)", "municipality", "Bergen (NH)", ""),
    ("Hengelo: X", "Gemeente Hengelo (Ov.)", "Hengelo", "municipality", "Hengelo", ""),
    ("Oss: X", "Gemeente Oss *", "Oss", "municipality", "Oss", ""),
    ("Venray: X", "Gemeente Venray (afdeling HR)", "Venray", "municipality", "Venray", ""),
    ("Provincie Drenthe: X", "Provincie Drenthe", "Provincie Drenthe", "other", "", ""),
    ("Zeeland: X", "Hogeschool Zeeland", "Hogeschool Zeeland", "other", "", ""),
    ("Weert: X", "Installatiebedrijf De Brug Weert", "Installatiebedrijf De Brug Weert", "other", "Weert", ""),
    ("Schone grond", "Grondtechniek Enschede B.V.", "Grondtechniek Enschede B.V.", "other", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("heading", "line", "name", "kind", "places", "partners"), READINGS)
def test_readings(heading: str, line: str, name: str, kind: str, places: str, partners: str) -> None:
    """Name, kind, municipalities and partners are what a careful reader would say."""
    found = on_line(heading, line, re.split(": | (?=SWOP)", heading)[-1]).value

    assert found is not None
    assert (name, kind) == (found.name, found.kind)
    assert places == " | ".join(one.name for one in found.municipalities)
    assert partners == " | ".join(found.partners)
    assert found.text == line
    assert is_organisation_line(line, heading, KNOWN)


# Labels with values; name, kind, municipalities, partners
LABELLED = [
    ([("Gemeente", "Coevorden")], "Coevorden", "municipality", "Coevorden", ""),
    ([("Gemeente", "enschede")], "Enschede", "municipality", "Enschede", ""),
    ([("Gemeente", "Best")], "Best", "municipality", "Best", ""),
    ([("Municipality", "Amersfoort")], "Amersfoort", "municipality", "Amersfoort", ""),
    ([("Gemeenten", "Borger-Odoorn en Aa en Hunze")], "Borger-Odoorn",
     "municipalities", "Borger-Odoorn | Aa en Hunze", ""),
    ([("Gemeenten", "Eemsdelta\nHet Hogeland\nWesterkwartier")], "Eemsdelta",
     "municipalities", "Eemsdelta | Het Hogeland | Westerkwartier", ""),
    ([("Organisatie", "Waterschap Rijn en IJssel"), ("Partners", "gemeente Oude IJsselstreek, Natuurclub De Oever")],
     "Waterschap Rijn en IJssel", "other", "", "gemeente Oude IJsselstreek | Natuurclub De Oever"),
    ([("Organisatie", "Provincie Groningen"), ("Partners", "Hogeschool Noorderhoek")],
     "Provincie Groningen", "other", "", "Hogeschool Noorderhoek"),
    ([("Aanvrager", "Gemeente Eindhoven")], "Eindhoven", "municipality", "Eindhoven", ""),
    ([("Uitvoerder", "Adviesbureau De Peilbuis B.V."), ("Opdrachtgever", "Gemeente Harlingen")],
     "Harlingen", "municipality", "Harlingen", "Adviesbureau De Peilbuis B.V."),
    ([("Uitvoerder", "Gemeente Goes")], "Goes", "municipality", "Goes", ""),
    ([("Opdrachtgever", "Stichting Noord"), ("Aanvrager", "Gemeente Goes")], "Goes", "municipality", "Goes", ""),
    ([("Organisatie", "n.v.t."), ("Aanvrager", "Gemeente Goes")], "Goes", "municipality", "Goes", ""),
    ([("Indiener", "Gemeentebestuur Laarne")], "Gemeentebestuur Laarne", "other", "", ""),
    ([("Indiener", "Stadsbestuur Deinze")], "Stadsbestuur Deinze", "other", "", ""),
    ([("Lead partner", "Province of Zeeland")], "Province of Zeeland", "other", "", ""),
    ([("Organisatie", "Universiteit van Amsterdam")], "Universiteit van Amsterdam", "other", "", ""),
    ([("Organisatie", "Natuurmonumenten")], "Natuurmonumenten", "other", "", ""),
    ([("Organisatie", "Omgevingsdienst IJmond")], "Omgevingsdienst IJmond", "partnership", "", ""),
    ([("Gemeente", "GR IJsselgemeenten")], "GR IJsselgemeenten", "partnership", "", ""),
    ([("Aanvrager", "team Vitaliteit, gemeente Goes")], "Goes", "municipality", "Goes", ""),
    ([("Gemeente", "Houten"), ("Samenwerkingspartners", "Stichting Slaapzak; Woonvereniging De Haring\nRabobank")],
     "Houten", "municipality", "Houten", "Stichting Slaapzak | Woonvereniging De Haring | Rabobank"),
    ([("Gemeente", "Houten"), ("Partners", "Waterschap Hunze en Aa's, Hogeschool Van Hall en ROC (Breda, Goes).")],
     "Houten", "municipality", "Houten", "Waterschap Hunze en Aa's | Hogeschool Van Hall | ROC (Breda, Goes)"),
    ([("Opdrachtgever", "gemeente Harlingen, afdeling Riolering")], "Harlingen", "municipality", "Harlingen", ""),
    ([("Organisatie", "Gemeente Den Haag - Dienst Stedelijke Ontwikkeling")], "'s-Gravenhage", "municipality",
     "'s-Gravenhage", ""),
    ([("Gemeente", "Gemeente Utrecht (penvoerder), Zeist en De Bilt")], "Utrecht", "municipalities",
     "Utrecht | Zeist | De Bilt", ""),
    ([("Gemeente", "Amsterdam (stadsdeel Noord)")], "Amsterdam", "municipality", "Amsterdam", ""),
    ([("Organisatie", "Regio Foodvalley (Ede, Wageningen)")], "Regio Foodvalley", "partnership",
     "Ede | Wageningen", ""),
    ([("Organisatie", "Gemeenten Oldenzaal, Losser i.s.m. Saxion Hogeschool")], "Oldenzaal", "municipalities",
     "Oldenzaal | Losser", "Saxion Hogeschool"),
    ([("Aanvrager", "wethouder Bedacht"), ("Uitvoerder", "Gemeente Ede")], "Ede", "municipality", "Ede", ""),
    ([("Lead partner", "City of Amsterdam")], "Amsterdam", "municipality", "Amsterdam", ""),
    ([("Gemeente", "Houten"), ("Partners", "n.v.t.")], "Houten", "municipality", "Houten", ""),
    ([("Gemeente", "Houten"), ("Partners", "gemeente Houten & Ko, Houten")], "Houten", "municipality", "Houten",
     "gemeente Houten & Ko"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "name", "kind", "places", "partners"), LABELLED)
def test_labels(rows: list[tuple[str, str]], name: str, kind: str, places: str, partners: str) -> None:
    """A label names the lead, in the order of the vocabulary; partners are as printed and give no municipality."""
    found = by_label(*rows).value

    assert found is not None
    assert (name, kind) == (found.name, found.kind)
    assert places == " | ".join(one.name for one in found.municipalities)
    assert partners == " | ".join(found.partners)


def test_a_user_ranks_labels(tmp_path: Path) -> None:
    """A label that only a user's vocabulary has ranks before those of who does the work."""
    path = tmp_path / "mine.toml"
    path.write_text('[organisations]\nexecutors = ["Werk door"]\n', encoding="utf-8")
    mine = KNOWN.extended(path)
    found = read(
        ("organisation", "Werk door", "Bouwbedrijf Jansen"),
        ("organisation", "Projecteigenaar", "Gemeente Goes"),
        vocabulary=mine,
    ).value

    assert found is not None
    assert (found.name, found.partners) == ("Goes", ("Bouwbedrijf Jansen",))


@pytest.mark.parametrize(
    ("heading", "title", "name", "kind", "places"),
    [
        ("Teamkompas | Gemeente Coevorden", "Teamkompas", "Coevorden", "municipality", "Coevorden"),
        ("Rust in de roosters (Gemeente Berkelland)", "Rust", "Berkelland", "municipality", "Berkelland"),
        ("Gemeente Goes – Fietsen", "Fietsen", "Goes", "municipality", "Goes"),
        ("Oss: Fietsen", "Fietsen", "Oss", "municipality", "Oss"),
        ("Hoofd koel | Gemeenten Goes en Tholen", "Hoofd koel", "Goes", "municipalities", "Goes | Tholen"),
        ("Werkplein Oost: Fietsen", "Fietsen", "Werkplein Oost", "partnership", ""),
        ("Een brief die iedereen snapt in Doetinchem", "Een brief die iedereen snapt in Doetinchem",
         "Doetinchem", "municipality", "Doetinchem"),
        ("Samen", "Zwolle en Kampen leren van elkaar", "Zwolle", "municipalities", "Zwolle | Kampen"),
    ],
)  # fmt: skip
def test_heading_and_title(heading: str, title: str, name: str, kind: str, places: str) -> None:
    """A part of the heading that is an organisation names it, and so does a title with one municipality."""
    found = read(("heading", None, heading), ("title", None, title)).value

    assert found is not None
    assert (name, kind, found.text) == (found.name, found.kind, None)
    assert places == " | ".join(one.name for one in found.municipalities)


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("Fietsen naar het werk", "Fietsen naar het werk"),
        ("Werkplaats Weerbaar: oefenen met lastige gesprekken", "Werkplaats Weerbaar: oefenen met lastige gesprekken"),
        ("Best practices", "Best practices"),
        ("Van Amsterdam naar Utrecht zonder Rotterdam", "Van Amsterdam naar Utrecht zonder Rotterdam"),
        ("Lessen van Truus Nijkerk", "Lessen van Truus Nijkerk"),
        ("Meten met de Universiteit Utrecht", "Meten met de Universiteit Utrecht"),
        ("", "Huizen bouwen voor starters"),
    ],
)
def test_nothing_where_nothing_is_said(heading: str, title: str) -> None:
    """A heading's lead that is no organisation, a surname, an institution, a common word and two towns name nobody."""
    reading = read(("heading", None, heading), ("title", None, title))

    assert reading.value is None
    assert Code.NO_ORGANISATION in [problem.code for problem in reading.problems]


@pytest.mark.parametrize("value", ["dhr. J. Jansen", "Wethouder Truus Bedacht", "J. Jansen", "n.v.t.", "-", "  "])
def test_a_person_or_nothing_is_no_organisation(value: str) -> None:
    """A value that begins like a person, or stands for nothing, names no organisation."""
    assert by_label(("Aanvrager", value)).value is None


@pytest.mark.parametrize(
    "value", ["gemeente Harlingen, afdeling Riolering", "Gemeente Den Haag - Dienst Noord", "team Zorg, gemeente Goes"]
)
def test_what_stands_beside_a_name_is_said(value: str) -> None:
    """More than the name is reported, whichever side it stands on."""
    assert [problem.code for problem in by_label(("Aanvrager", value)).problems] == [Code.ORGANISATION_IN_PART]


@pytest.mark.parametrize(
    "text",
    [
        "Goes, " * 15_000,
        "Jansen en " * 9_000,
        "(a) " * 25_000,
        "Gemeente " * 11_000,
        "De Wolden-" * 9_000,
        "xGemeente" * 11_000,
        "Borger-Odoon, " * 7_000,
        "A&" * 40_000,
        "\n" * 90_000,
    ],
    ids=lambda text: text[:9],
)
@pytest.mark.parametrize("field", ["line", "organisation", "partners", "participants", "heading", "title"])
def test_hostile_values(text: str, field: str) -> None:
    """A value of any length is read in a few passes."""
    whole = f"Goes\n{text}"
    read_organisation(whole, [Part("organisation", "Gemeente", 0, 4), Part(field, None, 5, len(whole))], KNOWN)


def test_participants_are_municipalities_and_partners() -> None:
    """A paragraph that lists who takes part adds to both."""
    listed = "Een samenwerking tussen Tilburg, Provincie Noord-Brabant en Waterschap Aa en Maas."
    found = on_line("Samen: X", "Samen Sterk", "X", listed).value

    assert found is not None
    assert (found.name, found.kind, found.participants_text) == ("Samen Sterk", "partnership", listed)
    assert [one.name for one in found.municipalities] == ["Tilburg"]
    assert found.partners == ("Provincie Noord-Brabant", "Waterschap Aa en Maas")


@pytest.mark.parametrize(
    ("heading", "line", "code", "text", "read_as"),
    [
        ("Bergen: X", "Gemeente Bergen", Code.MUNICIPALITY_AMBIGUOUS, "Bergen", None),
        ("Atlantis: X", "Gemeente Atlantis", Code.MUNICIPALITY_UNKNOWN, "Atlantis", None),
        ("Bernheeze: X", "Gemeente Bernheze", Code.MUNICIPALITY_MISSPELT, "Bernheeze", "Bernheze"),
        ("Oss: X", "Rapport gemeente OssGemeente Oss", Code.ORGANISATION_REPAIRED,
         "Rapport gemeente OssGemeente Oss", "Gemeente Oss"),
        ("Oss: X", "Gemeente Uden", Code.ORGANISATIONS_DIFFER, "Uden, Oss", "Uden"),
        ("Fietsen: X", None, Code.NO_ORGANISATION, "Fietsen: X", None),
    ],
)  # fmt: skip
def test_doubts_are_reported(heading: str, line: str | None, code: Code, text: str, read_as: str | None) -> None:
    """What was repaired or could not be told is said with the text it is about, and what was made of it."""
    problems = on_line(heading, line, "X").problems
    assert (code, text, read_as) in [(one.code, one.text, one.read_as) for one in problems]


def test_a_plain_reading_says_nothing() -> None:
    """Nothing is reported where nothing was guessed."""
    assert on_line("Oss: X", "Gemeente Oss", "X").problems == ()
    assert by_label(("Gemeente", "Goes"), ("Partners", "Rabobank")).problems == ()
    assert read(("heading", None, "X (Gemeente Goes)"), ("title", None, "X")).problems == ()


@pytest.mark.parametrize(
    ("line", "name", "kind", "places"),
    [
        ("Gemeente Boxmeer", "Boxmeer", "municipality", "Boxmeer"),
        ("Gemeente Boxmeer (nu Land van Cuijk)", "Land van Cuijk", "municipality", "Land van Cuijk"),
        ("Gemeenten Cuijk, Grave en Land van Cuijk", "Land van Cuijk", "municipality", "Land van Cuijk"),
        ("Gemeenten Cuijk en Grave", "Cuijk", "municipalities", "Cuijk | Grave"),
        # Two that stood side by side until one absorbed the other are two.
        ("Gemeenten Groningen en Ten Boer", "Groningen", "municipalities", "Groningen | Ten Boer"),
        ("Gemeente Ten Boer (nu Groningen)", "Groningen", "municipality", "Groningen"),
    ],
)
def test_former_municipalities(line: str, name: str, kind: str, places: str) -> None:
    """A former municipality counts with its own code, unless its successor is named too."""
    found = on_line("Samen: X", line, "X").value

    assert found is not None
    assert (name, kind) == (found.name, found.kind)
    assert places == " | ".join(one.name for one in found.municipalities)


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("Het project loopt goed, vindt de gemeente Oss.", "Zomer: een project"),
        ("Kennis delen", "Zomer: een project"),
        ("", "Zomer: een project"),
        ("Lees hier verder", "Zomer: een project"),
        ("Hybride werken is nieuw", "Zomer: een project"),
        ("Terug naar navigatie - Rondweg Oost", "Rondweg Oost"),
        ("Terug naar Rondweg Oost", "Rondweg Oost: fase 2"),
        ("Rondweg Oost", "Rondweg Oost"),
        ("Wij trappen samen door.", "Fietsen naar het werk"),
        ("Wij trappen samen door", "Fietsen naar het werk"),
        ("Fietsen naar het werk", "Overzicht"),
        ("Project Acronym: MEADOWBEE", "Project name"),
        ("Thema", "Zomer: een project"),
        ("Gemeente Oss wil meer", "Oss: Fietsen"),
        ("De gemeente is blij", "Oss: Fietsen"),
        ("Zwolle wil verder", "Zwolle: Fietsen"),
        ("Goes: Fietsen", "Overzicht"),
        ("Samenwerking", "Zomer: een project"),
        ("De Universiteit van Amsterdam stelde vragen op", "Minder verzuim"),
        ("Best practices uit andere steden", "Minder verzuim"),
    ],
)
def test_what_is_no_organisation_line(line: str, heading: str) -> None:
    """A sentence, a label, a heading, a line of navigation name no organisation."""
    assert not is_organisation_line(line, heading, KNOWN)


def test_a_list_of_municipalities_lists_participants() -> None:
    """Two municipalities, or the word itself, make a list of participants."""
    assert lists_participants("Arnhem, Doesburg en Zevenaar", KNOWN)
    assert lists_participants("Een samenwerkingsverband van scholen", KNOWN)
    assert not lists_participants("Gemeente Oss", KNOWN)
    assert says_municipality("Gem. Oss", KNOWN)
    assert not says_municipality("Gemeentehuis Oss", KNOWN)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Een goed begin. De gemeente Assen zag veel collega's vertrekken.", "Assen"),
        ("De gemeente Hulst wil weten waar het grondwater blijft.", "Hulst"),
        ("Gemeente Den Haag zoekt vrijwilligers. De gemeente Den Haag betaalt.", "'s-Gravenhage"),
        ("Zwolle wil dat iedereen fietst.", "Zwolle"),
        ("Eerst iets anders.\nDe gemeente de Bilt begon vroeg.", "De Bilt"),
        (
            "Houd het filter in beeld, zoals op de website van de gemeente Den Haag. Ook de kaart van Breda is goed.",
            None,
        ),
        ("In Zwolle is het druk.", None),
        ("Bij de gemeente Zwolle werkt dat anders.", None),
        ("De gemeente Goes en de gemeente Tholen werken samen.", None),
        ("De gemeente Goes wil meer. De gemeente Tholen wil minder.", None),
        ("Best practices deelden de teams in een film. Volgens mevrouw Nijkerk was het goed.", None),
        ("De Universiteit van Amsterdam stelde een vragenlijst op. Henk Utrecht belde.", None),
        ("Duiven zijn vogels. Houten vloeren kraken. Huizen zijn duur. Best is dat mooi.", None),
        ("“De gemeente Rotterdam wil meer,” zei zij.", None),
        ("De gemeente van Assen wil. De gemeente wil.", None),
        ("", None),
    ],
)
def test_the_subject_of_a_text(text: str, name: str | None) -> None:
    """Only what a sentence plainly begins with and says something of is the organisation, and that is said."""
    reading = find_organisation(text, "Fietsen", KNOWN)

    assert (reading.value and reading.value.name) == name
    if reading.value:
        assert [problem.code for problem in reading.problems] == [Code.ORGANISATION_FROM_TEXT]
        assert [town.name for town in reading.value.municipalities] == [name]
        start, end = reading.spans["name"]
        again = find_organisation(f"De gemeente {text[start:end]} wil dat.", "", KNOWN).value
        assert again == reading.value


def test_several_subjects_are_reported() -> None:
    """Of two municipalities that a text makes its subject none is taken, and that is said."""
    problems = find_organisation("De gemeente Goes wil meer. De gemeente Tholen wil minder.", "", KNOWN).problems
    assert [(one.code, one.text) for one in problems] == [(Code.ORGANISATIONS_DIFFER, "Goes, Tholen")]


def test_a_title_that_names_another_one_is_reported() -> None:
    """The subject of the text must not gainsay the title."""
    text = "De gemeente Goes wil meer."
    assert find_organisation(text, "Goes en Tholen fietsen", KNOWN).value
    reading = find_organisation(text, "Fietsen in Tholen", KNOWN)
    assert reading.value is None
    assert [(one.code, one.text) for one in reading.problems] == [(Code.ORGANISATIONS_DIFFER, "Tholen, Goes")]


@pytest.mark.parametrize("line", ["Gementee Almere", "Gemeent Almere", "Gemeeente Almere", "Gemeemte Almere"])
def test_a_slip_in_the_word_itself(line: str) -> None:
    """A misspelt "Gemeente" before one municipality is read, and said; before, it made a partnership in silence."""
    found = read(("heading", None, "Almere: X"), ("line", None, line))
    assert found.value is not None
    assert (found.value.name, found.value.kind) == ("Almere", "municipality")
    assert [(one.code, one.text, one.read_as) for one in found.problems] == [
        (Code.MUNICIPALITY_MISSPELT, line, "Almere")
    ]


@pytest.mark.parametrize("line", ["Gemeente Almere", "Gemeenten Almere en Oss", "Gementee Almere en omstreken"])
def test_no_slip_where_there_is_none(line: str) -> None:
    """The right word, its plural, and more than one name are left as they are."""
    found = read(("heading", None, "Almere: X"), ("line", None, line))
    assert Code.MUNICIPALITY_MISSPELT not in [one.code for one in found.problems]


@pytest.mark.parametrize(
    ("heading", "line", "name", "kind", "municipalities", "partners", "read_as"),
    [
        ("Oss: Fit", "Gemeente Oss Gemeente Tilburg", "Oss", "municipalities", ["Oss", "Tilburg"], [],
         "Gemeente Oss, Gemeente Tilburg"),
        ("Fit", "Oss Tilburg", "Oss", "municipalities", ["Oss", "Tilburg"], [], "Oss, Tilburg"),
        ("Fit", "Gemeenten Oss Tilburg Breda", "Oss", "municipalities", ["Oss", "Tilburg", "Breda"], [],
         "Gemeenten Oss, Tilburg Breda"),
        ("Oss: Fit", "Gemeente Oss Waterschap Aa en Maas", "Oss", "municipalities", ["Oss"], ["Waterschap Aa en Maas"],
         "Gemeente Oss, Waterschap Aa en Maas"),
        ("Almere: Fit", "Rapport van Almere Gemeente Almere", "Almere", "municipality", ["Almere"], [],
         "Gemeente Almere"),
    ],
)  # fmt: skip
def test_a_blank_for_the_line_break_between_two_names_is_said(
    heading: str, line: str, name: str, kind: str, municipalities: list[str], partners: list[str], read_as: str
) -> None:
    reading = read(("heading", None, heading), ("line", None, line))
    assert reading.value is not None
    found = reading.value
    assert (found.name, found.kind, [one.name for one in found.municipalities], list(found.partners)) == (
        name, kind, municipalities, partners
    )  # fmt: skip
    assert [(one.code, one.text, one.read_as) for one in reading.problems] == [
        (Code.ORGANISATION_REPAIRED, line, read_as)
    ]


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ("Druten Wijchen: Fit", "Druten Wijchen"),
        ("Werkorganisatie Druten Wijchen: Fit", "Werkorganisatie Druten Wijchen"),
        ("Oss: Fit", "Sociale Dienst Gemeente Oss"),
    ],
)
def test_one_name_with_municipalities_in_it_is_one(heading: str, line: str) -> None:
    reading = read(("heading", None, heading), ("line", None, line))
    assert reading.value is not None
    assert (reading.value.name, reading.value.kind, reading.problems) == (line, "partnership", ())


def test_what_is_no_name_behind_a_municipality_is_said() -> None:
    for line in ("Gemeente Oss Servicepunt71", "Waterschap Aa en Maas Gemeente Oss"):
        reading = read(("heading", None, "Oss: Fit"), ("line", None, line))
        assert [one.code for one in reading.problems] == [Code.ORGANISATION_IN_PART]


@pytest.mark.parametrize(
    ("heading", "line", "text", "read_as"),
    [
        ("Enshede: Fit", "Gemeente Enschede", "Enshede", "Enschede"),
        ("**Almeer: Fit", "Gemeente Almere", "Almeer", "Almere"),
        ("Fit (gemeente Tilborg)", "Gemeente Tilburg", "Tilborg", "Tilburg"),
        ("Fit - Tilborg", "Gemeente Tilburg", "Tilborg", "Tilburg"),
        ("Almelo en Enshede: Fit", "Gemeenten Almelo en Enschede", "Enshede", "Enschede"),
        ("Eed: Fit", "Gemeente Ede", "Eed", "Ede"),
    ],
)
def test_slip_in_the_heading_above_a_right_line_is_said(heading: str, line: str, text: str, read_as: str) -> None:
    reading = read(("heading", None, heading), ("line", None, line))
    assert [(one.code, one.text, one.read_as) for one in reading.problems] == [
        (Code.MUNICIPALITY_MISSPELT, text, read_as)
    ]
    where = reading.problems[0]
    assert f"{heading}\n{line}"[where.start : where.end] == text


@pytest.mark.parametrize(("heading", "line"), [("Test: Fit", "Gemeente Best"), ("Fit: leren", "Gemeente Leiden")])
def test_another_word_in_the_heading_is_no_slip(heading: str, line: str) -> None:
    assert not read(("heading", None, heading), ("line", None, line)).problems
