"""The same project in two sources: said, and made one where the caller wants."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from attrs import evolve, fields

from aenoprojects.diagnostics import Code, Diagnostic, report
from aenoprojects.model import Document, Project, Source
from aenoprojects.parsing.draft import unique
from aenoprojects.transforms.naming import distinct, renamed
from aenoprojects.vocabulary.folding import fold

Key = tuple[str, str, int]
_OWN = {"id", "heading", "marks", "title", "source"}
"""What says which project it is and where it stands; the other fields a later source may fill."""
_FILLED = [field.name for field in fields(Project) if field.name not in _OWN]


def combine(documents: Iterable[Document]) -> Document:
    """Return one document with all projects of several, their ids made unique.

    A project that an earlier document or source has too is kept, and reported (AP601).
    """
    return _joined(documents, merging=False)


def merge(documents: Iterable[Document]) -> Document:
    """Return one document in which a project that stands in several sources stands once.

    The first source wins; what it does not say is filled in from the later ones. Every project that was left
    out is reported (AP601) with the fields in which it differed. One that a source names twice stays two.

    Args:
        documents: in order of preference; one document of several sources will do.
    """
    return _joined(documents, merging=True)


def keyed(projects: Iterable[Project], *, by_source: bool = False) -> Iterator[tuple[Key, Project]]:
    """Yield each project with what makes it the same on another page: who carries it, its title, and how many of
    these came before it (in its source).

    >>> [key for key, _ in keyed([Project(id="a", heading="Aalten: Spel", title="  SPEL ")])]
    [('aalten', 'spel', 0)]
    """  # noqa: D205
    seen: Counter[tuple[str | None, str, str]] = Counter()
    for project in projects:
        lead = project.organisation.name if project.organisation else project.heading.partition(":")[0]
        who, title = fold(lead), fold(project.title)
        place = (project.source.name if by_source and project.source else None, who, title)
        yield (who, title, seen[place]), project
        seen[place] += 1


def _joined(documents: Iterable[Document], *, merging: bool) -> Document:
    parts = _with_unique_ids(documents)
    first: dict[Key, Project] = {}
    heirs: dict[str | None, str] = {}
    twice = []
    for key, project in (row for part in parts for row in keyed(part, by_source=True)):
        known = first.setdefault(key, project)
        if known is not project:
            twice.append(_twice(project, known))
            if merging:
                heirs[project.id] = known.id
                first[key] = _filled(known, project)
    # A document of several sources may have been told already which of its projects stand there twice.
    told = dict.fromkeys([*(one for part in parts for one in part.diagnostics), *twice])
    return Document(
        sources=tuple(dict.fromkeys(source for part in parts for source in part.sources)),
        projects=tuple(first.values() if merging else (project for part in parts for project in part)),
        page_text=tuple(line for part in parts for line in part.page_text),
        diagnostics=tuple(evolve(one, project=heirs.get(one.project, one.project)) for one in told),
    )


def _with_unique_ids(documents: Iterable[Document]) -> list[Document]:
    """Return the documents with ids and names of sources that only one of them has."""
    seen: dict[str, int] = {}
    known: dict[str, Source] = {}
    named = []
    for given in documents:
        document = _with_own_names(given, known)
        projects = tuple(evolve(project, id=unique(project.id, seen)) for project in document)
        ids = {old.id: new.id for old, new in zip(document.projects, projects, strict=True)}
        told = (evolve(one, project=ids.get(one.project or "", one.project)) for one in document.diagnostics)
        named.append(evolve(document, projects=projects, diagnostics=tuple(told)))
    return named


def _with_own_names(document: Document, known: dict[str, Source]) -> Document:
    """Return the document with other names for those sources of it that an earlier document has another source of.

    Documents that were read one by one may each have a "page.html". Equal sources are one.
    """
    new: dict[str, str] = {}
    for source in document.sources:
        same = known.setdefault(source.name, source)
        if same != source:
            new[source.name] = distinct(source.name, known.keys())
            known[new[source.name]] = evolve(source, name=new[source.name])
    return renamed(document, lambda name: new.get(name, name)) if new else document


def _twice(project: Project, first: Project) -> Diagnostic:
    values = ((name, getattr(first, name), getattr(project, name)) for name in _FILLED)
    differing = [name for name, ours, theirs in values if ours and theirs and ours != theirs]
    place = f"{first.source.name}:{first.source.line}" if first.source else first.id
    return report(
        Code.PROJECT_TWICE,
        text=f"{place} ≠ {', '.join(differing)}" if differing else place,
        source=project.source.name if project.source else None,
        line=project.source.line if project.source else None,
        project=project.id,
    )


def _filled(project: Project, other: Project) -> Project:
    return evolve(project, **{name: getattr(other, name) for name in _FILLED if not getattr(project, name)})
