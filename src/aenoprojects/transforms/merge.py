"""The same project in two sources: said, and made one where the caller wants."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import count

from attrs import evolve, fields

from aenoprojects.diagnostics import Code, Diagnostic, report
from aenoprojects.model import Document, Project
from aenoprojects.vocabulary.folding import fold

_Key = tuple[str, str, int]
_OWN = {"id", "heading", "marks", "title", "source"}
"""What says which project it is and where it stands; the other fields a later source may fill."""
_FILLED = [field.name for field in fields(Project) if field.name not in _OWN]


def identity(project: Project) -> tuple[str, str]:
    """Return what makes it the same project on another page: who carries it and its title, folded.

    >>> identity(Project(id="a", heading="Aalten: Spel", title="  SPEL "))
    ('aalten', 'spel')
    """
    lead = project.organisation.name if project.organisation else project.heading.partition(":")[0]
    return fold(lead), fold(project.title)


def combine(documents: Iterable[Document]) -> Document:
    """Return one document with all projects of several, their ids made unique.

    A project that an earlier document or source has too is kept, and reported (AP601).

    Args:
        documents: in order.
    """
    parts = _uniquely_named(documents)
    first: dict[_Key, Project] = {}
    found = [
        _twice(project, first[key]) for key, project in _rows(parts) if first.setdefault(key, project) is not project
    ]
    return _joined(parts, [project for _, project in _rows(parts)], {}, found)


def merge(documents: Iterable[Document]) -> Document:
    """Return one document in which a project that stands in several sources stands once.

    The first source wins; what it does not say is filled in from the later ones. Every project that was left
    out is reported (AP601) with the fields in which it differed. One that a source names twice stays two.

    Args:
        documents: in order of preference; one document of several sources will do.
    """
    parts = _uniquely_named(documents)
    kept: dict[_Key, Project] = {}
    heirs: dict[str | None, str] = {}
    found = []
    for key, project in _rows(parts):
        if key in kept:
            heirs[project.id] = kept[key].id
            found.append(_twice(project, kept[key]))
            kept[key] = _filled(kept[key], project)
        else:
            kept[key] = project
    return _joined(parts, kept.values(), heirs, found)


def keyed(projects: Iterable[Project], *, by_source: bool = False) -> Iterator[tuple[_Key, Project]]:
    """Yield each project with its identity and how many of that identity came before it (in its source)."""
    seen: Counter[tuple[str | None, tuple[str, str]]] = Counter()
    for project in projects:
        who = identity(project)
        place = project.source.name if by_source and project.source else None, who
        yield (*who, seen[place]), project
        seen[place] += 1


def _rows(documents: Iterable[Document]) -> Iterator[tuple[_Key, Project]]:
    return (row for document in documents for row in keyed(document, by_source=True))


def _uniquely_named(documents: Iterable[Document]) -> list[Document]:
    used: set[str] = set()
    named = []
    for document in documents:
        projects = []
        for project in document:
            projects.append(evolve(project, id=_free(project.id, used)))
            used.add(projects[-1].id)
        ids = {old.id: new.id for old, new in zip(document.projects, projects, strict=True)}
        told = (evolve(one, project=ids.get(one.project or "", one.project)) for one in document.diagnostics)
        named.append(evolve(document, projects=tuple(projects), diagnostics=tuple(told)))
    return named


def _joined(
    documents: Iterable[Document],
    projects: Iterable[Project],
    heirs: Mapping[str | None, str],
    found: Iterable[Diagnostic],
) -> Document:
    documents = tuple(documents)
    told = dict.fromkeys(one for document in documents for one in document.diagnostics)
    # A document of several sources may have been told already which of its projects stand there twice.
    told |= dict.fromkeys(found)
    return Document(
        sources=tuple(dict.fromkeys(source for document in documents for source in document.sources)),
        projects=tuple(projects),
        page_text=tuple(line for document in documents for line in document.page_text),
        diagnostics=tuple(evolve(one, project=heirs.get(one.project, one.project)) for one in told),
    )


def _twice(project: Project, first: Project) -> Diagnostic:
    differing = [name for name in _FILLED if _contradict(getattr(first, name), getattr(project, name))]
    place = f"{first.source.name}:{first.source.line}" if first.source else first.id
    return report(
        Code.PROJECT_TWICE,
        text=f"{place} ≠ {', '.join(differing)}" if differing else place,
        source=project.source.name if project.source else None,
        line=project.source.line if project.source else None,
        project=project.id,
    )


def _contradict(ours: object, theirs: object) -> bool:
    return bool(ours and theirs) and ours != theirs


def _filled(project: Project, other: Project) -> Project:
    gaps = {name: getattr(other, name) for name in _FILLED if not getattr(project, name)}
    return evolve(project, **gaps)


def _free(wanted: str, taken: Container[str]) -> str:
    names = (wanted if number == 1 else f"{wanted}-{number}" for number in count(1))
    return next(name for name in names if name not in taken)
