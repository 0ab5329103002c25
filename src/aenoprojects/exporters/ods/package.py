"""An OpenDocument spreadsheet as a file: its parts, written one after the other, with nothing of the day in them.

Source: OASIS, Open Document Format for Office Applications 1.3, part 2 (packages) and part 3 (schema).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import IO, BinaryIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from lxml import etree

from aenoprojects import __version__
from aenoprojects.diagnostics import Language

MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
NAMESPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "number": "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "config": "urn:oasis:names:tc:opendocument:xmlns:config:1.0",
    "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
}
_SPOOLED = 16 * 1024 * 1024
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_LANGUAGES: dict[Language, tuple[str, str]] = {"nl": ("nl", "NL"), "en": ("en", "GB")}


def name(qualified: str) -> str:
    """Return a name as lxml takes it.

    >>> name("dc:title")
    '{http://purl.org/dc/elements/1.1/}title'
    """
    prefix, _, local = qualified.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


class Package:
    """The zip in the making; the sheets are written into `content`, and closed before the rest."""

    def __init__(self, language: Language, title: str, description: str) -> None:
        """Start one.

        Args:
            language: of the texts in it.
            title: of the document.
            description: what it holds, for who cannot see it.
        """
        self._language, self._title, self._description = language, title, description

    @contextmanager
    def written(self, stream: BinaryIO, frozen: Sequence[tuple[str, int, int]]) -> Iterator[etree.xmlfile]:
        """Yield what the content is written with, and write the whole to the stream when that is done.

        Args:
            stream: binary and writable; not seeked in.
            frozen: title of each sheet with its columns and rows that stand still.
        """
        with SpooledTemporaryFile(_SPOOLED) as file:
            with ZipFile(file, "w", ZIP_DEFLATED) as archive:
                # First and not compressed, so that programs know the file by its first bytes (part 2, section 3.3).
                archive.writestr(_entry("mimetype", ZIP_STORED), MEDIA_TYPE)
                archive.writestr(_entry("META-INF/manifest.xml"), _manifest())
                archive.writestr(_entry("meta.xml"), self._meta())
                archive.writestr(_entry("styles.xml"), self._styles())
                archive.writestr(_entry("settings.xml"), _settings(frozen))
                with (
                    archive.open(_entry("content.xml"), "w") as content,
                    etree.xmlfile(_Sink(content), encoding="UTF-8") as xml,
                ):
                    xml.write_declaration()
                    yield xml
            file.seek(0)
            copyfileobj(file, stream)

    def _meta(self) -> str:
        language = "-".join(_LANGUAGES[self._language])
        return (
            f'{_HEAD}<office:document-meta {_declared("office", "meta", "dc")} office:version="1.3"><office:meta>'
            f"<meta:generator>aenoprojects/{__version__}</meta:generator><dc:title>{escape(self._title)}</dc:title>"
            f"<dc:description>{escape(self._description)}</dc:description><dc:language>{language}</dc:language>"
            "</office:meta></office:document-meta>"
        )

    def _styles(self) -> str:
        language, country = _LANGUAGES[self._language]
        return (
            f'{_HEAD}<office:document-styles {_declared("office", "style", "fo")} office:version="1.3"><office:styles>'
            '<style:default-style style:family="table-cell"><style:text-properties fo:font-family="Calibri"'
            f' fo:font-size="10pt" fo:language="{language}" fo:country="{country}"/></style:default-style>'
            '<style:style style:name="Default" style:family="table-cell"/></office:styles><office:automatic-styles>'
            '<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="29.7cm"'
            ' fo:page-height="21cm" style:print-orientation="landscape" fo:margin="1cm" style:scale-to-X="1"/>'
            "</style:page-layout></office:automatic-styles><office:master-styles>"
            '<style:master-page style:name="Default" style:page-layout-name="A4"/></office:master-styles>'
            "</office:document-styles>"
        )


class _Sink:
    """What lxml writes to: it wants nothing but `write`, and must not close the entry of the zip."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.write = stream.write


def _declared(*prefixes: str) -> str:
    return " ".join(f'xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in prefixes)


def _entry(path: str, how: int = ZIP_DEFLATED) -> ZipInfo:
    entry = ZipInfo(path)  # of 1980: the same input gives the same bytes
    entry.compress_type, entry.create_system = how, 0
    return entry


def _manifest() -> str:
    parts = ("content.xml", "meta.xml", "styles.xml", "settings.xml")
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{part}" manifest:media-type="text/xml"/>' for part in parts
    )
    return (
        f'{_HEAD}<manifest:manifest {_declared("manifest")} manifest:version="1.3">'
        f'<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{MEDIA_TYPE}"/>'
        f"{entries}</manifest:manifest>"
    )


def _settings(frozen: Sequence[tuple[str, int, int]]) -> str:
    """Return the settings that let rows and columns stand still, as LibreOffice and others keep them."""
    tables = "".join(
        f'<config:config-item-map-entry config:name="{escape(title)}">'
        + "".join(
            f'<config:config-item config:name="{key}" config:type="{kind}">{value}</config:config-item>'
            for key, kind, value in (
                ("HorizontalSplitMode", "short", 2 if columns else 0),
                ("VerticalSplitMode", "short", 2 if rows else 0),
                ("HorizontalSplitPosition", "int", columns),
                ("VerticalSplitPosition", "int", rows),
                ("ActiveSplitRange", "short", 3 if columns else 2),
                ("PositionRight", "int", columns),
                ("PositionBottom", "int", rows),
                ("ShowGrid", "boolean", "false"),
            )
        )
        + "</config:config-item-map-entry>"
        for title, columns, rows in frozen
    )
    return (
        f'{_HEAD}<office:document-settings {_declared("office", "config")} office:version="1.3"><office:settings>'
        '<config:config-item-set config:name="ooo:view-settings"><config:config-item-map-indexed config:name="Views">'
        '<config:config-item-map-entry><config:config-item config:name="ViewId" config:type="string">view1'
        '</config:config-item><config:config-item-map-named config:name="Tables">'
        f"{tables}</config:config-item-map-named></config:config-item-map-entry></config:config-item-map-indexed>"
        "</config:config-item-set></office:settings></office:document-settings>"
    )
