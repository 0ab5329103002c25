"""Plain and pasted text as lines; layout that came in on the way is undone where all of the page has it."""

from __future__ import annotations

import re
from heapq import merge
from itertools import pairwise
from operator import attrgetter

from aenoprojects.model import Source
from aenoprojects.reading.addresses import with_addresses
from aenoprojects.reading.lines import Line, Page, as_shown
from aenoprojects.reading.lists import with_definitions, with_markers
from aenoprojects.reading.markdown import is_markdown, undo_markdown
from aenoprojects.reading.print_layout import without_running_heads
from aenoprojects.reading.run_in import with_labels_apart
from aenoprojects.reading.tables import with_tables

# What stands for a bullet beyond doubt; a dash or an asterisk does not.
_BULLET = re.compile("\n([ \t]*)(?:[◦▪‣·●○■□➢➤✓✔\uf0b7\uf0a7\uf0d8\uf0fc][ \t]+|[•o§]\t[ \t]*)(?=[^ \t\n])")

_BREAK = re.compile(r"<br ?/?>(?=[ \t]*(?:[\n\v]|\Z))", re.IGNORECASE)
_QUOTED = re.compile(r"(?:[ \t]*>)+ ?")

_NARROWEST, _WIDEST = 40, 100  # columns between which text is wrapped by hand or by mail programs
_LEAST = 4  # continuation lines needed to believe in wrapping
# What starts a line of its own however long the line before is: a list item or mark, a label.
_DASH = re.compile(r"\s*[-–—]\s")
_ITEM = re.compile(r"[•*#|>]|\d{1,2}[.)]\s")
_LABEL = re.compile(r"\s*(?=[^\W\d_])[^a-zß-ÿ][^:：]{0,40}[:：](?!//)")
_HALF = re.compile(r"[^\W\d_]+-(?=[^\W\d_])")
_HYPHEN = re.compile(r"\w-$")
_ELLIPSIS = frozenset({"en", "of", "als", "tot", "naar", "and", "or"})  # "leer- en werkplek" keeps its blank


def text_page(text: str, *, source: Source, first: int = 1) -> Page:
    r"""Read text as a page: one `Line` for each line an editor shows, blank ones included.

    Line endings are \\n, \\r\\n and \\r. Markdown is undone where there is any, double spacing and hard
    wrapping where the whole page has it; tables become cells, running heads of a print are set aside.

    Args:
        text: the page, without front matter.
        source: where it came from.
        first: number of the first line.

    >>> [line.text for line in text_page("**Thema:** Jongeren\r\n", source=Source(name="-")).lines]
    ['Thema: Jongeren']
    """
    text = as_shown(text).replace("\r\n", "\n").replace("\r", "\n")
    # These break a line on paper but not in an editor, as does the vertical tab (Word's manual break): the lines
    # they make share a number. The others at which str.splitlines breaks stay: they are wrongly decoded letters.
    for soft_break in "\f\u2028\u2029":
        text = text.replace(soft_break, "\v")
    if "<" in text:
        text = _BREAK.sub("", text)
    # A line break in front lets every pattern below start with one, which makes searching fast.
    text = _BULLET.sub("\n\\1• ", "\n" + text)
    rows = text[1:].removesuffix("\n").split("\n") if text != "\n" else []
    lines = [Line(number, part) for number, row in enumerate(rows, first) for part in row.split("\v")]
    lines = without_running_heads(_without_dress(lines))
    is_marked = is_markdown(text)
    signs = [sign for sign in ("\t;," if is_marked else "\t;,|") if sign in text]  # Markdown has its own use of bars
    if signs:
        # A running head may stand between the rows of a table.
        heads = [line for line in lines if line.is_aside]
        table = with_tables([line for line in lines if not line.is_aside], signs)
        lines = list(merge(table, heads, key=attrgetter("number"))) if heads else table
    lines = _undo_wrapping(lines)
    if is_marked:
        lines = undo_markdown(lines, tables=max((line.cell.table for line in lines if line.cell), default=0))
    # In plain text one line that begins with a colon is a slip.
    if text.count("\n:") + text.count("\n :") >= (1 if is_marked else 2):
        lines = with_definitions(lines)
    return Page(source=source, lines=tuple(with_labels_apart(with_markers(map(with_addresses, lines)))))


def _without_dress(lines: list[Line]) -> list[Line]:
    """Return the lines without what was done to all of them; most pages come back as they are."""
    filled = [line.text for line in lines if line.text.strip()] or [""]
    if sum(map(bool, map(_QUOTED.match, filled))) > len(filled) * 0.8:
        lines = [line._replace(text=_QUOTED.sub("", line.text, count=1)) for line in lines]
        filled = [line.text for line in lines if line.text.strip()] or [""]
    # What the first and the last of them in alphabetical order share, all share.
    ends = enumerate(zip(min(filled), max(filled), strict=False))
    if indent := next((place for place, (a, b) in ends if a != b or not a.isspace()), 0):
        lines = [line._replace(text=line.text[indent:]) for line in lines]
    return lines[::2] if _is_double_spaced(lines) else lines


def _is_double_spaced(lines: list[Line]) -> bool:
    """Return whether every other line is blank and was not there before.

    Paragraphs that simply have a blank line between them are not double-spaced: hardly a line of the page was
    blank before, which would show as three blank lines in a row.
    """
    if len(lines) < 4 or any(line.text.strip() for line in lines[1::2]):
        return False
    kept = lines[::2]
    blanks = sum(not line.text.strip() for line in kept)
    return blanks > 1 and blanks > len(kept) * 0.1


def _wrapped_at(texts: list[str]) -> int:
    """Return the column at which a whole page is hard-wrapped, 0 where it is not.

    A line that goes on in lower case on the next shows the width; the page is wrapped when many do, and
    hardly any line is longer.
    """
    filled = [len(text) for text in texts if text]
    if sum(length > _WIDEST for length in filled) > len(filled) * 0.05:
        return 0
    going_on = [len(text) for text, after in pairwise(texts) if text and after.lstrip()[:1].islower()]
    width = max((length for length in going_on if length <= _WIDEST), default=0)
    enough = len(going_on) >= max(_LEAST, len(filled) * 0.15)
    full = sum(length > width - 20 for length in going_on) > len(going_on) * 0.7
    longer = sum(length > width for length in filled)
    return width if width >= _NARROWEST and enough and full and longer <= len(filled) * 0.05 else 0


def _undo_wrapping(lines: list[Line]) -> list[Line]:
    """Return the lines with those joined that were broken because the next word did not fit in the width."""
    width = _wrapped_at(["" if line.cell or line.is_aside else line.text.rstrip() for line in lines])
    if not width:
        return lines
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not (line.cell or line.is_aside) and _goes_on(groups[-1], line.text, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    # A page is broken at the hyphens of its words too where no first half of a word would have fitted.
    in_words = not any(
        (half := _HALF.match(after.text.strip())) and len(before.text.rstrip()) + 1 + len(half[0]) <= width
        for group in groups
        for before, after in pairwise(group)
    )
    return [_joined(group, in_words) if len(group) > 1 else group[0] for group in groups]


def _goes_on(group: list[Line], after: str, width: int) -> bool:
    """Return whether a line is the rest of those before it."""
    if group[-1].cell or group[-1].is_aside:
        return False
    before, after = group[-1].text.rstrip(), after.strip()
    if not before or not after or len(before) + 1 + len(after.split(maxsplit=1)[0]) <= width:
        return False
    if _DASH.match(after):
        return not (_DASH.match(group[0].text) or before.endswith((":", ";", ".")))
    # A label is believed below a label only: in prose many a line happens to begin with "Word:".
    return not (_ITEM.match(after) or (_LABEL.match(after) and _LABEL.match(group[0].text)))


def _joined(group: list[Line], in_words: bool) -> Line:
    pieces = [group[0].text.rstrip()]
    for line in group[1:]:
        text = line.text.strip()
        in_word = in_words and _HYPHEN.search(pieces[-1]) and text.split(maxsplit=1)[0] not in _ELLIPSIS
        pieces.append(text if in_word else f" {text}")
    return group[0]._replace(text="".join(pieces), last=group[-1].end)
