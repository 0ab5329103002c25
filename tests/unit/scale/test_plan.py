"""The plan: units that depend on the files alone, notes that survive crashes, a watch over pages that kill."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from aenoprojects.scale.pages import File
from aenoprojects.scale.plan import Folder, Watch, units_of

FILES = st.lists(st.tuples(st.sampled_from(["a.html", "b.warc.gz", "c.txt"]), st.integers(0, 40_000_000)), max_size=600)


@given(FILES)
def test_units_hold_every_file_once(files: list[tuple[str, int]]) -> None:
    """In order, none too large, web archives alone."""
    named = [File(f"{number}-{name}", size) for number, (name, size) in enumerate(files)]
    sizes = dict(named)
    units = list(units_of(named))

    assert [name for unit in units for name in unit.names] == [one.name for one in named]
    assert [unit.number for unit in units] == list(range(len(units)))
    for unit in units:
        assert 0 < len(unit.names) <= 256
        assert len(unit.names) == 1 or sum(sizes[name] for name in unit.names) <= 64_000_000
        assert len(unit.names) == 1 or not any("warc" in name for name in unit.names)


def test_a_unit_is_done_when_its_files_are_whole(tmp_path: Path) -> None:
    """A note without its files, or with one that was cut short, counts for nothing."""
    folder = Folder(str(tmp_path / "naar"))
    (tmp_path / "x").write_bytes(b"12345")
    told = {"unit": 3, "counts": {}, "files": {"pages/p": folder.put("pages/p", tmp_path / "x")}}
    assert folder.done(3) is None
    folder.put_done(3, told, tmp_path)
    assert folder.done(3) == told

    (tmp_path / "naar" / "pages" / "p").write_bytes(b"123")
    assert folder.done(3) is None
    (tmp_path / "naar" / "pages" / "p").unlink()
    assert folder.done(3) is None


def test_what_is_put_replaces_what_was_there(tmp_path: Path) -> None:
    """A unit that is done twice leaves what one leaves."""
    folder = Folder(str(tmp_path / "naar"))
    for text in ("een", "twee"):
        (tmp_path / "x").write_text(text)
        folder.put("pages/p", tmp_path / "x")

    assert (tmp_path / "naar" / "pages" / "p").read_text() == "twee"
    folder.clear()
    assert sorted(one.name for one in (tmp_path / "naar").rglob("*")) == ["p", "pages"]


def test_a_page_is_passed_over_when_it_killed_twice(tmp_path: Path) -> None:
    """Once it may have been something else; and each of two such pages is found."""
    path = tmp_path / "staat" / "000001.at"

    def attempt(deadly: set[int]) -> list[int]:
        """Walk over ten pages as a worker does, dying at deadly ones; return those passed over."""
        watch, passed = Watch(path), []
        for place in range(10):
            if watch.is_deadly(place):
                passed.append(place)
            elif place in deadly:
                return passed  # killed: nothing more is done
        watch.close()
        return passed

    assert attempt({3, 7}) == []
    assert attempt({3, 7}) == []
    assert attempt({3, 7}) == [3]
    assert attempt({3, 7}) == [3]
    assert attempt({3, 7}) == [3, 7]
    assert not path.exists()
    assert attempt({3}) == []
    assert attempt(set()) == []


def test_a_watch_in_a_store_sees_nothing() -> None:
    """Where no file can be kept open there is no note, and no error."""
    watch = Folder("memory://naar").watch(1)

    assert not watch.is_deadly(5)
    watch.close()


def test_a_note_that_was_cut_short_counts_for_nothing(tmp_path: Path) -> None:
    """A worker may die while it writes the note."""
    for text in (b"", b"12", b"                   3", b"                   3{", b"                none{}"):
        (tmp_path / "x.at").write_bytes(text)
        watch = Watch(tmp_path / "x.at")
        assert not watch.is_deadly(3)
        watch.close()
