"""An exporter that takes the name of a built-in format."""


class PretendingExporter:
    summary = "pretends to be JSON"
    suffix = ".json"
    media_type = "application/json"

    def write(self, document, stream):
        stream.write(b"pretended")
