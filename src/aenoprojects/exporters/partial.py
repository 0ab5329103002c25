"""The file in which an export grows: it vanishes with a failure, and after a kill with the next export.

It stands beside its target. Whoever writes it holds a lock on it, which the system lets go when the writer dies. So
a file without a lock was left behind, and one with a lock belongs to another export to the same target.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import BinaryIO
from zlib import crc32

from aenoprojects.errors import TargetError

try:
    import fcntl
except ImportError:  # Windows, which has no such locks, and refuses to remove a file that is open
    fcntl = None  # type: ignore[assignment]

_LONGEST = 240  # bytes of a name; 255 is the most that file systems take
_SWEPT = 8
"""Number of names that are swept: as many exports to one target as ever run at the same time.

The names are numbers, so that sweeping asks for a few files and need not list a folder of thousands.
"""


class Partial:
    """A file beside a target, open for writing and locked until it is put in the target's place or removed.

    Attributes:
        path: where it is.
        stream: what to write to; the user of the class closes it when all is written.
    """

    def __init__(self, target: Path) -> None:
        """Remove what killed exports to the same target left, and open a new file."""
        for number in range(_SWEPT):
            _remove_abandoned(_name(target, number))
        self.path, self.stream = _create(target)
        # A copy of the descriptor: the lock stays while the stream is closed and the file takes its name.
        self._lock = os.dup(self.stream.fileno()) if fcntl else None
        self._is_placed = False

    def replace(self, target: Path) -> None:
        """Put the file in the target's place, with the permissions of the file that was there."""
        if target.is_file():
            shutil.copymode(target, self.path)
        self.path.replace(target)
        self._is_placed = True

    def remove(self) -> None:
        """Remove the file unless it has taken its name."""
        if not self._is_placed:  # else a file of this name is another export's
            self.path.unlink(missing_ok=True)
        if self._lock is not None:
            os.close(self._lock)


def _name(target: Path, number: int) -> Path:
    name = target.name
    if len(os.fsencode(name)) > _LONGEST:  # with what is added it would be longer than any file system takes
        name = f"{name[:40]}-{crc32(os.fsencode(name)):08x}"
    return target.with_name(f".{name}.{number}.part")


def _create(target: Path) -> tuple[Path, BinaryIO]:
    for number in count():
        path = _name(target, number)
        try:
            stream = path.open("xb")
        except FileExistsError:  # another export is at work
            continue
        _lock(stream, wait=True)
        if os.fstat(stream.fileno()).st_nlink:
            return path, stream
        stream.close()  # another export swept it away between the opening and the lock
    raise AssertionError("numbers do not end")


def _remove_abandoned(path: Path) -> None:
    with suppress(OSError):  # most often there is nothing
        if fcntl is None:
            path.unlink()
            return
        with path.open("r+b") as stream:
            if _lock(stream, wait=False):
                path.unlink()


def _lock(stream: BinaryIO, *, wait: bool) -> bool:
    """Lock a file, and return whether that worked: not while another has it, nor where a file system has no locks."""
    if fcntl is None:
        return False
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        return False
    return True


@contextmanager
def opened_whole(target: Path) -> Iterator[BinaryIO]:
    """Open a file that takes its name when all has gone well and vanishes when not."""
    with explained(target):
        try:
            target = target.resolve()  # a link stays a link
        except (RuntimeError, ValueError) as error:  # links that lead to each other; a NUL in the name
            raise TargetError(f"{target} cannot be written: {error}") from error
        in_place = target.exists() and not target.is_file() and not target.is_dir()  # /dev/null, a named pipe
        partial = None if in_place else Partial(target)
        stream = partial.stream if partial else target.open("wb")
    try:
        yield stream
        with explained(target):
            stream.close()
            if partial:
                partial.replace(target)
    finally:
        with suppress(OSError):
            stream.close()
        if partial:
            partial.remove()


@contextmanager
def explained(target: object) -> Iterator[None]:
    """Turn a failure of the system into one line; a closed pipe is left to the caller, who may not mind."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        if _may_be_open(error, target):
            raise TargetError(
                f"{target} cannot be written: is it open in Excel? Close it there and try again"
            ) from error
        raise TargetError(f"{target} cannot be written: {error.strerror or error}") from error


_SHARING_VIOLATION = 32  # Windows' error code: another program has the file open


def _may_be_open(error: OSError, target: object) -> bool:
    """Return whether a file is in the way of its own program: Windows says so, and Excel leaves a note beside it."""
    if getattr(error, "winerror", None) == _SHARING_VIOLATION:
        return True
    if not isinstance(target, str | os.PathLike) or not isinstance(error, PermissionError):
        return False
    path = Path(target)
    return path.is_file() and path.with_name(f"~${path.name}").exists()
