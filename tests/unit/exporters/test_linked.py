"""Linked data and the description beside a CSV say what the document says."""

from __future__ import annotations

import io
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import aenoprojects as ap
from aenoprojects.exporters.partial import Partial
from aenoprojects.exporters.writing import write_export
from aenoprojects.model import Document
from aenoprojects.testing import sample_document

FULL = ap.Project(
    id="oss-bos",
    heading="Oss: Bos",
    title="Bos",
    grant_round=ap.GrantRound(year=2021, period=1),
    organisation=ap.Organisation(
        name="Oss", kind="municipality", municipalities=(ap.municipality("Oss"),), partners=("Waterschap",)
    ),
    contact=ap.ContactDetails(
        people=(ap.Person(name="Wil Voorbeeld", role="adviseur", emails=("w@oss.example",)),), other_phones=("14010",)
    ),
    theme=ap.Theme(label="Thema", text="sport", name="Sport"),
    period=ap.parse_period("maart 2021 - ntb"),
    amounts=(ap.Amount(label="Subsidie", text="€ 5", amount=Decimal(5)), ap.Amount(label="Kosten", text="n.t.b.")),
    tags=("groen",),
    links=(ap.Link(text="site", url="https://oss.example"), ap.Link(text="bijlage", url="bijlage.pdf")),
)


def graph(document: Document) -> list[dict[str, Any]]:
    stream = io.BytesIO()
    ap.export(document, "jsonld", stream)
    return json.loads(stream.getvalue())["@graph"]


def test_a_project_in_words_of_schema_org() -> None:
    """Every fact that schema.org has a word for is said, and nothing else."""
    (made,) = graph(Document(projects=(FULL,)))
    address = made.pop("@id")

    assert address.startswith("urn:uuid:")
    assert made == {
        "@type": "Project",
        "identifier": "oss-bos",
        "name": "Bos",
        "alternateName": "Oss: Bos",
        "foundingDate": "2021-03-01",
        "keywords": ["Sport", "groen"],
        "parentOrganization": {
            "@type": "GovernmentOrganization",
            "name": "Oss",
            "member": [{"@type": "Organization", "name": "Waterschap"}],
        },
        "areaServed": [
            {
                "@type": "AdministrativeArea",
                "@id": "https://identifier.overheid.nl/tooi/id/gemeente/gm0828",
                "name": "Oss",
                "identifier": "GM0828",
                "containedInPlace": {"@type": "AdministrativeArea", "name": "Noord-Brabant"},
            }
        ],
        "contactPoint": [
            {
                "@type": "ContactPoint",
                "name": "Wil Voorbeeld",
                "contactType": "adviseur",
                "email": ["w@oss.example"],
            },
            {"@type": "ContactPoint", "telephone": ["14010"]},
        ],
        "funding": [
            {
                "@type": "MonetaryGrant",
                "identifier": "2021-1",
                "amount": [{"@type": "MonetaryAmount", "name": "Subsidie", "value": "5.00", "currency": "EUR"}],
            }
        ],
        "subjectOf": [{"@type": "WebPage", "name": "site", "url": "https://oss.example"}],
    }


def test_addresses_are_stable_and_differ() -> None:
    """A project keeps its address, and no two share one."""
    ids = [one["@id"] for one in graph(Document(projects=(*sample_document(), FULL, FULL)))]
    assert len(set(ids)) == len(ids)
    assert ids[-2] == graph(Document(projects=(FULL,)))[0]["@id"]


@pytest.mark.parametrize("dialect", ["excel", "rfc4180"])
def test_the_description_of_a_csv(dialect: str, tmp_path: Path) -> None:
    """It names every column of the header, in order, with what stands in it."""
    ap.export(sample_document(), "csv", tmp_path / "p.csv", dialect=dialect, metadata="yes")
    described = json.loads((tmp_path / "p.csv-metadata.json").read_text(encoding="utf-8"))
    header = (tmp_path / "p.csv").read_text(encoding="utf-8-sig").splitlines()[0]
    columns = described["tableSchema"]["columns"]

    assert described["url"] == "p.csv"
    assert [column["titles"] for column in columns] == header.split(described["dialect"]["delimiter"])
    assert all(column["dc:description"]["@value"].endswith(".") for column in columns)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["p.csv", "p.csv-metadata.json"]


@pytest.mark.parametrize("name", ["../boven.txt", "/abs.txt", "map/x.txt", "t.out", "T.OUT", "..", "a\\b", "c:d", ""])
def test_a_stranger_writes_nowhere_else(tmp_path: Path, name: str) -> None:
    """A name that leads elsewhere, or is the export's own, is refused and told."""

    class Bold:
        summary, suffix, media_type = "bold", ".out", "text/plain"

        def write(self, document: Document, stream: Any) -> None:
            stream.write(b"own")

        def beside(self, target: str) -> dict[str, bytes]:
            return {name: b"x"}

    (tmp_path / "map").mkdir()
    with pytest.raises(ap.ExporterError, match="no name for a file beside"):
        write_export(ap.corpus(), Bold(), tmp_path / "map" / "t.out")
    assert not (tmp_path / "boven.txt").exists()
    assert list((tmp_path / "map").iterdir()) == []


def test_nothing_stands_beside_unless_asked(tmp_path: Path) -> None:
    """Without the option there is one file; a stream has nothing beside it, and neither has /dev/null."""
    ap.export(sample_document(), "csv", tmp_path / "p.csv")
    ap.export(sample_document(), "csv", io.BytesIO(), metadata=True)
    ap.export(sample_document(), "csv", "/dev/null", metadata=True)
    assert [path.name for path in tmp_path.iterdir()] == ["p.csv"]


class Beside:
    summary, suffix, media_type = "writes two", ".txt", "text/plain"

    def write(self, document: Document, stream: Any) -> None:
        stream.write(b"one")

    def beside(self, name: str) -> dict[str, bytes]:
        return {f"{name}.two": b"two"}


class Failing(Beside):
    def beside(self, name: str) -> dict[str, bytes]:
        raise ValueError("no")


class Two(Beside):
    data = b"1"
    first = "{}.a"

    def write(self, document: Document, stream: Any) -> None:
        stream.write(self.data)

    def beside(self, name: str) -> dict[str, bytes]:
        return {self.first.format(name): self.data, f"{name}.b": self.data}


def _held(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_a_strangers_file_beside(tmp_path: Path) -> None:
    """It stays in the folder of the file that was asked for; a failure is named with its line, and leaves nothing."""
    folder = tmp_path / "out"
    folder.mkdir()
    write_export(Document(), Beside(), folder / "p.txt")
    assert _held(folder) == {"p.txt": b"one", "p.txt.two": b"two"}
    with pytest.raises(ap.ExporterError, match=r"Failing of .* failed while writing \(.*py:\d+\): ValueError: no"):
        write_export(Document(), Failing(), folder / "q.txt")
    assert _held(folder) == {"p.txt": b"one", "p.txt.two": b"two"}


@pytest.mark.parametrize(
    "given", [None, "text", [("a", b"x")], {"p.a": "text"}, {"p.a": 3}, {3: b"x"}, {"p.a": b"", "P.A": b""}]
)
def test_what_is_no_file_beside(given: Any, tmp_path: Path) -> None:
    """Something else than bytes by names is told, and nothing is written."""

    class Odd(Beside):
        def beside(self, name: str) -> Any:
            return given

    with pytest.raises(ap.ExporterError, match=r"'beside' returned|no name for a file"):
        write_export(Document(), Odd(), tmp_path / "p")
    assert _held(tmp_path) == {}


@pytest.mark.parametrize("name", ["page.txt", "{}.a"])
def test_a_foreign_file_stays(name: str, tmp_path: Path) -> None:
    """A file that was there before the first export, and one that is not called after the export, may be anyone's."""

    class Taking(Two):
        first = name

    (tmp_path / name.format("p.txt")).write_bytes(b"mine")
    before = _held(tmp_path)
    with pytest.raises(ap.TargetError, match="is there already and may be somebody else's: move it"):
        write_export(Document(), Taking(), tmp_path / "p.txt")
    assert _held(tmp_path) == before
    if name == "page.txt":  # nor does an earlier export make it ours
        (tmp_path / "p.txt").write_bytes(b"yesterday's")
        with pytest.raises(ap.TargetError, match="may be somebody else's"):
            write_export(Document(), Taking(), tmp_path / "p.txt")
        assert _held(tmp_path) == {"page.txt": b"mine", "p.txt": b"yesterday's"}


def test_a_source_and_a_link_stay(tmp_path: Path) -> None:
    """Not even an earlier export makes a page that was read, or what a link leads to, one of its files."""
    write_export(Document(), Two(), tmp_path / "p.txt")
    read = Document(sources=(ap.Source(name="map/p.txt.b"),))
    newer = type("Newer", (Two,), {"data": b"2"})
    with pytest.raises(ap.TargetError, match=r"p\.txt\.b is there already"):
        write_export(read, newer(), tmp_path / "p.txt")
    (tmp_path / "p.txt.b").unlink()
    (tmp_path / "page").write_bytes(b"mine")
    (tmp_path / "p.txt.b").symlink_to(tmp_path / "page")
    with pytest.raises(ap.TargetError, match=r"p\.txt\.b is there already"):
        write_export(Document(), newer(), tmp_path / "p.txt")
    assert _held(tmp_path) == {"p.txt": b"1", "p.txt.a": b"1", "p.txt.b": b"mine", "page": b"mine"}


def test_an_export_is_repeated_with_all_its_files(tmp_path: Path) -> None:
    """Files of the earlier export are replaced with it; one that is the same already is no obstacle."""
    newer = type("Newer", (Two,), {"data": b"2"})
    (tmp_path / "p.txt.a").write_bytes(b"1")
    write_export(Document(), Two(), tmp_path / "p.txt")
    write_export(Document(), newer(), tmp_path / "p.txt")
    assert _held(tmp_path) == {"p.txt": b"2", "p.txt.a": b"2", "p.txt.b": b"2"}


@pytest.mark.parametrize("stop", ["p.txt.a", "p.txt.b", "p.txt"])
@pytest.mark.parametrize("repeated", [False, True])
def test_all_of_them_or_none(stop: str, repeated: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever the system refuses a file, or the user stops, the folder is what it was."""
    if repeated:
        write_export(Document(), Two(), tmp_path / "p.txt")
    before = _held(tmp_path)
    replace = Partial.replace

    def refuse(partial: Partial, target: Path) -> None:
        if target.name == stop:
            monkeypatch.undo()
            raise KeyboardInterrupt if stop == "p.txt" else PermissionError(13, "Permission denied")
        replace(partial, target)

    monkeypatch.setattr(Partial, "replace", refuse)
    with pytest.raises((ap.TargetError, KeyboardInterrupt)):
        write_export(Document(), type("Newer", (Two,), {"data": b"2"})(), tmp_path / "p.txt")
    assert _held(tmp_path) == before
