"""Make subsidieprojecten.html from subsidieprojecten.txt: the same entries as the page that such a site serves.

Run it in this folder after every change of the text: python make_html.py
"""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

HERE = Path(__file__).parent
LINK = re.compile(r"^(?:En hier|Lees hier|Bekijk hier|Hier (?:lees|vind) je|Download hier|Beluister hier)\b")
ITEM = re.compile(r"^(?: {0,2}•|  (\d+)\.) (.*)$")
NESTED = re.compile(r"^o (.*)$")
BULLET = re.compile(r"^ {0,2}[•o] ")

PAGE = """<!DOCTYPE html>
<html lang="nl">
<head>
<meta charset="utf-8">
<title>Inspiratie | A&amp;O fonds Gemeenten</title>
<link rel="canonical" href="https://fonds.example/inspiratie/subsidieprojecten">
<style>.accordion__panel {{ display: block }}</style>
<script>window.dataLayer = ["Project: geen project", "Thema: geen thema", "Looptijd: nooit"];</script>
</head>
<body>
<!-- Project: commentaar is geen project -->
<div class="cookie-bar" role="dialog" aria-label="Cookies">
<p>Deze website gebruikt cookies.</p><button>Accepteren</button></div>
<header>
<a class="skip-link" href="#main">{skip}</a>
<nav aria-label="Hoofdmenu"><ul><li><a href="/">{menu}</a></li><li><a href="/subsidies">Subsidies</a></li></ul></nav>
</header>
<main id="main">
{intro}
<div class="accordion">
{entries}
</div>
</main>
<footer>
{footer}
</footer>
</body>
</html>
"""
ENTRY = """<div class="accordion__item">
<h3 class="accordion__title"><button aria-expanded="false" aria-controls="item-{number}">{heading}</button></h3>
<div class="accordion__panel" id="item-{number}">
{body}
</div>
</div>"""


def blocks(lines: list[str]) -> list[list[str]]:
    """Return runs of lines without a blank one; blocks of bullets that follow each other are one."""
    result: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            result[-1].append(line)
        elif result[-1]:
            result.append([])
    merged: list[list[str]] = []
    for block in filter(None, result):
        if merged and all(BULLET.match(line) for line in (*merged[-1], *block)):
            merged[-1] += block
        else:
            merged.append(block)
    return merged


def headings(lines: list[str]) -> list[int]:
    """Return the line of each entry's heading: the second block above "Project:", the third where one lists names."""
    found = []
    for index, line in enumerate(lines):
        if line.startswith("Project:"):
            above = [row for row in range(index - 1, max(index - 8, 0), -1) if lines[row].strip()]
            listed = lines[above[0]].count(",") > 1 and not lines[above[0]].startswith(("Gemeente", "Regionale", "SED"))
            found.append(above[2 if listed else 1])
    return found


def inline(text: str) -> str:
    """Return a line as HTML: links on pointing phrases, labels in bold, some characters as entities."""
    html = escape(text.strip(), quote=False).replace("é", "&eacute;").replace("–", "&ndash;").replace("’", "&rsquo;")
    label = re.match(
        r"^((?:Project|Thema|Looptijd|Contactpersoon gemeente|Projectleider gemeente|Contactgegevens):)(.*)$",
        html,
    )
    if label:
        return f"<strong>{label[1]}</strong>{label[2]}"
    if LINK.match(text):
        slug = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:40]
        return f'<a href="/documenten/{slug}">{html}</a>'
    return html


def block_html(block: list[str]) -> str:
    """Return a block as paragraphs and lists."""
    parts: list[str] = []
    lines: list[str] = []
    items: list[str] = []
    ordered = False

    def flush() -> None:
        if lines:
            parts.append("<p>" + "<br>\n".join(lines) + "</p>")
            lines.clear()
        if items:
            tag = "ol" if ordered else "ul"
            parts.append(f"<{tag}>\n" + "\n".join(f"<li>{item}</li>" for item in items) + f"\n</{tag}>")
            items.clear()

    for line in block:
        match = ITEM.match(line)
        if match:
            if lines or (items and ordered != bool(match[1])):
                flush()
            ordered = bool(match[1])
            items.append(inline(match[2]))
        elif items and (nested := NESTED.match(line)):
            inner = f"<li>{inline(nested[1])}</li></ul>"
            items[-1] = (
                items[-1].removesuffix("</ul>") + inner if items[-1].endswith("</ul>") else f"{items[-1]}\n<ul>{inner}"
            )
        elif items and line.startswith("    "):
            items[-1] += f"<br>\n{inline(line)}"
        else:
            if items:
                flush()
            lines.append(inline(line))
    flush()
    return "\n".join(parts)


def page(text: str) -> str:
    """Return the whole page."""
    lines = text.split("\n")
    starts = headings(lines)
    end = next(row for row in range(starts[-1], len(lines)) if lines[row].startswith("Podcast-serie"))
    entries = []
    for number, (start, stop) in enumerate(zip(starts, [*starts[1:], end], strict=True), start=1):
        body = "\n".join(block_html(block) for block in blocks(lines[start + 1 : stop]))
        entries.append(ENTRY.format(number=number, heading=inline(lines[start]), body=body))
    skip, menu, *intro = [block for block in blocks(lines[: starts[0]]) for block in ([[line] for line in block])]
    return PAGE.format(
        skip=inline(skip[0]),
        menu=inline(menu[0]),
        intro="\n".join(f"<p>{inline(block[0])}</p>" for block in intro),
        entries="\n".join(entries),
        footer="\n".join(block_html(block) for block in blocks(lines[end:])),
    )


if __name__ == "__main__":
    source = (HERE / "subsidieprojecten.txt").read_text(encoding="utf-8")
    (HERE / "subsidieprojecten.html").write_text(page(source), encoding="utf-8", newline="\n")
