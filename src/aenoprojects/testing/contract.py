"""The contract that every exporter keeps, as one call and as a class for pytest."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import ClassVar

from aenoprojects.exporters import Exporter
from aenoprojects.testing.checks import PROMISES, Promise


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
