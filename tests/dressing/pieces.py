"""A plain page read by a rule of thumb: which line is a heading, a field, a list item."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import evolve, field, frozen

_LABEL = re.compile(
    r"(Project(?:leider|nummer)?|Gemeente|Contactpersoon|Contactgegevens|Thema|Beleidsthema|Domein|Looptijd"
    r"|Doorlooptijd|Afgerond)((?: (?:gemeente|projectleider|project|fase \d))?)\s*:[ \t]*(.*)"
)
_ITEM = re.compile(r"\s*(?:[•-]|(\d{1,2})\.) +(\S.*)")


@frozen
class Piece:
    """One line of the plain page, or one field with the lines of its value."""

    kind: str
    """One of "heading", "organisation", "field", "item", "text" or "blank"."""
    text: str = ""
    label: str = ""
    number: str = ""
    values: tuple[str, ...] = field(default=())


def pieces(text: str) -> list[Piece]:
    """Read a plain page as pieces."""
    lines = text.split("\n")
    heads, organisations = set(), set()
    for index, line in enumerate(lines):
        if line.startswith("Project:"):
            above = [number for number in range(max(0, index - 8), index) if lines[number].strip()]
            if above and len(lines[above[-1]]) > 150:  # a paragraph that lists participants
                above.pop()
            if len(above) > 1:
                organisations.add(above[-1])
                heads.add(above[-2])
    found: list[Piece] = []
    in_header = False
    for index, line in enumerate(lines):
        in_header = bool(line.strip()) and (in_header or line.startswith("Project:"))
        match, item = _LABEL.fullmatch(line.strip()), _ITEM.fullmatch(line)
        if index in heads or index in organisations:
            found.append(Piece("heading" if index in heads else "organisation", line.strip()))
        elif in_header and match:
            found.append(Piece("field", line, match[1] + match[2], "", (match[3],)))
        elif in_header:
            last = found.pop()
            found.append(Piece("field", last.text, last.label, "", (*last.values, line.strip())))
        elif line[:1] == " " and line.strip() and not item and found and found[-1].kind == "item":
            found[-1] = evolve(found[-1], text=f"{found[-1].text}\n{line.strip()}")
        elif item:
            found.append(Piece("item", item[2], number=item[1] or ""))
        else:
            found.append(Piece("text" if line.strip() else "blank", line.strip()))
    return found


def entries(text: str) -> tuple[list[Piece], list[list[Piece]]]:
    """Return the pieces before the first heading, and those of each entry."""
    groups: list[list[Piece]] = [[]]
    for piece in pieces(text):
        if piece.kind == "heading":
            groups.append([])
        groups[-1].append(piece)
    return groups[0], groups[1:]


def plain(fields: list[Piece]) -> Iterator[str]:
    """Yield the lines of a run of fields."""
    for one in fields:
        yield f"{one.label}: {one.values[0]}".strip()
        yield from one.values[1:]
