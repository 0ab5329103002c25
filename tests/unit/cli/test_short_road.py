"""A file and no command: the workbook beside it; what people call formats; what stands in the way."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

import aenoprojects as ap

Program = Callable[..., "Outcome"]  # type: ignore[name-defined]  # noqa: F821

TEXT = "Oss: tOss\nGemeente Oss\nProject: tOss\nThema: Vitaliteit\nLooptijd: 2021\nHet project in het kort\nWij.\n"

PANELS = "\n".join(f"{name}: Samen leren" for name in ("Aalten", "Oss", "Goes", "Weert", "Zwolle", "Tiel"))


@pytest.fixture
def page(folder: Path) -> Path:
    path = folder / "pagina.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def titles(path: Path) -> list[object]:
    """Return the projects in a workbook."""
    sheet = openpyxl.load_workbook(path)["Projecten"]
    return [cell.value for row in sheet.iter_rows(min_row=2) for cell in row]


def test_a_file_alone_gives_its_workbook(program: Program, folder: Path, page: Path) -> None:
    """`aenoprojects FILE` writes FILE's name with .xlsx beside FILE, wherever one stands."""
    (folder / "elders").mkdir()
    moved = page.rename(folder / "elders" / "pagina.txt")
    found = program(str(moved))

    assert (found.status, found.out) == (0, "")
    assert "tOss" in repr(titles(folder / "elders" / "pagina.xlsx"))


def test_several_files_and_a_folder(program: Program, folder: Path, page: Path) -> None:
    """Several give projects.xlsx beside the first, a folder a workbook of its name beside it."""
    (folder / "map").mkdir()
    (folder / "map" / "twee.txt").write_text(TEXT.replace("tOss", "Twee"), encoding="utf-8")

    assert program("pagina.txt", "map/twee.txt").status == program("map").status == 0
    assert (folder / "projects.xlsx").is_file()
    assert "Twee" in repr(titles(folder / "map.xlsx"))
    assert program("*gina.txt", "--theme", "Vitaliteit").status == 0


def test_the_work_of_others_stays(program: Program, folder: Path, page: Path) -> None:
    """A workbook of the name that somebody else made, or worked in, is not replaced; our own is."""
    workbook = openpyxl.Workbook()
    workbook.save(folder / "pagina.xlsx")
    before = (folder / "pagina.xlsx").read_bytes()
    for _ in range(2):
        assert program("pagina.txt").status == 0
    assert (folder / "pagina.xlsx").read_bytes() == before
    assert sorted(path.name for path in folder.glob("*.xlsx")) == ["pagina (2).xlsx", "pagina.xlsx"]

    ours = openpyxl.load_workbook(folder / "pagina (2).xlsx")
    ours.properties.lastModifiedBy = "Truus"
    ours.save(folder / "pagina (2).xlsx")
    assert program("pagina.txt").status == 0
    assert (folder / "pagina (3).xlsx").is_file()


def test_where_it_goes_can_be_said(program: Program, folder: Path, page: Path) -> None:
    """With -o it goes there; options of export hold."""
    assert program("pagina.txt", "-o", "elders.xlsx", "--no-contacts").status == 0
    assert (folder / "elders.xlsx").is_file()


def test_a_selection_has_a_name_of_its_own(program: Program, folder: Path, page: Path) -> None:
    """A part of a page never takes the place of the workbook that holds it all; in the language of the user."""
    assert program("pagina.txt").status == 0
    before = (folder / "pagina.xlsx").read_bytes()
    for arguments in (["--theme", "Vitaliteit"], ["--active=2021", "--no-contacts"], ["--no-contacts"]):
        found = program("pagina.txt", *arguments, "--language", "nl")
        assert found.status == 0
        assert "Geschreven naar pagina-" in found.err
    assert program("pagina.txt", "--theme", "Vitaliteit", "--language", "en").status == 0
    assert (folder / "pagina.xlsx").read_bytes() == before
    assert sorted(path.name for path in folder.glob("pagina-*.xlsx")) == [
        "pagina-selectie-zonder-contacten.xlsx",
        "pagina-selectie.xlsx",
        "pagina-selection.xlsx",
        "pagina-zonder-contacten.xlsx",
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["weg.txt"], "There is no command or file 'weg.txt'"),
        (["chekc"], "there is no command 'chekc'"),
        (["chek"], "; did you mean check?"),
        (["exprot", "xlsx", "pagina.txt"], "; did you mean export?"),
        (["chek", "--language", "nl"], "de opdracht 'chek' bestaat niet"),
        (["chek", "--language", "nl"], "; bedoelde u check?"),
        (["pagina"], "There is no command or file 'pagina'; did you mean pagina.txt?"),
        (["pagina", "--language", "nl"], "bedoelde u pagina.txt?"),
        (["./pagian.txt"], "did you mean pagina.txt?"),
        (["check", "pagina"], "pagina does not exist; did you mean pagina.txt?"),
        (["list", "pagian.txt", "--language", "nl"], "pagian.txt bestaat niet; bedoelde u pagina.txt?"),
        (["www.voorbeeld.example"], "for a web address write https:// before it: https://www.voorbeeld.example"),
        (["export", "json", ""], "the name of the source is empty"),
        (["export", "xlsx", "pagina.txt", "-o", "p.csv"], "did you mean 'export csv', or -o p.xlsx?"),
        (["export", "json", "pagina.txt", "--vocabulary", "v.toml", "-o", "v.toml"], "v.toml is itself a source"),
    ],
)
def test_what_is_meant_is_asked(program: Program, folder: Path, page: Path, arguments: list[str], said: str) -> None:
    """What cannot be meant is one line that says what may be."""
    (folder / "v.toml").write_text('[labels]\ntheme = ["Kleur"]\n', encoding="utf-8")
    before = sorted(folder.iterdir())
    found = program(*arguments)

    assert found.status in (1, 2)
    assert said in found.err
    assert len(found.err.splitlines()) == 1
    assert sorted(folder.iterdir()) == before


def test_standard_input_may_be_the_target(program: Program, page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An export never destroys what it reads, be it through standard input."""
    with page.open("rb") as stream:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(stream))
        found = program("export", "json", "-", "-o", "pagina.txt")

    assert (found.status, page.read_text(encoding="utf-8")) == (1, TEXT)
    assert "pagina.txt is itself a source" in found.err


@pytest.mark.parametrize(("strict", "status"), [((), 0), (("--strict",), 1)])
def test_what_was_not_read_is_named(
    program: Program, folder: Path, page: Path, strict: tuple[str, ...], status: int
) -> None:
    """Broken sources and skipped files are named; strictly, a broken one makes the status 1."""
    (folder / "map").mkdir()
    page.rename(folder / "map" / "pagina.txt")
    (folder / "map" / "brief.rtf").write_bytes(b"{\\rtf1 x}")
    (folder / "map" / "kapot.pdf").write_bytes(b"%PDF-1.7\n")
    found = program("export", "json", "map", "-o", "uit.json", *strict)

    assert found.status == status
    assert "aenoprojects: kapot.pdf is a damaged PDF: " in found.err
    assert "Skipped, by the name no page: brief.rtf." in found.err
    assert len(ap.read(folder / "uit.json").projects) == 1
    assert "kapot.pdf is een beschadigde PDF: " in program("list", "map", "--language", "nl").err


@pytest.mark.parametrize(("language", "said"), [("nl", "1 van 2, filter: Goes"), ("en", "1 of 2, filter: Goes")])
def test_a_selection_is_said_in_the_workbook(
    program: Program, folder: Path, page: Path, language: str, said: str
) -> None:
    """A workbook of a part of the page says so, in its own language."""
    (folder / "nog.txt").write_text(TEXT.replace("Oss", "Goes"), encoding="utf-8")
    assert (
        program(
            "export", "xlsx", "pagina.txt", "nog.txt", "--municipality", "Goes", "--language", language, "-o", "u.xlsx"
        ).status
        == 0
    )
    about = openpyxl.load_workbook(folder / "u.xlsx").worksheets[-1]
    assert said in [cell.value for row in about.iter_rows() for cell in row]

    assert program("pagina.txt").status == 0
    about = openpyxl.load_workbook(folder / "pagina.xlsx")["Over"]
    assert "Selectie" not in [cell.value for row in about.iter_rows() for cell in row]


def test_a_project_in_two_sources_is_said(program: Program, folder: Path, page: Path) -> None:
    """The export's lines speak of --merge where a project stands twice, and only there."""
    (folder / "nog.txt").write_text(TEXT, encoding="utf-8")

    assert "1 project stands in several sources; with --merge" in program("export", "json", "pagina.txt", "nog.txt").err
    assert "--merge" not in program("export", "json", "pagina.txt", "nog.txt", "--merge").err


def test_closed_panels_give_no_empty_workbook(program: Program, folder: Path) -> None:
    """A copy of the page with its panels closed says what to do, and writes nothing."""
    (folder / "kopie.txt").write_text(f"Projecten\n\nKlik open wat u wilt lezen.\n\n{PANELS}", encoding="utf-8")
    found = program("kopie.txt")

    assert (found.status, (folder / "kopie.xlsx").exists()) == (1, False)
    assert "open the panels of the page and save it again" in " ".join(found.err.split())


def test_a_workbook_that_is_open_in_excel(
    program: Program, folder: Path, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A workbook that Excel holds open is said to be, not with the words of the system."""

    def refuse(path: Path, target: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    (folder / "uit.xlsx").write_bytes(b"x")
    (folder / "~$uit.xlsx").write_bytes(b"x")
    monkeypatch.setattr(Path, "replace", refuse)
    found = program("export", "xlsx", "pagina.txt", "-o", "uit.xlsx")

    assert (found.status, found.err.splitlines()[-1]) == (
        1, f"aenoprojects: {folder / 'uit.xlsx'} cannot be written: is it open in Excel? Close it there and try again",
    )  # fmt: skip
    assert [path.name for path in folder.glob(".*part")] == []


@pytest.mark.parametrize("length", [240, 245, 250, 255])
def test_long_names(program: Program, folder: Path, page: Path, length: int) -> None:
    """A name as long as the system takes is written like any other."""
    name = "a" * (length - 5) + ".json"

    assert program("export", "json", "pagina.txt", "-o", name).status == 0
    assert (folder / name).is_file()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such links")
def test_links_that_lead_to_each_other(program: Program, folder: Path, page: Path) -> None:
    """A target or source that no system can resolve is one line."""
    (folder / "lus").symlink_to("lus")
    for arguments in (["export", "json", "pagina.txt", "-o", "lus/x.json"], ["list", "lus/x.txt"]):
        found = program(*arguments)
        assert (found.status, len(found.err.splitlines())) == (1, 1)


def test_text_of_a_page_is_no_command(program: Program, folder: Path) -> None:
    """What a page says cannot drive a terminal or a CI runner."""
    page = "Oss: tOss\nGemeente Oss\nProject: tOss\nLooptijd: ::add-mask::x\u009b31m ##[error]x\n"
    (folder / "boos.txt").write_text(page, encoding="utf-8")
    told = program("check", "boos.txt").out + program("check", "boos.txt", "--format", "json").out

    assert "\u009b" not in told
    assert "##[error]" not in program("check", "boos.txt").out
    assert not any(line.strip().startswith("::") for line in program("check", "boos.txt").out.splitlines())
