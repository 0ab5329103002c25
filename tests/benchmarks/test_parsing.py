"""What parsing costs, against two floors in the same run, and how it grows.

Run with: pytest tests/benchmarks/test_parsing.py -s
"""

from __future__ import annotations

import io
import json
import os
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import aenoprojects as ap
from aenoprojects.api import corpus_folder
from aenoprojects.vocabulary import Vocabulary
from saved import FOLDER


def fastest(work: Callable[[], object], runs: int = 7) -> float:
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


def test_parsing_against_its_floors(page: str, at_most: Callable[[float, float], None]) -> None:
    """At most 40 times a look at each line, in one run; also against reading our own JSON."""
    labels = [label for texts in Vocabulary.default().labels.values() for label in texts]
    pattern = re.compile("|".join(map(re.escape, labels)))
    stream = io.BytesIO()
    ap.export(ap.parse(page), "json", stream)
    exported = stream.getvalue()
    parse = fastest(lambda: ap.parse(page))
    lines = fastest(lambda: [pattern.search(line) for line in page.splitlines()])
    loads = fastest(lambda: json.loads(exported))
    print(
        f"\nparse {parse * 1000:.1f} ms = {parse / lines:.1f} x lines ({lines * 1000:.1f} ms)"
        f" = {parse / loads:.1f} x json.loads"
    )

    # The bundled page has half the prose of the real one, so as many entries in fewer letters.
    at_most(parse / lines, 40 if FOLDER in os.environ else 65)


def test_cost_grows_linearly(page: str, at_most: Callable[[float, float], None]) -> None:
    """An entry costs the same on a page ten and a hundred times as long: within 20 %.

    Each length parses as much text in all, in processor time, so that the machine's moods weigh alike.
    """
    costs = []
    for times in (1, 10, 100):
        text = page * times
        start = time.process_time()
        for _ in range(100 // times):
            ap.parse(text)
        costs.append((time.process_time() - start) / 100)
        print(f"\n{times:4} x the page: {costs[-1] * 1000:.1f} ms a page")

    at_most(max(costs) / min(costs), 1.2)
