"""Hypothesis strategies for projects and documents; needs the package `hypothesis`."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import date
from typing import TypeVar, get_args

from hypothesis import strategies as st

from aenoprojects.diagnostics import Code, Diagnostic, Severity
from aenoprojects.model import (
    ContactDetails,
    Document,
    GrantRound,
    Link,
    ListBlock,
    Municipality,
    Organisation,
    PageLine,
    Paragraph,
    PartialDate,
    Period,
    Person,
    Project,
    Section,
    Source,
    SourceSpan,
    Theme,
)
from aenoprojects.model.dates import EndState, Part, Problem
from aenoprojects.model.project import OrganisationKind, SectionKind
from aenoprojects.testing.samples import HOSTILE_TEXTS

T = TypeVar("T")

_SHORT_HOSTILE = [text for text in HOSTILE_TEXTS if len(text) < 200]
_WORDS = st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=8)


def hostile_text(*, min_size: int = 0) -> st.SearchStrategy[str]:
    """Return texts with anything that Unicode has, lone surrogates excepted, and known troublemakers.

    Args:
        min_size: least number of characters, from 0.
    """
    any_text = st.text(st.characters(exclude_categories=["Cs"]), min_size=min_size, max_size=40)
    known = st.sampled_from([text for text in _SHORT_HOSTILE if len(text) >= min_size])
    return st.one_of(any_text, known, st.builds("{}{}".format, any_text, known))


def partial_dates() -> st.SearchStrategy[PartialDate]:
    """Return days, months, seasons, quarters, halves and years."""
    groups = [*range(1, 13), *range(21, 25), *range(33, 37), 40, 41]
    vague = st.builds(
        PartialDate, year=st.integers(1900, 2100), month=st.none() | st.sampled_from(groups), day=st.none()
    )
    return vague | st.dates(date(1900, 1, 1), date(2100, 12, 31)).map(
        lambda day: PartialDate(year=day.year, month=day.month, day=day.day)
    )


def periods(text: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[Period]:
    """Return periods of every state and problem, their parts not always in agreement."""
    text = text or hostile_text()
    parts = st.none() | st.sampled_from(get_args(Part))
    return st.builds(
        Period,
        label=st.none() | text,
        text=st.none() | text,
        start=st.none() | partial_dates(),
        start_part=parts,
        end=st.none() | partial_dates(),
        end_part=parts,
        end_exclusive=st.booleans(),
        end_state=st.sampled_from(get_args(EndState)),
        duration=st.none() | st.sampled_from(["P2Y", "P18M", "P12W", "P1Y6M", "P90D"]),
        problem=st.none() | st.sampled_from(get_args(Problem)),
        remark=st.none() | text,
    )


def projects(text: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[Project]:
    """Return projects whose every field is there or not.

    Args:
        text: strategy of the texts in them; `hostile_text()` if not given.
    """
    text = text or hostile_text()
    return st.builds(
        Project,
        id=st.lists(_WORDS, min_size=1, max_size=4).map("-".join),
        heading=text,
        marks=st.integers(0, 2),
        title=text,
        grant_round=st.none() | st.builds(GrantRound, year=st.integers(2000, 2100), period=st.integers(1, 4)),
        organisation=st.none() | _organisations(text),
        contact=st.none() | _contacts(text),
        theme=st.none() | st.builds(Theme, label=st.none() | text, text=text, name=text),
        period=st.none() | periods(text),
        other_periods=_tuples(periods(text)),
        extra_fields=_tuples(st.tuples(text, text), unique_by=lambda pair: pair[0]),
        scheme=st.none() | text,
        tags=_tuples(text),
        sections=_tuples(_sections(text)),
        links=_tuples(st.builds(Link, text=text, url=text | st.just("https://voorbeeld.example/?a=1&b=2"))),
        source=st.none()
        | st.builds(SourceSpan, name=text, line=st.integers(1, 99), end_line=st.integers(99, 999)),
    )


def documents(
    text: st.SearchStrategy[str] | None = None, *, max_projects: int = 4
) -> st.SearchStrategy[Document]:
    """Return documents, their projects' ids unique.

    Args:
        text: strategy of the texts in them; `hostile_text()` if not given.
        max_projects: greatest number of projects, from 0.
    """
    text = text or hostile_text()
    several = st.lists(projects(text), max_size=max_projects, unique_by=lambda project: project.id)
    return st.builds(
        Document,
        sources=_tuples(
            st.builds(
                Source,
                name=text,
                kind=st.sampled_from(["text", "html", "json"]),
                sha256=st.none() | st.just("0123456789abcdef" * 4),
            )
        ),
        projects=several.map(tuple),
        page_text=_tuples(st.builds(PageLine, line=st.integers(1, 999), text=text)),
        diagnostics=_tuples(_diagnostics(text)),
    )


def _tuples(
    element: st.SearchStrategy[T], *, unique_by: Callable[[T], Hashable] | None = None
) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(element, max_size=2, unique_by=unique_by).map(tuple)


def _addresses() -> st.SearchStrategy[tuple[str, ...]]:
    return _tuples(st.builds("{}@{}.example".format, _WORDS, _WORDS))


def _numbers() -> st.SearchStrategy[tuple[str, ...]]:
    return _tuples(st.integers(10**8, 10**9 - 1).map("+31{}".format) | st.just("14010"))


def _organisations(text: st.SearchStrategy[str]) -> st.SearchStrategy[Organisation]:
    return st.builds(
        Organisation,
        name=text,
        kind=st.sampled_from(get_args(OrganisationKind)),
        text=st.none() | text,
        participants_text=st.none() | text,
        municipalities=_tuples(
            st.builds(
                Municipality,
                name=text,
                code=st.none() | st.integers(1, 1999).map("gm{:04d}".format),
                province=st.none() | text,
                valid_from=st.none(),
                valid_to=st.none(),
                successors=st.just(()),
            )
        ),
        partners=_tuples(text),
    )


def _contacts(text: st.SearchStrategy[str]) -> st.SearchStrategy[ContactDetails]:
    person = st.builds(
        Person,
        name=text,
        honorific=st.none() | text,
        role=st.none() | text,
        emails=_addresses(),
        phones=_numbers(),
    )
    return st.builds(
        ContactDetails,
        label=st.none() | text,
        text=text,
        people=_tuples(person),
        other_emails=_addresses(),
        other_phones=_numbers(),
        invalid_phones=_tuples(text),
    )


def _sections(text: st.SearchStrategy[str]) -> st.SearchStrategy[Section]:
    block = st.builds(Paragraph, text=text) | st.builds(ListBlock, items=_tuples(text), ordered=st.booleans())
    return st.builds(
        Section,
        heading=st.none() | text,
        kind=st.sampled_from(get_args(SectionKind)),
        line=st.none() | st.integers(1, 999),
        blocks=_tuples(block),
    )


def _diagnostics(text: st.SearchStrategy[str]) -> st.SearchStrategy[Diagnostic]:
    return st.builds(
        Diagnostic,
        code=st.sampled_from([code.value for code in Code]),
        severity=st.sampled_from(Severity),
        message=text,
        source=st.none() | text,
        line=st.none() | st.integers(1, 999),
        field=st.none() | st.just("period"),
        text=st.none() | text,
        project=st.none() | _WORDS,
    )
