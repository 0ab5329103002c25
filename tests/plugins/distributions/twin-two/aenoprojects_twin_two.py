"""One of two exporters with the same name."""


class TwinTwoExporter:
    summary = "has a twin"
    suffix = ".txt"
    media_type = "text/plain"

    def write(self, document, stream):
        stream.write(b"twin two")
