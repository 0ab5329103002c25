"""Texts that exporters have broken on, and projects full of them."""

from __future__ import annotations

import aenoprojects as ap

HOSTILE_TEXTS: tuple[str, ...] = (
    '=HYPERLINK("http://kwaad.example";"klik")',
    "+31612345678",
    "-1+1",
    "@SUM(1;2)",
    "\t=1+1",
    "\uff1d1+1",
    "<script>alert('x')</script> & \"aanhaling\" ]]> <!-- -->",
    "</td></tr></table>",
    "regel een\nregel twee\r\nregel drie\rregel vier\u2028regel vijf\x85regel zes",
    "BEGIN:VCALENDAR\r\nX-KWAAD:1\r\n",
    "a;b,c:d\\n\\e|f`g`*h*_i_#j",
    "_x0041_ en _x000D_",
    "nul \x00 bel \x07 escape \x1b[31m rood \x0b \x7f \x9f",
    "geen teken \ufffe\uffff \U0001ffff",
    "rechts naar links \u202eabc\u202c, \u0645\u0631\u062d\u0628\u0627",
    "s\u0301amengesteld e\u0301 \U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001d4d0",
    "\ufeffmet een byte-order mark",
    "{0} {text} %s %(x)s ${x} {{x}}",
    "null",
    "00123",
    "1e5",
    "../../etc/passwd",
    " spaties \u00a0 rondom \u200b ",
    "",
    "lang " * 8000,
    "woord" * 8000,
)
"""Texts that have broken exporters: formulas, markup, line breaks, control characters, great length."""


def hostile_projects() -> tuple[ap.Project, ...]:
    """Return one project for each hostile text, which stands in every field that holds text.

    >>> hostile_projects()[0].title == HOSTILE_TEXTS[0]
    True
    """
    return tuple(project_of(text, f"kwaad-{number}") for number, text in enumerate(HOSTILE_TEXTS))


def project_of(text: str, name: str) -> ap.Project:
    """Return a project with a text in every field that holds text.

    Args:
        text: any text.
        name: the project's id.
    """
    day = ap.PartialDate(year=2021, month=1, day=1)
    blocks = (ap.Paragraph(text=text), ap.ListBlock(items=(text,)))
    return ap.Project(
        id=name,
        heading=text,
        title=text,
        organisation=ap.Organisation(
            name=text,
            kind="municipality",
            text=text,
            participants_text=text,
            municipalities=(ap.Municipality(name=text, province=text),),
            partners=(text,),
        ),
        contact=ap.ContactDetails(
            label=text, text=text, people=(ap.Person(name=text, honorific=text, role=text),), invalid_phones=(text,)
        ),
        theme=ap.Theme(label=text, text=text, name=text),
        period=ap.Period(label=text, text=text, start=day, end=day, end_state="stated", remark=text),
        amounts=(ap.Amount(label=text, text=text),),
        extra_fields=((text, text),),
        scheme=text,
        tags=(text,),
        sections=(ap.Section(heading=text, blocks=blocks),),
        links=(ap.Link(text=text, url=text),),
        source=ap.SourceSpan(name=text, line=1, end_line=2),
    )
