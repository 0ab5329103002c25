"""What a type checker makes of exporters; not run, but checked by mypy in strict mode.

A line with `type: ignore` is one that mypy must reject: an ignore too many is an error as well.
"""

from collections.abc import Iterator
from typing import BinaryIO, ClassVar

from attrs import frozen

import aenoprojects as ap
from aenoprojects.testing import ExporterContract, check_exporter


@frozen(kw_only=True)
class Fitting:
    """Reports nothing."""

    summary: ClassVar[str] = "titles"
    suffix: ClassVar[str] = ".txt"
    media_type: ClassVar[str] = "text/plain"
    separator: str = "\n"

    def write(self, document: ap.Document, stream: BinaryIO) -> None:
        """Write the titles."""
        for project in document:
            stream.write((project.title + self.separator).encode())


class Reporting:
    """Has no options, and reports while it writes."""

    summary: ClassVar[str] = "titles"
    suffix: ClassVar[str] = ".txt"
    media_type: ClassVar[str] = "text/plain"

    def write(self, document: ap.Document, stream: BinaryIO) -> Iterator[ap.Diagnostic]:
        """Report every project."""
        for project in document:
            yield ap.Diagnostic(code="TX001", severity=ap.Severity.INFO, message="lost", project=project.id)


class WithoutSuffix:
    """Lacks an attribute."""

    summary: ClassVar[str] = "titles"
    media_type: ClassVar[str] = "text/plain"

    def write(self, document: ap.Document, stream: BinaryIO) -> None:
        """Do nothing."""


class WithNumber:
    """Has an attribute of another type."""

    summary: ClassVar[str] = "titles"
    suffix: ClassVar[int] = 1
    media_type: ClassVar[str] = "text/plain"

    def write(self, document: ap.Document, stream: BinaryIO) -> None:
        """Do nothing."""


class Text:
    """Wants a stream of text."""

    summary: ClassVar[str] = "titles"
    suffix: ClassVar[str] = ".txt"
    media_type: ClassVar[str] = "text/plain"

    def write(self, document: ap.Document, stream: list[str]) -> None:
        """Do nothing."""


class Returning:
    """Returns the bytes instead of writing them."""

    summary: ClassVar[str] = "titles"
    suffix: ClassVar[str] = ".txt"
    media_type: ClassVar[str] = "text/plain"

    def write(self, document: ap.Document) -> bytes:
        """Return nothing of use."""
        return b""


def check_all() -> None:
    """Hand over each of them."""
    check_exporter(Fitting)
    check_exporter(Reporting)
    check_exporter(WithoutSuffix)  # type: ignore[arg-type]
    check_exporter(WithNumber)  # type: ignore[arg-type]
    check_exporter(Text)  # type: ignore[arg-type]
    check_exporter(Returning)  # type: ignore[arg-type]


def instances() -> list[ap.Exporter]:
    """Return some of each."""
    return [
        Fitting(separator=", "),
        Reporting(),
        Returning(),  # type: ignore[list-item]
    ]


class TestFitting(ExporterContract):
    """Names a class that fits."""

    exporter = Fitting


class TestReturning(ExporterContract):
    """Names a class that does not."""

    exporter = Returning  # type: ignore[assignment]
