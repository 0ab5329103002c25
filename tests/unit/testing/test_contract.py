"""The contract itself: it passes what is right, and each way to be wrong breaks the right promise."""

import io
import os
import random
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO, ClassVar, Literal

import pytest
from attrs import field, frozen
from lxml import etree

from aenoprojects.diagnostics import Diagnostic, Severity
from aenoprojects.exporters.text import xml_text
from aenoprojects.model import Document
from aenoprojects.plugins import manual
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


class Remembering(Good):
    """Writes what an earlier exporter of the class saw."""

    before: ClassVar[Any] = None

    def write(self, document: Document, stream: BinaryIO) -> None:
        titles = [project.title for project in document]
        stream.write("\n".join(["Titles:", *(type(self).before or titles)]).encode(errors="replace"))
        type(self).before = titles


LOG: list[str] = []


class Logging(Good):
    """Keeps what it has written, and does not show it."""

    def write(self, document: Document, stream: BinaryIO) -> None:
        for project in document:
            LOG.append(project.id)
            stream.write(project.title.encode(errors="replace") + b".")
        stream.write(b".")


class Unescaped(Good):
    """Writes XML as if no title held a mark that XML gives a meaning."""

    def write(self, document: Document, stream: BinaryIO) -> None:
        titles = "".join(f"<title>{xml_text(project.title)}</title>" for project in document)
        stream.write(f"<titles>{titles}</titles>".encode(errors="replace"))


class Stumbling(Good):
    """Fails at one place, on whatever it is given."""

    def write(self, document: Document, stream: BinaryIO) -> None:
        for project in document:
            stream.write(project.nonsense)  # type: ignore[attr-defined]


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
    "readable_output": [Good],
    "determinism": [Clocked, Dated],
    "open_stream": [Closing],
    "no_global_state": [Printing, Meddling, Counting, Cached, Remembering, Logging],
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
    parse = len


class TestReporting(ExporterContract):
    """So does one that reports."""

    exporter = reporting()

    def parse(data):  # noqa: N805
        """Take a plain function too."""
        assert isinstance(data, bytes)


def test_every_promise_can_be_broken() -> None:
    """There is a broken exporter for each promise."""
    assert list(BROKEN) == [promise.name for promise in PROMISES]


@pytest.mark.parametrize(("name", "kind"), CASES, ids=[f"{name}-{kind.__name__}" for name, kind in CASES])
def test_broken_promise(name: str, kind: type, monkeypatch: pytest.MonkeyPatch) -> None:
    """An exporter that breaks a promise fails that check, with what was expected and where to read on."""
    monkeypatch.setenv("LANG_OF_EXPORT", "nl")
    (promise,) = (each for each in PROMISES if each.name == name)
    with pytest.raises(AssertionError) as caught:
        promise.hold(kind, parse=str.encode if name == "readable_output" else None)  # type: ignore[arg-type]
    message = str(caught.value)
    assert message.startswith((f"{kind.__name__}: expected {promise.expected}; but ", f"{kind.__name__}: it raised "))
    assert message.endswith(f"docs/reference/exporter-protocol.md#{name.replace('_', '-')})")
    assert "(see https://" in message


def test_all_failures_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """`check_exporter` names every broken promise, a line each."""
    monkeypatch.setattr("aenoprojects.testing.checks.MANY", 100)
    monkeypatch.setattr("aenoprojects.testing.checks._TRACED", 50)
    with pytest.raises(AssertionError) as caught:
        check_exporter(Empty)
    lines = str(caught.value).splitlines()
    assert len(lines) > 1
    assert all(line.startswith(("Empty: expected ", "Empty: it raised ")) for line in lines)


def test_unescaped_text_is_found_by_a_parser() -> None:
    """Without a parser nothing is known of the files; with one the text that broke them is named."""
    check_exporter(Unescaped, only=["readable_output", "hostile_text"])
    with pytest.raises(AssertionError, match=r"refuses a document with .*<script>.* in every field: XMLSyntaxError"):
        check_exporter(Unescaped, only=["readable_output", "hostile_text"], parse=etree.fromstring)


def test_one_cause_is_said_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What fails everywhere at one line is one line, which names the promises that it breaks."""
    monkeypatch.setattr("aenoprojects.testing.checks.MANY", 100)
    monkeypatch.setattr("aenoprojects.testing.checks._TRACED", 50)
    with pytest.raises(AssertionError) as caught:
        check_exporter(Stumbling)
    (line,) = str(caught.value).splitlines()
    assert line.startswith(
        "Stumbling: it raised AttributeError: 'Project' object has no attribute 'nonsense' at project"
    )
    assert re.search(r"test_contract\.py:\d+\) when one_project was tested \(see https://", line)
    assert "expected" not in line
    assert "the same failure breaks one_pass, flat_memory" in line


NOT_AT_WORK = ("protocol", "empty_input", "options", "readable_output")
"""Promises that do not come to the line at which `Stumbling` fails."""


@pytest.mark.parametrize("promise", [each.name for each in PROMISES if each.name not in NOT_AT_WORK])
def test_an_exception_is_said_as_what_it_is(promise: str) -> None:
    """Whatever is tested, what the exporter raises is its type, its words and its line, and no count of projects."""
    with pytest.raises(AssertionError) as caught:
        check_exporter(Stumbling, only=[promise])
    assert str(caught.value).startswith("Stumbling: it raised AttributeError: ")
    assert f" when {promise} was tested (see" in str(caught.value)
    assert "10,000" not in str(caught.value)


def test_one_cause_fails_one_test(tmp_path: Path) -> None:
    """In pytest the first test of a cause fails, and the others are skipped with its name."""
    test = tmp_path / "test_stumbling.py"
    test.write_text(
        "from aenoprojects.testing import ExporterContract\n"
        "class Stumbling:\n"
        "    summary, suffix, media_type = 'it fails', '.txt', 'text/plain'\n"
        "    def write(self, document, stream):\n"
        "        for project in document: project.nonsense\n"
        "class TestStumbling(ExporterContract):\n"
        "    exporter = Stumbling\n"
    )
    command = [sys.executable, "-m", "pytest", "-q", "-rs", "-p", "no:cacheprovider", "-p", "no:randomly", str(test)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, cwd=tmp_path)
    assert "1 failed" in done.stdout.splitlines()[-1]
    assert "the failure of test_one_project" in done.stdout


def test_what_was_empty_is_shown() -> None:
    """An exporter that writes nothing for a project is told what that project lacks."""
    with pytest.raises(AssertionError, match=r"not a byte for project '.*', titled '.+'; it has no .*theme"):
        check_exporter(Themed, only=["one_project"])


def test_only_some() -> None:
    """Promises can be checked by name."""
    check_exporter(Empty, only=["protocol", "open_stream"])
    with pytest.raises(AssertionError, match=r"it raised IndexError: tuple index out of range \(.*\) when empty_input"):
        check_exporter(Empty, only=["empty_input"])


def test_misfit_says_no_more() -> None:
    """Of a class that is no exporter at all only that is said."""
    with pytest.raises(AssertionError) as caught:
        check_exporter(dict)  # type: ignore[arg-type]
    page = manual("reference/exporter-protocol.md#protocol")
    assert str(caught.value) == f"dict: expected an exporter class; but it has no 'summary' (see {page})"


def test_each_promise_has_a_chapter() -> None:
    """The page that failures point to has a heading for each promise."""
    page = (Path(__file__).parents[3] / "docs/reference/exporter-protocol.md").read_text(encoding="utf-8")
    missing = [promise.name for promise in PROMISES if f"{{ #{promise.name.replace('_', '-')} }}" not in page]
    assert missing == []
