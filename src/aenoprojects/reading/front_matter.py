"""Front matter: the block of facts with which a file of a site generator begins.

YAML between lines of "---" (Jekyll and its like), TOML between lines of "+++" (Hugo). What stands there in the wild is
simple, so a small reader does; a line that it does not understand stays as it is printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import define, field

from aenoprojects.reading.lines import Line, as_shown
from aenoprojects.reading.lists import MARKER

_LONGEST = 500  # lines; further down the closing mark would be any divider of the page
_OPENING = re.compile(r"(?:[ \t]*\n)*(?P<mark>---|\+\+\+)[ \t]*\n")
_KEY = re.compile(
    r"(?P<indent>[ \t]*)(?P<item>- +)?(?P<key>\"[^\"\n]+\"|'[^'\n]+'|[^\W\d_][^:=#\n\"'\[\]{}]{0,60}?)[ \t]*"
    r"(?P<sign>[:=])(?:[ \t]+(?P<value>.*)|(?P<close>\S.*)|)$"
)
_SECTION = re.compile(r"[ \t]*\[\[?(?P<name>[^\[\]]+)\]\]?[ \t]*(?P<rest>#.*)?$")
_ITEM = re.compile(r"[ \t]*- +(?P<value>\S.*)")
_COMMENT = re.compile(r"(?:^|[ \t])#.*")
_ESCAPE = re.compile(r"\\(?:u(?P<code>[0-9a-fA-F]{4})|(?P<char>.))")
_PAIRS = {"[": "]", "{": "}"}


def split_front_matter(text: str) -> tuple[list[Line], int]:
    """Return the lines of the front matter, and the place in the text where the page itself begins.

    Args:
        text: a page whose lines end in line feeds.

    Returns:
        A line "key: value" for each fact, whichever the notation, its quotation marks removed; a list is one line with
        commas; comments are lines that begin with "#"; what stands below a key is indented. No lines and 0 where the
        page does not begin with front matter. The marks around it are blank lines.

    >>> lines, start = split_front_matter('---\\ntitle: "Buiten"\\ntags:\\n  - a\\n  - b\\n---\\nProza')
    >>> [line.text for line in lines], start
    (['', 'title: Buiten', 'tags: a, b', ''], 45)
    """
    opening = _OPENING.match(text)
    if opening is None:
        return [], 0
    mark = opening["mark"]
    first = text.count("\n", 0, opening.end()) + 1
    rows: list[str] = []
    place = opening.end()
    while len(rows) <= _LONGEST and place < len(text):
        end = text.find("\n", place)
        end = len(text) if end < 0 else end
        row = text[place:end]
        place = min(end + 1, len(text))
        if row.rstrip() == mark or (row.rstrip() == "..." and mark == "---"):
            return (list(_lines(rows, first)), place) if _is_data(rows) else ([], 0)
        rows.append(row)
    return [], 0


def _is_data(rows: list[str]) -> bool:
    """Return whether rows between two marks are facts rather than prose between two dividers."""
    outer = [row for row in rows if row.strip() and row[0] not in " \t#-]}"]
    keys = sum(bool(_KEY.match(row) or _SECTION.match(row)) for row in outer)
    return keys > 0 and keys * 2 >= len(outer)


@define
class _Fact:
    """A key with its value so far."""

    number: int
    last: int
    lead: str
    """Indentation and key."""
    indent: int
    """How far the rows below it are at least indented."""
    pieces: list[str] = field(factory=list)
    """Its value so far."""
    items: list[str] = field(factory=list)
    """Items of a list, where the value is one."""
    block: str = ""
    """What parts the rows of a value that is all that is indented below it: a line feed for "|", a blank for ">"."""
    closes: str = ""
    """What ends a value that goes on over several rows."""


def _lines(rows: list[str], first: int) -> Iterator[Line]:
    yield Line(first - 1, "")
    fact: _Fact | None = None
    inside = ""  # indentation below a section of TOML
    for number, row in enumerate(rows, first):
        if fact and _goes_on(fact, row):
            fact.last = number if row.strip() else fact.last
            continue
        if fact:
            yield from _written(fact)
            fact = None
        if (section := _SECTION.match(row)) and not row.lstrip().startswith("- "):
            inside = "  "
            yield Line(number, as_shown(f"{section['name'].strip()}:"), is_front=True)
        elif match := _key(row):
            fact = _begun(match, number, inside)
        else:
            text = as_shown(row.rstrip())
            item = MARKER.match(text)
            yield Line(number, text, is_front=bool(text), marker=item.end() if item else 0)
    if fact:
        yield from _written(fact)
    yield Line(first + len(rows), "")


def _key(row: str) -> re.Match[str] | None:
    """Return a row as a key and the start of its value; None for a comment, an address or any other text."""
    match = _KEY.match(row)
    return match if match and (match["sign"] == "=" or match["close"] is None) else None


def _begun(match: re.Match[str], number: int, inside: str) -> _Fact:
    item = match["item"] or ""
    lead = f"{inside or match['indent']}{item}{_plain(match['key'])}"
    fact = _Fact(number, number, lead, len(match["indent"]) + len(item) + 1)
    value = (match["value"] or match["close"] or "").strip()
    if value[:1] in ("|", ">") and not value[1:].strip("+-0123456789"):
        fact.block = "\n" if value[0] == "|" else " "
    elif value[:3] in ('"""', "'''"):
        fact.closes, value = value[:3], value[3:]
        if value.endswith(fact.closes):
            fact.closes, value = "", value[:-3]
        fact.pieces.append(value)
    elif value:
        fact.pieces.append(value)
        if value[:1] in _PAIRS:
            fact.closes = _PAIRS[value[0]]
        elif value[:1] in ('"', "'"):
            fact.closes = value[0]
        if _is_closed(value[1:], fact.closes):
            fact.closes = ""
    return fact


def _is_closed(text: str, mark: str) -> bool:
    """Return whether a value that opened with a quotation mark or bracket ends in this text."""
    return mark in text if mark in ("", '"', "'") else mark in _COMMENT.sub("", text)


def _goes_on(fact: _Fact, row: str) -> bool:
    """Add a row to the value of the fact above it; return whether it belongs there."""
    text = row.strip()
    indent = len(row) - len(row.lstrip())
    if fact.closes:
        fact.pieces.append(f" {text}")
        if _is_closed(text, fact.closes):
            if len(fact.closes) == 3:
                fact.pieces[-1] = f" {text.removesuffix(fact.closes)}"
            fact.closes = ""
        return True
    if fact.block:
        if text and indent < fact.indent:
            return False
        fact.pieces.append(f"{fact.block}{text}" if text else "")
        return True
    if not text or text.startswith("#"):
        return False
    item = _ITEM.match(row)
    if item and indent >= fact.indent - 1 and not _key(item["value"]) and not "".join(fact.pieces).strip():
        fact.items.append(item["value"])
        return True
    if item or indent < fact.indent or _key(row) or not (fact.items or fact.pieces):
        return False
    if fact.items:
        fact.items[-1] += f" {text}"
    else:
        fact.pieces.append(f" {text}")
    return True


def _written(fact: _Fact) -> Iterator[Line]:
    """Yield a fact as lines: one, further ones for the rest of a text or the keys of a map."""
    comment = ""
    value = "".join(fact.pieces).strip()
    below: list[str] = []
    if fact.items:
        value = ", ".join(_plain(item) for item in fact.items)
    elif fact.block:
        value, *below = value.split("\n") if value else [""]
    elif value[:1] == "[" and "]" in value:
        inner, _, comment = value[1:].rpartition("]")
        value = ", ".join(_plain(part) for part in _parts(inner))
    elif value[:1] == "{" and "}" in value:
        inner, _, comment = value[1:].rpartition("}")
        value, below = "", _parts(inner)
    elif value[:1] in ('"', "'") and value.rfind(value[0]) > 0:
        end = value.rfind(value[0])
        value, comment = _plain(value[: end + 1]), value[end + 1 :]
    elif (found := _COMMENT.search(value)) and found.start():
        value, comment = value[: found.start()], value[found.start() :]
    last = fact.last if fact.last > fact.number else 0
    text = as_shown(f"{fact.lead}: {value.strip()}".rstrip())
    item = MARKER.match(text)
    yield Line(fact.number, text, last=last, is_front=True, marker=item.end() if item else 0)
    indent = " " * (fact.indent + 1)
    for part in below:
        match = _key(part.strip())
        text = f"{_plain(match['key'])}: {_plain(match['value'] or match['close'] or '')}" if match else part.strip()
        yield Line(fact.number, as_shown(indent + text), last=last, is_front=True)
    if comment.strip():
        yield Line(fact.number, as_shown(comment.strip()), last=last, is_front=True)


def _plain(text: str) -> str:
    """Return a scalar without its quotation marks and their escapes."""
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] == '"':
        return _ESCAPE.sub(_unescaped, text[1:-1])
    return text[1:-1].replace("''", "'") if len(text) > 1 and text[0] == text[-1] == "'" else text


def _unescaped(match: re.Match[str]) -> str:
    if match["code"]:
        return chr(int(match["code"], 16))
    return " " if match["char"] in "nrt" else match["char"]


def _parts(text: str) -> list[str]:
    """Split at the commas outside quotation marks and brackets."""
    parts, depth, quote, start = [], 0, "", 0
    for place, char in enumerate(text):
        if quote:
            quote = "" if char == quote else quote
        elif char in "\"'" and text[start:place].rstrip()[-1:] in ("", ":", "="):
            quote = char
        elif char in "[{":
            depth += 1
        elif char in "]}":
            depth -= 1
        elif char == "," and depth == 0:
            parts.append(text[start:place])
            start = place + 1
    return [part.strip() for part in (*parts, text[start:]) if part.strip()]
