"""Hypothesis strategies for projects and documents; needs the package `hypothesis`.

They follow the types of the model's fields, so that a new field is covered the day it is added.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from types import NoneType, UnionType
from typing import Any, Literal, TypeAlias, Union, get_args, get_origin

import attrs
from hypothesis import strategies as st

from aenoprojects.diagnostics import Code, Severity
from aenoprojects.model import Document, PartialDate, Project
from aenoprojects.testing.hostile import HOSTILE_TEXTS

Texts: TypeAlias = st.SearchStrategy[str]

_DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
_WORDS = st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=8)
_SLUGS = st.lists(_WORDS, min_size=1, max_size=4).map("-".join)
_EMAILS = st.lists(st.builds("{}@{}.example".format, _WORDS, _WORDS), max_size=2).map(tuple)
_PHONES = st.lists(st.sampled_from(["+31612345678", "+31101234567", "14010"]), max_size=2, unique=True).map(tuple)
_MONTHS = [None, *range(1, 13), *range(21, 25), *range(33, 37), 40, 41]
_VAGUE = st.builds(PartialDate, year=st.integers(1900, 2100), month=st.sampled_from(_MONTHS), day=st.none())

_PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    int: st.integers(1, 999),
    bool: st.booleans(),
    NoneType: st.none(),
    date: _DAYS,
    Decimal: st.decimals(0, 10**12, places=2),
    PartialDate: _VAGUE | _DAYS.map(lambda day: PartialDate(year=day.year, month=day.month, day=day.day)),
    Severity: st.sampled_from(Severity),
}
# The fields that take less than their type allows.
_SPECIAL: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "Project": {"id": _SLUGS, "marks": st.integers(0, 2)},
    "GrantRound": {"year": st.integers(2000, 2100), "period": st.integers(1, 4)},
    "Amount": {"currency": st.sampled_from(["EUR", "USD"])},
    "ListBlock": {"start": st.just(1) | st.integers(0, 99)},
    "SourceSpan": {"end_line": st.integers(1000, 2000)},
    "Person": {"emails": _EMAILS, "phones": _PHONES},
    "ContactDetails": {"other_emails": _EMAILS, "other_phones": _PHONES},
    "Municipality": {
        "code": st.none() | st.integers(1, 1999).map("gm{:04d}".format),
        "successors": st.just(()),
    },
    "Period": {"duration": st.sampled_from([None, "P2Y", "P18M", "P12W", "P1Y6M", "P90D"])},
    "Source": {
        "kind": st.sampled_from(["text", "html", "json"]),
        "sha256": st.sampled_from([None, "0123456789abcdef" * 4]),
    },
    "Diagnostic": {"code": st.sampled_from([code.value for code in Code]), "project": st.none() | _SLUGS},
}


def hostile_text(*, min_size: int = 0) -> Texts:
    """Return texts with anything that Unicode has, lone surrogates excepted, and known troublemakers.

    Args:
        min_size: least number of characters, from 0.
    """
    any_text = st.text(st.characters(exclude_categories=["Cs"]), min_size=min_size, max_size=40)
    choice = [text for text in HOSTILE_TEXTS if min_size <= len(text) < 200]
    # Drawn by number: a strategy's repr would show the texts, every time that it is used.
    known = st.integers(0, len(choice) - 1).map(lambda number: choice[number])
    return st.one_of(any_text, known, st.builds("{}{}".format, any_text, known))


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


_BESIDE = ("places", "place", "lines")
"""What says where values stand: beside the model, and no part of its equality."""


def _of(kind: Any, text: Texts, **given: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:  # noqa: ANN401
    """Return the values of a type, as the model's classes annotate their fields."""
    members = get_args(kind)
    if get_origin(kind) is Literal:
        return st.sampled_from(members)
    if get_origin(kind) in (Union, UnionType):
        return st.one_of(*(_of(member, text) for member in members))
    if get_origin(kind) is tuple and members[1] is not ...:
        return st.tuples(*(_of(member, text) for member in members))
    if get_origin(kind) is tuple:
        return st.lists(_of(members[0], text), max_size=2).map(tuple)
    if kind is str or not attrs.has(kind) or kind is PartialDate:
        return text if kind is str else _PLAIN[kind]
    attrs.resolve_types(kind)
    special = _SPECIAL.get(kind.__name__, {}) | given
    if kind is Project:
        labels = st.lists(st.tuples(text, text), max_size=2, unique_by=lambda pair: pair[0])
        special["extra_fields"] = labels.map(tuple)
    rest = {field.name: _of(field.type, text) for field in attrs.fields(kind) if field.name not in {*special, *_BESIDE}}
    strategies = special | rest

    # Not `builds`: it prints the strategies of all its fields, and Hypothesis warns of a repr above 30,000 characters.
    @st.composite
    def instance(draw: st.DrawFn) -> Any:  # noqa: ANN401
        return kind(**{name: draw(strategy) for name, strategy in strategies.items()})

    return instance()
