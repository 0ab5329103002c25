"""The same page in other clothes is the same page: every re-dressing of the corpus gives equal projects."""

from __future__ import annotations

import io
from functools import cache

import pytest

import aenoprojects as ap
from aenoprojects.api import corpus_folder
from dressing import DRESSINGS
from facts import facts

ARTICLES = sorted(file.stem for file in (corpus_folder() / "articles").glob("*.txt"))


@cache
def listing() -> str:
    return (corpus_folder() / "listing" / "subsidieprojecten.txt").read_text(encoding="utf-8")


def dressed(name: str, text: str) -> tuple[ap.Project, ...]:
    page = DRESSINGS[name](text)
    return ap.read(io.BytesIO(page if isinstance(page, bytes) else page.encode())).projects


@pytest.mark.parametrize("name", DRESSINGS)
def test_a_dressed_listing_gives_equal_projects(name: str) -> None:
    """Layout, markup, encoding, separators and the case of labels change no fact of any of the 141 projects."""
    plain = [facts(project) for project in ap.parse(listing()).projects]
    found = [facts(project) for project in dressed(name, listing())]

    assert len(plain) == len(found)
    for expected, actual in zip(plain, found, strict=True):
        assert expected == actual


@pytest.mark.parametrize("article", ARTICLES)
@pytest.mark.parametrize(
    "name", ["html_paragraphs", "html_one_line", "html_divs", "crlf", "utf16", "no_break", "double_spaced", "wrapped"]
)
def test_a_dressed_article_gives_an_equal_project(name: str, article: str) -> None:
    """The second layout too can be read from HTML and from pasted text."""
    text = (corpus_folder() / "articles" / f"{article}.txt").read_text(encoding="utf-8")
    (plain,), (found,) = ap.parse(text).projects, dressed(name, text)

    assert facts(plain) | {"text": None} == facts(found) | {"text": None}
    assert (plain.scheme, plain.tags) == (found.scheme, found.tags)
