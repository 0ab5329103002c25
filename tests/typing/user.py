"""What a type checker makes of a user's script; not run, but checked by mypy and pyright in strict mode.

A line with `type: ignore` is one that both must reject: an ignore too many is an error as well.
"""

import io
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar, assert_type

import aenoprojects as ap
from aenoprojects.testing import check_findings, check_profile, sample_document


def reads() -> ap.Document:
    """Read, select and look at projects."""
    document = ap.read("page.html", "other.txt", kind="html", vocabulary=ap.profile("province"))
    assert_type(document.projects, tuple[ap.Project, ...])
    assert_type(document[0], ap.Project)
    assert_type(document["oss-toss"], ap.Project)
    assert_type(document[:2], ap.Document)
    for project in document:
        if project.period and project.organisation:
            assert_type(project.period.first_day, date | None)
            assert_type(project.organisation.municipalities[0].cbs, str | None)
        assert_type(project.sections[0].blocks, tuple[ap.Paragraph | ap.ListBlock, ...])
        assert_type(project.to_dict(), dict[str, Any])
        assert_type(document.places(project), Mapping[str, ap.Place])
    assert_type(document.rows(), list[dict[str, str | int | Decimal | date | None]])
    assert_type(ap.records(["a", "b"]), Iterator[ap.Record | ap.Failure])
    assert_type(ap.parse_period("2021"), ap.Period)
    return document.select(theme="Vitaliteit").without_contacts()


def writes(document: ap.Document) -> None:
    """Export, compare and check."""
    assert_type(ap.export(document, "json", io.BytesIO(), places="yes"), tuple[ap.Diagnostic, ...])
    assert_type(ap.diff(document, document).changed[0].fields, tuple[ap.FieldChange, ...])
    assert_type(ap.formats()[0].load(), type[ap.Exporter])
    assert_type(ap.findings(document, "plain"), tuple[ap.Diagnostic, ...])
    assert_type(ap.Code.NO_PROJECTS.severity, ap.Severity)
    assert_type(sample_document(), ap.Document)
    check_profile("own.toml", {"page": 1}, moves=["Trekker"])


class Plain:
    """A check that fits."""

    codes: ClassVar[Mapping[str, str]] = {"PL001": "Said."}

    def find(self, project: ap.Project, document: ap.Document) -> Iterator[ap.Diagnostic]:
        """Find nothing."""
        yield from ()


class Bilingual:
    """A check that fits, and explains itself in two languages."""

    codes: ClassVar[Mapping[str, Mapping[str, str]]] = {"BI001": {"nl": "Gezegd.", "en": "Said."}}

    def find(self, project: ap.Project, document: ap.Document) -> list[ap.Diagnostic]:
        """Find nothing."""
        return []


class Crooked:
    """A check whose method takes something else."""

    codes: ClassVar[Mapping[str, str]] = {"CR001": "Said."}

    def find(self, project: int) -> Iterator[ap.Diagnostic]:
        """Find nothing."""
        yield from ()


def slips(document: ap.Document) -> None:
    """Every line of this is wrong."""
    ap.read("page.html", kind="pdf")  # type: ignore[arg-type]
    print(document.projcts)  # type: ignore[attr-defined]
    print(document[0].period.first_day)  # type: ignore[union-attr]
    ap.PartialDate(year="2021")  # type: ignore[arg-type]
    ap.Project(id="a", heading="b", title="c", colour="d")  # type: ignore[call-arg]
    check_findings(Crooked)  # type: ignore[arg-type]


def checks() -> None:
    """Hand over what fits."""
    check_findings(Plain, {"page": ("PL001",)})
    check_findings(Bilingual)
    ap.findings(sample_document(), Plain, Bilingual)
