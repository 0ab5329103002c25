"""Pages whose labels are replaced by invented words, to see what `learn` makes of them.

    python tests/accuracy/invented.py [--variants N] [--show] [CASE ...]

Which words are labels, and of which field, is what the reader knows of the page as it was. Of each variant the labels
with three values or more are held against that, and the page, read with the proposal unseen, against its gold.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

if __name__ == "__main__":  # run as a script: the folder of the tests is where the imports start
    sys.path[0] = str(Path(__file__).parents[1])

from attrs import frozen

import aenoprojects as ap
from accuracy.cases import FOLDER, Cell, score_case
from accuracy.floors import bundled_pages
from aenoprojects.parsing.classify import classify
from aenoprojects.parsing.document import find_projects
from aenoprojects.parsing.outline import Lines
from aenoprojects.reading.opening import Raw
from aenoprojects.reading.page import read_page
from aenoprojects.vocabulary.folding import fold

VARIANTS = 10
ENOUGH = 3
"""Values that a label must have to be judged."""

_ONSETS = ("b", "br", "d", "g", "gr", "kl", "kw", "l", "m", "n", "p", "sch", "sn", "str", "t", "v", "w", "z")
_VOWELS = ("a", "aa", "e", "ee", "i", "ie", "o", "oe", "oo", "u", "uu", "ei", "ij")
_CODAS = ("", "b", "g", "k", "l", "lm", "m", "n", "nk", "p", "r", "rst", "s", "t", "x")


@frozen
class Variant:
    """A page with invented labels."""

    page: Path
    fields: dict[str, str]
    """Folded invented label -> its field."""


@frozen
class Outcome:
    """How one label of a variant was learned."""

    name: str
    """The page and the label."""
    field: str
    """What it is."""
    proposed: str | None
    is_sure: bool
    is_found: bool

    @property
    def is_right(self) -> bool:
        """Return whether it is right, or said to be unsure; a label that was not found at all is neither."""
        return self.is_found and (not self.is_sure or self.proposed == self.field)

    @property
    def is_wrong(self) -> bool:
        """Return whether it is wrong and called sure."""
        return self.is_found and self.is_sure and self.proposed != self.field


def labels_of(page: Path) -> dict[str, str]:
    """Return the labels of a page as printed, each with its field."""
    read = read_page(Raw(name=page.name, data=page.read_bytes()))
    vocabulary = ap.Vocabulary.default()
    lines = Lines.of(read, classify(read.lines, vocabulary), vocabulary)
    found = {one.label: one.field or "extra" for entry in find_projects(lines) for one in entry.fields}
    # "Gemeente: Goes" above the title is the organisation line of its entry.
    heads = [place for entry in find_projects(lines) for place in entry.head.organisation]
    found |= {one.text: one.field or "extra" for at in heads for one in lines.items[at].labels}
    return {label: field for label, field in found.items() if label}


def invented(rng: random.Random) -> str:
    """Return a word that nobody knows, in one of several shapes; two of them for some."""

    def word(syllables: int) -> str:
        return "".join(rng.choice(_ONSETS) + rng.choice(_VOWELS) + rng.choice(_CODAS) for _ in range(syllables))

    shapes = (
        lambda: word(2).capitalize(),
        lambda: word(3).capitalize(),
        lambda: f"{word(2)} {word(1)}".capitalize(),
        lambda: f"{word(2).capitalize()} {word(2).capitalize()}",
        lambda: f"{word(1)} van het {word(2)}".capitalize(),
    )
    known = ap.Vocabulary.default()
    while True:
        text = rng.choice(shapes)()
        if fold(text) not in known.label_fields and fold(text) not in known.section_names:
            return text


def make_variant(page: Path, number: int, target: Path) -> Variant:
    """Write a page, and its expected.json where it has one, with every label replaced."""
    rng = random.Random(f"{page.parent.name}/{page.name}/{number}")  # noqa: S311 - the same words each time
    labels = labels_of(page)
    names: dict[str, str] = {}
    for label in labels:
        while (name := invented(rng)) in names.values():
            pass
        names[label] = name
    text = page.read_text(encoding="utf-8")
    if names:
        some = "|".join(re.escape(label) for label in sorted(names, key=len, reverse=True))
        end = r"(?=\s*[*_]*(?:</\w+>\s*)*\s*:|\s*\||\t|\s*</(?:t[dh]|dt)>|[*_]+\s)"
        pattern = re.compile(
            rf"(?P<before>^[ \t]*(?:[-•*_|]+[ \t]*)*|>\s*|\|\s*|\t)(?P<label>{some}){end}", re.MULTILINE
        )
        text = pattern.sub(lambda match: match["before"] + names[match["label"]], text)
    target.mkdir(parents=True)
    made = target / page.name
    made.write_text(text, encoding="utf-8")
    expected = page.parent / "expected.json"
    if expected.exists():
        (target / "expected.json").write_text(_renamed(expected.read_text(encoding="utf-8"), names), encoding="utf-8")
    return Variant(made, {fold(names[label]): field for label, field in labels.items()})


def _renamed(text: str, names: dict[str, str]) -> str:
    expected: dict[str, Any] = json.loads(text)
    for project in expected["projects"]:
        for amount in project.get("amounts", ()):
            if amount.get("label") in names:
                amount["label"] = names[amount["label"]]
        if "extra_fields" in project:
            project["extra_fields"] = {names.get(key, key): value for key, value in project["extra_fields"].items()}
    return json.dumps(expected)


def judge(variant: Variant) -> tuple[list[Outcome], list[Cell]]:
    """Return how the labels of a variant were learned, and the cells of its gold, where it has one."""
    proposal = ap.learn(variant.page)
    found = {fold(one.label): one for one in proposal.labels}
    outcomes = []
    page = fold(variant.page.read_text(encoding="utf-8"))
    for label, field in variant.fields.items():
        one = found.get(label)
        count = one.count if one else page.count(label)
        if count >= ENOUGH:
            name = f"{variant.page.parent.name}: {one.label if one else label} ({count})"
            outcomes.append(
                Outcome(name, field, one.field if one else None, bool(one and one.is_sure), one is not None)
            )
    if not (variant.page.parent / "expected.json").exists():
        return outcomes, []
    words = variant.page.parent / "fund.toml"
    words.write_text(proposal.to_toml(), encoding="utf-8")
    return outcomes, score_case(variant.page.parent, vocabulary=ap.Vocabulary.default().extended(words))


def fund_pages() -> list[Path]:
    """Return the pages of other funds among the cases."""
    return sorted(FOLDER.glob("otherfund-*/page.*"))


def measure(pages: list[Path], variants: int, folder: Path) -> Iterator[tuple[list[Outcome], list[Cell]]]:
    """Yield what was learned of each variant of some pages."""
    for page in pages:
        for number in range(variants):
            yield judge(make_variant(page, number, folder / f"{page.parent.name}-{number}"))


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", nargs="*", help="names of cases; none for the other funds' and the fund's own")
    parser.add_argument("--variants", type=int, default=VARIANTS)
    parser.add_argument("--show", action="store_true", help="show what is wrong")
    options = parser.parse_args()
    chosen = [page for name in options.cases for page in FOLDER.glob(f"{name}/page.*")]
    groups = {"chosen": chosen} if chosen else {"other funds": fund_pages(), "own fund": bundled_pages()[:1]}
    for name, pages in groups.items():
        with tempfile.TemporaryDirectory() as folder:
            found = list(measure(pages, options.variants, Path(folder)))
        outcomes = [one for learned, _ in found for one in learned]
        cells = [cell for _, scored in found for cell in scored]
        right, wrong = sum(one.is_right for one in outcomes), sum(one.is_wrong for one in outcomes)
        exact = sum(one.is_sure and one.is_right for one in outcomes)
        print(
            f"{name}: {len(outcomes)} labels, right or unsure {right}, right and sure {exact}, sure but wrong {wrong}"
        )
        print(f"{name}: {len(cells)} cells, right {sum(cell.is_right for cell in cells)}")
        if options.show:
            for one in outcomes:
                if not one.is_right or not one.is_sure:
                    print("  ", one)
            for cell in cells:
                if not cell.is_right:
                    print("  ", cell)
    return 0


if __name__ == "__main__":
    sys.exit(main())
