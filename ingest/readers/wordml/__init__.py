"""WordprocessingML: the one room that opens Word files (DOCX) and walks their text."""
