"""Hypothesis strategies for projects and documents; needs the package `hypothesis`.

They follow the types of the model's fields, so that a new field is covered the day it is added.
"""

from __future__ import annotations

from datetime import date
from types import NoneType, UnionType
from typing import Any, Literal, TypeAlias, Union, get_args, get_origin

import attrs
from hypothesis import strategies as st

from aenoprojects.diagnostics import Code, Severity
from aenoprojects.model import Document, PartialDate, Project
from aenoprojects.testing.hostile import HOSTILE_TEXTS

Texts: TypeAlias = st.SearchStrategy[str]

_WORDS = st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=8)
_SLUGS = st.lists(_WORDS, min_size=1, max_size=4).map("-".join)
_EMAILS = st.lists(st.builds("{}@{}.example".format, _WORDS, _WORDS), max_size=2).map(tuple)
_PHONES = st.lists(st.sampled_from(["+31612345678", "+31101234567", "14010"]), max_size=2, unique=True).map(tuple)
_MONTHS = [None, *range(1, 13), *range(21, 25), *range(33, 37), 40, 41]


def hostile_text(*, min_size: int = 0) -> Texts:
    """Return texts with anything that Unicode has, lone surrogates excepted, and known troublemakers.

    Args:
        min_size: least number of characters, from 0.
    """
    any_text = st.text(st.characters(exclude_categories=["Cs"]), min_size=min_size, max_size=40)
    known = st.sampled_from([text for text in HOSTILE_TEXTS if min_size <= len(text) < 200])
    return st.one_of(any_text, known, st.builds("{}{}".format, any_text, known))


def partial_dates() -> st.SearchStrategy[PartialDate]:
    """Return days, months, seasons, quarters, halves and years."""
    vague = st.builds(PartialDate, year=st.integers(1900, 2100), month=st.sampled_from(_MONTHS), day=st.none())
    days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
    return vague | days.map(lambda day: PartialDate(year=day.year, month=day.month, day=day.day))


def projects(text: Texts | None = None) -> st.SearchStrategy[Project]:
    """Return projects whose every field is there or not, not always in agreement.

    Args:
        text: strategy of the texts in them; `hostile_text()` if not given.
    """
    return _of(Project, hostile_text() if text is None else text)


def documents(text: Texts | None = None, *, max_projects: int = 4) -> st.SearchStrategy[Document]:
    """Return documents, their projects' ids unique.

    Args:
        text: strategy of the texts in them; `hostile_text()` if not given.
        max_projects: greatest number of projects, from 0.
    """
    text = hostile_text() if text is None else text
    several = st.lists(_of(Project, text), max_size=max_projects, unique_by=lambda project: project.id)
    return _of(Document, text, projects=several.map(tuple))


def _of(kind: Any, text: Texts, **given: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:  # noqa: ANN401
    """Return the values of a type, as the model's classes annotate their fields."""
    plain = _plain(text)
    if kind in plain:
        return plain[kind]
    members = get_args(kind)
    if get_origin(kind) is Literal:
        return st.sampled_from(members)
    if get_origin(kind) in (Union, UnionType):
        return st.one_of(*(_of(member, text) for member in members))
    if get_origin(kind) is tuple and members[1] is not ...:
        return st.tuples(*(_of(member, text) for member in members))
    if get_origin(kind) is tuple:
        return st.lists(_of(members[0], text), max_size=2).map(tuple)
    attrs.resolve_types(kind)
    special = {field: values for (name, field), values in _special(text).items() if name == kind.__name__}
    types = {field.name: field.type for field in attrs.fields(kind)}
    fields = special | given
    return st.builds(kind, **fields, **{name: _of(types[name], text) for name in types.keys() - fields})


def _plain(text: Texts) -> dict[Any, st.SearchStrategy[Any]]:
    return {
        str: text,
        int: st.integers(1, 999),
        bool: st.booleans(),
        NoneType: st.none(),
        date: st.dates(date(1900, 1, 1), date(2100, 12, 31)),
        PartialDate: partial_dates(),
        Severity: st.sampled_from(Severity),
    }


def _special(text: Texts) -> dict[tuple[str, str], st.SearchStrategy[Any]]:
    """Return the fields that take less than their type allows."""
    labels = st.lists(st.tuples(text, text), max_size=2, unique_by=lambda pair: pair[0])
    return {
        ("Project", "id"): _SLUGS,
        ("Project", "marks"): st.integers(0, 2),
        ("Project", "extra_fields"): labels.map(tuple),
        ("GrantRound", "year"): st.integers(2000, 2100),
        ("GrantRound", "period"): st.integers(1, 4),
        ("SourceSpan", "end_line"): st.integers(1000, 2000),
        ("Person", "emails"): _EMAILS,
        ("Person", "phones"): _PHONES,
        ("ContactDetails", "other_emails"): _EMAILS,
        ("ContactDetails", "other_phones"): _PHONES,
        ("Municipality", "code"): st.none() | st.integers(1, 1999).map("gm{:04d}".format),
        ("Municipality", "successors"): st.just(()),
        ("Period", "duration"): st.sampled_from([None, "P2Y", "P18M", "P12W", "P1Y6M", "P90D"]),
        ("Source", "kind"): st.sampled_from(["text", "html", "json"]),
        ("Source", "sha256"): st.sampled_from([None, "0123456789abcdef" * 4]),
        ("Diagnostic", "code"): st.sampled_from([code.value for code in Code]),
        ("Diagnostic", "project"): st.none() | _SLUGS,
    }
