"""The headings that recur above text, with the kind of section that the text below speaks for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import cast

from aenoprojects.learning.pairs import Pair, may_be_label
from aenoprojects.learning.proposal import Evidence, HeadingProposal
from aenoprojects.model.project import SectionKind
from aenoprojects.parsing.headings import LONGEST_HEADING, section_heading
from aenoprojects.reading.lines import Line, Page
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import fold, visible

_RECURS = 2  # times that a heading stands on the page
_PROSE = 40  # characters below a line that are text, as in parsing/headings.py
_STEM = 5  # letters of a known word within another: "projectresultaten"
_OPENING = 2  # words, an article aside, by which a text says what it is: "Het resultaat is ..."
_MOST = 0.8
"""Share of the texts that must speak for a kind, as for the field of a label; two at least, as one may be chance."""


def learn_headings(
    pages: Sequence[Page], pairs: Sequence[Sequence[Pair]], vocabulary: Vocabulary
) -> list[HeadingProposal]:
    """Return the lines that recur above text and that no vocabulary knows as headings, in the order of the pages.

    Args:
        pages: the pages of a fund.
        pairs: the labels of each page, which are no headings, nor text below one.
        vocabulary: the headings that are known.
    """
    found: dict[str, list[tuple[Line, Line]]] = defaultdict(list)
    for page, own in zip(pages, pairs, strict=True):
        labelled = {one.at for one in own}
        filled = [at for at, line in enumerate(page.lines) if line.text.strip() and not line.is_aside]
        counted = Counter(fold(page.lines[at].text) for at in filled)
        for at, following in pairwise(filled):
            line, below = page.lines[at], page.lines[following]
            key = fold(line.text)
            if counted[key] < _RECURS or labelled & {at, following} or not _may_head(line, below):
                continue
            if not section_heading(line, vocabulary):
                found[key].append((line, below))
    return [_proposed(key, both, vocabulary) for key, both in found.items() if len(both) >= _RECURS]


def _may_head(line: Line, below: Line) -> bool:
    """Return whether a line may be a heading by its form and by what stands below it: text, or a list."""
    if line.cell or line.role or line.marker or below.level:
        return False
    if line.level:
        return len(line.text) <= LONGEST_HEADING
    return may_be_label(line.text) and (len(below.text) >= _PROSE or below.marker > 0)


def _proposed(key: str, found: Sequence[tuple[Line, Line]], vocabulary: Vocabulary) -> HeadingProposal:
    """Return what is proposed for a heading: by its own words, else by the texts below it, else nothing."""
    kind, evidence, told = _kind_of(key, [below for _, below in found], vocabulary)
    lines = [line for line, _ in found]
    return HeadingProposal(
        heading=visible(lines[0].text).strip(" :*"),
        kind=kind,
        count=len(lines),
        line=lines[0].number,
        evidence=evidence,
        told=told,
        is_sure=evidence == "name" or (evidence == "words" and told >= max(_RECURS, _MOST * len(lines))),
    )


def _kind_of(key: str, below: Sequence[Line], vocabulary: Vocabulary) -> tuple[SectionKind, Evidence, int]:
    """Return the kind of section, what speaks for it, and how many times that does."""
    names = sorted((name for name in vocabulary.section_names if len(name) >= _STEM), key=len, reverse=True)
    if named := next((name for name in names if key.endswith(name)), None):
        return cast(SectionKind, vocabulary.section_names[named]), "name", len(below)
    said = Counter(kind for line in below if (kind := _says(line, vocabulary)))
    if len(said) == 1:
        return said.most_common(1)[0][0], "words", said.total()
    steps = sum(line.marker > 0 and line.text.strip()[0].isdigit() for line in below)
    if not said and steps >= max(_RECURS, _MOST * len(below)):
        return "approach", "steps", steps
    return "other", "none", 0


def _says(line: Line, vocabulary: Vocabulary) -> SectionKind | None:
    """Return the kind of section that a text says it is by its first words."""
    words = [word for word in fold(line.text[line.marker :]).split() if word not in vocabulary.words("pages.empty")]
    first = " ".join(words[:_OPENING])
    kinds = {kind for name, kind in vocabulary.section_names.items() if first == name or first.startswith(f"{name} ")}
    return cast(SectionKind, kinds.pop()) if len(kinds) == 1 else None
