"""The files that an exporter wants beside its own: what they may be called, and what they may take the place of."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path, PurePath

from aenoprojects.errors import TargetError
from aenoprojects.exporters import Exporter
from aenoprojects.exporters.partial import explained, opened_whole

_LEADS_ELSEWHERE = frozenset("/\\:\0")
"""Characters that make a path of a name, on some system."""


def files_beside(exporter: Exporter, target: str) -> dict[str, bytes]:
    """Return the files that an exporter wants beside one of a name.

    Raises:
        TypeError, ValueError: what it gave are no files, or files that cannot stand beside the target.
    """
    beside = getattr(exporter, "beside", None)
    found = beside(target) if callable(beside) else {}
    if not isinstance(found, Mapping):
        raise TypeError(f"'beside' returned {found!r:.100}, not a mapping of names to bytes")
    taken = {target.casefold()}  # some file systems know no capitals
    for name, data in found.items():
        if not isinstance(name, str) or not isinstance(data, bytes | bytearray):
            raise TypeError(f"'beside' returned {type(data).__name__} for {name!r:.100}, not bytes for a name")
        if not name.strip(". ") or _LEADS_ELSEWHERE & set(name) or name.casefold() in taken:
            raise ValueError(f"{name!r} is no name for a file beside {target!r}")
        taken.add(name.casefold())
    return {name: bytes(data) for name, data in found.items()}


@contextmanager
def placed_beside(target: Path, sources: Collection[str]) -> Iterator[_Places]:
    """Give the places beside a target; what was put there is taken back where something fails after all.

    Args:
        target: the file of the export.
        sources: names of the pages that were read, which are never replaced.
    """
    places = _Places(target, sources)
    try:
        yield places
    except BaseException:
        places.take_back()
        raise


class _Places:
    """The folder of a target, as it was before the export."""

    def __init__(self, target: Path, sources: Collection[str]) -> None:
        self._target = target
        self._is_repeated = target.is_file()
        self._sources = {PurePath(name).name.casefold() for name in sources}
        self._before: list[tuple[Path, bytes | None]] = []

    def put(self, files: Mapping[str, bytes]) -> None:
        """Write files, or none of them.

        Raises:
            TargetError: one is there that may be somebody else's, or cannot be written.
        """
        old = {name: self._replaceable(self._target.with_name(name), data) for name, data in files.items()}
        for name, data in files.items():
            path = self._target.with_name(name)
            with opened_whole(path) as stream:
                stream.write(data)
            self._before.append((path, old[name]))

    def take_back(self) -> None:
        """Make the folder what it was."""
        for path, data in self._before:
            with suppress(TargetError, OSError):
                if data is None:
                    path.unlink()
                    continue
                with opened_whole(path) as stream:
                    stream.write(data)

    def _replaceable(self, path: Path, data: bytes) -> bytes | None:
        """Return what a file holds that may be replaced, None where there is none.

        That of an earlier export stands beside its target and begins with the target's name; any other may be anyone's.
        """
        if not path.exists() and not path.is_symlink():
            return None
        with explained(path):
            before = path.read_bytes()
        belongs = self._is_repeated and path.name.startswith(self._target.name) and not path.is_symlink()
        if before == data or (belongs and path.name.casefold() not in self._sources):
            return before
        raise TargetError(
            f"{path} is there already and may be somebody else's: move it, or give the export another name"
        )
