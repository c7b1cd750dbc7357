"""The file that stores up to which event the index is complete."""

from pathlib import Path


class PositionFile:
    """A number in the file *path*; a missing or broken file means 0."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> int:
        """Return the position; 0: none, so that everything is put again."""
        try:
            return int(self._path.read_text(encoding="ascii"))
        except (FileNotFoundError, ValueError):
            return 0

    def write(self, position: int) -> None:
        """Store *position*; a crash leaves either the older one or this one."""
        written = self._path.with_suffix(".new")
        written.write_text(str(position), encoding="ascii")
        written.replace(self._path)

    def forget(self) -> None:
        """Reset to 0."""
        self._path.unlink(missing_ok=True)
