"""The published schemas of the json and xml formats."""
