"""The tutorial, followed to the letter in a fresh environment, gives what it shows."""

import re
from pathlib import Path

import pytest

from plugins.environment import EXAMPLE, ROOT, Environment, build_wheels

TUTORIAL = (ROOT / "docs" / "tutorial" / "write-an-exporter.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r'^```\w+ title="(.+?)"\n(.*?)^```$', TUTORIAL, re.MULTILINE | re.DOTALL))
SESSIONS = re.findall(r"^```console\n(.*?)^```$", TUTORIAL, re.MULTILINE | re.DOTALL)
COMMANDS = [
    (command, output.split())
    for session in SESSIONS
    for command, output in re.findall(r"^\$ python (.+)\n((?:(?!\$ ).+\n)*)", session, re.MULTILINE)
]


@pytest.fixture(scope="module")
def newcomer(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """Return an environment with nothing but our wheel."""
    folder = tmp_path_factory.mktemp("newcomer")
    return Environment.create(folder / "venv", build_wheels(folder / "wheels"))


def test_example_is_the_tutorials() -> None:
    """The files that the tutorial shows are those of the example plugin."""
    shown = {name: text for name, text in FILES.items() if name != "titles.py"}
    assert shown == {name: (EXAMPLE / name).read_text(encoding="utf-8") for name in shown}
    assert set(shown) == {"aenoprojects_markdown.py", "pyproject.toml", "tests/test_markdown.py"}


def test_following_the_tutorial(newcomer: Environment, tmp_path: Path) -> None:
    """Each command, in order, shows what the tutorial says; the example's own tests are the last."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert len(COMMANDS) == 7
    for command, expected in COMMANDS:
        if command == "-m pip install .":
            newcomer.install(tmp_path)
        elif command != "-m pip install pytest":  # lent by the environment of these tests
            done = newcomer.run(*command.split(), folder=tmp_path)
            assert done.returncode == 0 or "not" in expected, done.stderr
            shown = (done.stdout + done.stderr).split()
            assert shown[: len(expected)] == expected
    assert (tmp_path / "projects.txt").read_text(encoding="utf-8").count("\n") == 145
    assert (tmp_path / "projects.md").read_text(encoding="utf-8").count("\n## ") == 144
