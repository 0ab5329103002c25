"""People, addresses and numbers go, wherever they stand; the rest stays."""

from __future__ import annotations

import io
import zipfile

import pytest
from attrs import evolve

import aenoprojects as ap
from aenoprojects.diagnostics import Code, Diagnostic, Severity, report
from aenoprojects.exporters.registry import formats
from aenoprojects.model import (
    ContactDetails,
    Document,
    Link,
    ListBlock,
    Municipality,
    Organisation,
    PageLine,
    Paragraph,
    Period,
    Person,
    Project,
    Section,
    Source,
    SourceSpan,
    Theme,
)
from aenoprojects.serial.converter import unstructure
from aenoprojects.testing import sample_document
from aenoprojects.transforms.privacy import without_contacts, without_contacts_project
from aenoprojects.transforms.redaction import redactor_for, redactor_of
from aenoprojects.values.phones import find_phones

CONTACT = ContactDetails(
    label="Projectleider gemeente",
    text="Mw. Truus de Visser (adviseur)\nt.visser@gouda.example | 06 12345678, 06 1234567",
    people=(
        Person(name="Truus de Visser", emails=("t.visser@gouda.example",), phones=("+31612345678",)),
        Person(name="Wil van der Meer"),
    ),
    invalid_phones=("06 1234567",),
)
GOUDA = Organisation(name="Gouda", kind="municipality", municipalities=(Municipality(name="Gouda", code="gm0513"),))


def project(text: str = "", **changes: object) -> Project:
    bare = Project(
        id="gouda-samen-leren", heading="Gouda: Samen leren", title="Samen leren", organisation=GOUDA, contact=CONTACT
    )
    section = Section(heading="In het kort", kind="summary", blocks=(Paragraph(text=text),))
    return evolve(bare, sections=(section,), **changes)


def prose(text: str, **changes: object) -> str:
    """Return what is left of a text in a project with the contact above."""
    return without_contacts_project(project(text, **changes)).summary


GONE = {
    "whole name": ("Vraag Truus de Visser.", "Vraag […]."),
    "any case": ("TRUUS DE VISSER en truus de visser", "[…] en […]"),
    "broken name": ("Truus\u00a0de\nVisser", "[…]"),
    "initial": ("T. de Visser en mevrouw De Visser", "[…] en mevrouw […]"),
    "given name": ("Bel Truus of Wil, en Truus' collega", "Bel […] of […], en […]' collega"),
    "surname": ("Mevrouw Visser en de heer Van der Meer", "Mevrouw […] en de heer […]"),
    "address": ("Mail t.visser@gouda.example.", "Mail […]."),
    "stranger's address": ("Mail info@delft.example!", "Mail […]!"),
    "hidden address": ("Mail t.visser (at) gouda.example", "Mail […]"),
    "address without a dot": ("Mail visser@gouda.", "Mail […]."),
    "number": ("Bel 06-12345678 of (0182) 12 34 56.", "Bel […] of […]."),
    "known number": ("Bel +31 6 1234 5678, 0031612345678", "Bel […], […]"),
    "impossible number": ("Bel 06-1234567", "Bel […]"),
    "in a link": ("Zie https://x.example/truus-de-visser nu", "Zie https://x.example/[…] nu"),
}


@pytest.mark.parametrize("case", GONE)
def test_gone(case: str) -> None:
    """Names in every shape, all addresses and all numbers make way for a mark."""
    text, expected = GONE[case]
    assert prose(text) == expected


STAYS = [
    "Wil je meer weten? Ik wil het weten.",  # an ordinary word at the start of a sentence
    "De visser vist; de truus niet.",
    "Visserij en Truusje blijven.",
    "Van 1 maart 2021 tot 31-12-2021, 145 projecten, 1.000.000 euro, 2020-2021.",
    "De gemeente Gouda @ het werk.",
]


@pytest.mark.parametrize("text", STAYS)
def test_stays(text: str) -> None:
    """Ordinary words, longer words, dates, sums and the organisation stay."""
    assert prose(text) == text


def test_person_called_like_the_municipality() -> None:
    """Someone called "van Gouda" does not take Gouda along, only the whole name."""
    contact = ContactDetails(people=(Person(name="Piet van Gouda"),))
    text = "Het college van Gouda en Piet van Gouda; Piet dus."
    assert prose(text, contact=contact) == "Het college van Gouda en […]; […] dus."
    assert without_contacts_project(project(contact=contact)).organisation == GOUDA


def everywhere(text: str) -> Project:
    """Return a project with a text in every field that holds any."""
    return project(
        heading=text,
        title=text,
        organisation=Organisation(name=text, kind="partnership", text=text, participants_text=text, partners=(text,)),
        theme=Theme(label=text, text=text, name=text),
        period=Period(label=text, text=text, remark=text),
        other_periods=(Period(text=text),),
        extra_fields=((text, text),),
        scheme=text,
        tags=(text,),
        links=(Link(text=text, url="https://x.example/"),),
        source=SourceSpan(name=text, line=1, end_line=2),
        id="gouda-truus-de-visser",
    )


SECRETS = ["Truus de Visser", "t.visser@gouda.example", "06 12345678", "06 1234567", "info@delft.example"]


@pytest.mark.parametrize("secret", SECRETS)
def test_every_field(secret: str) -> None:
    """No field of a document is passed over."""
    text = f"Over {secret} gesproken"
    document = Document(
        sources=(Source(name=text, kind="text", sha256="0" * 64),),
        projects=(everywhere(text),),
        page_text=(PageLine(line=1, text=text),),
        diagnostics=(
            report(Code.LABEL_UNKNOWN, text=text, field="extra_fields", source=text, project="gouda-truus-de-visser"),
            Diagnostic(code="MD001", severity=Severity.INFO, message=text, text=text),
        ),
    )
    section = Section(heading=text, blocks=(Paragraph(text=text), ListBlock(items=(text,))))
    (only,) = document.projects
    document = evolve(document, projects=(evolve(only, sections=(section,)),))
    left = str(unstructure(without_contacts(document)))
    assert secret not in left
    assert secret.lower().replace(" ", "-") not in left
    assert left.count("Over […] gesproken") >= 25


def test_every_format() -> None:
    """What any installed format writes of the sample holds no name, address or number."""
    document = sample_document()
    secrets = {
        text
        for contact in (each.contact for each in document if each.contact)
        for person in contact.people
        for text in (person.name, *person.emails, *person.phones, *contact.other_emails, *contact.invalid_phones)
        if len(text) > 5
    }
    assert len(secrets) > 5
    names = [each.name for each in formats()]
    assert {"json", "jsonl", "xml", "csv"} <= set(names)
    for name in names:
        stream = io.BytesIO()
        ap.export(document.without_contacts(), name, stream)
        assert [secret for secret in secrets if any(secret.encode() in data for data in _contents(stream))] == []


def _contents(stream: io.BytesIO) -> list[bytes]:
    if not zipfile.is_zipfile(stream):
        return [stream.getvalue()]
    with zipfile.ZipFile(stream) as archive:
        return [archive.read(name) for name in archive.namelist()]


def test_corpus() -> None:
    """Of the bundled corpus no name of a contact, no address and no number is left in any project."""
    document = ap.corpus()
    names = {person.name for each in document if each.contact for person in each.contact.people}
    assert len(names) > 100
    left = str(unstructure(document.without_contacts()))
    assert [name for name in names if name.lower() in left.lower()] == []
    assert "@" not in left
    assert find_phones(left) == ()


def test_names_of_other_projects() -> None:
    """In a document a whole name goes from every project and from the page; a given name only from its own."""
    other = evolve(project("Truus de Visser en Truus"), id="b", contact=None)
    document = Document(projects=(project(), other), page_text=(PageLine(line=1, text="Door Truus de Visser"),))
    left = without_contacts(document)
    assert left.projects[1].summary == "[…] en Truus"
    assert left.page_text[0].text == "Door […]"


def test_names_are_shared() -> None:
    """The names of a whole document are indexed once, not for every project: big documents stay fast."""
    known = redactor_of(CONTACT)
    assert redactor_for(project(), known).names is known.names


@pytest.mark.parametrize(
    "url", ["mailto:t@x.example", "MAILTO:", "tel:0612345678", "https://x.example/Truus%20de%20Visser"]
)
def test_links(url: str) -> None:
    """A link to a person goes; its text is cleaned where the link stays."""
    links = (Link(text="Truus", url=url), Link(text="meer van Truus", url="https://x.example/a?b=0612345"))
    left = without_contacts_project(project(links=links)).links
    assert left == (Link(text="meer van […]", url="https://x.example/a?b=0612345"),)


def test_fields_with_the_label_of_a_contact() -> None:
    """The value of a field that speaks of a contact goes, known name or not."""
    fields = (("Projectleiding extern", "x"), ("Leider externe partij", "Kees"), ("Projectnummer", "7"))
    assert without_contacts_project(project(extra_fields=fields)).extra_fields[1:] == (
        ("Leider externe partij", "[…]"),
        ("Projectnummer", "7"),
    )


def test_ids() -> None:
    """An id that was made of a name is made anew and stays unique; others stay; diagnostics follow."""
    one = project(id="gouda-truus-de-visser", title="Truus de Visser vertelt")
    two = evolve(one, id="gouda-truus-de-visser-2")
    three = project()
    said = tuple(report(Code.NO_ORGANISATION, project=each.id) for each in (one, two, three))
    left = without_contacts(Document(projects=(one, two, three), diagnostics=said))
    ids = ["gouda-vertelt", "gouda-vertelt-2", "gouda-samen-leren"]
    assert [each.id for each in left] == ids
    assert [each.project for each in left.diagnostics] == ids


def test_projects_with_one_id() -> None:
    """Two projects with the same id each lose the names of their own contact, and get ids of their own."""
    other = evolve(project("Bel Joke."), contact=ContactDetails(people=(Person(name="Joke Smit"),)))
    left = without_contacts(Document(projects=(project("Bel Truus."), other)))
    assert [each.summary for each in left] == ["Bel […].", "Bel […]."]
    assert [each.id for each in left] == ["gouda-samen-leren", "gouda-samen-leren-2"]


def test_diagnostics_about_contacts() -> None:
    """Of a diagnostic about a contact neither text nor message keeps what was printed: it may be half a name."""
    said = (
        report(Code.CONTACT_UNREAD, text="Tr. Viss", field="contact", line=7, project="gouda-samen-leren"),
        report(Code.EMAIL_OF_NOBODY, text="zomaar iets", line=8),
    )
    left = without_contacts(Document(projects=(project(),), diagnostics=said)).diagnostics
    assert [(each.text, each.line) for each in left] == [("[…]", 7), ("[…]", 8)]
    assert not any(word in str(left) for word in ("Viss", "zomaar"))


def test_fixed_words_stay() -> None:
    """A person called like a word of ours spoils no field whose words are fixed."""
    contact = ContactDetails(people=(Person(name="Invalid Date"),))
    left = without_contacts_project(project(contact=contact, period=Period(problem="invalid-date")))
    assert left.period == Period(problem="invalid-date")


def test_nothing_to_take_out() -> None:
    """A project without a contact and without addresses is left as it is."""
    plain = project("Zomaar een tekst.", contact=None)
    assert without_contacts_project(plain) == plain
    assert Document(projects=(plain,)).without_contacts() == Document(projects=(plain,))


def test_an_unknown_label_of_a_person_is_left_out_too() -> None:
    """ "Coördinator: ..." is no contact field that the parser knows, and yet somebody's name."""
    page = "Oss: Spel\n\nGemeente Oss\n\nProject: Spel\nCoördinator: Kees Bedacht\nThema: Jongeren\nBudget: 5 euro\n"
    fields = dict(ap.parse(page).without_contacts().projects[0].extra_fields)

    assert "Bedacht" not in fields["Coördinator"]
    assert "5 euro" == fields["Budget"]
