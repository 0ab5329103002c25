"""What the documentation says of the program is what the program says of itself."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from aenoprojects.cli.codes import explanation
from aenoprojects.cli.words import Words, table
from aenoprojects.diagnostics import Code
from aenoprojects.vocabulary import load

DOCS = Path(__file__).parents[3] / "docs"
GENERATED = runpy.run_path(str(DOCS / "generate_reference.py"))["GENERATED"]


@pytest.mark.parametrize("path", GENERATED, ids=lambda path: path.name)
def test_reference_pages_are_fresh(path: Path) -> None:
    """The generated pages, and the names for editors, are as the program would write them now."""
    page = path.read_text(encoding="utf-8")

    assert page == GENERATED[path](), "stale: run python docs/generate_reference.py"


def test_every_code_is_explained() -> None:
    """Every code has an explanation, and nothing else has."""
    assert set(load("diagnostics")) == {code.value for code in Code}


@pytest.mark.parametrize("code", Code)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_explanations_are_whole(code: Code, language: str) -> None:
    """An explanation has meaning, example and action in both languages, and can be shown."""
    entry = load("diagnostics")[code]

    assert set(entry) == {"example", "nl", "en"}
    assert set(entry[language]) == {"meaning", "action"}
    assert entry[language]["meaning"] in " ".join(explanation(code, Words(language)).split())  # type: ignore[arg-type]


def test_every_message_stands_in_both_languages() -> None:
    """No message is empty, and both languages take the same values."""
    import string

    def names(text: str) -> set[str | None]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    assert [key for key, (nl, en) in table().items() if not nl or not en or names(nl) != names(en)] == []


def test_dutch_messages_belong_to_messages_that_exist() -> None:
    """Every English text that has a Dutch one is still in the source, and both take the same values."""
    import re
    import string
    import tomllib

    import aenoprojects

    package = Path(aenoprojects.__file__).parent
    tables = tomllib.loads((package / "cli" / "messages.toml").read_text(encoding="utf-8"))
    rooms = ("reading", "exporters", "serial", "vocabulary", "scale")
    paths = [*package.glob("*.py"), *(path for room in rooms for path in (package / room).rglob("*.py"))]
    source = "\n".join(path.read_text(encoding="utf-8") for path in paths)

    for english, dutch in (tables["messages"] | tables["phrases"]).items():
        missing = [part for part in re.split(r"\{\w+\}|[:;()?]", english) if part.strip() not in source]
        assert (english, missing) == (english, [])
        names = [{name for _, name, _, _ in string.Formatter().parse(text)} - {None} for text in (english, dutch)]
        assert names[0] == names[1], english
