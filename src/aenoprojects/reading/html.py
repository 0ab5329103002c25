"""HTML as lines: what a browser shows, read in document order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from aenoprojects.diagnostics import Code, Diagnostic, report
from aenoprojects.model import Source
from aenoprojects.reading.flow import Flow, absolute
from aenoprojects.reading.lines import Page
from aenoprojects.reading.tree import BLOCKS, HEADINGS, TreeReader
from aenoprojects.reading.visibility import controlled_ids

_KEPT = HEADINGS | {"a", "br", "dd", "dl", "dt", "li", "ol", "p", "summary", "table", "td", "th", "tr", "ul"}
_BLANK = re.compile("[\v\f\u2028\u2029]")  # libxml2 would replace the first two by U+FFFD
# What swallows the rest of the page when its end is missing.
_UNSEEN = "script|style|title|iframe|template|noscript"
_SWALLOWS = re.compile(
    rf"<(?P<start>!--|(?:{_UNSEEN}|textarea)\b)|(?:</(?P<end>{_UNSEEN}|textarea)\b|-->)", re.IGNORECASE
)
_CONTROL = re.compile("[\0-\x08\x0e-\x1f]")


def html_page(text: str, *, source: Source, base: str | None = None, fallback: str | None = None) -> Page:
    """Read HTML as a page: one `Line` for each block and line break, blank lines between paragraphs.

    Scripts, styles, comments and hidden text are left out; panels of accordions and tabs are read too.
    Line numbers are those of the source; what stands on one line of it shares its number.

    Args:
        text: a document or a fragment, however broken.
        source: where it came from.
        base: address that links are relative to; None takes what the page says.
        fallback: that address where the page says nothing: its own.

    >>> page = html_page("<p><b>Thema</b>: Jongeren<br>Looptijd: 2021", source=Source(name="-", kind="html"))
    >>> [line.text for line in page.lines]
    ['Thema: Jongeren', 'Looptijd: 2021']
    """
    text = _BLANK.sub(" ", re.sub("\r\n?", "\n", text.removeprefix("\ufeff")))
    notes = list(_damage(text))
    root, lost = _tree(text)
    if lost:
        notes.append(report(Code.MARKUP_DAMAGED, text="over 2,048 elements deep; read without most of them"))
        root, lost = _tree(_flat(text, _KEPT))
    if lost:
        root, lost = _tree(_flat(text, frozenset({"br"})))
    if root is None:
        return Page(source=source, lines=(), diagnostics=tuple(notes))
    reader = TreeReader(flow=Flow(base=base or _base(root, fallback)), controlled=controlled_ids(root))
    reader.read(root)
    return Page(source=source, lines=tuple(reader.flow.lines), diagnostics=tuple(notes))


def _damage(text: str) -> Iterator[Diagnostic]:
    """Yield what the parser would leave out without a word: replaced characters, an end that is missing."""
    if control := _CONTROL.search(text):
        yield report(Code.CHARACTERS_REPLACED, line=text.count("\n", 0, control.start()) + 1)
    open_at: dict[str, int] = {}
    for tag in _SWALLOWS.finditer(text):
        if tag["start"]:
            open_at.setdefault(tag["start"].lower(), tag.start())
        else:
            open_at.pop((tag["end"] or "!--").lower(), None)
    last = text.rfind("<")
    if text.find(">", max(last, 0)) < 0 <= last and text[last + 1 : last + 2].isalpha():
        open_at["<"] = last
    for name, place in open_at.items():
        yield report(Code.MARKUP_DAMAGED, text=f"no end of {name}", line=text.count("\n", 0, place) + 1)


def _tree(text: str) -> tuple[etree._Element | None, str]:
    """Return the root of the tree, and what the parser says where it gave up."""
    # Two pages in one file: what follows the end of the first would be left out.
    text = re.sub(r"</(?:html|body)\s*>", "", text, flags=re.IGNORECASE)
    parser = _parser()
    root = etree.fromstring(_bytes(text), parser)
    if any("end tag : " in entry.message and entry.message[-2:] in {" p", "br"} for entry in parser.error_log):
        # A stray </p> or </br> breaks the line in a browser; libxml2 would glue the text together.
        text = re.sub(r"</(?:p|br)\s*>", r"\g<0><div></div>", text, flags=re.IGNORECASE)
        parser = _parser()
        root = etree.fromstring(_bytes(text), parser)
    return root, next((entry.message for entry in parser.error_log if "xcessive depth" in entry.message), "")


def _parser() -> etree.HTMLParser:
    return etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", errors="replace")


def _flat(text: str, kept: frozenset[str]) -> str:
    """Return HTML without most of its nesting: libxml2 goes no deeper than 2,048 elements."""

    def flattened(tag: re.Match[str]) -> str:
        name = tag[2].lower()
        return tag[0] if name in kept else "<br>" if name in BLOCKS else ""

    text = re.sub(rf"<({_UNSEEN})\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", "", text, flags=re.DOTALL | re.IGNORECASE)
    return re.sub(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)\b[^<>]*>", flattened, text)


def _base(root: etree._Element, fallback: str | None) -> str | None:
    """Return the address that links are relative to: <base>, the page's own, the canonical one."""
    stated = root.xpath("string((//base/@href)[1])")
    canonical = root.xpath("string((//link[@rel='canonical']/@href)[1])")
    own = fallback or str(canonical) or None
    return absolute(str(stated), own) if stated else own
