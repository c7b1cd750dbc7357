"""Pure reading: bytes in, ParsedDocument out; no clock, network or environment."""
