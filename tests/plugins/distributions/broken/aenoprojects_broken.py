"""An exporter that cannot be imported."""

raise RuntimeError("no licence found\nask the vendor")
