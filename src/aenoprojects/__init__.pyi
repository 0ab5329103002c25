"""Typed, immutable project data from the pages on which Dutch municipal projects are published.

    import aenoprojects as ap
    doc = ap.read("page.html")
    ap.export(doc, "xlsx", "projects.xlsx")

Made by docs/generate_reference.py from the list in __init__.py.
"""

from aenoprojects.api import corpus as corpus, export as export, parse as parse, read as read
from aenoprojects.diagnostics import Code as Code, Diagnostic as Diagnostic, Severity as Severity, report as report
from aenoprojects.errors import (
    AenoprojectsError as AenoprojectsError,
    ExporterError as ExporterError,
    FormatError as FormatError,
    HarvestError as HarvestError,
    MunicipalityError as MunicipalityError,
    NoMatchWarning as NoMatchWarning,
    OptionError as OptionError,
    PluginError as PluginError,
    SourceError as SourceError,
    TargetError as TargetError,
    UnknownFormatError as UnknownFormatError,
)
from aenoprojects.exporters import Exporter as Exporter
from aenoprojects.exporters.registry import Format as Format, formats as formats
from aenoprojects.inspection import Check as Check, checks as checks, findings as findings
from aenoprojects.learning.learn import learn as learn
from aenoprojects.learning.proposal import Proposal as Proposal
from aenoprojects.model import (
    Amount as Amount,
    Block as Block,
    ContactDetails as ContactDetails,
    Document as Document,
    GrantRound as GrantRound,
    Link as Link,
    ListBlock as ListBlock,
    Municipality as Municipality,
    Organisation as Organisation,
    PageLine as PageLine,
    Paragraph as Paragraph,
    PartialDate as PartialDate,
    Period as Period,
    Person as Person,
    Place as Place,
    Project as Project,
    Section as Section,
    Source as Source,
    SourceSpan as SourceSpan,
    Theme as Theme,
)
from aenoprojects.page_by_page import Failure as Failure, Record as Record, records as records
from aenoprojects.plugins import Plugin as Plugin
from aenoprojects.transforms.diff import (
    Change as Change,
    Difference as Difference,
    FieldChange as FieldChange,
    diff as diff,
)
from aenoprojects.transforms.merge import merge as merge
from aenoprojects.values.period import parse_period as parse_period
from aenoprojects.vocabulary import Vocabulary as Vocabulary
from aenoprojects.vocabulary.profiles import profile as profile, profiles as profiles
from aenoprojects.vocabulary.register import municipality as municipality

__version__: str

__all__ = [
    "AenoprojectsError",
    "Amount",
    "Block",
    "Change",
    "Check",
    "Code",
    "ContactDetails",
    "Diagnostic",
    "Difference",
    "Document",
    "Exporter",
    "ExporterError",
    "Failure",
    "FieldChange",
    "Format",
    "FormatError",
    "GrantRound",
    "HarvestError",
    "Link",
    "ListBlock",
    "Municipality",
    "MunicipalityError",
    "NoMatchWarning",
    "OptionError",
    "Organisation",
    "PageLine",
    "Paragraph",
    "PartialDate",
    "Period",
    "Person",
    "Place",
    "Plugin",
    "PluginError",
    "Project",
    "Proposal",
    "Record",
    "Section",
    "Severity",
    "Source",
    "SourceError",
    "SourceSpan",
    "TargetError",
    "Theme",
    "UnknownFormatError",
    "Vocabulary",
    "checks",
    "corpus",
    "diff",
    "export",
    "findings",
    "formats",
    "learn",
    "merge",
    "municipality",
    "parse",
    "parse_period",
    "profile",
    "profiles",
    "read",
    "records",
    "report",
]
