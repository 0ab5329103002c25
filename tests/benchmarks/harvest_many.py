"""Harvest many synthetic pages and say what that took: `python tests/benchmarks/harvest_many.py --pages 100000`.

Half of the pages are unrelated, one in a hundred is hostile, the rest are the pages of tests/cases, padded to a common
size. They stand in web archives that are not compressed. Printed are: whether every page is accounted for, the memory
of each worker after its first thousand pages and at its most, and the pages per second per worker beside `ap.records`
in one process over a sample.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import random
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from multiprocessing import get_context
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).parents[1]))

import aenoprojects as ap
from aenoprojects.reading.opening import Raw
from aenoprojects.scale import harvest
from aenoprojects.scale.pages import sealed, unsealed
from web_archives import HTML, web_archive

WORDS = (
    "de het een van op in voor met nieuws sport weer verkeer trein raad kabinet avond vandaag morgen buurt school fiets"
)
SIZE = 20_000  # bytes of a page
EACH = 2_500  # pages of an archive


def unrelated(chance: random.Random) -> bytes:
    """Return a page of news."""

    def sentence() -> str:
        return " ".join(chance.choices(WORDS.split(), k=chance.randint(6, 20))).capitalize() + "."

    items = []
    while sum(map(len, items)) < SIZE - 500:
        text = " ".join(sentence() for _ in range(chance.randint(1, 5)))
        items.append(f'<div class="card"><h2><a href="/n/{len(items)}">{sentence()[:-1]}</a></h2><p>{text}</p></div>')
    menu = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/contact'>Contact</a></li></ul></nav>"
    return f"<!doctype html><title>Nieuws</title><body>{menu}{''.join(items)}<footer>Privacy</footer>".encode()


def related(chance: random.Random, cases: list[bytes]) -> bytes:
    """Return a page with projects: one of the cases, with what a site puts around it."""
    page = chance.choice(cases)
    style = f"<style>{'.a{color:#123456} ' * ((SIZE - len(page)) // 18)}</style>" if len(page) < SIZE else ""
    return page + style.encode() if b"<html" in page or b"<body" in page else page


def hostile(chance: random.Random) -> bytes:
    """Return what nobody would call a page."""
    kinds = (
        lambda: b"<div>" * 50_000,
        lambda: b"<table><tr>" + b"<td>Project:" * 3_000,
        lambda: chance.randbytes(SIZE),
        lambda: b"\xff\xfe" + chance.randbytes(SIZE),
        lambda: ("Thema: " * 16_000).encode(),
        lambda: b"PK\x03\x04" + chance.randbytes(200),
        lambda: b"%PDF-1.4\n" + chance.randbytes(200),
        lambda: b"<p>" + "Loo\u0300p\ud7ff".encode() * 2_000,
        lambda: gzip.compress(b"a" * 1_000_000),
        lambda: b"{" * 20_000,
    )
    return chance.choice(kinds)()


def pages(count: int) -> Iterator[bytes]:
    """Yield the pages, the same each time."""
    chance = random.Random(1)  # noqa: S311
    folder = Path(__file__).parents[1] / "cases"
    cases = [path.read_bytes() for path in sorted(folder.glob("*/page.html"))]
    news = [unrelated(chance) for _ in range(500)]
    for number in range(count):
        if number % 100 == 99:
            yield hostile(chance)
        elif number % 2:
            yield chance.choice(news) + f"<!-- {number} -->".encode()
        else:
            yield related(chance, cases)


def make(folder: Path, count: int) -> int:
    """Write the web archives, and return how many bytes they have."""
    stream = enumerate(pages(count))
    for archive in range(-(-count // EACH)):
        part = [
            (f"https://pagina.example/{number}", page)
            for number, page in (next(stream) for _ in range(min(EACH, count - archive * EACH)))
        ]
        (folder / f"{archive:04}.warc").write_bytes(web_archive(part, headers=HTML, gzip=False))
    return sum(path.stat().st_size for path in folder.iterdir())


def watch(memory: dict[int, list[tuple[float, int]]], ended: threading.Event) -> None:
    """Note the processor time and the memory of every worker, ten times a second."""
    own = psutil.Process()
    while not ended.wait(0.1):
        for process in own.children(recursive=True):
            try:
                if "spawn_main" in " ".join(process.cmdline()):
                    spent = process.cpu_times()
                    memory.setdefault(process.pid, []).append((spent.user + spent.system, process.memory_info().rss))
            except psutil.Error:
                continue


def memory_of(told: list[tuple[float, int]], pages: float) -> dict[str, int]:
    """Return the memory in MB of a worker after its first thousand pages, and its most in each quarter after that."""
    start, end = told[0][0], told[-1][0]
    after = start + (end - start) * min(1.0, 1_000 / pages)
    at = next(number for number, (spent, _) in enumerate(told) if spent >= after)
    first = max(size for _, size in told[: at + 1])
    rest = told[at:]
    quarters = [rest[len(rest) * part // 4 : max(len(rest) * (part + 1) // 4, 1)] for part in range(4)]
    most = {f"most in quarter {part}": max(size for _, size in one) for part, one in enumerate(quarters, 1) if one}
    return {name: size // 1_000_000 for name, size in {"most in the first thousand": first, **most}.items()}


def plain(archive: str, most: int) -> float:
    """Return how many pages of an archive `records` reads in a second of processor time."""
    start = time.process_time()
    read = 0
    for one in sealed(archive):
        streams = (io.BytesIO(each.data) for each in unsealed(one) if isinstance(each, Raw))
        read += sum(1 for _ in ap.records(streams))
        if read >= most:
            break
    return read / (time.process_time() - start)


def main() -> None:
    """Run, and print the figures as JSON."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--pages", type=int, default=2_000)
    arguments.add_argument("--workers", type=int, default=2)
    arguments.add_argument("--sample", type=int, default=2_000)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "source"), Path(folder, "target")
        source.mkdir()
        size = make(source, given.pages)
        archives = sorted(map(str, source.iterdir()))
        one = plain(archives[0], given.sample)
        with get_context("spawn").Pool(given.workers) as pool:
            both = pool.starmap(plain, [(name, given.sample) for name in archives[: given.workers]])
        beside = sum(both) / len(both)
        memory: dict[int, list[tuple[float, int]]] = {}
        ended = threading.Event()
        watcher = threading.Thread(target=watch, args=(memory, ended))
        watcher.start()
        start = time.perf_counter()
        counts = harvest([str(source)], str(target), workers=given.workers)["counts"]
        took = time.perf_counter() - start
        ended.set()
        watcher.join()
    workers = {process: told for process, told in memory.items() if len(told) > 20}
    # In processor time, from the first page on, so that what else the machine does weighs on neither.
    spent = sum(told[-1][0] - told[0][0] for told in workers.values())
    each = given.pages / spent
    found = {
        "pages": given.pages,
        "megabytes": size // 1_000_000,
        "counts": counts,
        "all accounted for": counts["pages"] >= given.pages,
        "seconds": round(took),
        "pages per second of a core": round(each),
        "of records in one process": round(one),
        "share of that": round(each / one, 2),
        # Two processors of a small machine are often halves of one, and slow each other down.
        f"of records in {given.workers} processes at a time": round(beside),
        "share of this": round(each / beside, 2),
        "memory in MB": {process: memory_of(told, given.pages / len(workers)) for process, told in workers.items()},
    }
    print(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
