"""Profiles and checks are found in the metadata of distributions; what is broken is named and hides nothing."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

import aenoprojects as ap
from aenoprojects.cli.main import run
from aenoprojects.exporters.registry import find
from aenoprojects.inspection import explanations
from aenoprojects.plugins import Plugin, imported, installed, manual, named

Install = Callable[..., None]
Capture: TypeAlias = pytest.CaptureFixture[str]

CHECKS = """
import aenoprojects as ap

class Shouting:
    codes = {"SH001": {"nl": "Een titel in hoofdletters.", "en": "A title in capitals."}, "SH002": "Never said."}

    def find(self, project, document):
        if project.title.isupper():
            yield ap.Diagnostic(code="SH001", severity=ap.Severity.WARNING, message="capitals", field="title")

class Failing:
    codes = {"FA001": "Never said."}

    def find(self, project, document):
        raise RuntimeError("no licence")

NUMBER = 7
"""
PAGE = "Goes: FIETSEN\n\nGemeente Goes\n\nProject: FIETSEN\nProgrammalijn: Sport\nLooptijd: 2021\n"


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Return a function that puts a distribution with entry points on the path."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)

    def put(name: str, text: str, version: str = "1.0", metadata: bool = True) -> None:
        folder = tmp_path / f"{name}-{version}.dist-info"
        folder.mkdir()
        if metadata:
            (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
        (folder / "entry_points.txt").write_text(text)

    return put


@pytest.fixture
def shop(tmp_path: Path, install: Install, monkeypatch: pytest.MonkeyPatch) -> str:
    """Install a module with checks and a profile, named anew for each test, and a page to read."""
    module = f"shop_{abs(hash(str(tmp_path)))}"
    (tmp_path / f"{module}.py").write_text(f"{CHECKS}\nPROFILE = {str(tmp_path / 'own.toml')!r}\n", encoding="utf-8")
    (tmp_path / "own.toml").write_text('[labels]\ntheme = ["Programmalijn"]\n', encoding="utf-8")
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    entries = "\n".join(f"{name.lower()} = {module}:{name}" for name in ("Shouting", "Failing"))
    profiles = f"own = {module}:PROFILE\nnumber = {module}:NUMBER"
    install("shop", f"[aenoprojects.checks]\n{entries}\n[aenoprojects.profiles]\n{profiles}\n")
    return module


def test_profiles_are_found(shop: str) -> None:
    """A profile is a vocabulary by the name of its entry point, or by its place."""
    assert [one.name for one in ap.profiles()] == ["number", "own"]
    assert [one.origin for one in ap.profiles()] == ["shop 1.0"] * 2
    for name in ("own", f"{shop}:PROFILE"):
        document = ap.read("page.txt", vocabulary=ap.profile(name))
        assert document[0].theme is not None
        assert document[0].theme.text == "Sport"
    assert ap.profile("own", base=ap.profile("own")).label_fields["programmalijn"] == "theme"


def test_a_profile_that_is_none(shop: str, tmp_path: Path) -> None:
    """What leads to no vocabulary is named with its distribution."""
    with pytest.raises(ap.OptionError, match=r"no profile 'won' is installed \(did you mean 'own'\?\); there are"):
        ap.profile("won")
    with pytest.raises(ap.PluginError, match=r"'number' of shop 1\.0 is no profile: it is not the path .* int; see h"):
        ap.profile("number")
    (tmp_path / "own.toml").write_text("[colours]", encoding="utf-8")
    with pytest.raises(ap.PluginError, match=r"'own' of shop 1\.0 is no profile: .*\[colours\] is no table"):
        ap.profile("own")
    (tmp_path / "own.toml").write_text("[pages.rounds]\n1 = 2021\n", encoding="utf-8")
    with pytest.raises(ap.PluginError, match=r"'own' of shop 1\.0 is no profile: .*own\.toml: \[pages\.rounds\] 1:"):
        ap.profile("own")


def test_a_users_round_goes_before_that_of_a_profile(shop: str, tmp_path: Path, capsys: Capture) -> None:
    """What the user's file says of a mark takes the place of what the profile says."""
    (tmp_path / "own.toml").write_text("[pages.rounds]\n1 = [2021, 1]\n2 = [2021, 2]\n", encoding="utf-8")
    (tmp_path / "more.toml").write_text("[pages.rounds]\n1 = [2024, 3]\n", encoding="utf-8")
    (tmp_path / "page.txt").write_text(f"*{PAGE}\n\n**{PAGE.replace('FIETSEN', 'LOPEN')}", encoding="utf-8")
    assert run(["export", "jsonl", "page.txt", "--profile", "own", "--vocabulary", "more.toml", "-o", "-"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["grant_round"] for row in rows] == [{"year": 2024, "period": 3}, {"year": 2021, "period": 2}]


def test_a_profile_on_the_command_line(shop: str, capsys: Capture) -> None:
    """`--profile` reads with it, together with a file of one's own; the advice to check names both."""
    Path("more.toml").write_text('[themes]\n"Bewegen" = ["Sport"]\n', encoding="utf-8")
    assert run(["list", "page.txt", "--profile", "own", "--vocabulary", "more.toml", "--language", "en"]) == 0
    assert "Bewegen" in capsys.readouterr().out
    assert run(["list", "page.txt", "--profile", "none", "--language", "nl"]) == 2
    assert "het profiel 'none' is er niet" in capsys.readouterr().err


def test_checks_find(shop: str) -> None:
    """A check is asked by its name or by its class; findings are placed."""
    assert [one.name for one in ap.checks()] == ["failing", "shouting"]
    document = ap.read("page.txt")
    (found,) = ap.findings(document, "shouting")
    assert (found.code, found.line, found.source, found.project) == ("SH001", 5, "page.txt", "goes-fietsen")
    with pytest.raises(
        ap.PluginError, match=rf"'failing' of shop 1\.0 failed at project 'goes-fietsen' \({shop}\.py:15\)"
    ):
        ap.findings(document, "failing")
    assert set(explanations()) == {"SH001", "SH002", "FA001"}


def test_checks_on_the_command_line(shop: str, capsys: Capture) -> None:
    """`--also` adds their findings; one that fails is a line and status 1, and costs the others nothing."""
    assert run(["check", "page.txt", "--also", "shouting", "--strict", "--format", "json", "--language", "en"]) == 1
    assert "SH001" in [one["code"] for one in json.loads(capsys.readouterr().out)]
    assert run(["check", "page.txt", "--also", "failing, shouting", "--select", "SH", "--language", "nl"]) == 1
    out, err = capsys.readouterr()
    assert "SH001" in out
    assert "liep vast bij project 'goes-fietsen'" in err
    assert "(--traceback toont waar)" in err
    assert run(["check", "page.txt", "--also", "failing", "--traceback", "--language", "en"]) == 1
    assert 'raise RuntimeError("no licence")' in capsys.readouterr().err


def test_explanations_of_checks(shop: str, capsys: Capture) -> None:
    """`--explain` tells what the codes of installed checks mean, in the user's language where there is one."""
    assert run(["check", "--explain", "SH", "--language", "nl"]) == 0
    out = capsys.readouterr().out
    assert "Een titel in hoofdletters." in out
    assert "Never said." in out
    assert run(["check", "--explain", "ZZ9", "--language", "nl"]) == 2


def test_codes_of_a_check_by_its_place(shop: str, tmp_path: Path, capsys: Capture) -> None:
    """`--also module:Class` makes its codes known to --select, --ignore and --explain; without it they are not."""
    (tmp_path / f"{shop}_loose.py").write_text(CHECKS.replace("SH0", "LO0"), encoding="utf-8")
    place = f"{shop}_loose:Shouting"
    assert run(["check", "page.txt", "--also", place, "--select", "LO", "--language", "en"]) == 0
    assert "LO001" in capsys.readouterr().out
    assert run(["check", "page.txt", "--also", place, "--ignore", "LO001", "--language", "en"]) == 0
    assert "LO001" not in capsys.readouterr().out
    assert run(["check", "--also", place, "--explain", "LO001", "--language", "en"]) == 0
    assert "A title in capitals." in capsys.readouterr().out
    assert run(["check", "page.txt", "--select", "LO", "--language", "en"]) == 2
    assert "--select: there is no code LO." in capsys.readouterr().err
    assert run(["check", "page.txt", "--also", "nowhere:Check", "--select", "LO", "--language", "en"]) == 1
    assert "No module named 'nowhere'" in capsys.readouterr().err
    assert run(["check", "page.txt", "--also", place, "--explain", "AP999", "--language", "nl"]) == 2
    assert "--explain: de code AP999 bestaat niet." in capsys.readouterr().err


def test_rules_of_sarif_say_what_they_mean(shop: str, tmp_path: Path, capsys: Capture) -> None:
    """Ours and a stranger's have a short and a long description, in the user's language."""
    (tmp_path / "page.txt").write_text(f"{PAGE}Projectcode: A-17\n", encoding="utf-8")
    assert run(["check", "page.txt", "--also", "shouting", "--format", "sarif", "--language", "nl"]) == 0
    (log,) = json.loads(capsys.readouterr().out)["runs"]
    rules = {rule["id"]: rule for rule in log["tool"]["driver"]["rules"]}
    assert rules["SH001"]["shortDescription"] == {"text": "Een titel in hoofdletters."}
    assert set(rules) > {"SH001"}
    assert all(rule["fullDescription"]["text"] for rule in rules.values())
    assert all(rule["help"]["text"] for code, rule in rules.items() if code.startswith("AP"))


def test_what_is_installed_is_listed(shop: str, install: Install, capsys: Capture) -> None:
    """`formats` lists profiles and checks with package and version below the formats; `--check` loads them too."""
    assert run(["formats", "--language", "en"]) == 0
    blocks = capsys.readouterr().out.strip().split("\n\n")
    assert [block.splitlines()[0].split("\t")[0] for block in blocks] == ["Format", "Profile", "Check"]
    assert "own\tshop\t1.0" in blocks[1].splitlines()
    assert "shouting\tshop\t1.0" in blocks[2].splitlines()
    assert run(["formats", "--check", "--language", "en"]) == 1
    out = capsys.readouterr().out
    assert f"own\tshop 1.0\t{shop}:PROFILE" in out
    assert "shouting\tshop 1.0\tSH001, SH002" in out
    assert "number\tshop 1.0\tprofile 'number' of shop 1.0 is no profile" in out


LOUD = """
import sys
print("IMPORTED", flush=True)
sys.stdout.buffer.write(b"RAW\\n")

class Titles:
    summary, suffix, media_type = "titles", ".txt", "text/plain"

    def __init__(self):
        print("MADE")

    def write(self, document, stream):
        print("WRITING")
        for project in document:
            stream.write(project.title.encode())
            yield from ()
        print("DONE")

class Silent:
    codes = {"SI001": "Never said."}

    def find(self, project, document):
        print("FINDING")
        return ()

PROFILE = "own.toml"
"""


def test_what_a_plugin_prints_is_no_data(shop: str, tmp_path: Path) -> None:
    """A stranger's print, at import or at work, goes to standard error; what we write to standard output is whole."""
    (tmp_path / "loud.py").write_text(LOUD, encoding="utf-8")

    def program(*arguments: str) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "aenoprojects", *arguments, "--language", "en"]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)

    done = program("export", "loud:Titles", "page.txt", "--profile", "loud:PROFILE", "-o", "-")
    assert (done.returncode, done.stdout) == (0, b"FIETSEN")
    for said in (b"IMPORTED", b"RAW", b"MADE", b"WRITING", b"DONE"):
        assert said in done.stderr
    done = program("check", "page.txt", "--also", "loud:Silent", "--select", "AP", "--format", "json")
    assert json.loads(done.stdout) is not None
    assert b"FINDING" in done.stderr
    assert program("check", "--also", "loud:Silent", "--explain", "SI001").stdout == b"SI001\n\nNever said.\n\n"
    assert b"PRINT" not in program("formats", "loud:Titles").stdout.replace(b"IMPORTED", b"PRINT")


def test_names_that_clash(install: Install) -> None:
    """Two distributions with one name are an error that names both, and the place of each still leads there."""
    install("one", "[aenoprojects.checks]\nsame = json:JSONDecoder\n")
    install("two", "[aenoprojects.checks]\nsame = json:JSONEncoder\n")
    plugin = named("aenoprojects.checks", Plugin, "check", "same", ap.OptionError)
    with pytest.raises(ap.PluginError, match=r"check 'same' is claimed by one 1\.0 and two 1\.0; uninstall"):
        imported(plugin, "check", ap.PluginError)


SLIPS = {
    "[aenoprojects.checks\nword = a:B\n": "metadata of slip cannot be read: MissingSectionHeaderError",
    "[aenoprojects.check]\nword = a:B\n": "there is no group 'aenoprojects.check' of entry points",
    "[aenoprojects.checks]\nword = a.B\n": "the entry point 'word' is 'a.B', not such as",
}


@pytest.mark.parametrize("text", SLIPS)
def test_slips_in_entry_points(install: Install, text: str) -> None:
    """They are warned of where it is asked what there is, and nothing else is hidden."""
    install("slip", text)
    install("well", "[aenoprojects.checks]\nwell = json:JSONDecoder\n")
    with pytest.warns(UserWarning, match=SLIPS[text]) as told:
        assert [one.name for one in ap.checks()] == ["well"]
    assert len(told) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("this is no list\n", "metadata of aenoprojects_slip cannot be read: MissingSectionHeaderError"),
        ("\x00\x01\x02", "metadata of aenoprojects_slip cannot be read"),
        ("[aenoproject.checks]\nword = a:B\n", "there is no group 'aenoproject.checks'"),
    ],
)
def test_garbage_of_a_package_that_is_ours_by_its_name(install: Install, text: str, said: str) -> None:
    """A package called after us is looked at though it does not name us; what others have is their business."""
    install("aenoprojects_slip", text)
    install("other", text)
    install("aenoprojects_program", "[console_scripts]\nword = a:b\n")
    with pytest.warns(UserWarning, match=said) as told:
        ap.checks()
    assert len(told) == 1


@pytest.mark.parametrize("text", SLIPS)
def test_a_slip_is_told_once_and_where_it_matters(install: Install, text: str, tmp_path: Path, capsys: Capture) -> None:
    """An export does not speak of it; a list does, once; and so does a name that is not found."""
    install("slip", text)
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    assert run(["export", "JSON", "page.txt", "-o", "-", "--language", "en"]) == 0
    assert "slip" not in capsys.readouterr().err
    assert run(["formats", "--language", "en"]) == 0
    assert capsys.readouterr().err.count("slip") == 1
    assert run(["check", "page.txt", "--also", "word", "--language", "en"]) == 2
    assert capsys.readouterr().err.count("metadata of slip") == 1
    assert run(["formats", "--language", "nl"]) == 0
    assert "pakket slip" in capsys.readouterr().err


@pytest.mark.parametrize("said", ["toml", "TOML", ".toml", ".Toml"])
def test_a_strangers_format_in_any_capitals(install: Install, said: str) -> None:
    """As of ours, a dot and capitals make no difference; a name that is typed exactly goes before."""
    install("shop", "[aenoprojects.exporters]\ntoml = a:B\nExcel = a:C\n[aenoprojects.checks]\nTidy = a:D\n")
    assert find(said).value == "a:B"
    assert find("Excel").value == find("excel").value == "a:C"
    assert named("aenoprojects.checks", Plugin, "check", "tidy", ap.OptionError).value == "a:D"
    install("twin", "[aenoprojects.exporters]\nTOML = a:E\n")
    assert [find(name).value for name in ("toml", "TOML")] == ["a:B", "a:E"]
    with pytest.raises(ap.UnknownFormatError, match="no format 'Toml' is installed"):
        find("Toml")


def test_what_hides_nothing(install: Install) -> None:
    """A folder without metadata does not stand for the distribution; of two that are whole the first counts."""
    install("shop", "", version="0.1", metadata=False)
    install("shop", "[aenoprojects.checks]\nword = json:JSONDecoder\n", version="0.2")
    assert [one.version for one in installed("aenoprojects.checks", Plugin, "check")] == ["0.2"]


def test_the_manual_is_at_the_projects_address(monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages point to where the documentation stands; a checkout without metadata to its own folder."""
    assert manual("index.md").startswith("https://")
    monkeypatch.setattr("aenoprojects.plugins._OWN", "not-installed-at-all")
    assert manual("index.md") == "docs/index.md"


@pytest.mark.parametrize("name", ["json:", ":Json", ":"])
def test_half_a_place_is_a_name_that_nobody_has(name: str) -> None:
    """A colon with nothing before or behind it leads nowhere, and is said like any unknown name."""
    with pytest.raises(ap.UnknownFormatError, match="is installed"):
        ap.export(ap.Document(), name, io.BytesIO())


@pytest.mark.parametrize("what", [None, 3, ap.Document])
def test_a_format_is_a_name(what: object) -> None:
    """Something else than a name is said to be that."""
    with pytest.raises(ap.OptionError, match="the format is a name"):
        ap.export(ap.Document(), what, io.BytesIO())  # type: ignore[arg-type]
