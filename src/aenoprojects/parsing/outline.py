"""The outline of a page: which of its lines make which project, and which belong to the page itself."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import field, frozen

from aenoprojects.parsing.classify import Item
from aenoprojects.parsing.containers import container_starts
from aenoprojects.parsing.groups import Field, Group, find_groups
from aenoprojects.parsing.headings import is_footer
from aenoprojects.parsing.heads import Head
from aenoprojects.parsing.tables import Tables, read_tables
from aenoprojects.reading.lines import Page
from aenoprojects.vocabulary import Vocabulary


@frozen(kw_only=True)
class Lines:
    """What finding projects starts from."""

    page: Page
    items: tuple[Item, ...]
    """The filled lines that may belong to a project."""
    tables: Tables
    groups: tuple[Group, ...]
    containers: tuple[int, ...]
    """Where elements of the markup begin that hold one entry each, with something above its heading."""
    vocabulary: Vocabulary

    @classmethod
    def of(cls, page: Page, items: Sequence[Item], vocabulary: Vocabulary) -> Lines:
        """Find tables and label groups among the classified lines."""
        tables = read_tables(items, vocabulary)
        containers = container_starts(page.lines, items, vocabulary)
        groups = tuple(find_groups(items, tables, vocabulary, containers))
        return cls(
            page=page, items=tuple(items), tables=tables, groups=groups, containers=containers, vocabulary=vocabulary
        )


@frozen(kw_only=True)
class Entry:
    """One project as positions of lines."""

    head: Head
    fields: tuple[Field, ...] = ()
    """The labels that tell of it, in the order of the page."""
    body: tuple[int, ...] = ()
    """Its prose."""
    name: str | None = None
    """What the head of the page calls it, where no line does."""
    is_alone: bool = False
    """True for the one subject of a page."""
    onward: int | None = None
    """The line below it that only leads to a page of its own: text of the page, but with a link of the project."""
    labelled: frozenset[int] = field(factory=frozenset)
    """The lines that are labels or their values."""
    places: frozenset[int] = field(init=False)
    """All its lines."""

    @places.default
    def _places(self) -> frozenset[int]:
        return frozenset((*self.head.places, *self.labelled, *self.body))


def merged(groups: Sequence[Group]) -> tuple[tuple[Field, ...], frozenset[int]]:
    """Return the fields of several label groups of one project, and all their lines."""
    fields = tuple(one for group in groups for one in group.fields)
    return fields, frozenset(place for group in groups for place in group.places)


def belonging(main: Group | None, others: Sequence[Group]) -> list[Group]:
    """Return the label groups that tell of a project: its main one, and those that add what it lacks.

    A lone "Contact: ..." below the prose adds to a project without one; beside a main group that has one it is prose.
    """
    names = set(main.names) if main else set()
    found = [main] if main else []
    for group in others:
        told = group.names - {"extra"}
        if group is not main and told and not told & names and not group.is_blank:
            names |= told
            found.append(group)
    return sorted(found, key=lambda group: group.first)


def footer_start(lines: Lines, start: int, stop: int, *, is_last: bool) -> int:
    """Return the position at which the page's footer begins below a project's text; `stop` where none does.

    "Privacy en veiligheid" may be a heading of the project: a phrase counts where it is the whole line, or another one
    below it is, or no project follows; and no section may follow it.
    """
    phrases = [place for place in range(start, stop) if lines.items[place].is_footer]
    if not is_last:
        vocabulary = lines.vocabulary
        whole = [place for place in phrases if is_footer(lines.items[place].line, vocabulary, whole=True)]
        phrases = [place for place in phrases if whole and place <= whole[-1]]
    if not phrases:
        return stop
    sections = [place for place in range(phrases[0], stop) if lines.items[place].section is not None]
    after = [place for place in phrases if not sections or place > sections[-1]]
    return after[0] if after else stop
