"""The check keeps what is asked of it, and finds what it says."""

from aenoprojects_plain import PlainTitles

import aenoprojects as ap
from aenoprojects.testing import check_findings

SHOUTING = """\
Goes: FIETSEN NAAR HET WERK

Gemeente Goes

Project: FIETSEN NAAR HET WERK
Looptijd: 2021
"""
PLAIN = SHOUTING.replace("FIETSEN NAAR HET WERK", "Fietsen naar het werk")


def test_contract() -> None:
    """It takes any project, and finds what its pages hold."""
    check_findings(PlainTitles, {SHOUTING: ("PL001",), PLAIN: ()})


def test_place() -> None:
    """A finding stands at the line of the title."""
    (found,) = ap.findings(ap.parse(SHOUTING), PlainTitles)
    assert (found.line, found.project) == (5, "goes-fietsen-naar-het-werk")
