"""Handwriting in the blanks of a printed letterhead: ``Số: …/QĐ-TTg``."""

from ingest.readers.ocr.handwriting.letterhead_blanks import with_handwriting

__all__ = ["with_handwriting"]
