"""An exporter that takes five seconds to import."""

import time

time.sleep(5)


class SleepingExporter:
    summary = "takes its time"
    suffix = ".txt"
    media_type = "text/plain"

    def write(self, document, stream):
        stream.write(b"awake")
