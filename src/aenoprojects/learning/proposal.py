"""A proposal: the labels and headings of a page with the fields they seem to be, as data and as a TOML file."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, Literal, TypeAlias

from attrs import frozen

from aenoprojects.diagnostics import Language
from aenoprojects.exporters.wording import SECTION_KINDS
from aenoprojects.learning.remarks import Remarks
from aenoprojects.model import Document
from aenoprojects.model.project import SectionKind
from aenoprojects.vocabulary.folding import visible

_SHOWN = 60  # characters of an example
_PRIVATE = ("contact", "details")
"""Fields whose values are left out of a file that may be passed on."""
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")

Evidence: TypeAlias = Literal["name", "words", "steps", "none"]
"""What speaks for the kind of a section: its own words, how the texts below begin, numbered steps, nothing."""
Doubt: TypeAlias = Literal[
    "asked", "beside", "both", "decision", "few", "headed", "known", "mixed", "sorts", "sums", "unread", "unused"
]
"""Why a field is unsure: another label of the field stands beside it, which may be right as well ("both") or not, the
sum may only have been asked for as another label has one too, the days may be those of a decision, there are few
values, a line above may be the title, the vocabulary knows the label as another field, the values are read as another
field too, they are read as nothing but sort the entries, they hold more than one plain sum, the reader does not find
the label where it stands, or it finds the label and takes no value of it."""
MarkKind: TypeAlias = Literal["heading", "numbered", "label", "row", "line"]
"""What an entry begins with: a heading of a level, a word with a number, a label, a row of a table, a line of text."""


@frozen(kw_only=True)
class Example:
    """A value of a label, and where it stands."""

    value: str
    """On one line."""
    source: str
    """Name of the source."""
    line: int
    """Line of the label, from 1."""


@frozen(kw_only=True)
class LabelProposal:
    """What is proposed for one label."""

    label: str
    """As printed."""
    field: str | None
    """Field of a vocabulary; None where nothing speaks for one."""
    count: int
    """How many values it has."""
    read: int
    """How many of them a reader of the field knows."""
    is_sure: bool
    """Whether nothing else can be meant; what is unsure is left to you."""
    is_known: bool
    """Whether the vocabulary had the label: then it is not written, unless its values say that it is another field."""
    examples: tuple[Example, ...] = ()
    """At most two."""
    doubt: Doubt | None = None
    """Why it is not sure, where the number of values read does not say that."""


@frozen(kw_only=True)
class HeadingProposal:
    """What is proposed for a heading that recurs above text."""

    heading: str
    """As printed."""
    kind: SectionKind
    """Kind of section; "other" where nothing tells one."""
    count: int
    """How often it stands there."""
    line: int
    """Line of the first, from 1."""
    evidence: Evidence
    """What speaks for the kind."""
    told: int
    """How many times it does."""
    is_sure: bool
    """Whether that is enough; what is unsure is left to you."""


@frozen(kw_only=True)
class Mark:
    """What marks where an entry of the page begins."""

    kind: MarkKind
    """What it is."""
    text: str
    """The level of the heading, the word before the number, the label; "" for a row or a line."""
    count: int
    """How many entries begin so."""
    examples: tuple[Example, ...]
    """At most two."""
    is_known: bool
    """False where the vocabulary must learn it: a word before a number that it does not know."""


@frozen(kw_only=True)
class Proposal:
    """What a page's labels seem to be, with the evidence; nothing of it holds until you use it."""

    labels: tuple[LabelProposal, ...]
    """In the order of the page."""
    headings: tuple[HeadingProposal, ...] = ()
    """Headings that the vocabulary does not know."""
    mark: Mark | None = None
    """What an entry begins with; None where nothing comes again."""
    document: Document
    """What the page gives with everything that is sure."""

    def rows(self) -> dict[str, dict[str, list[str]]]:
        """Return the tables of a vocabulary with what is sure."""
        tables: dict[str, dict[str, list[str]]] = {"labels": {}, "sections": {}}
        for one in self.labels:
            if one.is_sure and one.field and not one.is_known:
                tables["labels"].setdefault(one.field, []).append(one.label)
        for heading in self.headings:
            if heading.is_sure:
                tables["sections"].setdefault(heading.kind, []).append(heading.heading)
        if self.mark and not self.mark.is_known:
            tables["organisations"] = {"numbered": [self.mark.text]}
        return tables

    def to_toml(self, language: Language = "nl") -> str:
        """Return the proposal as a vocabulary file; what is unsure is a line that does not count.

        Values of contact labels are left out: such a file is often passed on.

        Args:
            language: of the remarks in it.
        """
        remarks = Remarks(language)
        lines = [f"# {remarks('head')}", f"# {self.begins(language)}", *self._known(remarks), "", "[labels]"]
        by_field: dict[str, list[LabelProposal]] = defaultdict(list)
        for one in self.labels:
            if not (one.is_known and one.is_sure):
                by_field[one.field or "extra"].append(one)
        for field, labels in by_field.items():
            lines += [f"{field} = [", *(_label_row(one, remarks) for one in labels), "]"]
        lines += self._sections(remarks)
        if self.mark and not self.mark.is_known:
            row = _row(self.mark.text, [*_counted(self.mark, remarks, is_private=False)], is_sure=True)
            lines += ["", "[organisations]", f"# {remarks('numbered-words')}", "numbered = [", row, "]"]
        return "\n".join(lines) + "\n"

    def _known(self, remarks: Remarks) -> list[str]:
        """Return a line with the labels that need no row of their own."""
        known = [f"{_bare(one.label)} ({one.field})" for one in self.labels if one.is_known and one.is_sure]
        return [f"# {remarks('known', labels=', '.join(known))}"] if known else []

    def begins(self, language: Language = "nl") -> str:
        """Return a sentence that says what the entries of the page begin with, how many do, and two places.

        Args:
            language: of the sentence.
        """
        remarks = Remarks(language)
        if self.mark is None:
            return f"{remarks('marks.none')}."
        begins = remarks(f"marks.{self.mark.kind}", text=_bare(self.mark.text))
        hidden = {one.label for one in self.labels if one.field in _PRIVATE}
        return f"{begins}: {'; '.join(_counted(self.mark, remarks, is_private=self.mark.text in hidden))}."

    def _sections(self, remarks: Remarks) -> list[str]:
        """Return the lines of the headings; how to choose a kind stands above those whose kind is unsure."""
        if not self.headings:
            return []
        lines = ["", "[sections]"]
        if not all(one.is_sure for one in self.headings):
            names = SECTION_KINDS[remarks.language]
            kinds = ", ".join(kind if kind == name else f"{kind} ({name})" for kind, name in names.items())
            lines.append(f"# {remarks('kinds', kinds=kinds)}")
        by_kind: dict[str, list[HeadingProposal]] = defaultdict(list)
        for one in self.headings:
            by_kind[one.kind].append(one)
        for kind, headings in by_kind.items():
            lines += [f"{kind} = [", *(_heading_row(one, remarks) for one in headings), "]"]
        return lines

    def to_dict(self) -> dict[str, Any]:
        """Return labels, headings and the mark of the entries as plain data."""
        from attrs import asdict

        return {
            "labels": [asdict(one) for one in self.labels],
            "headings": [asdict(one) for one in self.headings],
            "mark": None if self.mark is None else asdict(self.mark),
        }


def _label_row(one: LabelProposal, remarks: Remarks) -> str:
    is_private = one.field in _PRIVATE
    said = [remarks("counted", count=one.count, read=one.read)]
    said += [remarks(f"doubts.{one.doubt}")] if one.doubt and not one.is_sure else []
    said += [*_shown(one.examples, remarks, is_private=is_private)]
    return _row(one.label, said, is_sure=one.is_sure, doubt=remarks("unsure"))


def _heading_row(one: HeadingProposal, remarks: Remarks) -> str:
    said = [f"{remarks('times', count=one.count)}, {remarks('line', line=one.line)}"]
    if one.evidence in ("words", "steps"):
        said.append(remarks(f"evidence.{one.evidence}", told=one.told, count=one.count))
    return _row(one.heading, said, is_sure=one.is_sure, doubt=remarks("unsure"))


def _row(text: str, said: Sequence[str], *, is_sure: bool, doubt: str = "") -> str:
    """Return a line of a list of words with a remark; one that does not count where it is unsure."""
    quoted = json.dumps(_bare(text), ensure_ascii=False)
    return f"    {'' if is_sure else '# '}{quoted},  # {'' if is_sure else doubt}{'; '.join(said)}"


def _counted(mark: Mark, remarks: Remarks, *, is_private: bool) -> Iterator[str]:
    yield remarks("times", count=mark.count)
    yield from _shown(mark.examples, remarks, is_private=is_private)


def _shown(examples: Sequence[Example], remarks: Remarks, *, is_private: bool) -> Iterator[str]:
    for example in examples:
        is_hidden = is_private or "@" in example.value
        value = "" if is_hidden else f" {visible(_bare(example.value))[:_SHOWN]}"
        yield remarks("line", line=example.line) + value


def _bare(text: str) -> str:
    """Return a text without what may stand in no remark and no string of TOML."""
    return _CONTROL.sub(" ", text)
