"""The ratchet: how well pages are read, measured, and never again worse than floors.json says.

    python tests/accuracy/floors.py [--gold FOLDER --pages FOLDER] [--kinds] [--show N] [--update-floors]

Prints each figure beside its floor and fails where one is worse. `--update-floors` writes the better figures into
floors.json; it never writes a worse one. Who must give something up edits that file, and says why in the commit.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal, TypeAlias

if __name__ == "__main__":  # run as a script: the folder of the tests is where the imports start
    sys.path[0] = str(Path(__file__).parents[1])

import aenoprojects as ap
from accuracy.cases import Cell, score_cases
from accuracy.gold import score_gold
from aenoprojects.api import corpus_folder

FILE = Path(__file__).with_name("floors.json")

Bound: TypeAlias = Literal["least", "most"]
Floors: TypeAlias = dict[str, dict[Bound, float]]
"""Name of a figure -> whether it is the least or the most that is allowed, and how much."""
Figures: TypeAlias = dict[str, float]

BOUNDS: dict[str, Bound] = {
    "cells": "least",
    "wrong": "most",
    "silent": "most",
    "projects": "least",
    "errors": "most",
    "warnings": "most",
    "share": "least",
}
"""Last word of a figure's name -> which way is better."""


def measure_cases(cells: Sequence[Cell]) -> Figures:
    """Return the figures of the cases: more cells only, fewer wrong ones only, fewer silently wrong ones only."""
    return {
        "cases cells": len(cells),
        "cases wrong": sum(not cell.is_right for cell in cells),
        "cases silent": sum(cell.is_silent for cell in cells),
    }


def measure_pages(name: str, pages: Iterable[Path]) -> Figures:
    """Return the figures of saved pages: the projects on them, and the complaints about them."""
    documents = [ap.read(page) for page in sorted(pages)]
    severities = Counter(each.severity.value for document in documents for each in document.diagnostics)
    return {
        f"{name} projects": sum(len(document.projects) for document in documents),
        f"{name} errors": severities["error"],
        f"{name} warnings": severities["warning"],
    }


def bundled_pages() -> list[Path]:
    """Return the pages that come with the package."""
    return [*(corpus_folder() / "listing").glob("*.txt"), *(corpus_folder() / "articles").glob("*.txt")]


def worse(figures: Figures, floors: Floors) -> list[str]:
    """Return a line for each figure that is worse than its floor."""
    return [
        f"{name}: {figures[name]:g}, {bound} allowed is {limit:g}"
        for name, floor in floors.items()
        if name in figures
        for bound, limit in floor.items()
        if (figures[name] < limit if bound == "least" else figures[name] > limit)
    ]


def raised(floors: Floors, figures: Figures) -> Floors:
    """Return the floors with each better or new figure in place.

    Raises:
        ValueError: a figure is worse than its floor.
    """
    if lines := worse(figures, floors):
        raise ValueError("floors are never lowered: " + "; ".join(lines))
    return floors | {name: {BOUNDS[name.rpartition(" ")[2]]: value} for name, value in figures.items()}


def load() -> Floors:
    """Return the floors."""
    floors: Floors = json.loads(FILE.read_text(encoding="utf-8"))
    return floors


def main() -> int:
    """Measure, print, compare, and update where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, help="folder of gold records of pages outside the project")
    parser.add_argument("--pages", type=Path, help="folder of those pages")
    parser.add_argument("--kinds", action="store_true", help="the figures of each kind of case")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="show N wrong cells")
    parser.add_argument("--update-floors", action="store_true", help="write better figures into floors.json")
    options = parser.parse_args()

    cells, wrong = score_cases(), []
    figures = measure_cases(cells) | measure_pages("bundled", bundled_pages())
    if options.pages:
        figures |= measure_pages("saved", options.pages.glob("*.txt"))
    if options.gold and options.pages:
        right, total, wrong = score_gold(options.gold, options.pages)
        figures["gold share"] = right / total
    for line in [*(str(cell) for cell in cells if not cell.is_right), *wrong][: options.show]:
        print(line)
    if options.kinds:
        for kind in sorted({cell.kind for cell in cells}):
            print(f"{kind}: {measure_cases([cell for cell in cells if cell.kind == kind])}")
    floors = load()
    for name, value in figures.items():
        print(f"{name:20} {value:8g}  {floors.get(name, 'no floor yet')}")
    if options.update_floors:
        FILE.write_text(json.dumps(raised(floors, figures), indent=1) + "\n", encoding="utf-8")
    return _told(worse(figures, load()))


def _told(lines: list[str]) -> int:
    for line in lines:
        print(f"worse than its floor: {line}")
    return bool(lines)


if __name__ == "__main__":
    sys.exit(main())
