"""Pure reading: bytes in, ParsedDocument out; no clock, network or environment."""

from ingest.pipeline import PARSER_VERSION, parse
from ingest.programs import Programs

__all__ = ["PARSER_VERSION", "Programs", "parse"]
