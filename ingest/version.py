"""Which parser this is."""

PARSER_VERSION = "12"
"""Incremented whenever the same bytes may be read differently."""
