"""The exporter keeps the contract, and does what its own page says."""

import io

from aenoprojects_markdown import MarkdownExporter

from aenoprojects import Diagnostic, Document
from aenoprojects.exporters.writing import write_export
from aenoprojects.testing import ExporterContract, sample_projects


class TestContract(ExporterContract):
    """What every exporter promises."""

    exporter = MarkdownExporter


def write(exporter: MarkdownExporter) -> tuple[str, tuple[Diagnostic, ...]]:
    """Return what is written of the first sample project, and what is reported."""
    stream = io.BytesIO()
    reported = write_export(Document(projects=sample_projects()[:1]), exporter, stream)
    return stream.getvalue().decode(), reported


def test_facts() -> None:
    """A chapter holds the title, and its facts under labels in the language asked for."""
    page, _ = write(MarkdownExporter(language="en", level=1))
    assert page.startswith("# \\=Samen leren: een café voor ambtenaren\n")
    assert "- **Theme:** Leren en ontwikkelen\n" in page


def test_what_does_not_fit() -> None:
    """A link that is no web address is left out and reported."""
    page, reported = write(MarkdownExporter())
    assert "bijlage.pdf" not in page
    assert [(each.code, each.text) for each in reported] == [("MD001", "bijlage.pdf")]
