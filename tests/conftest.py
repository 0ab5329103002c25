"""Fixtures for all tests."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A busy machine is no fault of the program: nothing that Hypothesis runs is held to a time.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
# The gate tries the same examples each time: a new one that fails there would blame the change at hand. New ones are
# what every run on a desk is for, and the fuzzer's minute.
settings.register_profile("gate", settings.get_profile("untimed"), derandomize=True)
settings.load_profile("gate" if os.environ.get("CI") == "true" else "untimed")

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let `--update-goldens` rewrite the files below tests/golden, and `--untimed` run benchmarks without limits."""
    parser.addoption("--update-goldens", action="store_true", help="rewrite the files below tests/golden")
    parser.addoption("--untimed", action="store_true", help="assert no times in tests/benchmarks")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Return a function that compares text with a file below tests/golden."""

    def compare(name: str, actual: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-goldens"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(actual.encode())
        expected = path.read_bytes().decode() if path.is_file() else f"no file {name}; run --update-goldens"
        assert expected == actual

    return compare
