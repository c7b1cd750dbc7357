"""Programs of our own, put where the programs of the system are looked for."""

from pathlib import Path


def program(folder: Path, name: str, script: str) -> None:
    """Put an executable *name* with the lines *script* into *folder*."""
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)
