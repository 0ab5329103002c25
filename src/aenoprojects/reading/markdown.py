"""Markdown undone: its marks become hints or go, every other character stays.

Source: CommonMark 0.31, with tables as GitHub writes them. Only marks that pair up on one line are undone.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable

from aenoprojects.model import Link
from aenoprojects.reading.cells import label_field
from aenoprojects.reading.lines import Line

# A page is Markdown when one of these is in it. Its character is looked for first: that costs nothing.
_SIGNS = (
    ("*", re.compile(r"\*\*(?![\s*])[^*\n]*(?<!\s)\*\*")),
    ("_", re.compile(r"__(?![\s_])[^_\n]*(?<!\s)__")),
    ("\\", re.compile(r"\\(?:[*_#\[\]]|\n)")),
    ("[", re.compile(r"\]\((?:https?:|mailto:|[/#])[^\s()]*\)")),
    ("[", re.compile(r"\]\[\d{1,3}\]")),
    ("#", re.compile(r"\n#{1,6} +\S")),
    ("|", re.compile(r"\n *\|(?: *:?-{3,}:? *\|)+ *\n")),
    ("=", re.compile(r"\n={3,} *\n")),
)
_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*|=+[ \t]*")
_ALIGNMENT = re.compile(r"[ \t]*\|?(?:[ \t]*:?-{3,}:?[ \t]*\|)+(?:[ \t]*:?-{3,}:?[ \t]*)?")
_QUOTE = re.compile(r"^(?:[ \t]*>)+[ \t]?")
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+")
_BULLET = re.compile(r"^([ \t]*)[-*+][ \t]+(?=\S)")
_BOLD = re.compile(r"[ \t•]*(\*\*|__)(?:(?!\1).)+\1[*_]*\s*")
_BOLD_START = re.compile(r"([ \t]*(?:• )?)(\*\*|__)([^*_:\n]{2,48})\2[ \t]+(?=\w)")
_CELL_END = re.compile(r"(?<!\\)\|")
_TOKEN = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<run>\*+|_+|~~|`+)"
    r"|!?\[(?P<text>(?:[^\[\]\\\n]|\\.){0,500})\]"
    r"\(\s*<?(?P<url>[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)>?(?:\s+\"[^\"\n]{0,300}\")?\s*\)"
    r"|\[(?P<shown>[^\[\]\n]{1,500})\]\[\d{1,3}\]"
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
            rule, above = line.text.strip(), plain[-1].text if plain else ""
            # What is as long as the line above underlines it; anything else divides.
            if above.strip() and rule[:1] in ("=", "-") and abs(len(rule) - len(above)) <= 4:
                plain[-1] = plain[-1]._replace(level=1 if rule[0] == "=" else 2)
            plain.append(line._replace(text=""))
        else:
            plain.append(_undo_line(line))
    return plain


def _undo_line(line: Line) -> Line:
    text, level = _QUOTE.sub("", line.text), 0
    if match := _HEADING.match(text):
        level, text = len(match[1]), text[match.end() :].rstrip()
        if (bare := text.rstrip("#")).endswith((" ", "\t")):
            text = bare.rstrip()
    elif text.lstrip().startswith("|") and text.rstrip().endswith("|"):
        text = _undo_row(text.strip())
    text = _BULLET.sub(r"\1• ", text).removesuffix("\\")
    if (match := _BOLD_START.match(text)) and label_field(match[3]):
        text = f"{match[1]}{match[3]}: {text[match.end() :]}"
    shown, links = undo_inline(text)
    return line._replace(text=shown, level=level, links=links, bold=((0, len(shown)),) if _BOLD.fullmatch(text) else ())


def _undo_row(row: str) -> str:
    """Return a table's row as one line: two cells are a label and its value."""
    cells = [cell for part in _CELL_END.split(row) if (cell := part.strip())]
    if len(cells) != 2:
        return " | ".join(cells)
    return (" " if cells[0].rstrip("*_ ").endswith((":", "：")) else ": ").join(cells)


def undo_inline(text: str) -> tuple[str, tuple[Link, ...]]:
    r"""Return text without emphasis, links and escapes, and its links.

    >>> undo_inline(r"**Thema:** [Jongeren](https://a.example/) \*")
    ('Thema: Jongeren *', (Link(text='Jongeren', url='https://a.example/'),))
    """
    pieces: list[str] = []
    links: list[Link] = []
    unpaired: list[int] = []  # places of the opening marks in pieces
    waiting: Counter[str] = Counter()  # how many there are of each
    done = 0
    for token in _TOKEN.finditer(text):
        pieces.append(text[done : token.start()])
        done = token.end()
        if not token["run"]:
            pieces.append(_undo_token(token, links))
            continue
        mark, size = token["run"][0], len(token["run"])
        opens, closes = _sides(token, text)
        while closes and size and waiting[mark]:
            place = unpaired.pop()
            waiting[pieces[place]] -= 1
            if pieces[place] == mark:
                pieces[place] = ""
                size -= 1
        if opens:
            unpaired += range(len(pieces), len(pieces) + size)
            waiting[mark] += size
        pieces += mark * size
    return "".join(pieces) + text[done:], tuple(links)


def _undo_token(token: re.Match[str], links: list[Link]) -> str:
    if token["escaped"]:
        return token["escaped"]
    if token["entity"]:
        return html.unescape(token["entity"])
    if address := token["address"]:
        links.append(Link(text=address, url=address if "://" in address else f"mailto:{address}"))
        return address
    shown, _ = undo_inline(token["text"] or token["shown"] or "")
    if token["url"] and not token[0].startswith("!"):
        links.append(Link(text=shown, url=token["url"]))
    return shown


def _sides(token: re.Match[str], text: str) -> tuple[bool, bool]:
    """Return whether a run of marks may open and close: one inside a word may do neither, save for two asterisks."""
    before, after = text[max(0, token.start() - 1) : token.start()], text[token.end() : token.end() + 1]
    is_strong = token["run"].startswith(("**", "~", "`"))
    opens = bool(after.strip()) and (is_strong or not before.isalnum())
    return opens, bool(before.strip()) and (is_strong or not after.isalnum())
