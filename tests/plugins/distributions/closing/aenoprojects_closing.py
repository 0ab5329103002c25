"""An exporter that closes the stream, by forgetting its wrapper."""

import io


class ClosingExporter:
    summary = "closes the stream"
    suffix = ".txt"
    media_type = "text/plain"

    def write(self, document, stream):
        text = io.TextIOWrapper(stream, encoding="utf-8")
        text.write("closing")
