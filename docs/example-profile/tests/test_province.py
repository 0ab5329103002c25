"""The profile is whole, and reads the province's pages."""

from pathlib import Path

from aenoprojects_province import PROFILE

import aenoprojects as ap
from aenoprojects.testing import check_profile

PAGE = Path(__file__).with_name("page.txt").read_text(encoding="utf-8")


def test_contract() -> None:
    """The file is a vocabulary, and knows every label on the page."""
    check_profile(PROFILE, {PAGE: 2})


def test_values() -> None:
    """What the province calls otherwise is read as what it is."""
    first = ap.parse(PAGE, vocabulary=ap.profile("province"))[0]
    assert first.theme is not None
    assert (first.title, first.theme.name) == ("Waterpleinen in de wijk", "Klimaat en water")
