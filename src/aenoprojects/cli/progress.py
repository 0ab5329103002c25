"""A bar on standard error for work that takes over a second, on a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from threading import Timer
from typing import TYPE_CHECKING, TypeVar

from aenoprojects.cli.session import Session

if TYPE_CHECKING:
    from rich.progress import Progress

T = TypeVar("T")
_PATIENCE = 1.0
"""Seconds that work may take before anyone wants to see a bar."""


def counted(session: Session, key: str, items: Iterable[T], total: int) -> Iterator[T]:
    """Yield the items, and show how many are done when it takes long; `key` says what is done ("reading")."""
    if session.quiet or not sys.stderr.isatty():
        yield from items
        return
    bars: list[Progress] = []
    timer = Timer(_PATIENCE, lambda: bars.append(_bar(session.words(key), total)))
    timer.daemon = True
    timer.start()
    try:
        for done, item in enumerate(items, 1):
            yield item
            for bar in bars:
                bar.update(bar.task_ids[0], completed=done)
    finally:
        timer.cancel()
        timer.join()
        for bar in bars:
            bar.stop()


def _bar(label: str, total: int) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    shown = columns if total > 1 else columns[:2]  # of a single thing it can only be told that it is not done
    bar = Progress(*shown, console=Console(stderr=True), transient=True, redirect_stdout=False)
    bar.add_task(label, total=total if total > 1 else None)
    bar.start()
    return bar
