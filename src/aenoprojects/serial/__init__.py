"""Between the model and the formats that hold all of it (json, jsonl, xml): there and back."""

NAMESPACE = "https://aenoprojects.example/ns/1"
"""XML namespace of the projects; its last part is the major version. A name: nothing lives there."""
