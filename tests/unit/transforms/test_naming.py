"""Names of sources: short, distinct, the same wherever a page lies."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

import aenoprojects as ap
from aenoprojects.model import Document, Source
from aenoprojects.transforms.merge import combine, merge
from aenoprojects.transforms.naming import distinct, renamed, shortest_names

PAGE = "Oss: Bos\n\nGemeente Oss\n\nProject: Bos\nContactpersoon: \nLooptijd: 31 september 2021\nThema: Vitaliteit\n"


@pytest.mark.parametrize(
    ("names", "short"),
    [
        (["/home/truus/page.html"], ["page.html"]),
        (["/home/truus/page.html", "/home/truus/page.html"], ["page.html"]),
        (["/a/x/page.html", "/b/x/page.html", "/b/x/b.html"], ["a/x/page.html", "b/x/page.html", "b.html"]),
        (["page.html", "old/page.html"], ["page.html", "old/page.html"]),
        (["C:\\\\Users\\\\truus\\\\page.html"], ["page.html"]),
        (["../page.html", "-", "stream"], ["page.html", "-", "stream"]),
        (["https://truus:geheim@x.example/a/page.html?b=1"], ["https://x.example/a/page.html?b=1"]),
        (["https://x.example/a", "https://x.example/b"], ["https://x.example/a", "https://x.example/b"]),
        (["http://[x@y"], ["http://[x@y"]),
        ([""], [""]),
    ],
)
def test_shortest_names(names: list[str], short: list[str]) -> None:
    """A file goes by its name, with folders only where another one has the same."""
    assert list(shortest_names(names).values()) == short


def test_many_files_of_one_name() -> None:
    """A thousand pages called alike are told apart by their folders, in time that grows with their number."""
    names = [f"/data/{number}/index.html" for number in range(1000)]
    assert list(shortest_names(names).values()) == [f"{number}/index.html" for number in range(1000)]


def test_distinct() -> None:
    """A second one gets a number, a third the next."""
    assert distinct("a", {"b"}) == "a"
    assert distinct("a", {"a", "a (2)"}) == "a (3)"


def test_nothing_to_rename() -> None:
    """A document whose names stay is the same document."""
    document = Document(sources=(Source(name="a"),))
    assert renamed(document, str) is document


def test_a_page_gives_the_same_bytes_wherever_it_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No format holds a folder, whether the path is absolute, relative or that of an open stream."""
    (tmp_path / "truus" / "deep").mkdir(parents=True)
    for folder in (tmp_path, tmp_path / "truus" / "deep"):
        (folder / "page.txt").write_text(PAGE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with (tmp_path / "page.txt").open("rb") as stream:
        documents = [ap.read(source) for source in (tmp_path / "page.txt", "page.txt", "truus/deep/page.txt", stream)]
    assert all(document == documents[0] for document in documents)
    assert documents[0].sources[0].name == "page.txt"
    assert {project.source.name for project in documents[0] if project.source} == {"page.txt"}
    assert {note.source for note in documents[0].diagnostics} == {"page.txt"}
    for name in ("json", "jsonl", "xml", "csv", "ical", "mspdi", "xlsx"):
        written = []
        for document in documents:
            ap.export(document, name, target := io.BytesIO())
            written.append(target.getvalue())
        assert written == [written[0]] * len(written), name


def test_two_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    """Read together, two pages called alike keep as many folders as it takes, in what is said of them too."""
    for folder, year in (("a", "2021"), ("b", "2022")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "page.txt").write_text(PAGE.replace("2021", year), encoding="utf-8")
    document = ap.read(tmp_path / "a", tmp_path / "b")
    assert [source.name for source in document.sources] == ["a/page.txt", "b/page.txt"]
    assert [project.source and project.source.name for project in document] == ["a/page.txt", "b/page.txt"]
    assert {note.source for note in document.diagnostics} == {"a/page.txt", "b/page.txt"}
    assert str(tmp_path) not in repr(document.to_dict(places=True))


@pytest.mark.parametrize("join", [combine, merge])
def test_documents_read_one_by_one_may_have_one_name(tmp_path: Path, join: type) -> None:
    """Two different pages that were read apart as "page.txt" stay two sources; the same page twice is one."""
    read = []
    for folder, year in (("a", "2021"), ("b", "2022")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "page.txt").write_text(PAGE.replace("Bos", year), encoding="utf-8")
        read.append(ap.read(tmp_path / folder / "page.txt"))
    document = join(read)
    assert [source.name for source in document.sources] == ["page.txt", "page.txt (2)"]
    assert [project.source and project.source.name for project in document] == ["page.txt", "page.txt (2)"]
    assert len(join([read[0], read[0]]).sources) == 1


def test_folders_in_a_file_of_an_earlier_version_go_too(tmp_path: Path) -> None:
    """Version 0.1.0 wrote whole paths; a path that is none from the root is the file's own business."""
    for name, expected in (("/home/truus/page.txt", "page.txt"), ("2021/page.txt", "2021/page.txt")):
        document = renamed(ap.parse(PAGE), lambda _, name=name: name)  # type: ignore[misc]
        ap.export(document, "json", tmp_path / "old.json")
        assert ap.read(tmp_path / "old.json").sources[0].name == expected
