"""The local page: drop files on it, see what was read and what is doubtful, take the workbook."""
