"""A folder of pages as an archive may hold them: good, empty, broken, in folders and in a web archive."""

from __future__ import annotations

from pathlib import Path

import pytest

from web_archives import web_archive

PAGE = """<h1>{title}</h1>
<p>Gemeente Oss</p>
<p>Project: {title}</p><p>Thema: Vitaliteit</p><p>Looptijd: 2021 - 2022</p>
<p>Contactpersoon gemeente: Anna Voorbeeld</p><p>Contactgegevens: a.voorbeeld@oss.example</p>
"""


def page(number: int) -> bytes:
    """Return a page with one project."""
    return PAGE.format(title=f"Fietsen {number}").encode()


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Return a folder with eleven pages, two of them broken and two without projects, and a picture."""
    folder = tmp_path / "archief"
    (folder / "2023" / "oss").mkdir(parents=True)
    for number in range(4):
        (folder / "2023" / "oss" / f"{number}.html").write_bytes(page(number))
    (folder / "2023" / "leeg.txt").write_text("Een verhaal zonder projecten.")
    (folder / "2023" / "kapot.docx").write_bytes(b"PK\x03\x04kapot")
    (folder / "logo.png").write_bytes(b"\x89PNG")
    (folder / ".DS_Store").write_bytes(b"\0")
    addresses = [(f"https://oss.example/{number}", page(number)) for number in range(4, 7)]
    broken = [("https://oss.example/beeld", b"\x89PNG\r\n"), ("https://oss.example/nieuws", b"<p>Nieuws</p>")]
    (folder / "2024.warc.gz").write_bytes(web_archive([*addresses, *broken]))
    return folder
