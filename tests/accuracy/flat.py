"""One project of the JSON export as flat cells, as the expectations below tests/cases and gold records name them."""

from __future__ import annotations

import io
import json
from typing import Any, TypeAlias

import aenoprojects as ap

Cells: TypeAlias = dict[str, Any]

_PERIOD = (
    "start", "end", "start_part", "end_part", "end_state", "end_exclusive", "first_day", "last_day", "duration",
    "problem", "remark",
)  # fmt: skip
_CONTACT = ("other_emails", "other_phones", "invalid_phones")


def exported(document: ap.Document) -> dict[str, Any]:
    """Return a document as the JSON export gives it: what users get is what is scored."""
    stream = io.BytesIO()
    ap.export(document, "json", stream)
    data: dict[str, Any] = json.loads(stream.getvalue())
    return data


def flatten(project: dict[str, Any]) -> Cells:
    """Return the cells of a project of the JSON export."""
    organisation, theme = project.get("organisation") or {}, project.get("theme") or {}
    period, contact = project.get("period") or {}, project.get("contact") or {}
    grant_round, sections = project.get("grant_round"), project.get("sections") or []
    return {
        **{key: project.get(key) for key in ("heading", "title", "scheme", "tags", "marks")},
        "organisation": organisation.get("name"),
        "organisation_kind": organisation.get("kind"),
        "organisation_line": organisation.get("text"),
        "participants_text": organisation.get("participants_text"),
        "municipalities": [place["name"] for place in organisation.get("municipalities") or []],
        "partners": organisation.get("partners") or [],
        "theme": theme.get("name"),
        "theme_label": theme.get("label"),
        "theme_raw": theme.get("text"),
        "grant_round": f"{grant_round['year']}-{grant_round['period']}" if grant_round else None,
        "period_label": period.get("label"),
        "period_raw": period.get("text"),
        **{key: period.get(key) for key in _PERIOD},
        "other_periods": [[each["first_day"], each["last_day"]] for each in project.get("other_periods") or []],
        "contact_label": contact.get("label"),
        "people": contact.get("people") or [],
        **{key: contact.get(key) or [] for key in _CONTACT},
        "extra_fields": project.get("extra_fields") or {},
        "amounts": project.get("amounts") or [],
        "sections": [[section["heading"], section["kind"]] for section in sections],
        "prose": "\n".join(section["text"] for section in sections),
    }
