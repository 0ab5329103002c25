"""Who carries a project: one reading from heading, title, organisation line, labels and participants."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from aenoprojects.diagnostics import Code
from aenoprojects.model import Municipality, Organisation
from aenoprojects.model.project import OrganisationKind
from aenoprojects.values.municipalities import FoundMunicipality
from aenoprojects.values.organisation.headings import split_heading
from aenoprojects.values.organisation.lead import Lead, read_lead
from aenoprojects.values.organisation.partners import split_partners
from aenoprojects.values.organisation.signs import PREFIX, names_organisation, parts_names, side_by_side
from aenoprojects.values.organisation.stretches import Span, Stretches, trimmed
from aenoprojects.values.readings import Part, Problem, Reading
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import fold, is_slip, is_swapped, visible, without_one
from aenoprojects.vocabulary.register import by_code, names

_WORD = "gemeente"
_SLIPS = without_one(_WORD)
_PIECE = re.compile(
    r"[\w'’](?:[^:|()\[\]\s]|:(?!\s)|\s(?!\s*[-–—|]\s))*"
)  # what colons, bars, dashes and brackets part
_SHORTEST_SLIP = 5  # letters of a name: "Test" is no slip of "Best"
_LAST_LEAD = 1_000  # rank of a label that only a user's vocabulary has: above those of who does the work


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


class _Reader(Stretches):
    """One reading of all stretches together."""

    def read(self) -> Reading[Organisation | None]:
        """Return the reading."""
        participants = self.whole("participants")
        above, is_plain = self._heading_lead()
        used, lead = self._chosen(above, is_plain=is_plain)
        if lead is None or used is None:
            place = self.heading or self.whole("title") or (0, 0)
            self.report(Code.NO_ORGANISATION, self.text[slice(*place)], place)
            return Reading(value=None, problems=self._sorted())
        stretches = [span for span in (above, used, participants) if span]
        municipalities = self._municipalities(lead, stretches)
        self._note_slips_above(municipalities)
        spans: dict[str, Span] = {"name": lead.span}
        is_said = self.parts.get("line") or used not in (above, self.whole("title"))
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

    def _chosen(self, above: Span | None, *, is_plain: bool) -> tuple[Span | None, Lead | None]:
        """Return the stretch that names the organisation, and what it says."""
        if line := self.whole("line"):
            if rest := self._behind_slip(line):
                behind = read_lead(self, rest, above, said=True)
                self.report(Code.MUNICIPALITY_MISSPELT, self.text[slice(*line)], line, read_as=behind.name)
                return line, behind
            return line, read_lead(self, line, above, said=False)
        for part in self._ranked():
            span = trimmed(self.text, part.start, part.end)
            said = fold(part.label or "") in self._prefixes
            if lead := self._of_label(span, above, said=said):
                return span, lead
        if above and is_plain:
            return above, read_lead(self, above, above, said=False)
        if title := self.whole("title"):
            return title, self._of_title(title)
        return None, None

    def _behind_slip(self, line: Span) -> Span | None:
        """Return what stands behind a misspelt "Gemeente": the name of one municipality and nothing else."""
        first, _, _ = self.text[slice(*line)].partition(" ")
        if abs(len(first) - len(_WORD)) > 1:
            return None
        word = fold(first)
        is_near = word in _SLIPS or _WORD in without_one(word) or not without_one(word).isdisjoint(_SLIPS)
        if word in self._prefixes or not is_near:
            return None
        rest = trimmed(self.text, line[0] + len(first), line[1])
        found = self.find(rest)
        return rest if len(found) == 1 and (found[0].start, found[0].end) == rest else None

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

    def _of_label(self, span: Span, above: Span | None, *, said: bool) -> Lead | None:
        """Return what the value of a label says; of more than a name the one municipality that is called one."""
        before = len(self.problems)
        lead = read_lead(self, span, above, said=said)
        if lead.kind != "other" or names_organisation(self.text[slice(*span)], self.vocabulary):
            return lead
        found = self.find(span)
        called = [one for one in found if self._is_called(one)]
        if len(called) == 1 and len(found) == 1 and (one := self.one(called[0], span)):
            self.report(Code.ORGANISATION_IN_PART, self.text[slice(*span)], span, read_as=one.name)
            return Lead(one.name, "municipality", (called[0].start, called[0].end), one.code)
        if self._is_person(span):
            del self.problems[before:]
            return None
        return lead

    def _is_person(self, span: Span) -> bool:
        """Return whether a stretch begins like a person: a title, a function, an initial."""
        pattern = r"(?:(?:{people.titles}|{organisations.persons})(?!\w)\.?\s|[A-Z]\.)"
        return self.vocabulary.pattern(pattern).match(self.text, *span) is not None

    def _is_called(self, one: FoundMunicipality) -> bool:
        """Return whether "gemeente" stands right before a name."""
        before = self.text[max(0, one.start - 20) : one.start]
        return self.vocabulary.pattern(rf"(?<!\w)(?:{PREFIX})$").search(before) is not None

    def _of_title(self, title: Span) -> Lead | None:
        """Return the one municipality that a title names."""
        found = self.find(title)
        if not found:
            return None
        codes = dict.fromkeys(one.codes for one in found)
        listed = side_by_side(self.text, found, found[0].start, self.vocabulary)
        if len(codes) > 1 and len(listed) < len(found):
            said = ", ".join(dict.fromkeys(self.text[one.start : one.end] for one in found))
            self.report(Code.ORGANISATIONS_DIFFER, said, title)
            return None
        one = self.one(found[0], title)
        if one is None:
            return None
        kind: OrganisationKind = "municipality" if len(codes) == 1 else "municipalities"
        return Lead(one.name, kind, (found[0].start, found[0].end), one.code)

    def _municipalities(self, lead: Lead, stretches: Sequence[Span]) -> dict[Municipality, Span]:
        """Return the municipalities of the organisation with their places, each once, in order of appearance."""
        found: dict[Municipality, Span] = {}
        for span in stretches:
            for one in self.find(span):
                if town := self.one(one, span):
                    found.setdefault(town, (one.start, one.end))
        return self._settled(lead, found)

    def _note_slips_above(self, municipalities: Iterable[Municipality]) -> None:
        """Note what in the heading is a slip away from a municipality that the organisation turned out to be."""
        start, end = self.heading or (0, 0)
        known = {fold(one.name): one.name for one in municipalities} if start < end else {}
        noted = {one.end for one in self.problems if one.code == Code.MUNICIPALITY_MISSPELT}
        for piece in _PIECE.finditer(self.text, start, end):
            for span in self.items(piece.span()):
                said = fold(self.text[slice(*span)])
                near = next((name for key, name in known.items() if _is_near(said, key)), None)
                if near and said not in names() and span[1] not in noted:
                    self.report(Code.MUNICIPALITY_MISSPELT, self.text[slice(*span)], span, read_as=near)

    def _settled(self, lead: Lead, found: dict[Municipality, Span]) -> dict[Municipality, Span]:
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
            self.report(Code.ORGANISATIONS_DIFFER, ", ".join([mine.name, *others]), lead.span, read_as=mine.name)
        return {mine: left.get(mine, lead.span)}

    def _were_two(self, former: Municipality, heir: Municipality, one: Span, other: Span) -> bool:
        """Return whether a former municipality and its heir stand side by side, and once did so in fact."""
        if former.valid_to and heir.valid_from and heir.valid_from > former.valid_to:
            return False
        return parts_names(self.text[min(one[1], other[1]) : max(one[0], other[0])], self.vocabulary)

    def _partners(self, lead: Lead, participants: Span | None) -> dict[str, Span]:
        """Return the partners with their places, each once."""
        spans = list(lead.partners)
        if participants:
            spans += self.partners_in(*participants)
        executors = self.vocabulary.words("organisations.executors")
        others = [
            part
            for part in self.parts.get("organisation", ())
            if fold(part.label or "") in executors and not part.start <= lead.span[0] < part.end
        ]
        for part in sorted((*others, *self.parts.get("partners", ())), key=lambda part: part.start):
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

    def _sorted(self) -> tuple[Problem, ...]:
        return tuple(sorted(dict.fromkeys(self.problems), key=lambda problem: problem.start))


def _is_near(said: str, name: str) -> bool:
    """Return whether a word of a heading is a name with a slip; of a short name only one with two letters changed."""
    return is_slip(said, name) if len(name) >= _SHORTEST_SLIP else is_swapped(said, name)


def _ranks(vocabulary: Vocabulary) -> dict[str, int]:
    """Return folded label -> its rank among those that name the lead."""
    ranks = {fold(label): place for place, label in enumerate(vocabulary.rows("organisations.leads"))}
    return ranks | {fold(label): _LAST_LEAD + 1 for label in vocabulary.rows("organisations.executors")}
