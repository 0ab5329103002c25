"""From lines to a document: entries, headers, sections, articles."""
