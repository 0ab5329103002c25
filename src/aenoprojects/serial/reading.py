"""Our own json, jsonl and xml files, recognised and read back to an equal `Document`."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Literal, TypeAlias

from attrs import evolve

from aenoprojects.errors import FormatError
from aenoprojects.model import Document, Project
from aenoprojects.serial import NAMESPACE
from aenoprojects.serial.converter import structure

OwnFormat: TypeAlias = Literal["json", "jsonl", "xml"]

_BLANK = b" \t\r\n"
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_PROJECTS = re.compile(rb'"projects":\s*\[')  # inside a text its quotes would be escaped
_JSON = re.compile(rb'\{\s*["}]|\[\s*(?:\{\s*["}]|\]\s*\Z)')  # "[ ] Overzicht", "[[Kop]]" begin a page
_PROLOGUE = ((b"<?", b"?>"), (b"<!--", b"-->"), (b"<!DOCTYPE", b">"))


def looks_like(data: bytes) -> OwnFormat | None:
    """Return which of our own formats the first bytes of a file speak of, None for a page.

    >>> looks_like(b'{"projects": []}'), looks_like(b"<html>"), looks_like(b"Gemeente Gouda")
    ('json', None, None)
    """
    start = data.removeprefix(_BYTE_ORDER_MARK).lstrip(_BLANK)
    if start.startswith(b"<"):
        place = 0  # what stands before the root element may be long: a licence
        while ends := [end for begin, end in _PROLOGUE if start.startswith(begin, place)]:
            end = start.find(ends[0], place)
            place = end + len(ends[0]) if end >= 0 else len(start)
            while start[place : place + 1] in (b" ", b"\t", b"\r", b"\n"):
                place += 1
        return "xml" if NAMESPACE.encode() in start[place : place + 2000] else None
    if not _JSON.match(start):
        return None
    first, _, rest = start.partition(b"\n")
    alone = first.rstrip().endswith(b"}") and not _PROJECTS.search(first)
    return "jsonl" if alone and (not rest.strip() or rest.lstrip(_BLANK).startswith(b"{")) else "json"


def read_own(data: bytes, format: OwnFormat, *, name: str) -> Document:
    """Read a file in one of our own formats; its name is for messages.

    Raises:
        FormatError: it is damaged, or is no file of ours; the message names the place.
    """
    if format == "xml":
        from aenoprojects.serial.xml import read_xml

        return read_xml(data, name=name)
    return read_json(data, name=name) if format == "json" else read_jsonl(data, name=name)


def read_json(data: bytes, *, name: str) -> Document:
    """Read what the json exporter wrote; see `read_own`."""
    value = _decoded(data, name)
    if not isinstance(value, dict) or "projects" not in value:
        raise FormatError(f"{name}: not a file of aenoprojects: JSON without 'projects'")
    return with_own_ids(structure(value, Document, name=name), name)


def with_own_ids(document: Document, name: str) -> Document:
    """Return a document that was read; a FormatError where two projects have one id, by which they are told apart."""
    counted = Counter(project.id for project in document.projects)
    if twice := next((each for each, number in counted.items() if number > 1), None):
        raise FormatError(f"{name}: two projects have the id {twice!r:.60}; give each its own")
    return document


def read_jsonl(data: bytes, *, name: str) -> Document:
    """Read what the jsonl exporter wrote: projects, perhaps the rest; blank lines are skipped. See `read_own`."""
    rest = Document()
    projects = []
    for number, line in enumerate(data.removeprefix(_BYTE_ORDER_MARK).split(b"\n"), start=1):
        if not line.strip():
            continue
        place = f"{name}:{number}"
        value = _decoded(line, place)
        if isinstance(value, dict) and "page_text" in value:
            rest = structure(value, Document, name=place)
        else:
            projects.append(structure(value, Project, name=place))
    return with_own_ids(evolve(rest, projects=tuple(projects)), name)


def _decoded(data: bytes, name: str) -> object:
    try:
        plain: object = json.loads(data.decode("utf-8-sig"))
    except RecursionError:
        raise FormatError(f"{name}: the JSON is nested too deeply") from None
    except ValueError as error:
        raise FormatError(f"{name}: not valid JSON: {error}") from None
    return plain
