"""HTML as lines: blocks, lists, tables, links, what is hidden, what is broken."""

from __future__ import annotations

import pytest

import aenoprojects as ap
from aenoprojects.model import Link
from aenoprojects.reading.html import html_page
from aenoprojects.reading.lines import Line, Page


def page(html: str, *, base: str | None = None, name: str = "page.html") -> Page:
    return html_page(html, source=ap.Source(name=name, kind="html"), base=base)


def rows(html: str) -> list[str]:
    """Return the texts, blank lines included."""
    return [line.text for line in page(html).lines]


def filled(html: str) -> list[Line]:
    return [line for line in page(html).lines if line.text]


def texts(html: str) -> list[str]:
    return [line.text for line in filled(html)]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a</p><p>b</p>", ["a", "", "b"]),
        ("<div>a</div><div>b</div>", ["a", "b"]),
        ("a<br>b<br/><br />c", ["a", "b", "", "c"]),
        ("<h2>a</h2>b<hr>c", ["a", "", "b", "", "c"]),
        ("<p>a\n  <b>b</b>\tc </p>", ["a b c"]),
        ("a<p>&nbsp;</p>b", ["a", "", "b"]),
        ("<span style='display:block'>a</span>b", ["a", "b"]),
        ("<p>a&nbsp;b &eacute;&euro;&#128; &amp; &lt;i&gt;</p>", ["a\u00a0b é€€ & <i>"]),
        ("sub&shy;si\u00addie\u200b", ["subsidie\u200b"]),
        ("<pre>a\n  b\n\nc</pre>", ["a", "  b", "", "c"]),
        ("los <b>einde", ["los einde"]),
        ("", []),
        ("<!-- leeg -->", []),
    ],
)
def test_blocks_and_breaks_make_lines(html: str, expected: list[str]) -> None:
    """A block or <br> ends a line, paragraphs have one blank line between, blanks collapse."""
    assert rows(html) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<ul><li>a<li>b</ul>", ["• a", "• b"]),
        ("<ol><li>a<li>b</ol>", ["1. a", "2. b"]),
        ("<ol start=3><li>a<li value=7>b<li>c</ol>", ["3. a", "7. b", "8. c"]),
        ("<ol start=x><li>a</ol>", ["1. a"]),
        ("<ul><li>a<ol><li>b</ol><li>c</ul>d", ["• a", "  1. b", "• c", "", "d"]),
        ("<ul><li><p>a</p><p>b</p></li><li><p>c</p></ul>", ["• a", "", "  b", "• c"]),
        ("<ul><li></li><li>b</li></ul>c", ["• b", "", "c"]),
        ("<li>a</li>", ["• a"]),
        ("<ul><li><h3>a</h3>b</li></ul>", ["a", "", "b"]),
        ("<ul><li><b>Thema:</b> x</li></ul>", ["• Thema: x"]),
    ],
)
def test_list_items_have_their_marker(html: str, expected: list[str]) -> None:
    """Items get a bullet or their number, indented below another item; one that is layout gets none."""
    assert rows(html) == expected


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr><th>Thema</th><td>x</td></tr><tr><th>Contact</th><td>a@b<br>06</td></tr></table>",
        "<table><tr><td>Thema</td><td>x</td></tr><tr><td><b>Contact:</b></td><td><p>a@b</p><p>06</p></td></tr></table>",
        "<table><tr><th>Thema<td>x<tr><th>Contact<td>a@b<br>06</table>",
        "<dl><dt>Thema</dt><dd>x</dd><dt>Contact:</dt><dd>a@b<br>06</dd></dl>",
        "<dl><div><dt>Thema<dd>x</div><div><dt>Contact<dd><p>a@b</p><dd>06</div></dl>",
        "<p class=field__label>Thema</p><div>x</div><b class='views-label'>Contact: </b><span>a@b<br>06</span>",
    ],
)
def test_a_label_beside_its_value_is_one_line(html: str) -> None:
    """Rows of two cells, definitions and labelled fields become "label: value"; more lines follow."""
    assert texts(html) == ["Thema: x", "Contact: a@b", "06"]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<table><tr><td>a<td>b<td>c</table>", ["a | b | c"]),
        ("<table><tr><th>a<th><th>c</table>", ["a: c"]),
        ("<table><tr><td>Een hele zin.<td>b</table>", ["Een hele zin. | b"]),
        ("<table><tr><td><h2>a</h2>b<td>c</table>", ["a", "b", "c"]),
        ("<table><tr><td>Menu<td><h2>Oss: tOss</h2>tekst</table>", ["Menu", "Oss: tOss", "tekst"]),
        ("<table><tr><th>Doelen<td><ul><li>a<li>b</ul></table>", ["Doelen:", "• a", "• b"]),
        ("<dl><dt>Oss: tOss<dd>Gemeente Oss</dl>", ["Oss: tOss", "Gemeente Oss"]),
        ("<dl><dt>Oss<dd>Gemeente Oss<br>Project: x</dl>", ["Oss", "Gemeente Oss", "Project: x"]),
        ("<dl><dd>a</dl><td>b</td>", ["a", "b"]),
        (
            "<table><tr><td class=field-label>a<td>b</table><b class=field-label>c</b><table><tr><td>d</table>",
            ["a: b", "c: d"],
        ),
    ],
)
def test_other_tables_keep_their_order(html: str, expected: list[str]) -> None:
    """What is no label and value stays lines, or cells side by side."""
    assert texts(html) == expected


def test_nested_tables_are_read_inside_out() -> None:
    """A table of fields within a table for the layout is read as fields."""
    inner = "<table><tr><th>Thema</th><td>x</td></tr><tr><th>Status</th><td>y</td></tr></table>"

    assert texts(f"<table><tr><td>{inner}</td><td><p>a</p><p>b</p></td></tr></table>") == [
        "Thema: x",
        "Status: y",
        "a",
        "b",
    ]


@pytest.mark.parametrize(
    ("html", "level", "bold"),
    [
        ("<h4>a</h4>", 4, False),
        ("<div role=heading aria-level=5>a</div>", 5, False),
        ("<div role=heading>a</div>", 2, False),
        ("<summary>a</summary>", 3, False),
        ("<details><summary><h5>a</h5></summary></details>", 5, False),
        ("<p><b>a</b> <strong>b</strong></p>", 0, True),
        ("<p style='font-weight: 700'>a</p>", 0, True),
        ("<p><b>a</b>: x</p>", 0, False),
    ],
)
def test_headings_and_bold_lines_say_so(html: str, level: int, bold: bool) -> None:
    """The hints tell a heading's level, and whether the whole line is bold."""
    (line,) = filled(html)

    assert (line.level, line.bold) == (level, bold)


@pytest.mark.parametrize(
    ("html", "options", "url"),
    [
        ("<a href=b>a</a>", {}, "b"),
        ("<a href=b>a</a>", {"base": "https://oss.example/x/y"}, "https://oss.example/x/b"),
        ("<base href=https://oss.example/z/><a href=b>a</a>", {}, "https://oss.example/z/b"),
        ("<base href=/z/><a href=b>a</a>", {"name": "https://oss.example/"}, "https://oss.example/z/b"),
        ("<link rel=canonical href=https://oss.example/c/><a href=b>a</a>", {}, "https://oss.example/c/b"),
        ("<link rel=canonical href=https://oss.example/c/><a href=b>a</a>", {"name": "https://w.example/"},
         "https://w.example/b"),
        ("<base href=https://oss.example/z/><a href=b>a</a>", {"base": "https://w.example/"}, "https://w.example/b"),
        ("<a href=' mailto:a@b.example '>a</a>", {"base": "https://oss.example/"}, "mailto:a@b.example"),
        ("<a href='http://['>a</a>", {"base": "https://oss.example/"}, "http://["),
    ],
)  # fmt: skip
def test_links_have_their_whole_address(html: str, options: dict[str, str], url: str) -> None:
    """Links are made absolute by the option, <base>, the page's own address or the canonical one."""
    (line,) = page(html, **options).lines

    assert line.links == (Link(text="a", url=url),)


@pytest.mark.parametrize(
    "html", ["<a href='#top'>a</a>", "<a href='javascript:x()'>a</a>", "<a name=x>a</a>", "<a>a</a>"]
)
def test_what_leads_nowhere_is_no_link(html: str) -> None:
    """Anchors within the page and scripts are text only."""
    assert page(html).lines == (Line(number=1, text="a"),)


def test_a_link_over_several_lines_is_the_first_lines() -> None:
    """A card that is one link has it on its first line of text; a table keeps the links of its cells."""
    assert [len(line.links) for line in filled("<a href=x><p>  <h3>a</h3><p>b</p></a>c")] == [1, 0, 0]
    assert [len(line.links) for line in filled("<table><tr><th><a href=x>a</a><td><a href=y>b</a></table>")] == [2]


@pytest.mark.parametrize(
    "html",
    [
        "<script>weg</script>",
        "<style>weg</style>",
        "<template><p>weg</p></template>",
        "<noscript>weg</noscript>",
        "<head><title>weg</title></head>",
        "<svg><text>weg</text></svg>",
        "<!-- weg -->",
        "<?weg ?>",
        "<p hidden>weg",
        "<p hidden=''>weg</p>",
        "<div style='color:red;display : none'><p>weg</div>",
        "<div style='visibility:hidden'>weg</div>",
        "<i class='material-icons' aria-hidden=true>weg</i>",
        "<span class='icon icon-x' aria-hidden=true>weg</span>",
        "<span aria-hidden=true>×</span>",
    ],
)
def test_what_nobody_sees_is_no_text(html: str) -> None:
    """Scripts, styles, comments, hidden elements and icons are left out; what follows is not."""
    assert texts(f"voor{html}</p></div></span> na") in (["voor na"], ["voor", "na"])


@pytest.mark.parametrize(
    "html",
    [
        "<button aria-controls='a b'>x</button><div id=b style='display:none'>paneel</div>",
        "<a href='#b'>x</a><div id=b hidden>paneel</div>",
        "<h3 data-bs-target='#b'>x</h3><div id=b hidden>paneel</div>",
        "x<div class='accordion-content' style='display: none'>paneel</div>",
        "x<div role=tabpanel hidden>paneel</div>",
        "x<div hidden=until-found>paneel</div>",
        "x<div aria-hidden=true>paneel</div>",
        "x<details>paneel</details>",
    ],
)
def test_a_closed_panel_is_read(html: str) -> None:
    """What a reader opens by a click is text of the page."""
    assert texts(html) == ["x", "paneel"]


@pytest.mark.parametrize(
    "html",
    [
        "<nav>{}</nav>",
        "<header><div>{}</div></header>",
        "<footer>{}</footer>",
        "<div role=navigation>{}</div>",
        "<div role=contentinfo>{}</div>",
        "<div class='grijs cookie-banner'>{}</div>",
        "<div id=onetrust-consent-sdk>{}</div>",
        "<ol class=breadcrumb><li>{}</li></ol>",
        "<select><option>{}</option></select>",
    ],
)
def test_furniture_is_kept_and_marked(html: str) -> None:
    """Navigation, the site's header and footer and cookie bars stay lines, with the hint `aside`."""
    lines = filled(f"<p>voor</p>{html.format('a')}<p>na</p>")

    assert [(line.text.strip("• 1."), line.aside) for line in lines] == [("voor", False), ("a", True), ("na", False)]


@pytest.mark.parametrize(
    "html",
    [
        "<article><header>{}</header></article>",
        "<main><footer>{}</footer></main>",
        "<header><h1>{}</h1></header>",
        "<body class=cookie-gezien>{}",
        "<aside>{}</aside>",
        "<form>{}</form>",
    ],
)
def test_content_is_not_furniture(html: str) -> None:
    """The header of an article, a title, facts beside the text: any of these may belong to a project."""
    assert [(line.text, line.aside) for line in filled(html.format("a"))] == [("a", False)]


def test_lines_have_the_number_of_their_source() -> None:
    """Each line knows where its text stands in the source; a value on a later line says where it ends."""
    html = (
        "<html>\r\n<body>\n<p>\n  een\n  en meer<br>\n  twee</p>\r<table><tr><th>drie</th>\n<td>vier</td></table>\nvijf"
    )

    assert [(line.number, line.end, line.text) for line in filled(html)] == [
        (4, 4, "een en meer"),
        (6, 6, "twee"),
        (7, 8, "drie: vier"),
        (9, 9, "vijf"),
    ]


def test_numbers_go_on_where_libxml2_stops_counting() -> None:
    """Behind line 65,535 lines are counted by the text."""
    html = "<p>x</p>\n" + "\n" * 66_000 + "<p>y</p>\n<p>z</p>"

    assert [line.number for line in filled(html)] == [1, 66_002, 66_003]


@pytest.mark.parametrize("depth", [300, 2_000, 5_000])
def test_deep_nesting_loses_nothing(depth: int) -> None:
    """Text in and behind any number of nested elements is kept; where structure is lost, AP003 says so."""
    html = (
        "<div>" * depth
        + "<h2>diep</h2><ul><li>item</ul>"
        + "</div>" * depth
        + "<script>weg</script><p>na &amp; <b>meer</b>"
    )
    result = page(html)

    assert [line.text for line in result.lines if line.text] == ["diep", "• item", "na & meer"]
    assert [note.code for note in result.diagnostics] == (["AP003"] if depth > 2_000 else [])


@pytest.mark.parametrize("opening", ["<ul><li>", "<table><tr><td>", "<h2>"])
def test_deep_lists_and_tables_keep_their_text(opening: str) -> None:
    """What must be kept for its structure may be what is nested: then that goes too, and the text stays."""
    result = page(f"{opening * 3_000}diep<p>na")

    assert [line.text.strip("• ") for line in result.lines if line.text] == ["diep", "na"]
    assert [note.code for note in result.diagnostics] == ["AP003"]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a<div>b</p>c</div>d", ["a", "b", "c", "d"]),
        ("a</p>b</br>c", ["a", "b", "c"]),
        ("<b>a<i>b</b>c</i>d", ["abcd"]),
        ("</div></span>a</table>", ["a"]),
        ("<p>a</p></body></html><html><head><title>t</title></head><body><p>b</p></html>", ["a", "b"]),
        ("<tr><td>a</td></tr>b", ["a", "b"]),
        ("<p class=x onclick='if (a > b) c()' data-x=\"<p>\">a", ["a"]),
        ("a < b en 5 <6", ["a < b en 5 <6"]),
        ("<p>a\x0bb\u2028c", ["a b c"]),
    ],
)
def test_broken_markup_loses_nothing(html: str, expected: list[str]) -> None:
    """Unclosed, crossed and stray tags leave the text whole, and its lines apart."""
    assert texts(html) == expected


@pytest.mark.parametrize(
    ("html", "code", "line"),
    [
        ("a\n<!-- zonder einde <p>b", "AP003", 2),
        ("a\n<p>b<a href='", "AP003", 2),
        ("a\n\n<script>b", "AP003", 3),
        ("a<textarea>b", "AP003", 1),
        ("a\nb\0c", "AP002", 2),
        ("a\x01", "AP002", 1),
    ],
)
def test_what_is_lost_is_reported(html: str, code: str, line: int) -> None:
    """An end that is missing hides the rest of the page in a browser too: it is reported with its line."""
    assert [(note.code, note.line) for note in page(html).diagnostics] == [(code, line)]


@pytest.mark.parametrize(
    "html", ["<p>a</p>", "<!-- a --><script>'<p>'</script>", "<table><tr><td>a", "<p>a<p>b</span>"]
)
def test_ordinary_pages_get_no_diagnostics(html: str) -> None:
    """Markup that every browser copes with is not worth a word."""
    assert page(html).diagnostics == ()


def test_very_long_text_is_kept() -> None:
    """A paragraph beyond libxml2's usual limit of 10 MB comes through whole."""
    text = "woord " * 1_700_000

    assert [len(line.text) for line in page(f"<p>{text}</p>").lines] == [len(text) - 1]


@pytest.mark.parametrize(
    "inside",
    [
        '<span class="sr-only">Uitklappen</span>De Connectie',
        'De Connectie<a class="headerlink" href="#x">¶</a>',
        "De Connectie <button>Lees meer</button>",
        '<button>De Connectie<b class="sr-only"> open</b><i class="material-icons">add</i></button>',
        "<button>De Connectie</button>",
        '<span class="icon-title">De Connectie</span>',
        '<span class="sr-only">De Connectie</span>',
    ],
)
def test_a_heading_is_its_words_only(inside: str) -> None:
    """Buttons, icons and what screen readers say beside a heading are no part of it, unless they are all of it."""
    assert texts(f"<h3>{inside}</h3>") == ["De Connectie"]


def test_a_label_for_screen_readers_is_read() -> None:
    """Outside headings what only screen readers say may be what makes sense of the rest."""
    assert texts('<p><span class="sr-only">Thema:</span> x</p>') == ["Thema: x"]


def test_addresses_hidden_from_robots_are_read() -> None:
    """Cloudflare's code is an address again, in the text or behind a name; what is no code stays."""
    code = "2a" + bytes(byte ^ 0x2A for byte in b"j@a.example").hex()
    html = (
        f'<p><a href="/cdn-cgi/l/email-protection" data-cfemail="{code}">[email&#160;<b>protected]</b></a>!</p>'
        f'<p><a href="/cdn-cgi/l/email-protection#{code}">Joke</a></p><p><span data-cfemail="2a00">x</span></p>'
    )
    (shown, named, other) = filled(html)

    assert (shown.text, shown.links) == ("j@a.example!", (Link(text="j@a.example", url="mailto:j@a.example"),))
    assert (named.text, named.links) == ("Joke", (Link(text="Joke", url="mailto:j@a.example"),))
    assert other.text == "x"
