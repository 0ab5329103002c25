"""Many pages, one by one: what each gives, or why it gives nothing, in memory that stays flat."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from os import PathLike
from typing import BinaryIO, TypeAlias

from attrs import frozen

from aenoprojects.api import Kind, opened, read_one
from aenoprojects.diagnostics import Code, Diagnostic
from aenoprojects.errors import FormatError, SourceError
from aenoprojects.model import Project
from aenoprojects.reading.opening import Raw, Skipped
from aenoprojects.vocabulary import Vocabulary


@frozen(kw_only=True)
class Record:
    """What one page gave."""

    source: str
    """Name of the page: the path or address as given, of an archive with the name inside."""
    projects: tuple[Project, ...]
    """In the order of the page; none where nothing on it is a project, which a diagnostic says."""
    diagnostics: tuple[Diagnostic, ...]
    """What there is to say of it."""


@frozen(kw_only=True)
class Failure:
    """A page that could not be read, or a file that is none."""

    source: str
    """Its name, as of a `Record`."""
    code: str
    """AP005 for what cannot be read, AP006 for what is no page by its name."""
    message: str
    """What was wrong and what to do, in English."""


Source: TypeAlias = str | PathLike[str] | BinaryIO


def records(
    sources: Iterable[Source],
    *,
    kind: Kind | None = None,
    encoding: str | None = None,
    base: str | None = None,
    vocabulary: Vocabulary | None = None,
) -> Iterator[Record | Failure]:
    """Yield what each page of some sources gives; a bad one costs itself only.

    Nothing is kept from one page to the next, and results can be pickled: the function can run in many processes, each
    with sources of its own.

    Args:
        sources: as of `read`; they may come one by one.
        kind: as of `read`.
        encoding: as of `read`.
        base: as of `read`.
        vocabulary: as of `read`.

    Yields:
        For each page a `Record`, and for each that cannot be read and each file that is none a `Failure`, in the order
        of the sources.

    >>> import io
    >>> page = b"Oss: tOss\\n\\nGemeente Oss\\n\\nProject: tOss\\nThema: Vitaliteit\\n"
    >>> [type(one).__name__ for one in records([io.BytesIO(page), "nergens.html", io.BytesIO(b"Hallo")])]
    ['Record', 'Failure', 'Record']
    """
    for one in opened(sources):
        if isinstance(one, Raw):
            try:
                document = read_one(one, kind, encoding, base, vocabulary)
            except (SourceError, FormatError) as error:
                yield Failure(source=one.name, code=Code.SOURCE_UNREADABLE, message=str(error))
            else:
                yield Record(source=one.name, projects=document.projects, diagnostics=document.diagnostics)
        elif isinstance(one, Skipped):
            message = f"{one.name} is no page by its name"
            yield Failure(source=one.name, code=Code.SOURCE_SKIPPED, message=message)
        else:
            yield Failure(source=one.name, code=Code.SOURCE_UNREADABLE, message=str(one.error))
