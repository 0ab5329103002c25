"""The same project in two sources: said, and made one where the caller wants."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator
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


def merge(documents: Iterable[Document]) -> Document:
    """Return one document in which a project that stands in several sources stands once.

    The first source wins; what it does not say is filled in from the later ones. Every project that was left
    out is reported (AP601) with the fields in which it differed. One that a source names twice stays two.

    Args:
        documents: in order of preference; one document of several sources will do.
    """
    documents = tuple(documents)
    kept: dict[_Key, Project] = {}
    used: set[str] = set()
    diagnostics: list[Diagnostic] = []
    for document in documents:
        ids: dict[str | None, str] = {}
        repeats = []
        for key, project in keyed(document, by_source=True):
            if key in kept:
                repeats.append(evolve(_twice(project, kept[key]), project=kept[key].id))
                kept[key] = _filled(kept[key], project)
            else:
                kept[key] = evolve(project, id=_free(project.id, used))
                used.add(kept[key].id)
            ids[project.id] = kept[key].id
        told = (evolve(one, project=ids.get(one.project, one.project)) for one in document.diagnostics)
        diagnostics += [*told, *repeats]
    return Document(
        sources=tuple(dict.fromkeys(source for document in documents for source in document.sources)),
        projects=tuple(kept.values()),
        page_text=tuple(line for document in documents for line in document.page_text),
        diagnostics=tuple(diagnostics),
    )


def repeats(document: Document) -> tuple[Diagnostic, ...]:
    """Return AP601 for every project that an earlier source of the same document has too."""
    first: dict[_Key, Project] = {}
    return tuple(
        _twice(project, first[key])
        for key, project in keyed(document, by_source=True)
        if first.setdefault(key, project) is not project
    )


def keyed(projects: Iterable[Project], *, by_source: bool = False) -> Iterator[tuple[_Key, Project]]:
    """Yield each project with its identity and how many of that identity came before it (in its source)."""
    seen: Counter[tuple[str | None, tuple[str, str]]] = Counter()
    for project in projects:
        who = identity(project)
        place = project.source.name if by_source and project.source else None, who
        yield (*who, seen[place]), project
        seen[place] += 1


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
