"""A document as the bytes of a file: text, DOCX, PDF, HTML, scan."""
