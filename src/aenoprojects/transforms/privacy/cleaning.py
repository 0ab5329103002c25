"""A document without its contacts: every text cleaned, links to people left out, ids made anew where need be."""

from __future__ import annotations

import re
from typing import Any, TypeVar
from urllib.parse import unquote

import attrs
from attrs import evolve

from aenoprojects.diagnostics import Diagnostic
from aenoprojects.model import Document, Municipality, Project
from aenoprojects.parsing.draft import slug, unique
from aenoprojects.transforms.naming import renamed
from aenoprojects.transforms.privacy.redactor import MARK, Redactor, redactors_of
from aenoprojects.transforms.privacy.words import is_label_of_contact
from aenoprojects.vocabulary import Vocabulary

_T = TypeVar("_T")

_CONTACT_LINK = re.compile(
    r"\s*(?:(?:mailto|tel|sms|callto|facetime|skype|whatsapp|signal):|(?:https?:)?//(?:wa\.me|(?:api|web)\.whatsapp\.com|signal\.me)/)",
    re.IGNORECASE,
)
_WORDS_OF_OURS = frozenset(
    {"kind", "code", "severity", "sha256", "duration", "start_part", "end_part", "end_state", "problem", "currency"}
)
"""Fields whose words the model fixes."""


def without_contacts(document: Document, vocabulary: Vocabulary | None = None) -> Document:
    """Return the document without people, addresses and phone numbers, prose included.

    What is taken out of a text leaves `MARK` there. docs/how-to/leave-out-contacts.md says exactly what goes.
    Projects that arrive one by one are all read first; see `without_contacts_project` for those.

    Args:
        document: any document.
        vocabulary: the words that the page was read by; None for the package's own.
    """
    known = vocabulary or Vocabulary.default()
    page, redactors = redactors_of(document, known)
    seen: dict[str, int] = {}
    cleaned: list[Project] = []
    about: dict[str | None, tuple[Redactor, str]] = {}
    for project, redact in zip(document.projects, redactors, strict=True):
        clean = _project(project, redact, known)
        cleaned.append(evolve(clean, id=unique(clean.id, seen)))
        about.setdefault(project.id, (redact, cleaned[-1].id))
    bare = Document(
        sources=tuple(evolve(source, lines=()) for source in document.sources),
        projects=tuple(cleaned),
        page_text=_cleaned(document.page_text, page),
        diagnostics=tuple(
            _diagnostic(each, *about.get(each.project, (page, each.project and page.address(each.project))))
            for each in document.diagnostics
        ),
    )
    return renamed(bare, page.address)


def without_contacts_project(project: Project, vocabulary: Vocabulary | None = None) -> Project:
    """Return one project without people, addresses and phone numbers, for projects that arrive one by one.

    Only the names of its own contact are known then, and ids are not looked at for repeats.

    Args:
        project: any project.
        vocabulary: the words that the page was read by; None for the package's own.
    """
    return without_contacts(Document(projects=(project,)), vocabulary).projects[0]


def _project(project: Project, redact: Redactor, vocabulary: Vocabulary) -> Project:
    """Return the project without its contact, and with its texts, links and id cleaned."""
    fields = tuple(
        (redact(label), MARK if is_label_of_contact(label, vocabulary) else redact(text))
        for label, text in project.extra_fields
    )
    links = tuple(
        link for link in project.links if not _CONTACT_LINK.match(unquote(link.url)) and redact.is_harmless(link.url)
    )
    bare = evolve(project, contact=None, extra_fields=(), links=(), source=None, id="", places={})
    texts = evolve(_cleaned(bare, redact), extra_fields=fields, source=project.source)
    # The addresses of the links that are left are harmless.
    texts = evolve(texts, links=tuple(evolve(link, text=redact(link.text)) for link in links))
    named = (project.heading, project.title, project.organisation)
    if named == (texts.heading, texts.title, texts.organisation) and redact.address(project.id) == project.id:
        return evolve(texts, id=project.id)
    return evolve(texts, id=slug(texts.organisation.name if texts.organisation else None, texts.title))


def _diagnostic(said: Diagnostic, redact: Redactor, project: str | None) -> Diagnostic:
    """Return the diagnostic with its texts cleaned; of one about a contact nothing is kept as printed."""
    if said.text and (said.field == "contact" or said.code.startswith("AP3")):
        said = evolve(said, text=MARK, message=said.message.replace(said.text, MARK))
    text = said.text if said.text is None else redact(said.text)
    read_as = None if said.field == "contact" or said.read_as is None else redact(said.read_as)
    beside = None if said.beside is None else redact(said.beside)
    return evolve(
        said, text=text, message=redact(said.message), project=project, read_as=read_as, beside=beside, place=None
    )


def _cleaned(value: _T, redact: Redactor) -> _T:
    """Return a value of the model with every text in it cleaned, however deep."""
    plain: Any = value
    if isinstance(plain, str):
        plain = redact(plain)
    elif isinstance(plain, tuple):
        plain = tuple(_cleaned(item, redact) for item in plain)
    elif attrs.has(type(plain)) and not (isinstance(plain, Municipality) and plain.code):
        # What the register knows is no person, whatever it is called.
        names = [field.name for field in attrs.fields(type(plain)) if field.name not in _WORDS_OF_OURS]
        plain = evolve(plain, **{name: _cleaned(getattr(plain, name), redact) for name in names})
    return plain  # type: ignore[no-any-return]
