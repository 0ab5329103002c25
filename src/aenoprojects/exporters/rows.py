"""The flat view: one row a project, for every format that has rows (csv, xlsx, the list command)."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal, TypeAlias

from attrs import frozen

from aenoprojects.diagnostics import Language
from aenoprojects.exporters.wording import ORGANISATION_KINDS
from aenoprojects.model import Project

Cell: TypeAlias = str | int | Decimal | date | None
ColumnKind: TypeAlias = Literal["text", "number", "date", "email", "long", "amount"]


@frozen(kw_only=True)
class Column:
    """One column of the flat view: a stable name for machines, headers, the cell of a project, and how to show it."""

    key: str
    nl: str
    en: str
    value: Callable[[Project, Language], Cell]
    kind: ColumnKind = "text"
    width: int = 14

    def header(self, language: Language) -> str:
        """Return the header in a language."""
        return self.en if language == "en" else self.nl


HALF = 15
"""Days of a month that begun make people count it."""


def months_between(first: date, last: date) -> int:
    """Return how many months people say that lie between two days, both included: at least one.

    Days beyond whole months count for a month from the middle on.

    >>> months_between(date(2021, 9, 1), date(2022, 9, 1)), months_between(date(2021, 1, 1), date(2021, 3, 31))
    (12, 3)
    """
    after = last + timedelta(days=1)
    whole = (after.year - first.year) * 12 + after.month - first.month - (after.day < first.day)
    year, month = divmod(first.year * 12 + first.month - 1 + whole, 12)
    begun = (after - date(year, month + 1, min(first.day, monthrange(year, month + 1)[1]))).days
    return max(1, whole + (begun >= HALF))


def months(project: Project) -> int | None:
    """Return how many months a project takes, as people count them; None where a day is unknown.

    >>> from aenoprojects.model import PartialDate, Period
    >>> run = Period(start=PartialDate.parse("2021-01"), end=PartialDate.parse("2021-03"), end_state="stated")
    >>> months(Project(id="a", heading="a", title="a", period=run))
    3
    """
    if not project.period or not (first := project.period.first_day) or not (last := project.period.last_day):
        return None
    return months_between(first, last) if last >= first else None


def national(phone: str) -> str:
    """Return a number as it is dialled in the Netherlands, one from elsewhere with its country.

    >>> national("+31612345678"), national("14010"), national("+3226412345")
    ('06 12345678', '14010', '+32 2 641 23 45')
    """
    import phonenumbers

    if not phone.startswith("+"):
        return phone
    try:
        number = phonenumbers.parse(phone)
    except phonenumbers.NumberParseException:
        return phone
    shape = phonenumbers.PhoneNumberFormat
    home = number.country_code == 31
    return phonenumbers.format_number(number, shape.NATIONAL if home else shape.INTERNATIONAL)


def emails(project: Project) -> tuple[str, ...]:
    """Return every address of the contact, those of people first, each once."""
    return _reached(project, "emails")


def phones(project: Project) -> tuple[str, ...]:
    """Return every number of the contact, those of people first, each once."""
    return _reached(project, "phones")


def _reached(project: Project, by: Literal["emails", "phones"]) -> tuple[str, ...]:
    if project.contact is None:
        return ()
    of_people = [each for person in project.contact.people for each in getattr(person, by)]
    return tuple(dict.fromkeys([*of_people, *getattr(project.contact, f"other_{by}")]))


def euros(project: Project) -> Decimal | None:
    """Return the first amount in euros that could be read, None where there is none.

    >>> from aenoprojects.model import Amount
    >>> stated = (Amount(label="Budget", text="n.t.b."), Amount(label="Kosten", text="€ 5,-", amount=Decimal(5)))
    >>> euros(Project(id="a", heading="a", title="a", amounts=stated))
    Decimal('5')
    """
    return next((one.amount for one in project.amounts if one.amount is not None and one.currency == "EUR"), None)


def _joined(project: Project, attribute: str) -> str:
    municipalities = project.organisation.municipalities if project.organisation else ()
    values = [getattr(municipality, attribute) for municipality in municipalities]
    return "; ".join(dict.fromkeys(value for value in values if value))


def _column(
    key: str, nl: str, en: str, width: int, value: Callable[[Project], Cell], kind: ColumnKind = "text"
) -> Column:
    return Column(key=key, nl=nl, en=en, width=width, value=lambda project, _: value(project), kind=kind)


COLUMNS: tuple[Column, ...] = (
    _column(
        "organisation", "Organisatie", "Organisation", 26, lambda p: p.organisation.name if p.organisation else None
    ),
    Column(
        key="kind",
        nl="Soort",
        en="Kind",
        width=20,
        value=lambda p, language: ORGANISATION_KINDS[language][p.organisation.kind] if p.organisation else None,
    ),
    _column("municipalities", "Gemeente(n)", "Municipalities", 26, lambda p: _joined(p, "name")),
    _column("codes", "CBS-code", "CBS code", 10, lambda p: _joined(p, "code").upper()),
    _column("province", "Provincie", "Province", 16, lambda p: _joined(p, "province")),
    _column("title", "Project", "Project", 44, lambda p: p.title),
    _column("theme", "Thema", "Theme", 22, lambda p: p.theme.name if p.theme else None),
    _column("round", "Ronde", "Round", 9, lambda p: str(p.grant_round) if p.grant_round else None),
    _column("period", "Periode zoals vermeld", "Period as stated", 30, lambda p: p.period.text if p.period else None),
    _column("first_day", "Eerste dag", "First day", 12, lambda p: p.period.first_day if p.period else None, "date"),
    _column("last_day", "Laatste dag", "Last day", 12, lambda p: p.period.last_day if p.period else None, "date"),
    _column("months", "Maanden", "Months", 10, months, "number"),
    _column("amount", "Bedrag in euro", "Amount in euros", 15, euros, "amount"),
    _column(
        "amounts",
        "Bedragen zoals vermeld",
        "Amounts as stated",
        34,
        lambda p: "; ".join(f"{one.label}: {one.text}" for one in p.amounts),
        "long",
    ),
    _column(
        "contacts",
        "Contactpersoon",
        "Contact",
        24,
        lambda p: "; ".join(person.name for person in p.contact.people) if p.contact else "",
    ),
    _column("emails", "E-mail", "E-mail", 34, lambda p: "; ".join(emails(p)), "email"),
    _column("phones", "Telefoon", "Phone", 16, lambda p: "; ".join(phones(p))),
    _column("summary", "Samenvatting", "Summary", 60, lambda p: p.summary, "long"),
    _column("source", "Bron", "Source", 22, lambda p: p.source.name if p.source else None),
    _column("line", "Regel", "Line", 8, lambda p: p.source.line if p.source else None, "number"),
    _column("id", "Id", "Id", 30, lambda p: p.id),
)
"""The columns in order; a format may leave some out or add its own."""
