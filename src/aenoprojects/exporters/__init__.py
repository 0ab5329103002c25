"""The contract between this package and an exporter, yours or ours.

An exporter is a class that can be made without arguments, whose fields (an attrs class, frozen) are its
options, and that writes a document to a binary stream. It is found by the entry-point group
`aenoprojects.exporters`, whose entry's name is the name of the format.

What is promised, since 0.1.0, and will not change within one major version:

- `summary`, `suffix`, `media_type` and `write` are all that is asked for;
- `write` gets a `Document` and a stream that is open, binary, writable and not ours to close;
- looping over the document gives the projects one by one, in order; it may be possible only once;
- `document.diagnostics` is complete when that loop has ended;
- what `write` returns (nothing, or diagnostics) is shown to the user;
- filters, merging and the removal of contacts have happened before `write` is called.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO, ClassVar, Protocol, runtime_checkable

from aenoprojects.diagnostics import Diagnostic
from aenoprojects.model import Document

GROUP = "aenoprojects.exporters"
"""Name of the entry-point group."""


@runtime_checkable
class Exporter(Protocol):
    """What a class must have to be an exporter."""

    summary: ClassVar[str]
    """What it makes, in a few words: shown by `formats`."""
    suffix: ClassVar[str]
    """Suffix of its files, with the dot: ".xlsx"."""
    media_type: ClassVar[str]
    """Media type of what it writes: "text/csv; charset=utf-8"."""

    def write(self, document: Document, stream: BinaryIO) -> Iterable[Diagnostic] | None:
        """Write the document and report what did not fit.

        Args:
            document: the projects; loop over it once.
            stream: binary and writable; neither close it nor seek in it.

        Returns:
            Diagnostics of what the format could not hold, or None.
        """
        ...
