"""The tests of this folder: real programs read what we write. A program that is not there skips its tests.

Where `CI` is "true" nothing is skipped: there a missing program is a failure, for else nobody would notice it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import field, frozen

HERE = Path(__file__).parent


@frozen
class Program:
    """A program that tests ask for with `@pytest.mark.needs(name)`."""

    install: str
    """The one line that installs it on Debian or Ubuntu."""
    is_there: Callable[[str], object] = field(default=shutil.which)


PROGRAMS = {
    "chromium": Program("sudo apt-get install -y chromium"),
    "java": Program("sudo apt-get install -y default-jre-headless"),
    "node": Program(
        "sudo apt-get install -y nodejs npm && npm ci --prefix tests/clients",
        lambda name: shutil.which(name) and (HERE / "node_modules").is_dir(),
    ),
    "soffice": Program("sudo apt-get install -y libreoffice-calc libreoffice-writer"),
    "xmllint": Program("sudo apt-get install -y libxml2-utils"),
}


def missing_programs(item: pytest.Item) -> list[str]:
    """Return a sentence for each program that a test needs and this machine lacks."""
    names = sorted({name for mark in item.iter_markers("needs") for name in mark.args})
    lacking = [name for name in names if not PROGRAMS[name].is_there(name)]
    return [f"{name} is not installed: {PROGRAMS[name].install}" for name in lacking]


@pytest.hookimpl(tryfirst=True)  # before pytest chooses by -m
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder, so that `-m "not clients"` leaves them all out."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("clients")


@pytest.hookimpl(tryfirst=True)  # before the fixtures, which may start the program
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose program is not there, or fail it where that may not be."""
    if missing := missing_programs(item):
        if os.environ.get("CI") == "true":
            pytest.fail("; ".join(missing), pytrace=False)
        pytest.skip("; ".join(missing))


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Start Chromium, with no window."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        browser.close()
