"""The text of an organisation with its stretches, and what is found in them: once, with its places."""

from __future__ import annotations

import difflib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from aenoprojects.diagnostics import Code
from aenoprojects.model import Municipality
from aenoprojects.values.municipalities import FoundMunicipality, find_municipalities
from aenoprojects.values.organisation.partners import partner_spans
from aenoprojects.values.organisation.signs import ARRANGEMENT, PARENTHESES, PREFIX, SEPARATOR
from aenoprojects.values.readings import Part, Problem
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import fold, visible
from aenoprojects.vocabulary.register import by_code, find, names

Span = tuple[int, int]

_SHORTEST_SLIP = 8  # letters: shorter names are too easily alike
_LONGEST_SLIP = 60  # characters of a name
_CUTOFF = 0.92  # likeness: one letter of a name of eight or more


class Stretches:
    """One text that is read for an organisation."""

    def __init__(self, text: str, parts: Sequence[Part], vocabulary: Vocabulary) -> None:
        """Take the text; parts that are blank are left out."""
        self.text, self.vocabulary = text, vocabulary
        self.problems: list[Problem] = []
        self.parts: dict[str, list[Part]] = {}
        for part in parts:
            if text[part.start : part.end].strip():
                self.parts.setdefault(part.field, []).append(part)
        self.heading = self.whole("heading")
        self._found: dict[Span, tuple[FoundMunicipality, ...]] = {}
        self._said: set[int] = set()
        self._nearest: dict[str, Municipality | None] = {}

    def whole(self, name: str) -> Span | None:
        """Return the stretch of a field from its first part to its last."""
        parts = self.parts.get(name)
        return trimmed(self.text, parts[0].start, parts[-1].end) if parts else None

    def find(self, span: Span, *, said: bool = False) -> tuple[FoundMunicipality, ...]:
        """Return the municipalities in a stretch, with names that are a slip away; places are those of the text.

        Args:
            span: the stretch.
            said: True where a label says that municipalities follow; it holds for what begins at the same place.
        """
        if said:
            self._said.add(span[0])
        if span not in self._found:
            piece, offset = self.text[slice(*span)], span[0]
            found = [
                FoundMunicipality(one.start + offset, one.end + offset, one.codes)
                for one in find_municipalities(piece, self.vocabulary, said=span[0] in self._said)
            ]
            found += self._misspelt(span, found)
            self._found[span] = tuple(sorted(found))
        return self._found[span]

    def _misspelt(self, span: Span, found: Iterable[FoundMunicipality]) -> list[FoundMunicipality]:
        """Return names one slip off, where nothing else is near: whole items of a list, and long ones only."""
        taken = sorted(one.end for one in found)
        slips: list[FoundMunicipality] = []
        for first, last in self.items(span):
            if match := PARENTHESES.search(self.text, first, last):
                last = match.start()
            folded = fold(self.text[first:last]) if last - first < _LONGEST_SLIP else ""
            free = bisect_right(taken, first) == bisect_right(taken, last)
            if len(folded) >= _SHORTEST_SLIP and folded not in names() and free and (near := self._near(first, last)):
                self.report(Code.MUNICIPALITY_MISSPELT, self.text[first:last], (first, last), read_as=near.name)
                slips.append(FoundMunicipality(first, last, (near.code or "",)))
        return slips

    def items(self, span: Span) -> Iterator[Span]:
        """Yield the items of a list of organisations, without "Gemeente" in front."""
        start = span[0]
        for cut in (*SEPARATOR.finditer(self.text, *span), None):
            end = cut.start() if cut else span[1]
            prefix = self.vocabulary.pattern(PREFIX).match(self.text, start, end)
            yield trimmed(self.text, prefix.end() if prefix else start, end)
            start = cut.end() if cut else end

    def _near(self, start: int, end: int) -> Municipality | None:
        name = self.text[start:end]
        if self.vocabulary.pattern(ARRANGEMENT).match(name):
            return None
        if name not in self._nearest:
            self._nearest[name] = nearest(name)
        return self._nearest[name]

    def one(self, found: FoundMunicipality, span: Span) -> Municipality | None:
        """Return the municipality of a name; of several the one that the heading or another name tells."""
        codes = found.codes
        if len(codes) > 1:
            told = {one.codes[0] for some in self._found.values() for one in some if len(one.codes) == 1}
            if self.heading and span != self.heading:
                told |= {one.codes[0] for one in self.find(self.heading) if len(one.codes) == 1}
            codes = tuple(code for code in codes if code in told) or codes
        if len(codes) == 1:
            return by_code(codes[0])
        self.report(Code.MUNICIPALITY_AMBIGUOUS, self.text[found.start : found.end], (found.start, found.end))
        return None

    def partners_in(self, start: int, end: int) -> list[Span]:
        """Return where a stretch lists bodies that are no municipality; places are those of the text."""
        spans = partner_spans(self.text[start:end], self.vocabulary)
        return [trimmed(self.text, one + start, other + start) for one, other in spans]

    def report(self, code: Code, text: str, span: Span, read_as: str | None = None) -> None:
        """Note what had to be repaired, guessed or left."""
        self.problems.append(Problem(code, visible(text), *span, read_as))


def nearest(name: str) -> Municipality | None:
    """Return the one municipality whose name is a slip away from a text: it begins or ends the same.

    >>> nearest("Bernheeze").name
    'Bernheze'
    """
    folded = fold(name)
    some = [
        known
        for known in names()
        if abs(len(known) - len(folded)) < 2 and (known[:3] == folded[:3] or known[-3:] == folded[-3:])
    ]
    close = difflib.get_close_matches(folded, some, n=2, cutoff=_CUTOFF)
    found = find(close[0]) if len(close) == 1 else ()
    return found[0] if len(found) == 1 else None


def trimmed(text: str, start: int, end: int) -> Span:
    """Return a stretch without blanks at its ends."""
    inside = text[start:end]
    left = start + len(inside) - len(inside.lstrip())
    return left, max(left, start + len(inside.rstrip()))
