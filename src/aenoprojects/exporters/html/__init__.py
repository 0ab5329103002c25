"""The `html` format: one file to look at, search and pass on, offline and safe; every word of it stands in the file."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import tomllib
from collections.abc import Callable, Iterable
from functools import cache
from importlib import resources
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import Any, BinaryIO, ClassVar

from attrs import field, frozen

from aenoprojects.diagnostics import Diagnostic, Language
from aenoprojects.exporters.csv import CsvExporter
from aenoprojects.exporters.html.articles import article, said
from aenoprojects.exporters.html.review import review
from aenoprojects.exporters.ical import IcalExporter
from aenoprojects.exporters.wording import ORGANISATION_KINDS
from aenoprojects.model import Document, Project

_SPOOLED = 256 * 1024  # bytes; what a page of the usual size needs
_FACETS = ("theme", "province", "municipality", "year", "status", "round", "kind")
_VIEWS = ("cards", "table", "timeline", "map", "review")
# Where each province lies, by row and column of four: near enough to be found.
_PROVINCES = (
    ("Fryslân", 1, 3), ("Groningen", 1, 4), ("Noord-Holland", 2, 2), ("Flevoland", 2, 3), ("Drenthe", 2, 4),
    ("Zuid-Holland", 3, 1), ("Utrecht", 3, 2), ("Gelderland", 3, 3), ("Overijssel", 3, 4), ("Zeeland", 4, 1),
    ("Noord-Brabant", 4, 2), ("Limburg", 4, 3),
)  # fmt: skip


@frozen(kw_only=True)
class HtmlExporter:
    """Writes a page that searches, filters and draws the projects, with no server and no network."""

    summary: ClassVar[str] = "page to search and look at, in one file that works offline"
    suffix: ClassVar[str] = ".html"
    media_type: ClassVar[str] = "text/html; charset=utf-8"

    language: Language = field(default="nl", metadata={"help": "language of everything the reader sees"})
    title: str = field(default="", metadata={"help": "title of the page"})
    review: bool = field(default=False, metadata={"help": "add the pages as read, with each value marked in its place"})

    def write(self, document: Document, stream: BinaryIO) -> Iterable[Diagnostic]:
        """Write the page, project by project.

        Args:
            document: the projects; looped over once.
            stream: binary and writable; not seeked in.
        """
        put = _writer(stream)
        title = self.title or self._say("title")
        style, script = _part("page.css"), _part("page.js")
        put(
            f'<!DOCTYPE html>\n<html lang="{self.language}"><head><meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{policy(style, script)}">\n'
            f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{said(title)}</title>\n'
            f"<style>{style}</style></head>\n<body>"
            f'<a class="skip" href="#projects">{said(self._say("skip"))}</a>{self._above()}\n'
            f"<header><h1>{said(title)}</h1>{self._controls()}</header>\n"
            f'<main id="projects" tabindex="-1">'
            f'<div id="extra"></div><div class="cards">\n'
        )
        kept: list[Project] = []
        years = 0
        rows, events = CsvExporter(language=self.language), IcalExporter(language=self.language)
        # What the script knows of the projects stands below them all: it waits in a file, not in memory.
        with SpooledTemporaryFile(_SPOOLED) as data:
            for number, project in enumerate(document):
                put(article(project, self._say, self.language))
                known = self._data(project, rows, events)
                data.write(f"{',' if number else ''}{_json(known)}\n".encode())
                years = max(years, *(int(known[key][:4] or 0) for key in ("first", "last")))
                if self.review:
                    kept.append(project)
            put("</div>\n")
            if self.review:
                for piece in review(document, kept, self._say, self.language):
                    put(piece)
            put(f'</main>\n<footer><p class="soft">{said(self._say("made"))}</p></footer>\n')
            whole = _json(self._whole(years, rows, events)).removesuffix("}")
            put(f'<script type="application/json" id="data">{whole},"projects":[')
            data.seek(0)
            copyfileobj(data, stream)
            put("]}</script>\n")
        put(f"<script>{script}</script></body></html>\n")
        return ()

    def _above(self) -> str:
        """Return what stands above the page; nothing, but where it is part of something larger."""
        return ""

    def _say(self, key: str, **values: object) -> str:
        return _words()[key][self.language == "en"].format(**values)

    def _controls(self) -> str:
        """Return search, filters and buttons; they show when there is a script to make them work."""
        facets = "".join(
            f'<div><label for="facet-{facet}">{said(self._say(facet))}</label><select id="facet-{facet}">'
            f'<option value="*">{said(self._say("all"))}</option></select></div>'
            for facet in _FACETS
        )
        views = "".join(
            f'<button type="button" id="view-{view}" aria-pressed="{"true" if view == "cards" else "false"}">'
            f"{said(self._say(view))}</button>"
            for view in _VIEWS
            if view != "review" or self.review
        )
        return (
            f'<div id="app" hidden><div class="bar"><button type="button" id="back" hidden>{said(self._say("back"))}'
            f'</button></div><div id="controls"><div class="panel" role="search">'
            f'<label for="q">{said(self._say("search"))}</label>'
            f'<input type="search" id="q" autocomplete="off" aria-describedby="q-hint">'
            f'<p id="q-hint" class="soft">{said(self._say("search-hint"))}</p>'
            f'<details id="filters" open><summary>{said(self._say("filters"))}</summary>'
            f'<div class="facets">{facets}</div></details>'
            f'<button type="button" id="clear">{said(self._say("clear"))}</button></div>'
            f'<div class="bar" role="group" aria-label="{said(self._say("view"))}">{views}</div></div>'
            f'<div class="bar"><p id="count" role="status" aria-live="polite"></p>'
            f'<button type="button" id="csv">{said(self._say("csv"))}</button>'
            f'<button type="button" id="ics">{said(self._say("ics"))}</button></div></div>'
        )

    def _data(self, project: Project, rows: CsvExporter, events: IcalExporter) -> dict[str, Any]:
        """Return what the script knows of a project."""
        organisation, period = project.organisation, project.period
        municipalities = organisation.municipalities if organisation else ()
        first, last = (period.first_day, period.last_day) if period else (None, None)
        kinds = ORGANISATION_KINDS[self.language]
        whole = period is not None and all(one is not None and one.day for one in (period.start, period.end))
        return {
            "id": project.id,
            "title": project.title,
            "organisation": organisation.name if organisation else "",
            "theme": [project.theme.name] if project.theme else [],
            "province": list(dict.fromkeys(one.province for one in municipalities if one.province)),
            "municipality": list(dict.fromkeys(one.name for one in municipalities)),
            "round": [str(project.grant_round)] if project.grant_round else [],
            "kind": [kinds[organisation.kind]] if organisation else [],
            "first": first.isoformat() if first else "",
            "last": last.isoformat() if last else "",
            "open": bool(period and period.end_state == "open"),
            "sure": whole,
            "csv": _row_of(rows, project),
            "ics": _event_of(events, project),
        }

    def _whole(self, last: int, rows: CsvExporter, events: IcalExporter) -> dict[str, Any]:
        """Return what the script knows besides the projects."""
        calendar = _exported(events, Document()).decode()
        head, _, tail = calendar.partition("END:VCALENDAR")
        return {
            "language": self.language,
            "last": last,
            "words": {key: pair[self.language == "en"] for key, pair in _words().items()},
            "provinces": _PROVINCES,
            "csv": _head_of(rows),
            "ics": [head, f"END:VCALENDAR{tail}"],
        }


def _writer(stream: BinaryIO) -> Callable[[str], object]:
    return lambda text: stream.write(text.encode("utf-8"))


def _exported(exporter: CsvExporter | IcalExporter, document: Document) -> bytes:
    stream = io.BytesIO()
    tuple(exporter.write(document, stream))
    return stream.getvalue()


def _row_of(exporter: CsvExporter, project: Project) -> str:
    """Return the row that the csv format gives a project."""
    whole = _exported(exporter, Document(projects=(project,))).decode("utf-8")
    return whole.removeprefix(_head_of(exporter))


@cache
def _head_of(exporter: CsvExporter) -> str:
    return _exported(exporter, Document()).decode("utf-8")


def _event_of(exporter: IcalExporter, project: Project) -> str:
    """Return the event that the ical format gives a project, empty for none."""
    whole = _exported(exporter, Document(projects=(project,))).decode("utf-8")
    start, end = whole.find("BEGIN:VEVENT"), whole.rfind("END:VCALENDAR")
    return whole[start:end] if start >= 0 else ""


@cache
def _words() -> dict[str, tuple[str, str]]:
    return {key: (pair[0], pair[1]) for key, pair in tomllib.loads(_part("words.toml")).items()}


@cache
def _part(name: str) -> str:
    return (resources.files(__package__) / name).read_text(encoding="utf-8")


def policy(style: str, script: str, *, form: str = "'none'") -> str:
    """Return the rule that lets nothing in and nothing out (W3C, Content Security Policy Level 3).

    Args:
        style: the page's own style sheet.
        script: its own script; no other runs.
        form: where its forms may be sent.
    """
    digests = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in (style, script)]
    return (
        f"default-src 'none'; style-src 'sha256-{digests[0]}'; script-src 'sha256-{digests[1]}';"
        f" base-uri 'none'; form-action {form}"
    )


def _json(value: object) -> str:
    """Return JSON that cannot end the script it stands in."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    text = text.encode("utf-8", "replace").decode()  # a lone surrogate is no text
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text
