"""The fuzzer: makes broken inputs for as long as it is told to, and keeps those that break a law as files.

    python tests/fuzz/run.py [--seconds 60] [--seed N]

A find is made as small as it will go and stands below tests/fuzz/finds, where a test tries it from then on. Fails when
it found something. The same seed makes the same inputs, in the same order, as far as the time reaches.
"""

from __future__ import annotations

import argparse
import hashlib
import secrets
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

if __name__ == "__main__":  # run as a script: the folder of the tests is where the imports start
    sys.path[0] = str(Path(__file__).parents[1])

from fuzz.laws import Kind, broken_law
from fuzz.mutation import make_input

FINDS = Path(__file__).parent / "finds"
_PATIENCE = 10.0
"""Seconds that one find is made smaller."""


def shrink(kind: Kind, data: bytes, law: str, is_time_up: Callable[[], bool]) -> bytes:
    """Return a small input that breaks the same law: without every line, then every byte, that is not needed."""
    for pieces in (data.splitlines(keepends=True), None):
        parts = pieces if pieces is not None else [data[at : at + 1] for at in range(len(data))]
        size = max(len(parts) // 2, 1)
        while size and not is_time_up():
            for start in range(0, len(parts), size):
                fewer = parts[:start] + parts[start + size :]
                if is_time_up():
                    break
                if len(fewer) < len(parts) and name_of(_tried(kind, b"".join(fewer))) == law:
                    parts = fewer
                    break
            else:
                size //= 2
        data = b"".join(parts)
    return data


def name_of(broken: str | None) -> str | None:
    """Return the law of what `broken_law` returned, without the input that broke it."""
    return broken and broken.partition(":")[0]


def keep(kind: Kind, data: bytes) -> Path:
    """Write a find below tests/fuzz/finds and return its file."""
    FINDS.mkdir(exist_ok=True)
    file = FINDS / f"{kind}-{hashlib.sha256(data).hexdigest()[:12]}"
    file.write_bytes(data)
    return file


def main() -> int:
    """Make inputs, keep what breaks a law, and tell how many there were."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**9), help="a new one if not given")
    options = parser.parse_args()
    print(f"fuzzing for {options.seconds:g} s with --seed {options.seed}", flush=True)
    random, end, tried = Random(options.seed), time.monotonic() + options.seconds, 0  # noqa: S311
    seen: set[str] = set()
    while time.monotonic() < end:
        kind, data = make_input(random)
        tried += 1
        broken = broken_law(kind, data)
        law = name_of(broken)
        if broken and law and law not in seen:
            seen.add(law)
            patience = time.monotonic() + _PATIENCE
            small = shrink(kind, data, law, lambda: time.monotonic() > patience)  # noqa: B023
            print(f"{keep(kind, small)}: {broken_law(kind, small)}", flush=True)
    print(f"{tried} inputs tried, {len(seen)} laws broken")
    return bool(seen)


def _tried(kind: Kind, data: bytes) -> str | None:
    try:
        return broken_law(kind, data)
    except UnicodeDecodeError:  # half a character is no text
        return None


if __name__ == "__main__":
    sys.exit(main())
