"""Pure functions from text to value; nothing here knows where the text came from."""
