"""Which revision of an event a calendar holds: numbers that only grow, so that programs take it for an update.

A file that repeats has no clock. What grows is what the user gives: the calendar as it was, the moment of the source
(SOURCE_DATE_EPOCH), or both.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from attrs import frozen

from aenoprojects.errors import OptionError

START = datetime(2000, 1, 1, tzinfo=UTC)
"""The moment of every event where nothing is known of its history."""
_COUNTED_FROM = datetime(2020, 1, 1, tzinfo=UTC)
_STAMPS = ("DTSTAMP", "LAST-MODIFIED", "SEQUENCE")
_COMPONENT = re.compile(r"^BEGIN:(VEVENT|VTODO)$(.*?)^END:\1$", re.MULTILINE | re.DOTALL)


@frozen(kw_only=True)
class Revision:
    """How often an event has changed, and when it last did."""

    sequence: int
    moment: datetime


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
        self._before = _read(previous) if previous else {}

    def of(self, uid: str, lines: Iterable[str]) -> Revision:
        """Return the revision of an event: the one it had where it did not change, else a later one.

        Args:
            uid: its identifier.
            lines: its properties, unfolded, without those that tell the revision.
        """
        since = self._now or START
        minutes = max(int((since - _COUNTED_FROM).total_seconds()) // 60, 0)
        if uid not in self._before:
            return Revision(sequence=minutes, moment=since)
        known, before = self._before[uid]
        if frozenset(lines) == known:
            return before
        moment = max(before.moment + timedelta(seconds=1), since)
        return Revision(sequence=max(before.sequence + 1, minutes), moment=moment)


def source_date() -> datetime | None:
    """Return SOURCE_DATE_EPOCH (a specification of Reproducible Builds), None where it is not set."""
    text = os.environ.get("SOURCE_DATE_EPOCH")
    if not text:
        return None
    try:
        return datetime.fromtimestamp(int(text), UTC)
    except (ValueError, OverflowError, OSError):
        raise OptionError(f"SOURCE_DATE_EPOCH is {text!r}; it must be a whole number of seconds since 1970") from None


def _read(path: Path) -> dict[str, tuple[frozenset[str], Revision]]:
    try:
        text = path.read_bytes().decode("utf-8-sig", "replace")
    except OSError as error:
        raise OptionError(f"previous: {path} cannot be read: {error.strerror or error}") from error
    text = re.sub("\r?\n[ \t]", "", text).replace("\r\n", "\n")
    if "BEGIN:VCALENDAR" not in text:
        raise OptionError(f"previous: {path} is no calendar")
    found = {}
    for _, body in _COMPONENT.findall(text):
        lines = [line for line in body.split("\n") if line]
        names = {re.split("[:;]", line, maxsplit=1)[0]: line.partition(":")[2] for line in lines}
        kept = frozenset(line for line in lines if re.split("[:;]", line, maxsplit=1)[0] not in _STAMPS)
        moment = _moment(names.get("LAST-MODIFIED") or names.get("DTSTAMP", ""))
        sequence = int(names["SEQUENCE"]) if names.get("SEQUENCE", "").isdecimal() else 0
        found[names.get("UID", "")] = kept, Revision(sequence=sequence, moment=moment)
    return found


def _moment(text: str) -> datetime:
    try:
        return datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        return START
