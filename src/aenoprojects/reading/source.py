"""Sources: files, folders, globs, streams and URLs, as the pages in them."""

from __future__ import annotations

import glob
import re
import sys
from collections.abc import Iterator
from difflib import get_close_matches
from itertools import islice
from os import PathLike
from pathlib import Path
from typing import BinaryIO

from aenoprojects.errors import SourceError
from aenoprojects.reading.opening import (
    SUFFIXES,
    Failure,
    Opened,
    Raw,
    Skipped,
    is_noise,
    is_page,
    open_file,
)

__all__ = ["SUFFIXES", "Failure", "Opened", "Raw", "Skipped", "load"]

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_ALIKE = 0.8  # how like each other two names are with one slip in them
_MOST_NEAR = 10_000  # files that are looked at for the one that was meant
LIMIT = 200_000_000
"""Bytes of a file: a page is a thousand times smaller; a device such as /dev/zero never ends."""


def load(source: str | PathLike[str] | BinaryIO) -> Iterator[Opened]:
    """Load a source: yield every page that it names, as bytes.

    Args:
        source: a path; a folder (what is a page in it, by its suffix); a glob ("pages/*.html"); an http(s) URL (extra
            `web`); "-" for standard input; or an open binary stream.

    Yields:
        A `Raw` for each page; of several files in a folder, glob or archive a `Failure` for each that cannot be read,
        and a `Skipped` for each that is no page by its name.

    Raises:
        SourceError: nothing is there, or the one file that was named cannot be read or is no page.
    """
    if not isinstance(source, (str, PathLike)):
        name = getattr(source, "name", None)
        yield from open_file(_from_stream(source, name if isinstance(name, str) and name else "stream"))
    elif source == "-":
        if sys.stdin is None:
            raise SourceError("standard input is closed: give a file, a folder or an address")
        yield from open_file(_from_stream(sys.stdin.buffer, "-"))
    elif isinstance(source, str) and source.lower().startswith(("http://", "https://")):
        from aenoprojects.reading.web import fetch

        yield from open_file(fetch(source))
    else:
        yield from _from_path(source)


def _from_path(source: str | PathLike[str]) -> Iterator[Opened]:
    """Yield the pages that a path, folder or glob stands for."""
    path = _path_of(source)
    skipped: list[Path] = []
    try:
        if path.is_dir():
            inside = sorted(file for file in path.iterdir() if file.is_file() and not is_noise(file.name))
            files = [file for file in inside if is_page(file.name)]
            skipped = [file for file in inside if not is_page(file.name)]
            problem = f"the folder {path} holds no page: nothing that ends in {', '.join(SUFFIXES)}"
        elif path.exists():
            yield from open_file(_from_file(path))
            return
        elif glob.has_magic(str(path)):
            # Path.glob takes relative patterns only.
            names = glob.iglob(str(path), recursive=True)  # noqa: PTH207
            files = sorted(file for name in names if (file := Path(name)).is_file())
            problem = f"no file matches {path}"
        elif str(path).lower().startswith("www."):
            raise SourceError(f"{path} does not exist; for a web address write https:// before it: https://{path}")
        else:
            near = near_page(path)
            raise SourceError(f"{path} does not exist" + (f"; did you mean {near}?" if near else ""))
    except OSError as error:  # not permitted, or a name that the system refuses
        raise SourceError(f"{path} cannot be read: {error.strerror}") from error
    except RuntimeError as error:  # links that lead to each other, on Python before 3.13
        raise SourceError(f"{path} cannot be read: {error}") from error
    if not files:
        raise SourceError(problem)
    for file in files:
        try:
            yield from open_file(_from_file(file))
        except SourceError as error:
            yield Failure(str(file), error)
    yield from (Skipped(str(file)) for file in skipped)


def near_page(path: Path) -> Path | None:
    """Return the one page in a path's folder that a name without its ending, or with a slip, most likely means."""
    try:
        there = [file.name for file in islice(path.parent.iterdir(), _MOST_NEAR) if is_page(file.name)]
    except OSError:
        return None
    whole = sorted(name for name in there if Path(name).stem == path.name)
    named = whole or get_close_matches(path.name, there, n=1, cutoff=_ALIKE)
    return path.with_name(named[0]) if named else None


def _path_of(source: str | PathLike[str]) -> Path:
    if isinstance(source, str):
        if _SCHEME.match(source):
            raise SourceError(f"{source} cannot be fetched: only http:// and https:// addresses can")
        if not source.strip():
            raise SourceError("the name of the source is empty: give a file, a folder or an address")
        if "\n" in source or "\0" in source:
            raise SourceError("the source is text, not the name of a file: use parse() for text")
    return Path(source)


def _from_file(path: Path) -> Raw:
    data = bytearray()
    try:
        with path.open("rb") as stream:
            while chunk := stream.read(1 << 20):
                data += chunk
                if len(data) > LIMIT:
                    raise SourceError(f"{path} is too large, over {LIMIT // 1_000_000} MB: give the page alone")
        return Raw(name=str(path), data=bytes(data))
    except OSError as error:
        raise SourceError(f"{path} cannot be read: {error.strerror}") from error


def _from_stream(stream: BinaryIO, name: str) -> Raw:
    try:
        data = stream.read()
    except (OSError, ValueError) as error:  # a closed stream, one that reads text
        raise SourceError(f"{name} cannot be read: {error}") from error
    if not isinstance(data, bytes):
        raise SourceError(f"{name} is a text stream: open it in binary mode, or use parse() for text")
    return Raw(name=name, data=data)
