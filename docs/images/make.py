"""Make the pictures of the documentation: `python docs/images/make.py`, with LibreOffice and pdftoppm installed."""

from __future__ import annotations

import io
import subprocess
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from rich.console import Console

from aenoprojects.api import corpus, corpus_folder
from aenoprojects.exporters.html import HtmlExporter
from aenoprojects.exporters.xlsx import XlsxExporter

PICTURES = {"Tijdlijn": ("A1:{last}48", 660), "Projecten": ("A1:O21", 785)}
"""What is shown of which sheet, and how high that is in pixels."""
REFERENCE_DATE = date(2021, 6, 15)


def main() -> None:
    """Make a PNG of each, named after its sheet."""
    made = io.BytesIO()
    XlsxExporter(reference_date=REFERENCE_DATE).write(corpus(), made)
    _terminal()
    _page()
    for title, (area, height) in PICTURES.items():
        with TemporaryDirectory() as folder:
            _picture(made, title, area, height, Path(folder))


def _terminal() -> None:
    """Draw the window in which a page becomes a workbook, with what the program really says."""
    with TemporaryDirectory() as folder:
        page = Path(folder) / "pagina.txt"
        page.write_bytes((corpus_folder() / "listing" / "subsidieprojecten.txt").read_bytes())
        command = [sys.executable, "-m", "aenoprojects", page.name, "--language", "nl"]
        said = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stderr  # noqa: S603
    console = Console(record=True, width=100, file=io.StringIO())
    console.print("[bold]C:\\Projecten>[/bold] aenoprojects pagina.html")
    console.print(said.replace("python -m aenoprojects", "aenoprojects").replace(".txt", ".html"), highlight=False)
    target = Path(__file__).with_name("opdracht.svg")
    target.write_text(console.export_svg(title="Opdrachtprompt", unique_id="opdracht"), encoding="utf-8")
    print(target, target.stat().st_size)


def _page() -> None:
    """Draw the searchable page in headless Chromium."""
    from playwright.sync_api import sync_playwright

    target = Path(__file__).with_name("pagina.png")
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "projecten.html"
        with file.open("wb") as stream:
            HtmlExporter().write(corpus(), stream)
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1100, "height": 900})
        page.goto(f"{file.as_uri()}#theme=Vitaliteit&view=timeline")
        page.screenshot(path=target)
        browser.close()
    print(target, target.stat().st_size)


def _picture(made: io.BytesIO, title: str, area: str, height: int, folder: Path) -> None:
    book = load_workbook(made)
    for sheet in book:
        sheet.sheet_state = "visible" if sheet.title == title else "hidden"
    sheet = book[title]
    book.active = book.index(sheet)
    sheet.print_area = area.format(last=get_column_letter(sheet.max_column))
    sheet.print_title_cols = None
    sheet.oddFooter.left.text = sheet.oddFooter.right.text = None
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 1
    sheet.page_margins.left = sheet.page_margins.right = sheet.page_margins.top = 0.2
    sheet.page_margins.bottom = 0.2
    book.save(folder / "picture.xlsx")
    for command in (
        [
            "soffice",
            f"-env:UserInstallation={folder.as_uri()}/profile",
            "--headless",
            "--convert-to",
            "pdf",
            "picture.xlsx",
        ],
        [
            "pdftoppm",
            "-r",
            "110",
            "-x",
            "0",
            "-y",
            "0",
            "-W",
            "1819",
            "-H",
            str(height),
            "-png",
            "-singlefile",
            "picture.pdf",
            "picture",
        ],
    ):
        subprocess.run(command, cwd=folder, check=True, capture_output=True)  # noqa: S603
    target = Path(__file__).with_name(f"{title.casefold()}.png")
    target.write_bytes((folder / "picture.png").read_bytes())
    print(target, target.stat().st_size)


if __name__ == "__main__":
    main()
