"""A fresh virtual environment with our wheel and real plugins in it, built and installed by pip."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

from attrs import frozen

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "docs" / "example-plugin"
EXAMPLE_PROFILE = ROOT / "docs" / "example-profile"
EXAMPLE_CHECK = ROOT / "docs" / "example-check"
DISTRIBUTIONS = Path(__file__).parent / "distributions"
# The build backend is called directly: pip would start two processes for each of a dozen small projects.
_BUILD = """
import os, sys
from hatchling.build import build_wheel
for folder in sys.argv[2:]:
    os.chdir(folder)
    build_wheel(sys.argv[1])
"""


@frozen
class Environment:
    """A virtual environment to run programs in."""

    folder: Path

    @classmethod
    def create(cls, folder: Path, wheels: Path) -> Environment:
        """Make an environment with our wheel in it.

        What our wheel depends on is lent by the environment that the tests run in (without its own
        installation of this package, which the wheel goes before), so that no registry is needed.
        """
        venv.create(folder, with_pip=False)
        environment = cls(folder)
        lent = sysconfig.get_path("purelib")
        (environment._site_packages / "lent.pth").write_text(f"{lent}\n", encoding="utf-8")
        environment.install(*wheels.glob("aenoprojects-*.whl"))
        return environment

    @property
    def python(self) -> Path:
        """Return its interpreter."""
        return self.folder / "bin" / "python"

    def install(self, *projects: Path) -> None:
        """Install wheels or folders of projects with pip."""
        quiet = ["--quiet", "--no-index", "--no-deps", "--no-build-isolation", "--no-compile"]
        pip = [sys.executable, "-m", "pip", "--python", str(self.python), "install"]
        subprocess.run([*pip, *quiet, *map(str, projects)], check=True, env=_surroundings())

    def run(self, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
        """Run its interpreter in a folder."""
        return subprocess.run(
            [self.python, *arguments],
            cwd=folder,
            env=_surroundings(),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def program(self, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
        """Run our program, in English, in a folder."""
        return self.run("-m", "aenoprojects", *arguments, folder=folder)

    @property
    def _site_packages(self) -> Path:
        return Path(sysconfig.get_path("purelib", "venv", {"base": str(self.folder)}))


def build_wheels(target: Path) -> Path:
    """Build the wheels of this package and of every plugin among the tests, and return their folder."""
    target.mkdir()
    folders = [ROOT, *sorted(folder for folder in DISTRIBUTIONS.iterdir() if folder.is_dir())]
    subprocess.run([sys.executable, "-c", _BUILD, str(target), *map(str, folders)], check=True)
    return target


def _surroundings() -> dict[str, str]:
    """Return the environment without what would let the tests' own Python shine through."""
    hidden = ("PYTHON", "PIP_", "LANG", "LC_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(hidden)}
    return {**kept, "LANG": "C.UTF-8", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_CACHE_DIR": "1"}
