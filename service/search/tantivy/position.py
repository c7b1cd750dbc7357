"""The file that stores up to which event the index is complete, and which it is."""

from pathlib import Path


class PositionFile:
    """A number and a digest in the file *path*; a missing or broken file means 0."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> int:
        """Return the position; 0: none, so that everything is put again."""
        position, _, _ = self._content().partition(" ")
        return int(position) if position.isdecimal() else 0

    def digest(self) -> str:
        """Return what is stored with the position; empty: nothing."""
        _, _, digest = self._content().partition(" ")
        return digest

    def _content(self) -> str:
        try:
            return self._path.read_text(encoding="ascii").strip()
        except (FileNotFoundError, ValueError):
            return ""

    def write(self, position: int, digest: str = "") -> None:
        """Store *position*; a crash leaves either the older one or this one."""
        written = self._path.with_suffix(".new")
        written.write_text(f"{position} {digest}", encoding="ascii")
        written.replace(self._path)

    def forget(self) -> None:
        """Reset to 0."""
        self._path.unlink(missing_ok=True)
