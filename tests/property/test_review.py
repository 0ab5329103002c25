"""The law of the review view: what is marked for a value is the text at its place, on every page."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

import aenoprojects as ap
from aenoprojects.exporters.text import xml_text
from saved import page_files

CASES = sorted((Path(__file__).parents[1] / "cases").glob("*/page.*"))
FILES = [*page_files().values(), *CASES]


def marks(document: ap.Document) -> Counter[tuple[str, str, str]]:
    """Return line, field and text of every mark of the review view."""
    stream = io.BytesIO()
    ap.export(document, "html", stream, review=True)
    items = html.fromstring(stream.getvalue().decode()).xpath("//div[@class='review']/ol/li")
    return Counter(
        (one.get("id"), mark.get("data-field"), mark.text_content()) for one in items for mark in one.iter("mark")
    )


def places(document: ap.Document) -> Iterator[tuple[str, str, str]]:
    """Yield line, field and text of every place of a value."""
    for number, source in enumerate(document.sources):
        for project in document:
            if project.source and project.source.name == source.name:
                for path, place in project.places.items():
                    for one in (place, *place.more):
                        text = source.lines[one.line - 1][one.start : one.end]
                        if text:
                            yield f"line-{number}-{one.line}", path, xml_text(text)


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_marks_are_places(file: Path) -> None:
    """Each mark has the text of a place, and each place has a mark."""
    document = ap.read(file)
    assert Counter(places(document)) - marks(document) == Counter()
    assert marks(document) - Counter(places(document)) == Counter()
