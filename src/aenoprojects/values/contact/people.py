"""The people of a contact, gathered piece by piece, with the addresses and numbers that stand between them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Literal, NamedTuple

from attrs import define, field

from aenoprojects.values.contact.details import FoundDetail, find_details
from aenoprojects.values.contact.emails import FoundEmail
from aenoprojects.values.contact.inverted import upright
from aenoprojects.values.contact.names import Said, Span, is_place, read_piece
from aenoprojects.values.contact.phones import FoundPhone
from aenoprojects.values.contact.pieces import Gap, Piece, cut
from aenoprojects.values.contact.words import PeopleWords, has_letter
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import fold, visible

_MOST_PEOPLE = 50
"""More are no contact, and would make a hostile page slow."""
_LONGEST_ROLE = 12
"""Words: more on a line below a name are a sentence."""


@define(kw_only=True)
class Draft:
    """A person so far."""

    name: str
    """As it is spoken."""
    span: Span
    """Where the name stands; also the surname that it shares with the next one."""
    line: int
    """Line on which it stands first, from 0."""
    honorifics: list[Span] = field(factory=list)
    """Titles before and after it."""
    roles: list[Span] = field(factory=list)
    """Functions and affiliations beside it."""
    is_closed: bool = False
    """True when the function stood in brackets or before a colon: what comes after is no more of it."""
    is_full: bool = False
    """True where it names a person by itself."""
    is_certain: bool = False
    """True where a label or an introduction says that this is a person."""
    is_turned: bool = False
    """True where the surname stood first and nothing but its comma says so."""


class Mention(NamedTuple):
    """One person, address or number, where it stands; or what says that the next one is nobody's."""

    kind: Literal["person", "email", "phone", "general"]
    line: int
    """Line within the text, from 0."""
    place: int
    """Place in its list of the `Roster`."""


class Rest(NamedTuple):
    """Text that is neither person, address nor number."""

    start: int
    """Where it begins."""
    end: int
    """Where it ends."""
    kind: str
    """What it is, as for `Said`."""


@define
class Roster:
    """All that a text mentions, before it is known what belongs together."""

    text: str
    """The text."""
    vocabulary: Vocabulary
    """The words to go by."""
    people: list[Draft] = field(factory=list)
    """Each person once."""
    emails: list[FoundEmail] = field(factory=list)
    """Each address once."""
    phones: list[FoundPhone] = field(factory=list)
    """Every number."""
    order: list[Mention] = field(factory=list)
    """All of them together, in the order of the text."""
    rest: list[Rest] = field(factory=list)
    """What is none of them."""
    _places: dict[str, int] = field(factory=dict)
    _names: dict[str, list[int]] = field(factory=dict)
    _details: tuple[FoundDetail, ...] | None = None
    _breaks: list[int] | None = None
    # The state of the stretch that is being read.
    _last: Draft | None = None
    _at: tuple[int, int] = (-1, -1)
    _pending: list[Piece] = field(factory=list)
    _is_role_first: bool = False
    _has_detail: bool = False

    @property
    def details(self) -> tuple[FoundDetail, ...]:
        """Return every address and number of the text."""
        if self._details is None:
            self._details = find_details(self.text, self.vocabulary)
        return self._details

    def within(self, start: int, end: int) -> Sequence[FoundDetail]:
        """Return the addresses and numbers that begin in a stretch of the text."""
        first = bisect_left(self.details, start, key=lambda one: one.start)
        return self.details[first : bisect_left(self.details, end, first, key=lambda one: one.start)]

    def line_of(self, offset: int) -> int:
        """Return the line of the text, from 0, on which a character stands."""
        if self._breaks is None:
            self._breaks = [match.start() for match in re.finditer("\n", self.text)]
        return bisect_right(self._breaks, offset)

    def read(self, start: int, end: int, *, labelled: bool, is_certain: bool = False) -> None:
        """Take in a stretch of the text.

        Args:
            start: where it begins.
            end: where it ends.
            labelled: True where a label says that a person follows: then a first name alone will do.
            is_certain: True where an introduction says that it names people.
        """
        words = self.vocabulary.derive(PeopleWords)
        chunks = list(cut(self.text, start, end, self.within(start, end), self.vocabulary))
        # Capitals tell names from other words, unless there are none to tell by.
        letters = "".join(self.text[one.start : one.end] for one in chunks if isinstance(one, Piece))
        cased = letters != letters.upper() and not (labelled and letters == letters.lower())
        alone = labelled
        index = 0
        while index < len(chunks):
            chunk = chunks[index]
            index += 1
            if not isinstance(chunk, Piece):
                self.mention(chunk)
                self._flush(keep=True)
                alone = False
                continue
            turned = upright(self.text, chunks, index - 1, words, labelled=labelled, cased=cased)
            if turned:
                self._flush(keep=False)
                self._add_turned(turned.name, turned.span, turned.honorifics, chunk, is_certain=turned.is_certain)
                index += 1
                continue
            lenient = labelled and (alone or not self._is_before_details(chunk))
            said = read_piece(self.text, chunk.start, chunk.end, words, cased=cased, labelled=lenient, announces=chunk.before_detail)
            self._take(chunk, said, labelled=lenient, is_certain=is_certain or labelled)
        self._flush(keep=False)

    def _is_before_details(self, piece: Piece) -> bool:
        """Return whether a piece stands after an address or a number: then it must name somebody by itself."""
        return piece.gap is Gap.DETAIL

    def mention(self, found: FoundDetail) -> None:
        """Take in an address or a number."""
        line = self.line_of(found.start)
        self._has_detail = True
        if isinstance(found, FoundPhone):
            self.order.append(Mention("phone", line, len(self.phones)))
            self.phones.append(found)
            return
        place = self._places.setdefault(found.address, len(self.emails))
        if place == len(self.emails):
            self.emails.append(found)
        self.order.append(Mention("email", line, place))

    def _take(self, piece: Piece, said: Said, *, labelled: bool, is_certain: bool) -> None:
        """Take in what a piece says."""
        last = self._last
        place = said.kind == "place" or (said.kind == "person" and not said.honorifics and is_place(self.text[said.start : said.end]))
        if said.kind in ("label", "nothing"):
            return
        if said.kind == "title":
            if last:
                last.honorifics.append((said.start, said.end))
            return
        if said.kind == "general":
            self.order.append(Mention("general", self.line_of(piece.start), 0))
            return
        if last and piece.enclosed and piece.gap is Gap.BRACKET and not said.is_deputy and not said.honorifics:
            if said.kind == "note":
                self._leave(piece, said)
            else:
                if _is_call_name(last.name, self.text[piece.start : piece.end]):
                    last.name = f"{last.name} ({self.text[piece.start : piece.end]})"
                    last.span = (last.span[0], piece.end + 1)
                    return
                self._add_role(last, piece, *_span_of(said, piece))
                last.is_closed = True
            return
        if said.kind == "person" and not place and self._is_new(said, piece, labelled=labelled):
            self._add(said, piece, is_certain=is_certain)
        elif last and said.kind == "person" and not place and self._goes_on(said, piece):
            last.span = (last.span[0], said.end)
            last.name = visible(self.text[slice(*last.span)])
            if said.after:
                last.roles.append(said.after)
        elif last and self._is_role(said, piece, place=place):
            self._add_role(last, piece, *_span_of(said, piece))
        elif self._pending and self._is_more(piece):
            self._pending[-1] = self._pending[-1]._replace(end=piece.end + piece.enclosed)
        elif said.kind in ("role", "body") and (last is None or self._is_role_first):
            self._pending.append(piece)
        else:
            if said.kind == "body" and piece.gap in (Gap.LINE, Gap.ITEM):
                self.order.append(Mention("general", self.line_of(piece.start), 0))
            self._leave(piece, said)

    def _is_new(self, said: Said, piece: Piece, *, labelled: bool) -> bool:
        """Return whether a name is another person, not more about the last one."""
        last = self._last
        if said.is_deputy or last is None:
            # After an institution a single name is its town or country: "Universiteit van Tampere, Finland".
            of_body = bool(self._pending) and self._is_more(piece) and not self._is_function(self._pending[-1])
            return said.is_deputy or said.is_full or (labelled and not of_body)
        in_role = bool(last.roles) and not last.is_closed
        both_single = said.is_single and " " not in last.name
        if piece.gap in (Gap.LINE, Gap.ITEM):
            return said.is_full or (labelled and both_single)
        if piece.gap in (Gap.JOINER, Gap.DETAIL, Gap.NOTHING):
            return (said.is_full or (labelled and not in_role)) and not (said.before and in_role and not said.is_closed and piece.gap is Gap.JOINER)
        if said.is_full:
            return bool(said.is_closed or not said.before or said.honorifics)
        return labelled and piece.gap is not Gap.DASH and both_single

    def _is_more(self, piece: Piece) -> bool:
        """Return whether a piece goes on where the last one that waits for a person ends, on the same line."""
        soft = piece.gap in (Gap.DASH, Gap.COMMA, Gap.SLASH, Gap.JOINER, Gap.BRACKET, Gap.NOTHING)
        return soft and self.line_of(self._pending[-1].start) == self.line_of(piece.start)

    def _goes_on(self, said: Said, piece: Piece) -> bool:
        """Return whether a name is the second half of the surname before it: "Zomer – de Zwaan"."""
        last = self._last
        follows = self._at == (last.span[1], self.line_of(piece.start)) if last else False
        return bool(follows and last and not last.roles and not said.before and piece.gap is Gap.DASH)

    def _is_role(self, said: Said, piece: Piece, *, place: bool) -> bool:
        """Return whether a piece is the function or the affiliation of the last person."""
        last = self._last
        if last is None or said.kind == "note" or not has_letter(self.text[piece.start : piece.end]):
            return False
        beside = piece.gap in (Gap.DASH, Gap.COMMA, Gap.SLASH, Gap.NOTHING, Gap.BRACKET)
        in_role = bool(last.roles) and not last.is_closed
        known = said.kind in ("role", "body") or place
        words = len(self.text[piece.start : piece.end].split())
        if piece.gap in (Gap.LINE, Gap.ITEM):
            if self._is_role_first and last.roles:
                return False
            if said.kind == "body" and self._has_detail and piece.before_detail:
                return False  # a department with an address of its own
            if said.kind in ("other", "person") and any(map(str.isdigit, self.text[piece.start : piece.end])):
                return False  # a street
            below = self._at[1] >= 0 and self.line_of(piece.start) - self._at[1] <= 1 and self._at[0] >= 0
            capital = self.text[piece.start].isupper() and "@" not in self.text[piece.start : piece.end]
            return words <= _LONGEST_ROLE and (known or (below and capital and said.kind in ("other", "person")))
        if piece.gap is Gap.DETAIL:
            return known and not last.roles and (len(self.people) == 1 or last.line == self.line_of(piece.start))
        if piece.gap is Gap.JOINER:
            return in_role or known
        return beside and "@" not in self.text[piece.start : piece.end]

    def _add_role(self, draft: Draft, piece: Piece, start: int, end: int) -> None:
        """Add a stretch to what is said of a person; what only a comma or a joiner parts is one."""
        is_next = bool(draft.roles) and draft.roles[-1][1] == self._at[0] and self.line_of(piece.start) == self._at[1]
        if is_next and piece.gap in (Gap.COMMA, Gap.JOINER, Gap.DASH, Gap.SLASH) and not draft.is_closed:
            draft.roles[-1] = (draft.roles[-1][0], end)
        else:
            opening = self.vocabulary.derive(PeopleWords).role_openings.match(self.text, start, end)
            kept = opening is None or self.vocabulary.derive(PeopleWords).is_role(self.text[start : opening.end()].strip())
            draft.roles.append((start if kept or opening is None else opening.end(), end))
        self._at = (end, self.line_of(piece.start))

    def _add(self, said: Said, piece: Piece, *, is_certain: bool) -> None:
        """Add a person; one who was named before is not another."""
        roles = [span for span in (said.before, said.after) if span]
        if said.before is None and self._pending and (self.line_of(self._pending[-1].start) == self.line_of(piece.start) or len(self._pending) == 1 or self._is_function(self._pending[-1])):
            near = [one for one in self._pending if self.line_of(one.start) == self.line_of(piece.start) or (self.line_of(piece.start) - self.line_of(one.start) <= 2 and self._is_function(one))]
            if near:
                self._is_role_first = self.line_of(near[0].start) < self.line_of(piece.start) or self._is_role_first
                roles.insert(0, (near[0].start, near[-1].end) if self.line_of(near[0].start) == self.line_of(near[-1].start) else near[-1][:2])
                self._pending = [one for one in self._pending if one not in near]
        self._flush(keep=False)
        draft = Draft(
            name=visible(self.text[said.start : said.end]),
            span=(said.start, said.end),
            line=self.line_of(piece.start),
            honorifics=list(said.honorifics),
            roles=roles,
            is_closed=said.is_closed or (bool(roles) and said.after is None),
            is_full=said.is_full,
            is_certain=is_certain or bool(said.honorifics),
        )
        if piece.gap is Gap.JOINER and len(self.people) == 1 and " " in draft.name:
            _share_surname(self.people[0], draft, self.vocabulary.derive(PeopleWords))
        self._keep(draft, piece)
        self._at = (said.after or (0, said.end))[1], self.line_of(piece.start)
        if said.remark:
            self.rest.append(Rest(*said.remark, "note"))

    def _is_function(self, piece: Piece) -> bool:
        words = self.vocabulary.derive(PeopleWords)
        tokens = self.text[piece.start : piece.end].split()
        return any(words.is_role(token) and not words.is_body(token) for token in tokens) and not any(map(words.is_body, tokens))

    def _add_turned(self, name: str, span: Span, honorifics: Sequence[Span], piece: Piece, *, is_certain: bool) -> None:
        draft = Draft(
            name=name, span=span, line=self.line_of(piece.start), honorifics=list(honorifics), is_full=True, is_certain=True, is_turned=not is_certain
        )
        self._keep(draft, piece)
        self._at = (span[1], self.line_of(piece.start))

    def _keep(self, draft: Draft, piece: Piece) -> None:
        surname = fold(draft.name).rpartition(" ")[2]
        near = self._names.setdefault(surname, [])
        place = next((at for at in near if _is_same(self.people[at].name, draft.name)), len(self.people))
        if place == len(self.people):
            if place == _MOST_PEOPLE:
                self.rest.append(Rest(*draft.span, "other"))
                return
            self.people.append(draft)
            near.append(place)
        known = self.people[place]
        if known is not draft:
            known.honorifics = known.honorifics or draft.honorifics
            known.roles = known.roles or draft.roles
        self._last, self._has_detail = known, False
        self.order.append(Mention("person", self.line_of(piece.start), place))

    def _leave(self, piece: Piece, said: Said) -> None:
        """Keep what is not understood, together with what stands next to it."""
        before = self.rest[-1] if self.rest else None
        joined = before and piece.gap in (Gap.COMMA, Gap.JOINER, Gap.DASH, Gap.SLASH) and self._at == (before.end, self.line_of(piece.start))
        if before and joined:
            self.rest[-1] = Rest(before.start, piece.end, before.kind if before.kind == said.kind else "other" if before.kind != "body" else "body")
        else:
            self.rest.append(Rest(piece.start, piece.end, said.kind))
        self._at = (piece.end, self.line_of(piece.start))

    def _flush(self, *, keep: bool) -> None:
        """Give functions that waited for the next person to the last one, or leave them."""
        if keep and self._last is None:
            return
        for piece in self._pending:
            if self._last and self._is_role_first and not self._last.roles:
                self._last.roles.append(piece[:2])
            else:
                self.rest.append(Rest(piece.start, piece.end, "role" if self._is_function(piece) else "body"))
        self._pending = []

    def give_up(self, drafts: Sequence[Draft]) -> None:
        """Forget people who were named: nothing says that they are people."""
        gone = {id(draft) for draft in drafts}
        if not gone:
            return
        kept = [at for at, one in enumerate(self.people) if id(one) not in gone]
        moved = {old: new for new, old in enumerate(kept)}
        self.order = [
            one._replace(place=moved[one.place]) if one.kind == "person" else one
            for one in self.order
            if one.kind != "person" or one.place in moved
        ]
        self.rest += [Rest(*draft.span, "other") for draft in drafts]
        self.people = [self.people[at] for at in kept]
        self._names = {}
        for at, one in enumerate(self.people):
            self._names.setdefault(fold(one.name).rpartition(" ")[2], []).append(at)

    def start_again(self) -> None:
        """Forget who was named last: another part, another card begins."""
        self._flush(keep=False)
        self._last, self._at, self._is_role_first = None, (-1, -1), False


def _span_of(said: Said, piece: Piece) -> Span:
    """Return where the function that a piece is begins, its label left out, and where it ends."""
    places = [said.start, *(span[0] for span in (said.before, *said.honorifics[:1]) if span)]
    return min(places), piece.end


def _is_call_name(name: str, text: str) -> bool:
    """Return whether what stands in brackets after a name is what its initial stands for: "T. Visser (Truus)"."""
    return name[1:2] == "." and text[:1] == name[:1] and text.isalpha() and text[1:].islower()


def _is_same(one: str, other: str) -> bool:
    """Return whether two names are one person's: equal, or one with an initial for the given name."""
    first, *surname = fold(one).split() or [""]
    given, *rest = fold(other).split() or [""]
    initial = bool(surname) and first[:1] == given[:1] and 1 in (len(first), len(given))
    return surname == rest and (first == given or initial)


def _share_surname(one: Draft, other: Draft, words: PeopleWords) -> None:
    """Give the surname of "Joke en Piet de Wit" to both."""
    tokens = other.name.split()
    if " " in one.name or one.honorifics or one.roles or other.honorifics or "." in tokens[0]:
        return
    small = (at for at in range(1, len(tokens)) if words.is_small(tokens[at]))
    one.name = " ".join([one.name, *tokens[next(small, len(tokens) - 1) :]])
    one.span = (one.span[0], other.span[1])
