"""Hand-made projects that use every field and every irregularity; the people in them are made up.

They stand in samples.json, in the shape of the json format, and take its defaults for what they leave out.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from attrs import evolve

from aenoprojects.model import Document, Paragraph, Project, Section
from aenoprojects.serial.reading import read_json


def sample_projects() -> tuple[Project, ...]:
    """Return made-up projects: rich ones, bare ones, a long one, and one for each irregularity of a period.

    >>> len({project.id for project in sample_projects()}) == len(sample_projects())
    True
    """
    return sample_document().projects


def sample_document() -> Document:
    """Return the sample projects as a document with a source, page text and diagnostics.

    >>> sorted({diagnostic.severity.value for diagnostic in sample_document().diagnostics})
    ['error', 'info', 'warning']
    """
    document = read_json(_samples(), name="samples.json")
    *short, last = document.projects
    story = Section(heading="In het kort", kind="summary", blocks=(Paragraph(text="Een alinea. " * 60),) * 60)
    return evolve(document, projects=(*short, evolve(last, sections=(story,))))


@cache
def _samples() -> bytes:
    return files(__package__).joinpath("samples.json").read_bytes()
