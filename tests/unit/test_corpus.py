"""The bundled pages: complete, irregular in all the real ways, and nobody's."""

from __future__ import annotations

import hashlib
import html
import io
import re
import runpy
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from attrs import evolve

import aenoprojects as ap
from aenoprojects.api import corpus_folder
from aenoprojects.vocabulary.folding import fold
from saved import FOLDER, page_files

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


def real_people(text: str) -> list[str]:
    """Return every real name, address and number in a text."""
    words = re.findall(r"[\w-]+", text)
    names = {
        fold(" ".join(words[start : start + length]))
        for length in (2, 3, 4, 5)
        for start in range(len(words) - length + 1)
        if words[start][0].isupper() and words[start + length - 1][0].isupper()
    }
    addresses = {address.lower() for address in re.findall(r"[\w.+-]+@[\w.-]+\w", text)}
    numbers = {re.sub(r"^31", "0", re.sub(r"\D", "", number)) for number in re.findall(r"\+?\d[\d ()/-]{7,}\d", text)}

    found = [name for name in names if is_real("name", name)]
    found += [one for one in addresses if is_real("address", one) or is_real("local", one.partition("@")[0])]
    return found + [number for number in numbers if is_real("number", number)]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_nobody_real_is_in_it(file: Path) -> None:
    """No name, address or number of the real pages survives."""
    text = file.read_text(encoding="utf-8")

    assert real_people(text) == []
    assert all(address.endswith(".example") for address in re.findall(r"[\w.+-]+@[\w.-]+\w", text))


SAVED = [file for file in page_files().values() if file not in FILES]
"""The real pages, where a folder of them is named."""


@pytest.mark.skipif(not SAVED, reason=f"{FOLDER} names no folder of saved pages")
def test_without_contacts_nobody_of_the_real_pages_is_left() -> None:
    """Their names, addresses and numbers are in no format: not in a part of the workbook, nor in its properties."""
    documents = {file.name: ap.read(file) for file in SAVED}
    contacts = [project.contact for document in documents.values() for project in document if project.contact]
    # A speaker or a trainer whom only the prose names is nobody's contact.
    known = set(real_people("\n".join(contact.text for contact in contacts)))
    left = {
        (name, each): [
            one
            for one in real_people(texts_of(document.without_contacts(), each))
            if one in known or "@" in one or one.isdecimal()
        ]
        for name, document in documents.items()
        for each in ("json", "jsonl", "xml", "csv", "ical", "mspdi", "xlsx")
    }

    assert len(known) > 400
    assert {place: found for place, found in left.items() if found} == {}


def texts_of(document: ap.Document, name: str) -> str:
    """Return all text that a format writes of a document, its folded lines unfolded and its parts unpacked."""
    ap.export(document, name, stream := io.BytesIO())
    if not zipfile.is_zipfile(stream):
        return html.unescape(stream.getvalue().decode("utf-8-sig").replace("\r\n ", ""))
    with zipfile.ZipFile(stream) as archive:
        return "\n".join(html.unescape(archive.read(part).decode("utf-8")) for part in archive.namelist())


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
