"""Editors that only read (jedi: Spyder, vim, python-lsp) see the public names and their members."""

from __future__ import annotations

import jedi  # type: ignore[import-untyped]
import pytest

import aenoprojects as ap


def completed(code: str) -> set[str]:
    """Return what is offered at the end of some lines."""
    lines = code.splitlines()
    return {one.name for one in jedi.Script(code).complete(len(lines), len(lines[-1]))}


def test_public_names() -> None:
    """Every public name is offered, and leads to its definition."""
    assert set(ap.__all__) <= completed("import aenoprojects as ap\nap.")
    (home,) = jedi.Script("import aenoprojects as ap\nap.read").goto(2, 5, follow_imports=True)
    assert home.module_name == "aenoprojects.api"
    assert "paths, folders, globs" in home.docstring()


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("doc = ap.read('x')\ndoc.", {"select", "rows", "to_dict", "projects"}),
        ("ap.corpus()[0].", {"title", "organisation", "period", "to_dict"}),
        ("ap.corpus()[:3].", {"select", "rows"}),
        ("for p in ap.corpus():\n    p.period.", {"first_day", "edtf", "end_state"}),
        ("ap.diff(a, b).", {"added", "removed", "changed"}),
        ("ap.formats()[0].", {"name", "load"}),
    ],
)
def test_members(code: str, names: set[str]) -> None:
    """What a call gives is known with its members."""
    assert names <= completed(f"import aenoprojects as ap\n{code}")
