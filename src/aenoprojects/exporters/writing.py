"""Writing through an exporter: nothing half-written stays, and every failure names its culprit."""

from __future__ import annotations

import io
import os
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TypeAlias, cast

from aenoprojects.diagnostics import Diagnostic, misfit
from aenoprojects.errors import AenoprojectsError, ExporterError, TargetError
from aenoprojects.exporters import Exporter
from aenoprojects.exporters.beside import files_beside, placed_beside
from aenoprojects.exporters.blame import culprit
from aenoprojects.exporters.partial import explained, opened_whole
from aenoprojects.exporters.registry import one_line, origin_of
from aenoprojects.model import Document, DocumentStream, Project

Target: TypeAlias = str | os.PathLike[str] | BinaryIO


def write_export(document: Document | Iterable[Project], exporter: Exporter, target: Target) -> tuple[Diagnostic, ...]:
    """Write projects through an exporter.

    A file appears under its name when it is complete, and not at all when something fails.

    Args:
        document: a document, or projects that may arrive one by one.
        exporter: an instance, its options set.
        target: path of a file, or a binary stream, which is left open.

    Returns:
        What the exporter reports: what its format could not hold.

    Raises:
        ExporterError: the exporter failed or broke the protocol; names its distribution and version, the project that
            it was at, and the line of its code.
        TargetError: the file cannot be written, or the stream takes text.
    """
    if isinstance(target, str | os.PathLike):
        path = Path(target)
        sources = [source.name for source in document.sources] if isinstance(document, Document) else ()
        with placed_beside(path, sources) as places, opened_whole(path) as stream:
            found = _write(document, exporter, _GuardedStream(stream, target))
            if not path.exists() or path.is_file():  # a pipe has nothing beside it
                with _blamed(exporter):
                    files = files_beside(exporter, path.name)
                places.put(files)
        return found
    if isinstance(target, io.TextIOBase) or not hasattr(target, "write"):
        raise TargetError("the target takes text; open it with mode 'wb', or use its 'buffer'")
    return _write(document, exporter, _GuardedStream(target, "the stream"))


def write_text(text: str, target: str | os.PathLike[str]) -> None:
    """Write a text file, whole or not at all.

    Raises:
        TargetError: the file cannot be written.
    """
    with opened_whole(Path(target)) as stream:
        stream.write(text.encode("utf-8"))


def _write(document: Document | Iterable[Project], exporter: Exporter, guard: _GuardedStream) -> tuple[Diagnostic, ...]:
    failures: list[Exception] = []  # of the caller's projects and of the stream: not the exporter's
    guard.broken = failures
    whole = document if isinstance(document, Document) else DocumentStream(_watched(document, failures))
    with _blamed(exporter, failures):
        found = _checked(exporter.write(whole, cast(BinaryIO, guard)))
        if guard.was_closed:
            raise ValueError("it closed the stream, which must stay open (detach() a TextIOWrapper when done)")
    guard.finish()
    return found


@contextmanager
def _blamed(exporter: Exporter, others: Collection[Exception] = ()) -> Iterator[None]:
    """Name the exporter that failed, unless it says so itself or the failure is one of others."""
    try:
        yield
    except (Exception, SystemExit) as error:  # whatever a stranger's exporter does
        if isinstance(error, AenoprojectsError) or error in others:
            raise
        label = f"{type(exporter).__name__} of {origin_of(type(exporter))}"
        place = culprit(error, type(exporter).__module__)
        at = f" {place}" if place else ""
        raise ExporterError(f"{label} failed while writing{at}: {one_line(error)}") from error


def _watched(projects: Iterable[Project], failures: list[Exception]) -> Iterator[Project]:
    """Yield the caller's projects, and remember a failure that is the caller's and not the exporter's."""
    try:
        yield from projects
    except Exception as error:
        failures.append(error)
        raise


def _checked(found: Iterable[Diagnostic] | None) -> tuple[Diagnostic, ...]:
    if not isinstance(found, Iterable | None):
        raise TypeError(f"'write' returned {found!r}, not diagnostics or None")
    diagnostics = tuple(found or ())
    for each in diagnostics:
        if problem := misfit(each):
            raise TypeError(f"'write': {problem}")
    return diagnostics


class _GuardedStream(io.RawIOBase):
    """What an exporter writes to: takes bytes only, stays open, and cannot seek.

    A file and a pipe look the same through it, so that a format's bytes do not depend on which it is.
    """

    def __init__(self, stream: BinaryIO, name: object) -> None:
        self._stream, self._name = stream, name
        self.was_closed = False
        self.broken: list[Exception] = []  # the reader's doing, not the exporter's

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        if isinstance(data, str):
            raise TypeError("it wrote str to the stream; write bytes: stream.write(text.encode())")
        view = memoryview(data).cast("B")  # type: ignore[arg-type]
        try:
            with explained(self._name):
                self._stream.write(view)
        except BrokenPipeError as error:
            self.broken.append(error)
            raise
        return len(view)

    def finish(self) -> None:
        with explained(self._name):
            self._stream.flush()

    def close(self) -> None:
        # Also called when a forgotten TextIOWrapper is collected, where an exception would be lost.
        self.was_closed = True
