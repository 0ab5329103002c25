"""An exporter without a media type."""


class LackingExporter:
    summary = "lacks an attribute"
    suffix = ".txt"

    def write(self, document, stream):
        stream.write(b"lacking")
