"""What a parser knows of a project before the page as a whole is known: no id, no round yet."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import define, evolve, field

from aenoprojects.diagnostics import Code, Diagnostic, report
from aenoprojects.model import Project
from aenoprojects.vocabulary.folding import fold

_LONGEST = 80


@define(kw_only=True)
class Draft:
    """A project without its final id, and what there is to say about it."""

    project: Project
    notes: list[Diagnostic] = field(factory=list)


class Notes:
    """Collects diagnostics about one source in the order in which they come up."""

    def __init__(self) -> None:
        """Start with none."""
        self.found: list[Diagnostic] = []
        self._said: set[tuple[Code, str | None, str | None]] = set()

    def add(
        self,
        code: Code,
        text: str | None,
        line: int | None,
        about: str | None = None,
        read_as: str | None = None,
        beside: str | None = None,
        place: tuple[int, int, int] | None = None,
    ) -> None:
        """Note one thing, once; the parameters are those of `report`."""
        if (code, text, about) not in self._said:
            self._said.add((code, text, about))
            self.found.append(
                report(code, text=text, line=line, field=about, read_as=read_as, beside=beside, place=place)
            )


def slug(*parts: str | None) -> str:
    """Return texts as one identifier: lower-case words joined by hyphens, at most 80 characters.

    >>> slug("'s-Hertogenbosch", "Lab XL")
    's-hertogenbosch-lab-xl'
    """
    words = fold(" ".join(part for part in parts if part)).split()
    text = ""
    for word in words:
        if text and len(text) + 1 + len(word) > _LONGEST:
            break
        text = f"{text}-{word}" if text else word[:_LONGEST]
    return text or "project"


def finish(drafts: Iterable[Draft], source: str) -> tuple[tuple[Project, ...], tuple[Diagnostic, ...]]:
    """Return the projects with unique ids, and their diagnostics with source and project filled in."""
    seen: dict[str, int] = {}
    projects: list[Project] = []
    notes: list[Diagnostic] = []
    lines: dict[str, int] = {}
    for draft in drafts:
        name = unique(draft.project.id, seen)
        projects.append(evolve(draft.project, id=name))
        line = draft.project.source.line if draft.project.source else 1
        if name != draft.project.id and draft.project.id in lines:
            first, heading = str(lines[draft.project.id]), draft.project.heading
            notes.append(
                report(Code.PROJECT_REPEATED, text=heading, line=line, source=source, project=name, beside=first)
            )
        lines.setdefault(draft.project.id, line)
        notes += (evolve(note, source=source, project=name) for note in draft.notes)
    return tuple(projects), tuple(notes)


def unique(name: str, seen: dict[str, int]) -> str:
    """Return a name that was not given before: "a", then "a-2", "a-3"; `seen` remembers.

    >>> seen = {}
    >>> unique("a", seen), unique("a", seen), unique("a-2", seen)
    ('a', 'a-2', 'a-2-2')
    """
    candidate = name
    while candidate in seen:
        seen[name] += 1
        candidate = f"{name}-{seen[name]}"
    seen[candidate] = 1
    return candidate
