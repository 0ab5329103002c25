"""A proposal: the labels and headings of a page with the fields they seem to be, as data and as a TOML file."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from attrs import frozen

from aenoprojects.diagnostics import Language
from aenoprojects.model import Document
from aenoprojects.vocabulary.folding import visible

_SHOWN = 60  # characters of an example
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_WORDS: dict[Language, dict[str, str]] = {
    "nl": {
        "head": "Voorstel van ap.learn. Een regel met # telt niet: haal het weg als het klopt.",
        "counted": "{count} waarden, {read} herkend",
        "line": "regel",
        "unsure": "onzeker",
    },
    "en": {
        "head": "A proposal of ap.learn. A line with # does not count: take it away where it is right.",
        "counted": "{count} values, {read} recognised",
        "line": "line",
        "unsure": "unsure",
    },
}


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
    """Whether the vocabulary had the label: then it is not written."""
    examples: tuple[Example, ...] = ()
    """At most two."""


@frozen(kw_only=True)
class HeadingProposal:
    """What is proposed for a heading that recurs above text."""

    heading: str
    """As printed."""
    kind: str
    """Kind of section; "other" where its words tell none."""
    count: int
    """How often it stands there."""
    line: int
    """Line of the first, from 1."""


@frozen(kw_only=True)
class Proposal:
    """What a page's labels seem to be, with the evidence; nothing of it holds until you use it."""

    labels: tuple[LabelProposal, ...]
    """In the order of the page."""
    headings: tuple[HeadingProposal, ...] = ()
    """Headings that the vocabulary does not know."""
    document: Document
    """What the page gives with everything that is sure."""

    def rows(self) -> dict[str, dict[str, list[str]]]:
        """Return the tables of a vocabulary with what is sure."""
        tables: dict[str, dict[str, list[str]]] = {"labels": {}, "sections": {}}
        for one in self.labels:
            if one.is_sure and one.field and not one.is_known:
                tables["labels"].setdefault(one.field, []).append(one.label)
        for heading in self.headings:
            tables["sections"].setdefault(heading.kind, []).append(heading.heading)
        return tables

    def to_toml(self, language: Language = "nl") -> str:
        """Return the proposal as a vocabulary file; what is unsure is a line that does not count.

        Values of contact labels are left out: such a file is often passed on.

        Args:
            language: of the remarks in it.
        """
        words = _WORDS[language]
        lines = [f"# {words['head']}", "", "[labels]"]
        by_field: dict[str, list[LabelProposal]] = defaultdict(list)
        for one in self.labels:
            if not one.is_known:
                by_field[one.field or "extra"].append(one)
        for field, labels in by_field.items():
            lines += [f"{field} = [", *(_line(one, words) for one in labels), "]"]
        kinds: dict[str, list[HeadingProposal]] = defaultdict(list)
        for heading in self.headings:
            kinds[heading.kind].append(heading)
        lines += ["", "[sections]"] if kinds else []
        for kind, headings in kinds.items():
            rows = [f"    {_quoted(each.heading)},  # {each.count} x, {words['line']} {each.line}" for each in headings]
            lines += [f"{kind} = [", *rows, "]"]
        return "\n".join(lines) + "\n"

    def to_dict(self) -> dict[str, Any]:
        """Return labels and headings as plain data."""
        from attrs import asdict

        return {"labels": [asdict(one) for one in self.labels], "headings": [asdict(one) for one in self.headings]}


def _line(one: LabelProposal, words: dict[str, str]) -> str:
    said = words["counted"].format(count=one.count, read=one.read)
    doubt = "" if one.is_sure else f"{words['unsure']}: "
    return f"    {'' if one.is_sure else '# '}{_quoted(one.label)},  # {doubt}{'; '.join([said, *_shown(one, words)])}"


def _shown(one: LabelProposal, words: dict[str, str]) -> Iterator[str]:
    for example in one.examples:
        is_private = one.field in ("contact", "details") or "@" in example.value
        value = "" if is_private else f" {visible(_CONTROL.sub(' ', example.value))[:_SHOWN]}"
        yield f"{words['line']} {example.line}{value}"


def _quoted(text: str) -> str:
    return json.dumps(_CONTROL.sub(" ", text), ensure_ascii=False)
