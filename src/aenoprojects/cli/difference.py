"""A difference as text, as JSON and as Markdown."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

import click

from aenoprojects.cli.session import one_line, safe
from aenoprojects.cli.words import Words

if TYPE_CHECKING:
    from aenoprojects.model import Project
    from aenoprojects.transforms.diff import Difference, FieldChange

_SENTENCE = re.compile(r"(?<=[.!?:;]) +(?=\W?[A-Z0-9])|\n+")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~])")


def as_text(difference: Difference, words: Words) -> str:
    """Return the difference for a screen: one project a line, what changed in it below."""
    if not difference:
        return words("same")
    blocks = [
        (difference.added, words("added"), "+", "green"),
        (difference.removed, words("removed"), "-", "red"),
    ]
    lines = []
    for projects, label, mark, colour in blocks:
        if projects:
            lines += [click.style(f"{label} ({len(projects)})", bold=True)]
            lines += [
                click.style(f"{mark} {one_line(one.heading)}", fg=colour) + _place(one, words) for one in projects
            ]
            lines += [""]
    if difference.changed:
        lines += [click.style(f"{words('changed')} ({len(difference.changed)})", bold=True)]
        for change in difference.changed:
            lines += [click.style(f"~ {one_line(change.new.heading)}", fg="yellow") + _place(change.new, words)]
            lines += [line for field in change.fields for line in _field_lines(field, words)]
    return "\n".join(lines).rstrip()


def as_markdown(difference: Difference, words: Words) -> str:
    """Return the difference for a message or a ticket."""
    if not difference:
        return words("same")
    parts = []
    for key, projects in (("added", difference.added), ("removed", difference.removed)):
        if projects:
            parts.append(f"## {words(key)} ({len(projects)})\n")
            parts.append("".join(f"- {_plain(one.heading)}\n" for one in projects))
    if difference.changed:
        parts.append(f"## {words('changed')} ({len(difference.changed)})\n")
    for change in difference.changed:
        rows = "".join(
            f"| {_plain(label(field, words))} | {_plain(field.old or '')} | {_plain(field.new or '')} |\n"
            for field in map(_shortened, change.fields)
        )
        head = f"| {words('field')} | {words('was')} | {words('is')} |\n| --- | --- | --- |\n"
        parts.append(f"### {_plain(change.new.heading)}\n\n{head}{rows}")
    return "\n".join(parts).rstrip()


def as_json(difference: Difference, words: Words) -> str:
    """Return the difference for a program; the same in every language."""
    data = {
        "added": [_reference(one) for one in difference.added],
        "removed": [_reference(one) for one in difference.removed],
        "changed": [
            _reference(change.new)
            | {"old_id": change.old.id}
            | {"fields": [{"field": one.field, "old": one.old, "new": one.new} for one in change.fields]}
            for change in difference.changed
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


STYLES: dict[str, Callable[[Difference, Words], str]] = {
    "text": as_text,
    "json": as_json,
    "markdown": as_markdown,
}
"""How a difference can be shown."""


def label(field: FieldChange, words: Words) -> str:
    """Return the name of a field in the user's language."""
    name, _, rest = field.field.partition(": ")
    if name == "extra_fields":
        return one_line(rest)
    return one_line(" ".join(part for part in (words(f"field.{name}"), f"“{rest}”" if rest else "") if part))


def _reference(project: Project) -> dict[str, object]:
    source = project.source
    place = {"name": source.name, "line": source.line} if source else None
    return {"id": project.id, "heading": project.heading, "source": place}


def _place(project: Project, words: Words) -> str:
    return f"  ({words('line', line=project.source.line)})" if project.source else ""


def _field_lines(field: FieldChange, words: Words) -> Iterator[str]:
    yield f"    {label(field, words)}"
    for mark, colour, lines in zip("-+", ("red", "green"), _changed_parts(field), strict=True):
        for line in lines:
            yield click.style(f"      {mark} {safe(line)}", fg=colour)


def _changed_parts(field: FieldChange) -> tuple[list[str], list[str]]:
    """Return the sentences that only the old text has, and those that only the new one has."""
    old, new = (_SENTENCE.split(text) if text else [] for text in (field.old, field.new))
    blocks = SequenceMatcher(None, old, new).get_opcodes()
    changed = [block for block in blocks if block[0] != "equal"]
    gone = [part for _, start, end, _, _ in changed for part in old[start:end] if part.strip()]
    come = [part for _, _, _, start, end in changed for part in new[start:end] if part.strip()]
    return gone, come


def _shortened(field: FieldChange) -> FieldChange:
    from attrs import evolve

    gone, come = _changed_parts(field)
    return evolve(field, old=" ... ".join(gone), new=" ... ".join(come))


def _plain(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", one_line(text))
