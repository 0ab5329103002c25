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
        ("<p>a&nbsp;b &eacute;&euro;&#128; &amp; &lt;i&gt;</p>", ["a b é€€ & <i>"]),
        ("sub&shy;si\u00addie\u200b", ["subsidie"]),
        ("<b>Aan:</b>&nbsp;&nbsp; Joke", ["Aan:   Joke"]),
        ("<p>e<b>&#769;</b>n", ["én"]),
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


def cells(html: str) -> list[tuple[str, int, int, int]]:
    """Return text, table, row and column of the lines in tables."""
    return [(line.text, *line.cell[:3]) for line in filled(html) if line.cell]


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr><th>Thema</th><td>x</td></tr><tr><th>Contact</th><td>a@b<br>06</td></tr></table>",
        "<table><tr><td>Thema</td><td>x</td></tr><tr><td><b>Contact</b></td><td><p>a@b</p><p>06</p></td></tr></table>",
        "<table><tr><th>Thema<td>x<tr><th>Contact<td>a@b<br>06</table>",
        "<div role=table><div role=row><b role=rowheader>Thema</b><i role=cell>x</i></div>"
        "<div role=row><b role=rowheader>Contact</b><i role=cell>a@b<br>06</i></div></div>",
    ],
)
def test_each_line_of_a_cell_knows_its_place(html: str) -> None:
    """The lines of a table are those of its cells, with row and column; nothing is glued to a label."""
    assert cells(html) == [("Thema", 1, 0, 0), ("x", 1, 0, 1), ("Contact", 1, 1, 0), ("a@b", 1, 1, 1), ("06", 1, 1, 1)]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<tr><td>a<td>b<td>c", [("a", 1, 0, 0), ("b", 1, 0, 1), ("c", 1, 0, 2)]),
        ("<tr><th>a<th><th>c", [("a", 1, 0, 0), ("c", 1, 0, 2)]),
        ("<tr><td rowspan=2>a<td>b<tr><td>c", [("a", 1, 0, 0), ("b", 1, 0, 1), ("c", 1, 1, 1)]),
        ("<tr><td colspan=2>a<td>b<tr><td>c<td>d", [("a", 1, 0, 0), ("b", 1, 0, 2), ("c", 1, 1, 0), ("d", 1, 1, 1)]),
        ("<tr><td>a<td rowspan=2>b<tr><td>c<td>d", [("a", 1, 0, 0), ("b", 1, 0, 1), ("c", 1, 1, 0), ("d", 1, 1, 2)]),
        ("<tr><td>a<tr><tr><td>b", [("a", 1, 0, 0), ("b", 1, 2, 0)]),
        ("<thead><tr><td>a</thead><tbody><tr><td>b", [("a", 1, 0, 0), ("b", 1, 1, 0)]),
        ("<tr><td>a</table><table><tr><td>b", [("a", 1, 0, 0), ("b", 2, 0, 0)]),
        ("<tr><td>a<table><tr><td>b</table>c<td>d", [("a", 1, 0, 0), ("b", 2, 0, 0), ("c", 1, 0, 0), ("d", 1, 0, 1)]),
    ],
)
def test_cells_have_their_place_in_the_grid(html: str, expected: list[tuple[str, int, int, int]]) -> None:
    """Empty cells and those that span others take their columns; of nested tables the innermost counts."""
    assert cells(f"<table>{html}</table>") == expected


def test_a_cell_knows_what_it_spans_and_whether_it_is_a_header() -> None:
    """A span ends with the table, whatever the page says; <th> and all of <thead> are headers."""
    html = (
        "<table><thead><tr><td>a<td>b</thead><tr><th rowspan=100000>c<td>d<tr><td colspan=100000>e</table>"
        "<table><tr><td rowspan=2 colspan=0>f<td>g<tr><td>h</table>"
    )
    found = {line.text: line.cell[3:6] for line in filled(html) if line.cell}

    assert found == {
        "a": (1, 1, True),
        "b": (1, 1, True),
        "c": (2, 1, True),
        "d": (1, 1, False),
        "e": (1, 1, False),
        "f": (2, 1, False),
        "g": (1, 1, False),
        "h": (1, 1, False),
    }


def test_rows_have_no_blank_lines_between() -> None:
    """Only within a cell a blank line parts paragraphs, and it belongs to the cell."""
    html = "a<table><caption>b</caption><tr><td>c<tr><td><p>d</p><p>e</p></table>f"

    assert rows(html) == ["a", "", "b", "c", "d", "", "e", "", "f"]
    assert [line.cell and line.cell.row for line in page(html).lines][4:8] == [1, 1, 1, None]


@pytest.mark.parametrize(
    "html",
    [
        "<dl><dt>Thema</dt><dd>x</dd><dt>Contact:</dt><dd>a@b<br>06</dd></dl>",
        "<dl><div><dt>Thema<dd>x</div><div><dt>Contact:<dd><p>a@b</p><dd>06</div></dl>",
        "<p class=field__label>Thema</p><div>x</div><b class='views-label'>Contact: </b><span>a@b<br>06</span>",
        "<div><div class=term>Thema</div><div class=value>x</div></div>"
        "<i class=fact-label>Contact:</i> <i>a@b<br>06</i>",
        "<p><span class=label>Thema</span><span class=text>x</span></p>"
        "<span class=item-key>Contact:</span><div class=item-value><p>a@b<p>06</div>",
    ],
)
def test_a_term_and_its_value_say_so(html: str) -> None:
    """Definitions and labelled fields of content management systems are lines of their own, with their roles."""
    assert [(line.text, line.role) for line in filled(html)] == [
        ("Thema", "term"),
        ("x", "value"),
        ("Contact:", "term"),
        ("a@b", "value"),
        ("06", "value"),
    ]


@pytest.mark.parametrize(
    "html",
    [
        "<p><span class='label label-success'>Lopend</span> <span class=date>2021</span></p>",
        "<p><span class=label>Thema</span> Vitaliteit</p>",
        "<div class=field__label>" + "Een lange tekst die geen label is, " * 3 + "</div><div>x</div>",
        "<div class=taxonomy-term><h2>Titel</h2></div>",
        "<div class=term></div><div class=value>x</div>",
    ],
)
def test_what_may_be_a_badge_has_no_role(html: str) -> None:
    """A class that says label makes a term only where a value stands beside it."""
    assert {line.role for line in filled(html)} == {""}


def test_a_blank_line_stands_around_a_table_of_terms_only() -> None:
    """Values follow their terms at once."""
    assert rows("a<dl><dt>b<dd><p>c</p><dt>d<dd>e</dl>f") == ["a", "", "b", "c", "d", "e", "", "f"]


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
        ("<p><b>a</b>:</p>", 0, True),
        ("<p><b>a</b>: x</p>", 0, False),
        ("<p>x <b>a</b></p>", 0, False),
        ("<p><b>a</b> x <b>b</b></p>", 0, False),
        ("<ul><li><b>a</b></ul>", 0, True),
    ],
)
def test_headings_and_bold_lines_say_so(html: str, level: int, bold: bool) -> None:
    """The hints tell a heading's level, and whether the whole line is bold."""
    (line,) = filled(html)

    assert (line.level, line.is_bold) == (level, bold)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p><b>Thema:</b> x <strong>Jaar:</strong> 2021</p>", ["Thema:", "Jaar:"]),
        ("<p><b>Loop</b><b>tijd </b>x</p>", ["Looptijd"]),
        ("<ul><li>\n<b> Thema </b>: x</ul>", ["Thema"]),
        ("<p>x <span style='font-weight:bold'>y <i>z</i></span></p>", ["y z"]),
        ("<label>Naam</label>Joke", ["Naam"]),
        ("<p><span class='meta label'>Jaar</span>2021</p>", ["Jaar"]),
        ("<p><span style='display: inline-flex'>Status</span><span>Lopend</span></p>", ["Status"]),
        ("<p>e<b>e&#769;n</b> en e&#769;<b>n</b>", ["én", "n"]),
    ],
)
def test_bold_stretches_have_their_place(html: str, expected: list[str]) -> None:
    """Where the text of a line is set apart by its looks is known to the character."""
    (line,) = filled(html)

    assert [line.text[start:end].strip() for start, end in line.bold] == expected


def test_boxes_labels_buttons_and_links_are_words_apart() -> None:
    """What a page sets side by side is not one word, though no blank stands between."""
    assert texts("<p><span style='display: inline-flex'>Status</span><span>Lopend</span></p>") == ["Status Lopend"]
    assert texts("<label>Naam</label>Joke") == ["Naam Joke"]
    assert texts("<p><button>Ja</button><button>Nee</button>") == ["Ja Nee"]
    assert texts("<p><a href=a>Home</a><a href=b>Nieuws</a>blad <b>a</b>b") == ["Home Nieuwsblad ab"]


def test_items_know_how_long_their_marker_is() -> None:
    """Only the first line of an item has a marker; one that Word drew as text counts too."""
    html = "<ul><li>a<br>b<ol start=3><li>c</ol></ul><p>1)&nbsp; d</p><p>A. Visser</p>"

    assert [(line.text, line.marker) for line in filled(html)] == [
        ("• a", 2),
        ("  b", 0),
        ("  3. c", 5),
        ("1)  d", 4),
        ("A. Visser", 0),
    ]


def test_a_quotation_says_so() -> None:
    """What stands in a block quotation are somebody else's words."""
    assert [line.is_quoted for line in filled("a<blockquote><p>b<p>c</blockquote>d")] == [False, True, True, False]


@pytest.mark.parametrize(
    ("head", "titles"),
    [
        ("<title>Titel\n | Site</title><meta property=og:title content='Titel&nbsp;'>", ("Titel", "Titel | Site")),
        ("<title>Titel</title><meta property=og:title content=Titel>", ("Titel",)),
        ("<meta name=title content=x>", ()),
        ("</head><svg><title>plaatje</title></svg>", ()),
    ],
)
def test_a_page_knows_its_titles(head: str, titles: tuple[str, ...]) -> None:
    """What the head calls the page, the title for sharing first."""
    assert page(f"<html><head>{head}</head><body><p>a").titles == titles


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
    (line,) = page(html).lines

    assert line._replace(depth=0) == Line(number=1, text="a")


def test_a_link_over_several_lines_is_the_first_lines() -> None:
    """A card that is one link has it on its first line of text."""
    assert [len(line.links) for line in filled("<a href=x><p>  <h3>a</h3><p>b</p></a>c")] == [1, 0, 0]
    assert [len(line.links) for line in filled("<table><tr><th><a href=x>a</a><td><a href=y>b</a></table>")] == [1, 1]


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
        "<select><option>weg</option></select>",
        "<input type=hidden value=weg>",
        "<i class=material-icons>weg</i>",
        "<i class='material-icons' aria-hidden=true>weg</i>",
        "<span class='icon icon-x' aria-hidden=true>weg</span>",
        "<span aria-hidden=true>×</span>",
    ],
)
def test_what_nobody_sees_is_no_text(html: str) -> None:
    """Scripts, styles, comments, choices of a form and icons are left out; what follows is not."""
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
        "x<p hidden>paneel</p>",
        "x<div class=toggle-content style='color:red;display : none'><p>paneel</div>",
        "x<div style='visibility:hidden'>paneel</div>",
        "x<div class='onbekend' style='display:none'>paneel</div>",
        "x<div class=modal hidden><h2>paneel</h2></div>",
        "x<div aria-hidden=true>paneel</div>",
        "x<details>paneel</details>",
    ],
)
def test_a_closed_panel_is_read(html: str) -> None:
    """What a reader opens by a click is text of the page, whatever the page calls it."""
    assert [(line.text, line.is_aside) for line in filled(html)] == [("x", False), ("paneel", False)]


def test_the_button_of_a_panel_is_its_heading() -> None:
    """It is one where the panel has none of its own; the same words again are not."""
    panel = "<button {}>Oss: tOss</button><div id=p hidden>{}</div>"
    own = panel.format("class=accordion", "<h3>Oss: tOss</h3>tekst")
    none = panel.format("aria-controls=p", "tekst")

    assert [(line.text, line.level, line.is_aside) for line in filled(own)] == [
        ("Oss: tOss", 0, True),
        ("Oss: tOss", 3, False),
        ("tekst", 0, False),
    ]
    assert [(line.text, line.level) for line in filled(none)] == [("Oss: tOss", 3), ("tekst", 0)]
    assert [line.level for line in filled(panel.format("class=menu-toggle", "tekst"))] == [0, 0]
    assert [line.level for line in filled("<p>Klik <button class=toggle>hier</button> nu</p>")] == [0]


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
        "<div id=menu><ul><li>{}</ul></div>",
        "<div class='row main-nav'>{}</div>",
        "<div id=kruimelpad>{}</div>",
        "<ul class=sidebar-menu><li>{}</ul>",
        "<div class=site-footer>{}</div>",
        "<section class=related-posts>{}</section>",
        "<div class=social-share>{}</div>",
        "<div role=dialog>{}</div>",
        "<div class='modal fade' style='display:none'>{}</div>",
        "<p><a class=skip-link href='#inhoud'>{}</a></p>",
    ],
)
def test_furniture_is_kept_and_marked(html: str) -> None:
    """Navigation, the site's header and footer and cookie bars stay lines, marked as such."""
    lines = filled(f"<p>voor</p>{html.format('a')}<p>na</p>")

    assert [(line.text.strip("• 1."), line.is_aside) for line in lines] == [("voor", False), ("a", True), ("na", False)]


@pytest.mark.parametrize(
    "html",
    [
        "<article><header>{}</header></article>",
        "<main><footer>{}</footer></main>",
        "<header><h1>{}</h1></header>",
        "<body class=cookie-gezien>{}",
        "<aside>{}</aside>",
        "<form>{}</form>",
        "<div class=has-menu>{}</div>",
        "<div class=menu><h1>{}</h1></div>",
        "<div class=main-navigation-content><main>{}</main></div>",
        "<div class=sidebar>{}</div>",
        "<a class=skip-button href='/verder'>{}</a>",
    ],
)
def test_content_is_not_furniture(html: str) -> None:
    """The header of an article, a title, facts beside the text: any of these may belong to a project."""
    assert [(line.text, line.is_aside) for line in filled(html.format("a"))] == [("a", False)]


def test_lines_have_the_number_of_their_source() -> None:
    """Each line knows where its text stands in the source; a line that goes on in the source has that of its first."""
    html = (
        "<html>\r\n<body>\n<p>\n  een\n  en meer<br>\n  twee</p>\r<table><tr><th>drie</th>\n<td>vier</td></table>\nvijf"
    )

    assert [(line.number, line.end, line.text) for line in filled(html)] == [
        (4, 4, "een en meer"),
        (6, 6, "twee"),
        (7, 7, "drie"),
        (8, 8, "vier"),
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
        ("a\n<script>b\n<p>c</p><script>d</script>", "AP003", 2),
        ("a\n<title>b\n<p>c", "AP003", 2),
        ("a<textarea>b", "AP003", 1),
        ("a\nb\0c", "AP002", 2),
        ("a\x01", "AP002", 1),
    ],
)
def test_what_is_lost_is_reported(html: str, code: str, line: int) -> None:
    """An end that is missing hides the rest of the page in a browser too: it is reported with its line."""
    assert [(note.code, note.line) for note in page(html).diagnostics] == [(code, line)]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>voor</p><script>x = 1\n<h2>Oss: tOss</h2>", ["voor", "Oss: tOss"]),
        ("<script>x\n<p>een</p>\n<script>y</script><p>twee", ["een", "twee"]),
        ("<style>a {}\n<p>een</p><style>b {}</style>", ["een"]),
        ("<!-- weg <p>een</p>", ["een"]),
        ("<title>weg<p>een", ["een"]),
        ("<script>a = '<p>weg</p>' + '<script><p>weg'</script><p>een", ["een"]),
        ("<!-- <script> --><p>een</p><script>weg</script>", ["een"]),
    ],
)
def test_what_a_missing_end_swallows_is_put_back(html: str, expected: list[str]) -> None:
    """A script without an end stops where a block of the page begins; the HTML within a script is no such block."""
    assert texts(html) == expected


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
    assert (named.text, named.links) == ("Joke (j@a.example)", (Link(text="Joke", url="mailto:j@a.example"),))
    assert other.text == "x"


def test_a_cell_knows_whether_it_is_in_a_footer() -> None:
    """Only what the markup says, and only in that table."""
    html = "<table><tr><td>a</td></tr><tfoot><tr><td>b</td><th>c</th></tr></tfoot></table><table><tr><td>d</table>"

    assert {line.text: line.cell.is_footer for line in filled(html) if line.cell} == {
        "a": False, "b": True, "c": True, "d": False
    }  # fmt: skip


def test_a_line_tells_how_deep_it_stands_and_what_ended_above_it() -> None:
    """By these an element's end shows: fewer elements were open above the line than it stands in."""
    lines = page("<html><body><div><p>a</p><p>b<br>c</p></div><p>d</p></body></html>").lines

    assert [(line.text, line.depth, line.dip) for line in lines if line.text] == [
        ("a", 4, 0),
        ("b", 4, 3),
        ("c", 4, 4),
        ("d", 3, 2),
    ]
