"""OpenDocument: what LibreOffice writes."""
