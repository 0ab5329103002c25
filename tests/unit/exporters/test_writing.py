"""Writing: all or nothing, and every failure has an owner."""

import codecs
import io
import os
import stat
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, ClassVar

import pytest
from attrs import field, frozen

from aenoprojects.diagnostics import Diagnostic, Severity
from aenoprojects.errors import ExporterError, OptionError, SourceError, TargetError
from aenoprojects.exporters.writing import write_export
from aenoprojects.model import Document, Project
from aenoprojects.testing import sample_document, sample_projects

LOST = Diagnostic(code="TX001", severity=Severity.INFO, message="lost")


@frozen
class Custom:
    """An exporter that does what the test says."""

    summary: ClassVar[str] = "a test's own"
    suffix: ClassVar[str] = ".txt"
    media_type: ClassVar[str] = "text/plain"
    act: Callable[[Document, BinaryIO], Any] = field(default=lambda document, stream: None)

    def write(self, document: Document, stream: BinaryIO) -> Any:
        return self.act(document, stream)


def titles(document: Document, stream: BinaryIO) -> Iterator[Diagnostic]:
    for project in document:
        stream.write(project.title.encode() + b"\n")
        yield LOST


def close_it(document: Document, stream: BinaryIO) -> None:
    stream.close()


def forget_wrapper(document: Document, stream: BinaryIO) -> None:
    io.TextIOWrapper(stream, encoding="utf-8").write("text")


def use_with(document: Document, stream: BinaryIO) -> None:
    with stream:
        stream.write(b"x")


def fail_half_way(document: Document, stream: BinaryIO) -> None:
    stream.write(b"half")
    raise KeyError("no such\ntheme")


def quit_program(document: Document, stream: BinaryIO) -> None:
    raise SystemExit(3)


FAILURES = {
    "closing": (close_it, "closed the stream, which must stay open"),
    "with": (use_with, "closed the stream"),
    "wrapper": (forget_wrapper, "closed the stream"),
    "text": (lambda document, stream: stream.write("text"), "it wrote str to the stream"),
    "error": (fail_half_way, "KeyError: 'no such\\ntheme'"),
    "exit": (quit_program, "SystemExit: 3"),
    "number": (lambda document, stream: stream.write(b"12"), "'write' returned 2, not diagnostics or None"),
    "strings": (lambda document, stream: ["lost"], "'write': it gave 'lost', which is no Diagnostic"),
    "seeking": (lambda document, stream: stream.seek(0), "UnsupportedOperation: seek"),
    "reading": (lambda document, stream: stream.read(), "NotImplementedError"),
}


@pytest.mark.parametrize("name", FAILURES)
def test_failure(name: str, tmp_path: Path) -> None:
    """A failing exporter is named in one line, nothing of its file is left, and an older one stays."""
    act, message = FAILURES[name]
    target = tmp_path / "out.txt"
    for before in (None, b"yesterday's"):
        if before:
            target.write_bytes(before)
        with pytest.raises(ExporterError) as caught:
            write_export(sample_document(), Custom(act), target)
        assert message in str(caught.value)
        assert str(caught.value).startswith("Custom of ")
        assert "\n" not in str(caught.value)
        assert [path.read_bytes() for path in tmp_path.iterdir()] == ([before] if before else [])


def test_stream_stays_open() -> None:
    """A stream of the caller's is written to and left open, also by an exporter that closes it."""
    stream = io.BytesIO()
    assert write_export(sample_projects()[:2], Custom(titles), stream) == (LOST, LOST)
    assert stream.getvalue().count(b"\n") == 2
    with pytest.raises(ExporterError):
        write_export((), Custom(close_it), stream)
    assert not stream.closed


def test_projects_come_one_by_one() -> None:
    """A plain iterable reaches the exporter as a document that is read as far as it is written."""
    taken: list[str] = []

    def supply() -> Iterator[Project]:
        for project in sample_projects()[:3]:
            taken.append(project.id)
            yield project

    seen: list[int] = []

    def act(document: Document, stream: BinaryIO) -> None:
        seen.extend(len(taken) for _ in document)

    write_export(supply(), Custom(act), io.BytesIO())
    assert seen == [1, 2, 3]


@pytest.mark.parametrize("failure", [SourceError("gone"), OSError("unplugged"), RuntimeError("own")])
def test_callers_failure(failure: Exception, tmp_path: Path) -> None:
    """What goes wrong in the caller's own projects is not blamed on the exporter."""

    def supply() -> Iterator[Project]:
        yield sample_projects()[0]
        raise failure

    with pytest.raises(type(failure)) as caught:
        write_export(supply(), Custom(titles), tmp_path / "out.txt")
    assert caught.value is failure
    assert list(tmp_path.iterdir()) == []


def test_own_words_of_an_exporter() -> None:
    """An error of this package's that an exporter raises on purpose reaches the user as it is."""

    def act(document: Document, stream: BinaryIO) -> None:
        raise OptionError("no font 'Comic'")

    with pytest.raises(OptionError, match="no font 'Comic'"):
        write_export((), Custom(act), io.BytesIO())


def test_permissions(tmp_path: Path) -> None:
    """A new file gets the permissions of any new file; an old one keeps its own."""
    usual, target = tmp_path / "usual", tmp_path / "out.txt"
    usual.touch()
    write_export((), Custom(), target)
    assert stat.S_IMODE(target.stat().st_mode) == stat.S_IMODE(usual.stat().st_mode)
    target.chmod(0o600)
    write_export((), Custom(), target)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_link(tmp_path: Path) -> None:
    """Writing to a link changes what it points to."""
    target, link = tmp_path / "target", tmp_path / "link"
    link.symlink_to(target)
    write_export(sample_projects()[:1], Custom(titles), link)
    assert link.is_symlink()
    assert target.stat().st_size > 0


def test_device() -> None:
    """A device is written to, and is still a device afterwards."""
    write_export(sample_projects(), Custom(titles), os.devnull)
    assert Path(os.devnull).is_char_device()


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("missing/out.txt", "out.txt cannot be written: No such file or directory"),
        ("", "cannot be written: Is a directory"),
        ("/dev/full", "cannot be written: No space left on device"),
    ],
)
def test_target_that_cannot_be_written(target: str, message: str, tmp_path: Path) -> None:
    """A target that cannot be written is one line, whoever's code was running."""
    with pytest.raises(TargetError) as caught:
        write_export(sample_projects(), Custom(titles), tmp_path / target)
    assert message in str(caught.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("target", [io.StringIO(), None, 3])
def test_no_binary_stream(target: Any) -> None:
    """A text stream, or no stream at all, is refused before anything happens."""
    with pytest.raises(TargetError, match="mode 'wb'"):
        write_export((), Custom(titles), target)


def test_broken_pipe() -> None:
    """A reader that has gone is left to the caller, who may not mind."""

    class Gone(io.RawIOBase):
        def write(self, data: object) -> int:
            raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        write_export(sample_projects(), Custom(titles), Gone())  # type: ignore[arg-type]


def test_usual_wrappers() -> None:
    """The library's ways to write text and archives work on the stream, where they leave it open."""

    def act(document: Document, stream: BinaryIO) -> None:
        codecs.getwriter("utf-8")(stream).write("één\n")
        text = io.TextIOWrapper(stream, encoding="utf-8", newline="")
        text.writelines(["twee\n", "drie\n"])
        text.detach()
        with zipfile.ZipFile(stream, "w") as archive:
            archive.writestr("a.txt", "vier")

    stream = io.BytesIO()
    write_export((), Custom(act), stream)
    assert stream.getvalue().startswith("één\ntwee\ndrie\n".encode())
    assert zipfile.ZipFile(stream).read("a.txt") == b"vier"


def test_same_bytes_to_file_and_stream(tmp_path: Path) -> None:
    """An archive is the same whether it goes to a file or to a stream that cannot seek."""

    def act(document: Document, stream: BinaryIO) -> None:
        with zipfile.ZipFile(stream, "w") as archive:
            archive.writestr(zipfile.ZipInfo("a.txt"), "vier")

    stream = io.BytesIO()
    write_export((), Custom(act), stream)
    write_export((), Custom(act), tmp_path / "out.zip")
    assert (tmp_path / "out.zip").read_bytes() == stream.getvalue()


def test_exports_at_the_same_time(tmp_path: Path) -> None:
    """An export takes nothing away from another to the same target that is still at work; the last one stays."""
    target = tmp_path / "out.txt"

    def act(document: Document, stream: BinaryIO) -> None:
        stream.write(b"slow")
        write_export((), Custom(lambda document, stream: stream.write(b"quick") and None), target)
        assert target.read_bytes() == b"quick"

    write_export((), Custom(act), target)
    assert target.read_bytes() == b"slow"
    assert list(tmp_path.iterdir()) == [target]


def test_only_files_of_its_own_are_swept(tmp_path: Path) -> None:
    """What a name resembles is not enough: links, folders and the files of other targets stay."""
    (tmp_path / "kept.txt").write_bytes(b"kept")
    (tmp_path / ".out.txt.0.part").symlink_to(tmp_path / "kept.txt")
    (tmp_path / ".out.txt.1.part").mkdir()
    (tmp_path / ".else.txt.0.part").write_bytes(b"of another")
    (tmp_path / ".out.txt.7.part").write_bytes(b"left behind")
    write_export((), Custom(), tmp_path / "out.txt")

    assert (tmp_path / "kept.txt").read_bytes() == b"kept"
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        ".else.txt.0.part", ".out.txt.1.part", "kept.txt", "out.txt"
    ]  # fmt: skip
