"""Names of sources: the shortest that tell them apart, so that no folder of the user's goes out with an export."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import PurePath, PureWindowsPath
from urllib.parse import urlsplit, urlunsplit

from attrs import evolve

from aenoprojects.model import Document

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_WINDOWS = re.compile(r"[a-z]:[\\/]|\\\\", re.IGNORECASE)


def shortest_names(names: Iterable[str]) -> dict[str, str]:
    """Return for each name of a source the shortest one that tells it from the others.

    Of a file that is its name; where two files share it, with as many folders as it takes. A web address stays, without
    user name and password.

    Args:
        names: paths, web addresses, "-"; one that stands there twice is one source.

    >>> shortest_names(["/home/truus/2021/page.html", "/home/truus/2022/page.html", "/home/truus/a.html", "-"])
    {'/home/truus/2021/page.html': '2021/page.html', '/home/truus/2022/page.html': '2022/page.html', \
'/home/truus/a.html': 'a.html', '-': '-'}
    """
    parts = {name: _parts(name) for name in names}
    ends: defaultdict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
    for path in parts.values():
        for depth in range(1, len(path) + 1):
            ends[path[-depth:]].add(path)
    return {
        name: "/".join(next((path[-depth:] for depth in range(1, len(path)) if len(ends[path[-depth:]]) == 1), path))
        for name, path in parts.items()
    }


def used_names(document: Document) -> dict[str, None]:
    """Return the names of sources that stand anywhere in a document, in order."""
    names = [source.name for source in document.sources]
    names += [project.source.name for project in document.projects if project.source]
    return dict.fromkeys([*names, *(each.source for each in document.diagnostics if each.source)])


def is_absolute(name: str) -> bool:
    """Return whether a name is a path from the root of a disk.

    >>> is_absolute("/home/truus/page.html"), is_absolute("C:\\\\page.html"), is_absolute("2021/page.html")
    (True, True, False)
    """
    return name.startswith("/") or bool(_WINDOWS.match(name))


def renamed(document: Document, name: Callable[[str], str]) -> Document:
    """Return the document with other names for its sources, wherever they stand; two sources never get one name.

    Args:
        document: any document.
        name: gives the new name for an old one.
    """
    new: dict[str, str] = {}
    taken: set[str] = set()
    for old in used_names(document):
        new[old] = distinct(name(old), taken)
        taken.add(new[old])
    if all(old == one for old, one in new.items()):
        return document
    return evolve(
        document,
        sources=tuple(evolve(source, name=new[source.name]) for source in document.sources),
        projects=tuple(
            evolve(project, source=project.source and evolve(project.source, name=new[project.source.name]))
            for project in document.projects
        ),
        diagnostics=tuple(evolve(each, source=each.source and new[each.source]) for each in document.diagnostics),
    )


def distinct(name: str, taken: Iterable[str]) -> str:
    """Return a name that is not taken: itself, else with a number.

    >>> distinct("page.html", {"page.html"})
    'page.html (2)'
    """
    number, candidate = 1, name
    while candidate in taken:
        number += 1
        candidate = f"{name} ({number})"
    return candidate


def _parts(name: str) -> tuple[str, ...]:
    if _SCHEME.match(name):
        return (_without_credentials(name),)
    parts = (PureWindowsPath if _WINDOWS.match(name) else PurePath)(name).parts
    return parts or (name,)


def _without_credentials(url: str) -> str:
    try:
        address = urlsplit(url)
    except ValueError:  # an address that no library can take apart has no part that could be left out
        return url
    return urlunsplit(address._replace(netloc=address.netloc.rpartition("@")[2])) if "@" in address.netloc else url
