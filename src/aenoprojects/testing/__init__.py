"""What an author of an exporter, a profile or a check tests with; see docs/reference/exporter-protocol.md.

`check_exporter` and `ExporterContract` hold an exporter to the protocol, `check_profile` a vocabulary and
`check_findings` a check of projects to what is asked of them; `sample_projects` and `sample_document` are
hand-made input; `projects`, `documents` and `hostile_text` are Hypothesis strategies, and only they need the
package `hypothesis`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aenoprojects.testing.contract import ExporterContract, check_exporter
from aenoprojects.testing.others import check_findings, check_profile
from aenoprojects.testing.samples import sample_document, sample_projects

if TYPE_CHECKING:
    from aenoprojects.testing.strategies import documents, hostile_text, projects

__all__ = [
    "ExporterContract",
    "check_exporter",
    "check_findings",
    "check_profile",
    "documents",
    "hostile_text",
    "projects",
    "sample_document",
    "sample_projects",
]


def __getattr__(name: str) -> object:
    """Load a strategy, and with it Hypothesis, only when it is asked for (PEP 562)."""
    if name not in ("documents", "hostile_text", "projects"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from aenoprojects.testing import strategies

    return getattr(strategies, name)
