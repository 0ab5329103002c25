"""The bundled pages: complete, irregular in all the real ways, and nobody's."""

from __future__ import annotations

import hashlib
import re
import runpy
from collections import Counter
from pathlib import Path

import pytest
from attrs import evolve

import aenoprojects as ap
from aenoprojects.api import corpus_folder
from aenoprojects.vocabulary.folding import fold

HASHES = frozenset((Path(__file__).parent / "corpus_hashes.txt").read_text().split())
"""The start of the SHA-256 of each real name, address and number: enough to notice one. Of a number it is 24 bits, too
little to recover it by trying all numbers."""

FILES = sorted(
    file for pattern in ("listing/*.txt", "listing/*.html", "articles/*.txt") for file in corpus_folder().glob(pattern)
)


def is_real(kind: str, text: str) -> bool:
    return hashlib.sha256(f"{kind}:{text}".encode()).hexdigest()[: 6 if kind == "number" else 8] in HASHES


def test_it_is_complete() -> None:
    """141 entries and four articles, each with an organisation, but for the anonymous article."""
    document = ap.corpus()

    assert 145 == len(document.projects)
    assert 5 == len(document.sources)
    assert 1 == sum(project.organisation is None for project in document.projects)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_nobody_real_is_in_it(file: Path) -> None:
    """No name, address or number of the real pages survives."""
    text = file.read_text(encoding="utf-8")
    words = re.findall(r"[\w-]+", text)
    names = {
        fold(" ".join(words[start : start + length]))
        for length in (2, 3, 4, 5)
        for start in range(len(words) - length + 1)
        if words[start][0].isupper() and words[start + length - 1][0].isupper()
    }
    addresses = {address.lower() for address in re.findall(r"[\w.+-]+@[\w.-]+\w", text)}
    numbers = {re.sub(r"^31", "0", re.sub(r"\D", "", number)) for number in re.findall(r"\+?\d[\d ()/-]{7,}\d", text)}

    assert not [name for name in names if is_real("name", name)]
    assert not [one for one in addresses if is_real("address", one) or is_real("local", one.partition("@")[0])]
    assert not [number for number in numbers if is_real("number", number)]
    assert all(address.endswith(".example") for address in addresses)


def test_numbers_are_the_libraries_examples() -> None:
    """Every number that is possible at all is an example number or the general one of a municipality."""
    numbers = {
        phone
        for project in ap.corpus().projects
        if project.contact
        for phone in (
            *project.contact.other_phones,
            *(phone for person in project.contact.people for phone in person.phones),
        )
    }

    assert numbers <= {"+31612345678", "+31101234567", "14010"}


def test_text_and_html_give_equal_projects() -> None:
    """The same entries as text and as a web page; only the page has links."""
    folder = corpus_folder() / "listing"
    text = ap.read(folder / "subsidieprojecten.txt")
    html = ap.read(folder / "subsidieprojecten.html")

    assert text.projects == tuple(evolve(project, links=()) for project in html.projects)
    assert sum(len(project.links) for project in html.projects) > 30
    assert all(link.url.startswith("https://fonds.example/") for project in html.projects for link in project.links)
    assert Counter(note.code for note in text.diagnostics) == Counter(note.code for note in html.diagnostics)


def test_the_html_is_made_from_the_text() -> None:
    """The committed page is what the script makes of the committed text."""
    folder = corpus_folder() / "listing"
    make = runpy.run_path(str(folder / "make_html.py"))
    text = (folder / "subsidieprojecten.txt").read_text(encoding="utf-8")

    assert make["page"](text) == (folder / "subsidieprojecten.html").read_text(encoding="utf-8")


def test_it_has_every_oddity_of_the_real_page() -> None:
    """Wrong dates, impossible numbers, misfits: as many of each as on the page the facts come from."""
    expected = {
        "AP107": 1,
        "AP202": 1,
        "AP204": 2,
        "AP301": 3,
        "AP302": 3,
        "AP303": 1,
        "AP304": 1,
        "AP403": 1,
        "AP404": 2,
        "AP501": 1,
    }
    found = Counter(note.code for note in ap.corpus().diagnostics)

    assert expected == {code: found[code] for code in expected}
