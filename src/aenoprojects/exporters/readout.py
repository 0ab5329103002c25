"""What was read from a place, in words: the field and its value, for `show --source` and the review view."""

from __future__ import annotations

import re
from typing import Any

from aenoprojects.diagnostics import Language
from aenoprojects.exporters.wording import FIELDS
from aenoprojects.model import Link, Municipality, Period, Project, Section

_NUMBER = re.compile(r"\.\d+(?=\.|$)")
_EXTRA = "extra_fields"
_BETWEEN = {"nl": "{} t/m {}", "en": "{} to {}"}


def field_name(path: str, language: Language) -> str:
    """Return what people call a field.

    >>> field_name("contact.people.0.phones.1", "nl"), field_name("extra_fields.Doelgroep", "en")
    ('telefoonnummer van deze persoon', 'other field')
    """
    key = _EXTRA if path.startswith(f"{_EXTRA}.") else _NUMBER.sub("", path)
    return FIELDS[key][language == "en"]


def value_said(project: Project, path: str, language: Language) -> str:
    """Return the value of a path of `Project.places` in words; of an extra field its label.

    >>> from aenoprojects import parse
    >>> page = parse("Goes: Fietsen\\nGemeente Goes\\nProject: Fietsen\\nThema: Sport\\nLooptijd: maart 2021 - ntb")
    >>> value_said(page[0], "period", "nl")
    '2021-03-01 t/m ?'
    """
    if path.startswith(f"{_EXTRA}."):
        return path.removeprefix(f"{_EXTRA}.")
    value: Any = project
    for step in path.split("."):
        value = value[int(step)] if step.isdecimal() else getattr(value, step)
    if isinstance(value, Period):
        return _BETWEEN[language].format(
            value.first_day or "?", value.last_day or ("…" if value.end_state == "open" else "?")
        )
    if isinstance(value, Link):
        return value.url
    if isinstance(value, Municipality):
        return f"{value.name} ({value.code})"
    return value.heading or "" if isinstance(value, Section) else str(value)
