"""Which revision of an event a calendar holds: numbers that only grow, so that programs take it for an update.

A file that repeats has no clock. What grows is what the user gives: the calendar as it was, the moment of the source
(SOURCE_DATE_EPOCH), or both.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TypeAlias

from attrs import frozen

from aenoprojects.errors import OptionError

START = datetime(2000, 1, 1, tzinfo=UTC)
"""The moment of every event where nothing is known of its history."""
_COUNTED_FROM = datetime(2020, 1, 1, tzinfo=UTC)
_DAYS = ("DTSTART", "DTEND", "DUE")
_OURS = re.compile(r"^PRODID:-//aenoprojects//", re.MULTILINE)
_UID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_STAMPS = ("DTSTAMP", "LAST-MODIFIED", "SEQUENCE")
_COMPONENT = re.compile(r"^BEGIN:(VEVENT|VTODO)$(.*?)^END:\1$", re.MULTILINE | re.DOTALL)


@frozen(kw_only=True)
class Revision:
    """How often an event has changed, and when it last did."""

    sequence: int
    moment: datetime


@frozen(kw_only=True)
class Vanished:
    """An event that is no more, with nothing of what it said: that may have been taken out on purpose."""

    uid: str
    kind: str
    """VEVENT or VTODO."""
    days: tuple[tuple[str, date], ...]
    """Names of its properties that are days, and the days."""


class Revisions:
    """The revisions of a calendar's events, given what it was.

    Source: RFC 5545, sections 3.8.7.2 (DTSTAMP), 3.8.7.3 (LAST-MODIFIED) and 3.8.7.4 (SEQUENCE).
    """

    def __init__(self, previous: Path | None = None) -> None:
        """Read the calendar as it was.

        Raises:
            OptionError: it is not there, or is no calendar; or SOURCE_DATE_EPOCH is no moment.
        """
        self._now = source_date()
        self._before, self._days = _read(previous) if previous else ({}, {})
        self._seen: set[str] = set()

    def of(self, uid: str, lines: Iterable[str]) -> Revision:
        """Return the revision of an event: the one it had where it did not change, else a later one.

        Args:
            uid: its identifier.
            lines: its properties, unfolded, without those that tell the revision.
        """
        self._seen.add(uid)
        since = self._now or START
        minutes = max(int((since - _COUNTED_FROM).total_seconds()) // 60, 0)
        if uid not in self._before:
            return Revision(sequence=minutes, moment=since)
        known, before = self._before[uid]
        if frozenset(lines) == known:
            return before
        moment = max(before.moment + timedelta(seconds=1), since)
        return Revision(sequence=max(before.sequence + 1, minutes), moment=moment)

    def vanished(self) -> tuple[Vanished, ...]:
        """Return the events of ours that the calendar had and that were not asked about until now."""
        return tuple(one for uid, one in self._days.items() if uid not in self._seen)


def source_date() -> datetime | None:
    """Return SOURCE_DATE_EPOCH (a specification of Reproducible Builds), None where it is not set."""
    text = os.environ.get("SOURCE_DATE_EPOCH")
    if not text:
        return None
    try:
        return datetime.fromtimestamp(int(text), UTC)
    except (ValueError, OverflowError, OSError):
        raise OptionError(f"SOURCE_DATE_EPOCH is {text!r}; it must be a whole number of seconds since 1970") from None


_History: TypeAlias = dict[str, tuple[frozenset[str], Revision]]


def _read(path: Path) -> tuple[_History, dict[str, Vanished]]:
    """Return what a calendar says of each event, and what remains of each when it vanishes: of a file of ours only."""
    try:
        text = path.read_bytes().decode("utf-8-sig", "replace")
    except OSError as error:
        raise OptionError(f"previous: {path} cannot be read: {error.strerror or error}") from error
    text = re.sub("\r?\n[ \t]", "", text).replace("\r\n", "\n")
    if "BEGIN:VCALENDAR" not in text:
        raise OptionError(f"previous: {path} is no calendar")
    history: _History = {}
    days: dict[str, Vanished] = {}
    is_ours = _OURS.search(text) is not None
    for kind, body in _COMPONENT.findall(text):
        lines = [line for line in body.split("\n") if line]
        names = {re.split("[:;]", line, maxsplit=1)[0]: line.partition(":")[2] for line in lines}
        kept = frozenset(line for line in lines if re.split("[:;]", line, maxsplit=1)[0] not in _STAMPS)
        moment = _moment(names.get("LAST-MODIFIED") or names.get("DTSTAMP", ""))
        sequence = int(names["SEQUENCE"]) if names.get("SEQUENCE", "").isdecimal() else 0
        uid = names.get("UID", "")
        history[uid] = kept, Revision(sequence=sequence, moment=moment)
        dated = tuple((name, day) for name in _DAYS if (day := _day(names.get(name, ""))))
        if is_ours and _UID.fullmatch(uid) and {"DTSTART", "DUE"} & dict(dated).keys():
            days[uid] = Vanished(uid=uid, kind=kind, days=dated)
    return history, days


def _day(text: str) -> date | None:
    try:
        return datetime.strptime(text, "%Y%m%d").date() if len(text) == 8 else None
    except ValueError:
        return None


def _moment(text: str) -> datetime:
    try:
        return datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        return START
