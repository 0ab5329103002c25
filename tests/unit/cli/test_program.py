"""The installed program as a process: exit statuses, pipes, signals, and what it loads to start."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

import pytest

SCRIPT = Path(sysconfig.get_path("scripts")) / "aenoprojects"
HEAVY = ("openpyxl", "lxml", "icalendar", "rich", "phonenumbers", "cattrs", "httpx")
PLUGIN = """
from aenoprojects.model import Document

class Interrupted:
    summary, suffix, media_type = "stops halfway", ".half", "text/plain"

    def write(self, document, stream):
        stream.write(b"half")
        raise KeyboardInterrupt
"""


def run(*arguments: str, **settings: object) -> subprocess.CompletedProcess[str]:
    """Run the installed script in an English system."""
    environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8"} | settings.pop("env", {})  # type: ignore[operator]
    return subprocess.run(
        [SCRIPT, *arguments],
        capture_output=True,
        encoding="utf-8",
        env=environment,
        timeout=60,
        check=False,
        **settings,
    )  # type: ignore[call-overload,no-any-return]


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["--version"], 0),
        (["list", "page.json"], 0),
        (["show", "3", "page.json"], 0),
        (["formats", "ical"], 0),
        (["schema", "json"], 0),
        (["diff", "page.json", "edited.json"], 0),
        (["diff", "page.json", "edited.json", "--exit-code"], 1),
        (["export", "json", "page.json", "-q"], 0),
        (["check", "page.json"], 1),
        (["export", "json", "gone.txt"], 1),
        (["export", "nothing"], 2),
    ],
)
def test_exit_status(folder: Path, arguments: list[str], status: int) -> None:
    """The status is 0, 1 for data and system, 2 for usage; every failure is one line on standard error."""
    found = run(*arguments, cwd=folder)

    assert found.returncode == status
    assert "Traceback" not in found.stderr
    assert found.stderr.count("\n") == (bool(status) and "--exit-code" not in arguments)


def test_module_is_the_script(folder: Path) -> None:
    """`python -m aenoprojects` is the same program."""
    module = subprocess.run(
        [sys.executable, "-m", "aenoprojects", "list", "page.json"],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )

    assert module.stdout == run("list", "page.json", cwd=folder).stdout != ""


@pytest.mark.parametrize("locale", [{"LANG": "nl_NL.UTF-8"}, {"LC_ALL": "nl_BE", "LANG": "en_GB"}])
def test_language_of_the_system(locale: dict[str, str]) -> None:
    """A Dutch system gets Dutch messages."""
    assert run("zeef", env=locale).stderr.startswith("aenoprojects: de opdracht 'zeef' bestaat niet")


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["formats"], ["check", "--help"]])
def test_light_start(arguments: list[str]) -> None:
    """Help, version and the list of formats load none of the heavy libraries."""
    code = (
        "import sys\n"
        f"sys.argv = ['aenoprojects', *{arguments!r}]\n"
        "from aenoprojects.__main__ import main\n"
        "try: main()\n"
        "except SystemExit as end: assert not end.code, end.code\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    ).stderr.split()

    assert set(HEAVY) & set(loaded) == set()
    if arguments == ["--version"]:
        assert {"click", "attr"} & set(loaded) == set()


def test_list_in_a_pipe_is_plain(folder: Path) -> None:
    """In a pipe there is no colour, no table, no bar, and nothing on standard error."""
    found = run("list", "page.json", cwd=folder)

    assert "\x1b" not in found.stdout + found.stderr
    assert found.stderr == ""


def test_closed_pipe_is_silent(folder: Path) -> None:
    """A reader that goes away early is no error."""
    process = subprocess.Popen([SCRIPT, "schema", "xml"], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout
    assert process.stderr
    process.stdout.close()

    assert (process.stderr.read(), process.wait(60)) == (b"", 0)
    process.stderr.close()


@pytest.mark.parametrize("command", ["formats", "--version", "--help"])
def test_full_disk(folder: Path, command: str) -> None:
    """A device without room is one line and status 1."""
    with Path("/dev/full").open("wb") as full:
        process = subprocess.run([SCRIPT, command], stdout=full, stderr=subprocess.PIPE, check=False)

    assert (process.returncode, process.stderr.count(b"\n")) == (1, 1)


def test_closed_streams(folder: Path) -> None:
    """Whoever closed standard input or output gets an answer or a line, never a traceback."""
    script = f"{SCRIPT} list page.json >&-; echo $? >&2; {SCRIPT} list - <&-; echo $? >&2"
    found = subprocess.run(["sh", "-c", script], cwd=folder, capture_output=True, encoding="utf-8", check=True)

    assert "Traceback" not in found.stderr
    assert found.stderr.splitlines()[0] == "0"
    assert found.stderr.splitlines()[-1] == "1"


def test_ctrl_c_while_reading(folder: Path) -> None:
    """Ctrl-C ends with status 130 and one line, and leaves no file."""
    process = subprocess.Popen(
        [sys.executable, "-X", "importtime", SCRIPT, "export", "json", "-"],
        cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a job in the background ignores Ctrl-C
    )  # fmt: skip
    assert process.stderr
    for line in process.stderr:  # it has come to reading once the module that reads sources is there
        if line.rstrip().endswith("aenoprojects.reading.source"):
            break
    time.sleep(0.5)  # and waits for input soon after
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)

    assert process.returncode == 130
    assert "Traceback" not in errors
    assert sorted(path.name for path in folder.iterdir()) == ["edited.json", "page.json"]


def test_ctrl_c_while_writing(folder: Path) -> None:
    """An export that is stopped halfway leaves the old file as it was and nothing beside it."""
    (folder / "stopped.py").write_text(PLUGIN, encoding="utf-8")
    (folder / "out.half").write_text("old", encoding="utf-8")
    found = run("export", "stopped:Interrupted", "page.json", "-o", "out.half", cwd=folder, env={"PYTHONPATH": "."})

    assert found.returncode == 130
    assert (folder / "out.half").read_text(encoding="utf-8") == "old"
    assert [path.name for path in folder.iterdir() if "half" in path.name] == ["out.half"]


@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_terminated_while_writing(number: signal.Signals, status: int, folder: Path) -> None:
    """The signals that end a session or a container leave as little behind as Ctrl-C."""
    halfway = f"import os; os.kill(os.getpid(), {number.value}); __import__('time').sleep(60)"
    (folder / "stopped.py").write_text(PLUGIN.replace("raise KeyboardInterrupt", halfway), encoding="utf-8")
    found = run("export", "stopped:Interrupted", "page.json", "-o", "out.half", cwd=folder, env={"PYTHONPATH": "."})

    assert found.returncode == status
    assert "Traceback" not in found.stderr
    assert [path.name for path in folder.iterdir() if "half" in path.name] == []


@pytest.mark.parametrize("again", ["out.half", "./out.half"])
def test_what_a_killed_export_leaves_goes_with_the_next(again: str, folder: Path) -> None:
    """A killed export cannot clean up; the next one to the same target does, and not one to another."""
    killed = PLUGIN.replace("raise KeyboardInterrupt", "import os; os.kill(os.getpid(), 9)")
    (folder / "stopped.py").write_text(killed, encoding="utf-8")
    for _ in range(2):
        run("export", "stopped:Interrupted", "page.json", "-o", "out.half", cwd=folder, env={"PYTHONPATH": "."})
    left = [path.name for path in folder.iterdir() if path.name.endswith(".part")]
    run("export", "json", "page.json", "-o", "other.half", cwd=folder)
    still = [path.name for path in folder.iterdir() if path.name.endswith(".part")]
    done = run("export", "json", "page.json", "-o", again, cwd=folder)

    assert (done.returncode, still) == (0, left)
    assert len(left) == 1  # the second killed export has taken away what the first one left
    assert sorted(path.name for path in folder.iterdir() if "half" in path.name) == ["other.half", "out.half"]


def test_completion_knows_the_formats() -> None:
    """The shell completes commands, options and the names of installed formats."""

    def complete(words: str, at: int) -> list[str]:
        asked = {"_AENOPROJECTS_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(at)}
        return [line.partition(",")[2] for line in run(env=asked).stdout.splitlines()]

    assert complete("aenoprojects sch", 1) == ["schema"]
    assert complete("aenoprojects export json", 2) == ["json", "jsonl", "jsonld"]
    assert "--municipality" in complete("aenoprojects list --mun", 2)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(shell: str) -> None:
    """Each shell gets a script that asks the program back."""
    script = run(env={"_AENOPROJECTS_COMPLETE": f"{shell}_source"}).stdout

    assert f"_AENOPROJECTS_COMPLETE={shell}_complete" in script
