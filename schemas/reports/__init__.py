"""What the archive answers, described once: for ``--json``, HTTP and OpenAPI.

A report is a frozen dataclass that ``of`` makes of a value. msgspec writes it on the
command line; FastAPI takes it as a response model, its docstring as the description
that users of the API read, so that one is in Vietnamese. Numbers are strings, dates
ISO, absent things null.
"""
