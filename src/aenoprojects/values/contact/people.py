"""The people of a stretch of text, piece by piece: each is another person, or more about the last one."""

from __future__ import annotations

from typing import NamedTuple

from attrs import define, field

from aenoprojects.values.contact.around import Span
from aenoprojects.values.contact.inverted import Turned, upright
from aenoprojects.values.contact.names import is_call_name, is_place
from aenoprojects.values.contact.pieces import SOFT, Gap, Piece, cut
from aenoprojects.values.contact.roster import Draft, Rest, Roster, share_surname
from aenoprojects.values.contact.said import Said, read_piece
from aenoprojects.values.contact.words import PeopleWords, has_letter
from aenoprojects.vocabulary.folding import visible

_LONGEST_ROLE = 12
"""Words: more on a line below a name are a sentence."""
_FARTHEST_ROLE = 2
"""Lines between a function and the name below it: the line itself, and a blank one."""
_NOWHERE = (-1, -1)


def read_people(found: Roster, start: int, end: int, *, labelled: bool, is_certain: bool = False) -> None:
    """Take the people, addresses and numbers of a stretch of text into a roster.

    Args:
        found: takes them in, and holds the text.
        start: where the stretch begins.
        end: where it ends.
        labelled: True where a label says that a person follows: then a first name alone will do.
        is_certain: True where an introduction says that it names people.
    """
    _Reader(found, found.vocabulary.derive(PeopleWords), is_certain or labelled).read(start, end, labelled=labelled)


class _Waiting(NamedTuple):
    """A function or a body with no person before it: it may be the next one's."""

    start: int
    end: int
    line: int
    is_function: bool


@define
class _Reader:
    """Reads one stretch."""

    found: Roster
    words: PeopleWords
    is_certain: bool
    last: Draft | None = None
    """Who was named last."""
    named: int = 0
    """How many people were named."""
    line: int = 0
    """Line of the piece at hand."""
    end: tuple[int, int] = _NOWHERE
    """Where the last piece that was understood ends, and on which line."""
    waiting: list[_Waiting] = field(factory=list)
    is_role_first: bool = False
    """True where functions stand on the line above the name."""
    has_detail: bool = False
    """True where an address or a number followed the last person."""

    def read(self, start: int, end: int, *, labelled: bool) -> None:
        """Take in every piece of the stretch."""
        text = self.found.text
        chunks = list(cut(text, start, end, self.found.within(start, end), self.found.vocabulary))
        # Capitals tell names from other words, unless there are none to tell by.
        letters = "".join(text[one.start : one.end] for one in chunks if isinstance(one, Piece))
        cased = letters != letters.upper() and not (labelled and letters == letters.lower())
        begun = True
        turned: Turned | None = None
        for index, chunk in enumerate(chunks):
            if turned:  # this piece is the given name of the surname before
                turned = None
                continue
            if not isinstance(chunk, Piece):
                self.found.mention(chunk)
                self.has_detail, begun = True, False
                if self.last:
                    self._stop_waiting()
                continue
            self.line = self.found.line_of(chunk.start)
            turned = upright(text, chunks, index, self.words, labelled=labelled, cased=cased)
            if turned:
                self._stop_waiting()
                self._turn(turned)
                continue
            # After an address or a number a name must say by itself that it is one.
            lenient = labelled and (begun or chunk.gap is not Gap.DETAIL)
            said = read_piece(
                text, chunk.start, chunk.end, self.words, cased=cased, labelled=lenient, announces=chunk.before_detail
            )
            self._take(chunk, said, labelled=lenient)
        self._stop_waiting()

    def _take(self, piece: Piece, said: Said, *, labelled: bool) -> None:
        """Take in what a piece says."""
        if said.kind in ("label", "nothing"):
            return
        if said.kind == "title":
            if self.last:
                self.last.honorifics.append((said.start, said.end))
        elif said.kind == "general":
            self.found.mention_desk(self.line)
        elif self.last and piece.enclosed and piece.gap is Gap.BRACKET and not (said.is_deputy or said.honorifics):
            self._describe(self.last, piece, said)
        else:
            self._take_words(piece, said, labelled=labelled)

    def _take_words(self, piece: Piece, said: Said, *, labelled: bool) -> None:
        """Take in a piece that is a person, or more about one, or neither."""
        last, text = self.last, self.found.text
        is_person = said.kind == "person" and (bool(said.honorifics) or not is_place(text[said.start : said.end]))
        if is_person and self._is_new(said, piece, labelled=labelled):
            self._add(piece, said)
        elif last and is_person and self._continues_name(last, said, piece):
            last.span = (last.span[0], said.end)
            last.name = visible(text[slice(*last.span)])
            last.roles += [said.after] if said.after else []
        elif last and self._is_role(last, said, piece, is_person=is_person):
            self._add_role(last, piece, *_function_of(said, piece))
        elif self.waiting and self._continues_waiting(piece):
            self.waiting[-1] = self.waiting[-1]._replace(end=piece.end + piece.enclosed)
        elif said.kind in ("role", "body") and (last is None or self.is_role_first):
            self.waiting.append(_Waiting(piece.start, piece.end, self.line, self._is_function(piece)))
        else:
            if said.kind == "body" and piece.gap in (Gap.LINE, Gap.ITEM):
                self.found.mention_desk(self.line)
            self._leave(piece, said)

    def _describe(self, last: Draft, piece: Piece, said: Said) -> None:
        """Take in what stands in brackets behind a name."""
        inside = self.found.text[piece.start : piece.end]
        if said.kind == "note":
            self._leave(piece, said)
        elif self.end == (last.span[1], self.line) and is_call_name(last.name, inside):
            last.name, last.span = f"{last.name} ({inside})", (last.span[0], piece.end + 1)
        else:
            self._add_role(last, piece, *_function_of(said, piece))
            last.is_closed = True

    def _is_new(self, said: Said, piece: Piece, *, labelled: bool) -> bool:
        """Return whether a name is another person, not more about the last one."""
        last = self.last
        if said.is_deputy:
            return True
        if last is None:
            # After an institution a single name is its town or country: "Universiteit van Tampere, Finland".
            is_town = bool(self.waiting) and self._continues_waiting(piece) and not self.waiting[-1].is_function
            return said.is_full or (labelled and not is_town)
        in_role = bool(last.roles) and not last.is_closed
        both_single = said.is_single and " " not in last.name
        if piece.gap in (Gap.LINE, Gap.ITEM):
            return said.is_full or (labelled and both_single)
        if piece.gap is Gap.JOINER:
            # "adviseur werk en projectleider Nieuwe Markt" is one function.
            is_more = in_role and said.before is not None and not said.is_closed
            return (said.is_full or (labelled and not in_role)) and not is_more
        if piece.gap in (Gap.DETAIL, Gap.NOTHING):
            return said.is_full or (labelled and not in_role)
        if said.is_full:
            return said.is_closed or said.before is None or bool(said.honorifics)
        return labelled and both_single and piece.gap is not Gap.DASH

    def _continues_name(self, last: Draft, said: Said, piece: Piece) -> bool:
        """Return whether a name is the second half of the surname before it: "Zomer – de Zwaan"."""
        follows = self.end == (last.span[1], self.line)
        return follows and piece.gap is Gap.DASH and not last.roles and said.before is None

    def _continues_waiting(self, piece: Piece) -> bool:
        """Return whether a piece goes on where what waits for a person ends, on the same line."""
        return piece.gap in (*SOFT, Gap.BRACKET, Gap.NOTHING) and self.waiting[-1].line == self.line

    def _is_role(self, last: Draft, said: Said, piece: Piece, *, is_person: bool) -> bool:
        """Return whether a piece is a function or an affiliation of the last person."""
        printed = self.found.text[piece.start : piece.end]
        if said.kind == "note" or not has_letter(printed):
            return False
        is_known = said.kind in ("role", "body", "place") or (said.kind == "person" and not is_person)
        if piece.gap in (Gap.LINE, Gap.ITEM):
            return self._is_role_below(last, said, piece, is_known=is_known)
        if piece.gap is Gap.DETAIL:
            return is_known and not last.roles and (len(self.found.people) == 1 or last.line == self.line)
        if piece.gap is Gap.JOINER:
            return is_known or (bool(last.roles) and not last.is_closed)
        return True

    def _is_role_below(self, last: Draft, said: Said, piece: Piece, *, is_known: bool) -> bool:
        """Return whether an item or a line of its own is a function of the person above."""
        printed = self.found.text[piece.start : piece.end]
        if self.is_role_first and last.roles:
            return False
        if said.kind == "body" and self.has_detail and piece.before_detail:
            return False  # a department with an address of its own
        if not is_known:
            is_street = any(map(str.isdigit, printed))
            is_near = self.end != _NOWHERE and self.line - self.end[1] <= 1
            if is_street or not is_near or not printed[0].isupper():
                return False
        return len(printed.split()) <= _LONGEST_ROLE

    def _add_role(self, draft: Draft, piece: Piece, start: int, end: int) -> None:
        """Add a stretch to what is said of a person; what only a comma or a joiner parts is one."""
        is_next = bool(draft.roles) and self.end == (draft.roles[-1][1], self.line)
        if is_next and piece.gap in SOFT and not draft.is_closed:
            draft.roles[-1] = (draft.roles[-1][0], end)
        else:
            opening = self.words.role_openings.match(self.found.text, start, end)
            if opening and not self.words.is_role(opening.group().strip()):
                start = opening.end()
            draft.roles.append((start, end))
        self.end = (end, self.line)

    def _add(self, piece: Piece, said: Said) -> None:
        """Take in a person, with the function that waited for one."""
        roles = [span for span in (said.before, said.after) if span]
        if said.before is None and (waited := self._take_waiting()):
            roles.insert(0, waited)
        self._stop_waiting()
        draft = Draft(
            name=visible(self.found.text[said.start : said.end]),
            span=(said.start, said.end),
            line=self.line,
            honorifics=list(said.honorifics),
            roles=roles,
            is_closed=said.is_closed or (bool(roles) and said.after is None),
            is_certain=self.is_certain or bool(said.honorifics),
        )
        if piece.gap is Gap.JOINER and self.named == 1 and self.last and self.end == (self.last.span[1], self.line):
            share_surname(self.last, draft, self.words)
        self._follow(draft, said.after[1] if said.after else said.end)
        if said.remark:
            self.found.rest.append(Rest(*said.remark, "note"))

    def _turn(self, turned: Turned) -> None:
        """Take in a person whose surname stands first."""
        draft = Draft(
            name=turned.name,
            span=turned.span,
            line=self.line,
            honorifics=list(turned.honorifics),
            is_certain=True,
            is_turned=not turned.is_certain,
        )
        self._follow(draft, turned.span[1])

    def _follow(self, draft: Draft, end: int) -> None:
        self.named += 1
        known = self.found.add(draft)
        if known:
            self.last, self.has_detail = known, False
        self.end = (end, self.line)

    def _take_waiting(self) -> Span | None:
        """Return the function before a person: on the line itself, or on the line above."""
        beside = [one for one in self.waiting if one.line == self.line]
        above = [one for one in self.waiting if one.is_function and 0 < self.line - one.line <= _FARTHEST_ROLE][-1:]
        taken = beside or above
        if not taken:
            return None
        self.is_role_first = self.is_role_first or not beside
        self.waiting = [one for one in self.waiting if one not in taken]
        return taken[0].start, taken[-1].end

    def _stop_waiting(self) -> None:
        """Give what waited for the next person to the last one where that has none, or leave it."""
        for one in self.waiting:
            if self.last and self.is_role_first and not self.last.roles:
                self.last.roles.append((one.start, one.end))
            else:
                self.found.rest.append(Rest(one.start, one.end, "role" if one.is_function else "body"))
        self.waiting = []

    def _leave(self, piece: Piece, said: Said) -> None:
        """Keep what is not understood, together with what stands next to it."""
        before = self.found.rest[-1] if self.found.rest else None
        if before and piece.gap in SOFT and self.end == (before.end, self.line):
            kind = before.kind if before.kind in (said.kind, "body") else "other"
            self.found.rest[-1] = Rest(before.start, piece.end, kind)
        else:
            self.found.rest.append(Rest(piece.start, piece.end, said.kind))
        self.end = (piece.end, self.line)

    def _is_function(self, piece: Piece) -> bool:
        tokens = self.found.text[piece.start : piece.end].split()
        return any(map(self.words.is_role, tokens)) and not any(map(self.words.is_body, tokens))


def _function_of(said: Said, piece: Piece) -> Span:
    """Return where the function that a piece is begins, its label left out, and where it ends."""
    places = [said.start, *(span[0] for span in (said.before, *said.honorifics[:1]) if span)]
    return min(places), piece.end
