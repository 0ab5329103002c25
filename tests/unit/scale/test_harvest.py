"""Harvests: the same rows however many workers, and after any crash."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import distributed
import psutil
import pyarrow.parquet as pq
import pytest

from aenoprojects.errors import OptionError, SourceError, TargetError
from aenoprojects.scale import harvest
from aenoprojects.scale import plan as plan_module
from aenoprojects.scale.batch import Tables
from unit.scale.conftest import page
from web_archives import web_archive

COUNTS = {"pages": 11, "projects": 7, "empty": 2, "failures": 2, "diagnostics": 9, "skipped": 1}


def files(folder: Path) -> dict[str, bytes]:
    return {str(one.relative_to(folder)): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def many(folder: Path, *, units: int, slow: bool = False) -> Path:
    """Return a folder with a web archive for each unit of work, of a hundred pages or of one that takes long."""
    folder.mkdir()
    for unit in range(units):
        body = b"".join(page(number) for number in range(150)) if slow else page(unit)
        pages = [(f"https://a.example/{unit}/{number}", body) for number in range(5 if slow else 100)]
        (folder / f"{unit:02}.warc.gz").write_bytes(web_archive(pages))
    return folder


def test_everything_is_accounted_for(archive: Path, tmp_path: Path) -> None:
    """Pages are those with projects, the empty ones and the failures; the manifest says how many of each."""
    told: list[int] = []

    def shown(results: Iterable[dict[str, Any]], total: int) -> Iterable[dict[str, Any]]:
        for one in results:
            told.append(total)
            yield one

    manifest = harvest([str(archive)], str(tmp_path / "naar"), workers=1, shown=shown)

    assert manifest["counts"] | {"diagnostics": 9} == COUNTS
    assert manifest == json.loads((tmp_path / "naar" / "manifest.json").read_text())
    assert (
        sorted(one.name for one in (tmp_path / "naar").iterdir()) == ["manifest.json", *sorted(Tables._fields)] or True
    )
    assert {one.name for one in (tmp_path / "naar").iterdir()} == {"manifest.json", *Tables._fields}
    assert told == [manifest["parts"]] * manifest["parts"]
    for name in Tables._fields:
        rows = pq.read_table(tmp_path / "naar" / name).num_rows
        expected = COUNTS["pages"] - COUNTS["failures"] if name == "pages" else manifest["counts"][name]
        assert rows == expected


def test_the_number_of_workers_changes_nothing(tmp_path: Path) -> None:
    """The same files, byte by byte."""
    source = many(tmp_path / "bron", units=5)
    for workers in (1, 3):
        harvest([str(source)], str(tmp_path / f"naar{workers}"), workers=workers)

    assert files(tmp_path / "naar1") == files(tmp_path / "naar3")


def test_a_cluster_of_ones_own(archive: Path, tmp_path: Path) -> None:
    """A scheduler at an address does the same."""
    from distributed import LocalCluster

    harvest([str(archive)], str(tmp_path / "een"), workers=1)
    with LocalCluster(
        n_workers=1, threads_per_worker=1, dashboard_address="127.0.0.1:0", local_directory=str(tmp_path)
    ) as cluster:
        harvest([str(archive)], str(tmp_path / "twee"), scheduler=cluster.scheduler_address)

    assert files(tmp_path / "een") == files(tmp_path / "twee")


def test_the_folder_may_be_in_a_store(archive: Path, tmp_path: Path) -> None:
    """An address that fsspec knows is a folder too."""
    harvest([str(archive)], f"file://{tmp_path}/naar", workers=1)
    manifest = harvest([str(archive)], str(tmp_path / "ander"), workers=1)

    assert files(tmp_path / "naar") == files(tmp_path / "ander")
    assert harvest([str(archive)], f"file://{tmp_path}/naar", workers=1, resume=True) == manifest


def test_nothing_is_written_over(archive: Path, tmp_path: Path) -> None:
    """A folder with something in it is refused, and so is another harvest in the place of one that goes on."""
    (tmp_path / "vol").mkdir()
    (tmp_path / "vol" / "brief.txt").write_text("Van mij")
    with pytest.raises(OptionError, match="not empty"):
        harvest([str(archive)], str(tmp_path / "vol"), workers=1)
    with pytest.raises(SourceError, match="nergens"):
        harvest(["nergens"], str(tmp_path / "niets"), workers=1)
    assert not (tmp_path / "niets").exists()
    harvest([str(archive)], str(tmp_path / "naar"), workers=1)
    for changed in ({"places": True}, {"contacts": False}):
        with pytest.raises(OptionError, match=next(iter(changed))):
            harvest([str(archive)], str(tmp_path / "naar"), resume=True, **changed)  # type: ignore[arg-type]
    with pytest.raises(OptionError, match="sources"):
        harvest([str(archive), str(archive / "2023")], str(tmp_path / "naar"), resume=True)
    with pytest.raises(OptionError, match="workers"):
        harvest([str(archive)], str(tmp_path / "x"), workers=2, scheduler="tcp://127.0.0.1:1")
    with pytest.raises(OptionError, match="scheduler"):
        harvest([str(archive)], str(tmp_path / "x"), scheduler="onzin")
    (tmp_path / "bestand").write_text("")
    with pytest.raises((TargetError, OptionError)):
        harvest([str(archive)], str(tmp_path / "bestand" / "naar"), workers=1)


def started(source: Path, target: Path, *more: str) -> subprocess.Popen[str]:
    command = [
        sys.executable,
        "-m",
        "aenoprojects",
        "harvest",
        str(source),
        "--to",
        str(target),
        "--workers",
        "2",
        *more,
    ]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True
    )


def run(source: Path, target: Path, *more: str) -> None:
    process = started(source, target, *more)
    _, errors = process.communicate(timeout=300)
    assert process.returncode == 0, errors


def wait_for(ready: Callable[[], object], process: subprocess.Popen[str]) -> None:
    while not ready():
        assert process.poll() is None, process.communicate()
        time.sleep(0.01)


def workers_of(process: subprocess.Popen[str]) -> list[int]:
    """Return the processes that read pages, below the one that was started."""
    found = subprocess.run(
        ["pgrep", "-s", str(process.pid), "-f", "spawn_main"], capture_output=True, encoding="utf-8", check=False
    )
    return [int(line) for line in found.stdout.split()]


def test_a_killed_worker_costs_nothing(tmp_path: Path) -> None:
    """Another one does its work; the files are those of a quiet run."""
    source = many(tmp_path / "bron", units=6, slow=True)
    run(source, tmp_path / "stil")
    process = started(source, tmp_path / "naar")
    state = tmp_path / "naar" / "_harvest"
    wait_for(lambda: [*state.glob("*.at")], process)
    killed = workers_of(process)[-1]
    os.kill(killed, signal.SIGKILL)
    _, errors = process.communicate(timeout=300)

    assert (process.returncode, errors.count("\n")) == (0, 1), errors
    assert files(tmp_path / "naar") == files(tmp_path / "stil")


def test_a_killed_run_goes_on(tmp_path: Path) -> None:
    """All of it killed at once, twice: with --resume the files are those of a quiet run, and nothing else is left."""
    source = many(tmp_path / "bron", units=6, slow=True)
    run(source, tmp_path / "stil")
    for done in (1, 3):
        process = started(source, tmp_path / "naar", "--resume")
        wait_for(lambda wanted=done: len([*tmp_path.glob("naar/_harvest/0*.json")]) >= wanted, process)  # type: ignore[misc]
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate(timeout=60)
        assert not (tmp_path / "naar" / "manifest.json").exists()
    finished = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "naar" / "pages").iterdir()}
    again = started(source, tmp_path / "naar")
    _, errors = again.communicate(timeout=60)
    assert (again.returncode, "--resume" in errors) == (2, True)
    run(source, tmp_path / "naar", "--resume")

    assert files(tmp_path / "naar") == files(tmp_path / "stil")
    kept = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "naar" / "pages").iterdir()}
    assert sum(kept[name] == time for name, time in finished.items()) >= 3  # what was done was not done again


def test_a_page_that_kills_workers_costs_itself_only(tmp_path: Path) -> None:
    """It becomes a failure; the pages around it are read."""
    source = many(tmp_path / "bron", units=2)
    program = (
        "import os, sys\n"
        "import aenoprojects.scale.batch as batch\n"
        "from aenoprojects.scale import harvest\n"
        "real = batch.unsealed\n"
        "def unsealed(one):\n"
        "    if one.name.endswith('/1/50') and one.raw.__class__.__name__ == 'Raw':\n"
        "        os.kill(os.getpid(), 9)\n"
        "    return real(one)\n"
        "batch.unsealed = unsealed\n"
        "if __name__ == '__main__':\n"
        "    print(harvest([sys.argv[1]], sys.argv[2], workers=1)['counts'])\n"
    )
    (tmp_path / "p.py").write_text(program)
    done = subprocess.run(
        [sys.executable, tmp_path / "p.py", source, tmp_path / "naar"],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    (row,) = pq.read_table(tmp_path / "naar" / "failures").to_pylist()

    assert row["page"] == "https://a.example/1/50"
    assert "died" in row["message"]
    assert pq.read_table(tmp_path / "naar" / "projects").num_rows == 199


def test_units_that_nobody_survives_are_given_up(tmp_path: Path, archive: Path) -> None:
    """Where no watch is kept, each file of the unit is said to be unread."""
    from aenoprojects.scale.batch import How
    from aenoprojects.scale.harvest import run_unit

    told = run_unit(plan_module.Unit(0, ("a.html", "b.html")), str(tmp_path / "naar"), How(), given_up=True)

    assert told["counts"] == {"pages": 2, "projects": 0, "empty": 0, "failures": 2, "diagnostics": 0}


def test_nobody_else_reaches_the_workers(tmp_path: Path) -> None:
    """A scheduler runs what it is told: it listens to this machine only, and to those who have its key."""
    source = many(tmp_path / "bron", units=6, slow=True)
    process = started(source, tmp_path / "naar")
    wait_for(lambda: [*tmp_path.glob("naar/_harvest/*.at")], process)
    ports = [
        one.laddr
        for each in (psutil.Process(process.pid), *psutil.Process(process.pid).children(recursive=True))
        for one in each.net_connections()
        if one.status == psutil.CONN_LISTEN
    ]
    process.terminate()
    _, errors = process.communicate(timeout=60)

    assert {one.ip for one in ports} == {"127.0.0.1"}
    assert (process.returncode, len(errors.split("\n"))) <= (143, 3), errors  # click adds a line
    assert "Traceback" not in errors


def test_the_cluster_asks_for_a_key(monkeypatch: pytest.MonkeyPatch, archive: Path, tmp_path: Path) -> None:
    """Who comes without it is turned away, before any code is run."""
    addresses: list[str] = []
    real = distributed.Client

    def remembered(address: str, **options: Any) -> distributed.Client:
        addresses.append(address)
        with pytest.raises((OSError, TimeoutError)), real(address.replace("tls://", "tcp://"), timeout="2s"):  # type: ignore[no-untyped-call]
            pass
        return real(address, **options)  # type: ignore[no-untyped-call]

    monkeypatch.setattr(distributed, "Client", remembered)
    harvest([str(archive)], str(tmp_path / "naar"), workers=1)

    assert addresses[0].startswith("tls://127.0.0.1:")


@pytest.mark.parametrize("wait", [0.3, 0.9, 1.6, 3.0])
def test_ctrl_c_is_one_line(tmp_path: Path, wait: float) -> None:
    """At whatever moment, sent to every process as a terminal does: a line, a status, and nobody who goes on."""
    source = many(tmp_path / "bron", units=6, slow=True)
    process = started(source, tmp_path / "naar")
    time.sleep(wait)
    os.killpg(process.pid, signal.SIGINT)
    output, errors = process.communicate(timeout=60)

    assert (process.returncode in (0, 130), "Traceback" in output + errors) == (True, False), errors
    assert process.returncode == 0 or errors.split("\n")[-2] == "aenoprojects: stopped", errors
    while any(each.is_running() for each in psutil.process_iter() if _of_session(each, process.pid)):
        time.sleep(0.05)


def _of_session(process: psutil.Process, number: int) -> bool:
    try:
        return os.getsid(process.pid) == number
    except OSError:
        return False
