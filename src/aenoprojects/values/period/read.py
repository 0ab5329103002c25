"""Reading the periods of a project from the fields that state them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from unicodedata import normalize

from attrs import frozen

from aenoprojects.diagnostics import Code
from aenoprojects.model.dates import Period
from aenoprojects.values.period.draft import Draft
from aenoprojects.values.period.grammar import drafts_of
from aenoprojects.values.period.stretch import Stretch
from aenoprojects.values.period.tokens import Kind, Token, tokens_of
from aenoprojects.values.readings import Part, Problem, Reading
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import visible

_FIELDS = ("period", "start", "end", "duration")
_MONTH = len("2024-02")
_TOWARDS: tuple[Kind, ...] = ("to", "through", "before")


def parse_period(text: str, *, label: str | None = None, ends: bool = False) -> Period:
    """Read a period as Dutch (or English) pages state it; text that cannot be read stays as text.

    Args:
        text: the value of the field.
        label: label of the field as printed.
        ends: whether the field tells the end ("Afgerond: 1 mei 2021").

    Returns:
        The first period in the text. It never fails: see `problem` and `end_state`.

    >>> period = parse_period("juni 2020 t/m mrt 2021 (fase 1)")
    >>> period.edtf, str(period.first_day), str(period.last_day), period.remark
    ('2020-06/2021-03', '2020-06-01', '2021-03-31', 'fase 1')
    """
    shown = visible(text) if text.isascii() else normalize("NFC", visible(text))
    part = Part("end" if ends else "period", label, 0, len(shown))
    found = read_periods(shown, (part,), Vocabulary.default()).value
    return found[0] if found else Period(label=label)


def read_periods(text: str, parts: Sequence[Part], vocabulary: Vocabulary) -> Reading[tuple[Period, ...]]:
    """Read every period that the fields of a project state; the first one is the project's.

    A start, an end and a duration in fields of their own complete each other to one period.

    Args:
        text: values as shown, parted by line feeds.
        parts: the fields "period", "start", "end" and "duration" in the order of the page.
        vocabulary: its months table has the words of dates and periods.

    Returns:
        The periods; spans by "0", "0.start", "0.end", "0.duration", "0.remark", "1" ...: that of a date which took its
        year from the other side reaches to there. A field with nothing in it gives none.

    >>> text = "1-3\\n31-12-2021"
    >>> parts = (Part("start", "Startdatum", 0, 3), Part("end", "Einddatum", 4, 14))
    >>> reading = read_periods(text, parts, Vocabulary.default())
    >>> [period.edtf for period in reading.value], reading.spans["0.end"], reading.problems
    (['2021-03-01/2021-12-31'], (4, 14), ())
    """
    periods: list[Period] = []
    spans: dict[str, tuple[int, int]] = {}
    problems: list[Problem] = []
    for group in _groups(text, parts, vocabulary):
        stretch = Stretch(text, group.tokens, starts=group.starts, ends=group.ends)
        found = stretch.periods(group.label, group.text, (group.start, group.end))
        if periods and _agrees(found.value[0], periods[0]) and len(found.value) == 1:
            continue
        for order, period in enumerate(found.value):
            number = len(periods)
            spans |= {f"{number}{path}": span for path, span in found.places(order)}
            if periods:
                start, end = spans[str(number)]
                problems.append(
                    Problem(
                        Code.PERIODS_SEVERAL,
                        period.text or "",
                        start,
                        end,
                        _told(period),
                        _told(periods[0]) or periods[0].text,
                    )
                )
            periods.append(period)
        problems += found.problems
        if group.paired:
            read_as = _told(found.value[0])
            problems.append(Problem(Code.PERIOD_AMBIGUOUS, group.text, group.start, group.end, read_as))
    problems.sort(key=lambda problem: problem.start)
    return Reading(value=tuple(periods), spans=spans, problems=tuple(problems))


def _told(period: Period) -> str | None:
    """Return a period for people, None where it has no date."""
    return None if period.edtf is None else f"{period.start or '…'} t/m {period.end or '…'}"


def _agrees(period: Period, first: Period) -> bool:
    """Return whether a further field says only what the first period says too."""
    said = [(period.first_day, first.first_day), (period.last_day, first.last_day), (period.duration, first.duration)]
    told = [(one, two) for one, two in said if one is not None]
    return bool(told) and period.problem is None and period.remark is None and all(one == two for one, two in told)


@frozen
class _Group:
    """Fields that state one period together."""

    tokens: list[Token]
    label: str | None
    text: str
    start: int
    end: int
    starts: bool = False
    ends: bool = False
    paired: bool = False


@frozen
class _Field:
    """One field with what it says by itself."""

    part: Part
    text: str
    tokens: list[Token]
    first: Draft | None
    paired: bool
    """Whether it is two dates on two lines, which are taken for start and end."""

    @property
    def is_duration(self) -> bool:
        """Return whether it holds a duration and nothing of a date."""
        draft = self.first
        return draft is not None and draft.duration is not None and not draft.dated and draft.state is None

    @property
    def is_open(self) -> bool:
        """Return whether it has a start and no end of its own."""
        draft = self.first
        if draft is None or draft.closed:
            return self.part.field == "start"
        return self.part.field == "start" or (draft.start is not None and not draft.lone and not draft.duration)


def _groups(text: str, parts: Sequence[Part], vocabulary: Vocabulary) -> list[_Group]:
    """Return the fields that belong together, in the order of the page."""
    fields = list(_fields(text, parts, vocabulary))
    joined = _together(fields)
    if not any(one.text for one in joined):
        joined = []
    groups = [_joint(joined)] if joined else []
    groups += [_alone(one) for one in fields if one not in joined and one.text]
    return sorted(groups, key=lambda group: group.start)


def _fields(text: str, parts: Sequence[Part], vocabulary: Vocabulary) -> Iterator[_Field]:
    for part in parts:
        value = visible(text[part.start : part.end])
        if part.field not in _FIELDS or not (value or part.field == "end"):
            continue
        tokens = tokens_of(text, vocabulary, part.start, part.end)
        if paired := part.field == "period" and _are_two_days(text, tokens):
            tokens[1] = tokens[1]._replace(kind="through", key="")
        drafts = drafts_of(Stretch(text, tokens).tokens)
        yield _Field(part, value, tokens, drafts[0] if drafts else None, paired)


def _are_two_days(text: str, tokens: Sequence[Token]) -> bool:
    """Return whether a value is two dates on two lines and nothing else, each with its month, the later one below.

    "01-02-2024" above "31-01-2025" are start and end in a narrow cell; two years may be two periods.
    """
    if [token.kind for token in tokens] != ["date", "separator", "date"]:
        return False
    first, last = tokens[0].date.first, tokens[2].date.first
    if first is None or last is None or "\n" not in text[tokens[0].end : tokens[2].start]:
        return False
    return min(len(str(first)), len(str(last))) >= _MONTH and first.first_day < last.first_day


def _together(fields: Sequence[_Field]) -> list[_Field]:
    """Return the start, end and duration that make one period, fewer where they are not all there."""
    beginning = next((one for one in fields if one.part.field == "start"), None)
    ending = next((one for one in fields if one.part.field == "end"), None)
    lasting = next((one for one in fields if one.is_duration and one.part.field in ("period", "duration")), None)
    if beginning is None and ending:
        beginning = next((one for one in fields if one.part.field == "period" and one.is_open), None)
    if beginning is not None and beginning.first is not None and beginning.first.closed:
        ending = None
    if beginning is None and ending is None and lasting:
        beginning = next((one for one in fields if one.part.field == "period" and one.first and one.first.dated), None)
    found = [one for one in (beginning, ending, lasting) if one]
    return found if len(found) > 1 else []


def _joint(fields: Sequence[_Field]) -> _Group:
    """Return fields as one stretch of tokens, with a sign between them that says how they belong together."""
    first = fields[0]
    tokens, text = list(first.tokens), first.text
    for one in fields[1:]:
        at = one.part.start
        tokens += [Token("right", at, at)] * max(0, sum((t.kind == "left") - (t.kind == "right") for t in tokens))
        kinds = {token.kind for token in one.tokens}
        is_end = one.part.field == "end"
        link: Kind = (
            "separator"
            if not is_end or (kinds & {"duration", "open", "unknown"} and "date" not in kinds)
            else "through"
        )
        tokens += [Token(link, at, at), *(one.tokens or [Token("unknown", at, at)])]
        towards = one.tokens and one.tokens[0].kind in _TOWARDS
        text = "".join(
            filter(None, (text, " " if towards else " - " if is_end else ", ", one.text)) if one.text else text
        )
    spots = [one.part.start for one in fields], [one.part.end for one in fields]
    return _Group(
        tokens,
        first.part.label,
        text,
        min(spots[0]),
        max(spots[1]),
        starts=first.part.field == "start",
        ends=first.part.field == "end",
        paired=any(one.paired for one in fields),
    )


def _alone(one: _Field) -> _Group:
    part = one.part
    starts, ends = part.field == "start", part.field == "end"
    return _Group(one.tokens, part.label, one.text, part.start, part.end, starts=starts, ends=ends, paired=one.paired)
