"""What counts of a project when its page wears other clothes: not the case of labels, nor where blanks stand."""

from __future__ import annotations

from typing import Any

import aenoprojects as ap


def facts(project: ap.Project) -> dict[str, Any]:
    """Return the facts of a project, comparable between two dressings of one page."""
    organisation, contact, period = project.organisation, project.contact, project.period
    return {
        "heading": (project.heading, project.marks, str(project.grant_round)),
        "title": project.title,
        "organisation": organisation
        and (organisation.name, organisation.kind, organisation.municipalities, organisation.partners),
        "contact": contact and (contact.people, contact.other_emails, contact.other_phones, contact.invalid_phones),
        "theme": project.theme and project.theme.name,
        "period": period and (period.edtf, period.end_state, period.remark, period.problem, period.duration),
        "other periods": [other.edtf for other in project.other_periods],
        "extra": [value for _, value in project.extra_fields],
        "sections": [(section.heading and section.heading.lower(), section.kind) for section in project.sections],
        "text": [" ".join(section.text.replace("- ", "").split()) for section in project.sections],
    }
