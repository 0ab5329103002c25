"""Many sources: files, folders, globs, addresses of any store that fsspec knows, and web archives, page by page."""

from __future__ import annotations

import glob
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, NamedTuple

import fsspec

from aenoprojects.api import opened
from aenoprojects.errors import SourceError
from aenoprojects.reading.opening import Failure, Opened, Raw, is_noise, is_page, open_file
from aenoprojects.reading.source import LIMIT
from aenoprojects.scale.web_archive import captured, is_web_archive


class File(NamedTuple):
    """A file to read."""

    name: str
    """Its path or address, as given; of a folder or pattern with what was found in it."""
    size: int
    """Bytes; 0 where that is not known before it is read."""


class Sealed(NamedTuple):
    """What may be a page, not opened yet."""

    name: str
    """Its path or address."""
    raw: Raw | Failure | None = None
    """Its bytes, or why they cannot be had; None for a file that was not read yet."""
    captured: datetime | None = None
    """When a web archive took it."""
    container: str | None = None
    """Name of that archive."""


def find_files(sources: Iterable[str]) -> tuple[list[File], int]:
    """Find the files that sources stand for.

    Args:
        sources: paths; folders, with all that is below them; patterns ("pages/**/*.html"); http(s) addresses; and
            addresses of stores that fsspec knows ("s3://archive/2024/", "memory://pages").

    Returns:
        The files, each once, in the order of their names; and how many were left out because their names are no page's.

    Raises:
        SourceError: a source stands for no page.
    """
    found: dict[str, File] = {}
    skipped = 0
    for source in sources:
        files = list(_files_of(source))
        pages = [one for one in files if _is_wanted(one.name)] if len(files) != 1 else files
        if not pages:
            raise SourceError(f"{source} holds no page and no web archive")
        skipped += (
            sum(1 for one in files if not _is_wanted(one.name) and not is_noise(one.name)) if pages != files else 0
        )
        found.update((one.name, one) for one in pages)
    return sorted(found.values()), skipped


def sealed(name: str) -> Iterator[Sealed]:
    """Yield what is in a file: itself, or the pages of a web archive."""
    if not is_web_archive(name):
        yield Sealed(name)
        return
    try:
        with closing(_open(name)) as stream:
            for page, date in captured(stream, name):
                yield Sealed(page.name, page, date, name)
    except Exception as error:  # whatever the system, or a store of somebody else's, raises
        yield Sealed(name, _unreadable(name, error), None, name)


def unsealed(one: Sealed) -> Iterator[Opened]:
    """Yield the pages in what was sealed, of a mail or a zip each; what cannot be read is one of them."""
    try:
        if isinstance(one.raw, Failure):
            yield one.raw
        elif one.raw is not None:
            yield from open_file(one.raw)
        elif _is_remote(one.name):
            with closing(_open(one.name)) as stream:
                data = stream.read(LIMIT + 1)
            if len(data) > LIMIT:
                raise SourceError(f"{one.name} is too large, over {LIMIT // 1_000_000} MB: give the page alone")
            yield from open_file(Raw(name=one.name, data=data))
        else:
            yield from opened([one.name])
    except SourceError as error:
        yield Failure(one.name, error)
    except Exception as error:
        yield _unreadable(one.name, error)


def _unreadable(name: str, error: Exception) -> Failure:
    return Failure(name, SourceError(f"{name} cannot be read: {error}"))


def _is_wanted(name: str) -> bool:
    return is_web_archive(name) or is_page(name)


def _is_remote(name: str) -> bool:
    return "://" in name and not name.lower().startswith(("http://", "https://"))


def _open(name: str) -> BinaryIO:
    if "://" not in name:
        return Path(name).open("rb")
    stream: BinaryIO = fsspec.open(name, "rb").open()
    return stream


def _files_of(source: str) -> Iterator[File]:
    if _is_remote(source):
        yield from _stored(source)
    elif "://" in source:
        yield File(source, 0)
    else:
        yield from _local(source)


def _local(source: str) -> Iterator[File]:
    path = Path(source)
    try:
        names: Iterable[Path] = [path]
        if path.is_dir():
            names = (one for one in path.rglob("*") if not is_noise(str(one.relative_to(path))))
        elif not path.exists() and glob.has_magic(source):
            names = map(Path, glob.iglob(source, recursive=True))  # noqa: PTH207 - Path.glob takes relative patterns only
        elif not path.exists():
            raise SourceError(f"{source} does not exist")
        yield from (File(str(one), one.stat().st_size) for one in names if one.is_file())
    except OSError as error:
        raise SourceError(f"{source} cannot be read: {error.strerror}") from error


def _stored(source: str) -> Iterator[File]:
    try:
        store, path = fsspec.core.url_to_fs(source)
        if glob.has_magic(path):
            found = store.glob(path, detail=True)
        elif store.isdir(path):
            found = store.find(path, detail=True)
        else:
            found = {path: store.info(path)}
        for name, told in found.items():
            if told["type"] == "file":
                yield File(store.unstrip_protocol(name), told.get("size") or 0)
    except FileNotFoundError as error:
        raise SourceError(f"{source} does not exist") from error
    except (ImportError, ValueError, OSError) as error:  # no such kind of store, or a package for it that is not there
        raise SourceError(f"{source} cannot be read: {error}") from error
