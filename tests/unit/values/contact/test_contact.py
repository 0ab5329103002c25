"""Contacts: whose address and whose number each one is, and what is said about doubtful ones."""

from __future__ import annotations

import subprocess
import sys

import pytest

from aenoprojects.diagnostics import Code
from aenoprojects.model import ContactDetails
from aenoprojects.values.contact import read_contact, read_contact_section
from aenoprojects.values.readings import Part, Reading
from aenoprojects.vocabulary import Vocabulary

WORDS = Vocabulary.default()

TRUUS, PIET = "t.visser@gouda.example", "p.smit@gouda.example"
MOBILE, OFFICE = "+31612345678", "+31101234567"


def read(people: str | None, details: str | None = None) -> tuple[str, Reading[ContactDetails]]:
    """Return the text that two fields make, and what is read of it."""
    text, parts = "", []
    for field, label, value in (("contact", "Contactpersoon", people), ("details", "Contactgegevens", details)):
        if value is not None:
            text += "\n" if parts else ""
            parts.append(Part(field, label, len(text), len(text) + len(value)))
            text += value
    return text, read_contact(text, parts, WORDS)


def owners(reading: Reading[ContactDetails]) -> dict[str | None, list[str]]:
    """Return name -> addresses and numbers; None for those of nobody, "?" for impossible numbers."""
    contact = reading.value
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
    ("Truus", "info@gouda.example", {"Truus": [], None: ["info@gouda.example"]}),
    (
        "Truus Visser",
        f"Algemene vragen: info@gouda.example, 14 0182\n{TRUUS}",
        {"Truus Visser": [TRUUS], None: ["info@gouda.example", "140182"]},
    ),
    ("Truus Visser", "info@gouda.example, 06-12345678", {"Truus Visser": [MOBILE], None: ["info@gouda.example"]}),
    ("P. Post", "post@gouda.example", {"P. Post": ["post@gouda.example"]}),
    (f"Visser, Truus <{TRUUS}>; Smit, Piet <{PIET}>", None, {"Truus Visser": [TRUUS], "Piet Smit": [PIET]}),
    (f"• Truus Visser\n• HR-adviseur\n• T (06) 1234 5678\n• E {TRUUS}", None, {"Truus Visser": [TRUUS, MOBILE]}),
    (f"• Truus Visser • HR-adviseur • T (06) 1234 5678 • E {TRUUS}", None, {"Truus Visser": [TRUUS, MOBILE]}),
    (f"- Truus Visser, {TRUUS}\n- Piet Smit, {PIET}", None, {"Truus Visser": [TRUUS], "Piet Smit": [PIET]}),
    ("Truus Visser, 06-12345678\nPiet Smit, 010-1234567", None, {"Truus Visser": [MOBILE], "Piet Smit": [OFFICE]}),
    ("Truus Visser\nPiet Smit", f"{TRUUS}\n{PIET}", {"Truus Visser": [TRUUS], "Piet Smit": [PIET]}),
    (
        f"Truus Visser (HR) T: 06-12345678 E: {TRUUS}, Piet Smit (ICT) T: 010-1234567 E: {PIET}",
        None,
        {"Truus Visser": [TRUUS, MOBILE], "Piet Smit": [PIET, OFFICE]},
    ),
    ("Gemeente Veere, afdeling Water", "water@veere.example", {None: ["water@veere.example"]}),
    ("Truus Visser", f"{TRUUS}Tel: 06-12345678", {"Truus Visser": [TRUUS, MOBILE]}),
    ("Truus Visser", f"{TRUUS}, tel. (010) 123 45 67 of +31 (0)6 12345678", {"Truus Visser": [TRUUS, OFFICE, MOBILE]}),
    ("Truus Visser", f"{TRUUS} - 010 - 123 45 67 (ma t/m do)", {"Truus Visser": [TRUUS, OFFICE]}),
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
    assert owners(read(people, details)[1]) == expected


@pytest.mark.parametrize(
    ("people", "details", "problems"),
    [
        ("Truus Visser", f"{TRUUS} | 06 12345678", []),
        ("Truus Visser", "info@gouda.example", []),
        ("Gemeente Gouda", "info@gouda.example", [(Code.CONTACT_NO_PERSON, "Gemeente Gouda")]),
        ("Truus Visser tot 1-1-2021", "", [(Code.CONTACT_UNREAD, "tot 1-1-2021")]),
        ("Truus Visser", "t..visser@gouda.example", [(Code.EMAIL_UNREADABLE, "t..visser@gouda.example")]),
        ("Truus Visser", "t.visser.gouda.nl", [(Code.EMAIL_UNREADABLE, "t.visser.gouda.nl")]),
        ("Truus Visser", "06-1234S678", [(Code.PHONE_INVALID, "06-1234S678")]),
        ("Truus Visser", "gouda@gouda.example", []),
        ("Truus Visser", f"{TRUUS}, tel. 06 1234567", [(Code.PHONE_INVALID, "06 1234567")]),
        ("Truus Visser", "T.Jansen@gouda.example", [(Code.EMAIL_NOT_OF_PERSON, "T.Jansen@gouda.example")]),
        ("Truus Visser en Piet Smit", "a.b@gouda.example", [(Code.EMAIL_OF_NOBODY, "a.b@gouda.example")]),
        ("Truus Visser en Piet Smit", f"{TRUUS} {PIET}\n14 010", [(Code.PHONE_OF_NOBODY, "14 010")]),
        ("Truus Visser", f"{TRUUS}, bereikbaar op maandag", [(Code.CONTACT_UNREAD, "bereikbaar op maandag")]),
        ("Truus Visser", f"{TRUUS} (ma t/m do)", [(Code.CONTACT_UNREAD, "ma t/m do")]),
        ("Truus Visser", f"{TRUUS} www.gouda.example", [(Code.CONTACT_UNREAD, "www.gouda.example")]),
        ("Truus Visser", "t.visser@gouda", [(Code.EMAIL_UNREADABLE, "t.visser@gouda")]),
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
    assert [(one.code, one.text) for one in read(people, details)[1].problems] == problems


def test_text_and_label_are_kept_as_printed() -> None:
    """The contact keeps the label of the field that names people, and the values, one a line."""
    text = "14 010\nTruus Visser\n\n  adviseur "
    parts = [Part("details", "Telefoon", 0, 6), Part("contact", "Projectleider gemeente", 7, len(text))]

    contact = read_contact(text, parts, WORDS).value

    assert (contact.label, contact.text) == ("Projectleider gemeente", "14 010\nTruus Visser\nadviseur")
    assert (contact.people[0].role, contact.people[0].phones) == ("adviseur", ("14010",))


def test_two_fields_that_name_people_are_two_rows_of_people() -> None:
    """A second field of people goes on; its first word is not more about the person before."""
    text = "Truus Visser\nPiet"

    contact = read_contact(
        text, [Part("contact", "Contactpersoon", 0, 12), Part("contact", "Projectleider", 13, 17)], WORDS
    ).value

    assert [person.name for person in contact.people] == ["Truus Visser", "Piet"]


def test_each_value_knows_its_place() -> None:
    """Every leaf has a place; what stands there is what was read."""
    text, reading = read(
        "projectleider mw. Truus Visser (HR) en Piet Smit",
        f"{TRUUS}, 06-12345678 en {PIET}; 06 1234567 | info@gouda.example 14 010",
    )

    places = {path: text[slice(*span)] for path, span in reading.spans.items()}

    assert places == {
        "people.0.name": "Truus Visser",
        "people.0.honorific": "mw.",
        "people.0.role": "projectleider mw. Truus Visser (HR",
        "people.0.emails.0": TRUUS,
        "people.0.phones.0": "06-12345678",
        "people.1.name": "Piet Smit",
        "people.1.emails.0": PIET,
        "other_emails.0": "info@gouda.example",
        "other_phones.0": "14 010",
        "invalid_phones.0": "06 1234567",
    }


def test_problems_know_their_place_and_come_in_order() -> None:
    """Each problem says where it stands."""
    text, reading = read("Truus Visser, bereikbaar op maandag", "06 1234567, t.jansen (at) gouda.example")

    assert [one.code for one in reading.problems] == [
        Code.CONTACT_UNREAD,
        Code.PHONE_INVALID,
        Code.EMAIL_REPAIRED,
        Code.EMAIL_NOT_OF_PERSON,
    ]
    assert all(text[one.start : one.end] == one.text for one in reading.problems)


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
        "Jan Smit\n",
        "Jan Smit\nadviseur\n",
        "Smit, Jan; ",
        "contact op met Jan Smit ",
        "x@y.nl (Jan Smit), ",
        "apenstaartje ",
        "tel. ",
        "https://a.nl ",
        "0",
        "@",
    ],
)
def test_a_hostile_field_ends(text: str) -> None:
    """Thousands of people, addresses, numbers or brackets in one field are read."""
    field = text * (20_000 // len(text))

    assert len(read(field, field)[1].value.people) <= 50
    assert len(read_contact_section(field, [Part("prose", None, 0, len(field))], WORDS).value.people) <= 50


def test_more_than_fifty_people_are_no_contact() -> None:
    """The fifty-first name is reported, not read."""
    names = [f"Truus Visser{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(51)]

    reading = read(", ".join(names))[1]

    assert [person.name for person in reading.value.people] == names[:50]
    assert [(one.code, one.text) for one in reading.problems] == [(Code.CONTACT_UNREAD, names[50])]


def test_the_library_of_numbers_is_loaded_when_a_number_is() -> None:
    """Reading people without numbers does not import phonenumbers."""
    code = (
        "import sys; from aenoprojects.values.contact import read_contact; "
        "from aenoprojects.values.readings import Part; from aenoprojects.vocabulary import Vocabulary; "
        "words = Vocabulary.default(); read_contact('Truus Visser', [Part('contact', None, 0, 12)], words); "
        "early = 'phonenumbers' in sys.modules; read_contact('06 12345678', [Part('details', None, 0, 11)], words); "
        "print(early, 'phonenumbers' in sys.modules)"
    )

    assert subprocess.check_output([sys.executable, "-c", code], text=True).split() == ["False", "True"]


@pytest.mark.parametrize(
    "text",
    ["t.visser goes.nl", "tvisser.goes.nl", "truus.visser.goes.nl", "truusvisser-goes.nl", "E-mail: tvissergoes.nl"],
)
def test_an_address_without_its_sign_is_an_error(text: str) -> None:
    _, reading = read("Truus Visser", text)
    assert [(one.code, one.text) for one in reading.problems] == [(Code.EMAIL_UNREADABLE, text)]
    assert Code.EMAIL_UNREADABLE.severity == "error"


@pytest.mark.parametrize("text", ["goes.nl", "www.visser.goes.nl", "zie fietsen.goes.nl", "www.truusvisser.nl"])
def test_a_site_is_no_address_without_its_sign(text: str) -> None:
    _, reading = read("Truus Visser", text)
    assert Code.EMAIL_UNREADABLE not in [one.code for one in reading.problems]
