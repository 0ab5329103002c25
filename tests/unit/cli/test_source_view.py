"""`show --source`, and what `check` says of each finding."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

PAGE = """\
Goes: Fietsen
Gemeente Goes
Project: Fietsen
Contactpersoon gemeente: Truus Bedacht
Contactgegevens: h.smit@goes.example
Thema: Vitaliteit
Looptijd: maart 2021 - mei 2022

Het project in het kort
Iedereen fietst.

Goes: Lopen
Gemeente Goes
Project: Lopen
Thema: Vitaliteit
"""


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    return "page.txt"


def test_each_line_tells_what_was_read_from_it(program: Any, page: str) -> None:
    """Below a line stand the values, under the words that they come from; the next project's lines are not there."""
    rows = program("show", "fietsen", page, "--source", "--language", "en").out.splitlines()
    period = rows.index("    7 Looptijd: maart 2021 - mei 2022")

    assert f"{' ' * 16}{'─' * 21} period: 2021-03-01 to 2022-05-31" == rows[period + 1]
    assert f"{' ' * 16}{'─' * 10} start: 2021-03" == rows[period + 2]
    assert any(row.endswith("e-mail address of this person: h.smit@goes.example") for row in rows)
    assert "   10 Iedereen fietst." == rows[-1]


def test_without_contacts_there_are_no_lines_to_show(program: Any, page: str, tmp_path: Path) -> None:
    """A file of ours has no lines of the page; that is said."""
    program("export", "json", page, "-o", "out.json")
    assert "De regels van de bron" in program("show", "fietsen", "out.json", "--source", "--language", "nl").out


def test_a_finding_names_its_project_and_what_was_made_of_the_text(program: Any, page: str) -> None:
    """The address that does not fit stands with the person that it went to, and the project's heading."""
    found = program("check", page, "--language", "en").out

    assert "    h.smit@goes.example\n    read as: Truus Bedacht\n    in: Goes: Fietsen\n" in found


def test_absent_fields_can_be_required(program: Any, page: str) -> None:
    """With --require an absent field is a finding at its project; an unknown name is a wrong call."""
    plain = program("check", page, "--language", "en")
    found = program("check", page, "--require", "period,contact", "--strict", "--language", "en")

    assert "AP112" not in plain.out
    assert 2 == found.out.count("AP112")
    assert "page.txt:12: warning AP112 required field is missing\n    period\n    in: Goes: Lopen\n" in found.out
    assert 1 == found.status
    assert 2 == program("check", page, "--require", "colour").status


def test_sarif_has_a_result_for_each_finding(program: Any, page: str) -> None:
    """Each has a rule, a level, words and a line, as SARIF 2.1.0 asks."""
    log = json.loads(program("check", page, "--format", "sarif", "--require", "period").out)
    (run,) = log["runs"]

    assert "2.1.0" == log["version"]
    assert [("AP302", "warning", 5), ("AP112", "warning", 12)] == [
        (
            result["ruleId"],
            result["level"],
            result["locations"][0]["physicalLocation"]["region"]["startLine"],
        )
        for result in run["results"]
    ]
    assert all(run["tool"]["driver"]["rules"][one["ruleIndex"]]["id"] == one["ruleId"] for one in run["results"])


def test_a_project_that_stands_there_twice_is_said(program: Any, tmp_path: Path) -> None:
    """The second one names the line of the first."""
    file = tmp_path / "twice.txt"
    file.write_text(f"{PAGE}\n{PAGE}", encoding="utf-8")
    found = program("check", str(file), "--select", "AP113", "--language", "en").out

    assert "twice.txt:17: warning AP113 the same project already stands here at line 1\n    Goes: Fietsen\n" in found


def test_github_and_sarif_know_the_columns(program: Any, page: str) -> None:
    """In a text file the words of a finding are marked, not only their line."""
    github = program("check", page, "--format", "github", "--language", "en").out
    log = json.loads(program("check", page, "--format", "sarif").out)

    assert "file=page.txt,line=5,col=18,endColumn=36,title=AP302::" in github
    assert {"startLine": 5, "startColumn": 18, "endColumn": 37} == (
        log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    )


def test_a_near_municipality_is_suggested(program: Any, tmp_path: Path) -> None:
    """What is no municipality may be a slip of one."""
    file = tmp_path / "page.txt"
    file.write_text(PAGE.replace("Gemeente Goes", "Gemeente Goesje"), encoding="utf-8")
    found = program("check", str(file), "--select", "AP402", "--language", "en").out

    assert "    Goesje\n    did you mean Goes?\n" in found


def test_columns_of_a_finding_are_those_of_its_own_value(program: Any, folder: Path) -> None:
    """The same text stands in the line twice: once as a reference, once as the number that it is not."""
    line = "Kenmerk: 06 1234567 | Contactgegevens: 06 1234567"
    text = f"Goes: Fietsen\nGemeente Goes\nProject: Fietsen\nContactpersoon: Truus Visser\n{line}\nThema: Sport\n"
    (folder / "twice.txt").write_text(text, encoding="utf-8")
    found = program("check", "twice.txt", "--select", "AP301", "--format", "github").out
    assert f"line=5,col={line.rindex('06') + 1},endColumn={len(line)},title=AP301" in found
