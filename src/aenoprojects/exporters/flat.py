"""The flat view for programs: fixed names, the model's own words, typed values; one row a municipality on request."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from attrs import evolve

from aenoprojects.diagnostics import Language
from aenoprojects.errors import OptionError
from aenoprojects.exporters.rows import COLUMNS, Cell, Column
from aenoprojects.model import Municipality, Project

Value: TypeAlias = str | int | Decimal | date | None
"""What stands in a row."""

EXPLODED = ("municipalities", "current")
"""What rows can be made for each of, instead of for each project."""

_CODES = next(column for column in COLUMNS if column.key == "codes")
# The JSON's own values, the same in every language, and why a last day is missing.
_EXACT: dict[str, Callable[[Project, Language], Cell]] = {
    "kind": lambda p, _: p.organisation.kind if p.organisation else None,
    "codes": lambda p, language: str(_CODES.value(p, language)).lower(),
}
_END_STATE = Column(key="end_state", nl="Einde", en="End", value=lambda p, _: p.period.end_state if p.period else None)


def _exact() -> Iterator[Column]:
    for column in COLUMNS:
        yield evolve(column, value=_EXACT.get(column.key, column.value))
        if column.key == "last_day":
            yield _END_STATE


EXACT = tuple(_exact())
"""The columns for programs, in order."""


def rows(projects: Iterable[Project], explode: str | None = None) -> list[dict[str, Value]]:
    """Return the rows of projects; see `Document.rows`.

    >>> [row["title"] for row in rows([Project(id="a", heading="A", title="A")])]
    ['A']
    """
    if explode not in (None, *EXPLODED):
        raise OptionError(f"explode is {explode!r}; it takes None, 'municipalities' or 'current'")
    projects = tuple(projects)
    of_project = [{column.key: _known(column.value(one, "nl")) for column in EXACT} for one in projects]
    if explode is None:
        return of_project
    parts = _municipalities if explode == "municipalities" else _current
    nothing: dict[str, Value] = dict.fromkeys(next(parts((Municipality(name=""),))))
    return [
        _with(row, part)
        for row, project in zip(of_project, projects, strict=True)
        for part in list(parts(project.organisation.municipalities if project.organisation else ())) or [nothing]
    ]


def _known(value: Cell) -> Value:
    return None if value == "" else value


def _with(row: dict[str, Value], part: dict[str, Value]) -> dict[str, Value]:
    """Return a row in which one municipality stands in the place of all of them."""
    made: dict[str, Value] = {}
    for key, value in row.items():
        if key == "municipalities":
            made |= part
        elif key not in ("codes", "province"):
            made[key] = value
    return made


def _municipalities(found: Iterable[Municipality]) -> Iterator[dict[str, Value]]:
    for one in found:
        heirs = one.current if one.successors else ()
        yield {
            "municipality": one.name,
            "cbs": one.cbs,
            "province": one.province,
            "successors": "; ".join(heir.name for heir in heirs) or None,
            "successor_cbs": "; ".join(heir.cbs for heir in heirs if heir.cbs) or None,
        }


def _current(found: Iterable[Municipality]) -> Iterator[dict[str, Value]]:
    formerly: dict[Municipality, list[str]] = {}
    for one in found:
        for heir in one.current:
            names = formerly.setdefault(heir, [])
            names.extend([one.name] if one.successors and one.name not in names else [])
    for heir, names in formerly.items():
        yield {
            "municipality": heir.name,
            "cbs": heir.cbs,
            "province": heir.province,
            "formerly": "; ".join(names) or None,
        }
