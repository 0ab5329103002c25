"""The same project in two sources is reported, and made one on request."""

from __future__ import annotations

from aenoprojects.diagnostics import Code, report
from aenoprojects.model import Document, Source
from aenoprojects.transforms.merge import combine, merge
from pages import project

OLD = project(source="old.txt:3", period="2020/2021")
NEW = project(title="Spelen op  het Werk", source="new.txt:7", period="2020/2022", prose="Een spel.", id="x")
OTHER = project("Fietsen", "Goes", source="new.txt:30")


def test_first_source_wins_and_gaps_are_filled() -> None:
    """The project stands where the first source has it, with what only the second one says."""
    first, second = merge([Document(projects=(OLD,)), Document(projects=(NEW, OTHER))]).projects

    assert (first.title, first.period, first.source) == (OLD.title, OLD.period, OLD.source)
    assert first.sections == NEW.sections
    assert second == OTHER


def test_one_document_of_two_sources() -> None:
    """A document read from several sources merges just as several documents do."""
    apart = merge([Document(projects=(OLD,)), Document(projects=(NEW,))])

    assert merge([Document(projects=(OLD, NEW))]).projects == apart.projects


def test_what_was_left_out_is_said() -> None:
    """A project left out is reported with its place and with the fields that contradict."""
    merged = merge([Document(projects=(OLD,)), Document(projects=(NEW, OTHER))])

    (told,) = merged.diagnostics
    assert (told.code, told.source, told.line, told.project) == ("AP601", "new.txt", 7, OLD.id)
    assert told.text == "old.txt:3 ≠ period"


def test_repeat_within_a_source_stays() -> None:
    """One source that names a project twice means two projects; each meets its own in the other source."""
    again = project(source="old.txt:60", id="again")
    merged = merge([Document(projects=(OLD, again)), Document(projects=(NEW,))])

    assert [one.id for one in merged] == [OLD.id, "again"]
    assert [one.text for one in merged.diagnostics] == ["old.txt:3 ≠ period"]


def test_ids_stay_unique_and_diagnostics_follow() -> None:
    """Two projects that came with one id get two; what was said about each still points to it."""
    other = project("Spelen op-het werk!", "Goes", id=OLD.id)
    told = (report(Code.FIELD_TWICE, project=OLD.id),)
    merged = merge([Document(projects=(OLD,)), Document(projects=(other,), diagnostics=told)])

    assert [one.id for one in merged] == [OLD.id, f"{OLD.id}-2"]
    assert [one.project for one in merged.diagnostics] == [f"{OLD.id}-2"]


def test_sources_are_listed_once() -> None:
    """Sources come in order, each once."""
    page = Document(sources=(Source(name="a"), Source(name="b")))

    assert merge([page, page]).sources == page.sources


def test_merging_again_changes_nothing() -> None:
    """A merged document holds no project twice."""
    merged = merge([Document(projects=(OLD, NEW, OTHER))])

    assert merge([merged]) == merged
    assert combine([merged]) == merged


def test_combining_keeps_everything() -> None:
    """Combined documents keep all projects with ids of their own; repeats in other sources are told once."""
    combined = combine([Document(projects=(OLD, OTHER)), Document(projects=(project(source="new.txt:7"),))])

    assert [one.id for one in combined] == [OLD.id, OTHER.id, f"{OLD.id}-2"]
    assert [(one.code, one.project, one.line) for one in combined.diagnostics] == [("AP601", f"{OLD.id}-2", 7)]
    assert combine([combined]) == combined


def test_the_same_file_twice_is_merged() -> None:
    """A file that was given twice adds nothing but reports."""
    page = Document(projects=(OLD, OTHER))

    assert merge([page, page]).projects == page.projects
