"""One stretch of tokens, read: its periods with their places, and what was wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import evolve, frozen

from aenoprojects.diagnostics import Code
from aenoprojects.model.dates import EndState, Period, add_duration
from aenoprojects.model.dates import Problem as Wrong
from aenoprojects.values.period.asides import (
    before_dates,
    with_extensions,
    without_announcements,
    without_asides,
)
from aenoprojects.values.period.draft import Draft
from aenoprojects.values.period.grammar import drafts_of, is_described
from aenoprojects.values.period.leftovers import unread_tokens
from aenoprojects.values.period.sides import completed, with_bare_numbers
from aenoprojects.values.period.stated import Stated
from aenoprojects.values.period.tokens import SIGNS, STRONG, VAGUE, Token
from aenoprojects.values.readings import Problem

_GRAVEST_FIRST: tuple[Wrong, ...] = ("unreadable", "reversed", "invalid-date")
_CUTS = ((";", "|"), (",",), ("/",), ("en", "and", "&", "+"))
"""What parts two periods, the strongest first."""
Span = tuple[int, int]


@frozen(kw_only=True)
class Found:
    """The periods of one stretch."""

    value: tuple[Period, ...]
    spans: tuple[dict[str, Span], ...]
    """For each period: path below it ("" for itself, ".start") -> start and end in the text."""
    problems: tuple[Problem, ...]

    def places(self, order: int) -> Iterator[tuple[str, Span]]:
        """Return paths and spans of one of the periods."""
        return iter(self.spans[order].items())


class Stretch:
    """Reads one stretch of tokens, and collects what was wrong with it."""

    def __init__(self, text: str, tokens: list[Token], *, starts: bool = False, ends: bool = False) -> None:
        """Put the tokens in order; `starts` and `ends` say that a lone date is one side only."""
        self._text = text
        self._problems: list[Problem] = []
        self._flat = with_bare_numbers(tokens)
        tokens = without_announcements(without_asides(with_extensions(before_dates(list(self._flat)))))
        self.tokens, self._shifted = completed(tokens)
        self._drafts = drafts_of(self.tokens)
        first = self._drafts[0] if self._drafts else None
        if first and starts and first.lone:
            first.opened = True
        elif first and ends and first.end is None and not (first.opened or first.state):
            first.start, first.end = None, first.start
        self._used = {at for draft in self._drafts for at in draft.used}

    def periods(self, label: str | None, printed: str, whole: Span) -> Found:
        """Return the periods; the first has the field's label and text, others their piece of it."""
        self._note_repairs()
        if not self._drafts:
            return self._nothing(label, printed, whole)
        cuts = [0, *(self._cut(*pair) for pair in pairwise(self._drafts)), len(self.tokens)]
        periods, spans = [], []
        for draft, (first, after) in zip(self._drafts, pairwise(cuts), strict=True):
            piece, remark = self._piece(first, after), self._remark(draft, first, after)
            period = self._period(draft, self._printed(piece), "; ".join(map(self._printed, remark)) or None)
            periods.append(period)
            spans.append(self._spans(draft, period, piece, remark))
        periods[0], spans[0][""] = evolve(periods[0], label=label, text=printed), whole
        self._note_unread(periods)
        return Found(value=tuple(periods), spans=tuple(spans), problems=tuple(self._problems))

    def _nothing(self, label: str | None, printed: str, whole: Span) -> Found:
        """Return the one period of a text in which none is stated."""
        remark = [self._said(0, len(self.tokens))] if self.tokens else []
        pieces = [piece for piece in remark if piece]
        said = "; ".join(map(self._printed, pieces)) or None
        spans = {"": whole} | ({".remark": pieces[0]} if pieces else {})
        if all(token.kind in ("dash", "slash", "separator") for token in self.tokens):  # left blank
            period = Period(label=label, text=printed, end_state="unknown")
        elif any(token.key == VAGUE for token in self.tokens):
            period = Period(label=label, text=printed, remark=said)
            self._note(Code.PERIOD_PART_UNREAD, whole)
        else:
            period = Period(label=label, text=printed, end_state="unknown", problem="unreadable", remark=said)
            self._problems.append(Problem(Code.PERIOD_UNREADABLE, printed, *whole))
        return Found(value=(period,), spans=(spans,), problems=tuple(self._problems))

    def _note(self, code: Code, span: Span, read_as: object = None) -> None:
        said = None if read_as is None else str(read_as)
        self._problems.append(Problem(code, self._printed(span), *span, said))

    def _note_repairs(self) -> None:
        """Report years that were moved, and names that are spelled wrong."""
        for at in self._shifted:
            self._note(Code.YEAR_GUESSED, self._at(at), self.tokens[at].date.first)
        for token in self.tokens:
            if token.slip or token.date.slip:
                self._note(Code.PERIOD_REPAIRED, (token.start, token.end), token.date.first)

    def _period(self, draft: Draft, text: str, remark: str | None) -> Period:
        start, end = self._date(draft.start), self._date(draft.start if draft.lone else draft.end)
        exclusive = not draft.through and end is not None and not end.ends_month
        last = (end.first if exclusive and end.part != "eind" else end.last) if end else None
        first = start.first if start else None
        period = Period(
            text=text,
            start=first,
            start_part=start.part if start and first else None,
            end=last,
            end_part=(end.until or end.part) if end and last and not draft.named else None,
            end_exclusive=exclusive and last is not None,
            end_state="stated" if last else self._state(draft, start),
            duration=draft.duration,
            remark=remark,
        )
        problem = self._problem(draft, period)
        return evolve(period, problem=problem) if problem else period

    def _date(self, at: int | None) -> Stated | None:
        return None if at is None else self.tokens[at].date

    @staticmethod
    def _state(draft: Draft, start: Stated | None) -> EndState:
        """Return why there is no end."""
        if draft.state or draft.end is not None or draft.lone:
            return draft.state or "unknown"
        if draft.duration:
            return "none" if start is None else "derived" if start.first else "unknown"
        return "open"

    def _problem(self, draft: Draft, period: Period) -> Wrong | None:
        """Report what is wrong with a period, and return the gravest of it."""
        found: list[Wrong] = []
        for at, read in ((draft.start, period.start), (draft.end, period.end)):
            if at is None:
                continue
            if draft.lone and period.end and not self._names_year(at, period.end.year):
                read = period.end
            date = self.tokens[at].date
            if read is None:
                found.append("unreadable")
                self._note(Code.DATE_UNREADABLE, self._at(at))
            elif not date.exists:
                found.append("invalid-date")
                self._note(Code.DATE_INVALID, self._at(at), read)
            elif not self._names_year(at, read.year):
                self._note(Code.YEAR_GUESSED, self._at(at), read)
            if date.doubt and read is not None and not self._is_in_iso_company(at):
                self._note(Code.PERIOD_AMBIGUOUS, self._at(at), read)
        first, last = period.first_day, period.last_day
        if period.end and first and last and last < first:
            found.append("reversed")
            self._note(Code.PERIOD_REVERSED, self._hull(draft))
        elif draft.lasting is not None and not _fits(period):
            self._note(Code.DURATION_DIFFERS, self._at(draft.lasting), f"{period.start} t/m {period.end}")
        if (
            period.end_state == "derived"
            and period.start
            and period.last_day
            and period.last_day < period.start.last_day
        ):
            self._note(Code.PERIOD_AMBIGUOUS, self._hull(draft), period.last_day)  # "3 maanden in 2021"
        if draft.extended is not None:
            self._note(Code.PERIOD_EXTENDED, self._at(draft.extended), period.end)
        return min(found, key=_GRAVEST_FIRST.index, default=None)

    def _names_year(self, at: int, year: int) -> bool:
        """Return whether a year is stated: week 1 may begin in the one before, "schooljaar 2020" ends in the next."""
        token = self.tokens[at]
        return year == token.date.year or (
            token.date.school is not None and f"{year % 100:02d}" in self._printed(self._at(at))
        )

    def _is_in_iso_company(self, at: int) -> bool:
        """Return whether another date says that "2009-10" is a month: "2009-10 - 2010-02"."""
        return self.tokens[at].key in ("doubtful", "pair", "short month") and any(
            token.kind == "date"
            and token.key in ("year", "iso", "day", "doubtful", "pair", "short month")
            and place != at
            for place, token in enumerate(self.tokens)
        )

    def _note_unread(self, periods: Sequence[Period]) -> None:
        """Report ends in words, and digits or names that may be dates but are none of the periods'."""
        for draft in self._drafts:
            if draft.end is None:
                for first, last in draft.unread:
                    self._note(Code.PERIOD_PART_UNREAD, (self.tokens[first].start, self.tokens[last].end))
        used = [self._at(at) for at in sorted(self._used)]
        read = {token.end: token.date.first for token in self._flat if token.kind == "date"}
        for token in unread_tokens(self._flat, used, periods):
            is_cut = token.kind == "word" and any(end == token.end for _, end in used)  # "foo 2021" is read as 2021
            self._note(Code.PERIOD_PART_UNREAD, (token.start, token.end), read.get(token.end) if is_cut else None)

    def _at(self, at: int) -> Span:
        return self.tokens[at].start, self.tokens[at].end

    def _hull(self, draft: Draft) -> Span:
        return self.tokens[min(draft.used)].start, self.tokens[max(draft.used)].end

    def _printed(self, span: Span) -> str:
        return " ".join(self._text[span[0] : span[1]].split())

    def _spans(self, draft: Draft, period: Period, piece: Span, remark: Sequence[Span]) -> dict[str, Span]:
        """Return where the values of a period stand; a date reaches to what completes it."""
        spans = {"": piece}
        for path, at in ((".start", draft.start), (".end", draft.start if draft.lone else draft.end)):
            if at is not None and getattr(period, path[1:]) is not None:
                token = self.tokens[at]
                ends = (token.start, token.end, *(() if token.donor is None else (token.donor,)))
                spans[path] = min(ends), max(ends)
        if draft.lasting is not None:
            spans[".duration"] = self._at(draft.lasting)
        if remark:
            spans[".remark"] = remark[0][0], remark[-1][1]
        return spans

    def _piece(self, first: int, after: int) -> Span:
        """Return where the tokens stand, without signs around them."""
        while first < after - 1 and self.tokens[first].kind in SIGNS:
            first += 1
        while first < after - 1 and self.tokens[after - 1].kind in SIGNS - {"right"}:
            after -= 1
        return self.tokens[first].start, self.tokens[after - 1].end

    def _cut(self, draft: Draft, following: Draft) -> int:
        """Return where the following period's piece begins: words before it go with it, asides do not."""
        low, high = max(draft.used) + 1, min(following.used)
        for keys in _CUTS:
            for at in range(low, high):
                if self.tokens[at].key in keys:
                    return at
        return low + 1 if low < high and self.tokens[low].key == "(" else low

    def _remark(self, draft: Draft, first: int, after: int) -> list[Span]:
        """Return what the tokens say that no period was made from, and what is both; each piece once."""
        marks = [first - 1, *(at for at in range(first, after) if at in self._used), after]
        pieces = [self._said(low + 1, high) for low, high in pairwise(marks)]
        pieces += [(self.tokens[one].start, self.tokens[two].end) for one, two in draft.quoted]
        found: dict[str, Span] = {}
        for piece in sorted(filter(None, pieces)):
            found.setdefault(self._printed(piece), piece)
        return list(found.values())

    def _said(self, low: int, high: int) -> Span | None:
        """Return what stands between two used tokens, without the small words that lead to the second."""
        tokens = self.tokens
        while low < high and not (tokens[high - 1].kind in STRONG or is_described(tokens, high - 1)):
            high -= 1
        while low < high and tokens[low].kind in SIGNS:
            low += 1
        if low == high:
            return None
        start, end = tokens[low].start, tokens[high - 1].end
        if low == high - 1 and tokens[low].key == "(":
            return self._inside(start, end)
        piece = self._text[start:end]
        unclosed = piece.count("(") > piece.count(")") and self._text[end : end + 1] == ")"
        return start, end + unclosed

    def _inside(self, start: int, end: int) -> Span | None:
        """Return what stands in a pair of parentheses, None where it is nothing."""
        start += 1
        end -= self._text[start:end].endswith((")", "]"))
        inner = self._text[start:end]
        start += len(inner) - len(inner.lstrip())
        end -= len(inner) - len(inner.rstrip())
        return (start, end) if inner.strip("()[] \n") else None


def _fits(period: Period) -> bool:
    """Return whether a duration fits the dates, as precise as these are ("2020 - 2022 (2 jaar)").

    One part in thirty is let be: "1 jaar" from 1 September to 1 September, or to 31 August.
    """
    start, end = period.start, period.end
    if start is None or end is None or period.duration is None:
        return True
    earliest, latest = add_duration(start.first_day, period.duration), add_duration(start.last_day, period.duration)
    if earliest is None or latest is None:
        return False
    slack = max(1, (earliest - start.first_day).days // 30)
    return (earliest - end.last_day).days <= slack + 1 and (end.first_day - latest).days <= slack
