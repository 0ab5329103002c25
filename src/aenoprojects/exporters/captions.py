"""What is written beside a project on a line of time: name, period as stated with its doubts, contact."""

from __future__ import annotations

import re

from aenoprojects.diagnostics import Code, Language
from aenoprojects.exporters.text import xml_text
from aenoprojects.exporters.timeline import Bar, Shape, stated_last_day
from aenoprojects.exporters.wording import MONTHS
from aenoprojects.model import ContactDetails, Period, Project

# NEL, LS and PS end a line in many readers, so they must not pass for ordinary characters.
_LINE_BREAK = re.compile("\r\n?|[\x85\u2028\u2029]")

# In Dutch and in English.
_WORDS = {
    "start": ("Start", "Start"),
    "end": ("Einde", "End"),
    "organisation": ("Organisatie", "Organisation"),
    "theme": ("Thema", "Theme"),
    "period": ("Periode zoals vermeld", "Period as stated"),
    "also": ("Ook vermeld", "Also stated"),
    "contact": ("Contact", "Contact"),
    "start-unknown": ("Het begin is niet bekend.", "The start is not known."),
    "start-vague": (
        "Het begin is niet op de dag vermeld; hier geldt {first}.",
        "The start is not stated to the day; taken as {first}.",
    ),
    "end-vague": (
        "Het einde is niet op de dag vermeld; hier geldt {last}.",
        "The end is not stated to the day; taken as {last}.",
    ),
    "end-derived": ("Het einde is berekend uit de duur: {last}.", "The end is computed from the duration: {last}."),
    "end-open": ("Het einde staat open.", "The end is open."),
    "end-unknown": ("Het einde is niet bekend.", "The end is not known."),
    "horizon": ("Getoond tot en met {shown}.", "Shown until {shown}."),
    "invalid-date": (
        "Een vermelde dag bestaat niet; alleen de maand is gelezen.",
        "A stated day does not exist; only its month was read.",
    ),
    "reversed": ("Het vermelde einde ligt voor het begin.", "The stated end lies before the start."),
    "unreadable": ("Een vermelde datum is niet te lezen.", "A stated date cannot be read."),
}


def _word(key: str, language: Language) -> str:
    return _WORDS[key][language == "en"]


def caption(project: Project, shape: Shape, language: Language, *, organisation: bool = True) -> str:
    """Return a name for a bar on one line: "Start: Gouda: Serious game".

    A project whose title and organisation are blank goes by its id.

    >>> caption(Project(id="a", heading="a", title="Serious game"), "end", "nl")
    'Einde: Serious game'
    """
    prefix = _word(shape, language) if shape != "span" else ""
    name = project.organisation.name if project.organisation and organisation else ""
    return " ".join(": ".join(filter(None, [prefix, name, project.title])).split()) or project.id


def details(project: Project, shown: Bar, language: Language) -> str:
    """Return what stands beside a bar: organisation, theme, stated period, amounts and doubts, contact, summary."""
    facts = [
        ("organisation", project.organisation.name if project.organisation else None),
        ("theme", project.theme.name if project.theme else None),
        ("period", project.period.text if project.period else None),
        *(("also", period.text) for period in project.other_periods),
    ]
    lines = [f"{_word(key, language)}: {value}" for key, value in facts if value]
    lines += [f"{amount.label}: {amount.text}" for amount in project.amounts]
    lines += doubts(project.period, shown, language) if project.period else ()
    lines += [f"{_word('contact', language)}: {line}" for line in contacts(project.contact)]
    return "\n".join(lines) + (f"\n\n{project.summary}" if project.summary else "")


def doubts(period: Period, shown: Bar, language: Language) -> tuple[str, ...]:
    """Return a sentence for everything about a period that days alone would get wrong.

    >>> from datetime import date
    >>> run = Period(end_state="unknown", problem="unreadable")
    >>> doubts(run, Bar(shape="end", first=date.min, last=date.min, tentative=True), "en")[0]
    'A stated date cannot be read.'
    """
    keys: list[str] = [period.problem] if period.problem else []
    first, last = period.first_day, stated_last_day(period)
    if first is None:
        keys.append("start-unknown")
    elif period.start and period.start.day is None:
        keys.append("start-vague")
    if last is None and period.problem != "reversed":
        keys.append("end-open" if period.end_state == "open" else "end-unknown")
    elif period.end is None and last:
        keys.append("end-derived")
    elif period.end and period.end.day is None and last:
        keys.append("end-vague")
    if last is None and shown.shape == "span":
        keys.append("horizon")
    written = {
        name: f"{day.day} {MONTHS[language][day.month - 1]} {day.year}"
        for name, day in (("first", first), ("last", last), ("shown", shown.last))
        if day
    }
    return tuple(_word(key, language).format(**written) for key in keys)


def contacts(contact: ContactDetails | None) -> tuple[str, ...]:
    """Return a line for each person to ask, and one for addresses and numbers that are of nobody for certain.

    >>> from aenoprojects.model import Person
    >>> contacts(ContactDetails(people=(Person(name="J. Jansen", role="adviseur", phones=("14010",)),)))
    ('J. Jansen (adviseur), 14010',)
    """
    if contact is None:
        return ()
    lines = []
    for person in contact.people:
        name = [person.honorific, person.name, person.role and f"({person.role})"]
        lines.append(", ".join([" ".join(filter(None, name)), *person.emails, *person.phones]))
    lines.append(", ".join([*contact.other_emails, *contact.other_phones]))
    return tuple(filter(None, lines))


def fitted(text: str, limit: int) -> tuple[str, tuple[Code, ...]]:
    r"""Return text as both iCalendar and XML can hold it, and the codes of what had to be changed for that.

    Args:
        text: any text; every kind of line break becomes "\\n".
        limit: most characters, from 1; what is cut ends in "…".

    Source: RFC 5545, section 3.3.11 (no control characters but tab and line break); XML 1.0, section 2.2.

    >>> fitted("Plan\r\nB\x00 en C", 9)
    ('Plan\nB\ufffd …', (<Code.TEXT_REPLACED: 'AP701'>, <Code.TEXT_SHORTENED: 'AP702'>))
    """
    # A byte-order mark inside a text is invisible, and readers drop it or take it for the file's.
    lines = _LINE_BREAK.sub("\n", text.replace("\ufeff", ""))
    clean = xml_text(lines).replace("\x7f", "\ufffd")
    codes = [Code.TEXT_REPLACED] if clean != lines else []
    if len(clean) > limit:
        codes.append(Code.TEXT_SHORTENED)
        clean = clean[: limit - 1] + "…"
    return clean, tuple(codes)
