"""The difference of two readings: added, removed, changed field by field."""

from __future__ import annotations

from decimal import Decimal
from unicodedata import normalize

import pytest
from attrs import evolve, fields

from aenoprojects.model import Amount, Document, Project, Theme
from aenoprojects.transforms.diff import FieldChange, diff
from pages import FIRST_ROUND, project

SPEL = project("Spelen op het werk", theme="Vitaliteit", period="2020/2021", prose="Een spel voor iedereen.")
FIETS = project("Op de fiets", "Goes", prose="Fietsen naar het werk.")


def page(*projects: Project) -> Document:
    return Document(projects=projects)


def test_order_and_place_do_not_count() -> None:
    """A page whose entries only moved did not change."""
    moved = project("Op de fiets", "Goes", prose="Fietsen naar het werk.", source="page:99")

    assert not diff(page(SPEL, FIETS), page(moved, SPEL))


def test_two_of_one_title_that_changed_places() -> None:
    """Projects of one title are told apart by what they say: swapped they did not change; one that did is that one."""
    other = evolve(project("Op de fiets", "Goes", prose="Fietsen op vrijdag."), id="goes-op-de-fiets-2")
    third = evolve(project("Op de fiets", "Goes", prose="Fietsen op maandag."), id="goes-op-de-fiets-3")

    assert not diff(page(FIETS, other), page(other, FIETS))
    found = diff(page(FIETS, other), page(third, other, FIETS))
    assert (found.added, found.removed, found.changed) == ((third,), (), ())
    (change,) = diff(page(FIETS, other), page(third, FIETS)).changed
    assert (change.old, change.new) == (other, third)
    assert diff(page(FIETS, other), page(FIETS)).removed == (other,)


def test_how_an_accent_is_typed_does_not_count() -> None:
    """A letter and its accent are the same in one character or in two."""
    one = evolve(project("Eén café", "Goes", prose="Één café."), tags=("café",), extra_fields=(("Privé", "één"),))
    two = evolve(
        project(*(normalize("NFD", text) for text in ("Eén café", "Goes")), prose=normalize("NFD", "Één café.")),
        tags=(normalize("NFD", "café"),),
        extra_fields=((normalize("NFD", "Privé"), normalize("NFD", "één")),),
    )

    assert one.title != two.title
    assert not diff(page(one), page(two))


def test_added_and_removed() -> None:
    """What only one page has is added or removed; nothing in common, nothing changed."""
    found = diff(page(SPEL), page(FIETS))

    assert (found.added, found.removed, found.changed) == ((FIETS,), (SPEL,), ())


def test_field_by_field() -> None:
    """A change names each field with both texts; what appears or goes has None on the other side."""
    new = project(
        "Spelen op het werk", theme="Vitaliteit", period="2020/2022", prose="Een spel.",
        grant_round=FIRST_ROUND, extra_fields=(("Status", "loopt"),),
    )  # fmt: skip
    (change,) = diff(page(SPEL), page(new)).changed

    assert change.fields == (
        FieldChange(field="grant_round", old=None, new="2021-1"),
        FieldChange(field="period", old="2020/2021", new="2020/2022"),
        FieldChange(field="extra_fields: Status", old=None, new="loopt"),
        FieldChange(field="sections: In het kort", old="Een spel voor iedereen.", new="Een spel."),
    )


def test_amounts_that_change() -> None:
    """Sums are shown with their labels as printed; the same words read differently show what was read."""
    old = evolve(SPEL, amounts=(Amount(label="Budget", text="€ 5.000", amount=Decimal(5000)),))
    new = evolve(SPEL, amounts=(Amount(label="Budget", text="€ 6.000", amount=Decimal(6000)),))
    (change,) = diff(page(old), page(new)).changed
    assert change.fields == (FieldChange(field="amounts", old="Budget: € 5.000", new="Budget: € 6.000"),)

    unread = evolve(SPEL, amounts=(Amount(label="Budget", text="€ 5.000"),))
    (change,) = diff(page(unread), page(old)).changed
    assert change.fields[0].old == "label=Budget, currency=EUR"
    assert change.fields[0].new == "label=Budget, amount=5000, currency=EUR"


def test_labels_that_repeat() -> None:
    """Of a label that stands there twice both values count."""
    old = evolve(SPEL, extra_fields=(("Status", "loopt"), ("Status", "wacht")))
    new = evolve(SPEL, extra_fields=(("Status", "klaar"), ("Status", "wacht")))
    (change,) = diff(page(old), page(new)).changed

    assert change.fields == (FieldChange(field="extra_fields: Status", old="loopt\n\nwacht", new="klaar\n\nwacht"),)


def test_same_words_read_differently() -> None:
    """A value that reads differently from the same words shows what was read."""
    new = evolve(SPEL, theme=Theme(label="Thema", text="Vitaliteit", name="Gezondheid"))
    (change,) = diff(page(SPEL), page(new)).changed

    assert change.fields == (
        FieldChange(field="theme", old="label=Thema, name=Vitaliteit", new="label=Thema, name=Gezondheid"),
    )


@pytest.mark.parametrize(
    "new",
    [
        project("Spelen op het werk!!", prose="Iets heel anders."),
        project("Samen aan het spelen", prose="Een spel voor iedereen."),
        project("Spelen op het werk", "Goes"),
    ],
)
def test_likeness(new: Project) -> None:
    """A new title, new prose or a new organisation alone does not make another project."""
    found = diff(page(SPEL), page(new))

    assert [(change.old, change.new) for change in found.changed] == [(SPEL, new)] or not found
    assert (found.added, found.removed) == ((), ())


def test_best_likeness_wins() -> None:
    """Of two candidates the one more alike is the same project."""
    near, far = project("Spelen op het werk 2"), project("Spelen op de markt in het dorp")

    assert [change.new for change in diff(page(SPEL), page(far, near)).changed] == [near]


def test_a_crowd_stays_cheap() -> None:
    """Many renamed projects of one organisation, with endless titles and prose, are compared in bounded time."""
    old = [project(f"{'a' * 50_000} {number}", prose="b " * 5_000, id=f"o{number}") for number in range(60)]
    new = [project(f"{'c' * 50_000} {number}", prose="d " * 5_000, id=f"n{number}") for number in range(60)]

    assert len(diff(page(*old), page(*new)).added) == 60


def test_repeats_are_kept_apart() -> None:
    """A title that stands twice is two projects; one of them going is one removed."""
    again = project("Spelen op het werk", prose="De tweede.", id="again")

    assert diff(page(SPEL, again), page(SPEL)).removed == (again,)


def test_every_field_is_compared() -> None:
    """No field of a project can change unseen, but for where it stands and what follows from others."""
    from aenoprojects.transforms.diff import _SHOWN

    derived = {"id", "marks", "source", "places"}
    assert set(_SHOWN) | {"extra_fields", "sections"} | derived == {one.name for one in fields(Project)}
