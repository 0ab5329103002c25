"""Laws of reading: nothing is lost on the way from a file to lines, whatever clothes the page wears."""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import aenoprojects as ap
from aenoprojects.reading.lines import Line
from aenoprojects.reading.page import read_page, text_or_html
from aenoprojects.reading.source import Raw
from dressing import DRESSINGS
from saved import page_files, page_texts

MARKS = st.one_of(
    st.sampled_from(["*", "**", "_", "__", "`", "~~", "\\", "#", "## ", "- ", "> ", "[", "](", ")", "|", "---", "==="]),
    st.sampled_from(["\n", "\n\n", "\r\n", "\t", "  ", "\u00a0", "\u200b", "\u00ad", "\v", "\u2028", "\ufeff"]),
    st.sampled_from(["• ", "1. ", ": ", "<", "<b>", "é"]),
)
WORDS = st.sampled_from(["Oss", "Thema", "een", "x", "Het project in het kort", "a_b@oss.example", "2021", "06"])
TEXTS = st.one_of(
    st.text(st.characters(exclude_characters="&ÂÃâïð"), max_size=200),  # no text that went through a wrong encoding
    st.lists(st.one_of(MARKS, WORDS), max_size=40).map("".join),
)
TAGS = st.one_of(
    st.sampled_from(["p", "div", "b", "i", "a", "span", "ul", "ol", "li", "table", "tr", "td", "th", "dl", "dt", "dd"]),
    st.sampled_from(
        ["h2", "details", "summary", "br", "hr", "nav", "header", "article", "font", "center", "form", "label"]
    ),
)
ATTRIBUTES = st.one_of(
    st.just(""),
    st.sampled_from([" class=field__label", " class=cookie-bar", " id=x", " aria-controls=x", " href=x", " start=3"]),
    st.sampled_from([" style='display:block'", " role=heading", " role=navigation", " aria-hidden=false"]),
)
SOURCE = ap.Source(name="page")


def lines(data: bytes | str) -> list[Line]:
    """Return the lines of a file that are not blank."""
    page = read_page(Raw(name="page", data=data if isinstance(data, bytes) else data.encode()))
    return [line for line in page.lines if line.text.strip()]


def letters(text: str) -> Counter[str]:
    """Return the letters and digits of a text, composed: what marks and layout are not made of."""
    return Counter(char for char in unicodedata.normalize("NFC", text) if char.isalnum())


def plain(text: str) -> str:
    """Return text with the keyboard's blanks and hyphens, and nothing that is not seen."""
    text = re.sub("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]", "", unicodedata.normalize("NFC", text))
    return re.sub("[\u2010-\u2012\u2212]", "-", re.sub(r"[^\S\t\x1c-\x1f\x85]", " ", text))


@pytest.mark.parametrize("name", sorted(page_texts()))
def test_a_saved_page_comes_back_line_by_line(name: str) -> None:
    """Of a saved page every non-blank line is there, with its text and its number, and nothing else."""
    rows = [plain(row).strip() for row in page_texts()[name].split("\n")]
    expected = [(number, row) for number, row in enumerate(rows, 1) if row]
    found = lines(page_files()[name].read_bytes())

    assert [(line.number, line.text.strip()) for line in found] == expected
    assert [line for line in found if line.level or line.bold or line.links or line.last or line.is_aside] == []


def bare(text: str) -> str:
    """Return text without blanks, which layout and tables are made of, and without what stands between joiners."""
    return re.sub(r"[\s\u200c\u200d]", "", text)


@given(TEXTS)
@settings(deadline=None)
def test_text_keeps_its_letters(text: str) -> None:
    """Whatever is undone in plain text, its letters and digits stay: in the lines, or in the links' addresses."""
    page = text_or_html(text, source=SOURCE, kind="text")
    shown = letters("".join(line.text for line in page.lines))
    linked = letters("".join(link.url for line in page.lines for link in line.links))

    assert letters(re.sub(r"</?[a-zA-Z][^<>]*>", "", text)) - shown - linked == Counter()
    assert shown - letters(text) == Counter()


@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="*_`#[]\\|=~\xad>ÂÃâïð"))
    )
)
@settings(deadline=None)
def test_text_without_marks_is_not_changed(rows: list[str]) -> None:
    """Plain lines that hold no mark at all come back character by character, save for layout and bullets."""
    page = text_or_html("\n".join(rows), source=SOURCE, kind="text")
    bullet = re.compile(r"^([ \t\u00a0]*)[^\w\s][ \t\u00a0]+")

    expected = [bullet.sub(r"\1• ", plain(row)).strip() for row in rows if row.strip()]
    found = [bullet.sub(r"\1• ", line.text).strip() for line in page.lines if line.text.strip()]
    assert bare("".join(found)) == bare("".join(expected))


@given(TEXTS)
@settings(deadline=None)
def test_lines_are_in_order_and_of_the_source(text: str) -> None:
    """Numbers rise, lie within the source, and no line holds a line break."""
    found = text_or_html(text, source=SOURCE, kind="text").lines
    last = len(re.findall("\r\n?|\n", text)) + 1

    assert [line.number for line in found] == sorted(line.number for line in found)
    assert all(1 <= line.number <= line.end <= last for line in found)
    assert not any(char in line.text for line in found for char in "\n\r\v\f\u2028\u2029")


@given(st.binary(max_size=300))
@settings(deadline=None)
def test_any_bytes_read(data: bytes) -> None:
    """No bytes raise."""
    read_page(Raw(name="page", data=data))


@given(
    st.lists(
        st.one_of(
            WORDS,
            st.builds("<{}{}>".format, TAGS, ATTRIBUTES),
            TAGS.map("</{}>".format),
            st.text(max_size=5).map(html.escape),
        ),
        max_size=40,
    )
)
@settings(deadline=None)
def test_any_tag_soup_keeps_its_words(parts: list[str]) -> None:
    """Tags in any order lose no letter of the text between them."""
    soup = "".join(parts)
    page = text_or_html(soup, source=SOURCE, kind="html")
    text = html.unescape(re.sub(r"</?[a-z0-9]+[^<>]*>", "", soup))

    markers = r"(?m)^ *(?:•|\d+\.) "
    shown = letters("".join(re.sub(markers, "", line.text) for line in page.lines))
    assert letters(text) - shown == Counter()


def words(found: list[Line], name: str) -> list[str]:
    """Return the words and asterisks of a page, in the case that the dressing leaves of them."""
    text = " ".join(line.text.lower() if name in {"upper_case", "lower_case"} else line.text for line in found)
    return re.findall(r"[^\W_]+|[*@|]", text)


@pytest.mark.parametrize("name", DRESSINGS)
def test_a_page_reads_the_same_in_any_clothes(name: str) -> None:
    """Each re-dressing of the bundled listing gives the words of the plain one, in order, no more and no fewer."""
    text = page_texts()["subsidieprojecten.txt"]

    assert words(lines(DRESSINGS[name](text)), name) == words(lines(text), name)


FIELDS = st.lists(
    st.tuples(
        st.sampled_from(["Thema", "Contactpersoon gemeente", "Looptijd", "Beleidsthema", "Projectnummer"]),
        st.sampled_from(
            ["Vitaliteit", "mw. A. de Vries", "juni 2020 - mei 2021", "R&D <intern>", "a@oss.example | 06 12345678"]
        ),
    ),
    min_size=1,
    max_size=5,
)
PROSE = st.lists(
    st.sampled_from(["Het project in het kort", "Een zin over 5 > 3 & meer.", "• punt", "1. eerst", "2. dan", ""])
)
HEADINGS = st.sampled_from(["Oss: tOss", "*Oss: tOss", "**Oss: tOss & meer"])
RELABELLED = {"dash", "tab_separated", "wrapped", "upper_case", "lower_case", "full_width"}
IN_COMPANY = {"bold_above", "label_headings", "grid"}  # a bare label on its own line needs another near
FOR_LAYOUT = {"columns"}  # cells that hold whole entries: whether they are labels is for the parser to say
FAITHFUL = sorted(set(DRESSINGS) - RELABELLED - IN_COMPANY - FOR_LAYOUT)


def glued(found: list[Line]) -> list[str]:
    """Return lines as text: a label, whatever sets it apart, with a colon and its value behind it."""
    out: list[str] = []
    before: Line | None = None
    for line in found:
        text = line.text
        if len(line.bold) > line.is_bold:
            end = line.bold[0][1]
            text = f"{text[:end].rstrip(': ')}: {text[end:].lstrip(': ')}"
        is_row = before and before.cell and line.cell and before.cell[:2] == line.cell[:2] and before.cell != line.cell
        if is_row or (before and before.role == "term" and line.role == "value"):
            out[-1] = f"{out[-1].rstrip(': ')}: {text}"
        else:
            out.append(text)
        before = line
    return out


@pytest.mark.parametrize("name", FAITHFUL)
@given(heading=HEADINGS, fields=FIELDS, prose=PROSE)
@settings(max_examples=10, deadline=None)
def test_a_made_up_page_keeps_its_lines(
    name: str, heading: str, fields: list[tuple[str, str]], prose: list[str]
) -> None:
    """Dressed up and read again, a page has the same lines: a line is never glued to another or cut in two."""
    rows = [
        heading,
        "",
        "Gemeente Oss",
        "",
        "Project: tOss",
        *(f"{label}: {value}" for label, value in fields),
        "",
        *prose,
    ]

    found = [
        re.sub(r"\s*:\s+", ": ", re.sub(r"^\s*(?:•|\d\.) ", "", row)).strip()
        for row in glued(lines(DRESSINGS[name]("\n".join(rows))))
    ]
    assert found == [re.sub(r"^(?:•|\d\.) ", "", row) for row in rows if row]
