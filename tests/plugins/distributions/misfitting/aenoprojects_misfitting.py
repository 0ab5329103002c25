"""An exporter whose method takes other arguments."""


class MisfittingExporter:
    summary = "has a wrong signature"
    suffix = ".txt"
    media_type = "text/plain"

    def write(self, document):
        return b"misfitting"
