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

SUFFIXES = {
    ".txt": "text",
    ".md": "text",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".xml": "xml",
}
"""What is read from a folder, and the kind that the suffix speaks for."""

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
    kind: str | None = None
    """What suffix or media type speak for ("text", "html", "json", "jsonl", "xml"); None for nothing."""


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
        return (_from_stream(source),)
    if isinstance(source, str):
        if source == "-":
            return (_from_stream(sys.stdin.buffer, "-"),)
        if source.lower().startswith(("http://", "https://")):
            from aenoprojects.reading.web import fetch

            return (_checked(fetch(source)),)
        if _SCHEME.match(source):
            raise SourceError(f"{source} cannot be fetched: only http:// and https:// addresses can")
        if "\n" in source or "\0" in source:
            raise SourceError("the source is text, not the name of a file: use parse() for text")
    return tuple(_from_file(path) for path in _files(Path(source)))


def _files(path: Path) -> list[Path]:
    """Return the files that a path, folder or glob stands for."""
    try:
        if path.is_dir():
            return _in_folder(path)
        if path.exists():
            return [path]
    except OSError as error:  # a name that the system refuses: too long, not permitted
        raise SourceError(f"{path} cannot be read: {error.strerror}") from error
    if glob.has_magic(str(path)):
        # Path.glob takes relative patterns only.
        found = sorted(Path(name) for name in glob.glob(str(path), recursive=True))  # noqa: PTH207
        if files := [file for file in found if file.is_file()]:
            return files
        raise SourceError(f"no file matches {path}")
    raise SourceError(f"{path} does not exist{_suggestion(path)}")


def _in_folder(folder: Path) -> list[Path]:
    try:
        found = sorted(folder.iterdir())
    except OSError as error:
        raise SourceError(f"{folder} cannot be read: {error.strerror}") from error
    pages = [file for file in found if file.suffix.lower() in SUFFIXES and not file.name.startswith(".")]
    files = [file for file in pages if file.is_file()]
    if not files:
        raise SourceError(f"the folder {folder} holds no page: nothing that ends in {', '.join(SUFFIXES)}")
    return files


def _suggestion(path: Path) -> str:
    """Return "; did you mean ...?" where a file of nearly that name stands beside it."""
    if not path.parent.is_dir():
        return f": there is no folder {path.parent}"
    try:
        names = {file.name.lower(): file.name for file in path.parent.iterdir()}
    except OSError:
        return ""
    close = difflib.get_close_matches(path.name.lower(), names, n=1)
    return f"; did you mean {path.parent / names[close[0]]}?" if close else ""


def _from_file(path: Path) -> Raw:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path} cannot be read: {error.strerror}") from error
    return _checked(Raw(name=str(path), data=data, kind=SUFFIXES.get(path.suffix.lower())))


def _from_stream(stream: BinaryIO, name: str = "") -> Raw:
    own = getattr(stream, "name", None)
    name = name or (own if isinstance(own, str) and own else "stream")
    try:
        data = stream.read()
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"{name} cannot be read: {error}") from error
    if not isinstance(data, bytes):
        raise SourceError(f"{name} is a text stream: open it in binary mode, or use parse() for text")
    return _checked(Raw(name=name, data=data, kind=SUFFIXES.get(Path(name).suffix.lower())))


def _checked(raw: Raw) -> Raw:
    """Return the source, or say what it is where it is no page."""
    if reason := foreign(raw.data):
        raise SourceError(f"{raw.name} {reason}")
    return raw
