"""Markdown undone: its marks become hints or go, every other character stays.

Source: CommonMark 0.31, with tables as GitHub writes them. Only marks that pair up on one line are undone.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable

from attrs import define, evolve

from aenoprojects.model import Link
from aenoprojects.reading.lines import Line

# A page is Markdown when one of these is in it. Its character is looked for first: that costs nothing.
_SIGNS = (
    ("*", re.compile(r"\*\*(?![\s*])[^*\n]*(?<!\s)\*\*")),
    ("_", re.compile(r"__(?![\s_])[^_\n]*(?<!\s)__")),
    ("\\", re.compile(r"\\(?:[*_#\[\]]|\n)")),
    ("[", re.compile(r"\]\((?:https?:|mailto:|[/#])[^\s()]*\)")),
    ("#", re.compile(r"\n#{1,6} +\S")),
    ("|", re.compile(r"\n *\|(?: *:?-{3,}:? *\|)+ *\n")),
    ("=", re.compile(r"\n={3,} *\n")),
)
_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*|=+[ \t]*")
_UNDERLINES = "=-"
_ALIGNMENT = re.compile(r"[ \t]*\|?(?:[ \t]*:?-{3,}:?[ \t]*\|)+(?:[ \t]*:?-{3,}:?[ \t]*)?")
_QUOTE = re.compile(r"(?:[ \t]*>)+[ \t]?")
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+")
_BULLET = re.compile(r"([ \t]*)[-*+][ \t]+(?=\S)")
_CELL_END = re.compile(r"(?<!\\)\|")
_TOKEN = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<run>\*+|_+|~~|`+)"
    r"|!?\[(?P<text>(?:[^\[\]\\\n]|\\.){0,500})\]"
    r"\(\s*<?(?P<url>[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)>?(?:\s+\"[^\"\n]{0,300}\")?\s*\)"
    r"|<(?P<address>https?://[^\s<>]{1,2000}|[^\s<>@]{1,100}@[^\s<>@]{1,200})>"
    r"|(?P<entity>&(?:[a-zA-Z]{2,8}|#\d{1,5});)"
)


def is_markdown(text: str) -> bool:
    r"""Return whether text, each line of it after a \\n, holds what only Markdown would.

    >>> is_markdown("\n**Enschede: Serious game\n"), is_markdown("\n**Thema:** Jongeren\n")
    (False, True)
    """
    return any(character in text and pattern.search(text) for character, pattern in _SIGNS)


def undo_markdown(lines: Iterable[Line]) -> list[Line]:
    """Return the lines without their marks, which become the hints that `Line` has for them.

    Rules, the lines under a heading and those under a table's head become blank lines. An asterisk before a
    line that has no partner is the page's own mark and stays.
    """
    plain: list[Line] = []
    for line in lines:
        if _RULE.fullmatch(line.text) or _ALIGNMENT.fullmatch(line.text):
            rule = line.text.strip()
            # What is as long as the line above underlines it; anything else divides.
            if (
                plain
                and plain[-1].text.strip()
                and rule[:1] in _UNDERLINES
                and abs(len(rule) - len(plain[-1].text)) <= 4
            ):
                plain[-1] = evolve(plain[-1], level=_UNDERLINES.index(rule[0]) + 1)
            plain.append(evolve(line, text=""))
        else:
            plain.append(_undo_line(line))
    return plain


def _undo_line(line: Line) -> Line:
    text, level = line.text, 0
    if match := _QUOTE.match(text):
        text = text[match.end() :]
    if match := _HEADING.match(text):
        level = len(match[1])
        text = text[match.end() :].rstrip()
        text = text.rstrip("#").rstrip() if text.rstrip("#").endswith((" ", "\t")) else text
    elif text.lstrip().startswith("|") and text.rstrip().endswith("|"):
        text = _undo_row(text.strip())
    text = _BULLET.sub(r"\1• ", text, count=1) if _BULLET.match(text) else text
    text, links, bold = undo_inline(text.removesuffix("\\"))
    return evolve(line, text=text, level=level, links=links, bold=bold)


def _undo_row(row: str) -> str:
    """Return a table's row as one line: two cells are a label and its value."""
    cells = [cell for part in _CELL_END.split(row) if (cell := part.strip())]
    if len(cells) == 2 and not cells[0].rstrip("*_ ").endswith((":", "：")):
        return f"{cells[0]}: {cells[1]}"
    return (" " if len(cells) == 2 else " | ").join(cells)


@define
class _Run:
    """An opening run of asterisks (or underscores ...) that still looks for its partner."""

    place: int
    mark: str
    size: int
    leads: bool


def undo_inline(text: str) -> tuple[str, tuple[Link, ...], bool]:
    r"""Return text without emphasis, links and escapes; its links; and whether all of it was bold.

    >>> undo_inline(r"**Thema:** [Jongeren](https://a.example/) \*")
    ('Thema: Jongeren *', (Link(text='Jongeren', url='https://a.example/'),), False)
    """
    pieces: list[str] = []
    links: list[Link] = []
    runs: list[_Run] = []
    waiting: Counter[str] = Counter()
    bold, done = False, 0
    start, end = len(text) - len(text.lstrip(" \t•")), len(text.rstrip())
    for token in _TOKEN.finditer(text):
        pieces.append(text[done : token.start()])
        done = token.end()
        if token["run"]:
            leads = not runs and token.start() <= start
            size, whole = _close(token, text, pieces, runs, waiting)
            bold = bold or (whole and done >= end)
            if size and _opens(token, text):
                runs.append(_Run(len(pieces), token["run"][0], size, leads))
                waiting[token["run"][0]] += 1
            pieces.append(token["run"][:size])
        else:
            pieces.append(_undo_token(token, links))
    pieces.append(text[done:])
    return "".join(pieces), tuple(links), bold


def _undo_token(token: re.Match[str], links: list[Link]) -> str:
    if token["escaped"]:
        return token["escaped"]
    if token["entity"]:
        return html.unescape(token["entity"])
    if address := token["address"]:
        links.append(Link(text=address, url=address if "://" in address else f"mailto:{address}"))
        return address
    shown = undo_inline(token["text"])[0]
    if token["url"] and not token[0].startswith("!"):
        links.append(Link(text=shown, url=token["url"]))
    return shown


def _close(
    token: re.Match[str], text: str, pieces: list[str], runs: list[_Run], waiting: Counter[str]
) -> tuple[int, bool]:
    """Pair a run with those waiting for it; return what is left of it, and whether it closed a bold line."""
    mark, size, whole = token["run"][0], len(token["run"]), False
    while size and waiting[mark] and _closes(token, text):
        run = runs.pop()
        waiting[run.mark] -= 1
        if run.mark != mark:
            continue
        paired = min(run.size, size)
        size -= paired
        pieces[run.place] = mark * (run.size - paired)
        whole = whole or (run.leads and paired >= 2 and mark in "*_")
        if run.size > paired:
            runs.append(evolve(run, size=run.size - paired))
            waiting[mark] += 1
    return size, whole


def _opens(token: re.Match[str], text: str) -> bool:
    after, before = text[token.end() : token.end() + 1], text[max(0, token.start() - 1) : token.start()]
    return bool(after.strip()) and (_is_strong(token) or not before.isalnum())


def _closes(token: re.Match[str], text: str) -> bool:
    after, before = text[token.end() : token.end() + 1], text[max(0, token.start() - 1) : token.start()]
    return bool(before.strip()) and (_is_strong(token) or not after.isalnum())


def _is_strong(token: re.Match[str]) -> bool:
    """Return whether a run may stand inside a word: two asterisks may, one may not, underscores never."""
    return token["run"].startswith(("**", "~", "`"))
