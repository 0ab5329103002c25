"""Calendars: every line as RFC 5545 wants it, no vague date made certain, nobody made busy."""

from __future__ import annotations

import io
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from aenoprojects.diagnostics import Code, Diagnostic
from aenoprojects.errors import OptionError
from aenoprojects.exporters.captions import caption, details, fitted
from aenoprojects.exporters.ical import IcalExporter
from aenoprojects.exporters.options import build_exporter
from aenoprojects.exporters.timeline import bar
from aenoprojects.model import Document, DocumentStream, Paragraph, PartialDate, Period, Project, Section
from aenoprojects.testing import documents
from plans import PLANNED, made_up

ANY_TEXT = st.text(st.characters(codec=None), max_size=90) | st.sampled_from(
    [
        "BEGIN:VEVENT\r\nSUMMARY:kwaad\r\nEND:VEVENT",
        "a\rEND:VCALENDAR\r",
        "\u2028BEGIN:VEVENT\x85ATTENDEE:mailto:x@kwaad.example",
        "\\n\\N\\\\;,:\"'" * 12,
        "\\" * 200,
        "é💡\u202eابت" * 40,
        "\ud800 half paar \udfff",
        "\x00\x07\x1b\x7f",
        "w" * 9000,
    ]
)


def written(document: Document, **options: object) -> tuple[bytes, tuple[Diagnostic, ...]]:
    stream = io.BytesIO()
    diagnostics = IcalExporter(**options).write(document, stream)
    return stream.getvalue(), diagnostics


def read(content: bytes) -> list[dict[str, list[str]]]:
    """Read a calendar by the letter of RFC 5545: one dictionary for the calendar and each component."""
    components: list[dict[str, list[str]]] = []
    for line in content.decode().replace("\r\n ", "").split("\r\n")[:-1]:
        name, value = re.fullmatch(r"([A-Z-]+)(?:;VALUE=\w+)?:(.*)", line, re.DOTALL).groups()
        if name == "BEGIN":
            components.append({"COMPONENT": [value]})
        elif name != "END":
            components[-1].setdefault(name, []).append(value)
    return components


def plain(text: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], text)


def summaries(document: Document, **options: object) -> list[str]:
    return [plain(part["SUMMARY"][0]) for part in read(written(document, **options)[0])[1:]]


def only(name: str) -> Document:
    return evolve(PLANNED, projects=tuple(p for p in PLANNED if p.heading.startswith(name)))


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("span", {}),
        ("both-en", {"events": "both", "language": "en", "todo": True, "horizon": date(2022, 6, 30)}),
        ("milestones", {"events": "milestones"}),
    ],
)
def test_the_file_is_as_reviewed(name: str, options: dict, golden) -> None:
    """The calendar of the made-up document is the one that was looked at."""
    golden(f"ical/{name}.ics", written(PLANNED, **options)[0].decode())


@given(documents(ANY_TEXT), st.sampled_from(["span", "milestones", "both"]), st.booleans())
def test_hostile_text_comes_back_as_it_was(document: Document, events: str, todo: bool) -> None:
    """Whatever stands in a project, lines stay whole and the reader sees the same summary and description."""
    content, _ = written(document, events=events, todo=todo)
    lines = content.split(b"\r\n")

    assert content.endswith(b"\r\nEND:VCALENDAR\r\n")
    assert all(len(line) <= 75 and b"\r" not in line and b"\n" not in line for line in lines)
    for line in lines:
        line.decode()  # no character is split
        assert (len(line) - len(line.rstrip(b"\\"))) % 2 == 0, "an escape is split"
    assert written(document, events=events, todo=todo)[0] == content
    shown = [(project, bar(project)) for project in document if bar(project)]
    expected = [
        (fitted(caption(project, days.shape, "nl"), 250)[0], fitted(details(project, days, "nl"), 7000)[0])
        for project, days in shown
    ]
    if events == "span":
        parts = [part for part in read(content) if part["COMPONENT"] == ["VEVENT"]]
        assert expected == [(plain(part["SUMMARY"][0]), plain(part.get("DESCRIPTION", [""])[0])) for part in parts]


@settings(max_examples=40)
@given(documents(ANY_TEXT))
def test_hostile_text_adds_no_property(document: Document) -> None:
    """No text gets out of its value: nobody is invited, and every event has the properties it should."""
    allowed = {
        *("COMPONENT", "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "LOCATION", "CLASS"),
        *("CONTACT", "COLOR", "CATEGORIES", "URL", "STATUS", "TRANSP", "LAST-MODIFIED", "SEQUENCE"),
        *("X-AENO-PERIOD", "X-MICROSOFT-CDO-BUSYSTATUS"),
    }
    calendar, *events = read(written(document)[0])

    assert "METHOD" not in calendar
    assert len(events) == sum(bar(project) is not None for project in document)
    for event in events:
        assert event["COMPONENT"] == ["VEVENT"]
        assert allowed >= set(event)
        assert all(len(values) == 1 for name, values in event.items() if name != "CONTACT")


@pytest.mark.parametrize("character", ["\\", ";", "\n", "é", "💡", "\\n"])
def test_no_fold_cuts_a_character_or_an_escape(character: str) -> None:
    """Wherever a line is folded, both sides are whole."""
    (project,) = only("Gouda").projects
    for offset in range(80):
        moved = evolve(project, title="x" * offset + character * 40, organisation=None)
        content, _ = written(Document(projects=(moved,)))

        for line in content.split(b"\r\n"):
            assert len(line.decode().encode()) <= 75
            assert (len(line) - len(line.rstrip(b"\\"))) % 2 == 0
        assert caption(moved, "span", "nl") == plain(read(content)[1]["SUMMARY"][0])


def test_an_event_is_all_day_and_ends_after_its_last_day() -> None:
    """DTEND is exclusive, so a project until 31 August ends on 1 September; nobody is busy."""
    _, event = read(written(only("Gouda"))[0])

    expected = {
        "DTSTART": ["20210301"],
        "DTEND": ["20210901"],
        "STATUS": ["CONFIRMED"],
        "TRANSP": ["TRANSPARENT"],
        "X-MICROSOFT-CDO-BUSYSTATUS": ["FREE"],
        "X-AENO-PERIOD": ["2021-03-01/2021-08-31"],
        "CATEGORIES": ["Leren en ontwikkelen"],
        "COLOR": ["steelblue"],
        "LOCATION": ["Gouda"],
        "URL": ["https://voorbeeld.example/projecten"],
        "CONTACT": [
            r"Aaltje Zomer (adviseur\; HRM)\, a.zomer@gouda.example\, +31612345678",
            "+31101234567",
        ],
    }
    assert expected == {name: event[name] for name in expected}


def test_the_calendar_has_its_name_and_refresh_twice() -> None:
    """New clients read RFC 7986, old ones the properties before it."""
    calendar, *_ = read(written(PLANNED)[0])

    expected = {
        "COMPONENT": ["VCALENDAR"],
        "VERSION": ["2.0"],
        "PRODID": ["-//aenoprojects//aenoprojects//NL"],
        "CALSCALE": ["GREGORIAN"],
        "NAME": ["Gesubsidieerde projecten"],
        "X-WR-CALNAME": ["Gesubsidieerde projecten"],
        "REFRESH-INTERVAL": ["P7D"],
        "X-PUBLISHED-TTL": ["P7D"],
    }
    assert expected == calendar


def test_what_a_calendar_cannot_say_is_reported() -> None:
    """Open, unknown, missing and reversed ends each leave a diagnostic, with line and project."""
    _, diagnostics = written(PLANNED)

    expected = [
        (Code.CALENDAR_START_ONLY, 30, "zwolle-vanaf-toen"),
        (Code.CALENDAR_START_ONLY, 40, "breda-tot-nader-order"),
        (Code.CALENDAR_END_ONLY, 50, "venlo-al-klaar"),
        (Code.CALENDAR_START_ONLY, 70, "tiel-omgekeerd"),
        (Code.CALENDAR_NO_DATE, 80, "oss-ooit"),
    ]
    assert expected == [(found.code, found.line, found.project) for found in diagnostics]


def test_vague_dates_are_tentative() -> None:
    """Approximate, repaired and made-up days are TENTATIVE, all others CONFIRMED."""
    events = read(written(PLANNED)[0])[1:]

    tentative = [plain(event["SUMMARY"][0]) for event in events if event["STATUS"] == ["TENTATIVE"]]
    expected = ["Assen: Medio en eind", "Start: Zwolle: Vanaf toen", "Start: Tiel: Omgekeerd"]
    assert expected == tentative


def test_a_horizon_shows_open_projects_until_then() -> None:
    """An open project becomes a tentative span until the horizon, and that is reported."""
    content, (assumed,) = written(only("Zwolle"), horizon=date(2022, 6, 30))
    event = read(content)[1]

    assert (event["DTSTART"], event["DTEND"], event["STATUS"]) == (["20180101"], ["20220701"], ["TENTATIVE"])
    assert assumed.code == Code.CALENDAR_END_ASSUMED
    assert "Getoond tot en met 30 jun 2022." in plain(event["DESCRIPTION"][0])


@pytest.mark.parametrize(
    ("events", "name", "expected"),
    [
        ("milestones", "Gouda", ["Start: Gouda: Samen leren", "Einde: Gouda: Samen leren"]),
        ("milestones", "Zwolle", ["Start: Zwolle: Vanaf toen"]),
        ("milestones", "Oss", []),
        (
            "both",
            "Gouda",
            ["Gouda: Samen leren", "Start: Gouda: Samen leren", "Einde: Gouda: Samen leren"],
        ),
        ("both", "Venlo", ["Einde: Venlo: Al klaar"]),
    ],
)
def test_events_are_spans_milestones_or_both(events: str, name: str, expected: list[str]) -> None:
    """`events` chooses between the whole time and its first and last day."""
    assert expected == summaries(only(name), events=events)


def test_a_task_is_due_on_the_last_day() -> None:
    """`todo` adds a task for every known end, and no task for an unknown one."""
    tasks = [part for part in read(written(PLANNED, todo=True)[0]) if part["COMPONENT"] == ["VTODO"]]

    expected = ["20210831", "20210331", "20210228", "20191101", "20211231"]
    assert expected == [task["DUE"][0] for task in tasks]
    assert not any({"DTSTART", "DTEND", "TRANSP"} & set(task) for task in tasks)


def test_ids_are_stable_and_unique() -> None:
    """A project keeps its id when its end becomes known, and no two events share one."""
    (opened,) = only("Zwolle").projects
    ended = made_up("Zwolle: Vanaf toen", start="2018", end="2022", end_state="stated")
    before, after = (read(written(Document(projects=(each,)))[0])[1]["UID"] for each in (opened, ended))
    twice = evolve(PLANNED, projects=PLANNED.projects * 2)
    uids = [part["UID"][0] for part in read(written(twice, events="both", todo=True)[0])[1:]]

    assert before == after
    assert len(set(uids)) == len(uids)


def test_the_stamp_is_no_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """DTSTAMP is SOURCE_DATE_EPOCH, else the same for every version of a page: it never goes back."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    without = read(written(only("Gouda"))[0])[1]["DTSTAMP"]
    moment = datetime(2021, 11, 2, 3, 4, 5, tzinfo=UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(moment.timestamp())))
    with_one = read(written(only("Gouda"))[0])[1]["DTSTAMP"]

    assert (without, with_one) == (["20000101T000000Z"], ["20211102T030405Z"])


LATER = evolve(
    PLANNED,
    projects=(
        evolve(PLANNED.projects[0], period=Period(start=PartialDate.parse("2021-02"), end_state="open")),
        *PLANNED.projects[1:],
    ),
)
"""The same page when the first project turned out to begin earlier."""


def revisions(content: bytes) -> dict[str, tuple[str, str, str]]:
    return {
        part["UID"][0]: (part["SEQUENCE"][0], part["LAST-MODIFIED"][0], part["DTSTAMP"][0])
        for part in read(content)[1:]
    }


def test_what_changed_gets_a_higher_revision(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Given the calendar as it was, an event that changed grows by one, and every other one stays to the byte."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    old = tmp_path / "old.ics"
    old.write_bytes(written(PLANNED)[0])
    new = written(LATER, previous=old)[0]
    first, *others = read(new)[1:]
    before = revisions(old.read_bytes())

    assert set(before.values()) == {("0", "20000101T000000Z", "20000101T000000Z")}
    assert revisions(new)[first["UID"][0]] == ("1", "20000101T000001Z", "20000101T000001Z")
    assert {revisions(new)[part["UID"][0]] for part in others} == {("0", "20000101T000000Z", "20000101T000000Z")}
    assert written(PLANNED, previous=old)[0] == old.read_bytes()
    old.write_bytes(new)
    assert written(LATER, previous=old)[0] == new
    assert revisions(written(PLANNED, previous=old)[0])[first["UID"][0]][0] == "2"


def test_what_vanished_is_cancelled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the calendar as it was, an event that is no more stays as cancelled, with a higher revision and no words."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    old, fewer = tmp_path / "old.ics", evolve(PLANNED, projects=PLANNED.projects[1:])
    old.write_bytes(written(PLANNED, todo=True)[0])
    content, diagnostics = written(fewer, todo=True, previous=old)
    title = PLANNED.projects[0].title
    before = {part["UID"][0]: part for part in read(old.read_bytes())[1:]}
    gone = [part for part in read(content)[1:] if part.get("STATUS") == ["CANCELLED"]]

    assert {part["UID"][0] for part in read(content)[1:]} == set(before)
    assert len(gone) == 2  # the event and its task
    assert ("AP726", "2") in [(one.code, one.text) for one in diagnostics]
    for part in gone:
        was = before[part["UID"][0]]
        assert (part["SUMMARY"], part["SEQUENCE"]) == (["Vervallen"], ["1"])
        days = ("DTSTART", "DTEND", "DUE")
        assert {name: part[name] for name in days if name in part} == {name: was[name] for name in days if name in was}
        assert "DESCRIPTION" not in part
    assert title.encode() not in content

    old.write_bytes(content)  # cancelled stays cancelled, to the byte; what comes back is a later revision again
    assert written(fewer, todo=True, previous=old)[0] == content
    back = {part["UID"][0]: part for part in read(written(PLANNED, todo=True, previous=old)[0])[1:]}
    assert {back[part["UID"][0]]["SEQUENCE"][0] for part in gone} == {"2"}
    assert not any(part.get("STATUS") == ["CANCELLED"] for part in back.values())
    assert title in written(PLANNED, todo=True, previous=old)[0].decode()


@pytest.mark.parametrize(
    ("old", "new"),
    [(b"PRODID:-//aenoprojects//", b"PRODID:-//Somebody//"), (b"UID:", b"UID:kwaad-"), (b"DTSTART;", b"X-DAY;")],
)
def test_nothing_of_others_is_cancelled(old: bytes, new: bytes, tmp_path: Path) -> None:
    """Events of a calendar that we did not write are not ours to cancel; neither is one that has no day."""
    (tmp_path / "old.ics").write_bytes(written(PLANNED)[0].replace(old, new))
    assert b"CANCELLED" not in written(only("Gouda"), previous=tmp_path / "old.ics")[0]
    (tmp_path / "old.ics").write_bytes(written(PLANNED)[0])
    assert b"CANCELLED" in written(only("Gouda"), previous=tmp_path / "old.ics")[0]


def test_a_moment_makes_later_revisions_without_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SOURCE_DATE_EPOCH alone makes every revision grow; with the old file only what changed."""

    def at(day: int, document: Document, **options: object) -> bytes:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime(2022, 5, day, tzinfo=UTC).timestamp())))
        return written(document, **options)[0]

    old = tmp_path / "old.ics"
    old.write_bytes(at(1, PLANNED))
    alone, together = revisions(at(2, LATER)), revisions(at(2, LATER, previous=old))
    uid, *rest = revisions(old.read_bytes()).items()

    assert all(int(alone[key][0]) > int(value[0]) for key, value in (uid, *rest))
    assert together[uid[0]] == alone[uid[0]]
    assert dict(rest) == {key: together[key] for key, _ in rest}


@pytest.mark.parametrize(("text", "said"), [(None, "No such file"), (b"<html>", "is no calendar")])
def test_a_previous_calendar_that_is_none(tmp_path: Path, text: bytes | None, said: str) -> None:
    """A file that is not there, or is something else, is one clear line."""
    if text:
        (tmp_path / "old.ics").write_bytes(text)
    with pytest.raises(OptionError, match=said):
        written(PLANNED, previous=tmp_path / "old.ics")


def test_a_foreign_previous_calendar(tmp_path: Path) -> None:
    """A calendar of version 0.1.0, or one that was edited by hand, counts as far as it tells."""
    text = written(PLANNED)[0].replace(b"SEQUENCE:0\r\n", b"").replace(b"LAST-MODIFIED:20000101T000000Z\r\n", b"")
    (tmp_path / "old.ics").write_bytes(text.replace(b"DTSTAMP:20000101T000000Z", b"DTSTAMP:gisteren"))
    assert written(PLANNED, previous=tmp_path / "old.ics")[0] == written(PLANNED)[0]


@pytest.mark.parametrize("text", ["gisteren", "1e9", "9" * 30])
def test_a_bad_source_date_is_one_clear_line(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A SOURCE_DATE_EPOCH that is no moment is refused by name."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", text)

    with pytest.raises(OptionError, match=r"SOURCE_DATE_EPOCH is .+ must be a whole number"):
        written(PLANNED)


def test_without_contact_nobody_is_named() -> None:
    """Where the contact was taken out of the project, none is in the calendar."""
    (project,) = only("Gouda").projects
    content, _ = written(Document(projects=(evolve(project, contact=None),)))

    assert b"CONTACT" not in content
    assert b"Zomer" not in content


def test_long_prose_is_cut_and_reported() -> None:
    """A description stays below what Google takes, and the cut is reported."""
    (project,) = only("Gouda").projects
    prose = Section(heading="Kort", kind="summary", blocks=(Paragraph(text="lang " * 3000),))
    content, diagnostics = written(Document(projects=(evolve(project, sections=(prose,)),)))

    description = plain(read(content)[1]["DESCRIPTION"][0])
    assert (len(description), description[-1]) == (7000, "…")
    assert [found.code for found in diagnostics] == [Code.TEXT_SHORTENED]


def test_forbidden_characters_are_replaced_and_reported() -> None:
    """A control character in any text shown is replaced, and reported once for the project."""
    (project,) = only("Gouda").projects
    for changed in ({"title": "a\x00b"}, {"tags": ("a\x0bb",)}):
        content, diagnostics = written(Document(projects=(evolve(project, **changed),)))

        assert "a\ufffdb" in content.decode()
        assert [found.code for found in diagnostics] == [Code.TEXT_REPLACED]


def test_an_empty_calendar_is_reported() -> None:
    """A calendar without any event is still a calendar, but says so."""
    content, (diagnostic,) = written(Document())

    assert [part["COMPONENT"] for part in read(content)] == [["VCALENDAR"]]
    assert diagnostic.code == Code.CALENDAR_EMPTY


def test_projects_are_written_one_by_one() -> None:
    """Each project is in the stream before the next one is asked for."""
    stream = io.BytesIO()
    seen: list[int] = []

    def arriving() -> object:
        for project in PLANNED:
            seen.append(stream.getvalue().count(b"END:VEVENT"))
            yield project

    IcalExporter().write(DocumentStream(arriving()), stream)

    assert seen == [0, 1, 2, 3, 4, 5, 6, 7, 8]


def test_only_web_addresses_become_links() -> None:
    """A source that is a file, or an address with a line break in it, is no URL."""
    (project,) = only("Gouda").projects
    for name in ("pagina.txt", "https://voorbeeld.example/\r\nATTENDEE:x", "javascript:alert(1)"):
        moved: Project = evolve(project, source=evolve(project.source, name=name))

        assert "URL" not in read(written(Document(projects=(moved,)))[0])[1]


def test_options_come_as_text_too() -> None:
    """The options of the command line are those of the class."""
    options = {"events": "both", "language": "en", "horizon": "2022-01-01", "todo": "true"}

    expected = IcalExporter(events="both", language="en", horizon=date(2022, 1, 1), todo=True)
    assert expected == build_exporter(IcalExporter, options, name="ical")
