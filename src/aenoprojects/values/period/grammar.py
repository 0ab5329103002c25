"""The grammar of a period: which dates are the start and the end of one, and where another begins."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from aenoprojects.values.period.draft import Draft
from aenoprojects.values.period.tokens import ENDING, MEANING, STRONG, Kind, Token

_MARKS: frozenset[Kind] = ENDING | {"start", "from", "between", "dash", "slash", "and", "or", "extended"}
_STARTING: tuple[Kind, ...] = ("start", "or", "slash", "and", "between", "from", "dash")
_LATER: frozenset[Kind] = frozenset({"to", "through", "dash"})


def drafts_of(tokens: Sequence[Token]) -> list[Draft]:
    """Return the periods that the tokens state, in order; the dates in the tokens are complete."""
    return _Folder(tokens).fold()


def is_described(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a mark is a noun with a word before it that belongs to it: "verwachte einddatum"."""
    return at > 0 and tokens[at].noun and tokens[at - 1].kind == "word"


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
            elif token.kind == "vague" and self._waiting and _LATER & self._marks.keys():
                self._take_vague_end(at)
            elif token.kind in STRONG:
                self._interrupt()
            elif token.kind == "separator" and self._interrupted:
                self._forget(set(self._marks), at)
        self._finish()
        return self._drafts

    def _interrupt(self) -> None:
        """Forget marks that words part from their date, but not "– (wrs)", "einddatum naar verwachting"."""
        self._interrupted = True
        described = {kind for kind, at in self._marks.items() if self._tokens[at].noun}
        self._forget(self._marks.keys() - described - (_LATER if self._waiting else set()), len(self._tokens))

    def _forget(self, kinds: set[Kind], until: int) -> None:
        draft = self._waiting
        if draft and (ending := kinds & {"to", "through"}):
            draft.state = "unknown"
            draft.unread.append((min(self._marks[kind] for kind in ending), until - 1))
        for kind in kinds:
            del self._marks[kind]

    def _finish(self) -> None:
        """Read the marks that no date followed ("2021 - "), and a duration without dates."""
        draft = self._waiting
        if draft and self._marks:
            ending = [at for kind, at in self._marks.items() if kind in ("to", "through")]
            if ending or self._marks.get("dash") == len(self._tokens) - 1:
                draft.state = draft.state or "unknown"
                if ending and self._interrupted:
                    draft.unread.append((min(ending), len(self._tokens) - 1))
            elif draft.lone and "end" in self._marks:  # "december 2020 afgerond"
                draft.start, draft.end = None, draft.start
                draft.used.add(self._marks["end"])
        if self._duration is not None and not self._drafts:
            self._new()

    def _new(self) -> Draft:
        draft = Draft()
        self._drafts.append(draft)
        if self._duration is not None:
            self._last_for(draft, self._duration)
            self._duration = None
        return draft

    def _last_for(self, draft: Draft, at: int) -> None:
        draft.duration, draft.lasting = self._tokens[at].key, at
        draft.used.add(at)

    def _take_date(self, at: int) -> None:
        role, draft = self._role(), self._draft
        begun = self._waiting and (self._waiting.start is not None or self._waiting.state)
        if "extended" in self._marks and draft and draft.dated:
            self._move_end(draft, at, through=role != "to")
        elif (
            role in ENDING or (role == "dash" and begun) or (role in (None, "start") and self._is_named_end(draft, at))
        ):
            named = role not in ENDING and role != "dash"
            draft = self._waiting or self._new()
            draft.named = named and (draft.opened or draft.start is None)
            self._close(draft, at, through=role != "to")
        elif draft and self._is_other_of_two(role, draft, at):
            self._take_other(draft, at, role)
        else:
            draft = self._new() if draft is None or draft.dated else draft
            draft.start, draft.opened, draft.between = at, role == "start", "between" in self._marks
        draft.used.update({at, *self._used_marks()})
        second = role in ("slash", "and", "or")
        self._marks = {kind: at for kind, at in self._marks.items() if kind == "between" and not second}
        self._interrupted = False

    def _close(self, draft: Draft, at: int, *, through: bool) -> None:
        """Give a draft its end; two dates before it were a choice of starts."""
        if draft.soft and draft.end is not None and draft.start is not None:
            draft.whole = draft.end
            if not draft.between and (draft.start, draft.end) not in draft.quoted:
                draft.quoted.append((draft.start, draft.end))
        draft.end, draft.soft, draft.through = at, False, through

    def _move_end(self, draft: Draft, at: int, *, through: bool) -> None:
        """Move the end to where the period was extended to; the one stated first stays in the remark."""
        first = draft.end if draft.end is not None else draft.start if draft.lone else None
        if first is not None:
            draft.extended = first
            draft.quoted.append((first, first))
        draft.end, draft.soft, draft.through, draft.state = at, False, through, None

    def _take_other(self, draft: Draft, at: int, role: Kind | None) -> None:
        """Take the second of two dates: the later one of a choice of ends, the rest of a whole ("2020/2021")."""
        first = draft.start if draft.end is None else draft.end
        chosen = role == "or" or (role == "slash" and (draft.closed or (draft.opened and not draft.between)))
        if chosen and first is not None:
            draft.quoted.append((first, at))
        if chosen and draft.closed and self._is_before(at, first):
            return
        if draft.closed or not draft.opened:
            draft.soft = draft.soft or draft.end is None
            draft.end = at

    def _role(self) -> Kind | None:
        """Return what the marks before a date make of it: an end by the last word for one, or a start."""
        ending = [kind for kind in self._marks if kind in ENDING]
        return ending[-1] if ending else next((kind for kind in _STARTING if kind in self._marks), None)

    def _used_marks(self) -> list[int]:
        """Return the pending marks, without a noun that carries an adjective."""
        return [at for at in self._marks.values() if not is_described(self._tokens, at)]

    def _is_named_end(self, draft: Draft | None, at: int) -> bool:
        """Return whether a date ends what the one before began: "begin maart 2021, eind mei 2022"."""
        if not draft or draft is not self._waiting or self._interrupted or self._role():
            return False
        if draft.start is None:  # "start n.t.b., einde mei 2022"
            began = draft.state == "unknown"
        else:
            began = draft.opened or self._tokens[draft.start].date.part == "begin"
        return began and self._tokens[at].date.part == "eind" and self._tokens[at - 1].kind == "separator"

    def _is_other_of_two(self, role: Kind | None, draft: Draft, at: int) -> bool:
        """Return whether a date is the second of "mei/juni 2021", "tussen mei en juli", "2021 en 2022"."""
        if not draft.dated:
            return False
        if role in ("slash", "or"):
            if role == "slash" and not draft.closed:
                return True
            joined = self._marks[role] == at - 1 and self._tokens[at - 2].kind == "date"
            return joined and not (draft.closed and self._continues(at))
        if role == "dash" and draft.closed and draft.through and not self._interrupted:  # 2019-2020-2021
            return self._tokens[at].date.day is None and self._is_next(draft, at)
        if draft.closed or role not in (None, "and") or self._interrupted:
            return False
        if role == "and" and "between" in self._marks:
            return True
        joined = role == "and" or self._tokens[at - 1].kind in ("separator", "date")
        return joined and not draft.opened and self._is_next(draft, at)

    def _continues(self, at: int) -> bool:
        """Return whether a date is the start of more: "2020 - 2021 / 2022 - 2023"."""
        following = self._tokens[at + 1 : at + 3]
        return len(following) == 2 and following[0].kind in _LATER and following[1].kind == "date"

    def _is_next(self, draft: Draft, at: int) -> bool:
        """Return whether a date begins on the day after the draft's last one."""
        place = draft.start if draft.end is None else draft.end
        last = None if place is None else self._tokens[place].date.last
        first = self._tokens[at].date.first
        return bool(last and first and first.first_day - last.last_day == timedelta(days=1))

    def _is_before(self, at: int, place: int | None) -> bool:
        """Return whether a date ends before another."""
        one, two = self._tokens[at].date.last, None if place is None else self._tokens[place].date.last
        return bool(one and two and one.last_day < two.last_day)

    def _take_meaning(self, at: int, token: Token) -> None:
        draft = self._draft
        if token.kind == "duration":
            if draft is None or (draft.closed and self._marks):
                self._duration = at if self._duration is None else self._duration
            elif draft.duration is None:
                self._last_for(draft, at)
            self._marks.pop("dash", None)
        elif draft is None or not draft.closed:
            draft = draft or self._new()
            draft.state = "open" if token.kind == "open" else "unknown"
            self._give_up_soft_end(draft)
            draft.used.update({at, *self._used_marks()})
            self._marks = {}

    def _take_vague_end(self, at: int) -> None:
        """Note an end that only people who know the day of writing can tell: "t/m volgend jaar"."""
        draft = self._drafts[-1]
        draft.state = "unknown"
        draft.unread.append((min(self._marks[kind] for kind in _LATER & self._marks.keys()), at))
        self._give_up_soft_end(draft)
        self._marks = {}
        self._interrupted = True

    def _give_up_soft_end(self, draft: Draft) -> None:
        if draft.soft and draft.start is not None and draft.end is not None:
            draft.whole = draft.end
            draft.quoted.append((draft.start, draft.end))
            draft.end, draft.soft = None, False

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
