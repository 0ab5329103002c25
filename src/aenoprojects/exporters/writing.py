"""Writing through an exporter: nothing half-written stays, and every failure names its culprit."""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, TypeAlias, cast

from aenoprojects.diagnostics import Diagnostic, misfit
from aenoprojects.errors import AenoprojectsError, ExporterError, TargetError
from aenoprojects.exporters import Exporter
from aenoprojects.exporters.blame import culprit
from aenoprojects.exporters.partial import Partial
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
        with _open(Path(target)) as stream:
            found = _write(document, exporter, _GuardedStream(stream, target))
        _write_beside(exporter, Path(target))
        return found
    if isinstance(target, io.TextIOBase) or not hasattr(target, "write"):
        raise TargetError("the target takes text; open it with mode 'wb', or use its 'buffer'")
    return _write(document, exporter, _GuardedStream(target, "the stream"))


def write_text(text: str, target: str | os.PathLike[str]) -> None:
    """Write a text file, whole or not at all.

    Raises:
        TargetError: the file cannot be written.
    """
    with _open(Path(target)) as stream:
        stream.write(text.encode("utf-8"))


def _write(document: Document | Iterable[Project], exporter: Exporter, guard: _GuardedStream) -> tuple[Diagnostic, ...]:
    failures: list[Exception] = []
    whole = document if isinstance(document, Document) else DocumentStream(_watched(document, failures))
    try:
        found = _checked(exporter.write(whole, cast(BinaryIO, guard)))
        if guard.was_closed:
            raise ValueError("it closed the stream, which must stay open (detach() a TextIOWrapper when done)")
    except (Exception, SystemExit) as error:  # whatever a stranger's exporter does
        if isinstance(error, AenoprojectsError) or error in [*failures, *guard.broken]:
            raise
        label = f"{type(exporter).__name__} of {origin_of(type(exporter))}"
        place = culprit(error, type(exporter).__module__)
        at = f" {place}" if place else ""
        raise ExporterError(f"{label} failed while writing{at}: {one_line(error)}") from error
    guard.finish()
    return found


def _write_beside(exporter: Exporter, target: Path) -> None:
    """Write the files that an exporter wants beside its own, each whole or not at all; a pipe has nothing beside it."""
    beside = getattr(exporter, "beside", None)
    if not callable(beside) or not target.is_file():
        return
    try:
        files = {str(name): bytes(data) for name, data in beside(target.name).items()}
        for name in files:
            if not name or Path(name).name != name or name == target.name:
                raise ValueError(f"{name!r} is no name for a file beside {target.name!r}")
    except (Exception, SystemExit) as error:
        label = f"{type(exporter).__name__} of {origin_of(type(exporter))}"
        raise ExporterError(f"{label} failed while writing: {one_line(error)}") from error
    for name, data in files.items():
        with _open(target.with_name(name)) as stream:
            stream.write(data)


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
        self.broken: list[BrokenPipeError] = []  # the reader's doing, not the exporter's

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        if isinstance(data, str):
            raise TypeError("it wrote str to the stream; write bytes: stream.write(text.encode())")
        view = memoryview(data).cast("B")  # type: ignore[arg-type]
        try:
            with _explained(self._name):
                self._stream.write(view)
        except BrokenPipeError as error:
            self.broken.append(error)
            raise
        return len(view)

    def finish(self) -> None:
        with _explained(self._name):
            self._stream.flush()

    def close(self) -> None:
        # Also called when a forgotten TextIOWrapper is collected, where an exception would be lost.
        self.was_closed = True


@contextmanager
def _open(target: Path) -> Iterator[BinaryIO]:
    """Open a file that takes its name when all has gone well and vanishes when not."""
    with _explained(target):
        try:
            target = target.resolve()  # a link stays a link
        except (RuntimeError, ValueError) as error:  # links that lead to each other; a NUL in the name
            raise TargetError(f"{target} cannot be written: {error}") from error
        in_place = target.exists() and not target.is_file() and not target.is_dir()  # /dev/null, a named pipe
        partial = None if in_place else Partial(target)
        stream = partial.stream if partial else target.open("wb")
    try:
        yield stream
        with _explained(target):
            stream.close()
            if partial:
                partial.replace(target)
    finally:
        with suppress(OSError):
            stream.close()
        if partial:
            partial.remove()


@contextmanager
def _explained(target: object) -> Iterator[None]:
    """Turn a failure of the system into one line; a closed pipe is left to the caller, who may not mind."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        if _may_be_open(error, target):
            raise TargetError(
                f"{target} cannot be written: is it open in Excel? Close it there and try again"
            ) from error
        raise TargetError(f"{target} cannot be written: {error.strerror or error}") from error


_SHARING_VIOLATION = 32  # Windows' error code: another program has the file open


def _may_be_open(error: OSError, target: object) -> bool:
    """Return whether a file is in the way of its own program: Windows says so, and Excel leaves a note beside it."""
    if getattr(error, "winerror", None) == _SHARING_VIOLATION:
        return True
    if not isinstance(target, str | os.PathLike) or not isinstance(error, PermissionError):
        return False
    path = Path(target)
    return path.is_file() and path.with_name(f"~${path.name}").exists()
