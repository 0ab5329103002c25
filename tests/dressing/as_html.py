"""A plain page as HTML."""

from __future__ import annotations

import html
import re
import textwrap
from collections.abc import Callable
from itertools import groupby

from dressing.pieces import Piece, entries, pieces, plain


def _escape(text: str) -> str:
    return html.escape(text, quote=False).replace("\n", "<br>\n")


def _joined(run: list[Piece]) -> Piece:
    return Piece("text", "\n".join(piece.text for piece in run))


def _paragraph(run: list[Piece]) -> str:
    return f"<p>{_escape(_joined(run).text)}</p>\n"


def _each(form: str) -> Callable[[list[Piece]], str]:
    return lambda run: "".join(form.format(_escape(piece.text)) for piece in run)


def _h2(piece: Piece) -> str:
    return f"<h2>{_escape(piece.text)}</h2>\n"


def _lines(fields: list[Piece]) -> str:
    """Fields as lines of one paragraph."""
    rows = "<br>\n".join(map(_escape, plain(fields)))
    return f"<p>{rows}</p>\n"


def _value(one: Piece) -> str:
    return "<br>".join(_escape(value) for value in one.values if value)


def _list(items: list[Piece]) -> str:
    rows = "".join(f"<li>{_escape(item.text)}</li>\n" for item in items)
    if items[0].number:
        return f'<ol start="{items[0].number}">\n{rows}</ol>\n'
    return f"<ul>\n{rows}</ul>\n"


def _body(
    page: list[Piece],
    *,
    fields: Callable[[list[Piece]], str] = _lines,
    heading: Callable[[Piece], str] = _h2,
    paragraph: Callable[[list[Piece]], str] = _paragraph,
) -> str:
    """Pieces as HTML, given how to write a run of fields, a heading and any other run of lines."""
    out = []
    for (kind, _), run in groupby(page, key=lambda piece: (piece.kind, bool(piece.number))):
        group = list(run)
        if kind == "field":
            out.append(fields(group))
        elif kind == "item":
            out.append(_list(group))
        elif kind == "heading":
            out.extend(heading(piece) for piece in group)
        elif kind != "blank":
            out.append(paragraph(group))
    return "".join(out)


def _document(body: str, head: str = '<meta charset="utf-8">') -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="nl">\n<head>\n{head}\n<title>Projecten</title>\n'
        "<style>h2 { color: red }</style>\n"
        "<script>if (1 < 2) document.write('<p>Project: niet echt</p>')</script>\n"
        f"</head>\n<body>\n<!-- Project: ook niet echt -->\n{body}</body>\n</html>\n"
    )


def dress_html_paragraphs(text: str) -> str:
    """A web page: headings, paragraphs, real lists."""
    return _document(
        _body(pieces(text), fields=lambda group: "".join(f"<p>{_escape(line)}</p>\n" for line in plain(group)))
    )


def dress_html_breaks(text: str) -> str:
    """One element, every line ended by <br>, as an editor that knows no paragraphs makes it."""
    rows = (re.sub("^ +", lambda blanks: "&nbsp;" * len(blanks[0]), _escape(line)) for line in text.split("\n"))
    return _document("<div>" + "<br />\n".join(rows) + "</div>\n")


def dress_html_one_line(text: str) -> str:
    """A web page without a single line feed."""
    return dress_html_paragraphs(text).replace("\n", "")


def dress_html_divs(text: str) -> str:
    """A page of nothing but <div> and <span>."""
    return _document(
        _body(
            pieces(text),
            fields=lambda group: "".join(f"<div><span>{_escape(line)}</span></div>\n" for line in plain(group)),
            heading=lambda piece: f'<div class="kop"><span>{_escape(piece.text)}</span></div>\n',
            paragraph=_each("<div><span>{}</span></div>\n"),
        )
    )


def dress_details(text: str) -> str:
    """Each entry a <details> with its heading as <summary>."""
    page, found = entries(text)
    rows = (
        f"<details>\n<summary>{_escape(entry[0].text)}</summary>\n{_body(entry[1:])}</details>\n" for entry in found
    )
    return _document(_body(page) + "".join(rows))


def dress_accordion(text: str) -> str:
    """Each entry a closed panel that a button opens, with an icon that is no text."""
    page, found = entries(text)
    rows = (
        f'<h3><button aria-controls="paneel-{number}" aria-expanded="false">{_escape(entry[0].text)}'
        '<span class="icon" aria-hidden="true">›</span></button></h3>\n'
        f'<div id="paneel-{number}" style="display: none">\n{_body(entry[1:])}</div>\n'
        for number, entry in enumerate(found)
    )
    return _document(_body(page) + "".join(rows))


def dress_definition_list(text: str) -> str:
    """The fields a definition list: <dt>label</dt><dd>value</dd>."""

    def fields(group: list[Piece]) -> str:
        rows = (f"<dt>{_escape(one.label)}</dt>\n<dd>{_value(one)}</dd>\n" for one in group)
        return f"<dl>\n{''.join(rows)}</dl>\n"

    return _document(_body(pieces(text), fields=fields))


def dress_table(text: str) -> str:
    """The fields a table: <th>label</th><td>value</td>."""

    def fields(group: list[Piece]) -> str:
        rows = (f"<tr><th>{_escape(one.label)}</th><td>{_value(one)}</td></tr>\n" for one in group)
        return f"<table>\n<tbody>\n{''.join(rows)}</tbody>\n</table>\n"

    return _document(_body(pieces(text), fields=fields))


def dress_table_of_cells(text: str) -> str:
    """The fields a table whose labels are cells like any other, with their colon."""

    def fields(group: list[Piece]) -> str:
        rows = (f"<tr><td><p>{_escape(one.label)}:</p></td><td><p>{_value(one)}</p></td></tr>\n" for one in group)
        return f"<table>{''.join(rows)}</table>\n"

    return _document(_body(pieces(text), fields=fields))


def dress_field_classes(text: str) -> str:
    """The fields as a content management system writes them: label and value an element each, no colon."""

    def fields(group: list[Piece]) -> str:
        return "".join(
            f'<div class="field"><div class="field__label">{_escape(one.label)}</div>'
            f'<div class="field__item">{_value(one)}</div></div>\n'
            for one in group
        )

    return _document(_body(pieces(text), fields=fields))


def dress_bold_colon_inside(text: str) -> str:
    """Bold labels, the colon within: <strong>Thema:</strong> x."""
    return _document(_body(pieces(text), fields=lambda group: _bold(group, "<strong>{}:</strong> {}")))


def dress_bold_colon_outside(text: str) -> str:
    """Bold labels, the colon after: <b>Thema</b>: x; the headings bold paragraphs."""
    return _document(
        _body(
            pieces(text),
            fields=lambda group: _bold(group, "<b>{}</b>: {}"),
            heading=lambda piece: f"<p><b>{_escape(piece.text)}</b></p>\n",
        )
    )


def _bold(group: list[Piece], form: str) -> str:
    rows = "<br>\n".join(form.format(_escape(one.label), _value(one)) for one in group)
    return f"<p>{rows}</p>\n"


def _bare(form: str) -> Callable[[str], str]:
    """The fields without a colon, save for labels that may be a word like any other."""
    return lambda text: _document(
        _body(
            pieces(text),
            fields=lambda group: "".join(form.format(_bare_label(one.label), _value(one)) for one in group),
        )
    )


def _bare_label(label: str) -> str:
    return f"{label}:" if label.split()[0] in ("Afgerond", "Gemeente", "Projectnummer") else _escape(label)


def dress_bold_bare(text: str) -> str:
    """Bold labels without a colon, the value beside them."""
    return _bare("<p><strong>{}</strong> {}</p>\n")(text)


def dress_bold_above(text: str) -> str:
    """Bold labels without a colon, the value on the next line."""
    return _bare("<p><strong>{}</strong><br>{}</p>\n")(text)


def dress_label_headings(text: str) -> str:
    """Labels as small headings, the value a paragraph."""
    return _bare("<h4>{}</h4><p>{}</p>\n")(text)


def dress_grid(text: str) -> str:
    """Label and value as the columns of a grid."""
    return _bare("<div class=row><div class=col-4>{}</div><div class=col-8>{}</div></div>\n")(text)


def dress_inline_boxes(text: str) -> str:
    """Label and value as boxes side by side, nothing between them."""
    box = "<span style='display: inline-block'>{}</span>"
    return _bare(f"<div>{box}{box}</div>\n")(text)


def dress_label_list(text: str) -> str:
    """The fields a bulleted list: <li><em>Thema</em>: x."""

    def fields(group: list[Piece]) -> str:
        rows = "".join(f"<li><em>{_escape(one.label)}</em>: {_value(one)}\n" for one in group)
        return f"<ul>\n{rows}</ul>\n"

    return _document(_body(pieces(text), fields=fields))


def dress_fragment(text: str) -> str:
    """A fragment without <html>, <head> or <body>, as a content management system keeps it."""
    return _body(pieces(text), heading=lambda piece: f"<h3>{_escape(piece.text)}</h3>\n")


def dress_columns(text: str) -> str:
    """Each entry a layout table: facts in the left column, prose in the right."""
    page, found = entries(text)
    rows = []
    for entry in found:
        split = max((number for number, piece in enumerate(entry) if piece.kind == "field"), default=0) + 1
        left, right = _body(entry[:split]), _body(entry[split:])
        rows.append(f'<table><tr>\n<td valign="top">{left}</td>\n<td valign="top">{right}</td>\n</tr></table>\n')
    return _document(_body(page) + "".join(rows))


def dress_deep(text: str) -> str:
    """Everything in 600 nested elements."""
    return _document("<div>" * 600 + _body(pieces(text)) + "</div>" * 600)


def dress_deeper(text: str) -> str:
    """Everything in 3,000 nested elements: deeper than libxml2 goes."""
    return _document("<div>" * 3000 + _body(pieces(text)) + "</div>" * 3000)


def dress_broken(text: str) -> str:
    """Tags left open, closed twice, closed in the wrong order, and no quotes."""
    return "<body bgcolor=white><center>" + _body(
        pieces(text),
        fields=lambda group: "".join(f"<p><b><i>{_escape(line)}</b></i>\n" for line in plain(group)),
        heading=lambda piece: f"<p><h2><font size=4>{_escape(piece.text)}</h2></p></div>\n",
        paragraph=lambda run: _paragraph(run).replace("</p>", "</span>"),
    )


def dress_word(text: str) -> str:
    """HTML as Word saves it: its own classes and elements, wrapped source lines, non-breaking blanks."""

    def paragraph(piece: Piece) -> str:
        wrapped = "\n".join(textwrap.wrap(_escape(piece.text), 70, break_long_words=False, break_on_hyphens=False))
        return f"<p class=MsoNormal><span lang=NL style='font-size:11.0pt'>{wrapped}<o:p></o:p></span></p>\n\n"

    return _document(
        _body(
            pieces(text),
            fields=lambda group: "".join(paragraph(Piece("text", line)) for line in plain(group)),
            heading=lambda piece: paragraph(piece).replace("<span", "<b><span").replace("</p>", "</b></p>"),
            paragraph=lambda run: paragraph(_joined(run)) + "<p class=MsoNormal>&nbsp;</p>\n",
        ),
        head="<meta http-equiv=Content-Type content='text/html; charset=utf-8'>\n"
        "<!--[if gte mso 9]><xml>x</xml><![endif]-->",
    )


def dress_html_cp1252(text: str) -> bytes:
    """A web page in Windows-1252 that says so; what that lacks is an entity."""
    page = dress_html_paragraphs(text).replace("utf-8", "iso-8859-1")
    return page.encode("cp1252", errors="xmlcharrefreplace")


def dress_xhtml(text: str) -> bytes:
    """XHTML with an XML declaration that names the encoding."""
    page = dress_html_paragraphs(text).replace('<meta charset="utf-8">', "")
    return f'<?xml version="1.0" encoding="windows-1252"?>\n{page}'.encode("cp1252", errors="xmlcharrefreplace")
