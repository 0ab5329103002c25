"""Makes broken inputs of good ones: pages, files, periods and documents in our own formats."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random
from typing import TypeAlias

import aenoprojects as ap
from aenoprojects.testing import sample_document
from aenoprojects.testing.hostile import HOSTILE_TEXTS
from fuzz.laws import Kind
from saved import page_texts

Mutation: TypeAlias = Callable[[Random, str], str]

_CASES = Path(__file__).parents[1] / "cases"
_LINES = 60
"""Lines of a page that are taken: enough for a few projects, few enough for many pages a second."""
_ODD = (
    "\u00a0", "\u200b", "\u00ad", "\ufeff", "\x00", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\r", "\t", "\u0301",
    "\ud800", "\uffff", "\U0001f3b2", "\u202e", "\u0130", "\u01c5", "\ufb01", ":", "|", "*", "#", "<", "&", ";", "-",
)  # fmt: skip
_TOKENS = re.split(
    " ",
    "januari februari maart april mei juni juli augustus september oktober november december jan feb mrt okt dec "
    "voorjaar zomer najaar winter begin medio eind kwartaal Q1 Q4 eerste tweede helft week schooljaar t/m tot met "
    "en tot en met vanaf van sinds na voor uiterlijk ongeveer circa ntb onbekend heden nu loopt lopend afgerond "
    "gestart verlengd start einde duur 2 jaar 18 maanden 12 weken until from through spring ongoing "
    "1 9 31 00 13 53 99 1900 1999 2020 2021 2022 2099 9999 '21 - \u2013 / . , ( ) : ; & + ? ~ ..",
)


@cache
def _pages() -> tuple[str, ...]:
    """Return every page that we have, once as it is read."""
    cases = [file.read_bytes().decode("utf-8", "replace") for file in sorted(_CASES.glob("*/page.*"))]
    return (*page_texts().values(), *cases)


@cache
def _documents() -> tuple[bytes, ...]:
    """Return documents in our own formats."""
    written = []
    for document in (sample_document(), ap.corpus().select(round="2021-2")):
        for name in ("json", "jsonl", "xml"):
            stream = io.BytesIO()
            ap.export(document, name, stream)
            written.append(stream.getvalue())
    return tuple(written)


def make_input(random: Random) -> tuple[Kind, bytes]:
    """Return an input that may be broken in any way; the same for a random generator in the same state."""
    kind = random.choices(("page", "bytes", "period", "own"), (5, 2, 4, 1))[0]
    if kind == "page":
        return "page", _page(random).encode("utf-8", "surrogatepass")
    if kind == "bytes":
        return "bytes", _spoiled(random, _encoded(random, _page(random)))
    if kind == "period":
        return "period", _period(random).encode("utf-8", "surrogatepass")
    return "own", _spoiled(random, random.choice(_documents()))


def _page(random: Random) -> str:
    text = _excerpt(random)
    for _ in range(random.randint(0, 6)):
        text = random.choice(_MUTATIONS)(random, text)
    return text


def _excerpt(random: Random) -> str:
    lines = random.choice(_pages()).splitlines(keepends=True)
    start = random.randrange(max(len(lines) - 5, 1))
    return "".join(lines[start : start + random.randint(3, _LINES)])


def _period(random: Random) -> str:
    text = random.choice((" ", " ", "")).join(random.choices(_TOKENS, k=random.randint(1, 9)))
    return _odd(random, text) if random.random() < 0.2 else text


def _encoded(random: Random, text: str) -> bytes:
    encoding = random.choice(("utf-8", "utf-8-sig", "cp1252", "latin-1", "utf-16", "utf-16-le", "utf-32", os.sep))
    return text.encode("utf-8" if encoding == os.sep else encoding, "replace")


def _spoiled(random: Random, data: bytes) -> bytes:
    found = bytearray(data)
    for _ in range(random.randint(0, 4)):
        at = random.randrange(len(found) + 1)
        piece = found[at : at + random.randint(1, 40)]
        match random.randrange(5):
            case 0:
                del found[at : at + len(piece)]
            case 1:
                found[at:at] = random.randbytes(random.randint(1, 4))
            case 2:
                found[at : at + 1] = bytes([random.randrange(256)])
            case 3:
                found[at:at] = piece * random.randint(1, 5)
            case _:
                del found[at + random.randrange(2000) :]
    return bytes(found)


def _on_lines(change: Callable[[Random, list[str]], list[str]]) -> Mutation:
    return lambda random, text: "".join(change(random, text.splitlines(keepends=True) or [""]))


@_on_lines
def _drop(random: Random, lines: list[str]) -> list[str]:
    at = random.randrange(len(lines))
    return lines[:at] + lines[at + random.randint(1, 3) :]


@_on_lines
def _double(random: Random, lines: list[str]) -> list[str]:
    at = random.randrange(len(lines))
    piece = lines[at : at + random.randint(1, 4)]
    return lines[:at] + piece * random.randint(2, 6) + lines[at:]


@_on_lines
def _move(random: Random, lines: list[str]) -> list[str]:
    rest = list(lines)
    line = rest.pop(random.randrange(len(rest)))
    rest.insert(random.randint(0, len(rest)), line)
    return rest


@_on_lines
def _glue(random: Random, lines: list[str]) -> list[str]:
    at = random.randrange(len(lines))
    return [*lines[:at], lines[at].rstrip("\r\n") + random.choice(("", " ", ", ", " | ")), *lines[at + 1 :]]


@_on_lines
def _splice(random: Random, lines: list[str]) -> list[str]:
    at = random.randint(0, len(lines))
    return [*lines[:at], *_excerpt(random).splitlines(keepends=True)[: random.randint(1, 12)], *lines[at:]]


@_on_lines
def _hostile(random: Random, lines: list[str]) -> list[str]:
    at = random.randrange(len(lines))
    text = random.choice([text for text in HOSTILE_TEXTS if len(text) < 1000])
    return [*lines[:at], random.choice(("", lines[at].rstrip("\n"))) + text + "\n", *lines[at + 1 :]]


@_on_lines
def _dated(random: Random, lines: list[str]) -> list[str]:
    at = random.randint(0, len(lines))
    label = random.choice(("Looptijd: ", "Periode: ", "Startdatum: ", "Einddatum: ", ""))
    return [*lines[:at], f"{label}{_period(random)}\n", *lines[at:]]


def _odd(random: Random, text: str) -> str:
    for _ in range(random.randint(1, 3)):
        at = random.randint(0, len(text))
        text = text[:at] + random.choice(_ODD) * random.choice((1, 1, 1, 3)) + text[at + random.randint(0, 1) :]
    return text


def _cut(random: Random, text: str) -> str:
    at, after = sorted((random.randint(0, len(text)), random.randint(0, len(text))))
    return text[at:after] if random.random() < 0.3 else text[:at] + text[min(after, at + 30) :]


def _cased(random: Random, text: str) -> str:
    return random.choice((str.upper, str.lower, str.title))(text)


def _broken_lines(random: Random, text: str) -> str:
    return text.replace("\n", random.choice(("\r\n", "\r", "\n\n", "\n\t", "\n  ", "\u2028")))


def _marked_up(random: Random, text: str) -> str:
    before, after = random.choice(
        (("<p>", "</p>"), ("<li>", ""), ("<td>", "</td>"), ("- ", ""), ("# ", ""), ("| ", " |"))
    )
    return "\n".join(f"{before}{line}{after}" for line in text.splitlines())


_MUTATIONS: tuple[Mutation, ...] = (
    _drop, _double, _move, _glue, _splice, _hostile, _dated, _odd, _odd, _cut, _cased, _broken_lines, _marked_up,
)  # fmt: skip
