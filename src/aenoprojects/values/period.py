"""Reading a period: "juni 2020 t/m mrt 2021 (fase 1)"."""

from __future__ import annotations

from itertools import pairwise

from attrs import evolve, frozen

from aenoprojects.diagnostics import Code
from aenoprojects.model.dates import EndState, Period, Problem
from aenoprojects.values.dates import Stated, completed
from aenoprojects.values.grammar import STRONG, Draft, drafts_of, is_described
from aenoprojects.values.lexemes import tidy
from aenoprojects.values.tokens import VAGUE, Kind, tokens_of
from aenoprojects.vocabulary.months import slips

_GRAVEST_FIRST: tuple[Problem, ...] = ("unreadable", "reversed", "invalid-date")
_CUTS = ((";", "|"), (",",), ("/",), ("en", "and", "&", "+"))
"""What parts two periods, the strongest first."""
_SIGNS: frozenset[Kind] = frozenset({"separator", "sign", "dash", "slash", "and", "left", "right"})
"""Tokens that only part others."""


@frozen(kw_only=True)
class PeriodReading:
    """What was read from one text."""

    period: Period
    """The first period stated."""
    others: tuple[Period, ...] = ()
    """Further periods, each with its own text."""
    problems: tuple[tuple[Code, str], ...] = ()
    """What was wrong, repaired or guessed: a diagnostic's code, and the text that it is about."""


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
    return read_periods(text, label=label, ends=ends).period


def read_periods(text: str, *, label: str | None = None, ends: bool = False) -> PeriodReading:
    """Read every period in a text, and tell what was wrong with it; arguments as for `parse_period`.

    >>> reading = read_periods("maart 2021 - juli 202")
    >>> reading.period.end_state, reading.period.problem, reading.problems[0]
    ('unknown', 'unreadable', (<Code.DATE_UNREADABLE: 'AP201'>, 'juli 202'))
    """
    printed, tidied = " ".join(text.split()), tidy(text)
    if not tidied:
        return PeriodReading(period=Period(label=label, text=printed or None))
    return _Reader(tidied, ends=ends).reading(label, printed)


class _Reader:
    """Reads one tidied text, and collects what was wrong with it."""

    def __init__(self, text: str, *, ends: bool) -> None:
        self._text = text
        self._problems: list[tuple[Code, str]] = []
        self._tokens = tokens_of(text)
        self._complete()
        self._drafts = drafts_of(self._tokens, ends=ends)
        self._used = {at for draft in self._drafts for at in draft.used}

    def reading(self, label: str | None, printed: str) -> PeriodReading:
        """Return the first period, with label and text of the field, and others with their piece of it."""
        if not self._drafts:
            remark = self._remark(0, len(self._tokens))
            if all(token.kind in ("dash", "slash") for token in self._tokens):  # left blank
                return PeriodReading(period=Period(label=label, text=printed, end_state="unknown"))
            if any(token.key == VAGUE for token in self._tokens):
                return PeriodReading(period=Period(label=label, text=printed, remark=remark))
            period = Period(label=label, text=printed, end_state="unknown", problem="unreadable", remark=remark)
            return PeriodReading(period=period, problems=((Code.PERIOD_UNREADABLE, printed),))
        cuts = [0, *(self._cut(*pair) for pair in pairwise(self._drafts)), len(self._tokens)]
        first, *others = (
            self._period(draft, self._piece(*cut), self._remark(*cut))
            for draft, cut in zip(self._drafts, pairwise(cuts), strict=True)
        )
        problems = (*self._problems, *((Code.PERIODS_SEVERAL, other.text or "") for other in others))
        return PeriodReading(period=evolve(first, label=label, text=printed), others=tuple(others), problems=problems)

    def _complete(self) -> None:
        """Give dates the year of their neighbour, and report names that are spelled wrong."""
        tokens = self._tokens
        places = [at for at, token in enumerate(tokens) if token.kind == "date"]
        dates, shifted = completed([tokens[at].date for at in places])
        for at, stated in zip(places, dates, strict=True):
            tokens[at] = tokens[at]._replace(date=stated)
        wrong = [at for at, token in enumerate(tokens) if token.date.slip or token.key in slips()]
        self._problems += [(Code.YEAR_GUESSED, self._printed(places[order])) for order in shifted]
        self._problems += [(Code.PERIOD_REPAIRED, self._printed(at)) for at in wrong]

    def _period(self, draft: Draft, text: str, remark: str | None) -> Period:
        start, end = self._date(draft.start), self._date(draft.start if draft.lone else draft.end)
        exclusive = not draft.through and end is not None and not end.ends_month
        last = (end.first if exclusive else end.last) if end else None
        period = Period(
            text=text,
            start=start.first if start else None,
            start_part=start.part if start else None,
            end=last,
            end_part=(end.until or end.part) if end and last else None,
            end_exclusive=exclusive and last is not None,
            end_state="stated" if last else self._state(draft, start),
            duration=draft.duration,
            remark=remark,
        )
        problem = self._problem(draft, period)
        return evolve(period, problem=problem) if problem else period

    def _date(self, at: int | None) -> Stated | None:
        return None if at is None else self._tokens[at].date

    @staticmethod
    def _state(draft: Draft, start: Stated | None) -> EndState:
        """Return why there is no end."""
        if draft.state or draft.end is not None or draft.lone:
            return draft.state or "unknown"
        if draft.duration:
            return "none" if start is None else "derived" if start.first else "unknown"
        return "open"

    def _problem(self, draft: Draft, period: Period) -> Problem | None:
        """Return the gravest problem of a period; all of them are reported."""
        found: list[tuple[Problem, Code, str]] = []
        for at, read in ((draft.start, period.start), (draft.end, period.end)):
            if at is not None and read is None:
                found.append(("unreadable", Code.DATE_UNREADABLE, self._printed(at)))
            elif at is not None and not self._tokens[at].date.exists:
                found.append(("invalid-date", Code.DATE_INVALID, self._printed(at)))
        first, last = period.first_day, period.last_day
        if period.end and not draft.lone and first and last and last < first:
            found.append(("reversed", Code.PERIOD_REVERSED, self._printed(min(draft.used), max(draft.used))))
        self._problems += [(code, text) for _, code, text in found]
        return min((problem for problem, _, _ in found), key=_GRAVEST_FIRST.index, default=None)

    def _printed(self, first: int, last: int | None = None) -> str:
        return self._text[self._tokens[first].start : self._tokens[first if last is None else last].end]

    def _piece(self, first: int, after: int) -> str:
        """Return the tokens as printed, without signs around them."""
        while first < after - 1 and self._tokens[first].kind in _SIGNS:
            first += 1
        while first < after - 1 and self._tokens[after - 1].kind in _SIGNS - {"right"}:
            after -= 1
        return self._printed(first, after - 1)

    def _cut(self, draft: Draft, following: Draft) -> int:
        """Return where the following period's piece begins: words before it go with it, asides do not."""
        low, high = max(draft.used) + 1, min(following.used)
        for keys in _CUTS:
            for at in range(low, high):
                if self._tokens[at].key in keys:
                    return at
        return low + 1 if low < high and self._tokens[low].key == "(" else low

    def _remark(self, first: int, after: int) -> str | None:
        """Return what the tokens say that no period was made from, as printed, joined by "; "."""
        marks = [first - 1, *(at for at in range(first, after) if at in self._used), after]
        pieces = (self._said(low + 1, high) for low, high in pairwise(marks))
        return "; ".join(dict.fromkeys(filter(None, pieces))) or None

    def _said(self, low: int, high: int) -> str:
        """Return what stands between two used tokens, without the small words that lead to the second."""
        tokens = self._tokens
        while low < high and not (tokens[high - 1].kind in STRONG or is_described(tokens, high - 1)):
            high -= 1
        while low < high and tokens[low].kind in _SIGNS:
            low += 1
        if low == high:
            return ""
        piece = self._printed(low, high - 1)
        if low == high - 1 and tokens[low].key == "(":
            inner = piece[1:].removesuffix(")").removesuffix("]").strip()
            return inner if inner.strip("()[] ") else ""
        end = tokens[high - 1].end
        unclosed = piece.count("(") > piece.count(")") and self._text[end : end + 1] == ")"
        return f"{piece})" if unclosed else piece
