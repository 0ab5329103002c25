"""The grammar of a period: which dates are the start and the end of one, and where another begins."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Literal

from attrs import Factory, define

from aenoprojects.values.tokens import ENDING, MEANING, Kind, Token
from aenoprojects.vocabulary.months import nouns

_MARKS: frozenset[Kind] = ENDING | {"start", "from", "between", "dash", "slash", "and"}
_STARTING: tuple[Kind, ...] = ("start", "slash", "and", "between", "from", "dash")
STRONG: frozenset[Kind] = MEANING | {"word", "number", "extension"}
"""Tokens that say something of their own; all others only join them."""


@define(kw_only=True)
class Draft:
    """A period in the making; start and end are indexes of tokens."""

    start: int | None = None
    end: int | None = None
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
    def lone(self) -> bool:
        """Return whether it is one date, and nothing says that it is only the start."""
        return self.start is not None and self.end is None and not (self.opened or self.state or self.duration)


def drafts_of(tokens: Sequence[Token], *, ends: bool) -> list[Draft]:
    """Return the periods that the tokens state, in order.

    Args:
        tokens: with dates complete.
        ends: whether a lone date is an end.
    """
    drafts = _Folder(tokens).fold()
    if ends and drafts and drafts[0].lone:
        drafts[0].start, drafts[0].end = None, drafts[0].start
    return drafts


def is_described(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a mark is a noun with a word before it that belongs to it: "verwachte einddatum"."""
    return at > 0 and tokens[at].key in nouns() and tokens[at - 1].kind == "word"


class _Folder:
    """Walks over the tokens and puts each date where the marks before it say."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._drafts: list[Draft] = []
        self._marks: dict[Kind, int] = {}
        self._interrupted = False
        self._duration: int | None = None
        self._dated = any(token.kind == "date" for token in tokens)
        self._durations = sum(token.kind == "duration" for token in tokens)

    @property
    def _draft(self) -> Draft | None:
        return self._drafts[-1] if self._drafts else None

    @property
    def _waiting(self) -> Draft | None:
        """The draft that has no end yet."""
        return self._drafts[-1] if self._drafts and not self._drafts[-1].closed else None

    def fold(self) -> list[Draft]:
        for at, token in enumerate(self._tokens):
            if token.kind == "date":
                self._take_date(at)
            elif token.kind in _MARKS:
                self._marks.pop(token.kind, None)  # the last mark counts
                self._marks[token.kind] = at
            elif token.kind in MEANING and self._is_attached(at):
                self._take_meaning(at, token)
            elif token.kind in STRONG:
                self._interrupt()
            elif token.kind == "separator" and self._interrupted:
                self._forget(set(self._marks))
        self._finish()
        return self._drafts

    def _interrupt(self) -> None:
        """Forget marks that words part from their date, but not "– (wrs)", "einddatum naar verwachting"."""
        self._interrupted = True
        described = {kind for kind, at in self._marks.items() if self._tokens[at].key in nouns()}
        self._forget(self._marks.keys() - described - ({"to", "through", "dash"} if self._waiting else set()))

    def _forget(self, kinds: set[Kind]) -> None:
        if self._waiting and kinds & {"to", "through"}:
            self._waiting.state = "unknown"
        for kind in kinds:
            del self._marks[kind]

    def _finish(self) -> None:
        """Read the marks that no date followed ("2021 - "), and a duration without dates."""
        draft = self._waiting
        if draft and self._marks:
            if {"to", "through"} & self._marks.keys() or self._marks.get("dash") == len(self._tokens) - 1:
                draft.state = draft.state or "unknown"
            elif draft.lone and "end" in self._marks:  # "december 2020 afgerond"
                draft.start, draft.end = None, draft.start
        if self._duration is not None and not self._drafts:
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
        begun = self._waiting and (self._waiting.start is not None or self._waiting.state)
        if role in ENDING or (role == "dash" and begun):
            draft = self._waiting or self._new()
            draft.end, draft.soft, draft.through = at, False, role != "to"
        elif draft and self._is_other_of_two(role, draft, at):
            if draft.closed or not draft.opened:
                draft.soft = draft.soft or draft.end is None
                draft.end = at
        else:
            draft = self._new() if draft is None or draft.dated else draft
            draft.start, draft.opened = at, role == "start"
        draft.used.update({at, *self._used_marks()})
        second = role in ("slash", "and")
        self._marks = {kind: at for kind, at in self._marks.items() if kind == "between" and not second}
        self._interrupted = False

    def _role(self) -> Kind | None:
        """Return what the marks before a date make of it: an end by the last word for one, or a start."""
        ending = [kind for kind in self._marks if kind in ENDING]
        return ending[-1] if ending else next((kind for kind in _STARTING if kind in self._marks), None)

    def _used_marks(self) -> list[int]:
        """Return the pending marks, without a noun that carries an adjective."""
        return [at for at in self._marks.values() if not is_described(self._tokens, at)]

    def _is_other_of_two(self, role: Kind | None, draft: Draft, at: int) -> bool:
        """Return whether a date is the second of "mei/juni 2021", "tussen mei en juli", "2021 en 2022"."""
        if not draft.dated:
            return False
        if role == "slash":
            sign = self._marks[role]
            return not draft.closed or self._tokens[sign].start == self._tokens[sign - 1].end
        if role == "dash" and draft.closed and draft.through and not self._interrupted:  # 2019-2020-2021
            return self._tokens[at].date.day is None and self._is_next(draft, at)
        if draft.closed or role not in (None, "and") or self._interrupted:
            return False
        if role == "and" and "between" in self._marks:
            return True
        joined = role == "and" or self._tokens[at - 1].kind in ("separator", "date")
        return joined and not draft.opened and self._is_next(draft, at)

    def _is_next(self, draft: Draft, at: int) -> bool:
        """Return whether a date begins on the day after the draft's last one."""
        place = draft.start if draft.end is None else draft.end
        last = None if place is None else self._tokens[place].date.last
        first = self._tokens[at].date.first
        return bool(last and first and first.first_day - last.last_day == timedelta(days=1))

    def _take_meaning(self, at: int, token: Token) -> None:
        draft = self._draft
        if token.kind == "duration":
            if draft is None or (draft.closed and self._marks):
                self._duration = at if self._duration is None else self._duration
            elif draft.duration is None:
                draft.duration = token.key
                draft.used.add(at)
            self._marks.pop("dash", None)
        elif draft is None or not draft.closed:
            draft = draft or self._new()
            draft.state = "open" if token.kind == "open" else "unknown"
            if draft.soft:
                draft.end, draft.soft = None, False
            draft.used.update({at, *self._used_marks()})
            self._marks = {}

    def _is_attached(self, at: int) -> bool:
        """Return whether a duration or "onbekend" is said of the period: no words part them."""
        neighbours = [self._neighbour(range(at - 1, -1, -1)), self._neighbour(range(at + 1, len(self._tokens)))]
        if self._dated:
            return any(other in MEANING for other in neighbours)
        alone = self._durations < 2 or self._tokens[at].kind != "duration"
        return (any if alone else all)(other is None or other in MEANING for other in neighbours)

    def _neighbour(self, places: range) -> Kind | None:
        """Return the kind of the first token that says something, asides left out; None where there is none."""
        tokens = (self._tokens[at] for at in places)
        return next((token.kind for token in tokens if token.kind in STRONG and token.key != "("), None)
