"""An exporter that fails when half of it is written."""


class FailingExporter:
    summary = "raises while writing"
    suffix = ".txt"
    media_type = "text/plain"

    def write(self, document, stream):
        for project in document:
            stream.write(b"half of " + project.id.encode())
            raise ZeroDivisionError("too few projects")
