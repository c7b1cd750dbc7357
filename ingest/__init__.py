"""Pure reading: bytes in, ParsedDocument out; no clock, network or environment.

``ingest.pipeline`` has the way in. It is not imported here: who needs a pattern of the
grammar, or the parser's version, would load the readers of every format with it.
"""
