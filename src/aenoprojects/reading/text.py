"""Plain and pasted text as lines."""

from __future__ import annotations

import re
from itertools import starmap

from aenoprojects.model import Source
from aenoprojects.reading.layout import repair_layout
from aenoprojects.reading.lines import Line, Page
from aenoprojects.reading.markdown import is_markdown, undo_markdown

# Characters that break a line on paper but not in an editor: vertical tab (Word's manual break), form feed,
# U+2028 and U+2029. The lines they make share a number. NEL and the file separators (U+001C to U+001E), at
# which str.splitlines breaks too, stay text: where they occur they are a wrongly decoded letter.
_SOFT_BREAK = re.compile("[\v\f\u2028\u2029]")
# What stands for a bullet beyond doubt; a dash or an asterisk does not.
_BULLET = re.compile("\n([ \t\u00a0]*)(?:[◦▪‣·●○■□➢➤✓✔\uf0b7\uf0a7\uf0d8\uf0fc][ \t\u00a0]+|[•o§]\t[ \t]*)(?=[^ \t\n])")


def text_page(text: str, *, source: Source) -> Page:
    r"""Read text as a page: one `Line` for each line an editor shows, blank ones included.

    Line endings are \\n, \\r\\n and \\r. Markdown is undone where there is any, double spacing and hard
    wrapping where the whole page has it. Soft hyphens go; no-break and zero-width characters stay.

    >>> [line.text for line in text_page("**Thema:** Jongeren\r\n", source=Source(name="-")).lines]
    ['Thema: Jongeren']
    """
    text = text.removeprefix("\ufeff").replace("\u00ad", "").replace("\r\n", "\n").replace("\r", "\n")
    # A line break in front lets every pattern below start with one, which makes searching fast.
    text = _BULLET.sub("\n\\1• ", "\n" + text)
    rows = enumerate(text[1:].removesuffix("\n").split("\n") if text != "\n" else (), 1)
    if _SOFT_BREAK.search(text):
        lines = [Line(number, part) for number, row in rows for part in _SOFT_BREAK.split(row)]
    else:
        lines = list(starmap(Line, rows))
    lines = repair_layout(lines)
    return Page(source=source, lines=tuple(undo_markdown(lines) if is_markdown(text) else lines))
