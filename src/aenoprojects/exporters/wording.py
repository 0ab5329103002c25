"""Words that users of several formats see, in Dutch and in English."""

from __future__ import annotations

from typing import get_args

from aenoprojects.diagnostics import Language
from aenoprojects.model.project import SectionKind

MONTHS: dict[Language, tuple[str, ...]] = {
    "nl": ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}

ORGANISATION_KINDS: dict[Language, dict[str, str]] = {
    "nl": {
        "municipality": "gemeente",
        "municipalities": "meer gemeenten",
        "partnership": "samenwerkingsverband",
        "other": "andere organisatie",
    },
    "en": {
        "municipality": "municipality",
        "municipalities": "several municipalities",
        "partnership": "partnership",
        "other": "other body",
    },
}

SEVERITIES: dict[Language, dict[str, str]] = {
    "nl": {"error": "fout", "warning": "waarschuwing", "info": "opmerking"},
    "en": {"error": "error", "warning": "warning", "info": "info"},
}

SECTION_KINDS: dict[Language, dict[str, str]] = {
    "nl": {
        "summary": "samenvatting",
        "background": "aanleiding",
        "goal": "doel",
        "audience": "doelgroep",
        "approach": "aanpak",
        "interim": "tussentijds",
        "results": "resultaat",
        "evaluation": "evaluatie",
        "lessons": "geleerde lessen",
        "outlook": "vervolg",
        "more": "meer weten",
        "other": "overig",
    },
    "en": {kind: kind for kind in get_args(SectionKind)},
}
