"""What an author of an exporter tests with; see docs/reference/exporter-protocol.md.

`check_exporter` and `ExporterContract` hold an exporter to the protocol; `sample_projects` and
`sample_document` are hand-made input; `projects`, `documents` and `hostile_text` are Hypothesis
strategies, and only they need the package `hypothesis`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aenoprojects.testing.contract import ExporterContract, check_exporter
    from aenoprojects.testing.samples import sample_document, sample_projects
    from aenoprojects.testing.strategies import documents, hostile_text, projects

_HOMES = {
    "ExporterContract": "contract",
    "check_exporter": "contract",
    "documents": "strategies",
    "hostile_text": "strategies",
    "projects": "strategies",
    "sample_document": "samples",
    "sample_projects": "samples",
}

__all__ = [
    "ExporterContract",
    "check_exporter",
    "documents",
    "hostile_text",
    "projects",
    "sample_document",
    "sample_projects",
]


def __getattr__(name: str) -> object:
    """Load a public name from the module that defines it (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
