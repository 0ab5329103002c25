"""What is done with the files, in a process of its own that can be stopped: reading them and writing a format."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import ClassVar

from attrs import field, frozen

import aenoprojects as ap
from aenoprojects.diagnostics import Language
from aenoprojects.exporters.html import HtmlExporter
from aenoprojects.exporters.html.articles import said
from aenoprojects.model import Document
from aenoprojects.vocabulary import Vocabulary

DOWNLOADS = {"xlsx": "projecten.xlsx", "ods": "projecten.ods", "ical": "projecten.ics", "html": "projecten.html"}
"""The formats that the page offers, each with the name of its file."""


@frozen
class Upload:
    """A file as it was dropped."""

    name: str
    data: bytes = field(repr=False)


@frozen(kw_only=True)
class ResultPage(HtmlExporter):
    """The page of `export html` with its review view, and a bar of links above it."""

    summary: ClassVar[str] = "page of the app"

    links: tuple[tuple[str, str], ...] = ()
    """Address and words of each link."""

    def _above(self) -> str:
        items = "".join(f'<li><a class="button" href="{said(to)}">{said(words)}</a></li>' for to, words in self.links)
        return f'<nav aria-label="{said(self.title)}"><ul class="bar plain">{items}</ul></nav>'


def read_uploads(uploads: Sequence[Upload], vocabulary: Vocabulary | None = None) -> Document:
    """Read files as one document.

    Args:
        uploads: pages, documents, mails, archives.
        vocabulary: as of `aenoprojects.read`.

    Raises:
        AenoprojectsError: none of them can be read.

    >>> page = b"Oss: tOss\\n\\nGemeente Oss\\n\\nProject: tOss\\nThema: Vitaliteit\\nLooptijd: 2021\\n"
    >>> [one.title for one in read_uploads([Upload("pagina.txt", page)])]
    ['tOss']
    """
    streams = []
    for one in uploads:
        stream = io.BytesIO(one.data)
        stream.name = one.name
        streams.append(stream)
    return ap.read(*streams, vocabulary=vocabulary)


def written(document: Document, name: str, language: Language) -> bytes:
    """Return a document in a format.

    >>> from aenoprojects import corpus
    >>> written(corpus(), "ods", "nl")[:2]
    b'PK'
    """
    stream = io.BytesIO()
    ap.export(document, name, stream, language=language)
    return stream.getvalue()


def result_page(document: Document, language: Language, title: str, links: tuple[tuple[str, str], ...]) -> bytes:
    """Return the page that shows what was read."""
    stream = io.BytesIO()
    page = ResultPage(language=language, title=title, review=True, links=links)
    tuple(page.write(document, stream))
    return stream.getvalue()
