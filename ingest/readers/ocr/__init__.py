"""Scans: pictures of pages → lines, by OCR."""
