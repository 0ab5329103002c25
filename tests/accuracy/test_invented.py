"""What is learned of pages whose labels nobody has seen: the marks that it must not fall below."""

from __future__ import annotations

from pathlib import Path

from accuracy.floors import bundled_pages
from accuracy.invented import fund_pages, measure

VARIANTS = 3
"""Of the ten that the script makes: enough to see a change, in a few seconds."""


def test_other_funds(tmp_path: Path) -> None:
    """95 of 100 labels right or said to be unsure, 1 wrong and called sure; 95 of 100 cells with the proposal."""
    found = list(measure(fund_pages(), VARIANTS, tmp_path))
    labels = [one for outcomes, _ in found for one in outcomes]
    cells = [cell for _, scored in found for cell in scored]

    assert len(labels) > 50
    assert sum(one.is_right for one in labels) >= 0.95 * len(labels), [one for one in labels if not one.is_right]
    assert sum(one.is_sure for one in labels) >= 0.8 * len(labels)  # to say "unsure" of everything is no answer
    assert sum(one.is_wrong for one in labels) <= 0.01 * len(labels)
    assert sum(cell.is_right for cell in cells) >= 0.95 * len(cells), [cell for cell in cells if not cell.is_right]


def test_the_funds_own_page(tmp_path: Path) -> None:
    """The same for the page that the program was made for."""
    labels = [one for outcomes, _ in measure(bundled_pages()[:1], 2, tmp_path) for one in outcomes]

    assert labels
    assert sum(one.is_right for one in labels) >= 0.95 * len(labels)
    assert sum(one.is_wrong for one in labels) <= 0.01 * len(labels)
