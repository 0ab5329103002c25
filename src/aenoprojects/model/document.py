"""A document: the projects of one or more sources, and what there was to say about reading them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, overload

from attrs import field, frozen

from aenoprojects.described import described
from aenoprojects.diagnostics import Diagnostic
from aenoprojects.model import display
from aenoprojects.model.places import Place
from aenoprojects.model.project import Project

if TYPE_CHECKING:
    from aenoprojects.exporters.flat import Value
    from aenoprojects.vocabulary import Vocabulary


@described
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


@described
@frozen(kw_only=True)
class PageLine:
    """A line of the page itself: navigation, introduction, legend, footer."""

    line: int
    """Line number in its source, from 1."""
    text: str
    """The line, outer blanks removed."""


@described
@frozen(kw_only=True)
class Document:
    """Projects with their sources, page text and diagnostics; a sequence of its projects.

    >>> from aenoprojects import corpus
    >>> doc = corpus()
    >>> doc
    <Document: 145 projects of 5 sources, 24 diagnostics>
    >>> len(doc), doc[0].id == doc.projects[0].id, doc["oss-toss"].title, len(doc[:10])
    (145, True, 'tOss', 10)
    """

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

    def __len__(self) -> int:
        """Return the number of projects; a document without any is false."""
        return len(self.projects)

    def __contains__(self, project: object) -> bool:
        """Return whether a project, or one of this id, is in it."""
        if isinstance(project, str):
            return any(one.id == project for one in self.projects)
        return project in self.projects

    @overload
    def __getitem__(self, key: int | str) -> Project: ...

    @overload
    def __getitem__(self, key: slice) -> Document: ...

    def __getitem__(self, key: int | str | slice) -> Project | Document:
        """Return a project by its number or id, or a document with a slice of the projects.

        Raises:
            IndexError: there are not as many.
            KeyError: no project has this id; the message names those that are much like it.
            TypeError: the key is of another type.
        """
        if isinstance(key, slice):
            return self._with(self.projects[key])
        if isinstance(key, str):
            return self._named(key)
        try:
            return self.projects[key]
        except IndexError:
            count = display.counted(len(self.projects), "project")
            raise IndexError(f"there is no project {key}: the document has {count}") from None
        except TypeError:
            kind = type(key).__name__
            raise TypeError(f"a project is asked for by its number, its id or a slice, not by {kind}") from None

    def _named(self, key: str) -> Project:
        for project in self.projects:
            if project.id == key:
                return project
        from difflib import get_close_matches

        near = " or ".join(map(repr, get_close_matches(key, [project.id for project in self.projects], n=2)))
        raise KeyError(f"no project has the id {key!r}" + (f"; did you mean {near}?" if near else ""))

    def _with(self, projects: tuple[Project, ...]) -> Document:
        """Return the document with some of its projects; what was said of the others goes too."""
        gone = {project.id for project in self.projects} - {project.id for project in projects}
        diagnostics = tuple(one for one in self.diagnostics if one.project not in gone)
        return Document(sources=self.sources, projects=projects, page_text=self.page_text, diagnostics=diagnostics)

    def __repr__(self) -> str:
        """Return it on one line; `to_dict` gives everything."""
        return display.document_line(self)

    def _repr_html_(self) -> str | None:
        """Return the small table that a notebook shows."""
        return display.document_table(self)

    def rows(self, *, explode: Literal["municipalities", "current"] | None = None) -> list[dict[str, Value]]:
        """Return the projects as flat rows, for pandas, polars or a database: the columns of the CSV for programs.

        Args:
            explode: None for one row a project; "municipalities" for one row for each municipality of a project, with
                its `cbs` code, and the `successors` and `successor_cbs` of one that was merged; "current" for one row
                for each municipality of today that holds the area, with its `cbs` code, and the name `formerly` on
                the page where it was merged since. A project without municipalities keeps one row.

        Returns:
            Dictionaries with the same keys in the same order; numbers and days are typed, what is absent is None.

        Raises:
            OptionError: `explode` is none of these.

        >>> from aenoprojects import parse
        >>> page = parse("Haren: Fietsen\\nGemeente Haren\\nProject: Fietsen\\nLooptijd: 2017 t/m maart 2018")
        >>> page.rows()[0]["last_day"]
        datetime.date(2018, 3, 31)
        >>> [(row["municipality"], row["cbs"], row["formerly"]) for row in page.rows(explode="current")]
        [('Groningen', 'GM0014', 'Haren')]
        """
        from aenoprojects.exporters.flat import rows

        return rows(self, explode)

    def to_dict(self, *, places: bool = False) -> dict[str, Any]:
        """Return everything as plain dictionaries and lists, in the shape of the json format.

        Args:
            places: say of each value where it stands, as the option of that format.

        >>> Document().to_dict()["projects"]
        []
        """
        from aenoprojects.serial.converter import document_to_dict

        return document_to_dict(self, places=places)

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
        return (self._named(project) if isinstance(project, str) else project).places

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

        Warns:
            NoMatchWarning: a name or round alone already fits no project; it says which ones are near.
        """
        from aenoprojects.transforms.select import Moment, select, warn_of_unmatched

        filters: dict[str, Moment | None] = {
            "theme": theme,
            "organisation": organisation,
            "municipality": municipality,
            "province": province,
            "active": active,
            "round": round,
            "search": search,
        }
        found = select(self, vocabulary=vocabulary, **filters)
        if self.projects and not found.projects:
            warn_of_unmatched(self, filters, vocabulary)
        return found

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

    def __len__(self) -> int:
        """Refuse: counting would use them up, or keep all in memory."""
        raise TypeError("projects that come one by one have no length; len(document.projects) collects them")

    def _repr_html_(self) -> None:
        """Show nothing but the line: a table would use them up."""

    def __bool__(self) -> bool:
        """Return that it is there; whether a project will come is not known."""
        return True

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
