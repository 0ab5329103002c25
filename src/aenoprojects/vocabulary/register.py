"""The register of municipalities: look-up by folded name, alias or code; ambiguity is said, never guessed."""

from __future__ import annotations

import csv
import re
from datetime import date
from functools import cache
from pathlib import Path

from aenoprojects.errors import MunicipalityError
from aenoprojects.model import Municipality
from aenoprojects.vocabulary.folding import fold

_CODE = re.compile(r"(?:gm)?(\d{4})", re.IGNORECASE)
_SHORTENED = re.compile(r" aan den? ")  # "Alphen a/d Rijn"


_LIKE = 0.8  # share of letters that two names have in common: "Goesje" and "Goes"


@cache
def _rows() -> dict[str, dict[str, str]]:
    text = (Path(__file__).parent / "municipalities.csv").read_text(encoding="utf-8")
    return {row["code"].lower(): row for row in csv.DictReader(text.splitlines())}


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@cache
def by_code(code: str) -> Municipality | None:
    """Return the municipality with a code, None where there is none.

    Args:
        code: "gm0796", "GM0796" or "0796".

    >>> by_code("GM0796").name
    "'s-Hertogenbosch"
    """
    match = _CODE.fullmatch(code.strip())
    row = _rows().get(f"gm{match.group(1)}") if match else None
    if row is None:
        return None
    heirs = (by_code(heir) for heir in row["successor_codes"].split("|") if heir)
    return Municipality(
        name=row["name"],
        code=row["code"].lower(),
        province=row["province"],
        valid_from=_day(row["valid_from"]),
        valid_to=_day(row["valid_to"]),
        successors=tuple(heir for heir in heirs if heir),
    )


@cache
def names() -> dict[str, tuple[str, ...]]:
    """Return folded name or alias -> codes; more than one code is an ambiguous name."""
    index: dict[str, tuple[str, ...]] = {}
    for code, row in _rows().items():
        bare = fold(re.sub(r"\s*\(.*\)", "", row["name"]))
        for key in dict.fromkeys((fold(row["name"]), bare, _SHORTENED.sub(" a d ", bare))):
            index[key] = (*index.get(key, ()), code)
    for code, row in _rows().items():
        for alias in filter(None, row["aliases"].split("|")):
            index.setdefault(fold(alias), (code,))
    return index


def find(text: str) -> tuple[Municipality, ...]:
    """Return every municipality that a name or code may stand for.

    A name that one present and one former municipality share stands for the present one.

    Args:
        text: a name, alias or code, with or without "Gemeente" in front.

    >>> [m.code for m in find("gemeente Den Bosch")], len(find("Bergen")), find("Atlantis")
    (['gm0796'], 2, ())
    """
    key = re.sub(r"^(?:de )?(?:gemeente|gem) ", "", fold(text))
    codes = names().get(key)
    if codes is None:
        one = by_code(text)
        return (one,) if one else ()
    found = [municipality for code in codes if (municipality := by_code(code))]
    current = [municipality for municipality in found if municipality.valid_to is None]
    return tuple(current or found)


def municipality(name: str) -> Municipality:
    """Return the one municipality with a name, alias or code.

    Args:
        name: "Den Bosch", "gemeente Utrecht", "gm0344".

    Raises:
        MunicipalityError: nothing or more than one thing has this name.

    >>> den_bosch = municipality("Den Bosch")
    >>> den_bosch.name, den_bosch.code, den_bosch.province
    ("'s-Hertogenbosch", 'gm0796', 'Noord-Brabant')
    """
    found = find(name)
    if len(found) == 1:
        return found[0]
    if found:
        choices = " or ".join(f"{one.name} ({one.code})" for one in found)
        raise MunicipalityError(f"{name!r} is ambiguous: {choices}; use one of these names or codes")
    near = nearest(name)
    hint = f"; did you mean {near.name}?" if near else ""
    raise MunicipalityError(f"{name!r} is not a municipality of 2016 or later{hint}")


def nearest(name: str) -> Municipality | None:
    """Return the municipality whose name is most like a text, None where none is like it.

    >>> nearest("Goesje").name
    'Goes'
    """
    from difflib import get_close_matches

    close = get_close_matches(fold(name), names(), n=1, cutoff=_LIKE)
    return find(close[0])[0] if close else None


def existed_during(municipality: Municipality, first_day: date | None, last_day: date | None) -> bool:
    """Return whether a municipality existed on some day of a period.

    Args:
        municipality: a municipality with its years from the register.
        first_day: first day of the period, None where it is not known.
        last_day: last day of the period, None where it is not known or open.

    >>> cuijk = municipality("Cuijk")
    >>> existed_during(cuijk, date(2021, 1, 1), None), existed_during(cuijk, date(2022, 1, 1), date(2023, 1, 1))
    (True, False)
    """
    begun = municipality.valid_from is None or last_day is None or municipality.valid_from <= last_day
    return begun and (municipality.valid_to is None or first_day is None or first_day <= municipality.valid_to)


@cache
def predecessors(municipality: Municipality) -> tuple[Municipality, ...]:
    """Return the municipalities whose area went, wholly or in part and at any remove, to this one.

    >>> [m.name for m in predecessors(by_code("gm1979"))]
    ['Appingedam', 'Delfzijl', 'Loppersum']
    """
    direct = [
        by_code(code) for code, row in _rows().items() if municipality.code in row["successor_codes"].lower().split("|")
    ]
    found = [one for one in direct if one]
    return tuple(dict.fromkeys(found + [older for one in found for older in predecessors(one)]))
