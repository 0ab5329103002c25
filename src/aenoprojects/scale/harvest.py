"""Harvesting: many sources to a folder of Parquet files, on all cores of this machine or on any Dask cluster."""

from __future__ import annotations

import hashlib
import json
import logging
import re
import signal
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import partial
from multiprocessing import resource_tracker
from pathlib import Path
from typing import Any, TypeAlias

import pyarrow.parquet as pq

from aenoprojects import __version__
from aenoprojects.errors import HarvestError, OptionError, SourceError
from aenoprojects.reading.opening import Failure
from aenoprojects.scale.batch import SCHEMAS, How, Rows, Tables
from aenoprojects.scale.pages import Sealed, find_files, sealed
from aenoprojects.scale.plan import Folder, Unit, Watch, sums, units_of
from aenoprojects.vocabulary import Vocabulary

Told: TypeAlias = dict[str, Any]
Shown: TypeAlias = Callable[[Iterable[Told], int], Iterable[Told]]

_ROWS = 1024
"""Rows that wait in memory before they are written: a few megabytes on the pages that we know."""
_PATIENCE = "30s"
"""How long a scheduler may take to answer."""
_TRIES = 10
"""Times that a unit is given out anew, its workers having died, before its files are given up."""


def harvest(
    sources: Sequence[str],
    folder: str,
    *,
    workers: int | None = None,
    scheduler: str | None = None,
    resume: bool = False,
    vocabulary: Vocabulary | None = None,
    places: bool = False,
    contacts: bool = True,
    shown: Shown | None = None,
) -> Told:
    """Read many sources into a folder of Parquet files.

    What comes out depends on the sources alone, not on how many workers there are or which is quickest.

    Args:
        sources: as of `find_files`: files, folders, patterns, addresses, web archives among them.
        folder: where to; a path, or the address of a store that fsspec knows. It is new or empty.
        workers: processes on this machine, from 1; None for one a core.
        scheduler: address of a Dask scheduler whose workers do it instead; they can reach sources and folder.
        resume: go on with a harvest that ended early in this folder; one that had ended well is left as it is.
        vocabulary: as of `aenoprojects.read`.
        places: say of each value where it stands.
        contacts: False leaves out people, addresses and numbers.
        shown: gets what each unit of work gave, as it ends, and how many there are; yields it on.

    Returns:
        The manifest, which stands in the folder as manifest.json: the sources and the sums of pages, projects, empty
        pages, failures and diagnostics.

    Raises:
        SourceError: a source stands for nothing.
        OptionError: the folder holds something else, or a harvest of other sources.
        TargetError: the folder cannot be written.
        HarvestError: no worker can be started, or the scheduler does not answer.
    """
    if workers is not None and (workers < 1 or scheduler is not None):
        raise OptionError("workers is a number from 1, for this machine; a scheduler has workers of its own")
    if scheduler is not None and not re.fullmatch(r"\w+://.+:\d+", scheduler):
        raise OptionError(f"{scheduler!r} is no address of a scheduler: give one such as tcp://10.0.0.1:8786")
    how = How(vocabulary, places, contacts)
    place = Folder(folder)
    if resume and (ended := place.json("manifest.json")):
        _check_same(place, _asked(sources, how), ended)
        return dict(ended)
    with tempfile.TemporaryDirectory() as work:
        plan = _begun(place, sources, how, Path(work), resume=resume)
        units = [Unit(number, tuple(names)) for number, names in enumerate(plan["units"])]
        done = {unit.number: told for unit in units if resume and (told := place.done(unit.number))}
        left = [unit for unit in units if unit.number not in done]
        with ExitStack() as stack:
            results = _results(stack, left, partial(run_unit, folder=folder, how=how), workers, scheduler)
            for one in shown(results, len(left)) if shown else results:
                done[one["unit"]] = one
        counts = sums(done[unit.number] for unit in units) | {"skipped": plan["skipped"]}
        manifest = plan["asked"] | {"parts": len(units), "counts": counts}
        place.put_json("manifest.json", manifest, Path(work))
        place.clear()
    return dict(manifest)


def run_unit(unit: Unit, folder: str, how: How, *, given_up: bool = False) -> Told:
    """Read the pages of a unit, write its four files, and return what it gave; done twice it is as done once.

    Args:
        unit: the files.
        folder: of the harvest.
        how: how pages are read.
        given_up: read nothing, and say of each file that it could not be read: workers died over them.
    """
    place = Folder(folder)
    watch = place.watch(unit.number)
    with tempfile.TemporaryDirectory() as work:
        with _Parts(Path(work)) as parts:
            rows = Rows(how)
            for one in _given_up(unit) if given_up else _watched(unit, watch):
                rows.add(one)
                if len(rows) >= _ROWS:
                    parts.write(rows.take())
            parts.write(rows.take())
        part = f"part-{unit.number:06d}.parquet"
        files = {f"{name}/{part}": place.put(f"{name}/{part}", Path(work, name)) for name in Tables._fields}
        told = {"unit": unit.number, "counts": parts.counts, "files": files}
        place.put_done(unit.number, told, Path(work))
    watch.close()
    return told


def _watched(unit: Unit, watch: Watch) -> Iterator[Sealed]:
    number = 0
    for name in unit.names:
        for one in sealed(name):
            if watch.is_deadly(number):
                one = one._replace(raw=Failure(one.name, SourceError(f"{one.name}: workers died while they read it")))
            yield one
            number += 1


def _given_up(unit: Unit) -> Iterator[Sealed]:
    for name in unit.names:
        yield Sealed(name, Failure(name, SourceError(f"{name}: the workers died that were to read it")))


class _Parts(AbstractContextManager["_Parts"]):
    """The four files of a unit while they grow."""

    def __init__(self, folder: Path) -> None:
        self.counts = dict.fromkeys(("pages", "projects", "empty", "failures", "diagnostics"), 0)
        self._writers = {
            name: pq.ParquetWriter(folder / name, schema, compression="zstd")
            for name, schema in SCHEMAS._asdict().items()
        }

    def write(self, tables: Tables) -> None:
        for name, table in tables._asdict().items():
            if table.num_rows:
                self._writers[name].write_table(table)
        self.counts["pages"] += tables.pages.num_rows + tables.failures.num_rows
        self.counts["projects"] += tables.projects.num_rows
        self.counts["empty"] += tables.pages.column("projects").to_pylist().count(0)
        self.counts["failures"] += tables.failures.num_rows
        self.counts["diagnostics"] += tables.diagnostics.num_rows

    def __exit__(self, *_: object) -> None:
        for writer in self._writers.values():
            writer.close()


def _begun(place: Folder, sources: Sequence[str], how: How, work: Path, *, resume: bool) -> Told:
    """Return the plan of a harvest: the one under way in the folder, or a new one."""
    asked = _asked(sources, how)
    plan = place.plan()
    if plan is not None and not resume:
        raise OptionError(f"{place.address} holds a harvest that has not ended: go on with it by --resume")
    if plan is not None:
        _check_same(place, asked, plan["asked"])
        place.forget_deaths()
        return plan
    if not place.is_empty:
        raise OptionError(f"{place.address} is not empty: give a new folder")
    files, skipped = find_files(sources)
    plan = {"asked": asked, "skipped": skipped, "units": [unit.names for unit in units_of(files)]}
    place.put_plan(plan, work)
    return plan


def _asked(sources: Sequence[str], how: How) -> Told:
    """Return what a harvest depends on, as it stands in the manifest."""
    tables = json.dumps(how.vocabulary.tables, sort_keys=True, default=str) if how.vocabulary else ""
    return {
        "generator": {"name": "aenoprojects", "version": __version__},
        "sources": list(sources),
        "places": how.places,
        "contacts": how.contacts,
        "vocabulary": hashlib.sha256(tables.encode()).hexdigest() if tables else None,
    }


def _check_same(place: Folder, asked: Told, found: Told) -> None:
    if other := [name for name, value in asked.items() if found.get(name) != value]:
        raise OptionError(f"{place.address} holds a harvest with other {', '.join(other)}: give a new folder")


def _results(
    stack: ExitStack, units: Sequence[Unit], run: Callable[..., Told], workers: int | None, scheduler: str | None
) -> Iterator[Told]:
    """Yield what units give, in the order in which they end, from the workers of a cluster."""
    if not units:
        return
    import dask
    from distributed import Client, KilledWorker, LocalCluster, Security, as_completed

    security = None
    if scheduler is None:
        quiet = {"distributed.scheduler.allowed-failures": _TRIES, "distributed.admin.tick.limit": "1h"}
        stack.enter_context(dask.config.set(quiet))
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        # Whoever reaches a scheduler can run code through it: without a key other users of this machine could.
        security = Security.temporary()
        try:
            with _signals_held():
                cluster = LocalCluster(
                    n_workers=workers,
                    threads_per_worker=1,  # reading is Python: threads would wait for each other
                    dashboard_address="127.0.0.1:0",  # it serves figures: to this machine only
                    security=security,
                    local_directory=folder,
                    silence_logs=logging.CRITICAL,
                )
                scheduler = stack.enter_context(cluster).scheduler_address
        except RuntimeError as error:
            hint = "a script that calls harvest() does so below if __name__ == '__main__':"
            raise HarvestError(f"no worker could be started: {error}; {hint}") from error
    try:
        client = stack.enter_context(Client(scheduler, security=security, set_as_default=False, timeout=_PATIENCE))
    except (OSError, ValueError) as error:
        raise HarvestError(f"the scheduler {scheduler} cannot be reached: {error}") from error
    stack.enter_context(client.as_current())
    futures = {client.submit(run, unit, pure=False): unit for unit in units}
    tries: dict[int, int] = {}
    waiting = as_completed(list(futures))
    for future in waiting:
        unit = futures.pop(future)
        try:
            told = future.result()
        except KilledWorker:
            tries[unit.number] = tries.get(unit.number, 0) + 1
            again = partial(run, given_up=True) if tries[unit.number] >= _TRIES else run
            future = client.submit(again, unit, pure=False)
            futures[future] = unit
            waiting.add(future)
        else:
            yield told


@contextmanager
def _signals_held() -> Iterator[None]:
    """Let signals that end the program wait: a cluster that is stopped while it starts leaves processes and noise.

    Its processes never see Ctrl-C, which a terminal sends to all of a program's: whoever started them ends them.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    ends = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {number: signal.signal(number, lambda got, _: came.append(got)) for number in ends}
    has_masks = hasattr(signal, "pthread_sigmask")  # they are handed on to processes, handlers are not
    if has_masks:
        resource_tracker.ensure_running()  # started later it would lift the mask
        mask = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        if has_masks:
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        for number, handler in before.items():
            signal.signal(number, handler)
        if came:
            signal.raise_signal(came[0])
