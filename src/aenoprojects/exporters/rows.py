"""The flat view: one row a project, for every format that has rows (csv, xlsx, the list command)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Literal, TypeAlias

from attrs import frozen

from aenoprojects.diagnostics import Language
from aenoprojects.exporters.wording import ORGANISATION_KINDS
from aenoprojects.model import Project

Cell: TypeAlias = str | int | date | None
ColumnKind: TypeAlias = Literal["text", "number", "date", "email", "long"]


@frozen(kw_only=True)
class Column:
    """One column of the flat view."""

    key: str
    """Stable name, for machines."""
    nl: str
    """Header in Dutch."""
    en: str
    """Header in English."""
    value: Callable[[Project, Language], Cell]
    """The cell of a project, in the user's language."""
    kind: ColumnKind = "text"
    """How the cell is to be typed and shown."""
    width: int = 14
    """Sensible width in characters."""

    def header(self, language: Language) -> str:
        """Return the header in a language."""
        return self.en if language == "en" else self.nl


def months(project: Project) -> int | None:
    """Return the number of calendar months that a project touches, None where a day is unknown.

    >>> from aenoprojects.model import PartialDate, Period
    >>> run = Period(start=PartialDate.parse("2021-01"), end=PartialDate.parse("2021-03"), end_state="stated")
    >>> months(Project(id="a", heading="a", title="a", period=run))
    3
    """
    first = project.period and project.period.first_day
    last = project.period and project.period.last_day
    if not first or not last:
        return None
    return (last.year - first.year) * 12 + last.month - first.month + 1


def _people(project: Project) -> str:
    return "; ".join(person.name for person in project.contact.people) if project.contact else ""


def emails(project: Project) -> tuple[str, ...]:
    """Return every address of the contact, those of people first, each once."""
    contact = project.contact
    if contact is None:
        return ()
    of_people = [email for person in contact.people for email in person.emails]
    return tuple(dict.fromkeys([*of_people, *contact.other_emails]))


def phones(project: Project) -> tuple[str, ...]:
    """Return every number of the contact, those of people first, each once."""
    contact = project.contact
    if contact is None:
        return ()
    of_people = [phone for person in contact.people for phone in person.phones]
    return tuple(dict.fromkeys([*of_people, *contact.other_phones]))


def _kind(project: Project, language: Language) -> str | None:
    return ORGANISATION_KINDS[language][project.organisation.kind] if project.organisation else None


def _joined(project: Project, attribute: str) -> str:
    municipalities = project.organisation.municipalities if project.organisation else ()
    values = [getattr(municipality, attribute) for municipality in municipalities]
    return "; ".join(dict.fromkeys(value for value in values if value))


COLUMNS: tuple[Column, ...] = (
    Column(
        key="organisation",
        nl="Organisatie",
        en="Organisation",
        width=26,
        value=lambda p, _: p.organisation.name if p.organisation else None,
    ),
    Column(key="kind", nl="Soort", en="Kind", width=20, value=_kind),
    Column(
        key="municipalities", nl="Gemeente(n)", en="Municipalities", width=26, value=lambda p, _: _joined(p, "name")
    ),
    Column(key="codes", nl="CBS-code", en="CBS code", width=10, value=lambda p, _: _joined(p, "code").upper()),
    Column(key="province", nl="Provincie", en="Province", width=16, value=lambda p, _: _joined(p, "province")),
    Column(key="title", nl="Project", en="Project", width=44, value=lambda p, _: p.title),
    Column(key="theme", nl="Thema", en="Theme", width=22, value=lambda p, _: p.theme.name if p.theme else None),
    Column(
        key="round",
        nl="Ronde",
        en="Round",
        width=9,
        value=lambda p, _: str(p.grant_round) if p.grant_round else None,
    ),
    Column(
        key="period",
        nl="Periode zoals vermeld",
        en="Period as stated",
        width=30,
        value=lambda p, _: p.period.text if p.period else None,
    ),
    Column(
        key="first_day",
        nl="Eerste dag",
        en="First day",
        kind="date",
        width=12,
        value=lambda p, _: p.period.first_day if p.period else None,
    ),
    Column(
        key="last_day",
        nl="Laatste dag",
        en="Last day",
        kind="date",
        width=12,
        value=lambda p, _: p.period.last_day if p.period else None,
    ),
    Column(key="months", nl="Maanden", en="Months", kind="number", width=10, value=lambda p, _: months(p)),
    Column(key="contacts", nl="Contactpersoon", en="Contact", width=24, value=lambda p, _: _people(p)),
    Column(
        key="emails", nl="E-mail", en="E-mail", kind="email", width=34, value=lambda p, _: "; ".join(emails(p))
    ),
    Column(key="phones", nl="Telefoon", en="Phone", width=16, value=lambda p, _: "; ".join(phones(p))),
    Column(key="summary", nl="Samenvatting", en="Summary", kind="long", width=60, value=lambda p, _: p.summary),
    Column(
        key="source", nl="Bron", en="Source", width=22, value=lambda p, _: p.source.name if p.source else None
    ),
    Column(
        key="line",
        nl="Regel",
        en="Line",
        kind="number",
        width=8,
        value=lambda p, _: p.source.line if p.source else None,
    ),
    Column(key="id", nl="Id", en="Id", width=30, value=lambda p, _: p.id),
)
"""The columns in order; a format may leave some out or add its own."""
