"""Zip files from strangers: Word and OpenDocument files are zips, and people zip pages; none is trusted."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import PurePosixPath

from aenoprojects.errors import SourceError

_MOST_FILES = 10_000
_MOST_BYTES = 200_000_000  # unpacked: as much as a page on its own may have
_ENCRYPTED = 1  # bit 0 of the general purpose flag (APPNOTE.TXT, section 4.4.4)


class Zipped:
    """A zip file that was looked at before anything in it is unpacked."""

    def __init__(self, data: bytes, name: str) -> None:
        """Look at what the zip says of itself.

        Args:
            data: the zip.
            name: what to call it in an error.

        Raises:
            SourceError: it is damaged, locked, too large when unpacked, or has a file that leads outside of it.
        """
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise SourceError(f"{name} is a damaged zip file: make it anew, or give the page alone") from error
        infos = self._zip.infolist()
        if len(infos) > _MOST_FILES:
            raise SourceError(f"{name} holds over {_MOST_FILES:,} files: give the page alone")
        # What is unpacked ends at the size that is stated: a zip that lies is damaged, and no larger.
        if sum(info.file_size for info in infos) > _MOST_BYTES:
            size = _MOST_BYTES // 1_000_000
            raise SourceError(f"{name} is too large when unpacked, over {size} MB: give the page alone")
        if any(info.flag_bits & _ENCRYPTED for info in infos):
            raise SourceError(f"{name} is locked with a password: save it without one")
        self.names = tuple(info.filename for info in infos if not info.is_dir())
        for inside in self.names:
            path = PurePosixPath(inside.replace("\\", "/"))
            if path.is_absolute() or ".." in path.parts or ":" in (path.parts or ("",))[0]:
                raise SourceError(f"{name} holds a file whose name leads outside of it: {inside}")

    def read(self, inside: str) -> bytes:
        """Return the bytes of one of its files; a SourceError where they are damaged."""
        try:
            return self._zip.read(inside)
        except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, NotImplementedError, OSError) as error:
            raise SourceError(f"{self.name} is a damaged zip file: make it anew, or give the page alone") from error

    def read_xml(self, inside: str) -> bytes:
        """Return the bytes of an XML file of an office program, which never declares entities.

        Raises:
            SourceError: it is damaged, or has a document type: somebody put it there.
        """
        data = self.read(inside)
        plain = data.replace(b"\0", b"")  # UTF-16 shows its letters so
        if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
            raise SourceError(f"{self.name} holds a document type, which no office program writes: it is not read")
        return data
