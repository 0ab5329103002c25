"""What the whole process costs, against a bare interpreter in the same run.

Run with: pytest tests/benchmarks/test_start_up.py -s
"""

from __future__ import annotations

import subprocess
import sys
import sysconfig
from collections.abc import Callable
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

import pytest

from aenoprojects.api import corpus_folder

SCRIPT = str(Path(sysconfig.get_path("scripts")) / "aenoprojects")
PAGE = str(corpus_folder() / "listing" / "subsidieprojecten.txt")


def cost(command: list[str], runs: int = 4) -> float:
    """Return the processor seconds of the cheapest of some runs: other work on the machine hardly counts."""
    seconds = []
    for _ in range(runs):
        before = getrusage(RUSAGE_CHILDREN)
        subprocess.run(command, capture_output=True, check=False)
        after = getrusage(RUSAGE_CHILDREN)
        seconds.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(seconds)


@pytest.mark.parametrize(
    ("arguments", "most"),
    [(["--version"], 4), (["--help"], 9), (["formats"], 20), (["check", PAGE], 60)],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_process_against_a_bare_interpreter(
    arguments: list[str], most: int, at_most: Callable[[float, float], None]
) -> None:
    """Asking the version is nearly free; help and lists are light; a check is the parsing of its page."""
    bare = cost([sys.executable, "-c", "pass"], runs=8)
    ours = cost([SCRIPT, *arguments])
    print(f"\n{arguments[0]}: {ours * 1000:.0f} ms = {ours / bare:.1f} x python -c pass ({bare * 1000:.0f} ms)")

    at_most(ours / bare, most)
