"""The version of the parser."""

PARSER_VERSION = "18"
"""Incremented whenever the same bytes may be read differently."""
