"""What a harvest is going to do, and what of it is done: files in its folder, so that it can go on after any crash."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import fsspec

from aenoprojects.errors import TargetError
from aenoprojects.scale.pages import File
from aenoprojects.scale.web_archive import is_web_archive

_STATE = "_harvest"
"""Folder of the plan and the notes on what is done; engines pass over names that begin so."""
_FILES, _BYTES = 256, 64_000_000
"""The most of a unit: little enough to lose, and enough that the way to a worker costs next to nothing."""


class Unit(NamedTuple):
    """What one worker does at a time: some files, or one web archive."""

    number: int
    names: tuple[str, ...]


def units_of(files: Sequence[File]) -> Iterator[Unit]:
    """Yield the units of work for some files, which depend on nothing else.

    >>> [unit.names for unit in units_of([File(name, 9) for name in ("a.html", "b.warc.gz", "c.html", "d.html")])]
    [('a.html',), ('b.warc.gz',), ('c.html', 'd.html')]
    """
    names: list[str] = []
    number = size = 0
    was_alone = False
    for name, own in files:
        alone = is_web_archive(name)
        if names and (alone or was_alone or len(names) == _FILES or size + own > _BYTES):
            yield Unit(number, tuple(names))
            number, names, size = number + 1, [], 0
        names.append(name)
        size, was_alone = size + own, alone
    if names:
        yield Unit(number, tuple(names))


class Folder:
    """The folder of a harvest, on this machine or in a store that fsspec knows."""

    def __init__(self, address: str) -> None:
        """Find the store."""
        self.address = address
        try:
            self._store, self._root = fsspec.core.url_to_fs(address)
        except (ImportError, ValueError, OSError) as error:
            raise TargetError(f"{address} cannot be written: {error}") from error
        self._is_local = self._store.protocol in ("file", "local") or "file" in self._store.protocol

    def put(self, name: str, path: Path) -> int:
        """Put a file under a name, whole or not at all, and return its size.

        Raises:
            TargetError: the folder cannot be written.
        """
        target, partial = f"{self._root}/{name}", f"{self._root}/{_STATE}/{name.replace('/', '-')}.part"
        try:
            for each in (target, partial):
                self._store.makedirs(each.rpartition("/")[0], exist_ok=True)
            self._store.put_file(str(path), partial)
            if self._store.exists(target):
                self._store.rm_file(target)
            self._store.mv(partial, target)
        except OSError as error:
            raise TargetError(f"{self.address} cannot be written: {error.strerror or error}") from error
        return path.stat().st_size

    def put_json(self, name: str, value: object, folder: Path) -> None:
        """Put a value under a name; `folder` is one for files on their way."""
        path = folder / "value.json"
        path.write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8")
        self.put(name, path)

    def json(self, name: str) -> dict[str, Any] | None:
        """Return an object, None where there is none of that name."""
        try:
            found: dict[str, Any] = json.loads(self._store.cat_file(f"{self._root}/{name}"))
            return found
        except (FileNotFoundError, NotADirectoryError, ValueError):  # a store need not put files whole
            return None

    def size(self, name: str) -> int | None:
        """Return the size of a file, None where there is none."""
        try:
            return int(self._store.info(f"{self._root}/{name}")["size"])
        except (FileNotFoundError, NotADirectoryError):
            return None

    @property
    def is_empty(self) -> bool:
        """Return whether nothing is in it, or it is not there."""
        try:
            return not self._store.ls(self._root, detail=False)
        except FileNotFoundError:
            return True
        except OSError as error:
            raise TargetError(f"{self.address} cannot be written: {error.strerror or error}") from error

    def plan(self) -> dict[str, Any] | None:
        """Return the plan of the harvest that is under way here."""
        return self.json(f"{_STATE}/plan.json")

    def put_plan(self, plan: Mapping[str, Any], folder: Path) -> None:
        """Put the plan of a harvest that begins."""
        self.put_json(f"{_STATE}/plan.json", plan, folder)

    def done(self, number: int) -> dict[str, Any] | None:
        """Return what a unit gave, None where it is not done, or where its files are not whole."""
        found = self.json(f"{_STATE}/{number:06d}.json")
        is_whole = found is not None and all(self.size(name) == size for name, size in found["files"].items())
        return found if is_whole else None

    def put_done(self, number: int, told: Mapping[str, Any], folder: Path) -> None:
        """Note that a unit is done, and what it gave."""
        self.put_json(f"{_STATE}/{number:06d}.json", told, folder)

    def clear(self) -> None:
        """Take the plan and the notes away: the harvest has ended."""
        with suppress(OSError):  # what stays does no harm
            self._store.rm(f"{self._root}/{_STATE}", recursive=True)

    def forget_deaths(self) -> None:
        """Take away the notes of another run: whoever ended that one ended its workers, whatever they were at."""
        for path in Path(self._root, _STATE).glob("*.at") if self._is_local else ():
            path.unlink(missing_ok=True)

    def watch(self, number: int) -> Watch:
        """Return the watch over a unit's pages; in a store that is not on this machine it sees nothing."""
        return Watch(Path(self._root, _STATE, f"{number:06d}.at") if self._is_local else None)


_DEADLY = 2
"""Times that a worker died over a page before it is passed over; once it may have died of something else."""
_WIDTH = 20  # digits of the place in the note


class Watch:
    """A note of the page that a worker is at, so that a page that kills workers costs itself only."""

    def __init__(self, path: Path | None) -> None:
        """Look over which pages the workers before this one died, if any did."""
        self._path, self._file = path, -1
        self._deaths: dict[int, int] = {}
        if path is None:
            return
        with suppress(OSError, ValueError):
            note = path.read_bytes()
            self._deaths = {int(place): deaths for place, deaths in json.loads(note[_WIDTH:]).items()}
            last = int(note[:_WIDTH])
            self._deaths[last] = self._deaths.get(last, 0) + 1
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
        os.write(self._file, f"{'none':{_WIDTH}}{json.dumps(self._deaths)}".encode())

    def is_deadly(self, place: int) -> bool:
        """Note that the page at a place comes next, and return whether workers died over it."""
        if self._file >= 0:
            os.lseek(self._file, 0, os.SEEK_SET)
            os.write(self._file, b"%*d" % (_WIDTH, place))
        return self._deaths.get(place, 0) >= _DEADLY

    def close(self) -> None:
        """End the watch: all went well."""
        if self._path is not None and self._file >= 0:
            os.close(self._file)
            self._path.unlink(missing_ok=True)


def sums(told: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """Return the sum of each count of the units."""
    total: dict[str, int] = {}
    for one in told:
        for name, count in one["counts"].items():
            total[name] = total.get(name, 0) + count
    return total
