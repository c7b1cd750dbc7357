"""One module a file format: bytes -> Reading."""
