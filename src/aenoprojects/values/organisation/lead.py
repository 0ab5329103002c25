"""What an organisation line, or the value of a label, says of who is in the lead."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import define, field

from aenoprojects.diagnostics import Code
from aenoprojects.model.project import OrganisationKind
from aenoprojects.values.bodies import find_bodies
from aenoprojects.values.municipalities import FoundMunicipality
from aenoprojects.values.organisation.signs import (
    ARRANGEMENT,
    PARENTHESES,
    PREFIX,
    SEPARATOR,
    TOGETHER,
    names_organisation,
    side_by_side,
    starts_arrangement,
)
from aenoprojects.values.organisation.stretches import Span, Stretches, trimmed
from aenoprojects.values.words import words_of
from aenoprojects.vocabulary.folding import fold, visible

_IN_FORMATION = re.compile(r"\s+i\.?\s?o\.?$", re.IGNORECASE)
_GLUED = re.compile(r"[a-z](?=Gemeenten?\b)")
_AGAIN = re.compile(r"\w\s+(?=Gemeente\b)")
_DASH = re.compile(r"\s+[-–—|]\s+|\s*:\s+")
_ARTICLE = re.compile(r"(?:De|Het)\s+")


@define
class Lead:
    """What a stretch says of who is in the lead."""

    name: str
    kind: OrganisationKind
    span: Span
    code: str | None = None
    """Of the municipality in the lead, where it is one."""
    partners: list[Span] = field(factory=list)


def read_lead(source: Stretches, whole: Span, above: Span | None, *, said: bool) -> Lead:
    """Return name, kind and partners of an organisation line or of the value of a label.

    Args:
        source: the text that it stands in.
        whole: the stretch.
        above: what the heading begins with.
        said: True where a label says that a municipality follows.
    """
    return _LeadReader(source).read(whole, above, said=said)


class _LeadReader:
    """One reading of a stretch."""

    def __init__(self, source: Stretches) -> None:
        self.source, self.text, self.vocabulary = source, source.text, source.vocabulary

    def read(self, whole: Span, above: Span | None, *, said: bool) -> Lead:
        """Return what it says; see `read_lead`."""
        start, end = self._without_glue(self._without_tail(whole, above), said=said)
        found = self.source.find((start, end), said=said)
        lead = visible(self.text[slice(*above)]) if above else ""
        inner = list(PARENTHESES.finditer(self.text, start, end))
        for match in inner:
            # "Gemeenten A, B (werkorganisatie AB)" under "AB: ...": the partnership is what is meant.
            word = self.vocabulary.pattern(rf"\s*{ARRANGEMENT}\s*").match(self.text, *match.span(1))
            named = trimmed(self.text, word.end() if word else match.start(1), match.end(1))
            if lead and fold(self.text[slice(*named)]).replace(" ", "") == fold(lead).replace(" ", ""):
                return Lead(lead, "partnership", named)
        inner = [match for match in inner if not any(one.start < match.start() < one.end for one in found)]
        prefix = self.vocabulary.pattern(PREFIX).match(self.text, start, end)
        first = self._without_article(prefix.end() if prefix else start, end, found, lead)
        together = self.vocabulary.pattern(TOGETHER).search(self.text, first, end)
        stop = together.start() if together else end
        outside = tuple(one for one in found if not any(match.start() <= one.start < match.end() for match in inner))
        listed = side_by_side(self.text, tuple(one for one in outside if one.start < stop), first, self.vocabulary)
        rest = self._rest(listed, stop, inner)
        if rest is None and fold(self.text[first:stop]) != fold(lead):
            rest = self._unparted(listed, found, stop)
            if rest and (self.source.partners_in(*rest) or any(rest[0] <= one.start for one in found)):
                parted = f"{self.text[start : rest[0]].strip()}, {self.text[slice(*rest)]}"
                self.source.report(Code.ORGANISATION_REPAIRED, self.text[start:end], (start, end), parted)
        others = self.source.partners_in(together.end(), end) if together else []
        if not listed or rest is None:
            name, span = self._plain_name(first, stop, inner)
            if fold(name) != fold(lead) and self._is_body_before_municipality(first, stop):
                self.source.report(Code.ORGANISATION_IN_PART, self.text[start:end], (start, end), name)
            kind = self._kind(name, first, stop, found, said=prefix is not None or said, known=bool(inner or together))
            return Lead(name or lead, kind, span, partners=others)
        one = self.source.one(listed[0], whole)
        partners = self.source.partners_in(*rest)
        more = [one for one in found if rest[0] <= one.start < rest[1]]
        kind = "municipality" if len(listed) == 1 and not (together or partners or more) else "municipalities"
        if rest[0] < rest[1] and not (partners or more):
            self.source.report(Code.ORGANISATION_IN_PART, self.text[start:end], (start, end))
        name = one.name if one else self.text[listed[0].start : listed[0].end]
        span = (listed[0].start, listed[0].end)
        return Lead(name, kind, span, one.code if one else None, [*partners, *others])

    def _kind(
        self, name: str, start: int, stop: int, found: tuple[FoundMunicipality, ...], *, said: bool, known: bool
    ) -> OrganisationKind:
        """Return what a name that is no list of municipalities stands for."""
        is_arrangement = starts_arrangement(name, self.vocabulary)
        if said and not (known or is_arrangement or any(start <= one.start < stop for one in found)):
            self.source.report(Code.MUNICIPALITY_UNKNOWN, name, (start, stop))
            return "municipality"
        if is_arrangement or said or any(start <= one.start < stop for one in found):
            return "partnership" if is_arrangement or said or self._is_joint(start, stop, found) else "other"
        if self._has_body(start, stop):
            return "other"
        # A name that nothing explains: on the fund's line a work organisation, as the value of a label anybody.
        return "partnership" if self.source.parts.get("line") else "other"

    def _is_joint(self, start: int, stop: int, found: tuple[FoundMunicipality, ...]) -> bool:
        """Return whether a name is made of municipalities: "De Wolden-Hoogeveen", "Werken in Goes"."""
        first = min((one.start for one in found if start <= one.start < stop), default=stop)
        return bool(self.source.parts.get("line")) or first == start

    def _is_body_before_municipality(self, start: int, stop: int) -> bool:
        """Return whether a body's whole name and "Gemeente X" follow each other without a sign: two, most likely."""
        return any(
            names_organisation(self.text[start : match.end()], self.vocabulary) == "body"
            for match in _AGAIN.finditer(self.text, start, stop)
        )

    def _has_body(self, start: int, stop: int) -> bool:
        words = words_of(self.text[start:stop])
        return any(first == 0 for first, _ in find_bodies(words, self.vocabulary))

    def _plain_name(self, start: int, stop: int, inner: list[re.Match[str]]) -> tuple[str, Span]:
        """Return a name as printed, without what is in parentheses."""
        kept, at = [], start
        for match in inner:
            if start <= match.start() < stop:
                kept.append(self.text[at : match.start()])
                at = match.end()
        kept.append(self.text[at:stop] if at < stop else "")
        name = visible("".join(kept)).strip(" ,;:")
        last = inner[0].start() if inner and start < inner[0].start() and not "".join(kept[1:]).strip() else stop
        return name, trimmed(self.text, start, max(start, last))

    def _rest(self, listed: Sequence[FoundMunicipality], stop: int, inner: list[re.Match[str]]) -> Span | None:
        """Return what follows the municipalities of a list, None where the name goes on: "De Wolden-Hoogeveen"."""
        if not listed:
            return None
        start = listed[-1].end
        for match in inner:
            if match.start() <= start < match.end() or (match.start() == start and match.end() <= stop):
                start = match.end()
        end = start + len(self.text[start:stop].rstrip(" ,;.*:"))
        if start >= end:
            return start, start
        if dash := _DASH.match(self.text, start, end):
            return dash.end(), end
        joined = SEPARATOR.match(self.text, start, end)
        return (start, end) if joined and self.text[start:end][: len(joined.group())].strip() else None

    def _unparted(
        self, listed: Sequence[FoundMunicipality], more: Sequence[FoundMunicipality], stop: int
    ) -> Span | None:
        """Return what follows the municipalities of a list after a mere blank, where that is one name after another."""
        if not listed:
            return None
        start, end = trimmed(self.text, listed[-1].end, max(listed[-1].end, stop))
        at = start
        while at > listed[-1].end and not names_organisation(self.text[at:end], self.vocabulary):
            prefix = self.vocabulary.pattern(PREFIX).match(self.text, at, end)
            one = next((one for one in more if one.start == (prefix.end() if prefix else at)), None)
            at = trimmed(self.text, one.end, end)[0] if one else 0
            if one is None or at == one.end:
                return None
        return (start, end) if start > listed[-1].end else None

    def _without_glue(self, span: Span, *, said: bool) -> Span:
        """Drop what is glued in front of "Gemeente X": "Rapport van XGemeente X"."""
        last = None
        for match in _GLUED.finditer(self.text, *span):
            last = match
        last = last or self._second_mention(span, said=said)
        if last is None:
            return span
        kept = self.text[last.end() : span[1]]
        self.source.report(Code.ORGANISATION_REPAIRED, self.text[slice(*span)], span, read_as=kept)
        return last.end(), span[1]

    def _second_mention(self, span: Span, *, said: bool) -> re.Match[str] | None:
        """Return what parts "Gemeente X" from a text before it that names X too: "Rapport van X Gemeente X"."""
        for match in _AGAIN.finditer(self.text, *span):
            found = self.source.find(span, said=said)
            before = {one.codes for one in found if one.end <= match.end()}
            behind = [one for one in found if one.end > match.end()]
            if len(behind) == 1 and behind[0].end == span[1] and behind[0].codes in before:
                return match
        return None

    def _without_tail(self, span: Span, above: Span | None) -> Span:
        """Drop asterisks, "i.o." and the project's name at the end of an organisation line."""
        start, end = span
        end = start + len(self.text[start:end].rstrip("*∗＊ "))
        if match := _IN_FORMATION.search(self.text, max(start, end - 12), end):
            end = match.start()
        title = self.source.whole("title")
        said = self.text[start:end]
        ending = visible(self.text[slice(*title)]) if title else ""
        is_lead = above is not None and fold(said) == fold(self.text[slice(*above)])
        for tail in (ending, ending.rpartition(" - ")[2]):
            if (
                tail
                and len(tail) < len(said)
                and said.lower().endswith(f" {tail.lower()}" if is_lead else tail.lower())
            ):
                return start, start + len(said[: -len(tail)].rstrip(" :-–"))
        return start, end

    def _without_article(self, start: int, end: int, found: tuple[FoundMunicipality, ...], lead: str) -> int:
        """Drop "De" in front, unless it is part of the name: of a municipality, or as the heading has it."""
        match = _ARTICLE.match(self.text, start, end)
        if not match or fold(lead).startswith(f"{fold(match.group())} ") or any(one.start == start for one in found):
            return start
        return match.end()
