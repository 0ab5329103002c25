"""The page in headless Chromium, used as a reader would: search, filters, links, downloads, keys; and judged by axe."""

from __future__ import annotations

import io
import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import aenoprojects as ap
from aenoprojects.api import corpus_folder
from aenoprojects.model import Organisation
from aenoprojects.testing.hostile import hostile_projects
from workbooks import HOSTILE, bundled, made_up

pytestmark = pytest.mark.needs("chromium")
SOME = "\n".join((corpus_folder() / "listing" / "subsidieprojecten.txt").read_text(encoding="utf-8").split("\n")[:120])
NU = Path(__file__).parent / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("html") / "p.html"
    ap.export(bundled(), "html", path)
    return path


@pytest.fixture
def page(browser: Any, file: Path) -> Iterator[Any]:
    """Open the page; it must ask for nothing and complain of nothing."""
    context = browser.new_context(accept_downloads=True, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    wrong: list[str] = []
    page.on(
        "request", lambda request: None if request.url.startswith(("file:", "blob:")) else wrong.append(request.url)
    )
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(file.as_uri())
    yield page
    context.close()
    assert wrong == []


def shown(page: Any) -> int:
    return int(page.inner_text("#count").split()[0])


def test_search(page: Any) -> None:
    """The beginnings of words, without accents or capitals, are found in every text; the address tells the view."""
    page.fill("#q", "OMGEVINGS coordin")
    page.wait_for_timeout(400)  # the page waits for a pause in the typing
    both = page.inner_text("#count")
    page.fill("#q", "coordin")
    page.wait_for_timeout(400)
    found = [one for one in bundled().projects if "oördin" in json.dumps(one.to_dict(), ensure_ascii=False).lower()]

    assert both.startswith(("Geen", "0", "1", "2", "3"))
    assert 0 < shown(page) <= len(found)
    assert page.locator("main article:visible").count() == shown(page)
    assert "#q=coordin" in page.url


def test_facets_and_back(page: Any) -> None:
    """A filter counts what is left, stands in the address, and the back button undoes it."""
    page.select_option("#facet-theme", "=Vitaliteit")
    wanted = sum(one.theme is not None and one.theme.name == "Vitaliteit" for one in bundled().projects)
    assert shown(page) == wanted
    page.select_option("#facet-province", "=Gelderland")
    few = shown(page)
    assert few < wanted
    assert page.inner_text("#facet-theme option:checked") == f"Vitaliteit ({few})"
    page.go_back()
    assert shown(page) == wanted
    page.click("#clear")
    assert shown(page) == 145


def test_a_permalink(page: Any, file: Path) -> None:
    """A project has an address of its own, which shows it alone."""
    project = bundled().projects[3]
    page.goto(f"{file.as_uri()}#project={project.id}")
    assert page.locator("main article:visible h2").all_inner_texts() == [project.title]
    page.click("#back")
    assert shown(page) == 145


@pytest.mark.parametrize("view", ["table", "timeline", "map"])
def test_views(page: Any, view: str) -> None:
    """Table, timeline and map show the selection; each has the table, for who cannot see the drawing."""
    page.select_option("#facet-theme", "=Jongeren")
    page.click(f"#view-{view}")
    assert page.locator("#extra tbody tr").count() == shown(page)
    assert page.locator("main article:visible").count() == 0
    if view == "map":
        page.click("#extra .tiles button:has-text('Overijssel')")
        assert "province=Overijssel" in page.url


def test_downloads(page: Any) -> None:
    """The CSV of a selection is what the csv format writes of it; the calendar has its events."""
    page.select_option("#facet-theme", "=Vitaliteit")
    chosen = bundled().select(theme="Vitaliteit")
    stream = io.BytesIO()
    ap.export(chosen, "csv", stream)
    with page.expect_download() as download:
        page.click("#csv")
    assert Path(download.value.path()).read_bytes() == stream.getvalue()
    with page.expect_download() as download:
        page.click("#ics")
    calendar = Path(download.value.path()).read_text(encoding="utf-8")
    assert 0 < calendar.count("BEGIN:VEVENT") <= len(chosen.projects)


def test_prints(page: Any) -> None:
    """The print holds the projects and none of the controls."""
    page.emulate_media(media="print")
    assert not page.is_visible("#q")
    assert len(page.pdf()) > 50_000


def test_the_review_is_walked_by_keys(browser: Any, tmp_path: Path) -> None:
    """j and k walk from finding to finding."""
    path = tmp_path / "r.html"
    ap.export(bundled(), "html", path, review=True)
    page = browser.new_page()
    page.goto(path.as_uri())
    for key, place in (("j", 0), ("j", 1), ("j", 2), ("k", 1)):
        page.keyboard.press(key)
        assert page.evaluate("[...document.querySelectorAll('.finding')].indexOf(document.activeElement)") == place
    page.close()


def test_the_review_stands_beside_the_search(browser: Any, tmp_path: Path) -> None:
    """A filter leaves the lines of the projects that fit; a project's own view has its lines below it."""
    path = tmp_path / "r.html"
    ap.export(bundled(), "html", path, review=True)
    page = browser.new_page()
    page.goto(f"{path.as_uri()}#theme=Jongeren&view=review")
    assert page.locator(".review:visible").count() == shown(page)
    project = bundled().projects[7]
    page.goto(f"{path.as_uri()}#project={project.id}")
    assert page.locator(".review:visible h4").all_inner_texts() == [project.title]
    page.click(".review:visible th a >> nth=0")  # to the line that it was read from
    assert page.locator(".review:visible h4").all_inner_texts() == [project.title]
    assert page.locator("li:target mark").count() > 0
    page.close()


@pytest.mark.needs("node", "java")
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_html_checker_finds_nothing(tmp_path: Path, language: str) -> None:
    """The Nu HTML checker of the W3C finds no error and nothing doubtful."""
    path = tmp_path / "p.html"
    ap.export(bundled(), "html", path, language=language, review=True)
    done = subprocess.run(["java", "-jar", NU, "--format", "json", str(path)], capture_output=True, check=False)
    found = [one["message"] for one in json.loads(done.stderr)["messages"]]
    # It takes the digests of the policy for others than Chromium does, which runs the script: see the tests above.
    assert [text for text in found if "Content Security Policy" not in text] == []


def test_nothing_hostile_runs(browser: Any, tmp_path: Path) -> None:
    """Texts that would run elsewhere run nothing here, and ask for nothing."""
    texts = [*HOSTILE, "<img src=x onerror=document.title='boos'>", "</script><script>document.title='boos'</script>"]
    bad = tuple(
        made_up(number, title=text, organisation=Organisation(name=text, kind="other"))
        for number, text in enumerate(texts)
    )
    path = tmp_path / "h.html"
    page_itself = ap.parse("\n".join(f"Oss: {text}\nGemeente Oss\nProject: {text}\nThema: {text}" for text in texts))
    everywhere = (*bad, *hostile_projects(), *page_itself)  # in every field, and on the lines of the review view
    ap.export(evolve(page_itself, projects=everywhere), "html", path, review=True)
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    for view in ("table", "timeline", "map", "review", "cards"):
        page.click(f"#view-{view}")
    assert page.title() == "Projecten van gemeenten"
    assert len(asked) == 1
    page.close()


@pytest.mark.needs("node")
@pytest.mark.parametrize("width", [375, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_axe_finds_nothing(browser: Any, tmp_path: Path, language: str, scheme: str, width: int) -> None:
    """An accessibility judge finds nothing in any view (WCAG 2.2 AA and its best practices)."""
    path = tmp_path / "p.html"
    ap.export(ap.parse(SOME), "html", path, language=language, review=True)
    context = browser.new_context(bypass_csp=True, color_scheme=scheme, viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(path.as_uri())
    page.add_script_tag(path=AXE)
    for view in ("cards", "table", "timeline", "map", "review"):
        page.click(f"#view-{view}")
        found = page.evaluate("axe.run()")["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
    context.close()
