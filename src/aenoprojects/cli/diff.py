"""`diff`: what an officer needs after the page was edited, as text, JSON, Markdown or a feed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from typing import Any

import click

import aenoprojects as ap
from aenoprojects.cli.command import Command
from aenoprojects.cli.gather import filtered, gather, tell_remarks
from aenoprojects.cli.options import filters, sources
from aenoprojects.cli.session import Session, one_line, safe
from aenoprojects.cli.words import Words
from aenoprojects.model import Project
from aenoprojects.transforms.diff import Difference, FieldChange

_SENTENCE = re.compile(r"(?<=[.!?:;]) +(?=\W?[A-Z0-9])|\n+")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~])")


def command(words: Words) -> click.Command:
    """Return the command in a language."""
    _, *how = sources()
    parameters = [
        click.Argument(["old"], metavar="OLD", type=click.Path()),
        click.Argument(["new"], metavar="NEW", type=click.Path()),
        click.Option(["--format", "style"], help="--diff.format", type=click.Choice(list(_STYLES)), default="text"),
        click.Option(["--exit-code"], is_flag=True),
        *how,
        *filters(),
    ]
    return Command("diff", words, run, parameters, "diff page-2021.html page-2022.html")


def run(session: Session, *, old: str, new: str, style: str, exit_code: bool, **options: Any) -> int:
    """Compare two sources and show the difference."""
    before, after = (filtered(session, gather(session, [source], options), options) for source in (old, new))
    for document in (before, after):
        tell_remarks(session, document)
    found = ap.diff(before, after)
    lines = _STYLES[style](found, session.words) if found or style in ("json", "atom") else [session.words("same")]
    click.echo("\n".join(lines).rstrip())
    return int(exit_code and bool(found))


def _as_text(difference: Difference, words: Words) -> Iterator[str]:
    """Yield one line a project, what changed in it below."""
    for key, projects, mark, colour in (
        ("added", difference.added, "+", "green"),
        ("removed", difference.removed, "-", "red"),
    ):
        if projects:
            yield click.style(f"{words(key)} ({len(projects)})", bold=True)
            yield from (_headed(one, mark, colour, words) for one in projects)
            yield ""
    if difference.changed:
        yield click.style(f"{words('changed')} ({len(difference.changed)})", bold=True)
    for change in difference.changed:
        yield _headed(change.new, "~", "yellow", words)
        for field in change.fields:
            yield f"    {label(field, words)}"
            for mark, colour, parts in zip("-+", ("red", "green"), changed_parts(field), strict=True):
                yield from (click.style(f"      {mark} {safe(part)}", fg=colour) for part in parts)


def _headed(project: Project, mark: str, colour: str, words: Words) -> str:
    place = f"  ({words('line', line=project.source.line)})" if project.source else ""
    return click.style(f"{mark} {one_line(project.heading)}", fg=colour) + place


def _as_markdown(difference: Difference, words: Words) -> Iterator[str]:
    """Yield lists of projects, and a table for each that changed."""
    for key, projects in (("added", difference.added), ("removed", difference.removed)):
        if projects:
            yield from (f"## {words(key)} ({len(projects)})", "")
            yield from (f"- {_plain(one.heading)}" for one in projects)
            yield ""
    if difference.changed:
        yield from (f"## {words('changed')} ({len(difference.changed)})", "")
    for change in difference.changed:
        yield from (f"### {_plain(change.new.heading)}", "")
        yield from (f"| {words('field')} | {words('was')} | {words('is')} |", "| --- | --- | --- |")
        for field in change.fields:
            old, new = (" ... ".join(parts) for parts in changed_parts(field))
            yield f"| {_plain(label(field, words))} | {_plain(old)} | {_plain(new)} |"
        yield ""


def _as_json(difference: Difference, words: Words) -> Iterator[str]:
    """Yield one JSON object, the same in every language."""
    changed = [
        {
            **_reference(change.new),
            "old_id": change.old.id,
            "fields": [{"field": one.field, "old": one.old, "new": one.new} for one in change.fields],
        }
        for change in difference.changed
    ]
    added, removed = ([_reference(one) for one in projects] for projects in (difference.added, difference.removed))
    yield json.dumps({"added": added, "removed": removed, "changed": changed}, ensure_ascii=False, indent=2)


def _reference(project: Project) -> dict[str, object]:
    source = project.source
    place = {"name": source.name, "line": source.line} if source else None
    return {"id": project.id, "heading": project.heading, "source": place}


def label(field: FieldChange, words: Words) -> str:
    """Return the name of a field that changed, in the user's language."""
    name, _, rest = field.field.partition(": ")
    if name == "extra_fields":
        return one_line(rest)
    return one_line(f"{words(name)} “{rest}”" if rest else words(name))


def changed_parts(field: FieldChange) -> tuple[list[str], list[str]]:
    """Return the sentences that only the old text has, and those that only the new one has."""
    old, new = (_SENTENCE.split(text) if text else [] for text in (field.old, field.new))
    blocks = [block for block in SequenceMatcher(None, old, new).get_opcodes() if block[0] != "equal"]
    gone = [part for _, start, end, _, _ in blocks for part in old[start:end] if part.strip()]
    come = [part for _, _, _, start, end in blocks for part in new[start:end] if part.strip()]
    return gone, come


def _plain(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", one_line(text))


def _as_atom(difference: Difference, words: Words) -> Iterator[str]:
    from aenoprojects.cli.atom import as_atom

    yield from as_atom(difference, words)


_STYLES: dict[str, Callable[[Difference, Words], Iterator[str]]] = {
    "text": _as_text,
    "json": _as_json,
    "markdown": _as_markdown,
    "atom": _as_atom,
}
"""How a difference can be shown."""
