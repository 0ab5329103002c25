"""Laws of reading a period: it never fails, hides nothing, and reads back what it is told in any dress."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from unicodedata import normalize

from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from aenoprojects.diagnostics import Code
from aenoprojects.model import Period
from aenoprojects.values.period import find_period, looks_like_period, parse_period
from aenoprojects.values.period.words import Words
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import visible
from periods import Told, read_field, told_by

NAMES = (
    ("januari", "jan", "jan.", "January"),
    ("februari", "feb", "febr.", "febuari"),
    ("maart", "mrt", "mrt.", "March"),
    ("april", "apr", "apr.", "April"),
    ("mei", "mei", "mei", "May"),
    ("juni", "jun", "jun.", "June"),
    ("juli", "jul", "jul.", "July"),
    ("augustus", "aug", "aug.", "August"),
    ("september", "sep", "sept.", "setember"),
    ("oktober", "okt", "okt.", "October"),
    ("november", "nov", "nov.", "November"),
    ("december", "dec", "dec.", "December"),
)
INCLUSIVE = (" t/m ", " tot en met ", " tm ", " - ", " – ", "-", " t/ ", " tot en met ", " t.e.m. ")
SCRAPS = (
    "1-3 30-6 27.08 20.. 2021-33 1900-13 2021 '21 1 12 31 202 1-3-2021 2021-03 ( ) [ "
    "] - – / , ; . : ½ 1,5 pilot é 999999 2O21 20xx fase"
)
PIECES = st.sampled_from(sorted(Vocabulary.default().derive(Words).known)) | st.sampled_from(SCRAPS.split())
PHRASES = st.lists(PIECES, max_size=14).map(" ".join) | st.lists(PIECES, max_size=8).map("".join)
TEXTS = st.text(max_size=80) | PHRASES
FIELDS = st.sampled_from(("period", "start", "end", "duration"))
YEARS = st.integers(2000, 2098)
DAYS = st.dates(date(2000, 1, 1), date(2098, 12, 31))


def shown(text: str) -> str:
    """Return a text as the reading of pages gives it: composed, on one line, without invisible characters."""
    return visible(normalize("NFC", text))


def meaning(reading: Told) -> tuple[object, ...]:
    """Return all that was read, without the text as printed."""
    periods = (reading.period, *reading.others)
    return (*(evolve(p, text=None, remark=None) for p in periods), [code for code, _ in reading.problems])


@st.composite
def months(draw: st.DrawFn) -> tuple[int, int]:
    """Return a year and a month."""
    return draw(YEARS), draw(st.integers(1, 12))


@given(TEXTS, FIELDS)
@example("1 januari 2020 (", "period")
@example("\u0130 mei 2021", "period")
def test_reading_never_fails_and_keeps_the_text(text: str, field: str) -> None:
    """Any text gives a period that holds it, on one line, whatever else was understood."""
    period = told_by(shown(text), field, "Looptijd").period
    assert period.text == (shown(text) or None)
    assert period.label == "Looptijd"


@given(TEXTS, FIELDS)
def test_first_day_is_not_after_last_day_unless_reversed(text: str, field: str) -> None:
    """A period that is not called reversed runs forwards; a reversed one has no last day; both can be written."""
    reading = told_by(shown(text), field)
    for period in (reading.period, *reading.others):
        if period.problem == "reversed":
            assert period.last_day is None
        if period.first_day and period.last_day:
            assert period.first_day <= period.last_day
        assert not (period.start_part and period.start is None)
        assert not (period.end_part and period.end is None)


@given(TEXTS)
def test_whatever_is_wrong_is_said(text: str) -> None:
    """A text gives dates, a duration, an open or unknown end, or else a problem; a problem comes with its code."""
    reading = told_by(shown(text))
    codes = [code for code, _ in reading.problems]
    wrong = {"unreadable": {Code.DATE_UNREADABLE, Code.PERIOD_UNREADABLE}, "reversed": {Code.PERIOD_REVERSED}}
    for period in (reading.period, *reading.others):
        if period.problem in wrong:
            assert wrong[period.problem] & set(codes)
        if period.problem is None and period.text:
            stated = period.start or period.end or period.duration or period.end_state in ("open", "unknown")
            assert stated or Code.PERIOD_PART_UNREAD in codes  # "6 à 8 maanden"
    assert codes.count(Code.PERIODS_SEVERAL) == len(reading.others)


@given(TEXTS)
def test_nothing_that_is_said_is_invented(text: str) -> None:
    """Remarks and the texts of other periods stand in the text as printed, piece by piece."""
    printed = shown(text)
    reading = told_by(printed)
    for other in reading.others:
        assert (other.text or "") in printed
    for period in (reading.period, *reading.others):
        for piece in (period.remark or "").split("; "):
            assert piece in printed


@given(PHRASES)
@example("2021-33 jul")
def test_dress_does_not_matter(text: str) -> None:
    """Case, no-break and double blanks, line ends, soft hyphens and decomposed letters change nothing that is read."""
    expected = meaning(told_by(text))
    assert meaning(told_by(text.upper())) == expected
    assert meaning(told_by(text.replace(" ", "  "))) == expected
    dressed = parse_period("\ufeff" + normalize("NFD", text).replace("e", "e\u00ad").replace(" ", " \u00a0\r\n"))
    assert evolve(dressed, text=None, remark=None) == expected[0]


@given(PHRASES, FIELDS)
def test_every_year_stands_in_the_text(text: str, field: str) -> None:
    """A year is printed in full or with two digits, or it is reported as inferred."""
    reading = read_field(text, field)
    if Code.YEAR_GUESSED in {problem.code for problem in reading.problems}:
        return
    for period in reading.value:
        for year in (side.year for side in (period.start, period.end) if side):
            assert str(year) in text or re.search(rf"(?<!\d){year % 100:02d}(?!\d)", text)


@given(PHRASES, FIELDS)
def test_every_value_has_its_place(text: str, field: str) -> None:
    """Each date, duration and remark has a place in the text; the remark's text is what stands there."""
    reading = read_field(text, field)
    for number, period in enumerate(reading.value):
        for name in ("start", "end", "duration", "remark"):
            if name == "end" and period.end is None:
                continue
            if getattr(period, name) is not None:
                start, end = reading.spans[f"{number}.{name}"]
                assert 0 <= start < end <= len(text)
        if period.remark and "; " not in period.remark:
            start, end = reading.spans[f"{number}.remark"]
            assert " ".join(text[start:end].split()) == period.remark
    for problem in reading.problems:
        assert " ".join(text[problem.start : problem.end].split()) == problem.text


@given(months(), months(), st.sampled_from(INCLUSIVE), st.integers(0, 3), st.integers(0, 3))
def test_a_place_read_again_gives_the_value(
    one: tuple[int, int], two: tuple[int, int], sign: str, first: int, second: int
) -> None:
    """The law of places: the text at a place, read by the same reader as the same field, gives the value."""
    (year, month), (end_year, end_month) = sorted((one, two))
    text = f"{NAMES[month - 1][first]} {year}{sign}{NAMES[end_month - 1][second]} {end_year}, 3 jaar (fase 1)"
    reading = read_field(text)
    for name in ("start", "end", "duration"):
        start, end = reading.spans[f"0.{name}"]
        again = read_field(text[start:end], name).value[0]
        assert getattr(again, name) == getattr(reading.value[0], name)


@given(TEXTS)
def test_sentences_never_fail(text: str) -> None:
    """A paragraph gives a period that is in it and reported, or none."""
    vocabulary = Vocabulary.default()
    looks_like_period(text, vocabulary)
    found = find_period(shown(text), vocabulary)
    if found:
        assert found.value.problem is None
        assert found.problems[0].code is Code.PERIOD_FROM_TEXT


@given(months(), months(), st.sampled_from(INCLUSIVE), st.integers(0, 3), st.integers(0, 3), st.booleans())
def test_months_are_read_back(
    one: tuple[int, int], two: tuple[int, int], sign: str, first: int, second: int, apostrophe: bool
) -> None:
    """Two months written in any usual way are start and end, the year left out of the first where it follows."""
    (year, month), (end_year, end_month) = sorted((one, two))
    end = f"{NAMES[end_month - 1][second]} {f'’{end_year % 100:02d}' if apostrophe else end_year}"
    bare, full = NAMES[month - 1][first], f"{NAMES[month - 1][first]} {year}"
    expected = "/".join(dict.fromkeys((f"{year}-{month:02d}", f"{end_year}-{end_month:02d}")))
    assert parse_period(f"{full}{sign}{end}").edtf == expected
    if year == end_year or (year == end_year - 1 and month > end_month):
        misspelt = bare in ("setember", "febuari")  # a slip is believed only beside a number
        assert misspelt or parse_period(f"{bare}{sign}{end}").edtf == expected


@given(DAYS, DAYS, st.sampled_from(("t/m", "tot", "tot aan", "-")), st.sampled_from("-./"), st.booleans())
def test_days_are_read_back(one: date, two: date, word: str, sign: str, pad: bool) -> None:
    """Two days in figures or in words give the same first and last day; "tot" leaves the last one out."""
    start, end = sorted((one, two))
    width = "02d" if pad else "d"
    figures = [f"{day.day:{width}}{sign}{day.month:{width}}{sign}{day.year}" for day in (start, end)]
    words = [f"{day.day} {NAMES[day.month - 1][0]} {day.year}" for day in (start, end)]
    ends_month = end.day == monthrange(end.year, end.month)[1]
    last = end - timedelta(days=1) if word.startswith("tot") and not ends_month else end
    for texts in (figures, words, [day.isoformat() for day in (start, end)]):
        period = parse_period(f" {word} ".join(texts))
        assert (str(period.start), str(period.end)) == (str(start), str(end))
        assert period.last_day == (last if last >= start else None)


@given(months(), st.integers(1, 99), st.sampled_from((("jaar", "Y"), ("maanden", "M"), ("mnd", "M"), ("weken", "W"))))
def test_a_duration_gives_the_end(one: tuple[int, int], count: int, unit: tuple[str, str]) -> None:
    """A start with a duration has a derived end, in whichever order the two are told."""
    start = f"{NAMES[one[1] - 1][0]} {one[0]}"
    lasting = f"{count} {unit[0]}"
    readings = [
        evolve(parse_period(text), text=None)
        for text in (f"vanaf {start}, {lasting}", f"{lasting} vanaf {start}", f"start {start} (looptijd {lasting})")
    ]
    assert readings[0].duration == f"P{count}{unit[1]}"
    assert readings[0].end_state == "derived"
    assert readings.count(readings[0]) == len(readings)


@given(st.sampled_from(("begin", "medio", "eind")), months(), st.sampled_from(("begin", "medio", "eind")), months())
def test_parts_are_read_back(part: str, one: tuple[int, int], end_part: str, two: tuple[int, int]) -> None:
    """Parts of months and years stay beside their date; they fill in the days, never the date as stated."""
    (year, month), (end_year, end_month) = sorted((one, two))
    period = parse_period(f"{part} {NAMES[month - 1][0]} {year} tot {end_part} {NAMES[end_month - 1][0]} {end_year}")
    assert (period.start_part, period.end_part, period.end_exclusive) == (part, end_part, True)
    assert (str(period.start), str(period.end)) == (f"{year}-{month:02d}", f"{end_year}-{end_month:02d}")


@given(st.text(max_size=30).filter(lambda text: not text.strip()))
def test_blank_is_no_period(text: str) -> None:
    """Nothing but blanks is no period, and nothing to complain about."""
    assert read_field(text).value == ()
    assert parse_period(text) == Period()
