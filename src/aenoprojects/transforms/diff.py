"""What changed between two readings of a page: projects added, gone, and changed field by field."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import count
from operator import itemgetter
from typing import Any
from unicodedata import normalize

from attrs import frozen

from aenoprojects.described import described
from aenoprojects.model import ContactDetails, Document, Organisation, Period, Project, Theme
from aenoprojects.transforms.merge import Key, keyed
from aenoprojects.vocabulary.folding import fold

_ALIKE = 0.6
"""From this likeness of title or summary on, two projects of one organisation are the same one."""
_CROWD, _LENGTH = 50, 200
"""What bounds the cost: projects to compare one with; letters of a title and words of a summary to look at."""


@described
@frozen(kw_only=True)
class FieldChange:
    """One field that says something else than before."""

    field: str
    """Name in the model ("period"), "extra_fields: LABEL" or "sections: HEADING"."""
    old: str | None
    """As printed before, None where it was not there."""
    new: str | None
    """As printed now, None where it is gone."""


@described
@frozen(kw_only=True)
class Change:
    """One project that stands in both documents and differs."""

    old: Project
    """As it was."""
    new: Project
    """As it is."""
    fields: tuple[FieldChange, ...]
    """What differs, in the order of the model; at least one."""


@described
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

    >>> page = Document(projects=(Project(id="a", heading="Aalten: Spel", title="Spel"),))
    >>> bool(diff(page, page)), len(diff(Document(), page).added)
    (False, 1)
    """
    before = dict(keyed(old))
    after = _unchanged_first(before, dict(keyed(new)))
    gone = {key: project for key, project in before.items() if key not in after}
    come = {key: project for key, project in after.items() if key not in before}
    renamed = _alike(gone, come)
    pairs = [(before.get(renamed.get(key, key)), project) for key, project in after.items()]
    changes = [Change(old=one, new=other, fields=tuple(_changes(one, other))) for one, other in pairs if one]
    still_here = set(renamed.values())
    return Difference(
        added=tuple(project for key, project in come.items() if key not in renamed),
        removed=tuple(project for key, project in gone.items() if key not in still_here),
        changed=tuple(change for change in changes if change.fields),
    )


def _unchanged_first(before: Mapping[Key, Project], after: Mapping[Key, Project]) -> dict[Key, Project]:
    """Return the new projects by the keys of the old: those of one title by what they say, not by their order."""
    shelves: defaultdict[tuple[str, str], tuple[list[Key], list[Key]]] = defaultdict(lambda: ([], []))
    for side, keys in enumerate((before, after)):
        for key in keys:
            shelves[key[:2]][side].append(key)
    known: dict[Key, Key] = {}
    for identity, (free, new) in shelves.items():
        if max(len(free), len(new)) == 1:
            continue
        waiting = []
        for key in new:
            same = next((one for one in free[:_CROWD] if not any(_changes(before[one], after[key]))), None)
            if same is None:
                waiting.append(key)
            else:
                known[key] = same
                free.remove(same)
        later = ((*identity, number) for number in count(len(before) + len(after)))
        known |= {key: free.pop(0) if free else next(later) for key in waiting}
    return {known.get(key, key): project for key, project in after.items()}


def _alike(gone: Mapping[Key, Project], come: Mapping[Key, Project]) -> dict[Key, Key]:
    """Return which of the old projects each new one is: the most alike first, each at most once."""
    # Only projects that share organisation or title are compared, so that big pages stay fast.
    shelves: defaultdict[tuple[int, str], list[Key]] = defaultdict(list)
    for key in gone:
        for part in enumerate(key[:2]):
            shelves[part].append(key)
    scored = [
        (_likeness(gone[key], project), key, new)
        for new, project in come.items()
        for key in dict.fromkeys(key for part in enumerate(new[:2]) for key in shelves[part][:_CROWD])
    ]
    found: dict[Key, Key] = {}
    used: set[Key] = set()
    for score, key, new in sorted(scored, key=itemgetter(0), reverse=True):
        if score >= _ALIKE and new not in found and key not in used:
            found[new] = key
            used.add(key)
    return found


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
        if before != after and _composed((show(before), _detail(before))) != _composed((show(after), _detail(after))):
            # The same words read differently (another vocabulary, another version): show what was read.
            show = show if show(before) != show(after) else _detail
            yield FieldChange(field=name, old=show(before) or None, new=show(after) or None)
    for name, rows in _ROWS.items():
        texts, others = _by_label(rows(old)), _by_label(rows(new))
        for label in dict.fromkeys([*texts, *others]):
            if _composed(texts.get(label)) != _composed(others.get(label)):
                yield FieldChange(field=f"{name}: {label}", old=texts.get(label), new=others.get(label))


def _composed(value: object) -> str:
    """Return a value as text in which an accent and its letter are one, however they were typed."""
    return normalize("NFC", str(value))


def _by_label(rows: Iterable[tuple[str, str]]) -> dict[str, str]:
    texts: defaultdict[str, list[str]] = defaultdict(list)
    for label, text in rows:
        texts[_composed(label)].append(text)
    return {label: "\n\n".join(parts) for label, parts in texts.items()}


def _printed(value: Organisation | ContactDetails | Theme | Period | None) -> str:
    return value.text or "" if value else ""


def _detail(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(map(_detail, value))
    names = [field.name for field in getattr(value, "__attrs_attrs__", ()) if field.name != "text"]
    parts = [f"{name}={_detail(part)}" for name in names if (part := getattr(value, name))]
    return ", ".join(parts) or str(value)


_SHOWN: dict[str, Callable[[Any], str]] = {
    "heading": str,
    "title": str,
    "grant_round": lambda value: str(value or ""),
    "organisation": _printed,
    "contact": _printed,
    "theme": _printed,
    "period": _printed,
    "other_periods": lambda periods: "\n".join(map(_printed, periods)),
    "amounts": lambda amounts: "\n".join(f"{amount.label}: {amount.text}" for amount in amounts),
    "scheme": lambda value: value or "",
    "tags": "\n".join,
    "links": lambda links: "\n".join(f"{link.text} <{link.url}>" for link in links),
}
"""Every field of the model that is compared as one value, and how it is shown; `marks` shows in the round."""
_ROWS: dict[str, Callable[[Project], Iterable[tuple[str, str]]]] = {
    "extra_fields": lambda project: project.extra_fields,
    "sections": lambda project: ((section.heading or "", section.text) for section in project.sections),
}
"""What is compared label by label."""
