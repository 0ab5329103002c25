"""Profiles and checks that are wrong are told what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, ClassVar

import pytest

import aenoprojects as ap
from aenoprojects import inspection
from aenoprojects.testing import check_findings, check_profile

PAGE = "Oss: Bos\nGemeente Oss\nBosnaam: Bos\nKleurstelling: Groen\nLooptijd: 2021"
KNOWN = PAGE.replace("Kleurstelling: Groen\n", "")


@pytest.mark.parametrize(
    ("words", "pages", "said"),
    [
        ("[colours]\nred = ['rood']", {}, "expected a vocabulary; but .* no table of a vocabulary"),
        ("[pages.rounds]\n1 = 2021", {}, r"but .*own\.toml: \[pages\.rounds\] 1: must be the year"),
        ("# later\n", {}, "expected words that the package does not know; but it knows all of them"),
        ("[labels]\ntitle = ['project']\n", {}, "expected words that the package does not know"),
        ("[themes]\nVitaliteit = []\n[[months.month]]\nnumber = 5\nwords = ['Mei']", {}, "it knows all of them"),
        ("[labels]\ntitle = ['Bosnaam']\n", {KNOWN: 2}, "page 1: expected 2 projects; but there are 1"),
        ("[labels]\ntitle = ['Bosnaam']\n", {PAGE: 1}, "but 'Kleurstelling' is not"),
        ("[labels]\ncontact = ['Thema']\n", {}, "own labels to mean .*; but 'Thema' is contact and was theme"),
        ("[sections]\ngoal = ['Aanpak']\n", {}, "own sections to mean .*; but 'aanpak' is goal and was approach"),
        ("[themes]\nBewegen = ['Vitaliteit']\n", {}, "own themes .*; but 'vitaliteit' is Bewegen and was Vitaliteit"),
        ("[[months.month]]\nnumber = 6\nwords = ['mei']\n", {}, "expected other pages to be read as without it"),
        ("[pages]\nfooter = ['Gemeente']\n", {}, "but of the bundled ones '.*' is not"),
    ],
)
def test_a_wrong_profile(tmp_path: Path, words: str, pages: dict[str, int], said: str) -> None:
    """Each way to be wrong is one line that says where to read on."""
    path = tmp_path / "own.toml"
    path.write_text(words, encoding="utf-8")
    with pytest.raises(AssertionError, match=said) as caught:
        check_profile(path, pages)
    assert str(caught.value).count("how-to/publish-a-profile.md)") == 1


@pytest.mark.parametrize(
    "words",
    [
        "[labels]\ntitle = ['Project', 'Bosnaam']",
        "[themes]\nBewegen = []",
        "[pages.rounds]\n1 = [2021, 1]",
        "[[months.month]]\nnumber = 1\nwords = ['louwmaand']",
        "[amounts.currencies]\nBRL = ['real']",
    ],
)
def test_a_profile_that_is_well(tmp_path: Path, words: str) -> None:
    """One new word of any table is enough; what is known already does no harm beside it."""
    (tmp_path / "own.toml").write_text(words, encoding="utf-8")
    check_profile(tmp_path / "own.toml")


def test_a_label_that_is_moved_on_purpose(tmp_path: Path) -> None:
    """It is said, and then it is well; saying so of another is not."""
    (tmp_path / "own.toml").write_text("[labels]\norganisation = ['Trekker']\n", encoding="utf-8")
    with pytest.raises(AssertionError, match="'Trekker' is organisation and was contact"):
        check_profile(tmp_path / "own.toml")
    check_profile(tmp_path / "own.toml", moves=["trekker"])
    with pytest.raises(AssertionError, match="every label of moves to be moved; but 'thema' is not"):
        check_profile(tmp_path / "own.toml", moves=["Trekker", "Thema"])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((ap.Vocabulary.default(),), "takes the path of a TOML file, not Vocabulary"),
        (("own.toml", [PAGE]), "pages are a mapping from the text of each to what is on it, not list"),
        (("own.toml", {Path("page.txt"): 1}), "a page is its text, not PosixPath; read it first"),
        (("own.toml", {"page.txt": 1}), "'page.txt' is no page: a page has several lines"),
        (("own.toml", {"": 1}), "'' is no page"),
        (("own.toml", {PAGE: "1"}), "goes with the number of its projects, not '1'"),
        (("own.toml", {PAGE: True}), "goes with the number of its projects, not True"),
        (("own.toml", {PAGE: -1}), "goes with the number of its projects, not -1"),
    ],
)
def test_wrong_arguments_for_a_profile(arguments: Any, said: str) -> None:
    """They are said before anything is looked at."""
    with pytest.raises(ap.OptionError, match=said):
        check_profile(*arguments)
    with pytest.raises(ap.OptionError, match="moves are labels"):
        check_profile("own.toml", moves="Trekker")


@pytest.mark.parametrize("pages", [[PAGE], {PAGE: "SI001"}, {PAGE: 1}, {PAGE: (1,)}, {"page.txt": ()}])
def test_wrong_arguments_for_a_check(pages: Any) -> None:
    """A page goes with a list of codes; a text would be taken for a list of letters."""
    with pytest.raises(ap.OptionError, match=r"pages are|goes with the codes found on it|is no page"):
        check_findings(Silent, pages)


class Silent:
    codes: ClassVar[dict[str, str]] = {"SI001": "Never said."}

    def find(self, project: ap.Project, document: ap.Document) -> Iterable[ap.Diagnostic]:
        return ()


def finding(**changes: Any) -> type:
    """Return a check that says one thing of every project, with changes."""

    class Finding(Silent):
        def find(self, project: ap.Project, document: ap.Document) -> Iterable[ap.Diagnostic]:
            known = {"code": "SI001", "severity": ap.Severity.INFO, "message": "said"}
            return [ap.Diagnostic(**known | changes)]

    return Finding


class Remembering(Silent):
    seen: ClassVar[list[str]] = []

    def find(self, project: ap.Project, document: ap.Document) -> Iterable[ap.Diagnostic]:
        if project.title not in self.seen:
            self.seen.append(project.title)
            yield ap.Diagnostic(code="SI001", severity=ap.Severity.INFO, message="new")


class Naming(Silent):
    people: ClassVar[dict[str, str]] = {}

    def find(self, project: ap.Project, document: ap.Document) -> Iterable[ap.Diagnostic]:
        if project.contact and project.contact.people:
            self.people[project.id] = project.contact.people[0].name
        said = f"ask {self.people.get(project.id, 'nobody')}"
        yield ap.Diagnostic(code="SI001", severity=ap.Severity.INFO, message=said)


class Changing(Silent):
    def find(self, project: ap.Project, document: ap.Document) -> Iterable[ap.Diagnostic]:
        object.__setattr__(project, "title", "Anders")
        return ()


class Demanding(Silent):
    def __init__(self, size: int) -> None:
        """Take an argument."""


class Fussy(Silent):
    def __init__(self) -> None:
        raise RuntimeError("no licence")


class Talking(Silent):
    def find(self, project: ap.Project, document: ap.Document) -> Any:
        return ["said"]


class Fragile(Silent):
    def find(self, project: ap.Project, document: ap.Document) -> Any:
        return [] if len(project.theme.name) > 999 else ()  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (Silent(), "it is not a class but Silent"),
        (dict, "it has no 'codes'"),
        (type("C", (Silent,), {"codes": {"AP101": "Ours."}}), "its code 'AP101' is not such as 'WB001'"),
        (type("C", (Silent,), {"codes": {"SI001": " "}}), "its code 'SI001' has no explanation"),
        (type("C", (Silent,), {"find": None}), "it has no method 'find'"),
        (Demanding, "it is not made without arguments"),
        (Fussy, "cannot be made: RuntimeError: no licence"),
        (Talking, "'find': it gave 'said', which is no Diagnostic"),
        (Fragile, "failed at project '.*' .*test_others.py:.*AttributeError"),
        (finding(code="SI002"), "the code 'SI002' is not among its codes"),
        (finding(severity="fatal"), "its severity is 'fatal', not one of error, warning, info"),
        (finding(message=3), "its message is 3, not a text"),
        (finding(line="x"), "its line is 'x', not a number from 1 or None"),
        (finding(place=(1, 3)), r"its place is \(1, 3\), not a line, a first column and the column after the last"),
        (finding(place=(1, 3, 2)), r"its place is \(1, 3, 2\), not"),
        (finding(message="one\ntwo"), "expected a message of one line"),
        (finding(field="colour"), "expected the path of a field"),
        (finding(project="nobody"), "expected the id of a project"),
        (Remembering, "expected the same findings every time"),
        (Changing, "expected the document to stay as it was"),
        (Naming, "expected nothing of a contact that was taken out"),
    ],
)
def test_a_wrong_check(kind: Any, said: str) -> None:
    """Each way to be wrong is said, with where to read on."""
    if not isinstance(kind, type):
        assert inspection.misfit(kind) == said
        return
    with pytest.raises(AssertionError, match=said) as caught:
        check_findings(kind)
    assert "how-to/write-a-check.md)" in str(caught.value)


def test_pages_of_a_check() -> None:
    """A check that is well is held to the codes of its pages."""
    check_findings(Silent, {PAGE: ()})
    with pytest.raises(AssertionError, match="page 1: expected SI001; but it found nothing"):
        check_findings(Silent, {PAGE: ("SI001",)})


def test_places_of_findings() -> None:
    """A finding stands at its value, else at its project; what the check says itself stays."""
    page = ap.parse("Goes: Fietsen\nGemeente Goes\nProject: Fietsen\nThema: Sport")
    assert [one.line for field in ("theme.text", "theme", None) for one in ap.findings(page, finding(field=field))] == [
        4,
        4,
        1,
    ]
    (own,) = ap.findings(page, finding(line=9, source="elders"))
    assert (own.line, own.source, own.project) == (9, "elders", "goes-fietsen")
    assert [one.code for one in ap.findings(page, finding(), finding(), Silent)] == ["SI001", "SI001"]
