"""The contract that every exporter keeps, as one call and as a class for pytest."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Collection
from typing import Any, ClassVar, TypeAlias
from unittest import SkipTest

from aenoprojects.exporters import Exporter
from aenoprojects.testing.checks import PROMISES, Parse, Promise

_Cause: TypeAlias = tuple[str, str, int]


def check_exporter(kind: type[Exporter], *, only: Collection[str] = (), parse: Parse | None = None) -> None:
    """Hold an exporter to the contract.

    Args:
        kind: the exporter class.
        only: names of promises; all of them if not given.
        parse: reads a file of the format, `json.loads` or `lxml.etree.fromstring`, and raises where it is none: so that
            texts which are not escaped are found.

    Raises:
        AssertionError: it breaks a promise; the message says what was expected and found, and which
            page explains it, one line for each. What one and the same failure breaks is one line.
    """
    failures: dict[_Cause | str, str] = {}
    also: dict[_Cause | str, list[str]] = {}
    for promise in (each for each in PROMISES if not only or each.name in only):
        try:
            promise.hold(kind, parse)
        except AssertionError as error:
            cause = _cause(error) or promise.name
            if cause in failures:
                also.setdefault(cause, []).append(promise.name)
            failures.setdefault(cause, str(error))
            if promise.name == "protocol":
                break
    if failures:
        lines = (f"{said}{_also(also.get(cause, ()))}" for cause, said in failures.items())
        raise AssertionError("\n".join(lines))


class ExporterContract:
    """The same contract for pytest, one test a promise: subclass it and name the exporter.

    class TestMarkdown(ExporterContract):
        exporter = MarkdownExporter

    Where one failure breaks several promises, the first test fails and the others are skipped, with its name.
    """

    exporter: ClassVar[type[Exporter]]
    """The class under test."""
    parse: ClassVar[Parse | None] = None
    """What reads its files again, and raises where it cannot: `json.loads`."""


_CAUSES: dict[type, dict[_Cause, str]] = {}
"""Class of tests -> what has failed in it, each with the test that said so."""


def _as_test(promise: Promise) -> Callable[[ExporterContract], None]:
    def test(self: ExporterContract) -> None:
        try:
            promise.hold(self.exporter, _parse_of(type(self)))
        except AssertionError as error:
            cause = _cause(error)
            if cause is not None:
                first = _CAUSES.setdefault(type(self), {}).setdefault(cause, promise.name)
                if first != promise.name:
                    raise SkipTest(f"the failure of test_{first}") from None
            raise

    test.__doc__ = f"Expect {promise.expected}."
    return test


for _promise in PROMISES:
    setattr(ExporterContract, f"test_{_promise.name}", _as_test(_promise))


def _parse_of(tests: type[ExporterContract]) -> Parse | None:
    # Not through the instance, which would make a method of a plain function.
    found: Any = inspect.getattr_static(tests, "parse")
    parse: Parse | None = found.__func__ if isinstance(found, staticmethod) else found
    return parse


def _cause(error: AssertionError) -> _Cause | None:
    """Return kind, file and line of what the exporter itself raised; None where it raised nothing."""
    found: BaseException | None = error.__cause__
    while found is not None and found.__cause__ is not None:
        found = found.__cause__
    trace = found.__traceback__ if found is not None else None
    if found is None or trace is None:
        return None
    while trace.tb_next is not None:
        trace = trace.tb_next
    return type(found).__name__, trace.tb_frame.f_code.co_filename, trace.tb_lineno


def _also(names: Collection[str]) -> str:
    return f"; the same failure breaks {', '.join(names)}" if names else ""
