"""How cells look: a small table of looks, made into the workbook's styles when first used."""

from __future__ import annotations

from typing import Literal, TypeAlias

from attrs import evolve, frozen
from openpyxl.cell import Cell
from openpyxl.formatting.rule import DataBar, FormatObject, Rule
from openpyxl.styles import Alignment, Border, Color, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.styles.differential import DifferentialStyle

from aenoprojects.diagnostics import Language

NAVY, INK, GREY, LINE, PALE, WHITE = "1F3A5F", "222B36", "5A6673", "D5DBE3", "EEF3F8", "FFFFFF"
BLACK = "000000"
RED, AMBER, GREEN, BLUE = "B3261E", "9A6700", "1E7B4B", "2563A8"
INPUT, TODAY = "FFF4CC", "F8D7D4"

THEME_COLOURS = (
    "2F6DB5",
    "E08A1E",
    "3A9A5B",
    "7D5BA6",
    "C4473A",
    "2AA5A0",
    "D977A8",
    "8C6D4F",
    "A8A12B",
    "5C7A99",
)
"""Colours of the themes that occur most, from the most frequent on; told apart also by the colour-blind."""
OTHER_COLOUR = "9AA0A6"
"""Colour of all other themes, and of none."""

_LEAST_CONTRAST = 4.5
"""Between text and what it stands on (WCAG 2.2, success criterion 1.4.3)."""


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2, definition of contrast ratio).

    >>> round(contrast("000000", "FFFFFF"), 1)
    21.0
    """
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ink_on(colour: str) -> str:
    """Return the colour of text that can be read on a colour: white where that will do.

    >>> ink_on("2F6DB5"), ink_on("E08A1E")
    ('FFFFFF', '000000')
    """
    return WHITE if contrast(WHITE, colour) >= _LEAST_CONTRAST else BLACK


# With their locale, so that an English Excel writes Dutch months in a Dutch workbook.
FORMATS: dict[str, dict[Language, str]] = {
    "date": {"nl": "dd-mm-yyyy", "en": "[$-809]d mmm yyyy"},
    "month": {"nl": "[$-413]mmm yyyy", "en": "[$-809]mmm yyyy"},
    "euro": {"nl": "[$€-413] #,##0.00", "en": "[$€-809] #,##0.00"},
}

Horizontal: TypeAlias = Literal["left", "center", "right"]


@frozen(kw_only=True)
class Look:
    """How one kind of cell looks."""

    size: float = 10
    bold: bool = False
    italic: bool = False
    colour: str = INK
    fill: str | None = None
    pattern: Literal["solid", "lightUp"] = "solid"
    wrap: bool = False
    horizontal: Horizontal | None = None
    middle: bool = False
    line: bool = False
    number_format: str | None = None
    underline: bool = False


_ROW = Look(line=True)
_ITEM = Look(line=True, middle=True)
LOOKS: dict[str, Look] = {
    "header": Look(bold=True, colour=WHITE, fill=NAVY, wrap=True, middle=True),
    "header-center": Look(bold=True, colour=WHITE, fill=NAVY, wrap=True, middle=True, horizontal="center"),
    "text": _ROW,
    "item": _ITEM,
    "long": evolve(_ROW, wrap=True),
    "strong": evolve(_ROW, wrap=True, bold=True),
    "code": evolve(_ROW, number_format="@", wrap=True),
    "item-code": evolve(_ITEM, number_format="@"),
    "number": evolve(_ROW, number_format="0", horizontal="center"),
    "row-link": evolve(_ROW, number_format="0", horizontal="center", colour=BLUE, underline=True),
    "item-number": evolve(_ITEM, number_format="0", horizontal="right"),
    "item-few": evolve(_ITEM, number_format='0;-0;"–"', horizontal="right"),  # where most of a table is nothing
    "date": evolve(_ROW, horizontal="center", number_format="date"),
    "amount": evolve(_ROW, horizontal="right", number_format="euro"),
    "email": evolve(_ROW, colour=BLUE, underline=True),
    "status": evolve(_ROW, horizontal="center"),
    "title": Look(size=18, bold=True, colour=NAVY, middle=True),
    "note": Look(colour=GREY, italic=True, middle=True),
    "note-date": Look(colour=RED, bold=True, middle=True, horizontal="left", number_format="date"),
    "rough": Look(size=9, fill="C9CED6", pattern="lightUp", horizontal="center", middle=True),
    "count": Look(line=True, number_format="0", horizontal="left"),
    "label": Look(bold=True, colour=NAVY),
    "plain": Look(wrap=True),
    "input": Look(bold=True, fill=INPUT, horizontal="left", number_format="date"),
    "block": Look(bold=True, colour=WHITE, fill=NAVY, middle=True),
    "block-right": Look(bold=True, colour=WHITE, fill=NAVY, middle=True, horizontal="right"),
    "item-year": evolve(_ITEM, number_format="0", horizontal="left"),
    "item-month": evolve(_ITEM, number_format="month", horizontal="left"),
    "sum": Look(bold=True, line=True, middle=True, number_format="0", horizontal="right"),
    "sum-label": Look(bold=True, line=True, middle=True),
    "year": Look(bold=True, colour=WHITE, fill=NAVY, horizontal="left", middle=True),
    "month": Look(size=7, colour=GREY, fill=PALE, horizontal="center", middle=True, number_format="mmmmm"),
    "chip": Look(size=9, middle=True),
    "bar-text": Look(size=9, line=True, middle=True),
    "bar-number": Look(size=9, line=True, middle=True, colour=GREY, number_format="0", horizontal="center"),
    "bar-date": Look(size=9, line=True, middle=True, horizontal="center", number_format="date"),
    "group": Look(bold=True, colour=NAVY, fill=PALE, middle=True),
    "hidden": Look(size=9, colour=GREY),
    "hidden-date": Look(size=9, colour=GREY, number_format="date"),
    **{
        f"swatch{index}": Look(size=9, colour=ink_on(colour), fill=colour, horizontal="center", middle=True, bold=True)
        for index, colour in enumerate((*THEME_COLOURS, OTHER_COLOUR))
    },
}


class Styles:
    """The looks as styles of one workbook; a cell takes one by its number, which costs next to nothing."""

    def __init__(self, language: Language) -> None:
        """Start with none; `language` decides how dates are written."""
        self._language = language
        self._made: dict[tuple[str, bool], StyleArray] = {}

    def of(self, sheet: object, name: str, *, quoted: bool = False) -> StyleArray:
        """Return the style of a look in the workbook of a sheet.

        Args:
            sheet: any sheet of the workbook.
            name: name of a look.
            quoted: whether the text must stay text when someone edits the cell.
        """
        key = (name, quoted)
        if key not in self._made:
            self._made[key] = self._make(sheet, LOOKS[name], quoted)
        return self._made[key]

    def _make(self, sheet: object, look: Look, quoted: bool) -> StyleArray:
        cell = Cell(sheet, row=1, column=1)  # type: ignore[arg-type]
        cell.font = Font(
            name="Calibri",
            size=look.size,
            bold=look.bold,
            italic=look.italic,
            color=look.colour,
            underline="single" if look.underline else None,
        )
        cell.alignment = Alignment(
            horizontal=look.horizontal,
            vertical="center" if look.middle else "top",
            wrap_text=look.wrap,
        )
        if look.fill:
            cell.fill = PatternFill(look.pattern, start_color=look.fill)
        if look.line:
            cell.border = Border(bottom=Side("thin", color=LINE))
        if look.number_format:
            local = FORMATS.get(look.number_format)
            cell.number_format = local[self._language] if local else look.number_format
        cell.quotePrefix = quoted
        return cell._style  # type: ignore[attr-defined, no-any-return]


def when(
    formula: str, *, font: Font | None = None, fill: PatternFill | None = None, border: Border | None = None
) -> Rule:
    """Return the rule of conditional formatting that cells for which a formula holds look so."""
    return Rule(type="expression", formula=[formula], dxf=DifferentialStyle(font=font, fill=fill, border=border))


def bars(colour: str) -> Rule:
    """Return the rule that draws a bar in each cell, from nothing for 0 to full for the highest number."""
    ends = [FormatObject(type="num", val=0), FormatObject(type="max")]
    return Rule(type="dataBar", dataBar=DataBar(cfvo=ends, color=Color(rgb=f"FF{colour}")))
