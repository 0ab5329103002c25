"""Files that browsers and office programs make of a page give the projects of the page itself."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import aenoprojects as ap
from aenoprojects.api import corpus_folder
from dressing.as_html import dress_html_paragraphs, dress_label_list, dress_table

LISTING = (corpus_folder() / "listing" / "subsidieprojecten.txt").read_text(encoding="utf-8")
PAGES = {"alineas": dress_html_paragraphs, "lijst": dress_label_list, "tabel": dress_table}

FIELDS = (
    "title", "organisation", "contact", "theme", "period", "amounts", "extra_fields", "grant_round", "scheme",
    "sections", "tags",
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("office")
    for name, dress in PAGES.items():
        (made / f"{name}.html").write_text(dress(LISTING), encoding="utf-8")
    return made


def projects(path: Path) -> list[ap.Project]:
    """Return the projects of a file without what differs between kinds of files: links and where it stands."""
    return [evolve(project, links=(), source=None) for project in ap.read(path).projects]


def differing(path: Path, page: Path) -> dict[str, set[str]]:
    """Return id of a project -> the fields in which a file's project differs from that of the page."""
    mine, wanted = projects(path), projects(page)
    assert [one.id for one in mine] == [one.id for one in wanted]
    found = {}
    for one, other in zip(mine, wanted, strict=True):
        names = {field for field in FIELDS if getattr(one, field) != getattr(other, field)}
        if names:
            found[one.id] = names
    return found


def office(page: Path, kind: str) -> Path:
    """Return what LibreOffice makes of a page."""
    profile = page.parent / "profile"
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", kind, page.name]
    subprocess.run(command, cwd=page.parent, check=True, capture_output=True, timeout=240)
    return page.with_suffix(f".{kind.partition(':')[0]}")


@pytest.mark.needs("soffice")
@pytest.mark.parametrize("kind", ["docx:MS Word 2007 XML", "odt:writer8"], ids=["docx", "odt"])
@pytest.mark.parametrize("name", PAGES)
def test_what_libreoffice_saves(folder: Path, name: str, kind: str) -> None:
    """A page that was opened in Writer and saved is the same; of Word's lists that go on the first number is lost."""
    found = differing(office(folder / f"{name}.html", kind), folder / f"{name}.html")

    assert set().union(*found.values()) <= {"sections"}
    assert len(found) <= (2 if kind.startswith("docx") else 0)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.mark.needs("chromium")
@pytest.mark.parametrize("name", PAGES)
def test_what_a_browser_saves_as_one_file(folder: Path, browser: Any, name: str) -> None:
    """Chromium's .mhtml is the page."""
    page = browser.new_page()
    page.goto((folder / f"{name}.html").as_uri())
    saved = page.context.new_cdp_session(page).send("Page.captureSnapshot", {"format": "mhtml"})
    path = folder / f"{name}.mhtml"
    path.write_text(saved["data"], encoding="utf-8", newline="")
    page.close()

    assert differing(path, folder / f"{name}.html") == {}


@pytest.mark.needs("chromium")
@pytest.mark.parametrize("name", ["alineas", "lijst"])
def test_what_a_browser_prints(folder: Path, browser: Any, name: str) -> None:
    """A print to PDF has every project and field; only where a line was broken by hand may a paper page hide it."""
    page = browser.new_page()
    page.goto((folder / f"{name}.html").as_uri())
    path = folder / f"{name}.pdf"
    page.pdf(path=path, display_header_footer=True, margin={"top": "2cm", "bottom": "2cm"})
    page.close()
    found = differing(path, folder / f"{name}.html")

    assert set().union(*found.values()) <= {"sections", "contact"}
    assert len(found) <= 12
    assert sum("contact" in fields for fields in found.values()) <= 1


def test_a_mail_with_the_page(folder: Path) -> None:
    """A page that somebody mailed is the page."""
    mail = EmailMessage()
    mail["Subject"], mail["Message-ID"] = "Pagina", "<1@goes.example>"
    mail.set_content("Zie hieronder.")
    mail.add_alternative((folder / "alineas.html").read_text(encoding="utf-8"), subtype="html")
    path = folder / "brief.eml"
    path.write_bytes(mail.as_bytes())

    assert differing(path, folder / "alineas.html") == {}
