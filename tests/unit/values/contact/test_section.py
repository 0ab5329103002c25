"""Contact sections: whom their lines name, and that they invent nobody."""

from __future__ import annotations

import pytest

from aenoprojects.model import ContactDetails
from aenoprojects.values.contact import read_contact_section
from aenoprojects.values.readings import Part, Reading
from aenoprojects.vocabulary import Vocabulary

WORDS = Vocabulary.default()
TRUUS, PIET = "t.visser@gouda.example", "p.smit@gouda.example"
MOBILE, OFFICE = "+31612345678", "+31101234567"


def section(text: str, *, strict: bool = False) -> Reading[ContactDetails]:
    """Return what is read of a whole text."""
    return read_contact_section(text, [Part("prose", None, 0, len(text))], WORDS, strict=strict)


def owners(contact: ContactDetails) -> dict[str | None, list[str]]:
    """Return name -> addresses and numbers; None for those of nobody."""
    found: dict[str | None, list[str]] = {person.name: [*person.emails, *person.phones] for person in contact.people}
    nobody = [*contact.other_emails, *contact.other_phones]
    return found | ({None: nobody} if nobody else {})


SENTENCES = [
    (f"Meer weten? Neem dan contact op met Truus Visser via {TRUUS}.", {"Truus Visser": [TRUUS]}),
    (
        "Neem dan contact op met Truus van der Veen van de gemeente Gouda via t.veen@gouda.example.",
        {"Truus van der Veen": ["t.veen@gouda.example"]},
    ),
    (f"Voor vragen kunt u terecht bij Truus Visser ({TRUUS}, 06-12345678).", {"Truus Visser": [TRUUS, MOBILE]}),
    ("Voor vragen kun je terecht bij Truus Visser of Piet Smit.", {"Truus Visser": [], "Piet Smit": []}),
    ("Neem contact op met onze projectleider Truus Visser. Piet Smit deed mee.", {"Truus Visser": []}),
    (
        f"Neem contact op met mevrouw T. Visser van het team HR, {TRUUS}, of met Piet Smit: {PIET}.",
        {"T. Visser": [TRUUS], "Piet Smit": [PIET]},
    ),
    (
        f"Heeft u vragen, neem dan contact op met mevrouw Visser, {TRUUS}, of met de heer Smit, {PIET}.",
        {"Visser": [TRUUS], "Smit": [PIET]},
    ),
    (
        "Neem contact op met Truus Visser of Piet Smit, tel. 06-12345678.",
        {"Truus Visser": [], "Piet Smit": [], None: [MOBILE]},
    ),
    (f"Neem contact op met: Truus Visser, {TRUUS}", {"Truus Visser": [TRUUS]}),
    (f"Contactpersoon is Truus Visser, te bereiken via {TRUUS}.", {"Truus Visser": [TRUUS]}),
    (f"Truus Visser (adviseur) is bereikbaar via {TRUUS} of 06-12345678.", {"Truus Visser": [TRUUS, MOBILE]}),
    ("Truus Visser, adviseur bij de gemeente Gouda, is bereikbaar op 06-12345678.", {"Truus Visser": [MOBILE]}),
    (
        f"Bel Truus Visser op 06-12345678 of mail Piet Smit ({PIET}).",
        {"Truus Visser": [MOBILE], "Piet Smit": [PIET]},
    ),
    (f"Get in touch with Truus Visser at {TRUUS}", {"Truus Visser": [TRUUS]}),
    ("Neem contact op met de gemeente Bergen op Zoom of met Den Haag.", {}),
    ("Er was contact met inwoners, bij Digitale Werkplaats en via Nieuwe Media.", {}),
    (f"Wij werkten met Piet Smit. Mail: {TRUUS}", {None: [TRUUS]}),
    ("In 2021 (1 januari tot 31-12-2021) namen 100 000 mensen deel.", {}),
    (
        "Neem contact op met het team Verkeer en Vervoer, telefoon 14 0475, of mail naar info@gouda.example.",
        {None: ["info@gouda.example", "140475"]},
    ),
    ("", {}),
]
LINES = [
    (f"Truus Visser\nHR-adviseur\nT (06) 1234 5678\nE {TRUUS}", {"Truus Visser": [TRUUS, MOBILE]}),
    (
        f"Truus Visser - projectleider\n{TRUUS}\n010 1234567\n\nPiet Smit - docent\n{PIET}",
        {"Truus Visser": [TRUUS, OFFICE], "Piet Smit": [PIET]},
    ),
    (
        f"• Truus Visser, UX-ontwerper ({TRUUS}) - Gemeente Gouda\n• Piet Smit ({PIET}) - Gemeente Gouda",
        {"Truus Visser": [TRUUS], "Piet Smit": [PIET]},
    ),
    (
        f"Truus Visser\nProjectleider\n06 - 12 34 56 78\nStuur een e-mail ({TRUUS})\n"
        f"Piet Smit\nAdviseur groen\n010 - 123 45 67\nStuur een e-mail ({PIET})",
        {"Truus Visser": [TRUUS, MOBILE], "Piet Smit": [PIET, OFFICE]},
    ),
    (
        f"Naam\nFunctie\nE-mail\nTruus Visser\nadviseur\n{TRUUS}\nPiet Smit\nmanager\n{PIET}",
        {"Truus Visser": [TRUUS], "Piet Smit": [PIET]},
    ),
    (
        "Adviseur\nTruus Visser\n06-12345678\nManager\nPiet Smit\n010-1234567",
        {"Truus Visser": [MOBILE], "Piet Smit": [OFFICE]},
    ),
    ("Truus Visser, adviseur\nPiet Smit, manager\nBas Baas", {"Truus Visser": [], "Piet Smit": [], "Bas Baas": []}),
    (f"Smit, Piet ({PIET})\nVisser, Truus ({TRUUS})", {"Piet Smit": [PIET], "Truus Visser": [TRUUS]}),
    (f"E-mail: {TRUUS}\nContactpersoon: Truus Visser\nTelefoon: 06-12345678", {"Truus Visser": [TRUUS, MOBILE]}),
    ("Afdeling Communicatie, communicatie@gouda.example", {None: ["communicatie@gouda.example"]}),
    (
        f"Truus Visser, projectleider\n{TRUUS}\nAfdeling Communicatie\ncommunicatie@gouda.example\n14 0182",
        {"Truus Visser": [TRUUS], None: ["communicatie@gouda.example", "140182"]},
    ),
    (
        f"Algemene vragen: info@gouda.example of 14 0182\nTruus Visser, projectleider, {TRUUS}",
        {"Truus Visser": [TRUUS], None: ["info@gouda.example", "140182"]},
    ),
    ("TRUUS VISSER\nADVISEUR\n06-12345678", {"TRUUS VISSER": [MOBILE]}),
    ("Truus Visser\nGemeente Gouda\nKerkstraat 12\n2801 AB Gouda\n010-1234567", {"Truus Visser": [OFFICE]}),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES + LINES)
def test_a_section_names_its_people(text: str, expected: dict[str | None, list[str]]) -> None:
    """Sentences, lines, items, cards and tables give those to whom they send the reader, and nobody else."""
    assert owners(section(text).value) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Lees Verder\nMeer Informatie",
        "Lees het Eindrapport Samen Leren\nDownload de Toolkit Vitaliteit",
        "Den Haag\nBergen op Zoom\nLand van Cuijk",
        "Leerlijn Digitale Vaardigheden\ninfo@gouda.example",
        "Huis van de Wijk\ninfo@huisvandewijk.example\n010 1234567",
        "Bergen op Zoom\n010 1234567",
        "Het Rode Potlood\nDe Luisterbank\nStille Tuin",
        "Jan Toorop\nGroene Loper",
        "Team Sociaal Domein\nsociaaldomein@gouda.example\n0182 - 58 89 11",
        "Gemeente Gouda\nPostbus 1086\n2800 BB Gouda\n14 0182",
        "Deze pagina is gemaakt door Studio Blauw.\nFoto: Anna Bijsterveld",
        "Eerdere projecten: Samen Sterk, Beter Buiten en Goed Gesprek",
        "Wethouder Jan de Boer opende het Huis van de Stad in Bergen op Zoom.",
        "Bezoek de Open Dag van het Alfa College op 3 maart.",
        "Bekijk de website van Stichting De Brug of het Platform Slimme Stad.",
        "Facebook\nLinkedIn\nInstagram",
    ],
)
def test_a_section_invents_nobody(text: str) -> None:
    """Links, places, bodies, credits and titles are nobody."""
    assert section(text).value.people == ()


def test_a_section_without_contacts_is_empty() -> None:
    """Prose without any person or address gives nothing but its text."""
    text = "Het plein is groener dan ooit.\nKom eens kijken."

    assert section(text).value == ContactDetails(text=text)


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Neem contact op met Truus Visser van de gemeente Gouda.", ["gemeente Gouda"]),
        ("Neem contact op met onze adviseur Truus Visser.", ["adviseur"]),
        ("Truus Visser (adviseur) is bereikbaar via 06-12345678.", ["adviseur"]),
        ("Truus Visser – adviseur – Gemeente Gouda – 06-12345678", ["adviseur – Gemeente Gouda"]),
        ("Truus Visser\nadviseur\nGemeente Gouda\n06-12345678", ["adviseur, Gemeente Gouda"]),
        ("Communicatie: Truus Visser (06-12345678)", ["Communicatie"]),
        ("Contactpersoon: Truus Visser (06-12345678)", [None]),
        ("Meer informatie: Truus Visser, 06-12345678", [None]),
    ],
)
def test_what_stands_beside_a_name_is_the_role(text: str, roles: list[str | None]) -> None:
    """A function or an affiliation on the line, or on the lines below; a label never."""
    assert [person.role for person in section(text).value.people] == roles


def test_a_strict_reading_takes_no_function_for_proof() -> None:
    """Where a section is not plainly about contacts, a name with a function but no address is nobody's contact."""
    text = "Truus Visser, adviseur\nPiet Smit, p.smit@gouda.example"

    assert [person.name for person in section(text).value.people] == ["Truus Visser", "Piet Smit"]
    assert [person.name for person in section(text, strict=True).value.people] == ["Piet Smit"]


def test_several_parts_are_one_contact() -> None:
    """Text between the parts is not read; places are those of the whole text."""
    text = "Truus Visser\n06-12345678\nniet Bas Baas, b.baas@gouda.example\nPiet Smit\n010-1234567"
    first, last = text.index("\nniet"), text.index("Piet")

    reading = read_contact_section(text, [Part("prose", None, 0, first), Part("prose", None, last, len(text))], WORDS)

    assert owners(reading.value) == {"Truus Visser": [MOBILE], "Piet Smit": [OFFICE]}
    assert text[slice(*reading.spans["people.1.phones.0"])] == "010-1234567"
    assert reading.value.text == "Truus Visser\n06-12345678\nPiet Smit\n010-1234567"
