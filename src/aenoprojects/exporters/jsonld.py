"""Exporter `jsonld`: the projects in the words of schema.org, for search engines and linked data."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any, BinaryIO, ClassVar
from uuid import NAMESPACE_URL, uuid5

from attrs import field, frozen

from aenoprojects.diagnostics import Diagnostic
from aenoprojects.exporters.json import json_bytes
from aenoprojects.model import ContactDetails, Document, Municipality, Organisation, Project

_SCHEMA = "https://schema.org/"
# Everything stands in the file: no reader has to fetch a context, which may change or be away.
_CONTEXT: dict[str, Any] = {
    "@vocab": _SCHEMA,
    "@language": "nl",
    **{name: {"@id": f"{_SCHEMA}{name}", "@type": f"{_SCHEMA}Date"} for name in ("foundingDate", "dissolutionDate")},
    **{
        name: {"@id": f"{_SCHEMA}{name}", "@language": None}
        for name in ("identifier", "email", "telephone", "currency", "value", "url")
    },
}
_KINDS = {"municipality": "GovernmentOrganization", "municipalities": "GovernmentOrganization"}


@frozen(kw_only=True)
class JsonLdExporter:
    """Each project as a schema.org Project, with its municipalities by their official identifiers."""

    summary: ClassVar[str] = "projects in the words of schema.org, for linked data (JSON-LD)"
    suffix: ClassVar[str] = ".jsonld"
    media_type: ClassVar[str] = "application/ld+json"

    base: str | None = field(
        default=None, metadata={"help": "address under which your projects stand; without it their ids are UUIDs"}
    )

    def write(self, document: Document, stream: BinaryIO) -> Iterable[Diagnostic]:
        """Write the graph, one project a line."""
        stream.write(b'{"@context": ' + json.dumps(_CONTEXT).encode() + b',\n"@graph": [')
        separator, ids = b"\n", Counter[str]()
        for project in document:
            ids[project.id] += 1
            key = f"{project.id}#{ids[project.id]}".removesuffix("#1")
            stream.write(separator + json_bytes(_known({"@id": self._address(key), **_project(project)})))
            separator = b",\n"
        stream.write(b"\n]}\n")
        return ()

    def _address(self, key: str) -> str:
        if self.base:
            from urllib.parse import quote

            return self.base + quote(key, errors="replace")
        return uuid5(NAMESPACE_URL, f"aenoprojects:{key.encode('utf-8', 'replace').decode()}").urn


def _project(project: Project) -> dict[str, Any]:
    period = project.period
    first, last = (period.first_day, period.last_day) if period else (None, None)
    return {
        "@type": "Project",
        "identifier": project.id,
        "name": project.title,
        "alternateName": project.heading if project.heading != project.title else None,
        "description": project.summary,
        "foundingDate": first and first.isoformat(),
        "dissolutionDate": last and last.isoformat(),
        "keywords": [*([project.theme.name] if project.theme else []), *project.tags],
        "parentOrganization": _organisation(project.organisation) if project.organisation else None,
        "areaServed": [_place(one) for one in project.organisation.municipalities] if project.organisation else [],
        "contactPoint": _contacts(project.contact) if project.contact else [],
        "funding": _funding(project),
        "subjectOf": [
            _known({"@type": "WebPage", "name": link.text, "url": link.url})
            for link in project.links
            if link.url.startswith(("https://", "http://"))
        ],
    }


def _organisation(lead: Organisation) -> dict[str, Any]:
    partners = [_known({"@type": "Organization", "name": name}) for name in lead.partners]
    return _known({"@type": _KINDS.get(lead.kind, "Organization"), "name": lead.name, "member": partners})


def _place(municipality: Municipality) -> dict[str, Any]:
    province = municipality.province
    within = {"@type": "AdministrativeArea", "name": province} if province else None
    return _known(
        {
            "@type": "AdministrativeArea",
            "@id": municipality.uri,
            "name": municipality.name,
            "identifier": municipality.cbs,
            "containedInPlace": within,
        }
    )


def _contacts(contact: ContactDetails) -> list[dict[str, Any]]:
    rows = [(one.name, one.role, one.emails, one.phones) for one in contact.people]
    if contact.other_emails or contact.other_phones:
        rows.append(("", None, contact.other_emails, contact.other_phones))
    return [
        _known({"@type": "ContactPoint", "name": name, "contactType": role, "email": [*emails], "telephone": [*phones]})
        for name, role, emails, phones in rows
    ]


def _funding(project: Project) -> list[dict[str, Any]]:
    made = [
        {"@type": "MonetaryAmount", "name": one.label, "value": f"{one.amount:.2f}", "currency": one.currency}
        for one in project.amounts
        if one.amount is not None and one.amount.is_finite()
    ]
    if not made and not project.scheme and not project.grant_round:
        return []
    known = str(project.grant_round) if project.grant_round else None
    grant = {"@type": "MonetaryGrant", "name": project.scheme, "identifier": known, "amount": [*map(_known, made)]}
    return [_known(grant)]


def _known(fields: dict[str, Any]) -> dict[str, Any]:
    """Return what is known of a thing: an absent value says more than an empty one."""
    return {key: value for key, value in fields.items() if value not in (None, "", [])}
