"""People in a short text, and whether an address is theirs."""

from __future__ import annotations

import pytest

from aenoprojects.diagnostics import Code
from aenoprojects.values.contact import looks_like_person, read_contact
from aenoprojects.values.contact.fit import FITS, fit
from aenoprojects.values.readings import Part
from aenoprojects.vocabulary import Vocabulary

WORDS = Vocabulary.default()

# (text, [(name, honorific, role), ...]): the shapes that the real page has, with made-up names.
AS_ON_THE_PAGE = [
    ("Truus Visser", [("Truus Visser", None, None)]),
    ("Truus van der Veen en Piet Smit", [("Truus van der Veen", None, None), ("Piet Smit", None, None)]),
    ("Truus Visser & Piet de Smit", [("Truus Visser", None, None), ("Piet de Smit", None, None)]),
    ("Truus Visser | Piet de Smit", [("Truus Visser", None, None), ("Piet de Smit", None, None)]),
    ("Truus Visser – de Smit", [("Truus Visser – de Smit", None, None)]),
    ("Truus Visser-de Smit", [("Truus Visser-de Smit", None, None)]),
    ("T. Visser-Smit", [("T. Visser-Smit", None, None)]),
    ("Fleur Ait Baas", [("Fleur Ait Baas", None, None)]),
    ("Anna-Marie Visser", [("Anna-Marie Visser", None, None)]),
    ("Truus Maria Visser en Bas ten Hove", [("Truus Maria Visser", None, None), ("Bas ten Hove", None, None)]),
    ("mw. T. Visser, directeur GR Westland", [("T. Visser", "mw.", "directeur GR Westland")]),
    ("Truus Visser (Gouda)", [("Truus Visser", None, "Gouda")]),
    (
        "Truus Visser (Programmamanager), Piet van den Smit (projectleider ABC) en Bas Baas (projectleider Plan)",
        [
            ("Truus Visser", None, "Programmamanager"),
            ("Piet van den Smit", None, "projectleider ABC"),
            ("Bas Baas", None, "projectleider Plan"),
        ],
    ),
]
# Shapes that the page might have.
ELSEWHERE = [
    ("Truus Visser, adviseur HR en organisatie", [("Truus Visser", None, "adviseur HR en organisatie")]),
    (
        "Truus Visser, adviseur Leren en Ontwikkelen en Piet Smit",
        [("Truus Visser", None, "adviseur Leren en Ontwikkelen"), ("Piet Smit", None, None)],
    ),
    ("Truus Visser (HR en organisatie) en Piet", [("Truus Visser", None, "HR en organisatie"), ("Piet", None, None)]),
    ("Truus, Piet en Bas", [("Truus", None, None), ("Piet", None, None), ("Bas", None, None)]),
    ("Truus en Piet Smit", [("Truus Smit", None, None), ("Piet Smit", None, None)]),
    ("Truus Visser, Den Haag", [("Truus Visser", None, "Den Haag")]),
    ("Truus Visser, Bergen op Zoom", [("Truus Visser", None, "Bergen op Zoom")]),
    ("Truus Visser, West Betuwe en Piet Smit", [("Truus Visser", None, "West Betuwe"), ("Piet Smit", None, None)]),
    ("Truus Visser van de gemeente Gouda", [("Truus Visser", None, "gemeente Gouda")]),
    ("Truus Visser namens team HR", [("Truus Visser", None, "namens team HR")]),
    ("Truus Visser - projectleider", [("Truus Visser", None, "projectleider")]),
    ("Truus Visser – Piet Smit", [("Truus Visser", None, None), ("Piet Smit", None, None)]),
    ("Truus Visser (mw.)", [("Truus Visser", "mw.", None)]),
    ("mevr. drs. T. van 't Hof MSc", [("T. van 't Hof", "mevr. drs. MSc", None)]),
    ("de heer Smit en mevrouw De Wit", [("Smit", "de heer", None), ("De Wit", "mevrouw", None)]),
    ("drs.ir. P. Smit", [("P. Smit", "drs.ir.", None)]),
    ("P.J. d'Hoop / Truus v/d Veen", [("P.J. d'Hoop", None, None), ("Truus v/d Veen", None, None)]),
    ("truus visser en piet de smit", [("truus visser", None, None), ("piet de smit", None, None)]),
    ("TRUUS VISSER, HR ADVISEUR", [("TRUUS VISSER", None, "HR ADVISEUR")]),
    ("Projectleider Truus Visser", [("Truus Visser", None, "Projectleider")]),
    (
        "Projectleider: Truus Visser; ambtelijk opdrachtgever: Piet Smit",
        [("Truus Visser", None, None), ("Piet Smit", None, "ambtelijk opdrachtgever")],
    ),
    ("Contactpersoon: Truus Visser", [("Truus Visser", None, None)]),
    ("Truus Visser\nPiet Smit", [("Truus Visser", None, None), ("Piet Smit", None, None)]),
    ("Truus Visser.", [("Truus Visser", None, None)]),
    ("Ayşe Yıldız, Zoë d'Hoop", [("Ayşe Yıldız", None, None), ("Zoë d'Hoop", None, None)]),
    (
        "Joke Verzonnen, projectleider, en Piet Bedacht, HR-adviseur",
        [("Joke Verzonnen", None, "projectleider"), ("Piet Bedacht", None, "HR-adviseur")],
    ),
    ("Joke en Piet van der Veen", [("Joke van der Veen", None, None), ("Piet van der Veen", None, None)]),
    ("Joke, Piet en Bas Verzonnen", [("Joke", None, None), ("Piet", None, None), ("Bas Verzonnen", None, None)]),
    ("mw. Smit en Piet de Wit", [("Smit", "mw.", None), ("Piet de Wit", None, None)]),
    ("J.P. (Jan-Peter) de Vries", [("J.P. (Jan-Peter) de Vries", None, None)]),
    ("Joke (J.) Verzonnen, projectleider", [("Joke (J.) Verzonnen", None, "projectleider")]),
    ("P. (HR) en Joke Verzonnen", [("P.", None, "HR"), ("Joke Verzonnen", None, None)]),
    ("Bedacht, Piet", [("Piet Bedacht", None, None)]),
    ("Bedacht, Piet (HR)", [("Piet Bedacht", None, "HR")]),
    ("Bedacht, P. van der", [("P. van der Bedacht", None, None)]),
    ("dhr. Bedacht, P.J. en Verzonnen, J.", [("P.J. Bedacht", "dhr.", None), ("J. Verzonnen", None, None)]),
    ("Truus, Gouda", [("Truus", None, "Gouda")]),
    ("Truus, directeur", [("Truus", None, "directeur")]),
    ("dhr./mw. P. Bedacht", [("P. Bedacht", "dhr./mw.", None)]),
    ("dhr. of mevr. P. Bedacht", [("P. Bedacht", "dhr. of mevr.", None)]),
    # Two people in one value.
    ("Mw. T. Visser\nDhr. P. Smit", [("T. Visser", "Mw.", None), ("P. Smit", "Dhr.", None)]),
    (
        "Truus Visser, adviseur\nPiet Smit, projectleider",
        [("Truus Visser", None, "adviseur"), ("Piet Smit", None, "projectleider")],
    ),
    ("- Truus Visser\n- Piet Smit", [("Truus Visser", None, None), ("Piet Smit", None, None)]),
    ("Truus Visser i.s.m. Piet Smit", [("Truus Visser", None, None), ("Piet Smit", None, None)]),
    (
        "Truus Visser als projectleider en Piet Smit als opdrachtgever",
        [("Truus Visser", None, "projectleider"), ("Piet Smit", None, "opdrachtgever")],
    ),
    ("Truus Visser (vervanger Piet Smit)", [("Truus Visser", None, None), ("Piet Smit", None, "vervanger")]),
    ("Truus Visser, vervanger: Piet Smit", [("Truus Visser", None, None), ("Piet Smit", None, "vervanger")]),
    ("Truus Visser (HR), b.g.g. Piet Smit (ICT)", [("Truus Visser", None, "HR"), ("Piet Smit", None, "ICT")]),
    ("Truus Visser · Piet Smit", [("Truus Visser", None, None), ("Piet Smit", None, None)]),
    ("Truus Visser tot 1-1-2021, Piet Smit vanaf 1-1-2021", [("Truus Visser", None, None), ("Piet Smit", None, None)]),
    ("1. Truus Visser 2. Piet Smit", [("Truus Visser", None, None), ("Piet Smit", None, None)]),
    ("1) Truus Visser; 2) Piet Smit", [("Truus Visser", None, None), ("Piet Smit", None, None)]),
    ("Truus Visser/Piet Smit", [("Truus Visser", None, None), ("Piet Smit", None, None)]),
    # Lines of one person.
    ("• Truus Visser\n• HR-adviseur", [("Truus Visser", None, "HR-adviseur")]),
    ("• Truus Visser • HR-adviseur", [("Truus Visser", None, "HR-adviseur")]),
    ("Truus Visser\nHR-adviseur\nGemeente Gouda", [("Truus Visser", None, "HR-adviseur, Gemeente Gouda")]),
    ("Naam: Truus Visser\nFunctie: adviseur", [("Truus Visser", None, "adviseur")]),
    (
        "Adviseur\nTruus Visser\nManager\nPiet Smit",
        [("Truus Visser", None, "Adviseur"), ("Piet Smit", None, "Manager")],
    ),
    # Particles by their first letters, call names, accents, names of elsewhere.
    ("J. v. Dijk", [("J. v. Dijk", None, None)]),
    ("Jan v. Dijk", [("Jan v. Dijk", None, None)]),
    ("J. v. d. Berg en mw. A. v.d. Kolk", [("J. v. d. Berg", None, None), ("A. v.d. Kolk", "mw.", None)]),
    ("J. d. Wit", [("J. d. Wit", None, None)]),
    ("M. (José) van 't Hof", [("M. (José) van 't Hof", None, None)]),
    ("Johannes (Jan) de Vries", [("Johannes (Jan) de Vries", None, None)]),
    ("T. Visser (Truus)", [("T. Visser (Truus)", None, None)]),
    ("R. Peppel", [("R. Peppel", None, None)]),
    ("Kees van der Heid en P. Scheid", [("Kees van der Heid", None, None), ("P. Scheid", None, None)]),
    ("Piet op den Akker", [("Piet op den Akker", None, None)]),
    ("Nguyễn Văn An en Xi Li", [("Nguyễn Văn An", None, None), ("Xi Li", None, None)]),
    ("Maria del Carmen García López", [("Maria del Carmen García López", None, None)]),
    ("Shauna O’Neill", [("Shauna O’Neill", None, None)]),
    ("Truus visser", [("Truus visser", None, None)]),
    # The surname first.
    ("Vries, Peter de", [("Peter de Vries", None, None)]),
    ("de Vries, Peter", [("Peter de Vries", None, None)]),
    ("Berg, J. van den; Dijk, Marieke van", [("J. van den Berg", None, None), ("Marieke van Dijk", None, None)]),
    ("Visser, Truus\nSmit, Piet", [("Truus Visser", None, None), ("Piet Smit", None, None)]),
    ("Visser, Truus en Smit, Piet", [("Truus Visser", None, None), ("Piet Smit", None, None)]),
    (
        "Visser, Truus <t.visser@gouda.example>; Smit, Piet <p.smit@gouda.example>",
        [("Truus Visser", None, None), ("Piet Smit", None, None)],
    ),
    ("'Visser, Truus' <t.visser@gouda.example>", [("Truus Visser", None, None)]),
    # Functions and bodies around a name; when somebody is there is neither.
    ("projectleider mw. drs. Truus Visser", [("Truus Visser", "mw. drs.", "projectleider")]),
    ("onze adviseur duurzame inzet Truus Visser", [("Truus Visser", None, "onze adviseur duurzame inzet")]),
    ("prof. dr. ir. Truus Visser (TU Delft)", [("Truus Visser", "prof. dr. ir.", "TU Delft")]),
    ("Truus Visser, Wageningen University & Research", [("Truus Visser", None, "Wageningen University & Research")]),
    ("Gemeente Gouda: Truus Visser", [("Truus Visser", None, "Gemeente Gouda")]),
    ("Truus Visser, bereikbaar op maandag", [("Truus Visser", None, None)]),
    ("Truus Visser bereikbaar op maandag", [("Truus Visser", None, None)]),
    ("Foto: Truus Visser", []),
    ("to be announced", []),
    ("Den Haag", []),
    ("nog niet bekend", []),
    ("Team HR", []),
    ("afdeling Personeel & Organisatie", []),
    ("n.t.b.", []),
    ("-", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "people"), AS_ON_THE_PAGE + ELSEWHERE)
def test_people_are_read(text: str, people: list[tuple[str, str | None, str | None]]) -> None:
    """Behind a label each text gives these people with title and role."""
    people_read = read_contact(text, [Part("contact", "Contactpersoon", 0, len(text))], WORDS).value.people

    assert [(person.name, person.honorific, person.role) for person in people_read] == people


@pytest.mark.parametrize(
    "text", ["bereikbaar op maandag", "Truus", "Den Haag", "Bergen op Zoom", "gemeente Gouda", "sociale media", "12a"]
)
def test_without_a_label_only_a_full_name_is_a_person(text: str) -> None:
    """Among addresses and numbers a mere word, place or remark is nobody, and is kept."""
    reading = read_contact(text, [Part("details", "Contactgegevens", 0, len(text))], WORDS)

    assert reading.value.people == ()
    assert [problem.text for problem in reading.problems] == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Hogeschool Zeeland", "Centrum voor Europese Studies (CES)", "Universiteit van Tampere, Finland", "TU Delft",
        "Adviesbureau De Brug BV", "Gemeente Veere, afdeling Water", "Radboud Universiteit Nijmegen",
        "Grondig Werk B.V.", "Tampere University", "Team HR",
        "Stichting De Brug", "Royal Brug Group", "Waterschap Rijn en IJssel",
    ],
)  # fmt: skip
def test_an_institution_is_no_person(text: str) -> None:
    """An institution, a firm or a department where a person should stand is reported whole."""
    reading = read_contact(text, [Part("contact", "Projectleider", 0, len(text))], WORDS)

    assert reading.value.people == ()
    assert [(problem.code, problem.text) for problem in reading.problems] == [(Code.CONTACT_NO_PERSON, text)]


@pytest.mark.parametrize(
    ("text", "turned"),
    [("Visser, Truus", True), ("Vries, Peter de", False), ("Visser, T.", False), ("Truus Visser", False)],
)
def test_a_surname_that_only_a_comma_tells_is_reported(text: str, turned: bool) -> None:
    """Two names with a comma between them are a guess; initials and a particle at the end are none."""
    reading = read_contact(text, [Part("contact", "Contactpersoon", 0, len(text))], WORDS)

    assert [problem.read_as for problem in reading.problems] == (["Truus Visser"] if turned else [])


@pytest.mark.parametrize(
    ("text", "is_person"),
    [
        ("Truus Visser", True),
        ("mw. T. Visser", True),
        ("Truus de Wit – van Dam", True),
        ("Truus Visser, adviseur", True),
        ("• Piet Smit", True),
        ("R. Peppel", True),
        ("Truus", False),
        ("Meer informatie", False),
        ("Lees Verder", False),
        ("Den Haag", False),
        ("Bergen op Zoom", False),
        ("Hogeschool Zeeland", False),
        ("Het Groene Hart", False),
        ("Groene Loper", False),
        ("Praktische Informatie", False),
        ("Waarom Truus Visser?", False),
        ("Kerkstraat 12", False),
        ("Team Communicatie", False),
        ("Projectleider", False),
        ("Sociale Zaken", False),
        ("De pompen stonden in een schuur", False),
        ("Truus Visser leidde het project", False),
        ("", False),
    ],
)
def test_what_looks_like_a_person(text: str, is_person: bool) -> None:
    """A full name is a person; places, streets, bodies, headings and sentences are none."""
    assert looks_like_person(text, WORDS) is is_person


@pytest.mark.parametrize(
    ("local", "name"),
    [
        ("t.visser", "Truus Visser"),
        ("truus.visser", "Truus Visser"),
        ("tvisser", "Truus Visser"),
        ("truusvisser", "Truus Visser"),
        ("TM.Visser", "Truus Visser"),
        ("aj.visser", "Truus Visser"),  # the initials of official first names
        ("tmjvisser", "Truus Visser"),
        ("visser.t", "Truus Visser"),
        ("visser", "Truus Visser"),
        ("vissert", "Truus Visser"),
        ("t.visser2", "Truus Visser"),
        ("t.vanderveen", "Truus van der Veen"),
        ("t.van.der.veen", "Truus van der Veen"),
        ("tvd.veen", "Truus van der Veen"),
        ("t.vd.veen", "Truus van der Veen"),
        ("t.veen", "Truus van der Veen"),
        ("tvanderveen", "Truus van der Veen"),
        ("ldwit", "Lien de Wit"),
        ("sde.wit", "Sien de Wit"),
        ("t.visser", "Truus Visser – de Smit"),
        ("t.desmit", "Truus Visser – de Smit"),
        ("t.visser-desmit", "Truus Visser-de Smit"),
        ("t.visser-smit", "Truus Visser"),  # a married name that only the address has
        ("f.aitbaas", "Fleur Ait Baas"),
        ("truus", "Truus de Wit"),
        ("truus.jansen", "Truus de Wit"),
        ("truusw", "Truus de Wit"),
        ("tdw", "Truus de Wit"),
        ("choogend", "Cor Hoogendijk"),
        ("t.wyngaard", "Truus Wijngaard"),
        ("corne.visser", "Corné Visser"),
        ("corné.visser", "Corne Visser"),
        ("a.yildiz", "Ayşe Yıldız"),
        ("b.sorensen", "Bo Sørensen"),
        ("truus.visser", "T. Visser"),
        ("p.dhoop", "P.J. d'Hoop"),
        ("p.smit", "Smit"),
    ],
)
def test_an_address_fits_its_person(local: str, name: str) -> None:
    """Initials, glued particles, half a double name, a first name, a monogram: all are the person's."""
    assert fit(f"{local}@gouda.example", name, WORDS) >= FITS


@pytest.mark.parametrize(
    ("local", "name"),
    [
        ("t.jansen", "Truus de Wit"),
        ("p.bakker", "Jan Akker"),
        ("pbakker", "Jan Akker"),
        ("jbosman", "Jan Bos"),
        ("p.lindenberg", "Jan Berg"),
        ("m.van.dijk", "Truus van Dam"),
        ("janssen.p", "Jan de Boer"),
        ("info", "Truus Visser"),
        ("123", "Truus Visser"),
        ("t", "Truus Visser"),
        ("t.visser", ""),
        ("t.visser", "..."),
    ],
)
def test_an_address_of_somebody_else_does_not_fit(local: str, name: str) -> None:
    """Another surname, or a surname that merely ends the same, is somebody else's."""
    assert fit(f"{local}@gouda.example", name, WORDS) < FITS


def test_a_better_fit_scores_higher() -> None:
    """Surname with full given name beats surname with initial beats surname alone beats given name."""
    scores = [
        fit("joke.deboer@gouda.example", name, WORDS)
        for name in ("Joke de Boer", "J. de Boer", "Piet de Boer", "Joke Smit")
    ]

    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)
