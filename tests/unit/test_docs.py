"""The documentation is true: its code runs, its links lead somewhere, its README commands are those of the gate."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

import aenoprojects as ap

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "seeds" / "README.md", *(ROOT / ".github").glob("*.md")]
PAGES = sorted([*PAGES, *(ROOT / "docs").rglob("*.md")])
PAGES = [page for page in PAGES if "site" not in page.parts]
CODE = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")


def blocks(page: Path) -> list[str]:
    return CODE.findall(page.read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", [page for page in PAGES if blocks(page)], ids=lambda page: page.name)
def test_the_code_on_a_page_runs(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The python blocks of a page run one after the other, in a folder that holds the bundled page."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(ROOT / "seeds" / "listing" / "subsidieprojecten.html", tmp_path / "page.html")
    names: dict[str, object] = {"__name__": "__main__"}
    for number, block in enumerate(blocks(page), start=1):
        exec(compile(block, f"{page.name}, block {number}", "exec"), names)  # noqa: S102


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    """Every relative link and picture of a page exists."""
    prose = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    missing = [link for link in LINK.findall(prose) if not (page.parent / link).exists()]

    assert [] == missing


def test_the_gate_runs_the_readmes_test_command() -> None:
    """What the README tells a newcomer to type is what the gate runs."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^python3 -m venv .*$", readme, re.MULTILINE)

    assert commands[0].endswith("python -m aenoprojects export xlsx")
    assert commands[1].endswith(" && pytest")
    gate = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert f"{commands[1].removesuffix(' && pytest')}\n" in gate  # with coverage and in two processes there
    assert "\npytest -q -n 2 --cov" in gate


def test_the_readmes_example_is_what_comes_out() -> None:
    """The first screen's input gives the first screen's output."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    example = re.search(r"^```text\n(.*?)^```", readme, re.MULTILINE | re.DOTALL)
    assert example is not None
    document = ap.parse(example[1])
    (project,) = document.projects
    assert project.period is not None
    assert project.organisation is not None
    assert project.contact is not None
    told = [
        project.organisation.municipalities[0].code,
        str(project.grant_round),
        str(project.period.first_day),
        str(project.period.last_day),
        project.period.remark,
        project.contact.people[0].name,
        project.contact.people[0].emails[0],
        project.contact.invalid_phones[0],
        *(note.code for note in document.diagnostics if note.code == "AP301"),
    ]

    assert all(str(fact) in readme.partition("becomes")[2].partition("```")[0] for fact in told), told


def test_nothing_names_a_folder_beside_the_project() -> None:
    """The project stands alone: only the gate looks beside itself, for pages to test laws on."""
    named = [
        str(path.relative_to(ROOT))
        for folder in ("src", "tests", "docs", "seeds")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in (".py", ".md", ".toml", ".txt", ".json")
        and "node_modules" not in path.parts
        and path != Path(__file__)
        if f"..{os.sep}shared" in path.read_text(encoding="utf-8", errors="replace")
    ]

    assert [] == named
