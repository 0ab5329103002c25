"""Exporter `parquet`: one row a project with all its parts nested, for Arrow, DuckDB, pandas, polars and Spark."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO, ClassVar

from attrs import field, frozen

from aenoprojects.diagnostics import Diagnostic
from aenoprojects.errors import ExporterError
from aenoprojects.model import Document
from aenoprojects.serial.converter import GENERATOR

_ROWS = 500
"""Projects that wait in memory to be written: some megabytes."""


@frozen(kw_only=True)
class ParquetExporter:
    """The projects of the json format in columns; dates are days, sums of money decimals."""

    summary: ClassVar[str] = "one row a project, all of it nested, for data tools (Apache Parquet)"
    suffix: ClassVar[str] = ".parquet"
    media_type: ClassVar[str] = "application/vnd.apache.parquet"

    places: bool = field(default=False, metadata={"help": "say of each value where it stands: line, first column, end"})

    def write(self, document: Document, stream: BinaryIO) -> Iterable[Diagnostic]:
        """Write the projects, and report characters and sums that the columns cannot hold."""
        try:
            import pyarrow as pa
            import pyarrow.parquet as pq

            from aenoprojects.serial.arrow import fields_of, project_row, table
        except ImportError as error:
            raise ExporterError(f"parquet needs {error.name}: pip install 'aenoprojects[scale]'") from error
        schema = pa.schema(fields_of("project"), metadata=GENERATOR)
        found: list[Diagnostic] = []
        with tempfile.TemporaryDirectory() as folder:  # the format wants to know where in the file it is
            path = Path(folder, "projects.parquet")
            with pq.ParquetWriter(path, schema, compression="zstd") as writer:
                rows = []
                for project in document:
                    row, lost = project_row(project, places=self.places)
                    rows.append(row)
                    found += lost
                    if len(rows) == _ROWS:
                        writer.write_table(table(rows, schema))
                        rows = []
                writer.write_table(table(rows, schema))
            with path.open("rb") as file:
                shutil.copyfileobj(file, stream)
        return found
