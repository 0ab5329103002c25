"""Laws of reading contacts, on arbitrary text and on generated people printed in the page's ways."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from aenoprojects.model import ContactDetails
from aenoprojects.values.contact import find_details, looks_like_person, read_contact, read_contact_section
from aenoprojects.values.contact.emails import FoundEmail
from aenoprojects.values.readings import Part, Reading
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import visible

WORDS = Vocabulary.default()

PIECES = [
    "Truus Visser", "Piet de Smit", "mw. ", "HR", "t.visser@gouda.example", "p.smit(at)gouda.example",
    "info@gouda.example", "06 12345678", "010-1234567", "14 0252", "06 1234567", "tel. ", "E-mail: ", " en ", ", ",
    " | ", " - ", " / ", "(", ")", "\n", " ", "van", "1-1-2021", "www.gouda.example/1", "contact op met ", "via ",
    "@", "+31", "'t", "Smit, Piet", "• ", "1. ", "adviseur", "Gemeente Gouda", "vervanger ", "i.s.m. ", ": ", "J. v. ",
    "Meer informatie",
    "Algemene vragen", "tot 1-1-2021", "Joke en Piet de Wit", "T. (Truus) ", "Hogeschool Zeeland",
]  # fmt: skip
TEXTS = st.one_of(
    st.text(),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), max_size=14).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join),
)

SURNAMES = ["Visser", "Baas", "Korenman", "Hulst", "Oomen", "Zuidam", "Lindeloo", "Wijgaard", "Post-Eik", "Dröge"]
GIVEN = ["Truus", "Piet", "Bas", "Loes", "Zoë", "Jan-Kees", "H.", "C.M."]
PARTICLES = ["", "de ", "van ", "van der ", "ten ", "van 't "]
HONORIFICS = ["", "mw. ", "dhr. ", "drs. "]
ROLES = ["", "projectleider", "adviseur HR en organisatie", "hoofd Bedrijfsvoering"]


@st.composite
def persons(draw: st.DrawFn, surname: str) -> tuple[str, str, str, str]:
    """Return honorific, name, role and an address that fits."""
    given_name, particle = draw(st.sampled_from(GIVEN)), draw(st.sampled_from(PARTICLES))
    plain = str.maketrans({" ": "", "'": "", "-": "", ".": "", "ö": "o", "ë": "e"})
    first, small, last = (part.lower().translate(plain) for part in (given_name, particle, surname.split("-")[0]))
    local = draw(
        st.sampled_from(
            [
                f"{first[0]}.{small}{last}",
                f"{first[0]}{small}{last}",
                f"{first}.{last}",
                f"{first[0]}.{last}",
                f"ab.{small}{last}",
            ]
        )
    )
    address = draw(st.sampled_from([local, local.upper(), local.capitalize()])) + "@gouda.example"
    return draw(st.sampled_from(HONORIFICS)), f"{given_name} {particle}{surname}", draw(st.sampled_from(ROLES)), address


@st.composite
def groups(draw: st.DrawFn) -> list[tuple[str, str, str, str]]:
    """Return one to three people with different surnames."""
    surnames = draw(st.lists(st.sampled_from(SURNAMES), min_size=1, max_size=3, unique=True))
    return [draw(persons(surname)) for surname in surnames]


@st.composite
def numbers(draw: st.DrawFn) -> tuple[str, str]:
    """Return a number as printed and in E.164."""
    rest = draw(st.integers(min_value=10_000_000, max_value=49_999_999))
    digits = f"6{rest}"
    printed = draw(
        st.sampled_from(
            [
                f"0{digits}",
                f"06-{rest}",
                f"06 - {str(rest)[:2]} {str(rest)[2:]}",
                f"+31 (0){digits}",
                f"06 {str(rest)[:3]} {str(rest)[3:]}",
            ]
        )
    )
    return draw(st.sampled_from(["", "tel. ", "tel: ", "T "])) + printed, f"+31{digits}"


def read(people: str | None, details: str | None = None) -> tuple[str, Reading[ContactDetails]]:
    """Return the text that two fields make, and what is read of it."""
    text, parts = "", []
    for field, value in (("contact", people), ("details", details)):
        if value is not None:
            text += "\n" if parts else ""
            parts.append(Part(field, None, len(text), len(text) + len(value)))
            text += value
    return text, read_contact(text, parts, WORDS)


def section(text: str) -> Reading[ContactDetails]:
    """Return what is read of a contact section."""
    return read_contact_section(text, [Part("prose", None, 0, len(text))], WORDS)


def everything(contact: ContactDetails) -> Counter[str]:
    """Return how often each address and number stands in a contact."""
    places = [contact.other_emails, contact.other_phones, contact.invalid_phones]
    places += [values for person in contact.people for values in (person.emails, person.phones)]
    return Counter(value for values in places for value in values)


def check(text: str, reading: Reading[ContactDetails]) -> None:
    """Check that nothing of a text is lost or invented, and that each value can be read again where it stands."""
    contact, spans = reading.value, reading.spans
    found = find_details(text, WORDS)
    wanted = {one.address if isinstance(one, FoundEmail) else one.number or visible(one.text) for one in found}
    counted = everything(contact)
    assert set(counted) == wanted
    assert all(counted[one.address] == 1 for one in found if isinstance(one, FoundEmail))
    places = {"other_emails": contact.other_emails, "other_phones": contact.other_phones}
    for at, person in enumerate(contact.people):
        path = f"people.{at}"
        assert person.name.strip() == person.name != ""
        assert all(word.strip("()") in visible(text) for word in person.name.split())
        assert all(word.strip(",") in visible(text) for word in (person.role or "").split())
        assert (f"{path}.role" in spans) == (person.role is not None)
        assert (f"{path}.honorific" in spans) == (person.honorific is not None)
        assert person.honorific is None or all(
            word in text[slice(*spans[f"{path}.honorific"])] for word in person.honorific.split()
        )
        # A title makes a name of any word.
        named = [spans[f"{path}.{leaf}"] for leaf in ("name", "honorific") if f"{path}.{leaf}" in spans]
        again = read(text[min(start for start, _ in named) : max(end for _, end in named)])[1].value
        assert person.name in [one.name for one in again.people]
        places |= {f"{path}.emails": person.emails, f"{path}.phones": person.phones}
    for path, values in places.items():
        for at, value in enumerate(values):
            again_found = find_details(text[slice(*spans[f"{path}.{at}"])], WORDS)
            assert value in [one.address if isinstance(one, FoundEmail) else one.number for one in again_found]
    for at, value in enumerate(contact.invalid_phones):
        assert visible(text[slice(*spans[f"invalid_phones.{at}"])]) == value
    assert all(text[one.start : one.end] == one.text for one in reading.problems if one.code != "AP309")
    assert [one.start for one in reading.problems] == sorted(one.start for one in reading.problems)


@given(TEXTS, TEXTS, st.booleans())
def test_reading_never_fails_and_loses_nothing(people: str, details: str, together: bool) -> None:
    """Any text is read, every address and number in it has a place, every value can be read again where it stands."""
    check(*read(people, details if together else None))


@given(TEXTS)
def test_a_section_never_fails_and_loses_nothing(text: str) -> None:
    """Any section is read; the same holds."""
    check(text, section(text))


@given(TEXTS)
def test_what_looks_like_a_person_is_read_as_one(text: str) -> None:
    """Behind a label it names somebody."""
    if looks_like_person(text, WORDS):
        assert read(text)[1].value.people


@given(TEXTS)
def test_spans_are_those_of_the_text(text: str) -> None:
    """What is found lies in the text where it says, in order and without overlap."""
    end = 0
    for found in find_details(text, WORDS):
        assert end <= found.start < found.end
        assert text[found.start : found.end] == found.text
        end = found.end


@given(groups(), st.lists(numbers(), min_size=3, max_size=3), st.data())
def test_generated_people_are_read_back(
    group: list[tuple[str, str, str, str]], phones: list[tuple[str, str]], data: st.DataObject
) -> None:
    """People printed in any of the page's ways come back with their own addresses and numbers, in any order."""
    joiner = data.draw(st.sampled_from([" en ", " & ", " | ", ", "]))
    people = joiner.join(f"{title}{name}" + (f" ({role})" if role else "") for title, name, role, _ in group)
    rows = list(zip(group, phones, strict=False))
    gap, between = data.draw(
        st.sampled_from([(" | ", " - "), (", ", " of "), (" ", " en "), (" | ", "\n"), ("\n", "\n")])
    )
    details = between.join(
        f"{address}{gap}{printed}" for (_, _, _, address), (printed, _) in data.draw(st.permutations(rows))
    )
    blank = data.draw(st.sampled_from([" ", "\u00a0", "\u202f"]))

    reading = read(people.replace(" ", blank), details.replace(" ", blank))[1]

    assert [
        (
            f"{person.honorific} " if person.honorific else "",
            person.name,
            person.role or "",
            person.emails,
            person.phones,
        )
        for person in reading.value.people
    ] == [(title, name, role, (address.lower(),), (number,)) for (title, name, role, address), (_, number) in rows]
    assert reading.problems == ()


@given(groups(), numbers())
def test_one_field_or_two_make_no_difference(group: list[tuple[str, str, str, str]], phone: tuple[str, str]) -> None:
    """A person with address and number in one field reads like one whose name stands in another."""
    (title, name, role, address), (printed, _) = group[0], phone
    person, details = f"{title}{name}" + (f" ({role})" if role else ""), f"{address}, {printed}"

    apart = read(person, details)[1].value

    assert read(f"{person}, {details}")[1].value.people == apart.people
    assert read(None, f"{person}, {details}")[1].value.people == apart.people
    assert read(person, f"{person}: {details}")[1].value.people == apart.people
    assert section(f"{person}, {details}").value.people == apart.people
    assert section(f"{person}\n{details}").value.people == apart.people


@given(TEXTS, TEXTS)
def test_case_changes_no_address_and_no_number(people: str, details: str) -> None:
    """Addresses and numbers are the same in capitals."""
    assume(not any(one.islower() and other.isupper() for one, other in pairwise(people + details)))  # "exampleTel"
    assume(all(len(char.upper()) == 1 and char.upper().lower() == char.lower() for char in people + details))

    plain, capitals = (
        everything(read(*texts)[1].value) for texts in ((people, details), (people.upper(), details.upper()))
    )

    assert {value for value in plain if "@" in value} == {value for value in capitals if "@" in value}
    assert {value for value in plain if value.startswith("+")} == {value for value in capitals if value.startswith("+")}
