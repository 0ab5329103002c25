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
from aenoprojects.transforms.privacy.details import find_details
from aenoprojects.transforms.privacy.redactor import redactors_of
from aenoprojects.vocabulary import Vocabulary

CONTACT = ContactDetails(
    label="Projectleider gemeente",
    text="Mw. Truus de Visser (adviseur)\nt.visser@gouda.example | 06 12345678, 06 1234567",
    people=(
        Person(name="Truus de Visser", emails=("t.visser@gouda.example",), phones=("+31612345678",)),
        Person(name="Wil van der Meer"),
        Person(name="Jan Hazelworm"),
        Person(name="Ans Kwaad-Zwaag"),
        Person(name="Ç. Çiçekçi"),
        Person(name="Jo Müller"),
        Person(name="Joke van Beek"),
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
    "soft hyphen": ("Truus de Vis\u00adser zelf", "[…] zelf"),
    "initial": ("T. de Visser en mevrouw De Visser", "[…] en mevrouw […]"),
    "other given name": ("Mail Truusje de Visser of G. de Visser", "Mail […] of […]"),
    "given name": ("Bel Truus of Wil, en Truus' collega", "Bel […] of […], en […]' collega"),
    "genitive": (
        "Truus' plan is Wils plan, Hazelworms boek en Hazelworm's idee",
        "[…]' plan is […] plan, […] boek en […]'s idee",
    ),
    "surname": ("Mevrouw Visser en de heer Van der Meer", "Mevrouw […] en de heer […]"),
    "small letters after a title": ("mevrouw hazelworm en dhr. van der meer", "mevrouw […] en dhr. […]"),
    "short small words": ("J. v.d. Meer en W. vd Meer", "[…] en […]"),
    "capitals": ("VOLGENS HAZELWORM MAG HET", "VOLGENS […] MAG HET"),
    "no capitals at all": ("volgens hazelworm mag het", "volgens […] mag het"),
    "first half": ("Ook Kwaad, van Kwaad-Zwaag, en Zwaag", "Ook […], van […], en […]"),
    "without accents": ("Cicekci, MUELLER, Muller en C\u0327ic\u0327ekc\u0327i", "[…], […], […] en […]"),
    "one word": ("TruusDeVisser, truusdevisser, DeVisser", "[…], […], […]"),
    "inverted": ("hazelworm, jan", "[…], […]"),
    "surname that is a place": ("Volgens mevrouw Van Beek en Joke van Beek", "Volgens mevrouw […] en […]"),
    "address": ("Mail t.visser@gouda.example.", "Mail […]."),
    "stranger's address": ("Mail info@delft.example!", "Mail […]!"),
    "hidden address": ("Mail t.visser (at) gouda.example", "Mail […]"),
    "address in words": ("t punt smit apenstaartje gouda punt nl", "[…]"),
    "address with at": ("Mail t.smit at gouda.example nu", "Mail […] nu"),
    "wide sign": ("Mail t.smit＠gouda.example", "Mail […]"),
    "encoded": ("t.smit%40goes.example t.smit%2540goes.example", "[…]"),
    "brackets": ("t.smit[at]gouda[dot]example", "[…]"),
    "blanks": ("t.smit @ gouda.example", "[…]"),
    "address without a dot": ("Mail visser@gouda.", "Mail […]."),
    "number": ("Bel 06-12345678 of (0182) 12 34 56.", "Bel […] of […]."),
    "known number": ("Bel +31 6 1234 5678, 0031612345678", "Bel […], […]"),
    "impossible number": ("Bel 06-1234567", "Bel […]"),
    "glued number": ("tel0687654321of 0687654321of", "tel[…]of […]of"),
    "odd separators": ("06_87654321; 06:87654321; 06·8765·4321", "[…]; […]; […]"),
    "wide digits": ("０６１２３４５６７８", "[…]"),
    "zero in parentheses": ("+31(0)6 87654321 en +31 (0)182-123456", "[…] en […]"),
    "short number": ("Bel 14 0182 of 0800-1234", "Bel […] of […]"),
    "after a date": ("Op 01-02-2021 06 87654321", "Op 01-02-2021 […]"),
    "with a label": ("tel. 123456", "tel. […]"),
    "in a link": ("Zie https://x.example/truus-de-visser nu", "Zie https://x.example/[…] nu"),
    "glued in a link": ("linkedin.example/in/tdevisser", "linkedin.example/in/[…]"),
    "encoded in a link": ("https://x.example/Truus%2520de%2520Visser", "https://x.example/[…]"),
    "number in a link": ("https://wa.me/31687654321 en x.example/?t=06-87654321", "https://[…] en x.example/?t=[…]"),
    "handle": ("Volg @truusdevisser en #hazelworm", "Volg […] en #[…]"),
}


@pytest.mark.parametrize("case", GONE)
def test_gone(case: str) -> None:
    """Names in every shape, all addresses and all numbers make way for a mark."""
    text, expected = GONE[case]
    assert prose(text) == expected


STAYS = [
    "Wil je meer weten? Ik wil het weten.",  # an ordinary word at the start of a sentence
    "Meer weten? Mail ons.",  # of "van der Meer" the bare word
    "De visser vist; de truus niet.",
    "Visserij en Truusje blijven.",
    "Van 1 maart 2021 tot 31-12-2021, 145 projecten, 1.000.000 euro, 2020-2021.",
    "Van 09:30 - 10:30 uur, van 0900-1700 uur, 10 000 000 000 000 euro.",
    "IBAN NL91 ABNA 0417 1643 00, KvK 01234567, dossier 0123456789.",
    "De gemeente Gouda @ het werk.",
    "In Beek en in Gouda.",  # places
    "Kijk op www.gouda.example/nieuws/2021/06/12 en op #samenleren.",
]


@pytest.mark.parametrize("text", STAYS)
def test_stays(text: str) -> None:
    """Ordinary words, longer words, dates, sums and the organisation stay."""
    assert prose(text) == text


def test_person_called_like_the_municipality() -> None:
    """Someone called "van Gouda" does not take Gouda along, only the whole name."""
    contact = ContactDetails(people=(Person(name="Piet van Gouda"),))
    text = "Het college van Gouda en Piet van Gouda; Piet dus, aldus Van Gouda."
    assert prose(text, contact=contact) == "Het college van Gouda en […]; […] dus, aldus […]."
    assert without_contacts_project(project(contact=contact)).organisation == GOUDA


def test_organisations_called_like_a_person_keep_their_names() -> None:
    """A surname stays inside the name of an organisation, alone it goes."""
    bureau = Organisation(
        name="Gouda", kind="municipality", municipalities=GOUDA.municipalities, partners=("Adviesbureau Hazelworm",)
    )
    contact = ContactDetails(people=(Person(name="Jan Hazelworm"),))
    left = without_contacts_project(
        project("Adviesbureau Hazelworm rekent, Hazelworm leest.", organisation=bureau, contact=contact)
    )
    assert left.organisation == bureau
    assert left.summary == "Adviesbureau Hazelworm rekent, […] leest."


def test_a_person_among_the_participants_protects_nothing() -> None:
    """Who takes part by name is still a contact: the name goes there, and everywhere else."""
    lead = evolve(GOUDA, partners=("Jan Hazelworm", "Jan Hazelworm vertelt", "Stichting Leren"))
    contact = ContactDetails(people=(Person(name="Jan Hazelworm"),))
    left = without_contacts_project(project("Hazelworm leest.", organisation=lead, contact=contact))
    assert left.organisation
    assert left.organisation.partners == ("[…]", "[…] vertelt", "Stichting Leren")
    assert left.summary == "[…] leest."


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("Piet Doel", "Doel"),
        ("Truus van den Zomer", "Zomer 2021"),
        ("Wil de Groot", "Samen Groot Worden"),
        ("Mei Ling", "Mei 2021"),
        ("Jan Jansen", "Jan 2021"),
        ("Kees van der Meer", "Meer weten"),
    ],
)
def test_headings_stay(name: str, heading: str) -> None:
    """A heading that has an ordinary word in common with a person is not torn apart."""
    contact = ContactDetails(people=(Person(name=name),))
    section = Section(heading=heading, blocks=(Paragraph(text="Zomaar een tekst."),))
    left = without_contacts_project(evolve(project(contact=contact), sections=(section,), title=heading))
    assert (left.sections[0].heading, left.title) == (heading, heading)


ALONE = {
    "Roos helpt. Vraag Roos om hulp, of Roos's zus.": "Roos helpt. Vraag […] om hulp, of […]'s zus.",
    "Jan helpt op 3 jan en in Jan 2021.": "[…] helpt op 3 jan en in Jan 2021.",
    "Truus helpt. TRUUS!": "[…] helpt. […]!",
}


@pytest.mark.parametrize("text", ALONE)
def test_given_names_alone(text: str) -> None:
    """A given name goes with its capital; one that is a word, only where that capital begins no sentence."""
    people = tuple(Person(name=name) for name in ("Roos Hazelworm", "Jan Hazelworm", "Truus Hazelworm"))
    assert prose(text, contact=ContactDetails(people=people)) == ALONE[text]


def test_given_names_that_the_page_tells() -> None:
    """The given name before a surname, or in an address, is known from then on."""
    people = (Person(name="J. v.d. Hazelworm"), Person(name="T. Smit", emails=("trijntje.smit@gouda.example",)))
    text = "Jaap van der Hazelworm begon. Jaap weet het, Trijntje ook."
    assert prose(text, contact=ContactDetails(people=people)) == "[…] begon. […] weet het, […] ook."


def test_people_whom_only_an_address_or_a_link_names() -> None:
    """Somebody who is in the contact with an address only, or is behind a link, has a name all the same."""
    contact = ContactDetails(other_emails=("jan.hazelworm@gouda.example", "team.leren@gouda.example"))
    links = (
        Link(text="Piet Zandman", url="mailto:p.zandman@gouda.example"),
        Link(text="Mail ons", url="mailto:info@x.example"),
    )
    text = "Jan Hazelworm en Piet Zandman; Zandman leert. Het team leren. Mail ons."
    assert prose(text, contact=contact, links=links) == "[…] en […]; […] leert. Het team leren. Mail ons."


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
    left = str([unstructure(project) for project in document.without_contacts()])
    assert [name for name in names if name.lower() in left.lower()] == []
    assert "@" not in left
    assert find_details(left, frozenset(), Vocabulary.default()) == []


def test_names_of_other_projects() -> None:
    """In a document names and surnames go from every project and from the page; a given name only from its own."""
    other = evolve(project("Truus de Visser, Hazelworm en Truus"), id="b", contact=None)
    document = Document(projects=(project(), other), page_text=(PageLine(line=1, text="Door Hazelworm"),))
    left = without_contacts(document)
    assert left.projects[1].summary == "[…], […] en Truus"
    assert left.page_text[0].text == "Door […]"


def test_ordinary_surnames_in_other_projects() -> None:
    """There a surname that is a word needs a capital within a sentence, or all its small words."""
    other = evolve(project("Post van de post. Visser werd hij, en De Visser ook; volgens Post."), id="b", contact=None)
    contact = ContactDetails(people=(Person(name="Piet Post"), Person(name="Truus de Visser")))
    left = without_contacts(Document(projects=(project(contact=contact), other)))
    assert left.projects[1].summary == "Post van de post. Visser werd hij, en […] ook; volgens […]."


def test_names_are_shared() -> None:
    """The names of a whole document are gathered once, not for every project: big documents stay fast."""
    document = Document(projects=(project(), evolve(project(), id="b")))
    page, (first, second) = redactors_of(document, Vocabulary.default())
    assert page.search.forms is first.search.forms is second.search.forms
    assert page.search.names is first.search.names is second.search.names


def test_sources_with_names_in_them() -> None:
    """A file that is called after somebody goes by another name everywhere, and two of them stay two."""
    spans = [SourceSpan(name=f"{name}.html", line=1, end_line=2) for name in ("truus-de-visser", "hazelworm", "plan")]
    projects = tuple(evolve(project(), id=f"p{at}", source=span) for at, span in enumerate(spans))
    document = Document(
        sources=tuple(Source(name=span.name) for span in spans),
        projects=projects,
        diagnostics=(report(Code.NO_PROJECTS, source="hazelworm.html"),),
    )
    left = without_contacts(document)
    names = ["[…]", "[…] (2)", "plan.html"]
    assert [source.name for source in left.sources] == names
    assert [one.source and one.source.name for one in left] == names
    assert left.diagnostics[0].source == "[…] (2)"


@pytest.mark.parametrize(
    "url",
    [
        "mailto:t@x.example",
        "MAILTO:",
        "tel:0612345678",
        "https://wa.me/1",
        "https://x.example/Truus%20de%20Visser",
        "https://x.example/Truus%2520de%2520Visser",
        "https://x.example/in/truusdevisser",
        "https://x.example/?t=06-87654321",
        "https://x.example/?m=t.smit%2540x.example",
    ],
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
    """ "Procesleider: ..." is no contact field that the parser knows, and yet somebody's name."""
    page = "Oss: Spel\n\nGemeente Oss\n\nProject: Spel\nProcesleider: Kees Bedacht\nThema: Jongeren\nKleur: 5 tinten\n"
    fields = dict(ap.parse(page).without_contacts().projects[0].extra_fields)

    assert "Bedacht" not in fields["Procesleider"]
    assert "5 tinten" == fields["Kleur"]


DOCUMENTED = {
    "T. v.d. Hazelworm": "[…]",
    "mevrouw hazelworm": "mevrouw […]",
    "truus van der hazelworm": "[…]",
    "Vraag Trudy van der Hazelworm": "Vraag […]",
    "HAZELWORM": "[…]",
    "Ook Van der Hazelworm": "Ook […]",
    "Hazelworms boek": "[…] boek",
    "Hazelworm's boek": "[…]'s boek",
    "Vraag TruusVanDerHazelworm of truusvanderhazelworm": "Vraag […] of […]",
    "x.example/in/truus-van-der-hazelworm": "x.example/in/[…]",
    "Volg @thazelworm": "Volg […]",
    "a at b.example": "[…]",
    "a apenstaartje b punt nl": "[…]",
    "Kijk, de hazelworm kruipt": "Kijk, de hazelworm kruipt",
}


@pytest.mark.parametrize("text", DOCUMENTED)
def test_what_the_manual_says(text: str) -> None:
    """The examples of docs/how-to/leave-out-contacts.md."""
    contact = ContactDetails(people=(Person(name="T. van der Hazelworm"), Person(name="Truus van der Hazelworm")))
    alone = ContactDetails(people=(Person(name="T. van der Hazelworm"),))
    assert prose(text, contact=alone if "Trudy" in text else contact) == DOCUMENTED[text]
