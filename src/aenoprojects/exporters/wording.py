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

FIELDS: dict[str, tuple[str, str]] = {
    "title": ("titel", "title"),
    "heading": ("kop", "heading"),
    "organisation.text": ("organisatieregel", "organisation line"),
    "organisation.name": ("organisatie", "organisation"),
    "organisation.participants_text": ("deelnemers", "participants"),
    "organisation.municipalities": ("gemeente", "municipality"),
    "organisation.partners": ("partner", "partner"),
    "contact.people.name": ("naam", "name"),
    "contact.people.honorific": ("aanspreekvorm", "honorific"),
    "contact.people.role": ("functie", "role"),
    "contact.people.emails": ("e-mailadres van deze persoon", "e-mail address of this person"),
    "contact.people.phones": ("telefoonnummer van deze persoon", "phone number of this person"),
    "contact.other_emails": ("e-mailadres van niemand in het bijzonder", "e-mail address of nobody in particular"),
    "contact.other_phones": ("telefoonnummer van niemand in het bijzonder", "phone number of nobody in particular"),
    "contact.invalid_phones": ("geen bestaand nummer", "no possible number"),
    "theme.text": ("thema", "theme"),
    "period": ("looptijd", "period"),
    "period.start": ("begin", "start"),
    "period.end": ("einde", "end"),
    "period.duration": ("duur", "duration"),
    "period.remark": ("opmerking", "remark"),
    "other_periods": ("andere periode", "other period"),
    "other_periods.start": ("begin", "start"),
    "other_periods.end": ("einde", "end"),
    "other_periods.duration": ("duur", "duration"),
    "other_periods.remark": ("opmerking", "remark"),
    "amounts.text": ("bedrag als tekst", "amount as text"),
    "amounts.amount": ("bedrag", "amount"),
    "tags": ("trefwoord", "key word"),
    "links": ("link", "link"),
    "extra_fields": ("ander veld", "other field"),
    "sections": ("tekst", "text"),
}
"""What people call the values that have a place, by their path without numbers."""
