"""The samples: rich enough to be worth testing with."""

from typing import Any, get_args

import attrs
from hypothesis import given, settings

from aenoprojects.model import Document, DocumentStream, Project
from aenoprojects.model.project import SectionKind
from aenoprojects.testing import documents, hostile_text, projects, sample_document, sample_projects

RARE = {
    ("Source", "lines"),
    ("Municipality", "valid_from"),
    ("Diagnostic", "place"),
    ("Municipality", "valid_to"),
    ("Municipality", "successors"),
}


def fields(value: Any) -> list[tuple[str, str, Any]]:
    """Return every field of a value and of what is in it: class, name, value."""
    if isinstance(value, tuple):
        return [found for each in value for found in fields(each)]
    if not attrs.has(type(value)):
        return []
    own = [(type(value).__name__, each.name, getattr(value, each.name)) for each in attrs.fields(type(value))]
    return own + [found for _, _, inner in own for found in fields(inner)]


def test_every_field_is_used() -> None:
    """Between them the samples have a value in every field of the model, and do without it."""
    found = fields(sample_document())
    every = {(kind, name) for kind, name, _ in found} - RARE
    assert every - {(kind, name) for kind, name, value in found if value not in (None, (), "", 0, False)} == set()
    optional = {(kind, name) for kind, name, value in found if value in (None, ())}
    assert {
        ("Project", "organisation"),
        ("Project", "contact"),
        ("Period", "start"),
        ("Section", "blocks"),
    } <= optional


def test_every_kind_of_section_is_used() -> None:
    """Between them the samples have a section of every kind."""
    kinds = {section.kind for project in sample_projects() for section in project.sections}
    assert kinds == set(get_args(SectionKind))


def test_samples_do_not_change() -> None:
    """Two calls give equal projects, so that tests may compare with a fresh set."""
    assert sample_projects() == sample_projects()
    assert sample_document().to_dict() == sample_document().to_dict()


@settings(max_examples=25)
@given(documents(max_projects=2))
def test_documents(document: Document) -> None:
    """Every document that the strategy makes has unique ids and text that can be encoded."""
    ids = [project.id for project in document]
    assert len(set(ids)) == len(ids)
    assert repr(document.to_dict()).encode()


@settings(max_examples=25)
@given(projects(hostile_text(min_size=3)))
def test_texts_are_the_callers(project: Project) -> None:
    """The texts of a project come from the strategy that was given."""
    assert len(project.title) >= 3


@settings(max_examples=25)
@given(documents())
def test_stream_gives_what_a_document_gives(document: Document) -> None:
    """A stream gives the projects of a document once, in order, and nothing afterwards."""
    stream = DocumentStream(document, sources=document.sources, diagnostics=lambda: document.diagnostics)
    assert tuple(stream) == document.projects
    assert tuple(stream) == ()
    assert (stream.sources, stream.diagnostics, stream.page_text) == (
        document.sources,
        document.diagnostics,
        (),
    )


def test_stream_is_not_used_up_by_looking() -> None:
    """Comparing, hashing and printing a stream leaves its projects where they are."""
    stream = DocumentStream(iter(sample_projects()))
    assert stream != DocumentStream(())
    assert stream == stream
    assert "DocumentStream" in repr(stream)
    assert hash(stream) == hash(stream)
    assert stream.projects == stream.projects == sample_projects()


def test_strategies_print_small() -> None:
    """A strategy's repr stays far below what Hypothesis warns of, which is a failure where warnings are errors."""
    for strategy in (hostile_text(), projects(), documents(), documents(hostile_text(min_size=3)).filter(bool)):
        assert len(repr(strategy)) < 3_000
