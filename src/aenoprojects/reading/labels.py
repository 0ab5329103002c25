"""Labels that only their looks set apart, and addresses that stand in a link only: written out as text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import unquote

from aenoprojects.model import Link
from aenoprojects.reading.cells import label_field, labelled
from aenoprojects.reading.lines import Line

_NEAR = 5  # filled lines between two labels of one entry
_MAIL = "mailto:"
_DEFINITION = re.compile(r"^\s*:\s+")  # as pandoc writes a definition list
_BETWEEN = re.compile(r"[\s<>(),;:|]")


def written_out(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return a page's lines with a colon after labels that have a line of their own, and with linked addresses.

    A word such as "Contact" is a label where another label is near, each with something below it.
    """
    lines = [_with_addresses(line) if any(map(_is_mail, line.links)) else line for line in lines]
    filled = [index for index, line in enumerate(lines) if line.text.strip() and not line.is_aside]
    found = {place: name for place, index in enumerate(filled) if (name := label_field(lines[index].text))}
    found = {
        place: name
        for place, name in found.items()
        if place + 1 < len(filled) and place + 1 not in found and not lines[filled[place + 1]].level
    }
    groups: list[list[int]] = []
    for place in found:
        if not groups or place - groups[-1][-1] > _NEAR:
            groups.append([])
        groups[-1].append(place)
    rows = [[line] for line in lines]
    for place in (place for group in groups if len({found[one] for one in group}) > 1 for place in group):
        start, end = filled[place], filled[place + 1]
        value = lines[end]._replace(text=_DEFINITION.sub("", lines[end].text))
        rows[start : end + 1] = [labelled(lines[start], [value]), *([] for _ in range(start, end))]
    return tuple(line for row in rows for line in row)


def _is_mail(link: Link) -> bool:
    return link.url[: len(_MAIL)].lower() == _MAIL


def _with_addresses(line: Line) -> Line:
    """Return a line with the e-mail addresses of its links behind their texts, where it does not show them."""
    shown = {word.rstrip(".").lower() for word in _BETWEEN.split(line.text) if "@" in word}
    pieces, done = [], 0
    for link in line.links:
        address = unquote(link.url[len(_MAIL) :].partition("?")[0]) if _is_mail(link) else ""
        place = line.text.find(link.text, done)
        if place < 0 or "@" not in address or _BETWEEN.search(address) or address.lower() in shown:
            continue
        pieces += [line.text[done : place + len(link.text)], f" ({address})"]
        done = place + len(link.text)
        shown.add(address.lower())
    return line._replace(text="".join(pieces) + line.text[done:]) if pieces else line
