"""Word 97-2003: the binary format (DOC)."""
