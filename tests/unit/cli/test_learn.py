"""The command `learn`: the proposal as a file, what the page gives with it, and what is left to explain."""

from __future__ import annotations

from pathlib import Path
from typing import Any

PAGE = "".join(
    f"{title}\n\nTrekkende partij: Gemeente {town}\nDuur van het traject: {when}\n\n"
    for title, town, when in (
        ("Groene daken", "Zwolle", "maart 2021 - mei 2022"),
        ("Regentuinen", "Breda", "2020 - 2023"),
        ("Slimme riolen", "Assen", "2021 - 2022"),
    )
)


def test_learn_look_and_read(program: Any, folder: Path) -> None:
    """The road of the manual: a page that gives nothing, the proposal, the page with it."""
    Path("fonds.txt").write_text(PAGE, encoding="utf-8")
    nothing = program("list", "fonds.txt")
    learned = program("learn", "fonds.txt", "-o", "fonds.toml", "--language", "nl")
    found = program("list", "fonds.txt", "--vocabulary", "fonds.toml")

    assert "AP101" in nothing.err
    assert learned.status == 0
    assert "3 projecten" in learned.err
    assert "looptijd 3" in learned.err
    assert len(found.out.splitlines()) == 3
    assert "2020-01-01\t2023-12-31" in found.out


def test_the_proposal_goes_to_standard_output(program: Any, folder: Path) -> None:
    """Without -o the file itself is what comes out, in the user's language."""
    Path("fonds.txt").write_text(PAGE, encoding="utf-8")
    assert program("learn", "fonds.txt", "--language=nl").out.startswith("# Voorstel")
    assert program("learn", "fonds.txt", "--language=en").out.startswith("# A proposal")


def test_check_names_what_is_not_explained(program: Any, folder: Path) -> None:
    """Each value behind an unknown label, with its line; status 1 until all are explained."""
    Path("fonds.txt").write_text(PAGE, encoding="utf-8")
    before = program("learn", "fonds.txt", "--check")
    program("learn", "fonds.txt", "-o", "fonds.toml")
    after = program("learn", "fonds.txt", "--check", "--vocabulary", "fonds.toml")

    assert before.status == 1
    assert before.out.splitlines()[0] == "fonds.txt:3: Trekkende partij: Gemeente Zwolle"
    assert len(before.out.splitlines()) == 6
    assert (after.status, after.out) == (0, "")


def test_a_source_is_never_the_target(program: Any, folder: Path) -> None:
    """The page is not written over."""
    Path("fonds.txt").write_text(PAGE, encoding="utf-8")
    found = program("learn", "fonds.txt", "-o", "fonds.txt")

    assert found.status == 1
    assert Path("fonds.txt").read_text(encoding="utf-8") == PAGE


def test_check_names_labels_of_the_file_that_no_page_has(program: Any, folder: Path) -> None:
    """A slip in the file is said, and is no reason to end with 1; what stands under extra is explained."""
    Path("fonds.txt").write_text(PAGE.replace("Duur van", "Kwelm: 3\nDuur van"), encoding="utf-8")
    rows = '[labels]\norganisation = ["Trekkende partij", "Trekende partij"]\nextra = ["Kwelm"]\n'
    rows += 'period = ["Duur van het traject"]\n'
    Path("fonds.toml").write_text(rows, encoding="utf-8")
    found = program("learn", "fonds.txt", "--check", "--vocabulary", "fonds.toml", "--language", "en")

    assert (found.status, found.out) == (0, "")
    assert found.err.splitlines()[0] == "These labels of the file stand nowhere on the page: Trekende partij."


def test_a_label_under_two_fields_is_refused(program: Any, folder: Path) -> None:
    """However it is written: one of the two would not count, and nobody would know which."""
    Path("fonds.txt").write_text(PAGE, encoding="utf-8")
    Path("fonds.toml").write_text('[labels]\ntheme = ["Duur"]\nperiod = ["Traject", "duur"]\n', encoding="utf-8")
    found = program("list", "fonds.txt", "--vocabulary", "fonds.toml", "--language", "nl")

    assert found.status == 1
    assert "fonds.toml: [labels] period: 'duur' staat ook onder theme" in found.err


def test_names_of_files_are_said_as_they_are(program: Any, folder: Path) -> None:
    """No capital is put on them, and a blank in one is quoted in a command that can be copied."""
    Path("fonds.txt").write_text(PAGE, encoding="utf-8")
    found = program("learn", "fonds.txt", "-o", "mijn fonds.toml", "--language", "en")

    assert found.err.startswith("The proposal is in mijn fonds.toml.")
    assert "--vocabulary 'mijn fonds.toml'" in found.err
    assert "Labels: 2 sure, 0 unsure, 0 known already." in found.err


PROSE = "".join(
    f"<h3>{title}</h3><p>Wij doen dit werk voor alle mensen in {town}, en dat bevalt.</p>"
    for title, town in (("Daken", "Zwolle"), ("Tuinen", "Breda"), ("Straten", "Oss"))
)


def test_a_page_without_projects_is_said(program: Any, folder: Path) -> None:
    """Where the proposal is empty it says what to write; the check ends with 1, also with nothing to explain."""
    Path("fonds.html").write_text(f"<h1>Werk</h1>{PROSE}", encoding="utf-8")
    learned = program("learn", "fonds.html", "--language=en")
    checked = program("learn", "fonds.html", "--check", "--language=en")

    assert learned.status == 0
    assert "The proposal is empty. Write the labels of the page under [labels] yourself" in learned.err
    assert (checked.status, checked.out, checked.err) == (1, "", "No project was found.\n")


def test_what_looked_like_labels_is_said(program: Any, folder: Path) -> None:
    """The labels that AP101 names are where to begin."""
    Path("fonds.txt").write_text("Werk\n\nGemeente: Oss\nE-mail: info@voorbeeld.example\n", encoding="utf-8")
    found = program("learn", "fonds.txt", "--check", "--language=en")

    assert found.status == 1
    assert "No project was found. This looked like a label, with its line: Gemeente (3), E-mail (4)." in found.err


def test_without_projects_the_proposal_says_what_is_needed(program: Any, folder: Path) -> None:
    """Labels that are no project's mark: the page gives nothing until one of a title or a period is among them."""
    rows = "".join(
        f"{town}\n\nKwelm: {word} brood\nTikje: {word} gras\n\n" for town, word in (("Oss", "wit"), ("Goes", "dor"))
    )
    Path("fonds.txt").write_text(rows, encoding="utf-8")
    found = program("learn", "fonds.txt", "--language=en")

    assert "No project was found" in found.err
    assert "known by a label of the title or the period with another label" in found.err


def test_the_check_of_a_page_without_anything(program: Any, folder: Path) -> None:
    """Nothing to explain is not good where nothing came out."""
    Path("leeg.txt").write_text("Alleen een zin.\n", encoding="utf-8")
    found = program("learn", "leeg.txt", "--check", "--language=nl")

    assert (found.status, found.out, found.err) == (1, "", "Er is geen project gevonden.\n")
