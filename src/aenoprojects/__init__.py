"""Typed, immutable project data from the pages on which Dutch municipal projects are published.

    import aenoprojects as ap
    doc = ap.read("page.html")
    ap.export(doc, "xlsx", "projects.xlsx")

Names are loaded when first used, so that importing the package costs next to nothing. Editors and type checkers read
__init__.pyi instead, which docs/generate_reference.py makes from the list below.
"""

from __future__ import annotations

__version__ = "0.1.0"

_HOMES = {
    "aenoprojects.api": ("corpus", "export", "parse", "read"),
    "aenoprojects.diagnostics": ("Code", "Diagnostic", "Severity", "report"),
    "aenoprojects.errors": (
        "AenoprojectsError",
        "ExporterError",
        "FormatError",
        "HarvestError",
        "MunicipalityError",
        "NoMatchWarning",
        "OptionError",
        "PluginError",
        "SourceError",
        "TargetError",
        "UnknownFormatError",
    ),
    "aenoprojects.exporters": ("Exporter",),
    "aenoprojects.exporters.registry": ("Format", "formats"),
    "aenoprojects.model": (
        "Amount",
        "Block",
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
    "aenoprojects.page_by_page": ("Failure", "Record", "records"),
    "aenoprojects.learning.learn": ("learn",),
    "aenoprojects.learning.proposal": ("Proposal",),
    "aenoprojects.inspection": ("Check", "checks", "findings"),
    "aenoprojects.plugins": ("Plugin",),
    "aenoprojects.vocabulary.profiles": ("profile", "profiles"),
    "aenoprojects.transforms.diff": ("Change", "Difference", "FieldChange", "diff"),
    "aenoprojects.transforms.merge": ("merge",),
    "aenoprojects.values.period": ("parse_period",),
    "aenoprojects.vocabulary": ("Vocabulary",),
    "aenoprojects.vocabulary.register": ("municipality",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = sorted(_HOME_OF)


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
