"""Two readers of EDTF that are not ours accept every period that we write, and read the same days from it."""

from __future__ import annotations

import json
import subprocess
from datetime import date
from itertools import product
from pathlib import Path

import pytest
from undate import Undate, UndateInterval

import aenoprojects as ap
from aenoprojects.model import Period

pytestmark = pytest.mark.clients
HERE = Path(__file__).parent
SIDES = (
    "{0}",
    "mei {0}",
    "31 december {0}",
    "1-2-{0}",
    "Q1 {0}",
    "4e kwartaal {0}",
    "tweede helft {0}",
    "voorjaar {0}",
    "winter {0}",
    "begin {0}",
    "medio juni {0}",
    "eind {0}",
    "eind Q2 {0}",
    "medio zomer {0}",
    "tweede helft maart {0}",
    "week 1 {0}",
    "schooljaar {0}",
)
ALONE = ("{0}", "vanaf {0}", "t/m {0}", "tot {0}", "na {0}", "{0} - n.t.b.", "{0} - heden", "vanaf {0}, 10 weken")
TOGETHER = ("{0} t/m {1}", "{0} tot {1}")


def periods() -> list[Period]:
    """Return every form of side in every place, in the same year, the next one, and the wrong way round."""
    alone = [form.format(side.format(2021)) for form, side in product(ALONE, SIDES)]
    years = ((2021, 2021), (2020, 2022), (2022, 2021))
    together = [
        form.format(one.format(first), two.format(last))
        for form, one, two, (first, last) in product(TOGETHER, SIDES, SIDES, years)
    ]
    return [period for period in map(ap.parse_period, alone + together) if period.edtf]


def days(period: Period) -> tuple[str | None, str | None] | None:
    """Return first and last day where EDTF can tell them exactly."""
    exact = period.edtf and "~" not in period.edtf and period.first_day and period.last_day
    return (str(period.first_day), str(period.last_day)) if exact else None


@pytest.mark.needs("node")
def test_the_npm_package_edtf() -> None:
    """The package `edtf` reads all of them at level 1, to the day."""
    every = periods()
    texts = "\n".join(str(period.edtf) for period in every)
    done = subprocess.run(["node", HERE / "read_edtf.mjs"], input=texts, capture_output=True, text=True, check=True)
    read = json.loads(done.stdout)
    assert len(read) == len(every) > 1000
    assert [row for row in read if "error" in row] == []
    wrong = [
        row for row, period in zip(read, every, strict=True) if days(period) not in (None, (row["first"], row["last"]))
    ]
    assert wrong == []


def test_the_python_package_undate() -> None:
    """The package `undate` reads all of them, to the day."""

    def told(text: str) -> tuple[str | None, str | None]:
        found = Undate.parse(text, "EDTF")
        first, last = found.earliest, found.latest
        if isinstance(found, UndateInterval):
            first, last = first and first.earliest, last and last.latest
        return str(first), str(last)

    assert told("2021-02") == (str(date(2021, 2, 1)), str(date(2021, 2, 28)))
    read = {str(period.edtf): told(str(period.edtf)) for period in periods()}
    assert [period.edtf for period in periods() if days(period) not in (None, read[str(period.edtf)])] == []
