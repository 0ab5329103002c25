"""The flow of the house: a module imports only from what stands above it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import aenoprojects

SOURCE = Path(aenoprojects.__file__).parent
FLOW = [
    "described",
    "errors",
    "diagnostics",
    "plugins",
    "model",
    "vocabulary",
    "values",
    "reading",
    "parsing",
    "schemas",
    "serial",
    "transforms",
    "exporters",
    "inspection",
    "learning",
    "api",
    "page_by_page",
    "scale",
    "testing",
    "app",
    "cli",
    "__main__",
]
MODULES = sorted(path for path in SOURCE.rglob("*.py") if path != SOURCE / "__init__.py")


def room(name: str) -> str:
    """Return the part of the house that a dotted name is in."""
    return name.split(".")[1] if "." in name else ""


def _is_plain_if(node: ast.stmt) -> bool:
    return isinstance(node, ast.If) and "TYPE_CHECKING" not in ast.dump(node.test)


def imports_of(path: Path) -> set[str]:
    """Return what a module imports of this package when it is loaded (not inside functions, not for types only)."""
    found: set[str] = set()

    def walk(nodes: list[ast.stmt]) -> None:
        for node in nodes:
            if isinstance(node, ast.Import):
                found.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module)
            elif isinstance(node, ast.ClassDef) or _is_plain_if(node):
                walk(node.body)

    walk(ast.parse(path.read_text(encoding="utf-8")).body)
    return {room(name) for name in found if name.startswith("aenoprojects.")}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_module_imports_only_from_above(path: Path) -> None:
    """Data flows one way, and so do imports."""
    own = path.relative_to(SOURCE).parts[0].removesuffix(".py")

    assert {name for name in imports_of(path) if FLOW.index(name) > FLOW.index(own)} == set()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_module_is_small(path: Path) -> None:
    """A module is a subject; with more than 350 lines it is two."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 350


def test_every_public_name_can_be_imported() -> None:
    """`__all__` is sorted and each of its names is there."""
    names = aenoprojects.__all__

    assert sorted(names) == names
    assert all(getattr(aenoprojects, name) is not None for name in names)
    assert set(names) <= set(dir(aenoprojects))
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        aenoprojects.nonsense  # noqa: B018


def test_every_public_name_and_attribute_is_documented() -> None:
    """Each class and function has a docstring, each field of a value a line below it."""
    undocumented = []
    for path in MODULES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            public = isinstance(node, ast.ClassDef) and not node.name.startswith("_")
            if public and ast.get_docstring(node) is None:
                undocumented.append(f"{path.name}:{node.name}")
        if path.parent.name == "model":
            for node in ast.walk(tree):
                if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                    for item, after in zip(node.body, [*node.body[1:], None], strict=True):
                        documented = isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
                        if (
                            isinstance(item, ast.AnnAssign)
                            and not ast.unparse(item.target).startswith("_")
                            and not documented
                        ):
                            undocumented.append(f"{path.name}:{node.name}.{ast.unparse(item.target)}")

    assert [] == undocumented


def test_a_replaced_name_is_seen_and_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """The package looks a public name up in its module each time, so that what a test replaces ends with the test."""
    from aenoprojects import api

    original = aenoprojects.read
    with monkeypatch.context() as patch:
        patch.setattr(api, "read", "another")
        assert aenoprojects.read == "another"

    assert aenoprojects.read is original
    assert set(aenoprojects.__all__) & set(vars(aenoprojects)) == set()
