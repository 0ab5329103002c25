"""Filters: which projects of a document fit, and what was meant by a value that fits none."""

from __future__ import annotations

import difflib
import re
import warnings
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TypeAlias

from aenoprojects.errors import NoMatchWarning, OptionError
from aenoprojects.model import Document, GrantRound, Municipality, PartialDate, Period, Project
from aenoprojects.vocabulary import Vocabulary, register
from aenoprojects.vocabulary.folding import fold

Moment: TypeAlias = date | int | str
Test: TypeAlias = Callable[[Project], bool]
_Filter: TypeAlias = Callable[[Moment, Vocabulary], Test]

_ROUND = re.compile(r"(\d{4})-(\d{1,2})")
_PROVINCES = {"friesland": "fryslan", "brabant": "noord brabant"}


def select(document: Document, *, vocabulary: Vocabulary | None = None, **filters: Moment | None) -> Document:
    """Return the document with only the projects that fit every filter given; see `Document.select`."""
    fits = matcher(vocabulary=vocabulary, **filters)
    kept = tuple(project for project in document.projects if fits(project))
    gone = {project.id for project in document.projects} - {project.id for project in kept}
    return Document(
        sources=document.sources,
        projects=kept,
        page_text=document.page_text,
        diagnostics=tuple(one for one in document.diagnostics if one.project not in gone),
    )


def warn_of_unmatched(document: Document, filters: Mapping[str, Moment | None], vocabulary: Vocabulary | None) -> None:
    """Warn the caller's caller of values that alone fit no project, with those that are near.

    Names only: that nothing was active in a month, or holds some words, is an answer. So is that values which are right
    each have no project in common.
    """
    names = {name: value for name, value in filters.items() if name not in ("active", "search")}
    for name, near in unmatched(document.projects, names, vocabulary=vocabulary).items():
        meant = f"; did you mean {' or '.join(map(repr, near))}?" if near else ""
        warnings.warn(f"no project fits {name}={filters[name]!r}{meant}", NoMatchWarning, stacklevel=3)


def matcher(*, vocabulary: Vocabulary | None = None, **filters: Moment | None) -> Test:
    """Return a test of one project against every filter given: for projects that arrive one by one.

    Args:
        vocabulary: the words that the page was read by, which know the spellings of its themes; None for the package's.
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
    known = vocabulary or Vocabulary.default()
    tests = [_FILTERS[name](value, known) for name, value in filters.items() if value is not None]
    return lambda project: all(test(project) for test in tests)


def unmatched(
    projects: Iterable[Project], filters: Mapping[str, Moment | None], *, vocabulary: Vocabulary | None = None
) -> dict[str, tuple[str, ...]]:
    """Return the filters that alone already fit no project, each with the known values nearest to it, best first.

    Args:
        projects: the projects before any filter.
        filters: as of `Document.select`.
        vocabulary: as of `matcher`.
    """
    projects, found = tuple(projects), {}
    for name, value in filters.items():
        if value is not None and not any(map(matcher(vocabulary=vocabulary, **{name: value}), projects)):
            wanted, known = fold(str(value)), _known(name, str(value), projects)
            close = difflib.get_close_matches(wanted, known, n=3, cutoff=0.7)
            found[name] = tuple(dict.fromkeys(known[key] for key in close if key != wanted))
    return found


def _known(name: str, value: str, projects: Iterable[Project]) -> dict[str, str]:
    """Return by folded text what a filter might have been given."""
    if name == "municipality":
        names = () if register.find(value) else register.names()
        return {key: register.find(key)[0].name for key in names}
    values = _VALUES.get(name)
    return {fold(text): text for project in projects for text in values(project)} if values else {}


def _municipalities(project: Project) -> tuple[Municipality, ...]:
    return project.organisation.municipalities if project.organisation else ()


_VALUES: dict[str, Callable[[Project], Iterable[str]]] = {
    "theme": lambda project: [project.theme.name] if project.theme else [],
    "organisation": lambda project: [project.organisation.name] if project.organisation else [],
    "province": lambda project: [one.province for one in _municipalities(project) if one.province],
    "round": lambda project: [str(project.grant_round)] if project.grant_round else [],
}
"""What a project has for a filter to fit."""


def _theme(value: Moment, vocabulary: Vocabulary) -> Test:
    canonical = vocabulary.theme
    wanted = fold(canonical(str(value)))
    return lambda project: (
        project.theme is not None and wanted in (fold(project.theme.name), fold(canonical(project.theme.text)))
    )


def _organisation(value: Moment, _: Vocabulary) -> Test:
    wanted = fold(str(value))
    return lambda project: any(wanted in fold(name) for name in _VALUES["organisation"](project))


def _municipality(value: Moment, _: Vocabulary) -> Test:
    codes = {one.code for found in register.find(str(value)) for one in (found, *register.predecessors(found))}
    return lambda project: any(one.code in codes for one in _municipalities(project))


def _province(value: Moment, _: Vocabulary) -> Test:
    name = re.sub("^provincie ", "", fold(str(value)))
    wanted = _PROVINCES.get(name, name)
    return lambda project: wanted in map(fold, _VALUES["province"](project))


def _active(value: Moment, _: Vocabulary) -> Test:
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
        begin, end = begin or date.min, date.max
    begin, end = begin or end, end or begin
    return begin is not None and end is not None and begin <= last and first <= end


def _round(value: Moment, _: Vocabulary) -> Test:
    match = _ROUND.fullmatch(str(value).strip())
    if not match:
        raise OptionError(f"round: {value!r} is no grant round such as 2021-1")
    wanted = GrantRound(year=int(match[1]), period=int(match[2]))
    return lambda project: project.grant_round == wanted


def _search(value: Moment, _: Vocabulary) -> Test:
    words = fold(str(value)).split()

    def test(project: Project) -> bool:
        prose = _prose(project)
        return all(word in prose for word in words)

    return test


def _prose(project: Project) -> str:
    lead, theme = project.organisation, project.theme
    parts = [project.heading, project.title]
    parts += [lead.name, lead.text or ""] if lead else []
    parts += [theme.name, theme.text] if theme else []
    parts += [text for section in project.sections for text in (section.heading or "", section.text)]
    return fold("\n".join(parts))


_FILTERS: dict[str, _Filter] = {
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
