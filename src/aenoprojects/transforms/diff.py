"""What changed between two readings of a page: projects added, gone, and changed field by field."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

from attrs import frozen

from aenoprojects.model import ContactDetails, Document, Organisation, Period, Project, Theme
from aenoprojects.transforms.merge import identity, keyed
from aenoprojects.vocabulary.folding import fold

_ALIKE = 0.6
"""From this likeness of title or summary on, two projects of one organisation are the same one."""
_CROWD, _LENGTH = 50, 200
"""What bounds the cost: projects to compare one with; letters of a title and words of a summary to look at."""


@frozen(kw_only=True)
class FieldChange:
    """One field that says something else than before."""

    field: str
    """Name in the model ("period"), "extra_fields: LABEL" or "sections: HEADING"."""
    old: str | None
    """As printed before, None where it was not there."""
    new: str | None
    """As printed now, None where it is gone."""


@frozen(kw_only=True)
class Change:
    """One project that stands in both documents and differs."""

    old: Project
    """As it was."""
    new: Project
    """As it is."""
    fields: tuple[FieldChange, ...]
    """What differs, in the order of the model; at least one."""


@frozen(kw_only=True)
class Difference:
    """The outcome of `diff`; false when nothing changed."""

    added: tuple[Project, ...] = ()
    """Projects of the new document only, in its order."""
    removed: tuple[Project, ...] = ()
    """Projects of the old document only, in its order."""
    changed: tuple[Change, ...] = ()
    """Projects of both that differ, in the new order."""

    def __bool__(self) -> bool:
        """Return whether anything differs."""
        return bool(self.added or self.removed or self.changed)


def diff(old: Document, new: Document) -> Difference:
    """Compare two documents project by project.

    Projects are matched by identity (organisation and title), then, among what is left, by likeness: of one
    organisation with a title or summary much alike, or of one title. Where a project stands does not count.

    Args:
        old: the page as it was.
        new: the page as it is.

    >>> page = Document(projects=(Project(id="a", heading="Aalten: Spel", title="Spel"),))
    >>> bool(diff(page, page)), len(diff(Document(), page).added)
    (False, 1)
    """
    before, after = dict(keyed(old)), dict(keyed(new))
    pairs = {id(project): before[key] for key, project in after.items() if key in before}
    gone = [project for key, project in before.items() if key not in after]
    come = [project for key, project in after.items() if key not in before]
    pairs |= _alike(gone, come)
    matched = {id(project) for project in pairs.values()}
    changes = [
        Change(old=pairs[id(project)], new=project, fields=tuple(_changes(pairs[id(project)], project)))
        for project in after.values()
        if id(project) in pairs
    ]
    return Difference(
        added=tuple(project for project in come if id(project) not in pairs),
        removed=tuple(project for project in gone if id(project) not in matched),
        changed=tuple(change for change in changes if change.fields),
    )


def _alike(gone: Iterable[Project], come: Iterable[Project]) -> dict[int, Project]:
    # Only projects that share organisation or title are compared, so that big pages stay fast.
    shelves: defaultdict[tuple[int, str], list[Project]] = defaultdict(list)
    for project in gone:
        for part in enumerate(identity(project)):
            shelves[part].append(project)
    scored = [
        (_likeness(one, other), other, one)
        for other in come
        for one in {id(one): one for part in enumerate(identity(other)) for one in shelves[part][:_CROWD]}.values()
    ]
    pairs: dict[int, Project] = {}
    used: set[int] = set()
    for score, other, one in sorted(scored, key=lambda row: -row[0]):
        if score >= _ALIKE and id(other) not in pairs and id(one) not in used:
            pairs[id(other)] = one
            used.add(id(one))
    return pairs


def _likeness(one: Project, other: Project) -> float:
    titles = [fold(project.title)[:_LENGTH] for project in (one, other)]
    if titles[0] == titles[1]:
        return 1.0
    summaries = [project.summary.split(maxsplit=_LENGTH)[:_LENGTH] for project in (one, other)]
    return max(_ratio(*titles), _ratio(*summaries) if all(summaries) else 0.0)


def _ratio(old: Sequence[str], new: Sequence[str]) -> float:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _ALIKE else 0.0


def _changes(old: Project, new: Project) -> Iterator[FieldChange]:
    for name, show in _SHOWN.items():
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            texts = show(before), show(after)
            # The same words read differently (another vocabulary, another version): show what was read.
            if texts[0] == texts[1]:
                texts = _detail(before), _detail(after)
            yield FieldChange(field=name, old=texts[0] or None, new=texts[1] or None)
    for name, rows in (("extra_fields", _extra), ("sections", _sections)):
        before, after = rows(old), rows(new)
        for label in dict.fromkeys([*before, *after]):
            if before.get(label) != after.get(label):
                yield FieldChange(field=f"{name}: {label}", old=before.get(label), new=after.get(label))


def _extra(project: Project) -> dict[str, str]:
    return dict(project.extra_fields)


def _sections(project: Project) -> dict[str, str]:
    texts: dict[str, str] = {}
    for section in project.sections:
        heading = section.heading or ""
        texts[heading] = f"{texts[heading]}\n\n{section.text}" if heading in texts else section.text
    return texts


def _printed(value: Organisation | ContactDetails | Theme | Period | None) -> str:
    return value.text or "" if value else ""


def _joined(values: Iterable[object]) -> str:
    return "\n".join(map(str, values))


def _detail(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(map(_detail, value))
    names = [field.name for field in getattr(value, "__attrs_attrs__", ()) if field.name != "text"]
    rows = {name: part for name in names if (part := getattr(value, name))}
    return ", ".join(f"{name}={_detail(part)}" for name, part in rows.items()) or str(value)


_SHOWN: dict[str, Callable[[Any], str]] = {
    "heading": str,
    "title": str,
    "grant_round": lambda value: str(value or ""),
    "organisation": _printed,
    "contact": _printed,
    "theme": _printed,
    "period": _printed,
    "other_periods": lambda values: _joined(map(_printed, values)),
    "scheme": lambda value: value or "",
    "tags": _joined,
    "links": lambda links: _joined(f"{link.text} <{link.url}>" for link in links),
}
"""Every field of the model that is compared as one value, and how it is shown; `marks` shows in the round."""
