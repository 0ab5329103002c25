"""mypy, in strict mode, tells exporters from what is none."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "docs" / "example-plugin"


def test_exporters() -> None:
    """mypy accepts the example plugin and our samples, and rejects each that does not fit.

    `tests/typing/exporters.py` marks the lines to be rejected; a mark on a line that mypy accepts is an
    error in strict mode, so nothing but exactly these rejections passes.
    """
    checked = [ROOT / "tests" / "typing" / "exporters.py", EXAMPLE / "aenoprojects_markdown.py"]
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--follow-imports=silent", *checked],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stdout == "Success: no issues found in 2 source files\n"
