"""The words of a province's project pages, for aenoprojects."""

from pathlib import Path

PROFILE = Path(__file__).with_name("profile.toml")
