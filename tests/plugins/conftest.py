"""The environment that the tests of this folder share."""

from pathlib import Path

import pytest

from plugins.environment import DISTRIBUTIONS, EXAMPLE, EXAMPLE_CHECK, EXAMPLE_PROFILE, Environment, build_wheels

collect_ignore = [str(DISTRIBUTIONS)]


@pytest.hookimpl(tryfirst=True)  # before pytest chooses by -m
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Count the tests of this folder among those with real programs: pip builds and installs for them."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("clients")


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """Return an environment with our wheel, the example exporter, profile and check, and every broken one."""
    folder = tmp_path_factory.mktemp("plugins")
    wheels = build_wheels(folder / "wheels")
    environment = Environment.create(folder / "venv", wheels)
    environment.install(*(wheel for wheel in wheels.glob("aenoprojects_*.whl")))
    environment.install(EXAMPLE, EXAMPLE_PROFILE, EXAMPLE_CHECK)
    return environment


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """Return a small page to export."""
    path = tmp_path / "page.txt"
    path.write_text(
        "Gouda: Samen leren\nGemeente Gouda\nProject: Samen leren\nThema: Coaching\nLooptijd: 2021\n",
        encoding="utf-8",
    )
    return path
