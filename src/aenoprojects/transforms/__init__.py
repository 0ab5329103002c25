"""From document to document: what holds for every format happens here, before it."""
