"""Which days a project takes on a line of time, and what is said beside them."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import aenoprojects as ap
from aenoprojects.diagnostics import Code
from aenoprojects.exporters.captions import caption, contacts, details, doubts, fitted
from aenoprojects.exporters.timeline import bar, lost, milestones
from aenoprojects.model import (
    ContactDetails,
    Organisation,
    PartialDate,
    Period,
    Person,
    Project,
    SourceSpan,
)
from aenoprojects.testing import projects

D = PartialDate.parse
CODES = {
    "start": Code.CALENDAR_START_ONLY,
    "end": Code.CALENDAR_END_ONLY,
    "horizon": Code.CALENDAR_END_ASSUMED,
    "none": Code.CALENDAR_NO_DATE,
}


def project(**period: object) -> Project:
    return Project(
        id="gouda-samen",
        heading="Gouda: Samen",
        title="Samen",
        organisation=Organisation(name="Gouda", kind="municipality"),
        period=Period(**{"end_state": "stated", **period}),
    )


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ({"start": D("2021-03-01"), "end": D("2021-06-30")}, ("span", "2021-03-01", "2021-06-30", False)),
        ({"start": D("2020-06"), "end": D("2021-03")}, ("span", "2020-06-01", "2021-03-31", False)),
        (
            {"start": D("2021-03-01"), "end": D("2021-09-01"), "end_exclusive": True},
            ("span", "2021-03-01", "2021-08-31", False),
        ),
        (
            {"start": D("2020"), "start_part": "medio", "end": D("2021-03-31")},
            ("span", "2020-07-01", "2021-03-31", True),
        ),
        (
            {"start": D("2020-01-01"), "end": D("2021-03"), "end_part": "eind"},
            ("span", "2020-01-01", "2021-03-31", True),
        ),
        (
            {"start": D("2021-02"), "end": D("2021-06-30"), "problem": "invalid-date"},
            ("span", "2021-02-01", "2021-06-30", True),
        ),
        (
            {"start": D("2021-01-01"), "end_state": "derived", "duration": "P1Y"},
            ("span", "2021-01-01", "2021-12-31", False),
        ),
        ({"start": D("2018"), "end_state": "open"}, ("start", "2018-01-01", "2018-01-01", True)),
        ({"start": D("2018-05-02"), "end_state": "open"}, ("start", "2018-05-02", "2018-05-02", False)),
        ({"start": D("2018-05-02"), "end_state": "unknown"}, ("start", "2018-05-02", "2018-05-02", False)),
        ({"end": D("2019-11-01")}, ("end", "2019-11-01", "2019-11-01", False)),
        ({"end": D("2019-11")}, ("end", "2019-11-30", "2019-11-30", True)),
        (
            {"start": D("2020-10-01"), "end": D("2020-05-01"), "problem": "reversed"},
            ("start", "2020-10-01", "2020-10-01", True),
        ),
        (
            {"start": D("2021-03-01"), "end": D("2021-03-01"), "end_exclusive": True},
            ("start", "2021-03-01", "2021-03-01", False),
        ),
        ({"end_state": "none"}, None),
    ],
)
def test_bar_takes_the_days_that_the_period_gives(period: dict, expected: tuple | None) -> None:
    """A period gives a span, a single day, or nothing; tentative where a day is vague."""
    shown = bar(project(**period))

    actual = shown and (shown.shape, str(shown.first), str(shown.last), shown.tentative)
    assert expected == actual


def test_no_period_gives_no_bar() -> None:
    """A project without a period has no place on a line of time."""
    bare = Project(id="a", heading="A", title="A")

    assert (bar(bare), milestones(bare)) == (None, ())


@pytest.mark.parametrize(
    ("state", "horizon", "expected"),
    [
        ("open", date(2022, 1, 1), ("span", date(2022, 1, 1), True)),
        ("open", date(2020, 1, 1), ("start", date(2021, 3, 1), False)),
        ("unknown", date(2022, 1, 1), ("start", date(2021, 3, 1), False)),
        ("open", date.max, ("span", date(9999, 12, 30), True)),
    ],
)
def test_horizon_only_ends_what_is_open(state: str, horizon: date, expected: tuple) -> None:
    """An open end is shown until the horizon and tentatively; an unknown end, or one already past, is not."""
    shown = bar(project(start=D("2021-03-01"), end_state=state), horizon)

    assert expected == (shown.shape, shown.last, shown.tentative)


@given(projects(), st.none() | st.dates())
def test_a_bar_never_lies(some: Project, horizon: date | None) -> None:
    """A bar is in order, begins and ends on the period's days, and says so where it does not."""
    shown = bar(some, horizon)
    if shown is None:
        assert some.period is None or (some.period.first_day, some.period.last_day) == (None, None)
        return
    assert shown.first <= shown.last
    assert shown.first in (some.period.first_day, some.period.last_day)
    if shown.last not in (some.period.first_day, some.period.last_day):
        assert shown.tentative
        assert some.period.end_state == "open"
    assert bool(lost(some, shown, CODES)) == (
        shown.shape != "span" or some.period.last_day is None or some.period.last_day != shown.last
    )


def test_milestones_are_the_known_days() -> None:
    """A span has two milestones; where the day is not stated they are tentative."""
    days = milestones(project(start=D("2021-03"), end=D("2021-06-30")))

    expected = [("start", date(2021, 3, 1), True), ("end", date(2021, 6, 30), False)]
    assert expected == [(day.shape, day.first, day.tentative) for day in days]


def test_the_listing_gives_what_its_periods_say() -> None:
    """Of the listing's 141 projects 127 run from a day to a day, 10 have one day, and 4 have none."""
    listed = [each for each in ap.corpus() if each.source and each.source.name.endswith("subsidieprojecten.txt")]
    shapes = Counter(shown.shape if (shown := bar(each)) else "none" for each in listed)

    assert shapes == {"span": 127, "start": 8, "end": 2, "none": 4}


def test_a_loss_names_the_place() -> None:
    """What a bar cannot tell is reported with the project, its period as stated and its line."""
    shown = Project(
        id="a",
        heading="A",
        title="A",
        period=Period(text="vanaf 2018", start=D("2018"), end_state="open"),
        source=SourceSpan(name="page.txt", line=7, end_line=9),
    )

    (loss,) = lost(shown, bar(shown), CODES)

    expected = ("AP721", "page.txt", 7, "period", "vanaf 2018", "a")
    assert expected == (loss.code, loss.source, loss.line, loss.field, loss.text, loss.project)


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ({"start": D("2021-03-01"), "end": D("2021-06-30")}, []),
        (
            {"start": D("2020-06"), "end": D("2021-03")},
            [
                "Het begin is niet op de dag vermeld; hier geldt 1 jun 2020.",
                "Het einde is niet op de dag vermeld; hier geldt 31 mrt 2021.",
            ],
        ),
        ({"start": D("2018-01-01"), "end_state": "open"}, ["Het einde staat open."]),
        ({"start": D("2018-01-01"), "end_state": "unknown"}, ["Het einde is niet bekend."]),
        ({"end": D("2019-11-01")}, ["Het begin is niet bekend."]),
        (
            {"start": D("2021-01-01"), "end_state": "derived", "duration": "P1Y"},
            ["Het einde is berekend uit de duur: 31 dec 2021."],
        ),
        (
            {"start": D("2020-10-01"), "end": D("2020-05-01"), "problem": "reversed"},
            ["Het vermelde einde ligt voor het begin."],
        ),
        (
            {"start": D("2021-06-01"), "end_state": "unknown", "problem": "unreadable"},
            ["Een vermelde datum is niet te lezen.", "Het einde is niet bekend."],
        ),
        (
            {"start": D("2021-06-01"), "end": D("2022-02"), "problem": "invalid-date"},
            [
                "Een vermelde dag bestaat niet; alleen de maand is gelezen.",
                "Het einde is niet op de dag vermeld; hier geldt 28 feb 2022.",
            ],
        ),
    ],
)
def test_every_doubt_is_a_sentence(period: dict, expected: list[str]) -> None:
    """Whatever the days alone would get wrong is said in words."""
    vague = project(**period)

    assert expected == list(doubts(vague.period, bar(vague), "nl"))


def test_a_horizon_is_said() -> None:
    """Who sees an open project end on the horizon reads that this is no stated end."""
    shown = project(start=D("2018-01-01"), end_state="open")

    expected = ("The end is open.", "Shown until 30 Jun 2022.")
    assert expected == doubts(shown.period, bar(shown, date(2022, 6, 30)), "en")


def test_details_tell_all_in_order() -> None:
    """Beside a bar stand organisation, theme, period, other periods, contact and summary, in that order."""
    from aenoprojects.testing import sample_projects

    rich = sample_projects()[0]
    lines = details(rich, bar(rich), "nl").split("\n")

    expected = [
        "Organisatie: Gouda",
        "Thema: Leren en ontwikkelen",
        "Periode zoals vermeld: 1 maart 2021 tot 1 september 2022 (fase 1)",
        "Ook vermeld: najaar 2022",
        "Ook vermeld: anderhalf jaar",
        "Subsidiebedrag: € 12.500,-",
        "=Kosten; totaal: € 10.000 - € 20.000",
        "Bijdrage: £ 5,000",
        "Contact: mw. Aaltje Zomer – de Zwaan (adviseur HRM), a.zomer@gouda.example, aaltje@thuis.example,"
        " +31612345678, 14010",
        "Contact: Bram Voorbeeld",
        "Contact: hrm@gouda.example, +31101234567",
        "",
        "Tekst over summary.",
    ]
    assert expected == lines


@pytest.mark.parametrize(
    ("title", "organisation", "shape", "expected"),
    [
        ("Samen", "Gouda", "span", "Gouda: Samen"),
        ("Samen", "Gouda", "start", "Start: Gouda: Samen"),
        ("Samen", None, "end", "Einde: Samen"),
        ("Twee\r\nregels\u2028en  meer", None, "span", "Twee regels en meer"),
        (" ", None, "span", "a"),
    ],
)
def test_a_caption_is_one_line(title: str, organisation: str | None, shape: str, expected: str) -> None:
    """A caption is never blank and never breaks."""
    named = Organisation(name=organisation, kind="municipality") if organisation else None
    some = Project(id="a", heading="A", title=title, organisation=named)

    assert expected == caption(some, shape, "nl")


def test_contacts_leave_nobody_out() -> None:
    """Each person has a line; what is of nobody for certain has one too; nothing gives nothing."""
    contact = ContactDetails(people=(Person(name="A. de Vries"),), other_phones=("+31101234567",))

    assert contacts(contact) == ("A. de Vries", "+31101234567")
    assert contacts(ContactDetails()) == ()
    assert contacts(None) == ()


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("gewoon; é, 💡\ttab", 50, ("gewoon; é, 💡\ttab", ())),
        ("\ufeffa\ufeff", 50, ("a", ())),
        ("a\r\nb\rc\u2028d\x85e", 50, ("a\nb\nc\nd\ne", ())),
        ("a\x0bb\x7f\ud800\ufffe", 50, ("a\ufffdb\ufffd\ufffd\ufffd", (Code.TEXT_REPLACED,))),
        ("abcdef", 6, ("abcdef", ())),
        ("abcdefg", 6, ("abcde…", (Code.TEXT_SHORTENED,))),
    ],
)
def test_fitted_says_what_it_changed(text: str, limit: int, expected: tuple) -> None:
    """Text that a format cannot hold is replaced or cut, and never in silence."""
    assert expected == fitted(text, limit)
