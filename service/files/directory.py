"""Files in a directory: ``ab/cd/abcd…``, each written whole or not at all."""

from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from schemas.errors import CorruptFileError, MissingFileError


class DirectoryFiles:
    """A ``FileStore`` under *root*, which is made where it is missing."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def put(self, data: bytes) -> str:
        """Keep *data*, and return its SHA-256."""
        checksum = sha256(data).hexdigest()
        path = self._path(checksum)
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            _write_whole(path, data)
        return checksum

    def has(self, checksum: str) -> bool:
        """Return whether bytes with that SHA-256 are kept."""
        return self._path(checksum).is_file()

    def read(self, checksum: str) -> bytes:
        """Return the bytes with that SHA-256; raises StoredFileError."""
        try:
            data = self._path(checksum).read_bytes()
        except FileNotFoundError:
            raise MissingFileError(checksum) from None
        if sha256(data).hexdigest() != checksum:
            raise CorruptFileError(checksum)
        return data

    def _path(self, checksum: str) -> Path:
        return self._root / checksum[:2] / checksum[2:4] / checksum


def _write_whole(path: Path, data: bytes) -> None:
    """Write beside *path*, then rename: a reader never sees half a file."""
    with NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
        file.write(data)
    Path(file.name).replace(path)
