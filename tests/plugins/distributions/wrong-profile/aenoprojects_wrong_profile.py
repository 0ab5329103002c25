"""Profiles that are none: words for a table that does not exist, a file that is not there, a number."""

import tempfile
from pathlib import Path

PROFILE = Path(tempfile.mkdtemp(), "profile.toml")
PROFILE.write_text('[colours]\nred = ["rood"]\n')
ABSENT = "not-there.toml"
NUMBER = 7
