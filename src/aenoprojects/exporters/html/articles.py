"""A project as an article of the page: everything as text, links only to where a browser may safely go."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from html import escape

from aenoprojects.diagnostics import Language
from aenoprojects.exporters.captions import contacts
from aenoprojects.exporters.text import xml_text
from aenoprojects.exporters.wording import ORGANISATION_KINDS
from aenoprojects.model import ListBlock, Project, Section

Say = Callable[..., str]
_SAFE = ("http://", "https://", "mailto:")


def said(text: str) -> str:
    """Return text as HTML: what looks like markup is text.

    >>> said("<b>&\\x00")
    '&lt;b&gt;&amp;\ufffd'
    """
    return escape(xml_text(text), quote=True)


def article(project: Project, say: Say, language: Language) -> str:
    """Return a project as an article, readable without a script.

    Args:
        project: any project.
        say: gives the words of the page.
        language: of the page.
    """
    name = said(project.id)
    facts: dict[str, str] = {}
    for label, value in _facts(project, say, language):
        facts[label] = f"{facts.get(label, '')}<dd>{value}</dd>"
    rows = "".join(f"<dt>{said(label)}</dt>{values}" for label, values in facts.items())
    body = "".join(_section(section) for section in project.sections)
    # What the page says is Dutch, whatever the words around it are (WCAG 2.2, 3.1.2).
    return (
        f'<article id="{name}" aria-labelledby="h-{name}">'
        f'<h2 id="h-{name}" tabindex="-1" lang="nl">{said(project.title)}</h2>'
        f'<dl>{rows}</dl><div lang="nl">{body}</div>{_links(project, say)}'
        f'<p class="permalink"><a href="#project={_address(project.id)}">{said(say("permalink"))}</a></p></article>\n'
    )


def _address(text: str) -> str:
    from urllib.parse import quote

    return quote(text.encode("utf-8", "replace"), safe="")


def _facts(project: Project, say: Say, language: Language) -> Iterator[tuple[str, str]]:
    organisation, period = project.organisation, project.period
    if organisation:
        yield say("organisation"), f"{said(organisation.name)} ({ORGANISATION_KINDS[language][organisation.kind]})"
        if names := [one.name for one in organisation.municipalities]:
            yield say("municipality"), said(", ".join(names))
        if organisation.partners:
            yield say("partners"), said(", ".join(organisation.partners))
    if project.theme:
        yield say("theme"), said(project.theme.name)
    if period:
        yield say("period"), said(period.text or "")
    if project.grant_round:
        yield say("round"), said(str(project.grant_round))
    if project.amounts:
        yield say("amounts"), "<br>".join(said(f"{one.label}: {one.text}") for one in project.amounts)
    for line in contacts(project.contact):
        yield say("contact"), _with_mail(line)
    for label, text in project.extra_fields:
        yield label, said(text)
    if project.source:
        line = f", {say('line', line=project.source.line)}" if project.source.line else ""
        yield say("source"), said(f"{project.source.name}{line}")


def _with_mail(line: str) -> str:
    """Return the parts of a contact, its addresses as links."""
    from aenoprojects.exporters.xlsx.cells import mail_link

    parts = []
    for part in line.split(", "):
        link = mail_link((part,)) if "@" in part else None
        parts.append(f'<a href="{said(link)}">{said(part)}</a>' if link else said(part))
    return ", ".join(parts)


def _section(section: Section) -> str:
    heading = f"<h3>{said(section.heading)}</h3>" if section.heading else ""
    return heading + "".join(_blocks(section))


def _blocks(section: Section) -> Iterable[str]:
    for block in section.blocks:
        if isinstance(block, ListBlock):
            tag = "ol" if block.ordered else "ul"
            start = f' start="{block.start}"' if block.ordered and block.start != 1 else ""
            items = "".join(f"<li>{said(item)}</li>" for item in block.items)
            yield f"<{tag}{start}>{items}</{tag}>"
        else:
            yield f"<p>{said(block.text)}</p>"


def _links(project: Project, say: Say) -> str:
    safe = [one for one in project.links if one.url.lower().startswith(_SAFE)]
    if not safe:
        return ""
    items = "".join(
        f'<li><a href="{said(one.url)}" rel="noopener noreferrer nofollow">{said(one.text or one.url)}</a></li>'
        for one in safe
    )
    return f"<h3>{said(say('links'))}</h3><ul>{items}</ul>"
