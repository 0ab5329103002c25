"""Who carries a project: one reading from heading, title, organisation line, labels and participants."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence

from attrs import define, field

from aenoprojects.diagnostics import Code
from aenoprojects.model import Municipality, Organisation
from aenoprojects.model.project import OrganisationKind
from aenoprojects.values.bodies import find_bodies
from aenoprojects.values.municipalities import FoundMunicipality, find_municipalities
from aenoprojects.values.organisation.headings import split_heading
from aenoprojects.values.organisation.partners import partner_spans, split_partners
from aenoprojects.values.organisation.signs import (
    ARRANGEMENT,
    PREFIX,
    SEPARATOR,
    TOGETHER,
    names_organisation,
    parts_names,
    side_by_side,
    starts_arrangement,
)
from aenoprojects.values.readings import Part, Problem, Reading
from aenoprojects.values.words import words_of
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import fold, visible
from aenoprojects.vocabulary.register import by_code, find, names

Span = tuple[int, int]

_PARENTHESES = re.compile(r"\s*\(([^()]*)\)")
_IN_FORMATION = re.compile(r"\s+i\.?\s?o\.?$", re.IGNORECASE)
_GLUED = re.compile(r"[a-z](?=Gemeenten?\b)")
_SHORTEST_SLIP = 8  # letters: shorter names are too easily alike
_CUTOFF = 0.92  # likeness: one letter of a name of eight or more


def read_organisation(text: str, parts: Sequence[Part], vocabulary: Vocabulary) -> Reading[Organisation | None]:
    """Read the organisation of a project.

    Only what is plainly said counts, in this order: the organisation line, the labels as the vocabulary ranks them, the
    heading where a part of it is an organisation, the title where it names one municipality.

    Args:
        text: everything that may tell, as shown on the page.
        parts: its stretches by field: "heading", "title", "line" (the organisation line), "participants",
            "organisation" (the value of a label that names a lead or an executor), "partners" (the value of a label).
        vocabulary: the words to go by.

    Returns:
        The organisation, None where nothing names one. Spans: "name", "text", "participants_text",
        "municipalities.0", "partners.0". A labelled stretch in which no span lies was not used: the caller keeps it.

    >>> text = "Gemeente Tilburg en gemeente Utrecht"
    >>> read_organisation(text, [Part("line", None, 0, len(text))], Vocabulary.default()).value.kind
    'municipalities'
    """
    return _Reader(text, parts, vocabulary).read()


@define
class _Lead:
    """What a stretch says of who is in the lead."""

    name: str
    kind: OrganisationKind
    span: Span
    code: str | None = None
    """Of the municipality in the lead, where it is one."""
    partners: list[Span] = field(factory=list)


class _Reader:
    """One reading, with what was found on the way."""

    def __init__(self, text: str, parts: Sequence[Part], vocabulary: Vocabulary) -> None:
        self.text, self.vocabulary = text, vocabulary
        self.problems: list[Problem] = []
        self.parts: dict[str, list[Part]] = {}
        for part in parts:
            if text[part.start : part.end].strip():
                self.parts.setdefault(part.field, []).append(part)
        self.heading = self._whole("heading")
        self.found: dict[Span, tuple[FoundMunicipality, ...]] = {}

    def read(self) -> Reading[Organisation | None]:
        """Return the reading."""
        participants = self._whole("participants")
        above, is_plain = self._heading_lead()
        used, lead = self._chosen(above, is_plain=is_plain)
        if lead is None or used is None:
            said = self.text[slice(*self.heading)] if self.heading else self.text
            self._report(Code.NO_ORGANISATION, said, self.heading or (0, 0))
            return Reading(value=None, problems=self._sorted())
        stretches = [span for span in (above, used, participants) if span]
        municipalities = self._municipalities(lead, stretches)
        spans: dict[str, Span] = {"name": lead.span}
        is_said = self.parts.get("line") or used not in (above, self._whole("title"))
        if is_said:
            spans["text"] = used
        if participants:
            spans["participants_text"] = participants
        spans |= {f"municipalities.{at}": span for at, span in enumerate(municipalities.values())}
        named = self._partners(lead, participants)
        spans |= {f"partners.{at}": span for at, span in enumerate(named.values())}
        return Reading(
            value=Organisation(
                name=lead.name,
                kind=lead.kind,
                text=visible(self.text[slice(*used)]) if is_said else None,
                participants_text=visible(self.text[slice(*participants)]) if participants else None,
                municipalities=tuple(municipalities),
                partners=tuple(named),
            ),
            spans=spans,
            problems=self._sorted(),
        )

    # What there is to read from.

    def _whole(self, name: str) -> Span | None:
        """Return the stretch of a field from its first part to its last."""
        parts = self.parts.get(name)
        return _trimmed(self.text, parts[0].start, parts[-1].end) if parts else None

    def _heading_lead(self) -> tuple[Span | None, bool]:
        """Return the part of the heading that names the organisation, and whether that is plain by itself.

        Below a heading "HLTsamen: Fit" only the organisation line tells that "HLTsamen" is who, so it counts with one.
        """
        if self.heading is None:
            return None, False
        parts = split_heading(self.text[slice(*self.heading)], self.vocabulary)
        offset = self.heading[0]
        if parts.organisation:
            return (parts.organisation[0] + offset, parts.organisation[1] + offset), True
        if not self.parts.get("line"):
            return None, False
        span = parts.lead or parts.heading
        return (span[0] + offset, span[1] + offset), False

    def _chosen(self, above: Span | None, *, is_plain: bool) -> tuple[Span | None, _Lead | None]:
        """Return the stretch that names the organisation, and what it says."""
        if line := self._whole("line"):
            return line, self._lead(line, above, said=False)
        for part in self._ranked():
            span = _trimmed(self.text, part.start, part.end)
            said = fold(part.label or "") in self._prefixes
            if lead := self._of_label(span, above, said=said):
                return span, lead
        if above and is_plain:
            return above, self._lead(above, above, said=False)
        if title := self._whole("title"):
            return title, self._of_title(title)
        return None, None

    @property
    def _prefixes(self) -> frozenset[str]:
        return self.vocabulary.words("organisations.prefixes") | {"gemeente n", "municipality", "municipalities"}

    def _ranked(self) -> list[Part]:
        """Return the labelled stretches that may name the lead, the one that counts first on top."""
        ranks = self.vocabulary.derive(_ranks)
        nothing = self.vocabulary.words("people.placeholders")
        parts = [
            part
            for part in self.parts.get("organisation", ())
            if fold(self.text[part.start : part.end]) not in nothing | {""}
        ]
        # Labels that a user's vocabulary adds rank above those of who does the work.
        return sorted(parts, key=lambda part: ranks.get(fold(part.label or ""), _LAST_LEAD))

    def _of_label(self, span: Span, above: Span | None, *, said: bool) -> _Lead | None:
        """Return what the value of a label says; of more than a name the one municipality that is called one."""
        lead = self._lead(span, above, said=said)
        if lead.kind != "other" or names_organisation(self.text[slice(*span)], self.vocabulary):
            return lead
        found = self._find(span)
        called = [one for one in found if self._is_called(one)]
        if len(called) == 1 and len(found) == 1 and (one := self._one(called[0], span)):
            self._report(Code.ORGANISATION_IN_PART, self.text[slice(*span)], span, read_as=one.name)
            return _Lead(one.name, "municipality", (called[0].start, called[0].end), one.code)
        return lead

    def _is_called(self, one: FoundMunicipality) -> bool:
        """Return whether "gemeente" stands right before a name."""
        before = self.text[max(0, one.start - 20) : one.start]
        return self.vocabulary.pattern(rf"(?<!\w)(?:{PREFIX})$").search(before) is not None

    def _of_title(self, title: Span) -> _Lead | None:
        """Return the one municipality that a title names."""
        found = self._find(title)
        if not found:
            return None
        codes = dict.fromkeys(one.codes for one in found)
        listed = side_by_side(self.text, found, found[0].start, self.vocabulary)
        if len(codes) > 1 and len(listed) < len(found):
            said = ", ".join(dict.fromkeys(self.text[one.start : one.end] for one in found))
            self._report(Code.ORGANISATIONS_DIFFER, said, title)
            return None
        one = self._one(found[0], title)
        if one is None:
            return None
        kind: OrganisationKind = "municipality" if len(codes) == 1 else "municipalities"
        return _Lead(one.name, kind, (found[0].start, found[0].end), one.code)

    # What a stretch says.

    def _lead(self, whole: Span, above: Span | None, *, said: bool) -> _Lead:
        """Return name, kind and partners of an organisation line or of the value of a label.

        Args:
            whole: the stretch.
            above: what the heading begins with.
            said: True where a label says that a municipality follows.
        """
        start, end = self._without_glue(self._without_tail(whole, above))
        found = self._find((start, end), said=said)
        lead = visible(self.text[slice(*above)]) if above else ""
        inner = list(_PARENTHESES.finditer(self.text, start, end))
        for match in inner:
            # "Gemeenten A, B (werkorganisatie AB)" under "AB: ...": the partnership is what is meant.
            name = self.vocabulary.pattern(ARRANGEMENT).sub("", match[1]).strip()
            if lead and fold(name).replace(" ", "") == fold(lead).replace(" ", ""):
                return _Lead(lead, "partnership", _trimmed(self.text, *match.span(1)))
        inner = [match for match in inner if not any(one.start < match.start() < one.end for one in found)]
        prefix = self.vocabulary.pattern(PREFIX).match(self.text, start, end)
        first = self._without_article(prefix.end() if prefix else start, end, found, lead)
        together = self.vocabulary.pattern(TOGETHER).search(self.text, first, end)
        stop = together.start() if together else end
        outside = tuple(one for one in found if not any(match.start() <= one.start < match.end() for match in inner))
        listed = side_by_side(self.text, tuple(one for one in outside if one.start < stop), first, self.vocabulary)
        rest = self._rest(listed, stop, inner)
        others = self._partners_in(together.end(), end) if together else []
        if not listed or rest is None:
            name, span = self._plain_name(first, stop, inner)
            kind = self._kind(name, first, stop, found, said=prefix is not None or said, known=bool(inner or together))
            return _Lead(name or lead, kind, span, partners=others)
        one = self._one(listed[0], whole)
        kind = "municipality" if len(listed) == 1 and not together and not rest[0] < rest[1] else "municipalities"
        name = one.name if one else self.text[listed[0].start : listed[0].end]
        span = (listed[0].start, listed[0].end)
        return _Lead(name, kind, span, one.code if one else None, [*self._partners_in(*rest), *others])

    def _kind(
        self, name: str, start: int, stop: int, found: tuple[FoundMunicipality, ...], *, said: bool, known: bool
    ) -> OrganisationKind:
        """Return what a name that is no list of municipalities stands for."""
        is_arrangement = starts_arrangement(name, self.vocabulary)
        if said and not (known or is_arrangement or any(start <= one.start < stop for one in found)):
            self._report(Code.MUNICIPALITY_UNKNOWN, name, (start, stop))
            return "municipality"
        if is_arrangement or said or any(start <= one.start < stop for one in found):
            return "partnership" if is_arrangement or said or self._is_joint(start, stop, found) else "other"
        if self._has_body(start, stop):
            return "other"
        # A name that nothing explains: on the fund's line a work organisation, as the value of a label anybody.
        return "partnership" if self.parts.get("line") else "other"

    def _is_joint(self, start: int, stop: int, found: tuple[FoundMunicipality, ...]) -> bool:
        """Return whether a name is made of municipalities: "De Wolden-Hoogeveen", "Werken in Goes"."""
        first = min((one.start for one in found if start <= one.start < stop), default=stop)
        return bool(self.parts.get("line")) or first == start

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
        return name, _trimmed(self.text, start, max(start, last))

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
        joined = SEPARATOR.match(self.text, start, end)
        return (start, end) if joined and self.text[start:end][: len(joined.group())].strip() else None

    def _without_glue(self, span: Span) -> Span:
        """Drop what is glued in front of "Gemeente X": "Rapport van XGemeente X"."""
        last = None
        for match in _GLUED.finditer(self.text, *span):
            last = match
        if last is None:
            return span
        self._report(Code.ORGANISATION_REPAIRED, self.text[slice(*span)], span, read_as=self.text[last.end() : span[1]])
        return last.end(), span[1]

    def _without_tail(self, span: Span, above: Span | None) -> Span:
        """Drop asterisks, "i.o." and the project's name at the end of an organisation line."""
        start, end = span
        end = start + len(self.text[start:end].rstrip("*∗＊ "))
        if match := _IN_FORMATION.search(self.text, max(start, end - 12), end):
            end = match.start()
        title = self._whole("title")
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
        match = re.compile(r"(?:De|Het)\s+").match(self.text, start, end)
        if not match or fold(lead).startswith(f"{fold(match.group())} ") or any(one.start == start for one in found):
            return start
        return match.end()

    # Municipalities and partners.

    def _find(self, span: Span, *, said: bool = False) -> tuple[FoundMunicipality, ...]:
        """Return the municipalities in a stretch, with names that are a slip away; places are those of the text."""
        if span not in self.found:
            piece, offset = self.text[slice(*span)], span[0]
            found = [
                FoundMunicipality(one.start + offset, one.end + offset, one.codes)
                for one in find_municipalities(piece, self.vocabulary, said=said)
            ]
            found += self._misspelt(span, found)
            self.found[span] = tuple(sorted(found))
        return self.found[span]

    def _misspelt(self, span: Span, found: Iterable[FoundMunicipality]) -> list[FoundMunicipality]:
        """Return names one slip off, where nothing else is near: whole items of a list, and long ones only."""
        taken = [(one.start, one.end) for one in found]
        slips: list[FoundMunicipality] = []
        start = span[0]
        for cut in (*SEPARATOR.finditer(self.text, *span), None):
            end = cut.start() if cut else span[1]
            prefix = self.vocabulary.pattern(PREFIX).match(self.text, start, end)
            first, last = _trimmed(self.text, prefix.end() if prefix else start, end)
            if match := _PARENTHESES.search(self.text, first, last):
                last = match.start()
            folded = fold(self.text[first:last]) if last - first < 60 else ""
            free = not any(one < last and first < other for one, other in taken)
            if len(folded) >= _SHORTEST_SLIP and folded not in names() and free and (near := self._near(first, last)):
                self._report(Code.MUNICIPALITY_MISSPELT, self.text[first:last], (first, last), read_as=near.name)
                slips.append(FoundMunicipality(first, last, (near.code or "",)))
            start = cut.end() if cut else end
        return slips

    def _near(self, start: int, end: int) -> Municipality | None:
        name = self.text[start:end]
        if self.vocabulary.pattern(ARRANGEMENT).match(name):
            return None
        return nearest(name)

    def _one(self, found: FoundMunicipality, span: Span) -> Municipality | None:
        """Return the municipality of a name; of several the one that the heading or another name tells."""
        codes = found.codes
        if len(codes) > 1:
            told = {one.codes[0] for some in self.found.values() for one in some if len(one.codes) == 1}
            if self.heading and span != self.heading:
                told |= {one.codes[0] for one in self._find(self.heading) if len(one.codes) == 1}
            codes = tuple(code for code in codes if code in told) or codes
        if len(codes) == 1:
            return by_code(codes[0])
        self._report(Code.MUNICIPALITY_AMBIGUOUS, self.text[found.start : found.end], (found.start, found.end))
        return None

    def _municipalities(self, lead: _Lead, stretches: Sequence[Span]) -> dict[Municipality, Span]:
        """Return the municipalities of the organisation with their places, each once, in order of appearance."""
        found: dict[Municipality, Span] = {}
        for span in stretches:
            offset = span[0]
            apart = partner_spans(self.text[slice(*span)], self.vocabulary)
            for one in self._find(span):
                if any(start <= one.start - offset and one.end - offset <= end for start, end in apart):
                    continue
                if town := self._one(one, span):
                    found.setdefault(town, (one.start, one.end))
        return self._settled(lead, found)

    def _settled(self, lead: _Lead, found: dict[Municipality, Span]) -> dict[Municipality, Span]:
        """Drop the former municipalities whose successor is named too; of one municipality in the lead keep that."""
        heirs = {
            one: heir
            for one in found
            for heir in one.successors
            if heir in found and not self._were_two(one, heir, found[one], found[heir])
        }
        left = {one: span for one, span in found.items() if one not in heirs}
        mine = by_code(lead.code) if lead.code else None
        if mine in heirs:
            while mine in heirs:
                mine = heirs[mine]
            lead.name, lead.code, lead.span = mine.name, mine.code, found[mine]
            if len(left) == 1 and lead.kind == "municipalities" and not lead.partners:
                lead.kind = "municipality"
        if lead.kind != "municipality" or mine is None:
            return left
        if others := [one.name for one in left if one != mine]:
            self._report(Code.ORGANISATIONS_DIFFER, ", ".join([mine.name, *others]), lead.span, read_as=mine.name)
        return {mine: left.get(mine, lead.span)}

    def _were_two(self, former: Municipality, heir: Municipality, one: Span, other: Span) -> bool:
        """Return whether a former municipality and its heir stand side by side, and once did so in fact."""
        if former.valid_to and heir.valid_from and heir.valid_from > former.valid_to:
            return False
        return parts_names(self.text[min(one[1], other[1]) : max(one[0], other[0])], self.vocabulary)

    def _partners(self, lead: _Lead, participants: Span | None) -> dict[str, Span]:
        """Return the partners with their places, each once."""
        spans = list(lead.partners)
        if participants:
            spans += self._partners_in(*participants)
        for part in self.parts.get("partners", ()):
            some = split_partners(self.text[part.start : part.end], self.vocabulary)
            spans += [(start + part.start, end + part.start) for start, end in some]
        executors = self.vocabulary.words("organisations.executors")
        for part in self.parts.get("organisation", ()):
            if fold(part.label or "") in executors and not part.start <= lead.span[0] < part.end:
                some = split_partners(self.text[part.start : part.end], self.vocabulary)
                spans += [(start + part.start, end + part.start) for start, end in some]
        named: dict[str, Span] = {}
        seen = {fold(lead.name)}
        for span in spans:
            name = visible(self.text[slice(*span)])
            if fold(name) not in seen:
                seen.add(fold(name))
                named[name] = span
        return named

    def _partners_in(self, start: int, end: int) -> list[Span]:
        spans = partner_spans(self.text[start:end], self.vocabulary)
        return [_trimmed(self.text, one + start, other + start) for one, other in spans]

    # Saying what there was.

    def _report(self, code: Code, text: str, span: Span, read_as: str | None = None) -> None:
        self.problems.append(Problem(code, visible(text), *span, read_as))

    def _sorted(self) -> tuple[Problem, ...]:
        return tuple(sorted(dict.fromkeys(self.problems), key=lambda problem: problem.start))


_LAST_LEAD = 1_000


def _ranks(vocabulary: Vocabulary) -> dict[str, int]:
    """Return folded label -> its rank among those that name the lead."""
    ranks = {fold(label): place for place, label in enumerate(vocabulary.rows("organisations.leads"))}
    return ranks | {fold(label): _LAST_LEAD + 1 for label in vocabulary.rows("organisations.executors")}


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


def _trimmed(text: str, start: int, end: int) -> Span:
    """Return a stretch without blanks at its ends."""
    inside = text[start:end]
    left = start + len(inside) - len(inside.lstrip())
    return left, max(left, start + len(inside.rstrip()))
