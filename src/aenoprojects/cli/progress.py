"""A bar on standard error for work that takes over a second, on a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sized
from threading import Timer
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from rich.progress import Progress

    from aenoprojects.cli.session import Session

T = TypeVar("T")
_PATIENCE = 1.0
"""Seconds that work may take before anyone wants to see a bar."""


def counted(session: Session, key: str, items: Iterable[T]) -> Iterator[T]:
    """Yield the items, and show how many are done when it takes long.

    Args:
        session: a quiet one sees no bar.
        key: key of what is being done: "reading".
        items: what is done one by one; its length is the bar's, where it has one.
    """
    if session.quiet or not sys.stderr.isatty():
        yield from items
        return
    total = len(items) if isinstance(items, Sized) else 0
    bar = _Bar(session.words(key), total if total > 1 else None)
    session.hide_bar = bar.hide
    try:
        for item in items:
            yield item
            bar.advance()
    finally:
        bar.hide()


class _Bar:
    def __init__(self, label: str, total: int | None) -> None:
        self.label, self.total, self.done = label, total, 0
        self.progress: Progress | None = None
        self.timer = Timer(_PATIENCE, self.show)
        self.timer.daemon = True
        self.timer.start()

    def hide(self) -> None:
        self.timer.cancel()
        self.timer.join()
        if self.progress is not None:
            self.progress.stop()

    def show(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        progress = Progress(*columns[: 4 if self.total else 2], console=Console(stderr=True), transient=True)
        progress.add_task(self.label, total=self.total, completed=self.done)
        progress.start()
        self.progress = progress

    def advance(self) -> None:
        self.done += 1
        if self.progress is not None:
            self.progress.update(self.progress.task_ids[0], completed=self.done)
