"""Listing the formats costs the same whatever is installed."""

import statistics
import time
from collections.abc import Callable
from pathlib import Path

from plugins.environment import Environment, build_wheels


def test_ten_plugins(tmp_path: Path, at_most: Callable[[float, float], None]) -> None:
    """`formats` with ten plugins, one of which takes five seconds to import, is as fast as with none.

    The two are measured in turn in one run; the best of many tells what the work costs, the rest what else
    the machine did.
    """
    wheels = build_wheels(tmp_path / "wheels")
    none = Environment.create(tmp_path / "none", wheels)
    ten = Environment.create(tmp_path / "ten", wheels)
    plugins = sorted(wheels.glob("aenoprojects_*.whl"))
    assert len(plugins) >= 10
    ten.install(*plugins)
    times: dict[str, list[float]] = {"none": [], "ten": []}
    for _ in range(8):
        times["none"].append(_seconds(none, tmp_path))
        times["ten"].append(_seconds(ten, tmp_path))
    ratio = statistics.median(times["ten"]) / statistics.median(times["none"])
    print(f"formats: {min(times['none']):.3f} s with none, {min(times['ten']):.3f} s with ten: {ratio:.2f}")
    at_most(ratio, 1.3)


def _seconds(environment: Environment, folder: Path) -> float:
    started = time.perf_counter()
    done = environment.program("formats", folder=folder)
    assert done.returncode == 0
    return time.perf_counter() - started
