"""The grammar of a period: which dates are the start and the end of one, and where another begins."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Literal

from attrs import Factory, define, evolve

from aenoprojects.values.tokens import MEANING, Kind, Token
from aenoprojects.vocabulary.months import period_words

_ENDING = (Kind.TO, Kind.THROUGH, Kind.END)
_MARKS = frozenset({*_ENDING, Kind.START, Kind.FROM, Kind.BETWEEN, Kind.DASH, Kind.SLASH, Kind.AND})
STRONG = MEANING | {Kind.WORD, Kind.NUMBER, Kind.EXTENSION}
"""Tokens that say something of their own; all others only join them."""


@define(kw_only=True)
class Draft:
    """A period in the making; dates are indexes of tokens."""

    start: int | None = None
    """The start's token."""
    end: int | None = None
    """The end's token."""
    through: bool = True
    """Whether the end is included."""
    soft: bool = False
    """Whether the end is only the other one of two dates ("mei/juni 2021"), and gives way to a real one."""
    opened: bool = False
    """Whether the start has a mark after which the end is open ("vanaf")."""
    state: Literal["open", "unknown"] | None = None
    """What is said in place of an end."""
    duration: str | None = None
    """ISO 8601."""
    used: set[int] = Factory(set)
    """The tokens that it was made from."""

    @property
    def dated(self) -> bool:
        """Return whether it has any date."""
        return self.start is not None or self.end is not None

    @property
    def closed(self) -> bool:
        """Return whether it has its end."""
        return self.end is not None and not self.soft

    @property
    def waiting(self) -> bool:
        """Return whether a date after a dash is its end."""
        return not self.closed and (self.start is not None or self.state is not None)

    @property
    def lone(self) -> bool:
        """Return whether it is one date, and nothing says that it is only the start."""
        more = self.opened or self.state or self.duration
        return self.start is not None and self.end is None and not more


def drafts_of(tokens: Sequence[Token], *, ends: bool) -> list[Draft]:
    """Return the periods that the tokens state, in order.

    Args:
        tokens: with dates complete.
        ends: whether a lone date is an end.
    """
    drafts = _Folder(tokens).fold()
    if ends and drafts and drafts[0].lone:
        drafts[0] = evolve(drafts[0], start=None, end=drafts[0].start)
    return drafts


def is_described(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a mark is a noun with a word before it that belongs to it: "verwachte einddatum"."""
    return at > 0 and tokens[at].key in period_words().nouns and tokens[at - 1].kind is Kind.WORD


class _Folder:
    """Walks over the tokens and puts each date where the marks before it say."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._drafts: list[Draft] = []
        self._marks: dict[Kind, int] = {}
        self._interrupted = False
        self._duration: int | None = None
        self._dated = any(token.kind is Kind.DATE for token in tokens)
        self._durations = sum(token.kind is Kind.DURATION for token in tokens)

    @property
    def _draft(self) -> Draft | None:
        return self._drafts[-1] if self._drafts else None

    def fold(self) -> list[Draft]:
        for at, token in enumerate(self._tokens):
            if token.kind is Kind.DATE:
                self._take_date(at)
            elif token.kind in _MARKS:
                self._marks.pop(token.kind, None)
                self._marks[token.kind] = at
            elif token.kind in MEANING:
                if self._is_attached(at):
                    self._take_meaning(at, token)
                else:
                    self._interrupt()
            elif token.kind in STRONG:
                self._interrupt()
            elif token.kind is Kind.SEPARATOR and self._interrupted:
                self._forget(set(self._marks))
        self._finish()
        return self._drafts

    def _interrupt(self) -> None:
        """Forget marks that words part from their date, but not "– (wrs)", "einddatum naar verwachting"."""
        self._interrupted = True
        nouns = {kind for kind, at in self._marks.items() if self._tokens[at].key in period_words().nouns}
        waiting = {Kind.TO, Kind.THROUGH, Kind.DASH} if self._draft and not self._draft.closed else set()
        self._forget(self._marks.keys() - nouns - waiting)

    def _forget(self, kinds: set[Kind]) -> None:
        if self._draft and not self._draft.closed and kinds & {Kind.TO, Kind.THROUGH}:
            self._draft.state = "unknown"
        for kind in kinds:
            del self._marks[kind]

    def _finish(self) -> None:
        """Read the marks that no date followed ("2021 - "), and a duration without dates."""
        draft = self._draft
        if draft and not draft.closed and self._marks:
            waiting = {Kind.TO, Kind.THROUGH} & self._marks.keys()
            if waiting or self._marks.get(Kind.DASH) == len(self._tokens) - 1:
                draft.state = draft.state or "unknown"
            elif draft.lone and Kind.END in self._marks:  # "december 2020 afgerond"
                draft.start, draft.end = None, draft.start
        if self._duration is not None and not draft:
            self._new()

    def _new(self) -> Draft:
        draft = Draft()
        self._drafts.append(draft)
        if self._duration is not None:
            draft.duration = self._tokens[self._duration].key
            draft.used.add(self._duration)
            self._duration = None
        return draft

    def _take_date(self, at: int) -> None:
        role, draft = self._role(), self._draft
        if role in _ENDING or (role is Kind.DASH and draft and draft.waiting):
            draft = self._new() if draft is None or draft.closed else draft
            draft.end, draft.soft, draft.through = at, False, role is not Kind.TO
        elif draft and self._is_other_of_two(role, draft, at):
            if not (draft.opened and not draft.closed):
                draft.soft = draft.soft or draft.end is None
                draft.end = at
        else:
            draft = self._new() if draft is None or draft.dated else draft
            draft.start, draft.opened = at, role is Kind.START
        draft.used.update({at, *self._used_marks()})
        second = role in (Kind.SLASH, Kind.AND)
        self._marks = {} if second else {kind: at for kind, at in self._marks.items() if kind is Kind.BETWEEN}
        self._interrupted = False

    def _role(self) -> Kind | None:
        """Return what the marks before a date make of it: an end by the last word for one, or a start."""
        ending = [kind for kind in self._marks if kind in _ENDING]
        if ending:
            return ending[-1]
        order = (Kind.START, Kind.SLASH, Kind.AND, Kind.BETWEEN, Kind.FROM, Kind.DASH)
        return next((kind for kind in order if kind in self._marks), None)

    def _used_marks(self) -> list[int]:
        """Return the pending marks, without a noun that carries an adjective."""
        return [at for at in self._marks.values() if not is_described(self._tokens, at)]

    def _is_other_of_two(self, role: Kind | None, draft: Draft, at: int) -> bool:
        """Return whether a date is the second of "mei/juni 2021", "tussen mei en juli", "2021 en 2022"."""
        if not draft.dated:
            return False
        if role is Kind.SLASH:
            sign = self._marks[role]
            return not draft.closed or self._tokens[sign].start == self._tokens[sign - 1].end
        if draft.closed or role not in (None, Kind.AND) or self._interrupted:
            return False
        if role is Kind.AND and Kind.BETWEEN in self._marks:
            return True
        joined = role is Kind.AND or self._tokens[at - 1].kind in (Kind.SEPARATOR, Kind.DATE)
        return joined and not draft.opened and self._is_next(draft, at)

    def _is_next(self, draft: Draft, at: int) -> bool:
        """Return whether a date begins on the day after the draft's last one."""
        place = draft.start if draft.end is None else draft.end
        last = None if place is None else self._tokens[place].date.last
        first = self._tokens[at].date.first
        return bool(last and first and first.first_day - last.last_day == timedelta(days=1))

    def _take_meaning(self, at: int, token: Token) -> None:
        draft = self._draft
        if token.kind is Kind.DURATION:
            if draft is None or (draft.closed and self._marks):
                self._duration = at if self._duration is None else self._duration
            elif draft.duration is None:
                draft.duration = token.key
                draft.used.add(at)
            self._marks.pop(Kind.DASH, None)
            return
        if draft and draft.closed:
            return
        draft = draft or self._new()
        draft.state = "open" if token.kind is Kind.OPEN else "unknown"
        if draft.soft:
            draft.end, draft.soft = None, False
        draft.used.update({at, *self._used_marks()})
        self._marks = {}

    def _is_attached(self, at: int) -> bool:
        """Return whether a duration or "onbekend" is said of the period: no words part them."""
        neighbours = (self._neighbour(at, -1), self._neighbour(at, 1))
        if self._dated:
            return any(other in MEANING for other in neighbours)
        alone = self._durations < 2 or self._tokens[at].kind is not Kind.DURATION
        return (any if alone else all)(other is None or other in MEANING for other in neighbours)

    def _neighbour(self, at: int, step: int) -> Kind | None:
        """Return the kind of the next token that says something, asides left out; None at the end."""
        at += step
        while 0 <= at < len(self._tokens):
            token = self._tokens[at]
            if token.kind in STRONG and token.key != "(":
                return token.kind
            at += step
        return None
