"""The registry: what is no exporter is told why; real distributions are in tests/plugins."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from aenoprojects.errors import ExporterError, UnknownFormatError
from aenoprojects.exporters.registry import find, formats, load, misfit, origin_of


class Fitting:
    summary = "fits"
    suffix = ".txt"
    media_type = "text/plain"

    def write(self, document: object, stream: object) -> None:
        """Write nothing."""


@dataclass
class Data(Fitting):
    size: int = 1


class Demanding(Fitting):
    def __init__(self, size: int) -> None:
        """Take an argument."""


class Keyword(Fitting):
    def write(self, document: object, *, stream: object) -> None:  # type: ignore[override]
        """Write nothing."""


def without(name: str, value: Any = None) -> type:
    return type("Changed", (Fitting,), {name: value})


MISFITS = {
    "no class": (Fitting(), "it is not a class but Fitting"),
    "no suffix": (without("suffix"), "it has no 'suffix'"),
    "suffix without dot": (without("suffix", "txt"), "its 'suffix' is 'txt', not such as '.md'"),
    "empty summary": (without("summary", ""), "its 'summary' is '', not such as"),
    "no media type": (without("media_type", "text"), "its 'media_type' is 'text', not such as"),
    "no text": (without("summary", 3), "its 'summary' is 3, not such as"),
    "no method": (without("write"), "it has no method 'write'"),
    "other method": (Keyword, "its method is write(self, document: object, *, stream: object)"),
    "arguments": (Demanding, "it cannot be made without arguments: missing a required argument: 'size'"),
    "dataclass": (Data, "it is a dataclass; options are the fields of an attrs class"),
}


@pytest.mark.parametrize("name", MISFITS)
def test_misfit(name: str) -> None:
    """What is no exporter is told what it lacks."""
    found, message = MISFITS[name]
    assert message in str(misfit(found))


def test_fit() -> None:
    """A class with three attributes and a method is an exporter."""
    assert misfit(Fitting) is None


def test_every_format_of_ours_loads() -> None:
    """Every format that our own metadata announces can be loaded."""
    own = [format for format in formats() if format.own]
    assert len(own) >= 2
    assert all(format.load().summary for format in own)


def test_unknown_format() -> None:
    """An unknown name is answered with those that are known."""
    with pytest.raises(UnknownFormatError, match=r"no format 'tekening' is installed; there are: .*json.*xlsx"):
        find("tekening")


@pytest.mark.parametrize(
    ("said", "name"),
    [("ics", "ical"), ("excel", "xlsx"), (".xlsx", "xlsx"), ("Excel", "xlsx"), (".ics", "ical"), ("ndjson", "jsonl")],
)
def test_what_people_call_a_format(said: str, name: str) -> None:
    """A format is found by its suffix and by the program that opens it."""
    assert find(said).name == name


@pytest.mark.parametrize("name", ["os:path", "os:gone", "gone:Class", "os:PathLike.x", "a b:c"])
def test_no_exporter_class(name: str) -> None:
    """`module:Class` that leads to no exporter is one line with the name in it."""
    with pytest.raises(ExporterError) as caught:
        load(name)
    assert name in str(caught.value)
    assert "\n" not in str(caught.value)


def test_missing_dependency(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a module lacks another one, that one is named, without advice about the module itself."""
    (tmp_path / "needy.py").write_text("import not_there")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ExporterError, match=r"No module named 'not_there'$"):
        load("needy:Exporter")


def test_origin() -> None:
    """A class is traced to its distribution, or else to its module."""
    assert origin_of(load("json")).startswith("aenoprojects 0")
    assert origin_of(Fitting) == f"{__name__}:Fitting"


def test_listing_leaves_modules_alone() -> None:
    """Listing imports nothing."""
    before = set(sys.modules)
    formats()
    assert set(sys.modules) == before
