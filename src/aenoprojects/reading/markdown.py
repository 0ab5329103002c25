"""Markdown undone: its marks become the structure of lines or go, every other character stays.

Source: CommonMark 0.31, with tables as GitHub writes them. This is no rendering:
a library such as markdown-it-py would join the lines of a paragraph, lose their numbers, and take an asterisk that
marks an entry ("**Oss: tOss") for the start of emphasis that ends lines later. Only marks that pair up on one line go.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from aenoprojects.model import Link
from aenoprojects.reading.lines import Line, as_shown
from aenoprojects.reading.tables import Grid

# A page is Markdown when one of these is in it. Its character is looked for first: that costs nothing.
_SIGNS = (
    ("*", re.compile(r"\*\*(?![\s*])[^*\n]*(?<!\s)\*\*")),
    ("_", re.compile(r"__(?![\s_])[^_\n]*(?<!\s)__")),
    ("\\", re.compile(r"\\(?:[*_#\[\]]|\n)")),
    ("[", re.compile(r"\]\((?:https?:|mailto:|tel:|[/#])[^\s()]*\)")),
    ("[", re.compile(r"\]\[\d{1,3}\]")),
    ("#", re.compile(r"\n#{1,6} +\S")),
    ("--", re.compile(r"\n *\|?(?: *:?-{2,}:? *\|)+(?: *:?-{2,}:? *)?(?=\n|\Z)")),
    ("=", re.compile(r"\n={3,} *\n")),
    (">", re.compile(r"\n<(?:details|summary)>")),
)
_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*|=+[ \t]*|\+(?:[-=]{2,}\+)+[ \t]*|[ \t]*(?:```|~~~)[\w -]*")
_ALIGNMENT = re.compile(r"[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?[ \t]*)?")
_QUOTE = re.compile(r"[ \t]{0,3}(?:>[ \t]?)+")
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+")
_BULLET = re.compile(r"^([ \t]*)[-*+][ \t]+(?=\S)")
_CELL_END = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)
_TAG_LEVEL = re.compile(r"<(?:h([1-6])|summary)\b[^<>]{0,200}>", re.IGNORECASE)
_TAGS = (
    "a|abbr|b|blockquote|center|cite|code|dd|del|details|div|dl|dt|em|figcaption|figure|font|h[1-6]|hr|i|img|ins|kbd"
    "|mark|p|section|small|span|strong|sub|summary|sup|u"
)
_TOKEN = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<run>\*+|_+|~~|`+)"
    r"|!?\[(?P<text>(?:[^\[\]\\\n]|\\.){0,500})\]"
    r"\(\s{0,9}<?(?P<url>[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)>?(?:\s{1,9}\"[^\"\n]{0,300}\")?\s{0,9}\)"
    r"|\[(?P<shown>[^\[\]\n]{1,500})\]\[\d{1,3}\]"
    r"|<(?P<address>https?://[^\s<>]{1,2000}|[^\s<>@]{1,100}@[^\s<>@]{1,200})>"
    rf"|<(?P<close>/?)(?P<tag>{_TAGS})(?P<rest>(?:\s[^<>\n]{{0,500}})?)/?>"
    r"|(?P<entity>&(?:[a-zA-Z]{2,8}|#\d{1,5});)",
    re.IGNORECASE,
)
_HREF = re.compile(r"\bhref\s*=\s*[\"']?([^\"'\s<>]+)", re.IGNORECASE)

_LONGEST_LABEL = 60  # characters
_MOST_PIECES = 64  # of a label: text between marks, links, tags


class Inline(NamedTuple):
    """Text without its marks, its links, and which stretches of it were bold."""

    text: str
    links: tuple[Link, ...] = ()
    bold: tuple[tuple[int, int], ...] = ()


def is_markdown(text: str) -> bool:
    r"""Return whether text, each line of it after a \\n, holds what only Markdown would.

    >>> is_markdown("\n**Enschede: Serious game\n"), is_markdown("\n**Thema:** Jongeren\n")
    (False, True)
    """
    return any(character in text and pattern.search(text) for character, pattern in _SIGNS)


def undo_markdown(lines: Sequence[Line], *, tables: int = 0) -> list[Line]:
    """Return the lines without their marks, which become the structure that `Line` has for them.

    Rules, fences and the lines under a heading become blank lines; that under a table's head goes. An asterisk before
    a line that has no partner is the page's own mark and stays.

    Args:
        lines: lines of a text that `is_markdown`.
        tables: how many tables of the page have been found before.
    """
    plain: list[Line] = []
    grid: Grid | None = None
    for line, after in zip(_without_comments(lines), [*lines[1:], None], strict=True):
        text = line.text
        if "|" in text and not line.cell:
            if _ALIGNMENT.fullmatch(text):
                # Without a head above it begins the table.
                grid = grid or Grid(number=(tables := tables + 1))
                continue
            is_head = grid is None and after is not None and "|" in after.text and _ALIGNMENT.fullmatch(after.text)
            if grid or is_head or _has_edges(text):
                grid = grid or Grid(number=(tables := tables + 1))
                plain += _row(line, grid, is_header=bool(is_head))
                continue
        grid = None
        if line.cell:
            shown, links, bold = undo_inline(text)
            plain.append(line._replace(text=shown, links=links, bold=bold))
        elif not text.strip():
            plain.append(line)
        elif _RULE.fullmatch(text):
            rule, above = text.strip(), plain[-1] if plain else None
            # What is as long as the line above underlines it; anything else divides.
            is_text = above and above.text.strip() and not above.is_aside and not above.cell
            if above and is_text and rule[0] in "=-" and abs(len(rule) - len(above.text)) <= 4:
                plain[-1] = above._replace(level=1 if rule[0] == "=" else 2)
            plain.append(line._replace(text=""))
        else:
            plain += _undo_line(line)
    return plain


def _without_comments(lines: Sequence[Line]) -> list[Line]:
    """Return lines without what stands between <!-- and -->; one that is not closed is text."""
    ends = [index for index, line in enumerate(lines) if "-->" in line.text]
    if not ends:
        return list(lines)
    plain, inside = [], False
    for index, line in enumerate(lines):
        shown, rest = "", line.text
        while rest:
            before, mark, after = rest.partition("-->" if inside else "<!--")
            if not inside and mark and "-->" not in after and index >= ends[-1]:
                before, mark, after = rest, "", ""
            shown += "" if inside else before
            inside, rest = inside != bool(mark), after
        plain.append(line if shown == line.text else line._replace(text=shown))
    return plain


def _undo_line(line: Line) -> list[Line]:
    text, level, is_quoted = line.text, 0, line.is_quoted
    if match := _QUOTE.match(text):
        text, is_quoted = text[match.end() :], True
    if match := _HEADING.match(text):
        level, text = len(match[1]), text[match.end() :].rstrip()
        if (bare := text.rstrip("#")).endswith((" ", "\t")):
            text = bare.rstrip()
    text = _BULLET.sub(r"\1• ", text).removesuffix("\\")
    if "<" in text and (match := _TAG_LEVEL.search(text)):
        level = int(match[1] or 3)
    lines = []
    for part in _BREAK.split(text) if "<" in text else [text]:
        shown = undo_inline(part)
        lines.append(
            line._replace(text=shown.text, level=level, links=shown.links, bold=shown.bold, is_quoted=is_quoted)
        )
    filled = [part for part in lines if part.text.strip()]
    return filled or [line._replace(text="")]


def _has_edges(text: str) -> bool:
    """Return whether a line begins and ends with a bar and has another one between."""
    text = text.strip()
    return text.startswith("|") and text.endswith("|") and text.count("|") > 2


def _row(line: Line, grid: Grid, *, is_header: bool) -> list[Line]:
    """Return the cells of a row as lines."""
    text = line.text.strip().removeprefix("|")
    parts = _CELL_END.split(text[:-1] if text.endswith("|") and not text.endswith("\\|") else text)
    grid.next_row()
    cells = []
    for part in parts:
        cell = grid.place(is_header=is_header)
        shown = [undo_inline(_BULLET.sub("• ", piece.strip())) for piece in _BREAK.split(part)]
        cells += [line._replace(text=t, cell=cell, links=links, bold=bold) for t, links, bold in shown if t.strip()]
    return cells


def undo_inline(text: str) -> Inline:
    r"""Return text without emphasis, links, tags and escapes.

    >>> undo_inline(r"**Thema:** [Jongeren](https://a.example/) \*")
    Inline(text='Thema: Jongeren *', links=(Link(text='Jongeren', url='https://a.example/'),), bold=((0, 6),))
    """
    pieces: list[str] = []
    links: list[Link] = []
    strong: list[tuple[int, int]] = []  # first piece of a bold stretch, first piece behind it
    unpaired: list[int] = []  # places of the opening marks in pieces
    waiting: Counter[str] = Counter()  # how many there are of each
    tags: list[tuple[str, int, str]] = []  # open tags: name, first piece, address of a link
    done = 0
    for token in _TOKEN.finditer(text):
        pieces.append(text[done : token.start()])
        done = token.end()
        if token["tag"]:
            _undo_tag(token, tags, pieces, links, strong)
            continue
        if not token["run"]:
            shown, inner = _undo_token(token, links)
            strong += [(len(pieces), len(pieces) + 1)] * inner
            pieces.append(shown)
            continue
        mark, size = token["run"][0], len(token["run"])
        opens, closes = _sides(token, text)
        before = -1
        while closes and size and waiting[mark]:
            place = unpaired.pop()
            waiting[pieces[place]] -= 1
            if pieces[place] == mark:
                pieces[place] = ""
                size -= 1
                if before == place + 1 and mark in "*_":  # two marks beside each other
                    strong.append((before, len(pieces)))
                elif mark in "*_" and _is_label(pieces, place, is_before_colon=text.startswith(":", done)):
                    strong.append((place, len(pieces)))
                before = place
        if opens:
            unpaired += range(len(pieces), len(pieces) + size)
            waiting[mark] += size
        pieces += mark * size
    pieces.append(text[done:])
    if not strong:
        return Inline("".join(pieces), tuple(links))
    places = [0]
    for piece in pieces:
        places.append(places[-1] + len(piece))
    shown = "".join(pieces)
    spans = ((places[start], places[end]) for start, end in sorted(strong))
    return Inline(shown, tuple(links), _merged(spans, shown))


def _is_label(pieces: Sequence[str], first: int, *, is_before_colon: bool) -> bool:
    """Return whether emphasis sets a label apart: it ends with a colon, or asks something."""
    if len(pieces) - first > _MOST_PIECES:
        return False
    shown = "".join(pieces[first:])
    return len(shown) <= _LONGEST_LABEL and (is_before_colon or shown.endswith((":", "?")))


def _merged(spans: Iterable[tuple[int, int]], text: str) -> tuple[tuple[int, int], ...]:
    """Return stretches without blanks at their ends, those that touch as one."""
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        part = text[start:end]
        start += len(part) - len(part.lstrip())
        end -= len(part) - len(part.rstrip())
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif start < end:
            merged.append((start, end))
    return tuple(merged)


def _undo_tag(
    token: re.Match[str],
    tags: list[tuple[str, int, str]],
    pieces: list[str],
    links: list[Link],
    strong: list[tuple[int, int]],
) -> None:
    """Drop a tag; a pair of them is bold, or a link."""
    name = token["tag"].lower()
    if name not in ("a", "b", "strong"):
        return
    if not token["close"]:
        href = _HREF.search(token["rest"])
        tags.append((name, len(pieces), href[1] if href else ""))
    elif tags and tags[-1][0] == name:
        _, start, url = tags.pop()
        if name != "a":
            strong.append((start, len(pieces)))
        elif url and (shown := "".join(pieces[start:]).strip()):
            links.append(Link(text=shown, url=url))


def _undo_token(token: re.Match[str], links: list[Link]) -> tuple[str, bool]:
    """Return what an escape, an entity or a link shows, and whether all of it is bold."""
    if token["escaped"]:
        return token["escaped"], False
    if token["entity"]:
        return as_shown(html.unescape(token["entity"])), False
    if address := token["address"]:
        links.append(Link(text=address, url=address if "://" in address else f"mailto:{address}"))
        return address, False
    shown = undo_inline(token["text"] or token["shown"] or "")
    if token["url"] and not token[0].startswith("!"):
        links.append(Link(text=shown.text, url=token["url"]))
    return shown.text, shown.bold == ((0, len(shown.text)),)


def _sides(token: re.Match[str], text: str) -> tuple[bool, bool]:
    """Return whether a run of marks may open and close: one inside a word may do neither, save for two asterisks."""
    before, after = text[max(0, token.start() - 1) : token.start()], text[token.end() : token.end() + 1]
    is_strong = token["run"].startswith(("**", "~", "`"))
    opens = bool(after.strip()) and (is_strong or not before.isalnum())
    return opens, bool(before.strip()) and (is_strong or not after.isalnum())
