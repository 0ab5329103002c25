"""What the benchmarks share: a limit of time that holds where it can be measured."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.fixture
def at_most(request: pytest.FixtureRequest) -> Callable[[float, float], None]:
    """Return a function that asserts that a measured ratio of times stays within a limit.

    With `--untimed` it asserts nothing: on a busy machine a figure says little, and the gate only sees to it that
    the benchmarks still run. Memory and counts are asserted always.
    """

    def check(ratio: float, limit: float) -> None:
        assert request.config.getoption("--untimed") or ratio <= limit

    return check
