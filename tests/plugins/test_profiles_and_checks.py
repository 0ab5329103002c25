"""Strangers' profiles and checks, really installed: good ones work, and a broken one harms only itself."""

from pathlib import Path

import pytest

from plugins.environment import EXAMPLE_CHECK, EXAMPLE_PROFILE, Environment

PAGE = EXAMPLE_PROFILE / "tests" / "page.txt"


def test_a_profile_reads_its_page(environment: Environment, tmp_path: Path) -> None:
    """`--profile NAME` knows the words of the province; without it the page holds no projects."""
    done = environment.program("list", str(PAGE), "--profile", "province", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Waterpleinen in de wijk" in done.stdout
    assert "Klimaat en water" in done.stdout
    plain = environment.program("list", str(PAGE), folder=tmp_path)
    assert "Klimaat en water" not in plain.stdout


def test_a_profile_in_python(environment: Environment, tmp_path: Path) -> None:
    """`ap.profile` gives a vocabulary, which a file of the user's own may add to."""
    (tmp_path / "own.toml").write_text('[themes]\n"Groen" = ["Klimaat en groen"]\n', encoding="utf-8")
    code = (
        "import aenoprojects as ap; province = ap.profile('province').extended('own.toml')\n"
        "print([one.name for one in ap.profiles()], province.theme('water'), province.theme('klimaat en groen'))"
    )
    done = environment.run("-c", code, folder=tmp_path)
    assert done.stdout == "['absent', 'number', 'province', 'wrong'] Klimaat en water Groen\n", done.stderr
    done = environment.program("list", str(PAGE), "--profile", "province", "--vocabulary", "own.toml", folder=tmp_path)
    assert "Klimaat en water" in done.stdout


@pytest.mark.parametrize(
    ("name", "status", "said"),
    [
        ("provincie", 2, "no profile 'provincie' is installed (did you mean 'province'?); there are: absent, number"),
        ("wrong", 1, "[colours] is no table of a vocabulary"),
        ("absent", 1, "not-there.toml: cannot be read as a vocabulary"),
        ("number", 1, "it is not the path of a TOML file but int; see https://"),
        ("nowhere:PROFILE", 1, "No module named 'nowhere'; install it, or run"),
    ],
)
def test_a_broken_profile(environment: Environment, tmp_path: Path, name: str, status: int, said: str) -> None:
    """A profile that is none is one line that names its distribution."""
    done = environment.program("list", str(PAGE), "--profile", name, folder=tmp_path)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (status, "", 1)
    assert said in done.stderr
    if name in ("wrong", "absent", "number"):
        assert "aenoprojects-wrong-profile 0.9" in done.stderr


@pytest.fixture
def shouting(tmp_path: Path) -> Path:
    """Return a page with a title in capitals, and a project without a period."""
    path = tmp_path / "page.txt"
    path.write_text(
        "Goes: FIETSEN\n\nGemeente Goes\n\nProject: FIETSEN\nThema: Sport\n\n\nOss: Lopen\n\nGemeente Oss\n\n"
        "Project: Lopen\nThema: Sport\n",
        encoding="utf-8",
    )
    return path


def test_a_check_finds(environment: Environment, shouting: Path) -> None:
    """`check --also NAME` tells a stranger's findings at their place, in order, like our own."""
    done = environment.program("check", "page.txt", "--also", "plain", folder=shouting.parent)
    assert done.returncode == 0, done.stderr
    assert "page.txt:5" in done.stdout
    assert "PL001" in done.stdout
    assert "title in capitals" in done.stdout
    only = environment.program("check", "page.txt", "--also", "plain", "--select", "PL", folder=shouting.parent)
    assert only.stdout.count("page.txt:") == 1
    without = environment.program("check", "page.txt", folder=shouting.parent)
    assert "PL001" not in without.stdout


def test_a_check_explains_itself(environment: Environment, tmp_path: Path) -> None:
    """`--explain` knows the codes of installed checks, in the user's language."""
    english = environment.program("check", "--explain", "PL001", folder=tmp_path)
    dutch = environment.program("check", "--explain", "PL001", "--language", "nl", folder=tmp_path)
    assert "A title in capitals is hard to read." in english.stdout
    assert "Een titel in hoofdletters leest lastig." in dutch.stdout
    assert environment.program("check", "--explain", "ZZ", folder=tmp_path).returncode == 2


def test_a_broken_check_costs_only_itself(environment: Environment, shouting: Path) -> None:
    """A check that fails is named with project and line, status 1; what others found is told."""
    done = environment.program("check", "page.txt", "--also", "raising,codeless,plain", folder=shouting.parent)
    assert done.returncode == 1
    assert "PL001" in done.stdout
    assert "'raising' of aenoprojects-raising-check 0.9 failed at project 'goes-fietsen'" in done.stderr
    assert "(aenoprojects_raising_check.py:8): AttributeError" in done.stderr
    assert "it has no 'codes'; see https://" in done.stderr
    assert "Traceback" not in done.stderr
    long = environment.program("check", "page.txt", "--also", "raising", "--traceback", folder=shouting.parent)
    assert "return [project.period.nonsense]" in long.stderr


def test_an_unknown_check(environment: Environment, shouting: Path) -> None:
    """A name that is not installed is wrong usage, with those that are."""
    done = environment.program("check", "page.txt", "--also", "plane", folder=shouting.parent)
    assert done.returncode == 2
    assert "no check 'plane' is installed (did you mean 'plain'?); there are: codeless, plain, raising" in done.stderr


@pytest.mark.parametrize("project", [EXAMPLE_PROFILE, EXAMPLE_CHECK], ids=lambda path: path.name)
def test_the_examples_pass_their_own_tests(environment: Environment, project: Path) -> None:
    """The tests that an author is shown run and pass in an environment with the package installed."""
    done = environment.run(
        "-m", "pytest", "-q", "-p", "no:cacheprovider", str(project / "tests"), folder=project.parent
    )
    assert done.returncode == 0, done.stdout
