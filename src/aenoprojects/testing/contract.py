"""The contract that every exporter keeps, as one call and as a class for pytest."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import ClassVar

from attrs import frozen

from aenoprojects.exporters import Exporter
from aenoprojects.exporters.registry import one_line
from aenoprojects.testing import checks

_MANUAL = "docs/reference/exporter-protocol.md"


@frozen
class Promise:
    """One thing that an exporter must do."""

    name: str
    """Name of the test, and of its section in the manual (with hyphens)."""
    expected: str
    """What is expected, in a few words."""
    check: Callable[[type[Exporter]], str | None]
    """Returns what happened instead, None where all is well."""

    def hold(self, kind: type[Exporter]) -> None:
        """Raise AssertionError unless the exporter keeps this promise."""
        cause: Exception | None = None
        try:
            found = self.check(kind)
        except Exception as error:  # whatever the exporter under test does
            cause = error
            found = one_line(error)
        if found is not None:
            page = f"{_MANUAL}#{self.name.replace('_', '-')}"
            raise AssertionError(f"{kind.__name__}: expected {self.expected}; but {found} (see {page})") from cause


PROMISES: tuple[Promise, ...] = (
    Promise("protocol", "an exporter class", checks.protocol),
    Promise("empty_input", "a document without projects to be written", checks.empty_input),
    Promise("one_project", "every sample project alone to give a file", checks.one_project),
    Promise("one_pass", "the same bytes for projects that can be looped over once", checks.one_pass),
    Promise("flat_memory", f"{checks.MANY:,} projects to need no more memory than few", checks.flat_memory),
    Promise("options", "every value of every option to be accepted as text", checks.options),
    Promise("hostile_text", "any text in any field to be written", checks.hostile_text),
    Promise("determinism", "the same bytes every time", checks.determinism),
    Promise("open_stream", "the stream to stay open", checks.open_stream),
    Promise("no_global_state", "nothing but the stream to change", checks.no_global_state),
    Promise("untouched_input", "the document to stay as it was", checks.untouched_input),
    Promise("diagnostics", "well-formed diagnostics", checks.diagnostics),
    Promise("no_contacts", "nothing of a contact that was taken out", checks.no_contacts),
)
"""All promises, in the order of the manual."""


def check_exporter(kind: type[Exporter], *, only: Collection[str] = ()) -> None:
    """Hold an exporter to the contract.

    Args:
        kind: the exporter class.
        only: names of promises; all of them if not given.

    Raises:
        AssertionError: it breaks a promise; the message says what was expected and found, and which
            page explains it, one line for each.
    """
    failures = []
    for promise in (each for each in PROMISES if not only or each.name in only):
        try:
            promise.hold(kind)
        except AssertionError as error:
            failures.append(str(error))
            if promise.name == "protocol":
                break
    if failures:
        raise AssertionError("\n".join(failures))


class ExporterContract:
    """The same contract for pytest, one test a promise: subclass it and name the exporter.

    class TestMarkdown(ExporterContract):
        exporter = MarkdownExporter
    """

    exporter: ClassVar[type[Exporter]]
    """The class under test."""


def _as_test(promise: Promise) -> Callable[[ExporterContract], None]:
    def test(self: ExporterContract) -> None:
        promise.hold(self.exporter)

    test.__doc__ = f"Expect {promise.expected}."
    return test


for _promise in PROMISES:
    setattr(ExporterContract, f"test_{_promise.name}", _as_test(_promise))
