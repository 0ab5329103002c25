"""From bytes to lines: sources, encodings, text and HTML."""
