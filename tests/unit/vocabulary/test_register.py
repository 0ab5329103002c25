"""The register of municipalities."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

import aenoprojects as ap
from aenoprojects import MunicipalityError
from aenoprojects.vocabulary.register import _rows, by_code, existed_during, find, names, predecessors

EVERY = [one for code in _rows() if (one := by_code(code))]


@pytest.mark.parametrize(
    ("day", "count"),
    [
        ("2016-01-01", 390),
        ("2017-01-01", 388),
        ("2018-01-01", 380),
        ("2019-01-01", 355),
        ("2021-01-01", 352),
        ("2022-01-01", 345),
        ("2023-01-01", 342),
        ("2025-01-01", 342),
    ],
)
def test_the_register_has_as_many_as_statistics_netherlands_counts(day: str, count: int) -> None:
    """On each 1 January as many municipalities are valid as CBS publishes."""
    on = date.fromisoformat(day)
    valid = [one for one in EVERY if (one.valid_from or date.min) <= on <= (one.valid_to or date.max)]

    assert count == len(valid)


def test_whatever_ended_has_heirs_that_exist() -> None:
    """A former municipality leads to present ones, a present one to itself."""
    for one in EVERY:
        assert bool(one.successors) == (one.valid_to is not None)
        assert all(heir.valid_to is None for heir in one.current)


def test_every_name_finds_its_municipality() -> None:
    """The official name is a key for each row; only shared names find more than one."""
    shared = Counter(code for codes in names().values() if len(codes) > 1 for code in codes)
    for one in EVERY:
        found = find(one.name)

        assert one in found or any(heir.valid_to is None for heir in found)
        assert len(found) == 1 or one.code in shared


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Den Bosch", "gm0796"),
        ("‘s-hertogenbosch", "gm0796"),
        ("Gemeente Den Haag", "gm0518"),
        ("Bergen (NH)", "gm0373"),
        ("gm0344", "gm0344"),
        ("0344", "gm0344"),
        ("SUDWEST FRYSLAN", "gm1900"),
        ("Nuenen", "gm0820"),
        ("midden delfland", "gm1842"),
        ("Kaag & Braassem", "gm1884"),
        ("Groesbeek", "gm1945"),
    ],
)
def test_names_aliases_and_codes(text: str, code: str) -> None:
    """Aliases, codes and any spelling of case, accents and hyphens find the one meant."""
    assert code == ap.municipality(text).code


def test_an_ambiguous_name_is_said() -> None:
    """Bergen is in two provinces: the message names both."""
    with pytest.raises(MunicipalityError, match=r"Bergen \(L\).*Bergen \(NH\)|Bergen \(NH\).*Bergen \(L\)"):
        ap.municipality("Bergen")


def test_an_unknown_name_gets_a_hint() -> None:
    """Nothing is guessed; the message only asks."""
    with pytest.raises(MunicipalityError, match="did you mean Hoeksche Waard"):
        ap.municipality("Hoekse Waard")
    with pytest.raises(LookupError, match="not a municipality"):
        ap.municipality("Atlantis")


def test_predecessors_are_found_at_any_remove() -> None:
    """Groningen of today holds Haren and Ten Boer."""
    assert {"Haren", "Ten Boer"} <= {one.name for one in predecessors(ap.municipality("Groningen"))}


@pytest.mark.parametrize(
    ("name", "first", "last", "existed"),
    [
        ("Cuijk", date(2020, 1, 1), date(2021, 6, 1), True),
        ("Cuijk", date(2021, 12, 31), None, True),
        ("Cuijk", date(2022, 1, 1), date(2023, 1, 1), False),
        ("Land van Cuijk", date(2020, 1, 1), date(2021, 12, 31), False),
        ("Land van Cuijk", date(2021, 6, 1), date(2022, 6, 1), True),
        ("Land van Cuijk", date(2020, 1, 1), None, True),
        ("Land van Cuijk", None, None, True),
        ("Gouda", date(1990, 1, 1), date(1991, 1, 1), True),
    ],
)
def test_a_municipality_exists_in_its_years_only(
    name: str, first: date | None, last: date | None, existed: bool
) -> None:
    """One day in common is enough; a side that is not known rules nothing out."""
    assert existed_during(ap.municipality(name), first, last) is existed


@pytest.mark.parametrize(
    "text", ["Alphen a/d Rijn", "Horst a/d Maas", "Capelle a/d IJssel", "Bergen (L.)", "Peel & Maas"]
)
def test_short_forms_are_names_too(text: str) -> None:
    """What people write for "aan den" and "en" finds the municipality."""
    assert ap.municipality(text).code
