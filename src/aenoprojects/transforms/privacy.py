"""Contacts out: people, addresses and numbers, from fields and prose alike, once and for every format."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import unquote

import attrs
from attrs import evolve

from aenoprojects.diagnostics import Diagnostic
from aenoprojects.model import Document, Link, Project
from aenoprojects.parsing.draft import slug, unique
from aenoprojects.transforms.redaction import MARK, Redactor, redactor_for, redactor_of

_T = TypeVar("_T")

_CONTACT_LINK = re.compile(r"\s*(?:mailto|tel|sms|callto|facetime|skype|whatsapp):", re.IGNORECASE)
# A label that the parser does not know as a contact's, but that speaks of one all the same.
_CONTACT_LABEL = re.compile(
    r"contact|leider|leiding|mail|telef|mobiel|co[oö]rdinator|trekker|adviseur|manager|medewerker|aanspreek|^(?:naam|name)$",
    re.IGNORECASE,
)

_WORDS_OF_OURS = frozenset(
    {"kind", "code", "severity", "sha256", "duration", "start_part", "end_part", "end_state", "problem"}
)
"""Fields whose words the model fixes."""


def without_contacts(document: Document) -> Document:
    """Return the document without people, addresses and phone numbers, prose included.

    What is taken out of a text leaves `MARK` there. A name goes where it stands in a contact of any project;
    a given name or surname alone goes from the texts of the project whose contact it is.
    Projects that arrive one by one are all read first; see `without_contacts_project` for those.
    """
    known = redactor_of(*(project.contact for project in document.projects if project.contact))
    seen: dict[str, int] = {}
    cleaned: list[Project] = []
    about: dict[str | None, tuple[Redactor, str]] = {}
    for project in document.projects:
        redact = redactor_for(project, known)
        clean = _project(project, redact, known)
        cleaned.append(evolve(clean, id=unique(clean.id, seen)))
        about[project.id] = redact, cleaned[-1].id
    return Document(
        sources=_cleaned(document.sources, known),
        projects=tuple(cleaned),
        page_text=_cleaned(document.page_text, known),
        diagnostics=tuple(
            _diagnostic(each, *about.get(each.project, (known, each.project))) for each in document.diagnostics
        ),
    )


def without_contacts_project(project: Project) -> Project:
    """Return one project without people, addresses and phone numbers, for projects that arrive one by one.

    Only the names of its own contact are known then, and ids are not looked at for repeats.
    """
    known = redactor_of(project.contact) if project.contact else Redactor()
    return _project(project, redactor_for(project, known), known)


def _project(project: Project, redact: Redactor, known: Redactor) -> Project:
    """Return the project without its contact, and with its texts, links and id cleaned.

    Its source is cleaned as those of the document are, so that their names stay the same.
    """
    fields = [(label, MARK if _CONTACT_LABEL.search(label) else text) for label, text in project.extra_fields]
    links = tuple(link for link in project.links if _is_harmless(link, redact))
    bare = evolve(project, contact=None, source=None, extra_fields=tuple(fields), links=links)
    clean = evolve(_cleaned(bare, redact), source=_cleaned(project.source, known))
    if (clean.id, clean.title, clean.heading) == (project.id, project.title, project.heading):
        return clean
    return evolve(clean, id=slug(clean.organisation.name if clean.organisation else None, clean.title))


def _is_harmless(link: Link, redact: Redactor) -> bool:
    address = unquote(link.url)
    return not _CONTACT_LINK.match(address) and redact(address) == address


def _diagnostic(said: Diagnostic, redact: Redactor, project: str | None) -> Diagnostic:
    """Return the diagnostic with its texts cleaned; of one about a contact nothing is kept as printed."""
    if said.text and (said.field == "contact" or said.code.startswith("AP3")):
        said = evolve(said, text=MARK, message=said.message.replace(said.text, MARK))
    return evolve(_cleaned(said, redact), project=project)


def _cleaned(value: _T, redact: Callable[[str], str]) -> _T:
    """Return a value of the model with every text in it cleaned, however deep."""
    plain: Any = value
    if isinstance(plain, str):
        plain = redact(plain)
    elif isinstance(plain, tuple):
        plain = tuple(_cleaned(item, redact) for item in plain)
    elif attrs.has(type(plain)):
        names = [field.name for field in attrs.fields(type(plain)) if field.name not in _WORDS_OF_OURS]
        plain = evolve(plain, **{name: _cleaned(getattr(plain, name), redact) for name in names})
    return plain  # type: ignore[no-any-return]
