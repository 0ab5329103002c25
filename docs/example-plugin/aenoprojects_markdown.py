"""Markdown for aenoprojects: one chapter a project."""

import re
from collections.abc import Iterator
from typing import BinaryIO, ClassVar, Literal

from attrs import field, frozen, validators

from aenoprojects import Diagnostic, Document, Project, Severity

_LABELS = {
    "nl": ("Organisatie", "Thema", "Looptijd", "Contact"),
    "en": ("Organisation", "Theme", "Period", "Contact"),
}


@frozen(kw_only=True)
class MarkdownExporter:
    """A page with a chapter for each project: heading, facts, summary, links."""

    summary: ClassVar[str] = "a Markdown page, one chapter a project"
    suffix: ClassVar[str] = ".md"
    media_type: ClassVar[str] = "text/markdown; charset=utf-8"

    language: Literal["nl", "en"] = field(default="nl", metadata={"help": "language of the labels"})
    level: int = field(
        default=2,
        validator=[validators.ge(1), validators.le(6)],
        metadata={"help": "level of the headings, 1 to 6"},
    )

    def write(self, document: Document, stream: BinaryIO) -> Iterator[Diagnostic]:
        """Write one chapter a project, and report links that lead nowhere from here."""
        for project in document:
            stream.write(self._chapter(project).encode(errors="replace"))
            for link in project.links:
                if not _is_web(link.url):
                    yield Diagnostic(
                        code="MD001",
                        severity=Severity.INFO,
                        message="link without a web address left out",
                        field="links",
                        text=link.url,
                        project=project.id,
                    )

    def _chapter(self, project: Project) -> str:
        parts = [
            f"{'#' * self.level} {_plain(project.title)}",
            "\n".join(f"- **{label}:** {_plain(value)}" for label, value in self._facts(project)),
            _plain(project.summary),
            "\n".join(
                f"- [{_plain(link.text)}](<{_address(link.url)}>)" for link in project.links if _is_web(link.url)
            ),
        ]
        return "\n\n".join(part for part in parts if part) + "\n\n"

    def _facts(self, project: Project) -> Iterator[tuple[str, str]]:
        people = project.contact.people if project.contact else ()
        values = (
            project.organisation.name if project.organisation else None,
            project.theme.name if project.theme else None,
            project.period.text if project.period else None,
            ", ".join(person.name for person in people),
        )
        for label, value in zip(_LABELS[self.language], values, strict=True):
            if value:
                yield label, value


def _is_web(address: str) -> bool:
    return address.startswith(("https://", "http://"))


def _address(text: str) -> str:
    """Return an address that cannot end the <...> it stands in."""
    return re.sub(r"[\s<>\\]", lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), text)


def _plain(text: str) -> str:
    """Return text on one line in which nothing has a meaning in Markdown."""
    line = re.sub(r"([\\`*_\[\]<>#|~&])", r"\\\1", " ".join(text.split()))
    return re.sub(r"^(\d*)([-+=.)])", r"\1\\\2", line)
