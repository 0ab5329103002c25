"""The content of an OpenDocument spreadsheet: styles, and sheets whose cells are typed, safe and never a formula."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple, TypeAlias

from lxml import etree

from aenoprojects.exporters.ods.package import NAMESPACES, name

Value: TypeAlias = str | int | Decimal | date | None

_BLANKS = re.compile(r"  +|^ | $|\t")
_CELL, _PARAGRAPH, _LINK, _ROW = name("table:table-cell"), name("text:p"), name("text:a"), name("table:table-row")
_POINTS = 5.5  # of a column for each character of its width


class Cell(NamedTuple):
    """A cell: a value, how it looks, where it leads."""

    value: Value = None
    style: str = "text"
    link: str | None = None


class Look(NamedTuple):
    """How cells of a style look."""

    bold: bool = False
    colour: str | None = None
    fill: str | None = None
    wrap: bool = False
    align: str | None = None
    data: str | None = None
    """Name of the style of its dates or numbers."""


class Sheet(NamedTuple):
    """One sheet."""

    title: str
    widths: Sequence[float]
    """Of its columns, in characters."""
    rows: Iterable[Sequence[Cell]]
    heads: int = 1
    """Rows above that are headers, repeated on each printed page."""
    filter_on: int | None = None
    """Number of columns that have a filter; None for none."""


def write_content(
    xml: etree.xmlfile, looks: Mapping[str, Look], widths: Sequence[float], sheets: Iterable[Sheet]
) -> None:
    """Write the content of a spreadsheet.

    Args:
        xml: what to write with.
        looks: the styles of cells by name.
        widths: all widths of columns that occur.
        sheets: in order; their rows are taken one by one.
    """
    ranges: list[tuple[str, str]] = []
    with xml.element(name("office:document-content"), {name("office:version"): "1.3"}, nsmap=NAMESPACES):
        with xml.element(name("office:automatic-styles")):
            for style in _styles(looks, widths):
                xml.write(style)
        with xml.element(name("office:body")), xml.element(name("office:spreadsheet")):
            for sheet in sheets:
                count = _write_sheet(xml, sheet)
                if sheet.filter_on:
                    last = f"{_letters(sheet.filter_on)}{max(count, sheet.heads + 1)}"
                    ranges.append((sheet.title, f"{sheet.title}.A{sheet.heads}:{sheet.title}.{last}"))
            with xml.element(name("table:database-ranges")):
                for title, area in ranges:
                    attributes = {
                        "table:name": title, "table:target-range-address": area,
                        "table:display-filter-buttons": "true",
                    }  # fmt: skip
                    with xml.element(name("table:database-range"), _named(attributes)):
                        pass


def _write_sheet(xml: etree.xmlfile, sheet: Sheet) -> int:
    """Write a sheet and return its number of rows."""
    count = 0
    with xml.element(name("table:table"), _named({"table:name": sheet.title, "table:style-name": "sheet"})):
        for width, some in groupby(sheet.widths):
            attributes = {"table:style-name": _column(width), "table:number-columns-repeated": str(len(list(some)))}
            with xml.element(name("table:table-column"), _named(attributes)):
                pass
        rows = iter(sheet.rows)
        with xml.element(name("table:table-header-rows")):
            for _ in range(sheet.heads):
                _write_row(xml, next(rows))
                count += 1
        for row in rows:
            _write_row(xml, row)
            count += 1
        if count == sheet.heads:  # a table has at least one row below its header
            _write_row(xml, [Cell()])
    return count


def _write_row(xml: etree.xmlfile, cells: Sequence[Cell]) -> None:
    with xml.element(_ROW, _named({"table:style-name": "row"})):
        for cell, same in groupby(cells):
            _write_cell(xml, cell, len(list(same)))


def _write_cell(xml: etree.xmlfile, cell: Cell, repeated: int) -> None:
    """Write a cell once, with how often it is repeated."""
    value, style, link = cell
    attributes = {"table:style-name": style}
    if repeated > 1:
        attributes["table:number-columns-repeated"] = str(repeated)
    stated = "" if value is None else str(value)
    if isinstance(value, date):
        attributes |= {"office:value-type": "date", "office:date-value": value.isoformat()}
    elif isinstance(value, Decimal):
        attributes |= {"office:value-type": "currency", "office:currency": "EUR", "office:value": stated}
    elif isinstance(value, int):
        attributes |= {"office:value-type": "float", "office:value": stated}
    elif stated:
        attributes["office:value-type"] = "string"
    with xml.element(_CELL, _named(attributes)):
        for line in stated.split("\n") if stated else ():
            with xml.element(_PARAGRAPH):
                if link:
                    with xml.element(_LINK, _named({"xlink:href": link, "xlink:type": "simple"})):
                        _say(xml, line)
                else:
                    _say(xml, line)


def _say(xml: etree.xmlfile, line: str) -> None:
    """Write text, its tabs and runs of blanks as elements: as text they would be one blank (part 3, section 6.1.2)."""
    place = 0
    for match in _BLANKS.finditer(line):
        xml.write(line[place : match.start()])
        is_tab = match[0] == "\t"
        attributes = {} if is_tab else _named({"text:c": str(len(match[0]))})
        with xml.element(name("text:tab" if is_tab else "text:s"), attributes):
            pass
        place = match.end()
    xml.write(line[place:])


def _named(attributes: Mapping[str, str]) -> dict[str, str]:
    return {name(key): value for key, value in attributes.items()}


def _column(width: float) -> str:
    return f"column{width:g}".replace(".", "_")


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _styles(looks: Mapping[str, Look], widths: Sequence[float]) -> Iterable[etree._Element]:
    """Yield the styles of numbers, sheets, columns, rows and cells."""
    yield from map(etree.fromstring, _DATA_STYLES)
    yield _style("sheet", "table", "table-properties", {"table:display": "true"}, master="Default")
    yield _style("row", "table-row", "table-row-properties", {"style:use-optimal-row-height": "true"})
    for width in dict.fromkeys(widths):
        properties = {"style:column-width": f"{width * _POINTS:g}pt"}
        yield _style(_column(width), "table-column", "table-column-properties", properties)
    for key, look in looks.items():
        style = etree.Element(
            name("style:style"), _named({"style:name": key, "style:family": "table-cell"}), NAMESPACES
        )
        if look.data:
            style.set(name("style:data-style-name"), look.data)
        cell = {"style:vertical-align": "top"}
        cell |= {"fo:wrap-option": "wrap"} if look.wrap else {}
        cell |= {"fo:background-color": f"#{look.fill}"} if look.fill else {}
        etree.SubElement(style, name("style:table-cell-properties"), _named(cell))
        if look.align:
            etree.SubElement(style, name("style:paragraph-properties"), _named({"fo:text-align": look.align}))
        text = {"fo:font-weight": "bold"} if look.bold else {}
        text |= {"fo:color": f"#{look.colour}"} if look.colour else {}
        if text:
            etree.SubElement(style, name("style:text-properties"), _named(text))
        yield style


def _style(
    key: str, family: str, kind: str, properties: Mapping[str, str], master: str | None = None
) -> etree._Element:
    style = etree.Element(name("style:style"), _named({"style:name": key, "style:family": family}), NAMESPACES)
    if master:
        style.set(name("style:master-page-name"), master)
    etree.SubElement(style, name(f"style:{kind}"), _named(properties))
    return style


def _data_style(kind: str, key: str, content: str) -> str:
    spaces = " ".join(f'xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in ("number", "style"))
    attributes = f'{spaces} style:name="{key}" number:language="nl" number:country="NL"'
    return f"<number:{kind}-style {attributes}>{content}</number:{kind}-style>"


_DAY_MONTH_YEAR = (
    '<number:day number:style="long"/><number:text>-</number:text><number:month number:style="long"/>'
    '<number:text>-</number:text><number:year number:style="long"/>'
)
_DATA_STYLES = (
    _data_style("date", "day", _DAY_MONTH_YEAR),
    _data_style("date", "month", "<number:month/>"),
    _data_style("number", "whole", '<number:number number:decimal-places="0" number:min-integer-digits="1"/>'),
    _data_style(
        "currency",
        "euro",
        "<number:currency-symbol>€</number:currency-symbol><number:text> </number:text>"
        '<number:number number:decimal-places="2" number:min-decimal-places="2" number:min-integer-digits="1"'
        ' number:grouping="true"/>',
    ),
)
