"""Filters: which projects of a document fit, and what was meant by a value that fits none."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TypeAlias

from attrs import frozen

from aenoprojects.errors import OptionError
from aenoprojects.model import Document, GrantRound, PartialDate, Period, Project
from aenoprojects.vocabulary import Vocabulary, register
from aenoprojects.vocabulary.folding import fold

Moment: TypeAlias = date | int | str
Test: TypeAlias = Callable[[Project], bool]

_ROUND = re.compile(r"(\d{4})-(\d{1,2})")
_PROVINCES = {"friesland": "fryslan", "brabant": "noord brabant"}


@frozen(kw_only=True)
class Unmatched:
    """A filter's value that no project fits, and the nearest values that some project has."""

    filter: str
    """Name of the filter: "theme", "municipality" ..."""
    value: str
    """The value as given."""
    suggestions: tuple[str, ...] = ()
    """Known values that look like it, best first."""


def select(
    document: Document,
    *,
    theme: str | None = None,
    organisation: str | None = None,
    municipality: str | None = None,
    province: str | None = None,
    active: Moment | None = None,
    round: str | None = None,
    search: str | None = None,
) -> Document:
    """Return the document with only the projects that fit every filter given; see `Document.select`."""
    fits = matcher(
        theme=theme,
        organisation=organisation,
        municipality=municipality,
        province=province,
        active=active,
        round=round,
        search=search,
    )
    kept = tuple(project for project in document.projects if fits(project))
    gone = {project.id for project in document.projects} - {project.id for project in kept}
    return Document(
        sources=document.sources,
        projects=kept,
        page_text=document.page_text,
        diagnostics=tuple(one for one in document.diagnostics if one.project not in gone),
    )


def matcher(**filters: Moment | None) -> Test:
    """Return a test of one project against every filter given: for projects that arrive one by one.

    Args:
        filters: as of `Document.select`; None means any.

    Raises:
        OptionError: a filter of this name does not exist, or its value cannot be read.

    >>> fits = matcher(search="spel")
    >>> fits(Project(id="a", heading="Aalten: een Spél", title="een Spél"))
    True
    """
    foreign = filters.keys() - _FILTERS.keys()
    if foreign:
        raise OptionError(f"no filter {min(foreign)!r}; there are {', '.join(_FILTERS)}")
    tests = [_FILTERS[name](value) for name, value in filters.items() if value is not None]
    return lambda project: all(test(project) for test in tests)


def unmatched(projects: Iterable[Project], filters: Mapping[str, Moment | None]) -> tuple[Unmatched, ...]:
    """Return the filters that alone already fit no project, with what may have been meant.

    Args:
        projects: the projects before any filter.
        filters: as of `Document.select`.
    """
    projects = tuple(projects)
    found = []
    for name, value in filters.items():
        if value is not None and not any(map(matcher(**{name: value}), projects)):
            known = {fold(text): text for project in projects for text in _known(name, project)}
            if name == "municipality":
                known = (
                    {} if register.find(str(value)) else {key: register.find(key)[0].name for key in register.names()}
                )
            close = difflib.get_close_matches(fold(str(value)), known, n=3, cutoff=0.7)
            suggestions = dict.fromkeys(known[key] for key in close if key != fold(str(value)))
            found.append(Unmatched(filter=name, value=str(value), suggestions=tuple(suggestions)))
    return tuple(found)


def _known(name: str, project: Project) -> Iterable[str]:
    lead = project.organisation
    if name == "theme" and project.theme:
        yield project.theme.name
    elif name == "organisation" and lead:
        yield lead.name
    elif name in ("municipality", "province") and lead:
        for one in lead.municipalities:
            yield one.name if name == "municipality" else one.province or ""
    elif name == "round" and project.grant_round:
        yield str(project.grant_round)


def _theme(value: Moment) -> Test:
    canonical = Vocabulary.default().theme
    wanted = fold(canonical(str(value)))
    return lambda project: (
        project.theme is not None
        and wanted
        in (
            fold(project.theme.name),
            fold(canonical(project.theme.text)),
        )
    )


def _organisation(value: Moment) -> Test:
    wanted = fold(str(value))
    return lambda project: project.organisation is not None and wanted in fold(project.organisation.name)


def _municipality(value: Moment) -> Test:
    found = register.find(str(value))
    codes = {one.code for m in found for one in (m, *register.predecessors(m))}
    return lambda project: (
        project.organisation is not None
        and any(one.code in codes for one in project.organisation.municipalities if one.code)
    )


def _province(value: Moment) -> Test:
    name = re.sub("^provincie ", "", fold(str(value)))
    wanted = _PROVINCES.get(name, name)
    return lambda project: (
        project.organisation is not None
        and any(fold(one.province or "") == wanted for one in project.organisation.municipalities)
    )


def _active(value: Moment) -> Test:
    first, last = _days(value)
    return lambda project: any(
        _overlaps(period, first, last) for period in (project.period, *project.other_periods) if period
    )


def _days(value: Moment) -> tuple[date, date]:
    if isinstance(value, date):
        return value, value
    try:
        moment = PartialDate.parse(f"{value:04d}" if isinstance(value, int) else value.strip())
    except ValueError as error:
        raise OptionError(f"active: {value!r} is no date such as 2021, 2021-03 or 2021-03-01") from error
    return moment.first_day, moment.last_day


def _overlaps(period: Period, first: date, last: date) -> bool:
    # A side that is unknown is not guessed: the project then counts on the one day that is known.
    begin, end = period.first_day, period.last_day
    if end is None and period.end_state == "open":
        end = date.max
    begin, end = begin or end, end or begin
    return begin is not None and end is not None and begin <= last and first <= end


def _round(value: Moment) -> Test:
    match = _ROUND.fullmatch(str(value).strip())
    if not match:
        raise OptionError(f"round: {value!r} is no grant round such as 2021-1")
    wanted = GrantRound(year=int(match[1]), period=int(match[2]))
    return lambda project: project.grant_round == wanted


def _search(value: Moment) -> Test:
    words = fold(str(value)).split()
    return lambda project: all(word in text for text in [_prose(project)] for word in words)


def _prose(project: Project) -> str:
    parts = [project.heading, project.title]
    if project.organisation:
        parts += [project.organisation.name, project.organisation.text or ""]
    if project.theme:
        parts += [project.theme.name, project.theme.text]
    parts += [text for section in project.sections for text in (section.heading or "", section.text)]
    return fold("\n".join(parts))


_FILTERS: dict[str, Callable[[Moment], Test]] = {
    "theme": _theme,
    "organisation": _organisation,
    "municipality": _municipality,
    "province": _province,
    "active": _active,
    "round": _round,
    "search": _search,
}
FILTERS = tuple(_FILTERS)
"""Names of the filters."""
