"""Laws of filtering, merging and comparing, on documents of any content."""

from __future__ import annotations

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from aenoprojects.model import Document
from aenoprojects.testing import documents
from aenoprojects.transforms.diff import diff
from aenoprojects.transforms.merge import combine, merge
from aenoprojects.transforms.select import select, unmatched

FILTERS = st.fixed_dictionaries(
    {},
    optional={
        "theme": st.sampled_from(["Vitaliteit", "leren & ontwikkelen", "\x00"]),
        "search": st.text(max_size=3),
        "active": st.integers(2, 9998) | st.dates().map(str),
        "province": st.sampled_from(["Zeeland", "brabant", ""]),
    },
)


@settings(max_examples=25, deadline=None)
@given(documents(), FILTERS)
def test_filters_take_away_and_nothing_else(document: Document, filters: dict[str, str]) -> None:
    """What is left was there, in order; filtering again changes nothing; one by one is the same as at once."""
    found = select(document, **filters)
    step = document
    for name, value in filters.items():
        step = select(step, **{name: value})

    assert [project for project in document if project in found.projects] == list(found)
    assert select(found, **filters) == found == step
    assert bool(found.projects) <= (not unmatched(document, filters))


@settings(max_examples=25, deadline=None)
@given(documents(), documents())
def test_difference_adds_up(old: Document, new: Document) -> None:
    """Nothing differs from itself; both directions tell the same story; every project is in one place."""
    there, back = diff(old, new), diff(new, old)

    assert not diff(old, old)
    assert len(there.added) - len(there.removed) == len(new.projects) - len(old.projects)
    assert (len(there.added), len(there.removed)) == (len(back.removed), len(back.added))


@settings(max_examples=25, deadline=None)
@given(documents(), documents())
def test_nothing_is_lost_in_combining(one: Document, other: Document) -> None:
    """Combined documents hold all projects under ids of their own; merging again changes nothing."""
    both, merged = combine([one, other]), merge([one, other])

    assert [evolve(project, id="") for project in both] == [evolve(project, id="") for project in (*one, *other)]
    assert len({project.id for project in both}) == len(both.projects)
    assert merge([merged]).projects == merged.projects
    assert merge([one, one]).projects == merge([one]).projects
