"""What the places of values cost: parsing with them and without, in one run.

Run with: pytest tests/benchmarks/test_places.py -s
"""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

import aenoprojects as ap
from aenoprojects.api import corpus_folder
from aenoprojects.model import Place
from aenoprojects.parsing.texts import Text

NOWHERE = Place(1, 0, 0)


def test_places_beside_none(monkeypatch: pytest.MonkeyPatch, at_most: Callable[[float, float], None]) -> None:
    """At most a tenth more: they are carried along, and never searched for."""
    page = (corpus_folder() / "listing" / "subsidieprojecten.txt").read_text(encoding="utf-8")
    cost = {True: 9.0, False: 9.0}
    for turn in range(12):
        places = turn % 2 == 0
        with monkeypatch.context() as patched:
            if not places:
                patched.setattr(Text, "place", lambda *_: NOWHERE)
            start = time.process_time()
            ap.parse(page)
            cost[places] = min(cost[places], time.process_time() - start)
    print(f"\nwith places {cost[True] * 1000:.0f} ms = {cost[True] / cost[False]:.2f} x without")

    at_most(cost[True] / cost[False], 1.1)
