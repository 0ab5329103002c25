"""The composition: a page's lines become a document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from attrs import evolve

from aenoprojects.diagnostics import Code, Diagnostic, report
from aenoprojects.model import Document, PageLine
from aenoprojects.parsing.article import is_article, read_article
from aenoprojects.parsing.draft import Draft, finish
from aenoprojects.parsing.entries import split_entries
from aenoprojects.parsing.header import read_entry
from aenoprojects.reading.lines import Line, Page
from aenoprojects.values.theme_before import read_legend, usual_rounds
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import visible

Layout: TypeAlias = Literal["listing", "article"]


def parse_page(page: Page, *, layout: Layout | None = None, vocabulary: Vocabulary | None = None) -> Document:
    """Parse the lines of one source.

    Args:
        page: the lines.
        layout: "listing" or "article"; None to tell by the page itself.
        vocabulary: labels, section names and themes to go by; None for the package's own.

    Returns:
        The document; every non-blank line is in exactly one project's heading, organisation line, field or
        section, or in the page text.
    """
    known = vocabulary or Vocabulary.default()
    name = page.source.name
    drafts: list[Draft] = []
    rest: Sequence[Line] = [line for line in page.lines if line.text.strip()]
    notes: list[Diagnostic] = list(page.diagnostics)
    if layout != "article":
        split = split_entries(page.lines, known)
        drafts = [read_entry(entry, name, known) for entry in split.entries]
        rest = split.page_text
        notes += _number_rounds(drafts, rest)
    if layout == "article" or (not drafts and layout is None and is_article(page.lines, known)):
        article = read_article(page.lines, name, known)
        drafts, rest = article.drafts, article.page_text
    if not drafts:
        notes.append(report(Code.NO_PROJECTS))
    projects, found = finish(drafts, name)
    return Document(
        sources=(page.source,),
        projects=projects,
        page_text=tuple(PageLine(line=line.number, text=visible(line.text)) for line in rest),
        diagnostics=tuple(
            sorted((*(evolve(note, source=name) for note in notes), *found), key=lambda note: note.line or 0)
        ),
    )


def _number_rounds(drafts: Sequence[Draft], rest: Sequence[Line]) -> list[Diagnostic]:
    """Fill in the grant rounds that the page's legend gives the asterisks."""
    marked = [draft for draft in drafts if draft.project.marks]
    if not marked:
        return []
    legend = read_legend(line.text for line in rest)
    rounds = legend or usual_rounds()
    for draft in marked:
        draft.project = evolve(draft.project, grant_round=rounds.get(draft.project.marks))
    if legend:
        return []
    span = marked[0].project.source
    return [report(Code.MARKS_WITHOUT_LEGEND, line=span.line if span else None, field="marks")]
