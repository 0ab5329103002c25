"""A check for aenoprojects: titles that readers understand."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from aenoprojects import Diagnostic, Document, Project, Severity

_LONGEST = 80


class PlainTitles:
    """Finds titles in capitals, and long ones."""

    codes: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "PL001": {
            "nl": "Een titel in hoofdletters leest lastig. Schrijf hem als een gewone zin.",
            "en": "A title in capitals is hard to read. Write it as a sentence.",
        },
        "PL002": {
            "nl": f"Een titel van meer dan {_LONGEST} tekens past in geen lijst. Zet de uitleg in de samenvatting.",
            "en": f"A title of more than {_LONGEST} letters fits no list. Move the explanation to the summary.",
        },
    }

    def find(self, project: Project, document: Document) -> Iterator[Diagnostic]:
        """Yield what there is to say about the title of a project."""
        title = project.title
        if len(title) > 5 and title.isupper():
            yield Diagnostic(
                code="PL001", severity=Severity.INFO, message="title in capitals", field="title", text=title
            )
        if len(title) > _LONGEST:
            said = f"title of {len(title)} letters"
            yield Diagnostic(code="PL002", severity=Severity.WARNING, message=said, field="title", text=title)
