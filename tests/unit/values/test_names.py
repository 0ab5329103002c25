"""People in a short text, and whether an address is theirs."""

from __future__ import annotations

import pytest

from aenoprojects.values.name_fit import FITS, fit
from aenoprojects.values.names import read_people

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
        [("Truus Visser", None, "Projectleider"), ("Piet Smit", None, "ambtelijk opdrachtgever")],
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
    read = read_people(text, labelled=True).people

    assert [(person.name, person.honorific, person.role) for person in read] == people


@pytest.mark.parametrize(
    "text", ["bereikbaar op maandag", "Truus", "Den Haag", "Bergen op Zoom", "gemeente Gouda", "WhatsApp", "12a"]
)
def test_without_a_label_only_a_full_name_is_a_person(text: str) -> None:
    """Among addresses and numbers a mere word, place or remark is nobody, and is kept."""
    reading = read_people(text)

    assert (reading.people, reading.rest) == ((), (text,))


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
    assert fit(f"{local}@gouda.example", name) >= FITS


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
    assert fit(f"{local}@gouda.example", name) < FITS


def test_a_better_fit_scores_higher() -> None:
    """Surname with full given name beats surname with initial beats surname alone beats given name."""
    scores = [
        fit("joke.deboer@gouda.example", name) for name in ("Joke de Boer", "J. de Boer", "Piet de Boer", "Joke Smit")
    ]

    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)
