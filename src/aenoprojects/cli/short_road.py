"""The short road: a file, or several, or a folder, and no command: the workbook is written beside it."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from contextlib import suppress
from glob import has_magic
from itertools import count
from pathlib import Path

from aenoprojects.cli.command import COMMANDS
from aenoprojects.cli.words import Words

_SUFFIX = ".xlsx"
_SEVERAL = f"projects{_SUFFIX}"


def with_command(arguments: Sequence[str], words: Words) -> list[str]:
    """Return the arguments of the program with the command that is meant where the first of them is a source.

    >>> with_command(["check", "page.html"], Words("nl")), with_command(["--help"], Words("nl"))
    (['check', 'page.html'], ['--help'])
    """
    given = list(arguments)
    if not given or given[0] in COMMANDS or not _is_source(given[0]):
        return given
    if any(word in ("-o", "--output") or word.startswith("--output=") for word in given):
        return ["export", "xlsx", *given]
    sources = [word for word in given if not word.startswith("-") and _is_source(word)]
    return ["export", "xlsx", *given, "--output", str(_target(sources, _part_of(given, words)))]


def _part_of(given: Sequence[str], words: Words) -> str:
    """Return what the name of a workbook says that does not hold everything, so that the whole one is not lost."""
    from aenoprojects.cli.options import FILTERS

    options = {word.partition("=")[0] for word in given}
    chosen = words("part-selection") if any(f"--{name}" in options for name in FILTERS) else ""
    return chosen + (words("part-no-contacts") if "--no-contacts" in options else "")


def _is_source(word: str) -> bool:
    """Return whether a word names a file, a folder, files by a pattern, or a page on the web."""
    if word.startswith("-") or not word.strip():
        return False
    if word.lower().startswith(("http://", "https://", "www.")):
        return True
    with suppress(OSError, ValueError, RuntimeError):
        return Path(word).exists() or (has_magic(word) and ("." in word or "/" in word))
    return False


def _target(sources: Sequence[str], part: str) -> Path:
    """Return the file to write: beside the first source, under its name where it is the only one; `part` ends the name.

    A workbook of somebody else is never replaced; one that was made here is.
    """
    first = Path(sources[0])
    if "://" in sources[0] or sources[0].lower().startswith("www."):
        wanted = Path(_SEVERAL)
    elif len(sources) > 1 or has_magic(sources[0]):
        wanted = first.parent / _SEVERAL
    elif first.is_dir():
        inside = first.resolve()  # "." has a name of its own
        wanted = (inside.parent if first.name in ("", "..") else first.parent) / f"{inside.name}{_SUFFIX}"
    else:
        wanted = first.with_suffix(_SUFFIX)
    wanted = wanted.with_name(f"{wanted.stem}{part}{_SUFFIX}")
    for number in count(2):
        if not wanted.exists() or _is_ours(wanted):
            return wanted
        wanted = wanted.with_name(f"{wanted.stem.removesuffix(f' ({number - 1})')} ({number}){_SUFFIX}")
    raise AssertionError("numbers do not end")


def _is_ours(path: Path) -> bool:
    """Return whether a workbook was made by this program."""
    try:
        with zipfile.ZipFile(path) as workbook, workbook.open("docProps/core.xml") as stream:
            said = stream.read(65536)
    except (OSError, zipfile.BadZipFile, KeyError, ValueError, NotImplementedError):
        return False
    # A program that saved it after us says so: somebody's work is in it.
    return b"aenoprojects" in said and b"lastModifiedBy" not in said and b"revision" not in said
