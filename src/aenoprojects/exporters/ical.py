"""The `ical` format: a calendar that Outlook, Thunderbird, Google and Apple take (RFC 5545, RFC 7986)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import BinaryIO, ClassVar, Literal, TypeAlias
from uuid import NAMESPACE_URL, uuid5
from zlib import crc32

from attrs import field, frozen
from icalendar import Calendar, Component, Event, Todo
from icalendar.prop import vCategory, vDuration, vText

from aenoprojects.diagnostics import Code, Diagnostic, Language, report
from aenoprojects.exporters.captions import caption, contacts, details, fitted
from aenoprojects.exporters.revisions import Revision, Revisions, Vanished
from aenoprojects.exporters.timeline import Bar, Loss, bar, diagnosed, lost, milestones
from aenoprojects.model import Document, Project

Events: TypeAlias = Literal["span", "milestones", "both"]

_NAMES: dict[Language, str] = {"nl": "Gesubsidieerde projecten", "en": "Subsidised projects"}
_WITHDRAWN: dict[Language, str] = {"nl": "Vervallen", "en": "Cancelled"}
_LOSSES: dict[Loss, Code] = {
    "start": Code.CALENDAR_START_ONLY,
    "end": Code.CALENDAR_END_ONLY,
    "horizon": Code.CALENDAR_END_ASSUMED,
    "none": Code.CALENDAR_NO_DATE,
}
# About 8 KB of description is what Google takes.
_TITLE_LIMIT, _TEXT_LIMIT = 250, 7000
# Colour names of CSS3 that show both black and white text (RFC 7986, section 5.9). The fund's themes have one
# each; any other theme always gets the same one.
_COLOURS = {
    "leren en ontwikkelen": "steelblue",
    "vitaliteit": "seagreen",
    "arbeidsmarkt": "chocolate",
    "loopbaanontwikkeling": "mediumorchid",
    "samenwerken": "darkcyan",
    "leiderschap en cultuur": "indianred",
    "jongeren": "goldenrod",
    "overig": "slategray",
}
_OTHER_COLOURS = ("cadetblue", "darkkhaki", "mediumpurple", "olivedrab", "palevioletred", "peru", "rosybrown")
_WEB_ADDRESS = re.compile(r"https?://[!-~]+")
_ESCAPED = re.compile(r"[\\;,\n]")


@frozen(kw_only=True)
class IcalExporter:
    """An all-day event for each project, which makes nobody look busy."""

    summary: ClassVar[str] = "calendar of the projects for Outlook, Thunderbird, Google and Apple"
    suffix: ClassVar[str] = ".ics"
    media_type: ClassVar[str] = "text/calendar; charset=utf-8"

    events: Events = field(default="span", metadata={"help": "the whole time, its start and end as days, or both"})
    language: Language = field(default="nl", metadata={"help": "language of titles and texts"})
    horizon: date | None = field(default=None, metadata={"help": "show projects with an open end until this day"})
    todo: bool = field(default=False, metadata={"help": "add a task that is due on the last day"})
    previous: Path | None = field(
        default=None,
        metadata={
            "help": "the calendar as it was: what changed since gets a higher revision, what is no more is cancelled"
        },
    )

    def write(self, document: Document, stream: BinaryIO) -> tuple[Diagnostic, ...]:
        """Write the calendar; the same document, previous calendar and SOURCE_DATE_EPOCH give the same bytes."""
        revisions = Revisions(self.previous)
        diagnostics: list[Diagnostic] = []
        ids: Counter[str] = Counter()
        stream.write(_octets(_calendar(self.language)).removesuffix(b"END:VCALENDAR\r\n"))
        for project in document:
            shown = bar(project, self.horizon)
            diagnostics += lost(project, shown, _LOSSES)
            if shown is None:
                continue
            text = details(project, shown, self.language)
            diagnostics += _changes(project, caption(project, shown.shape, self.language), text)
            ids[project.id] += 1
            key = f"{project.id}#{ids[project.id]}".removesuffix("#1").encode("utf-8", "replace").decode()
            for component, days, part in self._components(project, shown):
                uid = str(uuid5(NAMESPACE_URL, f"aenoprojects:{key}{part}"))
                _put(component, "UID", uid)
                _put(component, "SUMMARY", caption(project, days.shape, self.language), _TITLE_LIMIT)
                _put(component, "DESCRIPTION", text)
                _describe(component, project)
                _place(component, days)
                _revise(component, revisions.of(uid, _lines(component)[1:-1]))
                stream.write(_octets(component))
        gone = revisions.vanished()
        for one in gone:
            stream.write(_octets(_cancelled(one, revisions, self.language)))
        stream.write(b"END:VCALENDAR\r\n")
        diagnostics += [report(Code.CALENDAR_WITHDRAWN, text=str(len(gone)))] if gone else []
        return (*diagnostics, *([] if ids or gone else [report(Code.CALENDAR_EMPTY)]))

    def _components(self, project: Project, shown: Bar) -> Iterator[tuple[Component, Bar, str]]:
        """Yield what stands for a project, its days, and its part of the project for the UID."""
        days = milestones(project)
        if self.events != "milestones":
            yield Event(), shown, ""
        if self.events == "milestones" or (self.events == "both" and shown.shape == "span"):
            yield from ((Event(), day, f"/{day.shape}") for day in days)
        if self.todo:
            yield from ((Todo(), day, "/todo") for day in days if day.shape == "end")


def _describe(component: Component, project: Project) -> None:
    _put(component, "LOCATION", _location(project))
    _put(component, "CLASS", "PUBLIC")
    for line in contacts(project.contact):
        _put(component, "CONTACT", line)
    if project.theme:
        _put(component, "COLOR", _colour(project.theme.name))
    if categories := [*([project.theme.name] if project.theme else []), *project.tags]:
        value = vCategory([])
        value.cats = [_Text(fitted(name, _TITLE_LIMIT)[0]) for name in categories]
        component.add("CATEGORIES", value)
    if project.source and _WEB_ADDRESS.fullmatch(project.source.name):
        component.add("URL", project.source.name)
    _put(component, "X-AENO-PERIOD", (project.period and project.period.edtf) or "")


def _place(component: Component, shown: Bar) -> None:
    if isinstance(component, Todo):
        component.add("DUE", shown.last)
        return
    component.add("DTSTART", shown.first)
    component.add("DTEND", shown.last + timedelta(days=1))  # the day after the last (RFC 5545, section 3.6.1)
    _put(component, "STATUS", "TENTATIVE" if shown.tentative else "CONFIRMED")
    _put(component, "TRANSP", "TRANSPARENT")
    _put(component, "X-MICROSOFT-CDO-BUSYSTATUS", "FREE")


def _cancelled(one: Vanished, revisions: Revisions, language: Language) -> Component:
    """Return what takes an event out of the calendars that have it (RFC 5545, section 3.8.1.11).

    It says no more than that: what it said may be what somebody took out of the page, or left out of this export.
    """
    component = Todo() if one.kind == "VTODO" else Event()
    _put(component, "UID", one.uid)
    _put(component, "SUMMARY", _WITHDRAWN[language])
    for name, day in one.days:
        component.add(name, day)
    _put(component, "STATUS", "CANCELLED")
    if one.kind == "VEVENT":
        _put(component, "TRANSP", "TRANSPARENT")
        _put(component, "X-MICROSOFT-CDO-BUSYSTATUS", "FREE")
    _revise(component, revisions.of(one.uid, _lines(component)[1:-1]))
    return component


def _revise(component: Component, revision: Revision) -> None:
    component.add("DTSTAMP", revision.moment)
    component.add("LAST-MODIFIED", revision.moment)
    component.add("SEQUENCE", revision.sequence)


def _changes(project: Project, title: str, text: str) -> Iterator[Diagnostic]:
    """Yield what had to be replaced or cut in the texts of a project."""
    texts = [(text, _TEXT_LIMIT), (_location(project), _TEXT_LIMIT)]
    texts += [(name, _TITLE_LIMIT) for name in (title, *project.tags)]
    for code in dict.fromkeys(code for text, limit in texts for code in fitted(text, limit)[1]):
        yield diagnosed(project, code, "title", project.title)


def _put(component: Component, name: str, text: str, limit: int = _TEXT_LIMIT) -> None:
    if text:
        component.add(name, _Text(fitted(text, limit)[0]))


def _location(project: Project) -> str:
    organisation = project.organisation
    return ", ".join(municipality.name for municipality in organisation.municipalities) if organisation else ""


def _colour(theme: str) -> str:
    key = theme.casefold()
    return _COLOURS.get(key) or _OTHER_COLOURS[crc32(key.encode("utf-8", "replace")) % len(_OTHER_COLOURS)]


def _calendar(language: Language) -> Calendar:
    calendar = Calendar()
    _put(calendar, "VERSION", "2.0")
    _put(calendar, "PRODID", f"-//aenoprojects//aenoprojects//{language.upper()}")
    _put(calendar, "CALSCALE", "GREGORIAN")
    for name in ("NAME", "X-WR-CALNAME"):
        _put(calendar, name, _NAMES[language])
    calendar.add("REFRESH-INTERVAL", vDuration(timedelta(days=7)), parameters={"VALUE": "DURATION"})
    _put(calendar, "X-PUBLISHED-TTL", "P7D")
    return calendar


# The icalendar library escapes and folds otherwise than the standard in corners that a hostile title reaches, and
# differently from version to version, so that these two are done here.


class _Text(vText):
    r"""Text that is escaped as it stands; the library takes a backslash before an N for a line break.

    >>> _Text("C:\\Nieuw; a, b\n").to_ical()
    b'C:\\\\Nieuw\\; a\\, b\\n'
    """

    def to_ical(self) -> bytes:
        """Return the escaped text (RFC 5545, section 3.3.11)."""
        return _ESCAPED.sub(lambda found: r"\n" if found[0] == "\n" else rf"\{found[0]}", self).encode()


def _octets(component: Component) -> bytes:
    """Return a component as folded lines with CRLF, its properties in the order in which they were added."""
    return b"".join(_folded(line.encode()) + b"\r\n" for line in _lines(component))


def _lines(component: Component) -> list[str]:
    return [line for line in component.content_lines(sorted=False) if line]


def _folded(line: bytes) -> bytes:
    r"""Return a line in pieces of at most 75 octets, cut between characters and never inside an escape.

    The library takes apart a run of backslashes. Source: RFC 5545, section 3.1.

    >>> _folded(b"x" * 74 + rb"\n" + b"y").split(b"\r\n")[1]
    b' \\ny'
    """
    pieces: list[bytes] = []
    start, room = 0, 75
    while len(line) - start > room:
        cut = start + room
        while line[cut] & 0xC0 == 0x80:  # inside a character of UTF-8
            cut -= 1
        piece = line[start:cut]
        cut -= (len(piece) - len(piece.rstrip(b"\\"))) % 2
        pieces.append(line[start:cut])
        start, room = cut, 74  # the blank that leads a piece counts too
    return b"\r\n ".join([*pieces, line[start:]])
