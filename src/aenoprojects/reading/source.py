"""Sources: files, folders, globs, streams and URLs, as named bytes."""

from __future__ import annotations

import difflib
import glob
import re
import sys
from os import PathLike
from pathlib import Path
from typing import BinaryIO

from attrs import field, frozen

from aenoprojects.errors import SourceError
from aenoprojects.reading.foreign import foreign

SUFFIXES = (".txt", ".md", ".html", ".htm", ".json", ".jsonl", ".xml")
"""What is read from a folder."""

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


@frozen(kw_only=True)
class Raw:
    """One source as bytes."""

    name: str
    """Path as given, URL after redirects, or "-" for standard input."""
    data: bytes = field(repr=False)
    """Its bytes."""
    charset: str | None = None
    """What HTTP declared."""


def load(source: str | PathLike[str] | BinaryIO) -> tuple[Raw, ...]:
    """Load a source: every page that it names, as bytes.

    Args:
        source: a path; a folder (its .txt, .md, .html, .htm, .json, .jsonl and .xml files, by name); a glob
            ("pages/*.html"); an http(s) URL (extra `web`); "-" for standard input; or an open binary stream.

    Returns:
        One `Raw` for each file, at least one.

    Raises:
        SourceError: nothing is there, it cannot be read, or it is no page (a PDF, an image ...).
    """
    if not isinstance(source, (str, PathLike)):
        name = getattr(source, "name", None)
        raws = [_from_stream(source, name if isinstance(name, str) and name else "stream")]
    elif source == "-":
        raws = [_from_stream(sys.stdin.buffer, "-")]
    elif isinstance(source, str) and source.lower().startswith(("http://", "https://")):
        from aenoprojects.reading.web import fetch

        raws = [fetch(source)]
    else:
        raws = [_from_file(path) for path in _files(source)]
    for raw in raws:
        if reason := foreign(raw.data):
            raise SourceError(f"{raw.name} {reason}")
    return tuple(raws)


def _files(source: str | PathLike[str]) -> list[Path]:
    """Return the files that a path, folder or glob stands for."""
    if isinstance(source, str) and _SCHEME.match(source):
        raise SourceError(f"{source} cannot be fetched: only http:// and https:// addresses can")
    if isinstance(source, str) and ("\n" in source or "\0" in source):
        raise SourceError("the source is text, not the name of a file: use parse() for text")
    path = Path(source)
    try:
        if path.is_dir():
            pages = (file for file in path.iterdir() if file.suffix.lower() in SUFFIXES and file.name[0] != ".")
            found, problem = pages, f"the folder {path} holds no page: nothing that ends in {', '.join(SUFFIXES)}"
        elif path.exists():
            return [path]
        elif glob.has_magic(str(path)):
            # Path.glob takes relative patterns only.
            names = glob.iglob(str(path), recursive=True)  # noqa: PTH207
            found, problem = (Path(name) for name in names), f"no file matches {path}"
        else:
            raise SourceError(f"{path} does not exist{_suggestion(path)}")
        files = sorted(file for file in found if file.is_file())
    except OSError as error:  # not permitted, or a name that the system refuses
        raise SourceError(f"{path} cannot be read: {error.strerror}") from error
    if not files:
        raise SourceError(problem)
    return files


def _suggestion(path: Path) -> str:
    """Return "; did you mean ...?" where a file of nearly that name stands beside it."""
    try:
        names = {file.name.lower(): file for file in path.parent.iterdir()}
    except OSError:
        return ""
    close = difflib.get_close_matches(path.name.lower(), names, n=1)
    return f"; did you mean {names[close[0]]}?" if close else ""


def _from_file(path: Path) -> Raw:
    try:
        return Raw(name=str(path), data=path.read_bytes())
    except OSError as error:
        raise SourceError(f"{path} cannot be read: {error.strerror}") from error


def _from_stream(stream: BinaryIO, name: str) -> Raw:
    try:
        data = stream.read()
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"{name} cannot be read: {error}") from error
    if not isinstance(data, bytes):
        raise SourceError(f"{name} is a text stream: open it in binary mode, or use parse() for text")
    return Raw(name=name, data=data)
