"""Type checkers, in strict mode, know what a user's script does, and tell exporters from what is none."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "docs" / "example-plugin"


def test_exporters() -> None:
    """mypy accepts the example plugin, our samples and a user's script, and rejects each that does not fit.

    The files mark the lines to be rejected; a mark on a line that mypy accepts is an error in strict mode, so nothing
    but exactly these rejections passes.
    """
    checked = [HERE / "exporters.py", HERE / "user.py", EXAMPLE / "aenoprojects_markdown.py"]
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--follow-imports=silent", *checked],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stdout == "Success: no issues found in 3 source files\n"


@pytest.mark.clients
@pytest.mark.needs("node")
def test_pyright_knows_what_a_users_script_does(tmp_path: Path) -> None:
    """pyright (Pylance, in VS Code) sees every name and member that mypy sees, and rejects the same lines.

    Those are marked for mypy. A mark that pyright does not need is an error too.
    """
    shutil.copy(HERE / "user.py", tmp_path)
    strict = {"typeCheckingMode": "strict", "reportUnnecessaryTypeIgnoreComment": "error"}
    (tmp_path / "pyrightconfig.json").write_text(json.dumps({"include": ["user.py"], **strict}))
    program = ROOT / "tests" / "clients" / "node_modules" / "pyright" / "index.js"
    done = subprocess.run(
        ["node", program, "--project", tmp_path, "--pythonpath", sys.executable],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stdout.startswith("0 errors"), done.stdout + done.stderr
