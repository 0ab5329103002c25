"""The laws that hold for any input, however broken: what the fuzzer holds each input against.

Only the public names of the package are used, so that the laws outlive any change inside.
"""

from __future__ import annotations

import io
import re
import traceback
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Literal, TypeAlias

import aenoprojects as ap
from aenoprojects.vocabulary.folding import fold

Kind: TypeAlias = Literal["page", "bytes", "period", "own"]
"""What an input is: the text of a page, the bytes of any file, a period, or the bytes of one of our own formats."""

_HERE = Path(__file__).parent
_WORD = re.compile(r"[^\W\d_]{4,}")
_BREAKS = re.compile(r"\r\n|\r|\n")
_BREAKS_WITHIN = re.compile(r"[\v\f\x1c-\x1e\x85\u2028\u2029]")
"""What may break a line into several that share its number, so that they need not be where one line would be."""
_MARKUP = re.compile(r"<[A-Za-z/!?]|\]\(|[*_`]{2}|^\s*[#>|]")
"""Signs of markup that a reader of the page does not see: what is left of such a line is no measure."""
_WRITTEN = ("json", "jsonl", "xml", "csv", "ical", "mspdi")


def broken_law(kind: Kind, data: bytes) -> str | None:
    """Return the law that an input breaks and how, or None.

    The part before the colon is the same for all inputs that show the same fault.
    """
    try:
        return next(_LAWS[kind](data), None)
    except Exception as error:
        return f"raises {type(error).__name__} in {_place(error)}: {str(error)[:200]!r}"


def _place(error: BaseException) -> str:
    """Return the last place of a traceback that is the package's own, or the last one."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if Path(frame.filename).parent != _HERE]
    own = [frame for frame in frames if "aenoprojects" in frame.filename] or frames
    return f"{Path(own[-1].filename).stem}.{own[-1].name}" if own else "?"


def _page(data: bytes) -> Iterator[str]:
    """A page never raises, keeps every line and word in one place, and comes back from every format."""
    text = data.decode("utf-8", "surrogatepass")
    document = ap.parse(text)
    if ap.parse(text) != document:
        yield "deterministic: the same page gives another document the second time"
    if document.sources and document.sources[0].kind == "text":
        yield from _conserved(text, document)
    yield from _document(document)


def _bytes(data: bytes) -> Iterator[str]:
    """A file is a page or is refused in one line."""
    document = _read(data)
    if document:
        yield from _document(document)


def _own(data: bytes) -> Iterator[str]:
    """A damaged file of ours is refused in one line, or gives a document like any other."""
    for kind in ("json", "jsonl", "xml"):
        document = _read(data, kind=kind)
        if document:
            yield from _written(document)


def _period(data: bytes) -> Iterator[str]:
    """A period never raises, its days are in order unless it says so, and its text stays."""
    text = data.decode("utf-8", "surrogatepass")
    period = ap.parse_period(text)
    first, last = period.first_day, period.last_day
    if first and last and first > last and not period.problem:
        yield f"days in order: {first} is after {last}, and no problem is told"
    if (period.start_part and not period.start) or (period.end_part and not period.end):
        yield "no part of nothing: the part of a date that is not there"
    if first and period.end_state == "stated" and period.end and not last and not period.problem:
        yield "an end has a last day: a stated end gives none"
    _ = period.edtf
    if ap.parse_period(text) != period:
        yield "deterministic: the same text gives another period the second time"


_LAWS: dict[Kind, Callable[[bytes], Iterator[str]]] = {"page": _page, "bytes": _bytes, "own": _own, "period": _period}


def _read(data: bytes, **options: Any) -> ap.Document | None:
    try:
        return ap.read(io.BytesIO(data), **options)
    except ap.AenoprojectsError as error:
        if "\n" in str(error):
            raise AssertionError("an error of more than one line") from error
        return None


def _conserved(text: str, document: ap.Document) -> Iterator[str]:
    spans = [(span.line, span.end_line) for span in (each.source for each in document.projects) if span]
    # Lines that were wrapped by hand are one line of page text: its letters tell, not its number.
    page_text = _letters("".join(line.text for line in document.page_text))
    kept = _letters(_json(document).decode("utf-8"))
    for number, line in enumerate(_BREAKS.split(text), start=1):
        if not _words(line) or _MARKUP.search(line):
            continue
        projects = sum(first <= number <= last for first, last in spans)
        # A menu in the middle of a project is page text between that project's first and last line.
        # Cells of a row share its number.
        if (
            (projects > 1 and "\t" not in line) or not (projects or _letters(line) in page_text)
        ) and not _BREAKS_WITHIN.search(line):
            yield f"each line in one place: line {number} is in {projects} projects: {line[:80]!r}"
        if lost := sorted(word for word in _words(line) if fold(word) not in _known_words() and word not in kept):
            yield f"each word is kept: line {number} loses {lost[:3]}: {line[:80]!r}"


@cache
def _known_words() -> set[str]:
    """Return the words of the vocabulary: a label that was understood is not kept, for its field says it."""
    files = [file for file in resources.files("aenoprojects.vocabulary").iterdir() if file.name.endswith(".toml")]
    return {fold(word) for file in files for word in _words(file.read_text(encoding="utf-8"))}


def _words(text: str) -> set[str]:
    shown = "".join(letter for letter in text if unicodedata.category(letter) != "Cf")  # what no reader sees
    return {word.casefold() for word in _WORD.findall(unicodedata.normalize("NFC", shown))}


def _letters(text: str) -> str:
    """Return the letters of a text one after the other: whether a word was broken in two does not matter."""
    return "".join(filter(str.isalpha, unicodedata.normalize("NFC", text))).casefold()


def _document(document: ap.Document) -> Iterator[str]:
    yield from _written(document)
    ids = [project.id for project in document.projects]
    if len(set(ids)) != len(ids):
        yield "ids are unique: two projects have the same"
        return  # such a document is not read back
    if ap.read(io.BytesIO(_json(document)), kind="json") != document:
        yield "round trip: JSON reads back as another document"
    bare = document.without_contacts()
    kept = _json(bare).decode("utf-8").casefold()
    people = [person for project in document.projects if project.contact for person in project.contact.people]
    for address in (address for person in people for address in person.emails):
        if address.casefold() in kept:
            yield f"no contacts: {address!r} is in the document without contacts"
    if len(bare.projects) != len(ids):
        yield "no contacts: the projects without contacts are more or fewer"
    for each in document.diagnostics:
        own_words = each.message.removesuffix(each.text or "")  # the text that it quotes may be anything
        if "\n" in own_words or each.code not in list(ap.Code):
            yield f"diagnostics are one line with a known code: {each!r:.200}"


def _written(document: ap.Document) -> Iterator[str]:
    for name in _WRITTEN:
        stream = io.BytesIO()
        ap.export(document, name, stream)
        if not stream.getvalue() and (document.projects or name != "jsonl"):
            yield f"every format gives bytes: {name} gives none"


def _json(document: ap.Document) -> bytes:
    stream = io.BytesIO()
    ap.export(document, "json", stream)
    return stream.getvalue()
