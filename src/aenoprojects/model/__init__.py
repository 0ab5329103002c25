"""What a page says, as typed, immutable values: every other part of the package makes or reads these."""

from aenoprojects.model.dates import PartialDate, Period
from aenoprojects.model.document import Document, DocumentStream, PageLine, Source
from aenoprojects.model.municipality import Municipality
from aenoprojects.model.places import Place
from aenoprojects.model.project import (
    Amount,
    Block,
    ContactDetails,
    GrantRound,
    Link,
    ListBlock,
    Organisation,
    Paragraph,
    Person,
    Project,
    Section,
    SourceSpan,
    Theme,
)

__all__ = [
    "Amount",
    "Block",
    "ContactDetails",
    "Document",
    "DocumentStream",
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
]
