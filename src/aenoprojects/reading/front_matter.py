"""Front matter: the block of facts with which a file of a site generator begins.

YAML between lines of "---" (Jekyll and its like), TOML between lines of "+++" (Hugo). What stands there in the wild is
simple, so a small reader does; a line that it does not understand stays as it is printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from aenoprojects.reading.lines import Line, as_shown
from aenoprojects.reading.lists import MARKER

_LONGEST = 20_000  # characters; further down the closing mark would be any divider of the page
_OPENING = re.compile(r"(?:[ \t]*\n)*(?P<mark>---|\+\+\+)[ \t]*\n")
_ENDS = {"---": re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.M), "+++": re.compile(r"^\+\+\+[ \t]*(?:\n|\Z)", re.M)}
_KEY = re.compile(
    r"(?P<lead>[ \t]*(?:- +)?)(?P<key>\"[^\"\n]+\"|'[^'\n]+'|[^\W\d_][^:=#\n\"'\[\]{}]{0,60}?)[ \t]*"
    r"(?:=[ \t]*|:(?:[ \t]+|$))(?P<value>.*)"
)
_SECTION = re.compile(r"[ \t]*\[\[?(?P<name>[^\[\]]+)\]\]?[ \t]*(?:#.*)?$")
_BLOCK = re.compile(r"[|>][+\-0-9]*")
_COMMENT = re.compile(r"[ \t]#.*")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))")
_CLOSING = {'"""': '"""', "'''": "'''", '"': '"', "'": "'", "[": "]", "{": "}"}


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
    (['', 'title: Buiten', 'tags: a, b', ''], 42)
    """
    opening = _OPENING.match(text)
    start = opening.end() if opening else 0
    end = _ENDS[opening["mark"]].search(text, start, start + _LONGEST) if opening else None
    if end is None:
        return [], 0
    rows = text[start : end.start()].split("\n")[:-1]
    outer = [row for row in rows if row.strip() and row[0] not in " \t#-]}"]
    keys = sum(bool(_KEY.match(row) or _SECTION.match(row)) for row in outer)
    if not keys or keys * 2 < len(outer):  # prose between two dividers
        return [], 0
    first = text.count("\n", 0, start) + 1
    return [Line(first - 1, ""), *_lines(rows, first), Line(first + len(rows), "")], end.end()


def _lines(rows: list[str], first: int) -> Iterator[Line]:
    """Yield a line for each fact, comment or row that is not understood."""
    inside = ""  # indentation below a section of TOML
    index = 0
    while index < len(rows):
        row, size, texts = rows[index], 1, [rows[index].rstrip()]
        if (section := _SECTION.match(row)) and not row.lstrip().startswith("- "):
            inside, texts = "  ", [f"{section['name'].strip()}:"]
        elif key := _KEY.match(row):
            size = _extent(rows, index, key)
            texts = _written(key, [below.strip() for below in rows[index + 1 : index + size]], inside)
        for text in map(as_shown, texts):
            marker = MARKER.match(text)
            last = first + index + size - 1 if size > 1 else 0
            yield Line(first + index, text, last, is_front=bool(text), marker=marker.end() if marker else 0)
        index += size


def _extent(rows: list[str], index: int, key: re.Match[str]) -> int:
    """Return how many rows the value of a key takes."""
    value, deeper, end = key["value"].strip(), len(key["lead"]) + 1, index + 1
    opening = next((mark for mark in _CLOSING if value.startswith(mark)), "")
    is_block = bool(_BLOCK.fullmatch(value))
    if opening and _CLOSING[opening] not in value[len(opening) :]:
        while end < len(rows) and _CLOSING[opening] not in rows[end]:
            end += 1
        return end + 1 - index
    has_items = False
    for row in rows[index + 1 :]:
        text = row.strip()
        indent = len(row) - len(row.lstrip())
        if is_block:
            is_part = not text or indent >= deeper
        elif text.startswith("- ") and not _KEY.match(text):
            is_part = has_items = not value and indent >= deeper - 1
        else:
            is_part = (
                bool(value or has_items) and indent >= deeper and text[:1] not in ("", "#", "-") and not _KEY.match(row)
            )
        if not is_part:
            break
        end += 1
    while is_block and end > index + 1 and not rows[end - 1].strip():
        end -= 1
    return end - index


def _written(key: re.Match[str], below: list[str], inside: str) -> list[str]:
    """Return a fact as texts: one, further ones for the rest of a text or the keys of a map, and for a comment."""
    lead, value, comment, parts = f"{inside or key['lead']}{_plain(key['key'])}", key["value"].strip(), "", []
    if _BLOCK.fullmatch(value):
        kept = [row for row in below if row]
        value, *parts = kept if value[0] == "|" and kept else [" ".join(kept)]
    elif below and not value:
        items: list[str] = []
        for row in below:
            items += [row[2:]] if row.startswith("- ") else [f"{items.pop()} {row}"]
        value = ", ".join(map(_plain, items))
    else:
        value = " ".join([value, *below])
        closing = next((end for mark, end in _CLOSING.items() if value.startswith(mark)), "")
        if closing and value.rfind(closing) >= len(closing):
            end = value.rfind(closing) + len(closing)
            value, comment = value[:end], value[end:].strip()
        elif found := _COMMENT.search(value):
            value, comment = value[: found.start()], found[0].strip()
        if closing in ("]", "}"):
            parts = _split(value[1:-1])
            value = ", ".join(map(_plain, parts)) if closing == "]" else ""
            parts = parts if closing == "}" else []
        value = _plain(value)
    inner = " " * (len(inside or key["lead"]) + 2)
    maps = [(_KEY.fullmatch(part), part) for part in parts]
    texts = [f"{_plain(pair['key'])}: {_plain(pair['value'])}" if pair else part for pair, part in maps]
    return [f"{lead}: {value}".rstrip(), *(inner + text for text in texts), *([comment] if comment else [])]


def _plain(text: str) -> str:
    """Return a scalar without its quotation marks and their escapes."""
    text = text.strip()
    if len(text) > 5 and text[:3] == text[-3:] and text[:3] in _CLOSING:
        return text[3:-3].strip()
    if len(text) > 1 and text[0] == text[-1] == '"':
        return _ESCAPE.sub(lambda found: chr(int(found[1], 16)) if found[1] else _escaped(found[2]), text[1:-1])
    return text[1:-1].replace("''", "'") if len(text) > 1 and text[0] == text[-1] == "'" else text


def _escaped(char: str) -> str:
    return " " if char in "nrt" else char


def _split(text: str) -> list[str]:
    """Split at the commas outside quotation marks and brackets."""
    parts, depth, quote, start = [], 0, "", 0
    for place, char in enumerate(f"{text},"):
        if quote:
            quote = "" if char == quote else quote
        elif char in "\"'" and text[max(0, place - 1) : place] in ("", " ", "[", "{", ",", ":", "="):
            quote = char
        elif char in "[{]}":
            depth += 1 if char in "[{" else -1
        elif char == "," and depth == 0:
            parts.append(text[start:place].strip())
            start = place + 1
    return [part for part in (*parts, text[start:].strip()) if part]
