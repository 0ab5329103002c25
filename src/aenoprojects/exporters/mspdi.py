"""The `mspdi` format: a plan for MS Project, ProjectLibre and GanttProject (MS Project XML).

Source: the order of elements in files saved by MS Project 2010 and later, which its reader insists on.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time
from itertools import count, groupby
from sys import intern
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, BinaryIO, ClassVar, Literal, TypeAlias

from attrs import field, frozen
from lxml.etree import xmlfile

from aenoprojects.diagnostics import Code, Diagnostic, Language
from aenoprojects.exporters.captions import caption, contacts, details, fitted
from aenoprojects.exporters.timeline import Bar, Loss, bar, diagnosed, lost
from aenoprojects.model import Document, Project

if TYPE_CHECKING:
    from lxml.etree import _IncrementalFileWriter

Group: TypeAlias = Literal["theme", "organisation"]
_Content: TypeAlias = "str | int | Mapping[str, _Content] | Iterable[tuple[str, _Content]]"

_NAMESPACE = "http://schemas.microsoft.com/project"
_NAMES: dict[Language, str] = {"nl": "Gesubsidieerde projecten", "en": "Subsidised projects"}
_NO_GROUP: dict[Language, dict[Group, str]] = {
    "nl": {"theme": "Zonder thema", "organisation": "Zonder organisatie"},
    "en": {"theme": "No theme", "organisation": "No organisation"},
}
_LOSSES: dict[Loss, Code] = {"start": Code.PLAN_START_ONLY, "end": Code.PLAN_END_ONLY, "none": Code.PLAN_NO_DATE}
# The days that MS Project knows, and the longest name and contact that its schema allows.
_FIRST, _LAST = date(1984, 1, 1), date(2149, 12, 31)
_NAME_LIMIT, _NOTES_LIMIT = 512, 32_000
# Projects do not stop for a weekend: in a calendar of seven days, a duration counts the days of the period.
_OPENS, _NOON, _AFTERNOON, _CLOSES = time(8), time(12), time(13), time(17)
_DAY_HOURS = 8
_WORKING_TIMES: _Content = [
    ("WorkingTime", {"FromTime": opens.isoformat(), "ToTime": closes.isoformat()})
    for opens, closes in ((_OPENS, _NOON), (_AFTERNOON, _CLOSES))
]
_WEEK: _Content = [
    ("WeekDay", {"DayType": day, "DayWorking": 1, "WorkingTimes": _WORKING_TIMES}) for day in range(1, 8)
]
_UNNAMED = "-"  # MS Project takes an empty name for an empty row
_CALENDAR: _Content = {"UID": 1, "Name": "Standard", "IsBaseCalendar": 1, "BaseCalendarUID": -1, "WeekDays": _WEEK}
_IN_DAYS = {"DurationFormat": 7}


@frozen(kw_only=True)
class MspdiExporter:
    """A plan: a summary task for each theme, and in it a manually scheduled task for each project."""

    summary: ClassVar[str] = "plan of the projects for MS Project, ProjectLibre and GanttProject"
    suffix: ClassVar[str] = ".mspdi.xml"
    media_type: ClassVar[str] = "application/xml"

    group: Group = field(default="theme", metadata={"help": "what the summary tasks stand for"})
    language: Language = field(default="nl", metadata={"help": "language of names and notes"})

    def write(self, document: Document, stream: BinaryIO) -> tuple[Diagnostic, ...]:
        """Write the plan; texts wait in a temporary file, because a theme comes before its projects."""
        diagnostics: list[Diagnostic] = []
        tasks: list[_Task] = []
        with TemporaryFile() as texts:
            for project in document:
                shown = bar(project)
                if shown and not _FIRST <= shown.first <= shown.last <= _LAST:
                    text = project.period.text if project.period else None
                    diagnostics.append(diagnosed(project, Code.PLAN_OUT_OF_RANGE, "period", text))
                    continue
                diagnostics += lost(project, shown, _LOSSES)
                if shown:
                    task, codes = self._task(project, shown, texts)
                    tasks.append(task)
                    diagnostics += [diagnosed(project, code, "title", project.title) for code in codes]
            _write_plan(stream, _NAMES[self.language], sorted(tasks, key=_Task.order), texts)
        return tuple(diagnostics)

    def _task(self, project: Project, shown: Bar, texts: IO[bytes]) -> tuple[_Task, Iterable[Code]]:
        by_theme = self.group == "theme"
        group = project.theme if by_theme else project.organisation
        group_name = " ".join(group.name.split()) if group else ""
        title = caption(project, shown.shape, self.language, organisation=by_theme)
        name, name_codes = fitted(title, _NAME_LIMIT)
        notes, notes_codes = fitted(details(project, shown, self.language), _NOTES_LIMIT)
        heading, heading_codes = fitted(group_name or _NO_GROUP[self.language][self.group], _NAME_LIMIT)
        contact, _ = fitted("; ".join(contacts(project.contact)), _NAME_LIMIT)
        task = _Task(
            grouped=bool(group_name),
            group=intern(heading),
            start=datetime.combine(shown.first, _CLOSES if shown.shape == "end" else _OPENS),
            finish=datetime.combine(shown.last, _OPENS if shown.shape == "start" else _CLOSES),
            estimated=shown.tentative,
            offset=texts.tell(),
        )
        texts.write(json.dumps([name, contact, notes]).encode() + b"\n")
        return task, dict.fromkeys([*name_codes, *notes_codes, *heading_codes])


@frozen(kw_only=True)
class _Task:
    """A project in the plan, its texts left in the temporary file."""

    grouped: bool
    group: str
    start: datetime
    finish: datetime
    estimated: bool
    offset: int

    def order(self) -> tuple[object, ...]:
        # Those of no group come last.
        return (not self.grouped, self.group.casefold(), self.group, self.start, self.finish)

    def read(self, texts: IO[bytes]) -> list[str]:
        texts.seek(self.offset)
        return list(json.loads(texts.readline()))


def _write_plan(stream: BinaryIO, title: str, tasks: list[_Task], texts: IO[bytes]) -> None:
    with xmlfile(stream, encoding="utf-8") as xml:
        xml.write_declaration(standalone=True)
        with xml.element(_tag("Project"), nsmap={None: _NAMESPACE}):
            _write(xml, _header(title, tasks) | {"Calendars": {"Calendar": _CALENDAR}})
            _write(xml, {"Tasks": _rows(tasks, texts)})
    stream.write(b"\n")


def _write(xml: _IncrementalFileWriter, content: _Content) -> None:
    if isinstance(content, str | int):
        xml.write(str(content))
        return
    for name, inner in content.items() if isinstance(content, Mapping) else content:
        with xml.element(_tag(name)):
            _write(xml, inner)
        xml.write("\n")


def _tag(name: str) -> str:
    return f"{{{_NAMESPACE}}}{name}"


def _header(title: str, tasks: list[_Task]) -> dict[str, _Content]:
    header: dict[str, _Content] = {"SaveVersion": 14, "Name": title, "Title": title, "ScheduleFromStart": 1}
    if tasks:
        header["StartDate"] = min(task.start for task in tasks).isoformat()
        header["FinishDate"] = max(task.finish for task in tasks).isoformat()
    header |= {"CalendarUID": 1, "DefaultStartTime": _OPENS.isoformat(), "DefaultFinishTime": _CLOSES.isoformat()}
    header |= {"MinutesPerDay": _DAY_HOURS * 60, "MinutesPerWeek": _DAY_HOURS * 60 * 7, "DaysPerMonth": 30}
    return header | _IN_DAYS | {"NewTasksAreManual": 1}


def _rows(tasks: list[_Task], texts: IO[bytes]) -> Iterator[tuple[str, _Content]]:
    numbers = count(1)
    groups = groupby(tasks, key=lambda task: (task.grouped, task.group))
    for outline, ((_, name), members) in enumerate(groups, 1):
        group = list(members)
        first, last = min(task.start for task in group), max(task.finish for task in group)
        summary = _identified(next(numbers), name, manual=False) | _placed(f"{outline}", first, last)
        yield "Task", summary | _IN_DAYS | {"Milestone": 0, "Summary": 1}
        for position, task in enumerate(group, 1):
            yield "Task", _project_task(next(numbers), f"{outline}.{position}", task, texts)


def _project_task(number: int, outline: str, task: _Task, texts: IO[bytes]) -> dict[str, _Content]:
    name, contact, notes = task.read(texts)
    start, finish = task.start.isoformat(), task.finish.isoformat()
    content = _identified(number, name, manual=True)
    if contact:
        content["Contact"] = contact
    content |= _placed(outline, task.start, task.finish)
    content |= {"ManualStart": start, "ManualFinish": finish, "ManualDuration": content["Duration"], **_IN_DAYS}
    content |= {"Estimated": int(task.estimated), "Milestone": int(start == finish), "Summary": 0}
    # For programs without manual scheduling: they would start every project on the plan's first day.
    return content | {"ConstraintType": 4, "ConstraintDate": start, "Notes": notes}


def _identified(number: int, name: str, *, manual: bool) -> dict[str, _Content]:
    return {
        "UID": number,
        "ID": number,
        "Name": name or _UNNAMED,
        "Active": 1,
        "Manual": int(manual),
        "Type": 1,
        "IsNull": 0,
    }


def _placed(outline: str, start: datetime, finish: datetime) -> dict[str, _Content]:
    days = (finish.date() - start.date()).days + (finish.time() == _CLOSES) - (start.time() == _CLOSES)
    place: dict[str, _Content] = {"WBS": outline, "OutlineNumber": outline, "OutlineLevel": outline.count(".") + 1}
    place |= {"Start": start.isoformat(), "Finish": finish.isoformat()}
    return place | {"Duration": f"PT{days * _DAY_HOURS}H0M0S"}
