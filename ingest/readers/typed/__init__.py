"""Files that were typed, not printed: Word, HTML, text."""
