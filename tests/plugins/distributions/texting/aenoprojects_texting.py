"""An exporter that writes text to the byte stream."""


class TextingExporter:
    summary = "writes text"
    suffix = ".txt"
    media_type = "text/plain"

    def write(self, document, stream):
        stream.write("text")
