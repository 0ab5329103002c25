"""Every row of people.toml does its work."""

from __future__ import annotations

import pytest

from aenoprojects.model import ContactDetails, Person, Project
from aenoprojects.transforms.privacy import without_contacts_project
from aenoprojects.values.contact import read_contact
from aenoprojects.values.emails import find_emails
from aenoprojects.values.name_fit import FITS, fit
from aenoprojects.values.phones import find_phones
from aenoprojects.values.prose_contact import read_prose_contact
from aenoprojects.vocabulary import load
from aenoprojects.vocabulary.people import is_mailbox

ROWS = load("people")
ADDRESS = "t.visser@gouda.example"


def test_every_table_is_known_here() -> None:
    """A new table of people.toml needs a test below."""
    walked = {
        "titles", "degrees", "particles", "prepositions", "joiners", "bodies", "roles", "role_endings", "placeholders",
        "labels", "number_labels", "other_numbers", "mailboxes", "mailbox_endings", "at", "dot", "introductions",
        "weak_introductions", "top_domains", "ordinary_names", "contact_labels", "name_labels",
    }  # fmt: skip

    assert set(ROWS) == walked
    assert all(len(set(rows)) == len(rows) for rows in ROWS.values())


@pytest.mark.parametrize("title", ROWS["titles"])
def test_a_title_is_no_part_of_the_name(title: str) -> None:
    """A title before a name, with or without a dot, is the honorific."""
    for printed in (title, f"{title}.") if not title.endswith(".") else (title,):
        person = read_contact(f"{printed} T. Visser", None).contact.people[0]

        assert (person.name, person.honorific) == ("T. Visser", printed)


@pytest.mark.parametrize("degree", ROWS["degrees"])
def test_a_degree_is_no_part_of_the_name(degree: str) -> None:
    """A title after a name is the honorific too."""
    person = read_contact(f"Truus Visser {degree}", None).contact.people[0]

    assert (person.name, person.honorific) == ("Truus Visser", degree)


@pytest.mark.parametrize("word", ROWS["particles"])
def test_a_particle_belongs_to_the_surname(word: str) -> None:
    """A small word stands inside a name, glued or left out in the address."""
    assert read_contact(f"Truus {word} Visser en Piet Smit", None).contact.people[0].name == f"Truus {word} Visser"
    letters = "".join(char for char in word if char.isalpha())
    assert fit(f"t.{letters}visser@gouda.example", f"Truus {word} Visser") >= FITS
    assert fit(ADDRESS, f"Truus {word} Visser") >= FITS


@pytest.mark.parametrize("word", ROWS["prepositions"])
def test_a_preposition_may_belong_to_the_surname(word: str) -> None:
    """A preposition before an article stands inside a name."""
    assert read_contact(f"Truus {word} de Visser", None).contact.people[0].name == f"Truus {word} de Visser"


@pytest.mark.parametrize("joiner", [*ROWS["joiners"], "&", "|", "/", "+", ";"])
def test_a_joiner_makes_two_people(joiner: str) -> None:
    """What stands between two names joins two people."""
    people = read_contact(f"Truus de Visser {joiner} Piet Smit", None).contact.people

    assert [person.name for person in people] == ["Truus de Visser", "Piet Smit"]


@pytest.mark.parametrize("word", [*ROWS["bodies"], *ROWS["roles"], *(f"vak{end}" for end in ROWS["role_endings"])])
def test_a_function_is_no_person(word: str) -> None:
    """A word of a function or organisation is a role after a comma, and nobody by itself."""
    person = read_contact(f"Truus Visser, {word}", None).contact.people[0]

    assert (person.name, person.role) == ("Truus Visser", word)
    assert read_contact(word, None).contact.people == ()


@pytest.mark.parametrize("word", ROWS["placeholders"])
def test_a_placeholder_is_no_person(word: str) -> None:
    """What stands where a name should is not taken for one: there is nothing to report."""
    reading = read_contact(word, None)

    assert reading.contact.people == ()
    assert reading.problems == ()


@pytest.mark.parametrize("domain", ROWS["top_domains"])
def test_a_known_domain_is_joined_to_its_address(domain: str) -> None:
    """A comma, or a dot with blanks, before a known last part was meant to be the dot of an address."""
    for printed in (f"t.visser@gouda,{domain}", f"t.visser@gouda .{domain}"):
        assert [found.address for found in find_emails(printed)] == [f"t.visser@gouda.{domain}"]


@pytest.mark.parametrize("label", ROWS["labels"])
def test_a_label_is_no_text(label: str) -> None:
    """What announces an address or a number names nobody and is not reported."""
    reading = read_contact("Truus Visser", f"{label}: {ADDRESS}, {label}. 010 1234567")

    assert reading.problems == ()
    assert len(reading.contact.people) == 1


@pytest.mark.parametrize("label", ROWS["number_labels"])
def test_a_number_label_makes_any_digits_a_number(label: str) -> None:
    """After such a label digits that start with no zero are meant as a number."""
    assert [found.text for found in find_phones(f"{label}: 123 45 67")] == ["123 45 67"]


@pytest.mark.parametrize("label", ROWS["other_numbers"])
def test_another_number_is_no_telephone_number(label: str) -> None:
    """Digits after such a label are passed over, whatever they look like."""
    assert find_phones(f"{label}: 010 1234567") == ()


@pytest.mark.parametrize("name", [*ROWS["mailboxes"], *(f"werk{end}" for end in ROWS["mailbox_endings"])])
def test_a_mailbox_need_not_fit_a_name(name: str) -> None:
    """The address of a function goes to the only person without a remark."""
    reading = read_contact("Truus Visser", f"{name}@gouda.example")

    assert is_mailbox(f"{name}@gouda.example")
    assert reading.contact.people[0].emails == (f"{name}@gouda.example",)
    assert reading.problems == ()


@pytest.mark.parametrize("at", ROWS["at"])
@pytest.mark.parametrize("dot", ROWS["dot"])
def test_a_hidden_address_is_found(at: str, dot: str) -> None:
    """Any word for "@" or "." between brackets hides nothing."""
    found = find_emails(f"t [{dot}] visser ({at.upper()}) gouda[{dot}]example")

    assert [(one.address, one.repaired) for one in found] == [(ADDRESS, True)]


@pytest.mark.parametrize("words", [*ROWS["introductions"], *ROWS["weak_introductions"]])
def test_an_introduction_leads_to_a_name(words: str) -> None:
    """A name after such words is a contact; after the weak ones only with an address of its own."""
    contact = read_prose_contact(f"U kunt {words} Truus Visser, {ADDRESS}.").contact
    alone = read_prose_contact(f"U kunt {words} Truus Visser.").contact

    assert [(person.name, person.emails) for person in contact.people] == [("Truus Visser", (ADDRESS,))]
    assert bool(alone.people) == (words in ROWS["introductions"])


@pytest.mark.parametrize("word", ROWS["ordinary_names"])
def test_an_ordinary_word_is_no_name_at_the_start_of_a_sentence(word: str) -> None:
    """A given name that is a word too stays there without contacts, and goes where its capital says that it is one."""
    contact = ContactDetails(people=(Person(name=f"{word.title()} Hazelworm"),))
    text = f"{word.title()} zei het. Vraag {word.title()} maar."
    project = Project(id="a", heading="a", title="a", contact=contact, scheme=text)

    assert without_contacts_project(project).scheme == f"{word.title()} zei het. Vraag […] maar."


@pytest.mark.parametrize("label", [*(f"De{part}s" for part in ROWS["contact_labels"]), *ROWS["name_labels"]])
def test_a_label_that_speaks_of_a_contact_hides_its_value(label: str) -> None:
    """What stands under such a label goes without contacts, whoever it is."""
    project = Project(id="a", heading="a", title="a", extra_fields=((label, "Kees"), ("Budget", "Kees")))

    assert without_contacts_project(project).extra_fields == ((label, "[…]"), ("Budget", "Kees"))
