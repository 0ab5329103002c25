"""Typed, immutable project data from the pages on which Dutch municipal projects are published.

    import aenoprojects as ap
    doc = ap.read("page.html")
    ap.export(doc, "xlsx", "projects.xlsx")

Names are loaded when first used, so that importing the package costs next to nothing.
"""

from __future__ import annotations

__version__ = "0.1.0"

TYPE_CHECKING = False  # type checkers know this name; importing typing for it would cost half of `--version`

if TYPE_CHECKING:
    from aenoprojects.api import corpus, export, parse, read
    from aenoprojects.diagnostics import Code, Diagnostic, Severity, report
    from aenoprojects.errors import (
        AenoprojectsError,
        ExporterError,
        FormatError,
        MunicipalityError,
        OptionError,
        SourceError,
        TargetError,
        UnknownFormatError,
    )
    from aenoprojects.exporters import Exporter
    from aenoprojects.exporters.registry import formats
    from aenoprojects.model import (
        Amount,
        ContactDetails,
        Document,
        GrantRound,
        Link,
        ListBlock,
        Municipality,
        Organisation,
        PageLine,
        Paragraph,
        PartialDate,
        Period,
        Person,
        Place,
        Project,
        Section,
        Source,
        SourceSpan,
        Theme,
    )
    from aenoprojects.transforms.diff import diff
    from aenoprojects.transforms.merge import merge
    from aenoprojects.values.period import parse_period
    from aenoprojects.vocabulary import Vocabulary
    from aenoprojects.vocabulary.register import municipality

_HOMES = {
    "aenoprojects.api": ("corpus", "export", "parse", "read"),
    "aenoprojects.diagnostics": ("Code", "Diagnostic", "Severity", "report"),
    "aenoprojects.errors": (
        "AenoprojectsError",
        "ExporterError",
        "FormatError",
        "MunicipalityError",
        "OptionError",
        "SourceError",
        "TargetError",
        "UnknownFormatError",
    ),
    "aenoprojects.exporters": ("Exporter",),
    "aenoprojects.exporters.registry": ("formats",),
    "aenoprojects.model": (
        "Amount",
        "ContactDetails",
        "Document",
        "GrantRound",
        "Link",
        "ListBlock",
        "Municipality",
        "Organisation",
        "PageLine",
        "Paragraph",
        "PartialDate",
        "Period",
        "Person",
        "Place",
        "Project",
        "Section",
        "Source",
        "SourceSpan",
        "Theme",
    ),
    "aenoprojects.transforms.diff": ("diff",),
    "aenoprojects.transforms.merge": ("merge",),
    "aenoprojects.values.period": ("parse_period",),
    "aenoprojects.vocabulary": ("Vocabulary",),
    "aenoprojects.vocabulary.register": ("municipality",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "AenoprojectsError",
    "Amount",
    "Code",
    "ContactDetails",
    "Diagnostic",
    "Document",
    "Exporter",
    "ExporterError",
    "FormatError",
    "GrantRound",
    "Link",
    "ListBlock",
    "Municipality",
    "MunicipalityError",
    "OptionError",
    "Organisation",
    "PageLine",
    "Paragraph",
    "PartialDate",
    "Period",
    "Person",
    "Place",
    "Project",
    "Section",
    "Severity",
    "Source",
    "SourceError",
    "SourceSpan",
    "TargetError",
    "Theme",
    "UnknownFormatError",
    "Vocabulary",
    "corpus",
    "diff",
    "export",
    "formats",
    "merge",
    "municipality",
    "parse",
    "parse_period",
    "read",
    "report",
]


def __getattr__(name: str) -> object:
    """Load a public name from the module that defines it (PEP 562).

    It is looked up anew each time: kept here, it would go on after its module got another one, as in tests.
    """
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(_HOME_OF[name]), name)
    return value


def __dir__() -> list[str]:
    """Return the public names."""
    return [*__all__, "__version__"]
