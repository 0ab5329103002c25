"""The front door: read, parse, export, and the bundled corpus."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from os import PathLike
from pathlib import Path, PurePath
from typing import BinaryIO, Literal, TypeAlias

from aenoprojects.diagnostics import Code, Diagnostic, report
from aenoprojects.errors import FormatError, OptionError, SourceError
from aenoprojects.model import Document, Project, Source
from aenoprojects.reading.opening import Failure, Opened, Raw, Skipped
from aenoprojects.vocabulary import Vocabulary

Kind: TypeAlias = Literal["text", "html", "listing", "article", "json", "jsonl", "xml"]

_KINDS = ("text", "html", "listing", "article", "json", "jsonl", "xml")


def read(
    *sources: str | PathLike[str] | BinaryIO,
    kind: Kind | None = None,
    encoding: str | None = None,
    base: str | None = None,
    vocabulary: Vocabulary | None = None,
) -> Document:
    """Read pages, or our own exports, into one document.

    Args:
        sources: paths, folders, globs, http(s) URLs (extra `web`), "-" for standard input, binary streams.
        kind: forces what the sources are: "text" or "html", "listing" or "article", or one of our own formats
            "json", "jsonl", "xml". None looks at each source.
        encoding: forces the encoding of pages.
        base: address that relative links of an HTML page are relative to.
        vocabulary: more labels, section names and themes than the package knows.

    Returns:
        The projects of all sources in order, each knowing its source; a project that stands in two sources is
        reported and kept twice (see `merge`).

    Raises:
        SourceError: a source is missing, unreadable or not a page.
        FormatError: one of our own formats is damaged.
        OptionError: `kind` or `encoding` is none that exists, no source was given, or something that is none.

    >>> import io
    >>> page = b"Oss: tOss\\n\\nGemeente Oss\\n\\nProject: tOss\\nThema: Vitaliteit\\nLooptijd: 2021\\n"
    >>> read(io.BytesIO(page)).projects[0].organisation.name
    'Oss'
    """
    from aenoprojects.transforms.merge import combine

    if not sources:
        raise OptionError("read() needs a source; corpus() gives the bundled pages")
    for source in sources:
        _check_source(source)
    documents, _ = read_each(sources, kind=kind, encoding=encoding, base=base, vocabulary=vocabulary)
    return documents[0] if len(documents) == 1 else combine(documents)


def read_each(
    sources: Iterable[str | PathLike[str] | BinaryIO],
    *,
    kind: Kind | None = None,
    encoding: str | None = None,
    base: str | None = None,
    vocabulary: Vocabulary | None = None,
) -> tuple[list[Document], dict[str, str]]:
    """Read each page of some sources as a document of its own.

    Args:
        sources: as of `read`; they may come one by one.
        kind: as of `read`.
        encoding: as of `read`.
        base: as of `read`.
        vocabulary: as of `read`.

    Returns:
        A document for each page, in which it has the shortest name that tells it from the others; and for each of these
        names the one that was given, with the folders in it.

    Raises:
        SourceError, FormatError, OptionError: as of `read`.
    """
    from aenoprojects.transforms.naming import is_absolute, renamed, shortest_names, used_names

    _check_kind(kind)
    read: list[tuple[str, Document]] = []
    failures: list[Failure] = []
    for one in opened(sources):
        if isinstance(one, Raw):
            try:
                read.append((one.name, read_one(one, kind, encoding, base, vocabulary)))
                continue
            except (SourceError, FormatError) as error:
                one = Failure(one.name, error)
        if isinstance(one, Failure):
            failures.append(one)
        read.append((one.name, _told(one)))
    if failures and not any(document.sources for _, document in read):
        raise failures[0].error  # nothing else is there for which to go on
    # A file of ours names the sources it was made of: folders in them, from an earlier version, go too.
    names = (name for given, document in read for name in used_names(document) if name == given or is_absolute(name))
    short = shortest_names(names)
    documents = [renamed(document, lambda name: short.get(name, name)) for _, document in read]
    return documents, {short[given]: given for given, _ in read if given in short}


def opened(sources: Iterable[str | PathLike[str] | BinaryIO]) -> Iterator[Opened]:
    """Yield the pages of some sources; a source that is not there costs itself only."""
    from aenoprojects.reading.source import load

    for source in sources:
        try:
            yield from load(source)
        except SourceError as error:
            yield Failure(_name_of(source), error)


def _name_of(source: str | PathLike[str] | BinaryIO) -> str:
    return str(source) if isinstance(source, str | PathLike) else str(getattr(source, "name", "stream"))


def _told(one: Failure | Skipped) -> Document:
    """Return a document that says of a file that it was not read."""
    if isinstance(one, Failure):
        said = str(one.error).replace(one.name, PurePath(one.name).name)  # no folder of the user goes out with it
        note = report(Code.SOURCE_UNREADABLE, text=said, source=one.name)
    else:
        note = report(Code.SOURCE_SKIPPED, text=PurePath(one.name).name, source=one.name)
    return Document(diagnostics=(note,))


def parse(text: str, *, kind: Kind | None = None, vocabulary: Vocabulary | None = None) -> Document:
    """Parse a page that is in memory already.

    Args:
        text: the page, plain text or HTML.
        kind: forces "text", "html", "listing" or "article"; None looks.
        vocabulary: more labels, section names and themes than the package knows.

    Returns:
        The document; parsing never raises on any text.

    Raises:
        OptionError: `kind` is none of these, or `text` is no text.

    >>> parse("Oss: tOss\\nGemeente Oss\\nProject: tOss\\nLooptijd: 2021 - ntb").projects[0].period.edtf
    '2021/'
    """
    from aenoprojects.parsing.document import parse_page
    from aenoprojects.reading.page import text_or_html

    _check_kind(kind)
    if not isinstance(text, str):
        other = "; read(io.BytesIO(...)) takes bytes" if isinstance(text, bytes | bytearray) else ""
        raise OptionError(f"parse() takes the text of a page, not {_kind_of(text)}{other}")
    if kind in ("json", "jsonl", "xml"):
        raise OptionError(f"parse() reads pages; use read() for {kind}")
    medium, layout = _split_kind(kind)
    page = text_or_html(text, source=Source(name="text"), kind=medium)
    return parse_page(page, layout=layout, vocabulary=vocabulary)


def corpus() -> Document:
    """Return the bundled pages as a document: 141 projects of a listing and 4 articles.

    The people in it are made up; see seeds/README.md.

    >>> len(corpus().projects)
    145
    """
    from aenoprojects.transforms.merge import combine

    folder = corpus_folder()
    files = (folder / "listing" / "subsidieprojecten.txt", *sorted((folder / "articles").glob("*.txt")))
    # Named without their folder, which differs between machines: the same input gives the same bytes.
    raws = (Raw(name=file.name, data=file.read_bytes()) for file in files)
    return combine(read_one(raw, "text", None, None, None) for raw in raws)


def corpus_folder() -> Path:
    """Return the folder of the bundled pages: inside the package, or beside src in a checkout."""
    packaged = Path(__file__).parent / "seeds"
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "seeds"


def export(
    document: Document | Iterable[Project],
    format: str,
    target: str | PathLike[str] | BinaryIO,
    **options: object,
) -> tuple[Diagnostic, ...]:
    """Write projects in a format.

    Args:
        document: a document, or projects that may come one by one.
        format: name of an installed format (see `formats`), or "module:Class".
        target: a path, written beside it and renamed when all went well; or a binary stream, left open.
        options: the format's options.

    Returns:
        Diagnostics of what the format could not hold.

    Raises:
        UnknownFormatError: no such format is installed.
        OptionError: an option or its value is not one of the format's.
        ExporterError: the exporter is broken or failed; nothing is left of a half-written file.
        TargetError: the target cannot be written.

    >>> import io
    >>> stream = io.BytesIO()
    >>> export(corpus(), "jsonl", stream)
    ()
    >>> stream.getvalue().count(b"\\n")
    145
    """
    from aenoprojects.exporters.options import build_exporter
    from aenoprojects.exporters.registry import load

    if not isinstance(format, str):
        raise OptionError(f"the format is a name such as 'xlsx', or 'module:Class' for a class, not {_kind_of(format)}")
    from aenoprojects.exporters.writing import write_export

    return write_export(document, build_exporter(load(format), options, name=format), target)


def _check_kind(kind: str | None) -> None:
    if kind is not None and kind not in _KINDS:
        raise OptionError(f"kind {kind!r} does not exist; use one of {', '.join(_KINDS)}")


def _check_source(source: object) -> None:
    """Refuse what is no source, and say what it should have been: the commonest slips at a prompt."""
    if isinstance(source, bytes | bytearray):
        raise OptionError("read() takes a path or a stream, not bytes; wrap them: read(io.BytesIO(...))")
    if isinstance(source, str) and (source.lstrip()[:1] == "<" or "\n" in source.strip()):
        raise OptionError(f"{' '.join(source[:40].split())!r} is a page itself, not where it is; use parse()")
    if isinstance(source, list | tuple | set):
        raise OptionError("read() takes several sources one by one: read(*sources)")
    if not isinstance(source, str | PathLike) and not hasattr(source, "read"):
        raise OptionError(f"a source is a path, a URL, '-' or a binary stream, not {_kind_of(source)}")


def _kind_of(value: object) -> str:
    return "None" if value is None else type(value).__name__


def _split_kind(kind: Kind | None) -> tuple[str | None, Literal["listing", "article"] | None]:
    """Split a kind into what the bytes are and how the page is laid out."""
    if kind in ("listing", "article"):
        return None, kind
    return kind, None


def read_one(
    raw: Raw,
    kind: Kind | None,
    encoding: str | None,
    base: str | None,
    vocabulary: Vocabulary | None,
    *,
    quick: bool = False,
) -> Document:
    """Read one source: one of our own exports back, anything else as a page.

    `quick`: where it is certain that a page holds no project, say just that, and not what stands on it instead.
    """
    from aenoprojects.reading.encoding import as_utf8

    own = kind if kind in ("json", "jsonl", "xml") else None
    data = as_utf8(raw.data)
    if kind is None and data.lstrip()[:1] in (b"{", b"[", b"<", b"\xef"):
        from aenoprojects.serial.reading import looks_like

        own = looks_like(data)
    if own is not None:
        from aenoprojects.serial.reading import read_own

        return read_own(data, own, name=raw.name)
    from aenoprojects.parsing.document import parse_page
    from aenoprojects.reading.page import read_page

    medium, layout = _split_kind(kind)
    page = read_page(raw, kind=medium, encoding=encoding, base=base)
    return parse_page(page, layout=layout, vocabulary=vocabulary, quick=quick)
