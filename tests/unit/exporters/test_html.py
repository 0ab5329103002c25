"""The page in one file: what stands in it, that nothing can get in or out, and that it is the same each time."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
import time
from typing import Any

import pytest
from lxml import html

import aenoprojects as ap
from aenoprojects.exporters.html import HtmlExporter
from aenoprojects.model import Document, Link, Organisation
from aenoprojects.testing import sample_document
from workbooks import HOSTILE, bundled, made_up


def written(document: Document, **options: Any) -> str:
    stream = io.BytesIO()
    assert tuple(HtmlExporter(**options).write(document, stream)) == ()
    return stream.getvalue().decode("utf-8")


def data_of(page: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        re.findall(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)[0]
    )
    return found


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_readable_list_without_a_script(language: str) -> None:
    """Every project is an article with its facts and texts; the page says its language and title."""
    tree = html.fromstring(written(sample_document(), language=language))
    projects = sample_document().projects

    assert tree.get("lang") == language
    assert [one.get("id") for one in tree.iter("article")] == [project.id for project in projects]
    for one, project in zip(tree.iter("article"), projects, strict=True):
        text = " ".join(one.text_content().split())
        assert " ".join(project.title.split()) in text
        assert all(
            " ".join(section.text.split())[:40] in text for section in project.sections if len(section.blocks) == 1
        )
    assert len(list(tree.iter("h1"))) == len(list(tree.iter("main"))) == 1


def test_nothing_comes_in_or_goes_out() -> None:
    """The policy lets only this style and this script run, by their digests; nothing else is named."""
    page = written(bundled())
    policy = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)[0]
    style, script = (
        re.findall(r"<style>(.*?)</style>", page, re.S)[0],
        re.findall(r"<script>(.*?)</script>", page, re.S)[0],
    )
    digests = [base64.b64encode(hashlib.sha256(one.encode()).digest()).decode() for one in (style, script)]

    assert policy.startswith("default-src 'none';")
    assert policy.count("sha256-") == 2
    assert all(f"'sha256-{digest}'" in policy for digest in digests)
    assert "unsafe" not in policy
    tree = html.fromstring(page)
    assert tree.xpath("//@src | //link | //@onclick | //@style | //iframe | //object | //form") == []


def test_hostile_texts_are_text() -> None:
    """No text of a project becomes markup or ends the data; a link that runs something is none."""
    texts = [
        *HOSTILE,
        "<script>alert(1)</script>",
        "</script><script>x",
        '"><img src=x onerror=alert(1)>',
        "\u2028&amp;",
    ]
    urls = [
        "javascript:alert(1)",
        "data:text/html,x",
        "https://oss.example/?a=1&b=<2>",
        "mailto:a@oss.example",
        " javascript:x",
    ]
    bad = tuple(
        made_up(number, title=text, organisation=Organisation(name=text, kind="partnership"),
                links=tuple(Link(text=text, url=url) for url in urls))
        for number, text in enumerate(texts)
    )  # fmt: skip
    page = written(Document(projects=bad), title="<b>titel</b>")
    tree = html.fromstring(page)

    assert len(list(tree.iter("script"))) == 2
    assert tree.xpath("//img | //b | //@onerror") == []
    assert {url.split(":")[0] for url in tree.xpath("//main//a/@href")} == {
        "https",
        "mailto",
        ["#project=project-0"][0],
    } | {f"#project=project-{number}" for number in range(len(texts))}
    clean = [text.replace("\ud800", "?") for text in texts]
    assert [one["title"] for one in data_of(page)["projects"]] == clean


def test_downloads_are_the_rows_and_events_of_the_formats() -> None:
    """What the page puts together for a download is, for all projects, what the formats write."""
    data = data_of(written(bundled()))
    stream = io.BytesIO()
    ap.export(bundled(), "csv", stream)

    assert (data["csv"] + "".join(one["csv"] for one in data["projects"])).encode() == stream.getvalue()
    events = data["ics"][0] + "".join(one["ics"] for one in data["projects"]) + data["ics"][1]
    calendar = io.BytesIO()
    ap.export(bundled(), "ical", calendar)
    wanted = calendar.getvalue().count(b"BEGIN:VEVENT")
    assert events.count("BEGIN:VEVENT") == events.count("END:VEVENT") == wanted
    assert events.endswith("END:VCALENDAR\r\n")


def test_size_and_sameness(monkeypatch: pytest.MonkeyPatch) -> None:
    """145 projects stay below a megabyte; an hour later the bytes are the same."""
    page = written(bundled())
    later = time.time() + 3600
    monkeypatch.setattr(time, "time", lambda: later)

    assert len(page.encode()) < 1_000_000
    assert written(bundled()) == page


def test_the_review_marks_every_value_in_its_place() -> None:
    """The marked text of a value is the text at its place; each finding stands beside the lines."""
    text = "Oss: tOss\nGemeente Oss\nProject: tOss\nThema: Vitaliteit\nLooptijd: 2021 - 20x2\nDoel\nWij leren.\n"
    document = ap.parse(text)
    tree = html.fromstring(written(document, review=True))
    lines = document.sources[0].lines
    (project,) = document.projects
    marked = {one.get("data-field"): one.text_content() for one in tree.iter("mark")}

    assert [item.text_content() for item in tree.xpath("//div[@class='review']//li")] == list(lines)
    assert marked.keys() <= project.places.keys()
    assert {"title", "organisation.name", "theme.text", "period"} <= marked.keys()
    for path, shown in marked.items():
        assert shown in [
            one.text(lines) for one in (project.places[path]._replace(more=()), *project.places[path].more)
        ]
    assert len(tree.find_class("finding")) == len(document.diagnostics)


def test_without_contacts() -> None:
    """Without contacts nobody is named, in the downloads neither."""
    page = written(bundled().without_contacts(), review=True)
    names = [one.name for project in bundled().projects if project.contact for one in project.contact.people]

    assert [name for name in names if name in page] == []
