"""Strangers' exporters, really installed: good ones work, and a broken one harms only itself."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.environment import DISTRIBUTIONS, EXAMPLE, ROOT, Environment

BROKEN_ON_LOADING = {
    "broken": ("aenoprojects-broken 0.1", "RuntimeError: no licence found ask the vendor"),
    "quitting": ("aenoprojects-quitting 0.2", "SystemExit: this module needs an administrator"),
    "lacking": ("aenoprojects-lacking 0.3", "it has no 'media_type'"),
    "misfitting": ("aenoprojects-misfitting 0.4", "write(self, document), not write(self, document, stream)"),
}
BROKEN_ON_WRITING = {
    "failing": ("aenoprojects-failing 0.5", "ZeroDivisionError: too few projects"),
    "texting": ("aenoprojects-texting 0.6", "it wrote str to the stream"),
    "closing": ("aenoprojects-closing 0.7", "closed the stream"),
}
BROKEN = BROKEN_ON_LOADING | BROKEN_ON_WRITING


def test_our_wheel_is_under_test(environment: Environment, tmp_path: Path) -> None:
    """The package that runs is the wheel in the fresh environment, not the checkout."""
    found = environment.run("-c", "import aenoprojects; print(aenoprojects.__file__)", folder=tmp_path)
    assert found.stdout.startswith(str(environment.folder))


def test_example_exports(environment: Environment, page: Path) -> None:
    """The example plugin writes a file, with an option set, and nothing else appears."""
    done = environment.program("export", "markdown", page.name, "-O", "language=en", folder=page.parent)
    assert done.returncode == 0, done.stderr
    written = (page.parent / "projects.md").read_text(encoding="utf-8")
    assert written.startswith("## Samen leren\n\n- **Organisation:** Gouda\n")
    assert sorted(path.name for path in page.parent.iterdir()) == ["page.txt", "projects.md"]


def test_class_without_installation(environment: Environment, page: Path) -> None:
    """A class in the current folder is an exporter by the name `module:Class`."""
    source = (EXAMPLE / "aenoprojects_markdown.py").read_text(encoding="utf-8")
    (page.parent / "loose.py").write_text(source, encoding="utf-8")
    done = environment.program("export", "loose:MarkdownExporter", page.name, "-o", "-", folder=page.parent)
    assert done.stdout.startswith("## Samen leren\n")


def test_missing_class(environment: Environment, page: Path) -> None:
    """A module that is nowhere is named, with what to do about it, in one line."""
    done = environment.program("export", "nowhere:Exporter", page.name, folder=page.parent)
    assert done.returncode == 1
    assert "No module named 'nowhere'; install it, or run" in done.stderr


@pytest.mark.parametrize("name", BROKEN)
def test_broken_is_named(environment: Environment, page: Path, name: str) -> None:
    """A broken exporter ends in status 1 and one line with its distribution; no file, whole or partial."""
    origin, reason = BROKEN[name]
    done = environment.program("export", name, page.name, "-o", "out.txt", folder=page.parent)
    assert done.returncode == 1
    assert origin in done.stderr
    assert reason in done.stderr
    assert "Traceback" not in done.stderr
    assert [path.name for path in page.parent.iterdir()] == ["page.txt"]


@pytest.mark.parametrize("name", BROKEN_ON_WRITING)
def test_old_file_survives(environment: Environment, page: Path, name: str) -> None:
    """What stood under the target's name before a failure stands there after it."""
    target = page.parent / "out.txt"
    target.write_bytes(b"yesterday's")
    environment.program("export", name, page.name, "-o", target.name, folder=page.parent)
    assert target.read_bytes() == b"yesterday's"


def test_our_name_wins(environment: Environment, page: Path) -> None:
    """A plugin that takes one of our names is not used, and the user is told which one."""
    done = environment.program("export", "json", page.name, "-o", "-", folder=page.parent)
    assert done.returncode == 0
    assert '"Samen leren"' in done.stdout
    assert "that of aenoprojects-pretending 0.8 is not used" in done.stderr


def test_shadowed_plugin_by_its_class(environment: Environment, page: Path) -> None:
    """A plugin whose name is taken can still be used by its class."""
    name = "aenoprojects_pretending:PretendingExporter"
    done = environment.program("export", name, page.name, "-o", "-", folder=page.parent)
    assert done.stdout == "pretended"


def test_twins(environment: Environment, page: Path) -> None:
    """Two plugins of one name are an error that names both."""
    done = environment.program("export", "twin", page.name, "-o", "out.txt", folder=page.parent)
    assert done.returncode == 1
    assert "aenoprojects-twin-one 1.0 and aenoprojects-twin-two 2.0" in done.stderr


def test_listing_imports_nothing(environment: Environment, tmp_path: Path) -> None:
    """`formats` lists every plugin, broken ones too, and imports none of them."""
    code = (
        "import sys; from aenoprojects.cli.main import run; run(['formats'])\n"
        "print([name for name in sys.modules if name.startswith('aenoprojects_')], 'openpyxl' in sys.modules)"
    )
    done = environment.run("-c", code, folder=tmp_path)
    *listing, last = done.stdout.splitlines()
    assert {line.partition("\t")[0] for line in listing} >= {"json", "xlsx", "markdown", "sleeping", *BROKEN}
    assert last == "[] False"


def test_check_names_the_broken(environment: Environment, tmp_path: Path) -> None:
    """`formats --check` loads all: what cannot be loaded or clashes is named, the others are well, status 1."""
    done = environment.program("formats", "--check", folder=tmp_path)
    assert done.returncode == 1
    for origin, reason in BROKEN_ON_LOADING.values():
        assert origin in done.stdout
        assert reason in done.stdout
    assert "that of aenoprojects-pretending 0.8 is not used" in done.stdout
    assert done.stdout.count("claimed by aenoprojects-twin-one 1.0 and aenoprojects-twin-two 2.0") == 2
    assert "a Markdown page, one chapter a project" in done.stdout


def test_just_installed_is_seen(environment: Environment, tmp_path: Path) -> None:
    """A running program sees and loads what pip installed since it last looked, and misses what is gone."""
    project = tmp_path / "aenoprojects_late.py"
    project.write_text((DISTRIBUTIONS / "failing" / "aenoprojects_failing.py").read_text(encoding="utf-8"))
    metadata = (DISTRIBUTIONS / "failing" / "pyproject.toml").read_text(encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text(metadata.replace("failing", "late"), encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "--python", str(environment.python)]
    install = [*pip, "install", "-q", "--no-index", "--no-deps", "--no-build-isolation", str(tmp_path)]
    code = (
        "import subprocess; from aenoprojects import formats\n"
        "from aenoprojects.exporters.registry import load\n"
        "def names(): return {each.name for each in formats()}\n"
        "before = names()\n"
        f"subprocess.run({install!r}, check=True)\n"
        "print(names() - before, load('late').suffix)\n"
        f"subprocess.run({[*pip, 'uninstall', '-q', '-y', 'aenoprojects-late']!r}, check=True)\n"
        "print(names() == before)\n"
    )
    done = environment.run("-c", code, folder=ROOT / "docs")
    assert done.stdout.splitlines() == ["{'late'} .txt", "True"], done.stderr


def test_damaged_metadata(environment: Environment, tmp_path: Path) -> None:
    """A distribution whose metadata is garbage is named in a warning, and the others are listed."""
    damaged = tmp_path / "old" / "damaged-1.0.dist-info"
    damaged.mkdir(parents=True)
    (damaged / "entry_points.txt").write_bytes(b"[aenoprojects.exporters]\n\xff\xfe no entry\n")
    code = "import sys; sys.path.append('old'); import aenoprojects as ap; print(len(ap.formats()) > 3)"
    done = environment.run("-c", code, folder=tmp_path)
    assert done.stdout == "True\n"
    assert "metadata of damaged cannot be read" in done.stderr


def test_what_an_uninstallation_left(environment: Environment, tmp_path: Path) -> None:
    """A folder without metadata, left in front of the real one, hides nothing: neither ours nor a plugin's."""
    for name in ("aenoprojects-0.0.9.dist-info", "aenoprojects.egg-info", "aenoprojects_markdown-0.1.dist-info"):
        (tmp_path / "stale" / name).mkdir(parents=True)
    code = "import sys; sys.path.insert(0, 'stale'); import aenoprojects as ap"
    done = environment.run("-c", f"{code}; print([each.name for each in ap.formats()])", folder=tmp_path)
    assert {"'json'", "'xlsx'", "'markdown'"} <= set(done.stdout.strip("[]\n").split(", ")), done.stderr
    assert done.stderr == ""


def test_two_descriptions_of_one_installation(environment: Environment, tmp_path: Path) -> None:
    """The egg-info of a checkout beside the dist-info of the same plugin is no clash."""
    egg = tmp_path / "checkout" / "aenoprojects_markdown.egg-info"
    egg.mkdir(parents=True)
    (egg / "PKG-INFO").write_text("Metadata-Version: 2.1\nName: aenoprojects-markdown\nVersion: 1.0\n")
    (egg / "entry_points.txt").write_text("[aenoprojects.exporters]\nmarkdown = gone:Gone\n")
    code = "import sys; sys.path.append('checkout'); from aenoprojects.exporters.registry import find"
    done = environment.run("-c", f"{code}; print(find('markdown').load().suffix)", folder=tmp_path)
    assert done.stdout == ".md\n", done.stderr


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[aenoprojects.exporters\nword = a:B\n", "metadata of slip cannot be read: MissingSectionHeaderError"),
        ("[aenoprojects.exporters]\nword\n", "metadata of slip cannot be read: ParsingError"),
        (
            "[aenoprojects.exporter]\nword = a:B\n",
            "there is no group 'aenoprojects.exporter' of entry points",
        ),
        (
            "[aenoprojects.exporters]\nword = a.B\n",
            "the entry point 'word' is 'a.B', not such as",
        ),
    ],
)
def test_broken_entry_points_are_said(environment: Environment, tmp_path: Path, text: str, said: str) -> None:
    """What an author did not mean in entry_points.txt is a warning that names the distribution; the rest works."""
    slip = tmp_path / "old" / "slip-1.0.dist-info"
    slip.mkdir(parents=True)
    (slip / "METADATA").write_text("Metadata-Version: 2.1\nName: slip\nVersion: 1.0\n")
    (slip / "entry_points.txt").write_text(text)
    code = "import sys; sys.path.append('old'); import aenoprojects as ap; print(len(ap.formats()) > 3)"
    done = environment.run("-c", code, folder=tmp_path)
    assert done.stdout == "True\n"
    assert said in done.stderr


def test_a_failure_names_project_and_line(environment: Environment, page: Path) -> None:
    """One line says at which project and where in the plugin; --traceback shows the rest."""
    done = environment.program("export", "failing", page.name, "-o", "out.txt", folder=page.parent)
    assert "project 'gouda-samen-leren' (aenoprojects_failing.py:12): ZeroDivisionError" in done.stderr
    assert done.stderr.endswith("(--traceback shows where)\n")
    long = environment.program("export", "failing", page.name, "-o", "out.txt", "--traceback", folder=page.parent)
    assert "Traceback (most recent call last)" in long.stderr


def test_one_installation_counts(environment: Environment, tmp_path: Path) -> None:
    """An older installation further down the path adds no clash with itself."""
    old = tmp_path / "old" / "aenoprojects_markdown-0.1.dist-info"
    old.mkdir(parents=True)
    (old / "METADATA").write_text("Metadata-Version: 2.1\nName: aenoprojects-markdown\nVersion: 0.1\n")
    (old / "entry_points.txt").write_text("[aenoprojects.exporters]\nmarkdown = gone:Gone\n")
    code = "import sys; sys.path.append('old'); from aenoprojects.exporters.registry import find"
    done = environment.run("-c", f"{code}; print(find('markdown').origin)", folder=tmp_path)
    assert done.stdout == "aenoprojects-markdown 1.0\n"


def test_pip_built_it(environment: Environment, tmp_path: Path) -> None:
    """The environment is whole: each plugin is a distribution that pip knows."""
    listing = subprocess.run(
        [sys.executable, "-m", "pip", "--python", str(environment.python), "list"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout
    known = [line.split()[0] for line in listing.splitlines()]
    folders = [folder.name for folder in DISTRIBUTIONS.iterdir() if folder.is_dir()]
    assert {f"aenoprojects-{name}" for name in [*folders, "markdown"]} <= set(known)


def test_the_recipe_tests_the_wheel(environment: Environment, tmp_path: Path) -> None:
    """What the how-to says to run finds the wheel though a module of that name lies in the folder; `-P` is why."""
    said = (ROOT / "docs" / "how-to" / "publish-an-exporter.md").read_text(encoding="utf-8")
    assert "\n$ fresh/bin/python -P -m pytest tests\n$ fresh/bin/python -P -m aenoprojects formats --check\n" in said
    shutil.copytree(EXAMPLE / "tests", tmp_path / "tests")
    (tmp_path / "aenoprojects_markdown.py").write_text("raise RuntimeError('the folder')", encoding="utf-8")
    pytest_run = ("-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir=.", "tests")
    wheel = environment.run("-P", *pytest_run, folder=tmp_path)
    assert wheel.returncode == 0, wheel.stdout
    folder = environment.run(*pytest_run, folder=tmp_path)
    assert "RuntimeError: the folder" in folder.stdout
    checked = environment.run("-P", "-m", "aenoprojects", "formats", "--check", folder=tmp_path)
    assert "\nmarkdown\t" in checked.stdout
    assert "the folder" not in checked.stdout
