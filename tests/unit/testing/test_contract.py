"""The contract itself: it passes what is right, and each way to be wrong breaks the right promise."""

import io
import os
import random
import time
from collections.abc import Callable
from typing import Any, BinaryIO, ClassVar, Literal

import pytest
from attrs import field, frozen

from aenoprojects.diagnostics import Diagnostic, Severity
from aenoprojects.model import Document
from aenoprojects.testing import ExporterContract, check_exporter
from aenoprojects.testing.checks import PROMISES


class Good:
    """Writes titles."""

    summary: ClassVar[str] = "titles"
    suffix: ClassVar[str] = ".txt"
    media_type: ClassVar[str] = "text/plain"

    def write(self, document: Document, stream: BinaryIO) -> Any:
        stream.write(b"Titles:\n")
        for project in document:
            stream.write(project.title.encode(errors="replace") + b"\n")


class Contacts(Good):
    """Writes who is to be asked, where that is known."""

    def write(self, document: Document, stream: BinaryIO) -> None:
        for project in document:
            stream.write(repr((project.title, project.contact, project.sections)).encode())


class Cached(Contacts):
    """Remembers projects it has seen."""

    seen: ClassVar[dict[str, str]] = {}

    def write(self, document: Document, stream: BinaryIO) -> None:
        for project in document:
            stream.write(self.seen.setdefault(project.id, repr((project.title, project.contact))).encode())


class Empty(Good):
    def write(self, document: Document, stream: BinaryIO) -> None:
        stream.write(document.projects[0].title.encode())


class Themed(Good):
    def write(self, document: Document, stream: BinaryIO) -> None:
        for project in document:
            if project.theme:
                stream.write(project.theme.name.encode())


class Twice(Good):
    def write(self, document: Document, stream: BinaryIO) -> None:
        stream.write(str(len(list(document))).encode())
        for project in document:
            stream.write(project.title.encode())


class Early(Good):
    def write(self, document: Document, stream: BinaryIO) -> None:
        stream.write(repr(document.diagnostics).encode())
        super().write(document, stream)


class Hoarding(Good):
    def write(self, document: Document, stream: BinaryIO) -> None:
        stream.write("".join([project.title + project.summary for project in document]).encode() or b"none")


class Buffering(Good):
    def write(self, document: Document, stream: BinaryIO) -> None:
        buffer = io.BytesIO()
        for project in document:
            buffer.write(f"{project.title} {project.summary}".encode())
        stream.write(buffer.getvalue() or b"none")


class Impatient(Good):
    def write(self, document: Document, stream: BinaryIO) -> None:
        stream.write(next(iter(document), None).__class__.__name__.encode())


@frozen(kw_only=True)
class Choosing(Good):
    language: Literal["nl", "en"] = "nl"

    def write(self, document: Document, stream: BinaryIO) -> None:
        stream.write({"nl": b"Projecten"}[self.language])
        super().write(document, stream)


@frozen(kw_only=True)
class Untypable(Good):
    callback: Callable[[str], str] = field(default=str)


class Fragile(Good):
    def write(self, document: Document, stream: BinaryIO) -> None:
        for project in document:
            stream.write(project.title.encode("cp1252", errors="strict") + b".")


class Clocked(Good):
    def write(self, document: Document, stream: BinaryIO) -> None:
        stream.write(time.strftime("%A ").encode())
        super().write(document, stream)


class Dated(Good):
    def write(self, document: Document, stream: BinaryIO) -> None:
        from datetime import date

        stream.write(date.today().isoformat().encode())
        super().write(document, stream)


class Closing(Good):
    def write(self, document: Document, stream: BinaryIO) -> None:
        super().write(document, stream)
        stream.close()


class Printing(Good):
    def write(self, document: Document, stream: BinaryIO) -> None:
        print("writing")
        super().write(document, stream)


class Meddling(Good):
    def write(self, document: Document, stream: BinaryIO) -> None:
        os.environ["LANG_OF_EXPORT"] = str(random.getrandbits(64))
        super().write(document, stream)


class Counting(Good):
    def __init__(self) -> None:
        self.count = 0

    def write(self, document: Document, stream: BinaryIO) -> None:
        self.count += 1
        stream.write(str(self.count).encode())


class Mending(Good):
    def write(self, document: Document, stream: BinaryIO) -> None:
        for project in document:
            object.__setattr__(project, "title", project.title.upper())
            stream.write(project.title.encode() + b".")


def reporting(**changes: Any) -> type:
    """Return an exporter that reports one diagnostic a project, with changes."""

    class Reporting(Good):
        def write(self, document: Document, stream: BinaryIO) -> list[Diagnostic]:
            super().write(document, stream)
            known = {"code": "TX001", "severity": Severity.INFO, "message": "lost"}
            return [Diagnostic(**known | changes)]

    return Reporting


BROKEN = {
    "protocol": [type("Nameless", (Good,), {"summary": None})],
    "empty_input": [Empty],
    "one_project": [Themed],
    "one_pass": [Twice, Early],
    "flat_memory": [Hoarding, Buffering, Impatient],
    "options": [Choosing, Untypable],
    "hostile_text": [Fragile],
    "determinism": [Clocked, Dated],
    "open_stream": [Closing],
    "no_global_state": [Printing, Meddling, Counting],
    "untouched_input": [Mending],
    "diagnostics": [
        reporting(code="lost"),
        reporting(code="AP999"),
        reporting(severity="fatal"),
        reporting(message="one\ntwo"),
        reporting(message=" "),
        reporting(project="nobody"),
    ],
    "no_contacts": [Cached],
}
CASES = [(name, kind) for name, kinds in BROKEN.items() for kind in kinds]


class TestGood(ExporterContract):
    """A small exporter keeps the whole contract."""

    exporter = Good


class TestReporting(ExporterContract):
    """So does one that reports."""

    exporter = reporting()


def test_every_promise_can_be_broken() -> None:
    """There is a broken exporter for each promise."""
    assert list(BROKEN) == [promise.name for promise in PROMISES]


@pytest.mark.parametrize(("name", "kind"), CASES, ids=[f"{name}-{kind.__name__}" for name, kind in CASES])
def test_broken_promise(name: str, kind: type, monkeypatch: pytest.MonkeyPatch) -> None:
    """An exporter that breaks a promise fails that check, with what was expected and where to read on."""
    monkeypatch.setenv("LANG_OF_EXPORT", "nl")
    (promise,) = (each for each in PROMISES if each.name == name)
    with pytest.raises(AssertionError) as caught:
        promise.hold(kind)
    message = str(caught.value)
    assert message.startswith(f"{kind.__name__}: expected {promise.expected}; but ")
    assert message.endswith(f"(see docs/reference/exporter-protocol.md#{name.replace('_', '-')})")


def test_all_failures_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """`check_exporter` names every broken promise, a line each."""
    monkeypatch.setattr("aenoprojects.testing.checks.MANY", 100)
    monkeypatch.setattr("aenoprojects.testing.checks._TRACED", 50)
    with pytest.raises(AssertionError) as caught:
        check_exporter(Empty)
    lines = str(caught.value).splitlines()
    assert len(lines) > 1
    assert all(line.startswith("Empty: expected ") for line in lines)


def test_only_some() -> None:
    """Promises can be checked by name."""
    check_exporter(Empty, only=["protocol", "open_stream"])
    with pytest.raises(AssertionError, match="expected a document without projects to be written"):
        check_exporter(Empty, only=["empty_input"])


def test_misfit_says_no_more() -> None:
    """Of a class that is no exporter at all only that is said."""
    with pytest.raises(AssertionError) as caught:
        check_exporter(dict)  # type: ignore[arg-type]
    page = "docs/reference/exporter-protocol.md#protocol"
    assert str(caught.value) == f"dict: expected an exporter class; but it has no 'summary' (see {page})"


def test_each_promise_has_a_chapter() -> None:
    """The page that failures point to has a heading for each promise."""
    from pathlib import Path

    page = (Path(__file__).parents[3] / "docs/reference/exporter-protocol.md").read_text(encoding="utf-8")
    missing = [promise.name for promise in PROMISES if f"{{ #{promise.name.replace('_', '-')} }}" not in page]
    assert missing == []
