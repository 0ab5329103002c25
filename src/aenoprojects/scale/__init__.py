"""Many pages, many machines: pages to Arrow tables, and whole archives to Parquet files. Wants the extra `scale`.

`read_batch` is the one function that every engine calls; `harvest` calls it on all cores, or on a Dask cluster.
"""

from aenoprojects.scale.batch import DIAGNOSTICS, FAILURES, PAGES, SCHEMA, Tables, read_batch
from aenoprojects.scale.harvest import harvest
from aenoprojects.scale.pages import File, find_files

__all__ = ["DIAGNOSTICS", "FAILURES", "PAGES", "SCHEMA", "File", "Tables", "find_files", "harvest", "read_batch"]
