"""Every row of people.toml does its work."""

from __future__ import annotations

import pytest

from aenoprojects.diagnostics import Code
from aenoprojects.model import ContactDetails, Person
from aenoprojects.values.contact import is_mailbox, looks_like_person, read_contact, read_contact_section
from aenoprojects.values.contact.emails import find_emails
from aenoprojects.values.contact.fit import FITS, fit
from aenoprojects.values.contact.phones import find_phones
from aenoprojects.values.contact.words import PeopleWords
from aenoprojects.values.readings import Part, Reading
from aenoprojects.vocabulary import Vocabulary, load

WORDS = Vocabulary.default()
PEOPLE = WORDS.derive(PeopleWords)
ROWS = load("people")
ADDRESS = "t.visser@gouda.example"


def read(people: str | None, details: str | None = None) -> Reading[ContactDetails]:
    """Return what is read of two fields."""
    text, parts = "", []
    for field, value in (("contact", people), ("details", details)):
        if value is not None:
            text += "\n" if parts else ""
            parts.append(Part(field, None, len(text), len(text) + len(value)))
            text += value
    return read_contact(text, parts, WORDS)


def first(people: str) -> Person:
    """Return the first person of one field."""
    return read(people).value.people[0]


def section(text: str) -> ContactDetails:
    """Return what is read of a contact section."""
    return read_contact_section(text, [Part("prose", None, 0, len(text))], WORDS).value


def test_every_table_is_known_here() -> None:
    """A new table of people.toml needs a test below."""
    walked = {
        "titles", "degrees", "particles", "prepositions", "joiners", "bodies", "roles", "role_endings", "placeholders",
        "labels", "number_labels", "other_numbers", "mailboxes", "mailbox_endings", "at", "dot", "introductions",
        "weak_introductions", "top_domains", "deputies", "instead", "institutions", "institution_endings",
        "field_endings", "spoken_at", "spoken_dot", "role_openings", "general", "notes", "ordinary", "sentence",
        "never_given", "never_given_endings", "credits", "surname_endings", "given",
    }  # fmt: skip
    elsewhere = {"ordinary_names", "contact_labels", "name_labels"}  # of the room without contacts
    elsewhere |= {"before_given"}  # of the room of periods

    assert set(ROWS) == walked | elsewhere
    assert all(len(set(rows)) == len(rows) for rows in ROWS.values())


@pytest.mark.parametrize("title", ROWS["titles"])
def test_a_title_is_no_part_of_the_name(title: str) -> None:
    """A title before a name, with or without a dot, is the honorific."""
    for printed in (title, f"{title}.") if not title.endswith(".") else (title,):
        person = first(f"{printed} T. Visser")

        assert (person.name, person.honorific) == ("T. Visser", printed)


@pytest.mark.parametrize("degree", ROWS["degrees"])
def test_a_degree_is_no_part_of_the_name(degree: str) -> None:
    """A title after a name is the honorific too."""
    person = first(f"Truus Visser {degree}")

    assert (person.name, person.honorific) == ("Truus Visser", degree)


@pytest.mark.parametrize("word", ROWS["particles"])
def test_a_particle_belongs_to_the_surname(word: str) -> None:
    """A small word stands inside a name, glued or left out in the address."""
    assert first(f"Truus {word} Visser en Piet Smit").name == f"Truus {word} Visser"
    letters = "".join(char for char in word if char.isalpha())
    assert fit(f"t.{letters}visser@gouda.example", f"Truus {word} Visser", WORDS) >= FITS
    assert fit(ADDRESS, f"Truus {word} Visser", WORDS) >= FITS


@pytest.mark.parametrize("word", ROWS["prepositions"])
def test_a_preposition_may_belong_to_the_surname(word: str) -> None:
    """A preposition before an article stands inside a name."""
    assert first(f"Truus {word} de Visser").name == f"Truus {word} de Visser"


@pytest.mark.parametrize("joiner", [*ROWS["joiners"], "&", "|", "/", "+", ";"])
def test_a_joiner_makes_two_people(joiner: str) -> None:
    """What stands between two names joins two people."""
    people = read(f"Truus de Visser {joiner} Piet Smit").value.people

    assert [person.name for person in people] == ["Truus de Visser", "Piet Smit"]


@pytest.mark.parametrize(
    "word",
    [
        *ROWS["bodies"],
        *ROWS["roles"],
        *(f"vak{end}" for end in ROWS["role_endings"]),
        *(f"gezond{end}" for end in ROWS["field_endings"]),
    ],
)
def test_a_function_is_no_person(word: str) -> None:
    """A word of a function or organisation is a role after a comma, and nobody by itself."""
    person = first(f"Truus Visser, {word}")

    assert (person.name, person.role) == ("Truus Visser", word)
    assert read(word).value.people == ()


@pytest.mark.parametrize("word", ROWS["placeholders"])
def test_a_placeholder_is_no_person(word: str) -> None:
    """What stands where a name should is not taken for one: there is nothing to report."""
    reading = read(word)

    assert reading.value.people == ()
    assert reading.problems == ()


@pytest.mark.parametrize("domain", ROWS["top_domains"])
def test_a_known_domain_is_joined_to_its_address(domain: str) -> None:
    """A comma, or a dot with blanks, before a known last part was meant to be the dot of an address."""
    for printed in (f"t.visser@gouda,{domain}", f"t.visser@gouda .{domain}"):
        assert [found.address for found in find_emails(printed, WORDS)] == [f"t.visser@gouda.{domain}"]


@pytest.mark.parametrize("label", ROWS["labels"])
def test_a_label_is_no_text(label: str) -> None:
    """What announces an address or a number names nobody and is not reported."""
    reading = read("Truus Visser", f"{label}: {ADDRESS}, {label}. 010 1234567")

    assert reading.problems == ()
    assert len(reading.value.people) == 1


@pytest.mark.parametrize("label", ROWS["number_labels"])
def test_a_number_label_makes_any_digits_a_number(label: str) -> None:
    """After such a label digits that start with no zero are meant as a number."""
    assert [found.text for found in find_phones(f"{label}: 123 45 67", WORDS)] == ["123 45 67"]


@pytest.mark.parametrize("label", ROWS["other_numbers"])
def test_another_number_is_no_telephone_number(label: str) -> None:
    """Digits after such a label are passed over, whatever they look like."""
    assert find_phones(f"{label}: 010 1234567", WORDS) == ()


@pytest.mark.parametrize("name", [*ROWS["mailboxes"], *(f"werk{end}" for end in ROWS["mailbox_endings"])])
def test_a_mailbox_is_nobodys(name: str) -> None:
    """The address of a function is not the only person's, and no remark is made of that."""
    reading = read("Truus Visser", f"{name}@gouda.example")

    assert is_mailbox(f"{name}@gouda.example", WORDS)
    assert (reading.value.people[0].emails, reading.value.other_emails) == ((), (f"{name}@gouda.example",))
    assert reading.problems == ()


@pytest.mark.parametrize("at", ROWS["at"])
@pytest.mark.parametrize("dot", ROWS["dot"])
def test_a_hidden_address_is_found(at: str, dot: str) -> None:
    """Any word for "@" or "." between brackets hides nothing."""
    found = find_emails(f"t [{dot}] visser ({at.upper()}) gouda[{dot}]example", WORDS)

    assert [(one.address, one.repaired) for one in found] == [(ADDRESS, True)]


@pytest.mark.parametrize("words", [*ROWS["introductions"], *ROWS["weak_introductions"]])
def test_an_introduction_leads_to_a_name(words: str) -> None:
    """A name after such words is a contact; after the weak ones only with an address of its own."""
    contact = section(f"U kunt {words} Truus Visser, {ADDRESS}.")
    alone = section(f"U kunt {words} Truus Visser.")

    assert [(person.name, person.emails) for person in contact.people] == [("Truus Visser", (ADDRESS,))]
    assert bool(alone.people) == (words in ROWS["introductions"])


@pytest.mark.parametrize("at", ROWS["spoken_at"])
@pytest.mark.parametrize("dot", ROWS["spoken_dot"])
def test_a_spoken_address_is_found(at: str, dot: str) -> None:
    """Words for "@" and "." need no brackets."""
    assert [one.address for one in find_emails(f"mail t.visser {at} gouda {dot} example.", WORDS)] == [ADDRESS]


@pytest.mark.parametrize("word", [*ROWS["deputies"], *ROWS["instead"]])
def test_a_deputy_is_another_person(word: str) -> None:
    """Who stands in for somebody is a person too, also between brackets; only a noun is a function."""
    for text in (f"Truus Visser ({word} Piet Smit)", f"Truus Visser, {word}: Piet Smit"):
        people = read(text).value.people

        assert [person.name for person in people] == ["Truus Visser", "Piet Smit"]
        assert people[1].role == (word if word in ROWS["deputies"] else None)


@pytest.mark.parametrize("word", [*ROWS["institutions"], *(f"Verzonnen{end}" for end in ROWS["institution_endings"])])
def test_what_ends_in_an_institution_is_one(word: str) -> None:
    """A capitalised word or two before such a word make no person."""
    for text in (f"Verzonnen {word}", f"Groot Verzonnen {word}"):
        assert [one.code for one in read(text).problems] == [Code.CONTACT_NO_PERSON]


@pytest.mark.parametrize("opening", ROWS["role_openings"])
def test_what_leads_to_a_function_is_no_part_of_name_or_function(opening: str) -> None:
    """After a name "als", "van de" and the like lead to what somebody is, or of what."""
    person = first(f"Truus Visser {opening} projectleider")

    assert (person.name, person.role) in [
        ("Truus Visser", "projectleider"),
        ("Truus Visser", f"{opening} projectleider"),
    ]


@pytest.mark.parametrize("word", ROWS["general"])
def test_a_desk_has_its_own_number(word: str) -> None:
    """What stands behind the name of a desk is not the only person's."""
    contact = read("Truus Visser", f"{ADDRESS}, {word}: 14 010").value

    assert (contact.people[0].phones, contact.other_phones) == ((), ("14010",))


@pytest.mark.parametrize("word", ROWS["notes"])
def test_a_remark_on_hours_is_no_function(word: str) -> None:
    """When somebody can be reached is said, and is no function."""
    reading = read(f"Truus Visser, {word} 9")

    assert reading.value.people[0].role is None
    assert [one.code for one in reading.problems] == [Code.CONTACT_UNREAD]


@pytest.mark.parametrize(
    "word", [*ROWS["ordinary"], *ROWS["never_given"], *(f"Prakt{end}" for end in ROWS["never_given_endings"])]
)
def test_an_ordinary_word_begins_no_name(word: str) -> None:
    """A capital does not make a name of an ordinary word."""
    assert not looks_like_person(f"{word.capitalize()} Verzonnen", WORDS)


@pytest.mark.parametrize(
    "word", [word for word in ROWS["never_given"] if not PEOPLE.is_role(word) and not PEOPLE.is_label(word)]
)
def test_a_word_that_is_no_given_name_may_be_a_surname(word: str) -> None:
    """After initials, or a particle, every such word may be a surname."""
    assert looks_like_person(f"Truus van {word.capitalize()}", WORDS)


@pytest.mark.parametrize("word", ROWS["credits"])
def test_who_made_a_picture_is_no_contact(word: str) -> None:
    """The maker of a picture or a text is nobody to turn to."""
    assert section(f"{word.capitalize()}: Truus Visser\n010 1234567").people == ()


@pytest.mark.parametrize("word", ROWS["sentence"])
def test_a_sentence_is_no_list(word: str) -> None:
    """In a sentence a name needs more than a function beside it."""
    assert section(f"Adviseur Truus Visser {word} morgen").people == ()


@pytest.mark.parametrize("end", ROWS["surname_endings"])
def test_a_surname_may_end_like_a_trade(end: str) -> None:
    """With a capital, right after a given name or an initial, such a word is the surname; after a name a function."""
    for given in ("Truus", "G."):
        assert first(f"{given} Zee{end}").name == f"{given} Zee{end}"
    assert read("Truus Visser vakmaker").value.people[0].role == "vakmaker"


def test_behind_a_given_name_stands_a_surname() -> None:
    """Whatever the word means elsewhere; one that tells what somebody does is a function all the same."""
    for given in ROWS["given"]:
        assert first(f"{given} Loket").name == f"{given} Loket"
        assert first(f"{given} de Raad").name == f"{given} de Raad"
    assert first("W. van der Regio").name == "W. van der Regio"
    assert (first("Mark Projectleider").name, first("Mark Projectleider").role) == ("Mark", "Projectleider")
