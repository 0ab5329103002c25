"""Contacts: whose address and whose number each one is, and what is said about doubtful ones."""

from __future__ import annotations

import subprocess
import sys

import pytest

from aenoprojects.diagnostics import Code
from aenoprojects.values.contact_before import ContactReading, read_contact
from aenoprojects.values.prose_contact import read_prose_contact

TRUUS, PIET = "t.visser@gouda.example", "p.smit@gouda.example"
MOBILE, OFFICE = "+31612345678", "+31101234567"


def owners(reading: ContactReading) -> dict[str | None, list[str]]:
    """Return name -> addresses and numbers; None for those of nobody, "?" for impossible numbers."""
    contact = reading.contact
    found: dict[str | None, list[str]] = {person.name: [*person.emails, *person.phones] for person in contact.people}
    nobody = [*contact.other_emails, *contact.other_phones]
    return (
        found
        | ({None: nobody} if nobody else {})
        | ({"?": list(contact.invalid_phones)} if contact.invalid_phones else {})
    )


# (people, details, owners): the shapes that the real page has, with made-up names and numbers.
AS_ON_THE_PAGE = [
    ("Truus Visser", f"{TRUUS} | 06 12 345 678", {"Truus Visser": [TRUUS, MOBILE]}),
    ("Truus Visser", f"{TRUUS} , tel. 010 1234567", {"Truus Visser": [TRUUS, OFFICE]}),
    ("Truus Visser", f"{TRUUS},tel: 0612345678", {"Truus Visser": [TRUUS, MOBILE]}),
    ("Truus Visser", f"{TRUUS} / 0612345678", {"Truus Visser": [TRUUS, MOBILE]}),
    ("Truus Visser", f"{TRUUS} en 06-12345678", {"Truus Visser": [TRUUS, MOBILE]}),
    ("Truus Visser", f"{TRUUS} |14 0180", {"Truus Visser": [TRUUS, "140180"]}),
    ("Truus Visser", f"{TRUUS}, tel.010 1234567 of 06 12345678", {"Truus Visser": [TRUUS, OFFICE, MOBILE]}),
    ("Truus Visser", f"{TRUUS}, tel. 010 1234567 of tel. 06-12345678", {"Truus Visser": [TRUUS, OFFICE, MOBILE]}),
    ("Truus Visser", f"{TRUUS} | 010 12 34 567 | 06 12 345 678", {"Truus Visser": [TRUUS, OFFICE, MOBILE]}),
    ("Truus Visser", None, {"Truus Visser": []}),
    ("Truus Visser", "t.jansen@gouda.example", {"Truus Visser": ["t.jansen@gouda.example"]}),
    ("Truus Visser", f"{TRUUS}, tel. 06 1234567", {"Truus Visser": [TRUUS], "?": ["06 1234567"]}),
    (
        "Truus Visser",
        f"{TRUUS}, tel. 06 12345678 of Piet Smit (Binnenstad) {PIET}, tel. 010 1234567",
        {"Truus Visser": [TRUUS, MOBILE], "Piet Smit": [PIET, OFFICE]},
    ),
    (
        "Truus Visser en Piet Smit",
        f"{PIET}, tel. 06 12345678 of {TRUUS} tel. 010 1234567",
        {"Truus Visser": [TRUUS, OFFICE], "Piet Smit": [PIET, MOBILE]},
    ),
    (
        "Truus Visser | Piet Smit",
        f"{TRUUS} | 06 12 345 678 - {PIET} | 06 - 1 23 45 67",
        {"Truus Visser": [TRUUS, MOBILE], "Piet Smit": [PIET], "?": ["06 - 1 23 45 67"]},
    ),
    (
        "Truus Visser & Piet Smit",
        f"{TRUUS} - {PIET} | 06 12 345 678",
        {"Truus Visser": [TRUUS], "Piet Smit": [PIET, MOBILE]},
    ),
    (
        "Truus Visser en Piet Smit",
        f"{TRUUS} {PIET} tel. 14 0252",
        {"Truus Visser": [TRUUS], "Piet Smit": [PIET, "140252"]},
    ),
    ("Truus Visser en Piet Smit", f"{TRUUS}, tel. 010 1234567", {"Truus Visser": [TRUUS, OFFICE], "Piet Smit": []}),
    (
        "Truus Visser en Piet Smit",
        "servicepunt@gouda.example, tel. 010 1234567",
        {"Truus Visser": [], "Piet Smit": [], None: ["servicepunt@gouda.example", OFFICE]},
    ),
    (
        "Truus Visser (HR), Bas Baas (projectleider Plan) en Piet Smit (P&O)",
        f"{TRUUS}, tel. 06 12345678 of k.loos@gouda.example",
        {"Truus Visser": [TRUUS, MOBILE], "Bas Baas": [], "Piet Smit": [], None: ["k.loos@gouda.example"]},
    ),
]
# Shapes that the page might have.
ELSEWHERE = [
    (f"Truus Visser, {TRUUS}, 06-12345678", None, {"Truus Visser": [TRUUS, MOBILE]}),
    (None, f"Truus Visser, {TRUUS} en Piet Smit, {PIET}", {"Truus Visser": [TRUUS], "Piet Smit": [PIET]}),
    (None, f"{TRUUS} (Truus Visser), {PIET} (Piet Smit)", {"Truus Visser": [TRUUS], "Piet Smit": [PIET]}),
    (f"Truus Visser ({TRUUS}) en Piet Smit ({PIET})", None, {"Truus Visser": [TRUUS], "Piet Smit": [PIET]}),
    ("Truus Visser (06-12345678) en Piet Smit (010-1234567)", "", {"Truus Visser": [MOBILE], "Piet Smit": [OFFICE]}),
    (None, "06-12345678 (Truus Visser), 010-1234567 (Piet Smit)", {"Truus Visser": [MOBILE], "Piet Smit": [OFFICE]}),
    ("Truus Visser", f"E-mail: {TRUUS}\nTelefoon: 06-12345678", {"Truus Visser": [TRUUS, MOBILE]}),
    ("Truus Visser", f"T: 06-12345678 E: {TRUUS}", {"Truus Visser": [TRUUS, MOBILE]}),
    ("Truus Visser", f"mailto:{TRUUS.upper()}. Tel: +31 (0)6 1234 5678.", {"Truus Visser": [TRUUS, MOBILE]}),
    ("Truus Visser", f"{TRUUS} (mailto:{TRUUS}) 06-12345678, +31612345678", {"Truus Visser": [TRUUS, MOBILE]}),
    ("Truus Visser", f"Truus Visser, {TRUUS}", {"Truus Visser": [TRUUS]}),
    ("T. Visser", f"Truus Visser: {TRUUS}", {"T. Visser": [TRUUS]}),
    ("Truus Visser", f"{TRUUS} en {PIET}", {"Truus Visser": [TRUUS, PIET]}),
    ("TRUUS VISSER", TRUUS.upper(), {"TRUUS VISSER": [TRUUS]}),
    ("Truus", "info@gouda.example", {"Truus": ["info@gouda.example"]}),
    ("Team HR", "hr@gouda.example", {None: ["hr@gouda.example"]}),
    (
        "Truus Visser en Piet Smit",
        f"06-12345678 | {TRUUS} | 010-1234567 | {PIET}",
        {"Truus Visser": [TRUUS, MOBILE], "Piet Smit": [PIET, OFFICE]},
    ),
    (
        "Truus Visser en Piet Smit",
        f"{TRUUS}, {PIET}\n06-12345678, 010-1234567",
        {"Truus Visser": [TRUUS, MOBILE], "Piet Smit": [PIET, OFFICE]},
    ),
    (
        "Truus Visser en Piet Smit",
        f"{TRUUS}, {PIET}\n06-12345678",
        {"Truus Visser": [TRUUS], "Piet Smit": [PIET], None: [MOBILE]},
    ),
    (
        "Truus Visser en Piet Smit",
        f"{TRUUS}\n06-12345678\n{PIET}\n010-1234567",
        {"Truus Visser": [TRUUS, MOBILE], "Piet Smit": [PIET, OFFICE]},
    ),
    (
        "Truus Visser en Piet Smit",
        f"{TRUUS}, 14 010 of {PIET}, 14 010",
        {"Truus Visser": [TRUUS, "14010"], "Piet Smit": [PIET, "14010"]},
    ),
    ("Truus Visser en Piet Smit", "06-12345678", {"Truus Visser": [], "Piet Smit": [], None: [MOBILE]}),
    (
        "Truus Visser en Piet Smit",
        f"{PIET} en t.jansen@gouda.example",
        {"Truus Visser": ["t.jansen@gouda.example"], "Piet Smit": [PIET]},
    ),
    (
        "Jan de Boer en Joke de Boer",
        "joke.deboer@gouda.example, jan.deboer@gouda.example",
        {"Jan de Boer": ["jan.deboer@gouda.example"], "Joke de Boer": ["joke.deboer@gouda.example"]},
    ),
    (
        "Jan de Boer en Joke de Boer",
        "j.deboer@gouda.example, j.deboer2@gouda.example",
        {"Jan de Boer": ["j.deboer@gouda.example"], "Joke de Boer": ["j.deboer2@gouda.example"]},
    ),
    (None, f"{TRUUS} | 06-12345678", {None: [TRUUS, MOBILE]}),
    ("", "", {}),
    (None, None, {}),
]


@pytest.mark.parametrize(("people", "details", "expected"), AS_ON_THE_PAGE + ELSEWHERE)
def test_each_goes_to_its_person(
    people: str | None, details: str | None, expected: dict[str | None, list[str]]
) -> None:
    """Every address and number goes to the person whose it is, else to nobody."""
    assert owners(read_contact(people, details)) == expected


@pytest.mark.parametrize(
    ("people", "details", "problems"),
    [
        ("Truus Visser", f"{TRUUS} | 06 12345678", []),
        ("Truus Visser", "info@gouda.example", []),
        ("Truus Visser", "gouda@gouda.example", []),
        ("Truus Visser", f"{TRUUS}, tel. 06 1234567", [(Code.PHONE_INVALID, "06 1234567")]),
        ("Truus Visser", "T.Jansen@gouda.example", [(Code.EMAIL_NOT_OF_PERSON, "T.Jansen@gouda.example")]),
        ("Truus Visser en Piet Smit", "a.b@gouda.example", [(Code.EMAIL_OF_NOBODY, "a.b@gouda.example")]),
        ("Truus Visser en Piet Smit", f"{TRUUS} {PIET}\n14 010", [(Code.PHONE_OF_NOBODY, "14 010")]),
        ("Truus Visser", f"{TRUUS}, bereikbaar op maandag", [(Code.CONTACT_UNREAD, "bereikbaar op maandag")]),
        ("Truus Visser", f"{TRUUS} (ma t/m do)", [(Code.CONTACT_UNREAD, "ma t/m do")]),
        ("Truus Visser", f"{TRUUS} www.gouda.example", [(Code.CONTACT_UNREAD, "www.gouda.example")]),
        ("Truus Visser", "t.visser@gouda", [(Code.CONTACT_UNREAD, "t.visser@gouda")]),
        ("Truus Visser", "t.visser(at)gouda.example", [(Code.EMAIL_REPAIRED, "t.visser(at)gouda.example")]),
        (None, f"{TRUUS} 14 010", []),
        ("n.v.t.", "n.v.t.", []),
        ("onbekend", "wordt nog bepaald", []),
        ("Truus Visser", "O6 12345678", [(Code.PHONE_INVALID, "O6 12345678")]),
        ("Truus Visser", "t.visser@gouda,example", [(Code.EMAIL_REPAIRED, "t.visser@gouda,example")]),
    ],
)
def test_what_is_doubtful_is_reported(people: str | None, details: str, problems: list[tuple[Code, str]]) -> None:
    """What was guessed, repaired or not understood is said once, as printed; nothing else is."""
    assert list(read_contact(people, details).problems) == problems


def test_text_and_label_are_kept_as_printed() -> None:
    """The contact keeps its label and both values, one a line."""
    contact = read_contact("Truus  Visser ", f"{TRUUS}\u00a0| 14 010", label="Projectleider gemeente").contact

    assert (contact.label, contact.text) == ("Projectleider gemeente", f"Truus  Visser \n{TRUUS}\u00a0| 14 010")


PROSE = [
    (f"Meer weten? Neem dan contact op met Truus Visser via {TRUUS}.", {"Truus Visser": [TRUUS]}),
    (
        "Neem dan contact op met Truus van der Veen van de gemeente Gouda via t.veen@gouda.example.",
        {"Truus van der Veen": ["t.veen@gouda.example"]},
    ),
    (f"Voor vragen kunt u terecht bij Truus Visser ({TRUUS}, 06-12345678).", {"Truus Visser": [TRUUS, MOBILE]}),
    ("Neem contact op met onze projectleider Truus Visser. Piet Smit deed mee.", {"Truus Visser": []}),
    (
        f"Neem contact op met mevrouw T. Visser van het team HR, {TRUUS}, of met Piet Smit: {PIET}.",
        {"T. Visser": [TRUUS], "Piet Smit": [PIET]},
    ),
    (
        "Neem contact op met Truus Visser of Piet Smit, tel. 06-12345678.",
        {"Truus Visser": [], "Piet Smit": [], None: [MOBILE]},
    ),
    ("Neem contact op met de gemeente Bergen op Zoom of met Den Haag.", {}),
    ("Er was contact met inwoners, bij Digitale Werkplaats en via Nieuwe Media.", {}),
    (f"Wij werkten met Piet Smit. Mail: {TRUUS}", {None: [TRUUS]}),
    ("In 2021 (1 januari tot 31-12-2021) namen 100 000 mensen deel.", {}),
    ("", {}),
]


@pytest.mark.parametrize(("text", "expected"), PROSE)
def test_prose_names_its_contact(text: str, expected: dict[str | None, list[str]]) -> None:
    """Running text gives those to whom it sends the reader, and nobody else."""
    assert owners(read_prose_contact(text)) == expected


def test_an_affiliation_in_prose_is_a_role() -> None:
    """What somebody is said to be of is not part of the name."""
    contact = read_prose_contact("Neem contact op met Truus Visser van de gemeente Gouda.").contact

    assert [(person.name, person.role) for person in contact.people] == [("Truus Visser", "gemeente Gouda")]


@pytest.mark.parametrize(
    "text",
    [
        "a@b.nl A B, ",
        "bij A B x@y.nl ",
        "06 12345678 ",
        "Jan Smit, HR ",
        "(a) - A",
        "tel v/ en ",
        "((",
        "de ",
        "A.",
        "A. (",
        "Smit, P. van ",
        "dr./",
        "a@b,",
        "6 1",
        "o",
        "\n: ",
    ],
)
def test_a_hostile_field_ends(text: str) -> None:
    """Thousands of people, addresses, numbers or brackets in one field are read."""
    field = text * (30_000 // len(text))

    assert len(read_contact(field, field).contact.people) <= 50
    assert len(read_prose_contact(field).contact.people) <= 50


def test_more_than_fifty_people_are_no_contact() -> None:
    """The fifty-first name is reported, not read."""
    names = [f"Truus Visser{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(51)]

    reading = read_contact(", ".join(names), None)

    assert [person.name for person in reading.contact.people] == names[:50]
    assert reading.problems == ((Code.CONTACT_UNREAD, names[50]),)


def test_the_library_of_numbers_is_loaded_when_a_number_is() -> None:
    """Reading people without numbers does not import phonenumbers."""
    code = (
        "import sys; from aenoprojects.values.contact_before import read_contact; read_contact('Truus Visser', None); "
        "early = 'phonenumbers' in sys.modules; read_contact(None, '06 12345678'); "
        "print(early, 'phonenumbers' in sys.modules)"
    )

    assert subprocess.check_output([sys.executable, "-c", code], text=True).split() == ["False", "True"]
