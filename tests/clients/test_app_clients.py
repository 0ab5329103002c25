"""The app as its users meet it: started by its command, used in headless Chromium, by mouse and by keyboard."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from aenoprojects.api import corpus_folder

pytestmark = pytest.mark.needs("chromium")
LISTING = corpus_folder() / "listing" / "subsidieprojecten.txt"
AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
SCRIPTED = """<html><body onload="document.title='boos'"><script>document.title='boos'</script>
<h2>Oss: <img src="https://kwaad.example/x.png" onerror="document.title='boos'">tOss</h2><p>Gemeente Oss</p>
<p>Project: tOss &lt;script&gt;document.title='boos'&lt;/script&gt;</p><p>Thema: Vitaliteit</p></body></html>"""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Start the program as a user does, and end it."""
    command = [sys.executable, "-m", "aenoprojects", "app", "--no-browser", "--quiet"]
    program = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert program.stdout is not None
    yield program.stdout.readline().strip()
    program.terminate()
    program.wait(20)
    program.stdout.close()


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    """Open the page; nothing may be asked of anybody else, or go wrong."""
    context = browser.new_context(accept_downloads=True, bypass_csp=False)
    page = context.new_page()
    wrong: list[str] = []
    origin = address.rsplit("/", 2)[0]
    page.on("request", lambda one: None if one.url.startswith((origin, "blob:")) else wrong.append(f"asked: {one.url}"))
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(address)
    yield page
    context.close()
    assert wrong == []


def taken(page: Any, words: str) -> Path:
    """Return the file that a link of the page gives."""
    with page.expect_download() as download:
        page.click(f"text={words}")
    return Path(download.value.path())


def test_a_page_becomes_a_workbook(page: Any) -> None:
    """Choose a file: the projects show; the workbook opens in another program."""
    page.set_input_files("#files", LISTING)
    page.wait_for_selector("#count")
    assert page.inner_text("#count").startswith("141 van 141")
    rows = CalamineWorkbook.from_path(str(taken(page, "Excel-werkmap"))).get_sheet_by_name("Projecten").to_python()
    assert len(rows) == 142
    assert taken(page, "Agenda").read_text(encoding="utf-8").startswith("BEGIN:VCALENDAR")
    page.keyboard.press("j")  # the first thing that is doubtful, on the page as read
    assert page.evaluate("document.activeElement.className").startswith("finding")
    assert page.locator("li.here").is_visible()
    page.click("text=Andere bestanden")
    assert page.is_visible("#files")


def test_a_file_is_dropped(page: Any) -> None:
    """A file that is let go over the page is read."""
    transfer = page.evaluate_handle(
        """text => { const all = new DataTransfer(); all.items.add(new File([text], "p.txt")); return all; }""",
        "Oss: tOss\n\nGemeente Oss\n\nProject: tOss\nThema: Vitaliteit\n",
    )
    page.dispatch_event("body", "dragover", {"dataTransfer": transfer})
    assert page.locator("form.over").count() == 1
    page.dispatch_event("body", "drop", {"dataTransfer": transfer})
    page.wait_for_selector("#count")
    assert page.inner_text("article h2") == "tOss"


def test_by_the_keyboard_alone(page: Any) -> None:
    """From the top with Tab: the files, the button that reads them, the links of what came out."""
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.id") == "files"
        page.keyboard.press("Enter")
    chooser.value.set_files(LISTING)
    page.wait_for_selector("#count")
    page.keyboard.press("Tab")  # past the link that skips what is above the projects
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Excel-werkmap"
    with page.expect_download():
        page.keyboard.press("Enter")


def test_a_page_with_scripts_is_harmless(page: Any) -> None:
    """What would run on the page that was saved does not run here, and nothing is fetched for it."""
    page.set_input_files("#files", [{"name": "p.html", "mimeType": "text/html", "buffer": SCRIPTED.encode()}])
    page.wait_for_selector("#count")
    page.click("#view-review")
    assert page.locator("mark").count() > 0
    assert "boos" not in page.title()


def test_what_is_too_large_is_not_sent(page: Any, tmp_path: Path) -> None:
    """300 MB are refused on the page itself, at once."""
    large = tmp_path / "groot.html"
    with large.open("wb") as file:
        file.truncate(300_000_000)
    page.set_input_files("#files", large)
    assert "niet groter zijn dan 100 MB" in page.inner_text("#said")
    assert page.is_visible("#files")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [375, 1440])
@pytest.mark.needs("node")
def test_axe_finds_nothing(browser: Any, address: str, width: int, scheme: str) -> None:
    """An accessibility judge finds nothing, before and after (WCAG 2.2 AA and its best practices)."""
    context = browser.new_context(bypass_csp=True, color_scheme=scheme, viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(address)
    for number in range(2):
        if number:
            text = "Oss: tOss\n\nGemeente Oss\n\nProject: tOss\nThema: Vitaliteit\nLooptijd: 2021 - 20x2\n"
            page.set_input_files("#files", [{"name": "p.txt", "mimeType": "text/plain", "buffer": text.encode()}])
            page.wait_for_selector("#count")
        page.add_script_tag(path=AXE)
        found = page.evaluate("axe.run()")["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
    context.close()
