"""Real programs read our calendars: ical.js, vobject, khal, and a Radicale server asked over CalDAV."""

from __future__ import annotations

import io
import json
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import httpx
import pytest
import vobject
from attrs import evolve
from lxml import etree

import aenoprojects as ap
from aenoprojects.exporters.captions import caption, details, fitted
from aenoprojects.exporters.ical import IcalExporter
from aenoprojects.exporters.timeline import bar
from aenoprojects.model import Document, Organisation
from aenoprojects.testing.hostile import HOSTILE_TEXTS
from plans import PLANNED, made_up

HERE = Path(__file__).parent

DAYS = {
    "Gouda: Samen leren": ("2021-03-01", "2021-08-31"),
    "Delft: Vitaal, ook thuis": ("2020-06-01", "2021-03-31"),
    "Assen: Medio en eind": ("2020-07-01", "2021-02-28"),
    "Start: Zwolle: Vanaf toen": ("2018-01-01", "2018-01-01"),
    "Start: Breda: Tot nader order": ("2021-05-05", "2021-05-05"),
    "Einde: Venlo: Al klaar": ("2019-11-01", "2019-11-01"),
    "Ede: Twee jaar lang": ("2020-01-01", "2021-12-31"),
    "Start: Tiel: Omgekeerd": ("2020-10-01", "2020-10-01"),
}
"""What every client must show of the made-up document, both days included."""

HOSTILE = Document(
    projects=tuple(
        evolve(
            made_up(f"Gouda: Lastig {number}", text=text, start="2021-03-01", end="2021-04", end_state="stated"),
            title=text,
            organisation=Organisation(name=text, kind="partnership"),
        )
        for number, text in enumerate((*HOSTILE_TEXTS, "\\" * 100, "\\n\\N\\\\n;\\,", "half paar \ud800"))
    )
)


def calendar(document: Document, **options: object) -> bytes:
    stream = io.BytesIO()
    IcalExporter(**options).write(document, stream)
    return stream.getvalue()


def texts(document: Document) -> list[tuple[str, str]]:
    return [
        (
            fitted(caption(project, bar(project).shape, "nl"), 250)[0],
            fitted(details(project, bar(project), "nl"), 7000)[0],
        )
        for project in document
        if bar(project)
    ]


def active(day: str) -> set[str]:
    return {summary for summary, (first, last) in DAYS.items() if first <= day <= last}


def by_ical_js(content: bytes) -> dict:
    command = ["node", str(HERE / "read_ical.mjs")]
    ran = subprocess.run(command, input=content, capture_output=True, check=False, timeout=60)
    assert ran.returncode == 0, f"has `npm ci` run in {HERE}?\n{ran.stderr.decode()}"
    return json.loads(ran.stdout)


@pytest.mark.needs("node")
def test_ical_js_sees_the_days_and_texts() -> None:
    """The library behind Thunderbird reads every event as all-day, on the right days, with all its texts."""
    read = by_ical_js(calendar(PLANNED))
    events = read["components"]

    assert (read["name"], read["refresh"].replace("P7D", "P1W")) == ("Gesubsidieerde projecten", "P1W")
    assert {event["summary"]: tuple(event["days"]) for event in events} == DAYS
    assert texts(PLANNED) == [(event["summary"], event["description"]) for event in events]
    for event in events:
        expected = ("vevent", True, "TRANSPARENT")
        assert expected == (event["kind"], event["allDay"], event["transparency"])
        assert len(event["contacts"]) == 2
        assert event["location"] in event["summary"]


@pytest.mark.needs("node")
def test_ical_js_reads_the_corpus() -> None:
    """Every event of the bundled corpus has the days of its period and the texts that were written."""
    document = ap.corpus()
    events = by_ical_js(calendar(document))["components"]

    assert texts(document) == [(event["summary"], event["description"]) for event in events]
    days = [bar(project) for project in document if bar(project)]
    assert [[str(shown.first), str(shown.last)] for shown in days] == [event["days"] for event in events]


@pytest.mark.needs("node")
def test_ical_js_reads_hostile_texts() -> None:
    """No text changes, and none breaks out of its property."""
    events = by_ical_js(calendar(HOSTILE))["components"]

    assert texts(HOSTILE) == [(event["summary"], event["description"]) for event in events]


@pytest.mark.needs("node")
def test_ical_js_sees_tasks_and_milestones() -> None:
    """The tasks are due on the last day, and every start and end is one day."""
    components = by_ical_js(calendar(PLANNED, events="milestones", todo=True))["components"]

    days = {part["summary"]: tuple(part["days"]) for part in components if part["kind"] == "vevent"}
    due = {part["summary"]: part["days"] for part in components if part["kind"] == "vtodo"}
    assert all(first == last for first, last in days.values())
    assert days["Start: Ede: Twee jaar lang"] == ("2020-01-01", "2020-01-01")
    assert days["Einde: Ede: Twee jaar lang"] == ("2021-12-31", "2021-12-31")
    assert due["Einde: Ede: Twee jaar lang"] == "2021-12-31"


@pytest.mark.parametrize("document", [PLANNED, HOSTILE], ids=["made-up", "hostile"])
def test_vobject_sees_the_days_and_texts(document: Document) -> None:
    """A second reader, with a parser of its own, agrees on days and texts."""
    events = vobject.readOne(calendar(document).decode()).vevent_list

    assert texts(document) == [(event.summary.value, event.description.value) for event in events]
    for event, project in zip(events, [each for each in document if bar(each)], strict=True):
        expected = (bar(project).first, bar(project).last + timedelta(days=1))
        assert expected == (event.dtstart.value, event.dtend.value)


def test_khal_shows_who_is_active(tmp_path: Path) -> None:
    """A terminal calendar imports the file and shows the right projects, texts and days on a day."""
    # Its library reads an escaped backslash before an N as a line break.
    simple = evolve(PLANNED, projects=tuple(evolve(project, sections=()) for project in PLANNED.projects))
    (tmp_path / "projects").mkdir()
    (tmp_path / "in.ics").write_bytes(calendar(simple))
    (tmp_path / "khal.conf").write_text(
        "[calendars]\n[[projects]]\n"
        f"path = {tmp_path}/projects\n[sqlite]\npath = {tmp_path}/khal.db\n"
        "[default]\ndefault_calendar = projects\n"
        "[locale]\nlocal_timezone = UTC\ndefault_timezone = UTC\n"
        "dateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\ntimeformat = %H:%M\n"
    )

    def khal(*arguments: str) -> str:
        command = [sys.executable, "-m", "khal", "-c", str(tmp_path / "khal.conf"), *arguments]
        return subprocess.run(command, capture_output=True, check=True, timeout=60, text=True).stdout

    khal("import", "--batch", str(tmp_path / "in.ics"))
    described = dict(texts(simple))
    fields = ["title", "start-date", "end-date", "description", "all-day"]
    wanted = [argument for name in fields for argument in ("--json", name)]
    for day in ("2018-01-01", "2019-11-01", "2020-10-01", "2021-05-05"):
        shown = [event for line in khal("list", *wanted, day, "1d").splitlines() for event in json.loads(line)]

        assert active(day) == {event["title"] for event in shown}
        for event in shown:
            expected = (*DAYS[event["title"]], described[event["title"]], "True")
            assert expected == tuple(event[name] for name in fields[1:])


MOVED = evolve(PLANNED, projects=(evolve(PLANNED.projects[0], title="Samen leren, nu eerder"), *PLANNED.projects[1:]))
"""The same page, of which one project got another title."""


def two_versions(folder: Path) -> tuple[bytes, bytes]:
    """Return the calendar as it was, and that of the page after it was edited."""
    old = folder / "old.ics"
    old.write_bytes(calendar(PLANNED))
    return old.read_bytes(), calendar(MOVED, previous=old)


def fewer_versions(folder: Path) -> tuple[bytes, bytes]:
    """Return the calendar as it was, and that of the page from which the first project was taken."""
    old = folder / "old.ics"
    old.write_bytes(calendar(PLANNED))
    return old.read_bytes(), calendar(evolve(PLANNED, projects=PLANNED.projects[1:]), previous=old)


def test_khal_takes_a_new_version_for_an_update(tmp_path: Path) -> None:
    """In a folder that is synchronised, a file an event, the new version replaces the old one and repeats none."""
    shown = listed_by_khal(tmp_path, two_versions(tmp_path), "{title}")
    assert [text.count("Gouda: Samen leren") for text in shown] == [1, 1]
    assert ["nu eerder" in text for text in shown] == [False, True]
    assert shown[0].count("\n") == shown[1].count("\n")


def test_khal_shows_what_vanished_as_cancelled(tmp_path: Path) -> None:
    """An event that is no more is the same event, without its title and with the mark of a cancelled one."""
    old, new = listed_by_khal(tmp_path, fewer_versions(tmp_path), "{cancelled}{title}")
    assert old.count("Gouda: Samen leren") == 1
    assert "CANCELLED" not in old
    assert "Gouda: Samen leren" not in new
    assert new.count("CANCELLED Vervallen") == 1
    assert old.count("\n") == new.count("\n")


def listed_by_khal(tmp_path: Path, versions: tuple[bytes, ...], form: str) -> list[str]:
    """Return what khal lists of a day when each version of a calendar is synchronised after the other."""
    events = tmp_path / "projects"
    events.mkdir()
    (tmp_path / "khal.conf").write_text(
        "[calendars]\n[[projects]]\n"
        f"path = {events}\n[sqlite]\npath = {tmp_path}/khal.db\n"
        "[default]\ndefault_calendar = projects\n[locale]\nlocal_timezone = UTC\ndefault_timezone = UTC\n"
        "dateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\ntimeformat = %H:%M\n"
    )
    command = [sys.executable, "-m", "khal", "-c", str(tmp_path / "khal.conf"), "list", "--format", form]
    shown = []
    for content in versions:
        head, *parts = content.split(b"BEGIN:VEVENT\r\n")
        for part in parts:
            uid = re.search(rb"UID:(\S+)", part)[1].decode()
            body = part.removesuffix(b"END:VCALENDAR\r\n")
            # As a synchroniser writes: whole, under another name first.
            (tmp_path / "part").write_bytes(head + b"BEGIN:VEVENT\r\n" + body + b"END:VCALENDAR\r\n")
            (tmp_path / "part").replace(events / f"{uid}.ics")
        done = subprocess.run([*command, "2021-03-15", "1d"], capture_output=True, check=True, timeout=60, text=True)
        shown.append(done.stdout)
    return shown


def test_radicale_takes_a_new_version_for_an_update(radicale: httpx.Client, tmp_path: Path) -> None:
    """A server that holds the old version takes the new one, and clients are told of the events that changed only."""
    before, after = held_by_radicale(radicale, "/ambtenaar/versies/", two_versions(tmp_path))
    assert before.keys() == after.keys()
    changed = [uid for uid in before if before[uid][0] != after[uid][0]]
    assert len(changed) == 1
    assert "SEQUENCE:1" in after[changed[0]][1]


def test_radicale_tells_clients_what_is_cancelled(radicale: httpx.Client, tmp_path: Path) -> None:
    """Of a project that vanished the one event changes, and says to every client that it is cancelled."""
    before, after = held_by_radicale(radicale, "/ambtenaar/minder/", fewer_versions(tmp_path))
    assert before.keys() == after.keys()
    (changed,) = [uid for uid in before if before[uid][0] != after[uid][0]]
    assert "Samen leren" in before[changed][1]
    assert "STATUS:CANCELLED" in after[changed][1]
    assert "SEQUENCE:1" in after[changed][1]


def held_by_radicale(
    radicale: httpx.Client, path: str, versions: tuple[bytes, ...]
) -> list[dict[str, tuple[str | None, str]]]:
    """Return what a server holds after each version of a calendar: identifier -> tag and text of the event."""
    etags = []
    for content in versions:
        put = radicale.put(path, content=content, headers={"Content-Type": "text/calendar; charset=utf-8"})
        assert put.status_code in (201, 204), put.text
        query = QUERY.format(first="20100101T000000Z".removesuffix("T000000Z"), after="20300101")
        answer = radicale.request("REPORT", path, content=query, headers={"Depth": "1"})
        found = etree.fromstring(answer.content)
        rows = [
            (one.findtext(".//{DAV:}getetag"), one.findtext(".//{urn:ietf:params:xml:ns:caldav}calendar-data"))
            for one in found.iterfind("{DAV:}response")
        ]
        etags.append({re.search(r"UID:(.*?)\r?\n(?! )", text, re.DOTALL)[1]: (etag, text) for etag, text in rows})
    return etags


@pytest.fixture(scope="module")
def radicale(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """Start a CalDAV server on a free port of this machine, over a temporary folder."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder = tmp_path_factory.mktemp("radicale")
    options = {
        "server-hosts": f"127.0.0.1:{port}",
        "storage-filesystem-folder": str(folder / "collections"),
        "auth-type": "none",
        "logging-level": "warning",
    }
    command = [sys.executable, "-m", "radicale", "--config", ""]
    command += [f"--{name}={value}" for name, value in options.items()]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", auth=("ambtenaar", ""), trust_env=False) as client:
            _wait_for(client, server, folder / "log")
            yield client
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait_for(client: httpx.Client, server: subprocess.Popen, log: Path) -> None:
    for _ in range(150):
        assert server.poll() is None, log.read_text()
        try:
            client.get("/.web/")
            return
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError(f"no answer from Radicale: {log.read_text()}")


QUERY = """<?xml version="1.0" encoding="utf-8"?>
<C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">
  <D:prop><D:getetag/><C:calendar-data/></D:prop>
  <C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT">
    <C:time-range start="{first}T000000Z" end="{after}T000000Z"/>
  </C:comp-filter></C:comp-filter></C:filter>
</C:calendar-query>"""


def found_on(radicale: httpx.Client, path: str, day: date) -> list[str]:
    query = QUERY.format(first=f"{day:%Y%m%d}", after=f"{day + timedelta(days=1):%Y%m%d}")
    answer = radicale.request("REPORT", path, content=query, headers={"Depth": "1"})
    assert answer.status_code == 207, answer.text
    found = re.findall(r"SUMMARY:(.*?)\r?\n(?! )", answer.text.replace("&#13;", ""), re.DOTALL)
    return [re.sub(r"\r?\n ", "", text).replace("\\,", ",") for text in found]


def test_radicale_finds_who_is_active(radicale: httpx.Client) -> None:
    """A CalDAV server takes the whole calendar, and finds exactly the projects that run on a day."""
    path = "/ambtenaar/projecten/"
    headers = {"Content-Type": "text/calendar; charset=utf-8"}
    put = radicale.put(path, content=calendar(PLANNED, todo=True), headers=headers)
    assert put.status_code == 201, put.text

    edges = {date.fromisoformat(day) for days in DAYS.values() for day in days}
    for day in sorted({edge + timedelta(days=step) for edge in edges for step in (-1, 0, 1)}):
        assert active(str(day)) == set(found_on(radicale, path, day)), day


def test_radicale_finds_who_is_active_in_the_corpus(radicale: httpx.Client) -> None:
    """Of all projects that the corpus holds, a server finds those whose days are known and include the day."""
    path = "/ambtenaar/corpus/"
    document = ap.corpus()
    put = radicale.put(path, content=calendar(document), headers={"Content-Type": "text/calendar"})
    assert put.status_code == 201, put.text

    for day in (date(2019, 11, 1), date(2021, 3, 15), date(2022, 8, 1)):
        running = [
            project
            for project in document
            if project.period
            and (first := project.period.first_day or project.period.last_day)
            and first <= day <= (project.period.last_day or first)
        ]

        assert running
        assert len(running) == len(found_on(radicale, path, day))
