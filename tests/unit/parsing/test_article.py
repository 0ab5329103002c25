"""Articles: the layout without a labelled header."""

from __future__ import annotations

import aenoprojects as ap

ARTICLE = """\
Skip to main content

Leren in de avond

De gemeente Gouda begon een avondschool. Juni 2016 - nu.

Vraag

Hoe leren collega's van elkaar?

Aanpak

Elke week een les.

Meer weten

Neem dan contact op met Truus van der Veen via t.vanderveen@gouda.example.

*Dit project is mede mogelijk gemaakt door de Innovatieve regeling van het fonds. Bekijk meer projecten.

leren, organisatieontwikkeling

Aanbevolen voor u
"""


def test_an_article_is_read() -> None:
    """Title, organisation, contact, period, scheme, tags and sections are found; navigation is page text."""
    document = ap.parse(ARTICLE)
    (project,) = document.projects

    assert "Leren in de avond" == project.title
    assert project.organisation is not None
    assert ("Gouda", "municipality") == (project.organisation.name, project.organisation.kind)
    assert project.contact is not None
    assert [("Truus van der Veen", ("t.vanderveen@gouda.example",))] == [
        (one.name, one.emails) for one in project.contact.people
    ]
    assert project.period is not None
    assert "2016-06/.." == project.period.edtf
    assert "Innovatieve regeling" == project.scheme
    assert ("leren", "organisatieontwikkeling") == project.tags
    assert ["other", "background", "approach", "more"] == [section.kind for section in project.sections]
    assert ["Skip to main content", "Aanbevolen voor u"] == [line.text for line in document.page_text]


def test_an_anonymous_article_has_no_organisation() -> None:
    """Nobody is guessed where the text names nobody."""
    (project,) = ap.parse("Samen leren\n\nVraag\n\nEen gemeente leert.\n\nAanpak\n\nSamen.").projects

    assert project.organisation is None
    assert project.period is None


def test_the_kind_can_be_forced() -> None:
    """A listing can be read as an article, and a text without sections too."""
    assert "Titel" == ap.parse("Titel\n\nTekst zonder koppen.", kind="article").projects[0].title
    assert () == ap.parse(ARTICLE, kind="listing").projects
