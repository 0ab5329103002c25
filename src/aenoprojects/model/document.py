"""A document: the projects of one or more sources, and what there was to say about reading them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from attrs import field, frozen

from aenoprojects.diagnostics import Diagnostic
from aenoprojects.model.places import Place
from aenoprojects.model.project import Project

if TYPE_CHECKING:
    from aenoprojects.vocabulary import Vocabulary


@frozen(kw_only=True)
class Source:
    """One input that a document was read from."""

    name: str
    """File name, URL, or "-" for standard input."""
    kind: str = "text"
    """How it was read: "text", "html", "json" ..."""
    sha256: str | None = None
    """Digest of the bytes, 64 hexadecimal digits; None for text that came as a str."""
    lines: tuple[str, ...] = field(default=(), eq=False, repr=False)
    """The lines as read, blank ones included, to which places point; in no file, and gone without contacts."""


@frozen(kw_only=True)
class PageLine:
    """A line of the page itself: navigation, introduction, legend, footer."""

    line: int
    """Line number in its source, from 1."""
    text: str
    """The line, outer blanks removed."""


@frozen(kw_only=True)
class Document:
    """Projects with their sources, page text and diagnostics; iterating gives the projects."""

    sources: tuple[Source, ...] = ()
    """Where it was read from, in order."""
    projects: tuple[Project, ...] = ()
    """In the order of the page."""
    page_text: tuple[PageLine, ...] = ()
    """Lines that belong to no project."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What was repaired, guessed or unreadable, in document order."""

    def __iter__(self) -> Iterator[Project]:
        """Yield the projects one by one."""
        return iter(self.projects)

    def places(self, project: Project | str) -> Mapping[str, Place]:
        """Return where each value of a project stands.

        Args:
            project: a project of this document, or its id.

        Returns:
            Path of the field, "contact.people.0.phones.0", -> its place in the lines of the project's source. Empty
            for a project that was not read from a page.

        Raises:
            KeyError: no project has this id.

        >>> from aenoprojects import parse
        >>> document = parse("Goes: Fietsen\\nGemeente Goes\\nProject: Fietsen\\nThema: Sport")
        >>> document.places("goes-fietsen")["theme.text"].text(document.sources[0].lines)
        'Sport'
        """
        if isinstance(project, str):
            project = {one.id: one for one in self.projects}[project]
        return project.places

    def select(
        self,
        *,
        theme: str | None = None,
        organisation: str | None = None,
        municipality: str | None = None,
        province: str | None = None,
        active: date | int | str | None = None,
        round: str | None = None,
        search: str | None = None,
        vocabulary: Vocabulary | None = None,
    ) -> Document:
        """Return the document with only the projects that fit every filter given.

        Args:
            theme: a theme's name, any spelling.
            organisation: part of an organisation's name.
            municipality: name, alias or code ("gm0796"); one that was merged also finds its predecessors.
            province: a province's name.
            active: a day (date or "2021-03-01"), a month ("2021-03") or a year (2021) in which it runs.
            round: a grant round, "2021-1".
            search: words that must all occur in heading, title, organisation, theme or prose.
            vocabulary: what the page was read by, where not by the package's own: it knows the themes' spellings.

        Returns:
            A new document; diagnostics of projects that were left out are left out too.

        Raises:
            OptionError: a value that cannot be read ("active" is no date or year, "round" no round).
        """
        from aenoprojects.transforms.select import select

        return select(
            self,
            theme=theme,
            organisation=organisation,
            municipality=municipality,
            province=province,
            active=active,
            round=round,
            search=search,
            vocabulary=vocabulary,
        )

    def without_contacts(self, *, vocabulary: Vocabulary | None = None) -> Document:
        """Return the document without people, addresses and phone numbers, prose included.

        Args:
            vocabulary: what the page was read by, where that was not the package's own.
        """
        from aenoprojects.transforms.privacy import without_contacts

        return without_contacts(self, vocabulary)


class DocumentStream(Document):
    """A document whose projects arrive one by one and may be looped over once.

    It is what an exporter gets when the caller hands over a plain iterable of projects. `diagnostics` is
    complete when the loop has ended; `projects` collects what is left, for exporters that need all at once.
    """

    _iterator: Iterator[Project]
    _diagnostics: Callable[[], tuple[Diagnostic, ...]]
    _collected: tuple[Project, ...] | None

    def __init__(
        self,
        projects: Iterable[Project],
        *,
        sources: tuple[Source, ...] = (),
        diagnostics: Callable[[], tuple[Diagnostic, ...]] = tuple,
    ) -> None:
        """Wrap projects; `diagnostics` is asked for what there is to say each time someone looks."""
        # The inherited __init__ would set `projects` and `diagnostics`, which are computed here.
        for name, value in (
            ("sources", sources),
            ("page_text", ()),
            ("_iterator", iter(projects)),
            ("_diagnostics", diagnostics),
            ("_collected", None),
        ):
            object.__setattr__(self, name, value)

    # The inherited comparison, hash and text would use up the projects.
    __eq__ = object.__eq__
    __hash__ = object.__hash__
    __repr__ = object.__repr__

    def __iter__(self) -> Iterator[Project]:
        """Yield the projects that have not been looped over yet."""
        return self._iterator if self._collected is None else iter(self._collected)

    @property
    def projects(self) -> tuple[Project, ...]:
        """Return the projects not yet looped over, all in memory."""
        if self._collected is None:
            object.__setattr__(self, "_collected", tuple(self._iterator))
        return self._collected or ()

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Return what there is to say so far."""
        return self._diagnostics()
