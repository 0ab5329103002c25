"""HTML as lines: what a browser shows, read in document order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from aenoprojects.diagnostics import Code, Diagnostic, report
from aenoprojects.model import Source
from aenoprojects.reading.elements import BLOCKS, HEADINGS, controlled_ids
from aenoprojects.reading.flow import Flow, absolute
from aenoprojects.reading.lines import Page

_BLANK = re.compile("[\v\f\u2028\u2029]")  # libxml2 would replace the first two by U+FFFD
_CONTROL = re.compile("[\0-\x08\x0e-\x1f]")
_UNSEEN = ("script", "style", "title", "iframe", "template", "noscript")
# What swallows the rest of the page when its end is missing: an element, a comment, a tag.
_SWALLOWS = re.compile(
    rf"<(?:(!--)|({'|'.join(_UNSEEN)}|textarea)\b).*?(?:(?(1)--|</\2\s*)>|(?P<open>\Z))|<(?P<cut>[a-z])[^<>]*\Z",
    re.IGNORECASE | re.DOTALL,
)
_HEXADECIMAL = re.compile("(?:[0-9a-fA-F]{2}){2,200}")
_TEXT_ONLY = {"br", *_UNSEEN}
_KEPT = {*_TEXT_ONLY, *HEADINGS, "a", "dd", "dl", "dt", "li", "ol", "p", "summary", "table", "td", "th", "tr", "ul"}


def html_page(text: str, *, source: Source, base: str | None = None) -> Page:
    """Read HTML as a page: one `Line` for each block and line break, blank lines between paragraphs.

    Scripts, styles, comments and hidden text are left out; panels of accordions and tabs are read too.
    Line numbers are those of the source; what stands on one line of it shares its number.

    Args:
        text: a document or a fragment, however broken.
        source: where it came from.
        base: address that links are relative to; None takes what the page says, or its own.

    >>> page = html_page("<p><b>Thema</b>: Jongeren<br>Looptijd: 2021", source=Source(name="-", kind="html"))
    >>> [line.text for line in page.lines]
    ['Thema: Jongeren', 'Looptijd: 2021']
    """
    text = _BLANK.sub(" ", re.sub("\r\n?", "\n", text.removeprefix("\ufeff")))
    notes = list(_damage(text))
    root, is_whole = _tree(text)
    if not is_whole:
        notes.append(report(Code.MARKUP_DAMAGED, text="over 2,048 elements deep; read without most of them"))
        root, is_whole = _tree(_flat(text, _KEPT))
    if not is_whole:
        root, _ = _tree(_flat(text, _TEXT_ONLY))
    if root is None:
        return Page(source=source, lines=(), diagnostics=tuple(notes))
    _reveal_addresses(root)
    flow = Flow(base=base or _base(root, source.name), controlled=controlled_ids(root))
    flow.read(root)
    return Page(source=source, lines=tuple(flow.lines), diagnostics=tuple(notes))


def _damage(text: str) -> Iterator[Diagnostic]:
    """Yield what the parser would leave out without a word: replaced characters, an end that is missing."""
    if control := _CONTROL.search(text):
        yield report(Code.CHARACTERS_REPLACED, line=text.count("\n", 0, control.start()) + 1)
    for found in _SWALLOWS.finditer(text):
        if found["open"] is not None or found["cut"]:
            name = (found[1] or found[2] or "<").lower()
            yield report(Code.MARKUP_DAMAGED, text=f"no end of {name}", line=text.count("\n", 0, found.start()) + 1)


def _tree(text: str) -> tuple[etree._Element | None, bool]:
    """Return the root of the tree, and whether the parser came to the end of the text."""
    # Two pages in one file: what follows the end of the first would be left out.
    text = re.sub(r"</(?:html|body)\s*>", "", text, flags=re.IGNORECASE)
    root, problems = _parsed(text)
    if any(problem.endswith(("end tag : p", "end tag : br")) for problem in problems):
        # A stray </p> or </br> breaks the line in a browser; libxml2 would glue the text together.
        root, problems = _parsed(re.sub(r"</(?:p|br)\s*>", r"\g<0><div></div>", text, flags=re.IGNORECASE))
    return root, not any("xcessive depth" in problem for problem in problems)


def _parsed(text: str) -> tuple[etree._Element | None, list[str]]:
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(text.encode("utf-8", errors="replace"), parser)
    return root, [entry.message for entry in parser.error_log]


def _flat(text: str, kept: set[str]) -> str:
    """Return HTML without most of its nesting: libxml2 goes no deeper than 2,048 elements."""

    def flattened(tag: re.Match[str]) -> str:
        name = tag[1].lower()
        return tag[0] if name in kept else "<br>" if name in BLOCKS else ""

    return re.sub(r"</?([a-zA-Z][a-zA-Z0-9]*)\b[^<>]*>", flattened, text)


def _reveal_addresses(root: etree._Element) -> None:
    """Put back the e-mail addresses that Cloudflare hides: in hexadecimal, each byte XOR the first."""
    for element in root.iter("a", "span"):
        hidden = element.get("data-cfemail", "")
        code = hidden or element.get("href", "").partition("/cdn-cgi/l/email-protection#")[2]
        if not _HEXADECIMAL.fullmatch(code):
            continue
        key, *rest = bytes.fromhex(code)
        address = bytes(byte ^ key for byte in rest).decode(errors="replace")
        if address.isprintable() and "@" in address:
            element.set("href", f"mailto:{address}")
            if hidden:
                etree.strip_elements(element, "*", with_tail=False)
                element.text = address


def _base(root: etree._Element, name: str) -> str | None:
    """Return the address that links are relative to: <base>, the page's own, the canonical one."""
    stated = root.xpath("string((//base/@href)[1])")
    canonical = root.xpath("string((//link[@rel='canonical']/@href)[1])")
    own = name if name.startswith(("http://", "https://")) else str(canonical) or None
    return absolute(str(stated), own) if stated else own
