"""How letters, names and marks are written and compared, in every room alike."""
