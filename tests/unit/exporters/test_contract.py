"""Our own exporters keep the contract that we ask of strangers."""

import pytest

from aenoprojects.exporters.registry import Format, formats
from aenoprojects.testing.contract import PROMISES, Promise

OWN = [format for format in formats() if format.own]


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.name)
@pytest.mark.parametrize("format", OWN, ids=lambda format: format.name)
def test_promise(format: Format, promise: Promise) -> None:
    """Every built-in format keeps every promise."""
    promise.hold(format.load())
