"""Damaged HTML: ends that are missing, nesting without end, addresses hidden from robots."""

from __future__ import annotations

import re
from bisect import bisect_left

from lxml import etree

from aenoprojects.diagnostics import Code, Diagnostic, report
from aenoprojects.reading.elements import BLOCKS, HEADINGS

_UNSEEN = ("script", "style", "title", "iframe", "template", "noscript")
# What swallows the rest of the page when its end is missing: an element, a comment, a tag.
_OPENING = re.compile(rf"<(?:(?P<comment>!--)|(?P<name>(?i:{'|'.join(_UNSEEN)}|textarea))\b)")
_CLOSING = re.compile(rf"</(?P<name>(?i:{'|'.join(_UNSEEN)}|textarea))\s*>")
_BLOCK = re.compile(
    r"</?(?:body|main|article|section|header|footer|nav|div|p|h[1-6]|ul|ol|dl|table|details)\b[^<>]*>", re.I
)
_CUT = re.compile(r"<[a-z][^<>]*\Z", re.IGNORECASE)
_IN_STRING = "'\"`(+=,:\\"  # in front of a tag: it is part of a script
_HEXADECIMAL = re.compile("(?:[0-9a-fA-F]{2}){2,200}")
_TEXT_ONLY = {"br", *_UNSEEN}
_KEPT = {*_TEXT_ONLY, *HEADINGS, "a", "dd", "dl", "dt", "li", "ol", "p", "summary", "table", "td", "th", "tr", "ul"}


def mend(text: str) -> tuple[str, list[Diagnostic]]:
    """Return HTML with the ends put back that swallow text of the page when they are missing, and a note on each.

    An element of which nothing is shown (a script) has lost its end where the text ends before it, or where another
    one begins behind a block of the page. It ends before the first such block.

    >>> mend("<script>x = 1\\n<p>tekst</p>")[0]
    '<script>x = 1\\n</script><p>tekst</p>'
    """
    openings = [(match.start(), (match["name"] or "--").lower()) for match in _OPENING.finditer(text)]
    closings: dict[str, list[int]] = {}
    if openings:
        closings["--"] = [match.end() for match in re.finditer("-->", text)]
    for match in _CLOSING.finditer(text) if openings else ():
        closings.setdefault(match["name"].lower(), []).append(match.end())
    following: dict[str, int] = {}  # from the end: where the next of its kind begins
    nested: list[int] = []
    for start, name in reversed(openings):
        nested.append(following.get(name, len(text)))
        following[name] = start
    notes: list[Diagnostic] = []
    pieces: list[str] = []
    done = copied = 0
    line, counted = 1, 0
    for (start, name), again in zip(openings, reversed(nested), strict=True):
        if start < done:
            continue
        ends = closings.get(name, [])
        place = bisect_left(ends, start + len("<!-->"))
        end = ends[place] if place < len(ends) else None
        if end is not None and (name in ("--", "textarea", "noscript", "template") or again > end):
            done = end
            continue
        limit = len(text) if end is None else again
        block = _BLOCK.search(text, start + 1, limit)
        if end is not None and (block is None or text[: block.start()].rstrip(" \t")[-1:] in _IN_STRING):
            done = end
            continue
        label = "<!--" if name == "--" else name
        line, counted = line + text.count("\n", counted, start), start
        notes.append(report(Code.MARKUP_DAMAGED, text=f"no end of {label}", line=line))
        done = block.start() if block else len(text)
        if block and name != "textarea":
            pieces += [text[copied:done], "-->" if name == "--" else f"</{name}>"]
            copied = done
    last = text.rfind("<")
    if last >= done and _CUT.match(text, last):
        notes.append(report(Code.MARKUP_DAMAGED, text="no end of <", line=text.count("\n", 0, last) + 1))
    return "".join(pieces) + text[copied:], notes


def tree(text: str) -> tuple[etree._Element | None, bool]:
    """Return the root of the tree, and whether all of its nesting is in it: libxml2 goes 2,048 elements deep."""
    # Two pages in one file: what follows the end of the first would be left out.
    text = re.sub(r"</(?i:html|body)\s*>", "", text)
    root, is_whole = _parsed(text)
    if is_whole:
        return root, True
    root, is_read = _parsed(_flat(text, _KEPT))
    return (root if is_read else _parsed(_flat(text, _TEXT_ONLY))[0]), False


def _parsed(text: str) -> tuple[etree._Element | None, bool]:
    """Return the root, and whether the parser came to the end of the text."""
    root, problems = _root(text)
    if any(problem.endswith(("end tag : p", "end tag : br")) for problem in problems):
        # A stray </p> or </br> breaks the line in a browser; libxml2 would glue the text together.
        root, problems = _root(re.sub(r"</(?:p|br)\s*>", r"\g<0><div></div>", text, flags=re.IGNORECASE))
    return root, not any("xcessive depth" in problem for problem in problems)


def _root(text: str) -> tuple[etree._Element | None, list[str]]:
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(text.encode("utf-8", errors="replace"), parser)
    return root, [entry.message for entry in parser.error_log]


def _flat(text: str, kept: set[str]) -> str:
    """Return HTML without most of its nesting."""

    def flattened(tag: re.Match[str]) -> str:
        name = tag[1].lower()
        return tag[0] if name in kept else "<br>" if name in BLOCKS else ""

    return re.sub(r"</?([a-zA-Z][a-zA-Z0-9]*)\b[^<>]*>", flattened, text)


def reveal_addresses(root: etree._Element) -> None:
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
