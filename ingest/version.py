"""The version of the parser."""

PARSER_VERSION = "19"
"""Incremented whenever the same bytes may be read differently."""
