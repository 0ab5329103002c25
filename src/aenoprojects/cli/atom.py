"""`diff --format atom`: the changes of a page as a feed, for whoever follows it in a reader or a channel.

Source: RFC 4287, The Atom Syndication Format.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from html import escape
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from aenoprojects.cli.session import one_line
from aenoprojects.cli.words import Words
from aenoprojects.exporters.revisions import source_date
from aenoprojects.exporters.text import xml_text
from aenoprojects.model import Project
from aenoprojects.transforms.diff import Change, Difference, FieldChange

_ATOM = "http://www.w3.org/2005/Atom"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def as_atom(difference: Difference, words: Words) -> Iterator[str]:
    """Yield a feed with an entry for each project that was added, removed or changed.

    The feed's time is SOURCE_DATE_EPOCH, else now. The id of an entry is that of its change: a feed that is made again
    tells a reader nothing twice.
    """
    moment = source_date() or datetime.fromtimestamp(int(time.time()), UTC)
    feed = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})  # type: ignore[dict-item]
    feed.set(_LANGUAGE, words.language)
    rows = [
        *(("added", project, _facts(project, words)) for project in difference.added),
        *(("removed", project, "") for project in difference.removed),
        *(("changed", change.new, _table(change, words)) for change in difference.changed),
    ]
    entries = [_entry(kind, project, content, moment, words) for kind, project, content in rows]
    here = [project for kind, project, _ in rows if kind != "removed"] or [*difference.removed]
    sources = sorted({project.source.name for project in here if project.source})
    _put(feed, "title", words("feed", sources=", ".join(sources)) if sources else words("feed-of-nothing"))
    _put(feed, "id", uuid5(NAMESPACE_URL, f"aenoprojects:feed:{'|'.join(sources)}").urn)
    _put(feed, "updated", moment.strftime("%Y-%m-%dT%H:%M:%SZ"))
    _put(feed, "generator", "aenoprojects")
    _put(etree.SubElement(feed, f"{{{_ATOM}}}author"), "name", "aenoprojects")
    feed.extend(entries)
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield etree.tostring(feed, encoding="unicode", pretty_print=True)


def _entry(kind: str, project: Project, content: str, moment: datetime, words: Words) -> etree._Element:
    entry = etree.Element(f"{{{_ATOM}}}entry")
    _put(entry, "title", f"{words(kind)}: {one_line(project.heading)}")
    _put(entry, "id", uuid5(NAMESPACE_URL, _clean(f"aenoprojects:{kind}:{project.id}:{content}")).urn)
    _put(entry, "updated", moment.strftime("%Y-%m-%dT%H:%M:%SZ"))
    if project.source and project.source.name.startswith(("https://", "http://")):
        etree.SubElement(entry, f"{{{_ATOM}}}link", href=_clean(project.source.name))
    if project.theme:
        etree.SubElement(entry, f"{{{_ATOM}}}category", term=_clean(project.theme.name))
    etree.SubElement(entry, f"{{{_ATOM}}}content", type="html").text = _clean(content)
    return entry


def _facts(project: Project, words: Words) -> str:
    """Return what a new project is, as HTML."""
    lead, theme, period = project.organisation, project.theme, project.period
    rows = [
        (words("organisation"), lead.name if lead else ""),
        (words("theme"), theme.name if theme else ""),
        (words("period"), (period.text if period else "") or ""),
    ]
    items = "".join(f"<li>{escape(name)}: {escape(value)}</li>" for name, value in rows if value)
    return f"<ul>{items}</ul><p>{escape(project.summary)}</p>"


def _table(change: Change, words: Words) -> str:
    """Return what changed in a project, as HTML."""
    head = "".join(f"<th>{escape(words(key))}</th>" for key in ("field", "was", "is"))
    rows = "".join(_row(field, words) for field in change.fields)
    return f"<table><tr>{head}</tr>{rows}</table>"


def _row(field: FieldChange, words: Words) -> str:
    from aenoprojects.cli.diff import changed_parts, label

    old, new = (escape(" ... ".join(parts)) for parts in changed_parts(field))
    return f"<tr><td>{escape(label(field, words))}</td><td><del>{old}</del></td><td><ins>{new}</ins></td></tr>"


def _put(parent: etree._Element, name: str, text: str) -> None:
    etree.SubElement(parent, f"{{{_ATOM}}}{name}").text = _clean(text)


def _clean(text: str) -> str:
    return xml_text(text)
