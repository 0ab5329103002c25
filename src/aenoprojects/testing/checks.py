"""The promises of the contract: each check returns what happened instead, or None where the promise holds."""

from __future__ import annotations

import gc
import io
import locale
import os
import random
import re
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from pathlib import Path
from typing import TypeAlias
from unittest import mock

import attrs

from aenoprojects.diagnostics import Code, Diagnostic, Severity
from aenoprojects.exporters import Exporter
from aenoprojects.exporters.blame import culprit
from aenoprojects.exporters.options import build_exporter, describe_options
from aenoprojects.exporters.registry import misfit
from aenoprojects.exporters.writing import write_export
from aenoprojects.model import Document, DocumentStream, Paragraph, Project, Section
from aenoprojects.plugins import manual, one_line
from aenoprojects.testing.hostile import hostile_projects, project_of
from aenoprojects.testing.memory import holds, remembered, written_by
from aenoprojects.testing.samples import sample_document

MANY = 10_000
"""Number of projects that are written to see whether memory stays flat."""
_TRACED = MANY // 5
"""Number of the last of them whose memory is traced: in that time a buffer that grows with them grows."""
_ROOM = 512
"""Bytes that may stay behind for each of them; the prose of each has three times as many."""
_MANUAL = "reference/exporter-protocol.md"
_CODE = re.compile(r"[A-Z]{2,}\d{3}")

Parse: TypeAlias = Callable[[bytes], object]
"""What reads a file of the format again, and raises where it is none."""
_Check: TypeAlias = Callable[[type[Exporter]], str | None]


@attrs.frozen
class Promise:
    """One thing that an exporter must do: its name in the manual, what is expected, and whether it is so."""

    name: str
    expected: str
    check: _Check

    def hold(self, kind: type[Exporter], parse: Parse | None = None) -> None:
        """Raise AssertionError unless the exporter keeps this promise.

        Args:
            kind: the exporter class.
            parse: what reads its files again; without it nothing is known of them.
        """
        cause: Exception | None = None
        try:
            found = _unreadable(kind, parse) if self.check is _readable_output else self.check(kind)
        except Exception as error:  # whatever the exporter under test does
            cause = error
            found = one_line(error)
        if found is not None:
            said = _raised(cause, kind.__module__) if cause else None
            said = f"{said} when {self.name} was tested" if said else f"expected {self.expected}; but {found}"
            page = f"{manual(_MANUAL)}#{self.name.replace('_', '-')}"
            raise AssertionError(f"{kind.__name__}: {said} (see {page})") from cause


def _raised(error: BaseException, module: str) -> str | None:
    """Return what the exporter's own code raised and where; None where it was told that it breaks the protocol."""
    while error.__cause__ is not None:
        error = error.__cause__
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    is_told = trace is not None and trace.tb_frame.f_globals.get("__name__") == write_export.__module__
    place = culprit(error, module)
    at = f" at {place}" if place.startswith("project") else f" {place}"
    return f"it raised {one_line(error)}{at}" if place and not is_told else None


PROMISES: list[Promise] = []
"""All promises, in the order of the manual."""


def _expect(expected: str) -> Callable[[_Check], _Check]:
    def promised(check: _Check) -> _Check:
        PROMISES.append(Promise(check.__name__.removeprefix("_"), expected, check))
        return check

    return promised


@_expect("an exporter class")
def _protocol(kind: type[Exporter]) -> str | None:
    return misfit(kind)


@_expect("a document without projects to be written")
def _empty_input(kind: type[Exporter]) -> None:
    written_by(kind(), Document())


@_expect("every sample project alone to give a file")
def _one_project(kind: type[Exporter]) -> str | None:
    return _without_bytes(kind, sample_document().projects)


@_expect("the same bytes for projects that can be looped over once")
def _one_pass(kind: type[Exporter]) -> str | None:
    document = attrs.evolve(sample_document(), page_text=())
    ended: list[Diagnostic] = []

    def supply() -> Iterator[Project]:
        yield from document
        ended.extend(document.diagnostics)

    stream = DocumentStream(supply(), sources=document.sources, diagnostics=lambda: tuple(ended))
    if written_by(kind(), stream) != written_by(kind(), document):
        return "other bytes; loop over the document once, and look at its diagnostics after that loop"
    return None


@_expect(f"{MANY:,} projects to need no more memory than few")
def _flat_memory(kind: type[Exporter]) -> str | None:
    held: list[int] = []
    rich = sample_document().projects[0]
    model = Project(id="", heading="", title="", organisation=rich.organisation, theme=rich.theme, period=rich.period)

    def supply() -> Iterator[Project]:
        for number in range(MANY):
            if number == MANY - _TRACED:
                tracemalloc.start()
            yield _numbered(number, model)
        gc.collect()
        held.append(tracemalloc.get_traced_memory()[0])

    try:
        write_export(supply(), kind(), os.devnull)
    finally:
        tracemalloc.stop()
    if not held:
        return "it stopped before the last project"
    growth = held[0] // _TRACED
    return f"{growth} bytes for each project stay behind" if growth > _ROOM else None


@_expect("every value of every option to be accepted as text")
def _options(kind: type[Exporter]) -> str | None:
    for option in describe_options(kind):
        if build_exporter(kind, {option.name: option.default}) != kind():
            return f"option {option.name!r} given its own default {option.default!r} is another value"
        for value in option.choices:
            written_by(build_exporter(kind, {option.name: value}), sample_document())
    return None


@_expect("any text in any field to be written")
def _hostile_text(kind: type[Exporter]) -> str | None:
    # Half a surrogate pair: no page has one, but JSON can, and it cannot be encoded.
    return _without_bytes(kind, (*hostile_projects(), project_of("half paar \ud800", "half")))


@_expect("every file to be read by your own parse()")
def _readable_output(_: type[Exporter]) -> None:
    """Stand for a promise that takes more than the class: see `_unreadable`."""


def _unreadable(kind: type[Exporter], parse: Parse | None) -> str | None:
    documents = (
        (Document(), "no projects"),
        (sample_document(), "the sample projects"),
        *((Document(projects=(each,)), f"{each.title[:60]!r} in every field") for each in hostile_projects()),
    )
    if parse is None:
        return None
    for document, what in documents:
        written = written_by(kind(), document)
        try:
            parse(written)
        except Exception as error:  # whatever a parser says of what is no file of its format
            return f"it refuses a document with {what}: {one_line(error):.300}"
    return None


@_expect("the same bytes every time")
def _determinism(kind: type[Exporter]) -> str | None:
    first = written_by(kind(), sample_document())
    clock, local, universal, strftime = time.time, time.localtime, time.gmtime, time.strftime
    with mock.patch.multiple(
        time,
        time=lambda: clock() + 86_400,
        localtime=lambda moment=None: local(clock() + 86_400 if moment is None else moment),
        gmtime=lambda moment=None: universal(clock() + 86_400 if moment is None else moment),
        strftime=lambda form, moment=None: strftime(form, moment or time.localtime()),
    ):
        if written_by(kind(), sample_document()) != first:
            return "other bytes the second time; no clock, random number or set order may show"
    today = date.today()
    dates = [today.isoformat(), today.strftime("%Y%m%d"), today.strftime("%d-%m-%Y")]
    return next((f"today's date, {text}, is in it" for text in dates if holds(first, text)), None)


@_expect("the stream to stay open")
def _open_stream(kind: type[Exporter]) -> str | None:
    write_export(sample_document(), kind(), stream := io.BytesIO())
    return "it is closed" if stream.closed else None


@_expect("nothing but the stream to change")
def _no_global_state(kind: type[Exporter]) -> str | None:
    exporter = kind()
    before, instance = _surroundings(), repr(exporter)
    with redirect_stdout(io.StringIO()) as printed, redirect_stderr(printed):
        first = written_by(exporter, sample_document())
        written_by(exporter, Document(projects=hostile_projects()[:3]))
        if written_by(exporter, sample_document()) != first:
            return "the same exporter writes other bytes after it wrote another document"
    if text := printed.getvalue():
        return f"it printed {text[:60]!r}"
    changed = [name for name, value in _surroundings().items() if value != before[name]]
    if changed:
        return f"it changed {', '.join(changed)}"
    return _changed(instance, repr(exporter)) or remembered(kind)


@_expect("the document to stay as it was")
def _untouched_input(kind: type[Exporter]) -> str | None:
    document = sample_document()
    written_by(kind(), document)
    return _changed(_whole(sample_document()), _whole(document))


@_expect("well-formed diagnostics")
def _diagnostics(kind: type[Exporter]) -> str | None:
    document = Document(projects=(*sample_document(), *hostile_projects()))
    known = {project.id for project in document}
    for each in write_export(document, kind(), io.BytesIO()):
        if problem := _malformed(each, known):
            return f"{each!r:.200}: {problem}"
    return None


@_expect("nothing of a contact that was taken out")
def _no_contacts(kind: type[Exporter]) -> str | None:
    exporter, document = kind(), sample_document()
    written_by(exporter, document)  # which a cache would remember
    written = written_by(exporter, document.without_contacts())
    return next((f"{text!r} is in it" for text in _personal(document) if holds(written, text)), None)


def _whole(document: Document) -> str:
    """Return everything in a document: its repr is short."""
    return repr([document.to_dict(places=True), [source.lines for source in document.sources]])


def _without_bytes(kind: type[Exporter], projects: tuple[Project, ...]) -> str | None:
    for each in projects:
        if not written_by(kind(), Document(projects=(each,))):
            blank = [field.name for field in attrs.fields(Project) if getattr(each, field.name) in (None, "", ())]
            lacking = f"; it has no {', '.join(blank)}" if blank else ""
            return f"not a byte for project {each.id!r}, titled {each.title[:40]!r}{lacking}"
    return None


def _numbered(number: int, model: Project) -> Project:
    """Return a project with prose of its own, which no format has reason to report."""
    text = f"Alinea van project {number}. " + "Zo gaat het verhaal verder. " * (_ROOM // 9)
    section = Section(heading="In het kort", kind="summary", blocks=(Paragraph(text=text),))
    name = f"Project {number}"
    return attrs.evolve(model, id=name, heading=name, title=name, sections=(section,))


def _surroundings() -> dict[str, object]:
    return {
        "os.environ": dict(os.environ),
        "the current folder": Path.cwd(),
        "the locale": locale.setlocale(locale.LC_ALL),
        "the state of random": random.getstate(),
    }


def _changed(before: str, after: str) -> str | None:
    if before == after:
        return None
    at = next((i for i, (old, new) in enumerate(zip(before, after, strict=False)) if old != new), 0)
    return f"{after[max(at - 20, 0) : at + 40]!r} was {before[max(at - 20, 0) : at + 40]!r}"


def _malformed(each: Diagnostic, projects: set[str]) -> str | None:
    if not _CODE.fullmatch(each.code):
        return "a code is capitals and three digits, such as MD001"
    if each.code.startswith("AP") and each.code not in list(Code):
        return "codes that begin with AP are this package's own"
    if each.severity not in list(Severity):
        return "the severity is error, warning or info"
    own_words = each.message.removesuffix(each.text or "")  # the text it quotes may be anything
    if not own_words.strip() or "\n" in own_words:
        return "the message is one line of text"
    if each.project is not None and each.project not in projects:
        return "no project has that id"
    return None


def _personal(document: Document) -> Iterator[str]:
    for contact in (project.contact for project in document if project.contact):
        for person in contact.people:
            yield from (person.name, *person.emails, *person.phones)
        yield from (*contact.other_emails, *contact.other_phones, *contact.invalid_phones)
