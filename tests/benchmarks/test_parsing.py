"""What parsing costs beside strangers in the same run, and how it grows.

Run with: pytest tests/benchmarks/test_parsing.py -s
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html
from markdown_it import MarkdownIt

import aenoprojects as ap
from aenoprojects.api import corpus_folder
from saved import FOLDER


def fastest(work: Callable[[], object], runs: int = 5) -> float:
    """Return the processor seconds of the fastest of some runs: the one least disturbed."""
    seconds = []
    for _ in range(runs):
        start = time.process_time()
        work()
        seconds.append(time.process_time() - start)
    return min(seconds)


@pytest.fixture(scope="module")
def page() -> str:
    """The largest page of the user's folder, else the bundled one."""
    folder = os.environ.get(FOLDER)
    files = [*Path(folder).glob("*.txt")] if folder else [corpus_folder() / "listing" / "subsidieprojecten.txt"]
    return max(files, key=lambda file: file.stat().st_size).read_text(encoding="utf-8")


def test_text_beside_markdown_it(page: str, at_most: Callable[[float, float], None]) -> None:
    """The text page, read to typed values, beside a parser of Markdown that reads it to tokens."""
    ours, theirs = fastest(lambda: ap.parse(page)), fastest(lambda: MarkdownIt().parse(page))
    print(f"\ntext: {ours * 1000:.0f} ms = {ours / theirs:.1f} x markdown-it-py ({theirs * 1000:.0f} ms)")

    at_most(ours / theirs, 8)


def test_html_beside_trafilatura(at_most: Callable[[float, float], None]) -> None:
    """The page as HTML beside an extractor of main text with its default options."""
    from trafilatura import extract

    text = (corpus_folder() / "listing" / "subsidieprojecten.html").read_text(encoding="utf-8")
    ours, theirs = fastest(lambda: ap.parse(text)), fastest(lambda: extract(text), runs=3)
    print(f"\nHTML: {ours * 1000:.0f} ms = {ours / theirs:.2f} x trafilatura ({theirs * 1000:.0f} ms)")

    at_most(ours / theirs, 3)


def test_a_page_of_others_beside_lxml(at_most: Callable[[float, float], None]) -> None:
    """A page of 100 kB without projects beside lxml and the texts of its elements."""
    row = "<div class='row'><p>Een <b>stuk</b> tekst over <a href='/x'>iets anders</a>, zonder project.</p></div>\n"
    text = f"<html><body>{row * (100_000 // len(row))}</body></html>"
    ours = fastest(lambda: ap.parse(text))
    theirs = fastest(lambda: "".join(html.fromstring(text).itertext()))
    print(f"\nother HTML: {ours * 1000:.0f} ms = {ours / theirs:.1f} x lxml ({theirs * 1000:.1f} ms)")

    at_most(ours / theirs, 20)


def test_cost_grows_linearly(page: str, at_most: Callable[[float, float], None]) -> None:
    """An entry costs the same on a page four and sixteen times as long: within 20 %.

    Each length parses as much text in all, in processor time, so that the machine's moods weigh alike.
    """
    costs = []
    for times in (1, 4, 16):
        text = page * times
        start = time.process_time()
        for _ in range(16 // times):
            ap.parse(text)
        costs.append((time.process_time() - start) / 16)
        print(f"\n{times:4} x the page: {costs[-1] * 1000:.1f} ms a page")

    at_most(max(costs) / min(costs), 1.2)
