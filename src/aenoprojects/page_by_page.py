"""Many pages, one by one: what each gives, or why it gives nothing, in memory that stays flat."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from os import PathLike
from typing import BinaryIO, TypeAlias

from attrs import frozen

from aenoprojects.api import Kind, opened, read_one
from aenoprojects.diagnostics import Code, Diagnostic
from aenoprojects.errors import AenoprojectsError, OptionError, SourceError
from aenoprojects.model import Project
from aenoprojects.reading.opening import Failure as Unread
from aenoprojects.reading.opening import Opened, Raw, Skipped
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
        yield record_of(one, kind=kind, encoding=encoding, base=base, vocabulary=vocabulary)


def record_of(
    one: Opened,
    *,
    kind: Kind | None = None,
    encoding: str | None = None,
    base: str | None = None,
    vocabulary: Vocabulary | None = None,
    quick: bool = False,
) -> Record | Failure:
    """Return what one page gives that was opened already.

    The arguments are those of `records`; `quick`: of a page that certainly holds no project it says no more than that.
    """
    if isinstance(one, Skipped):
        return Failure(source=one.name, code=Code.SOURCE_SKIPPED, message=f"{one.name} is no page by its name")
    if isinstance(one, Raw):
        try:
            document = read_one(one, kind, encoding, base, vocabulary, quick=quick)
        except OptionError:
            raise  # the caller's slip, not the page's
        except AenoprojectsError as error:
            one = Unread(one.name, error)
        except Exception as error:  # a fault of ours, which must not cost the other pages
            one = Unread(one.name, SourceError(f"{one.name}: a fault of the program, please report it: {error!r:.200}"))
        else:
            return Record(source=one.name, projects=document.projects, diagnostics=document.diagnostics)
    return Failure(source=one.name, code=Code.SOURCE_UNREADABLE, message=str(one.error))
