"""A file on its way into the archive."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from schemas.errors import UnreadableFileError
from schemas.record import LargeFile
from service.files.large_files import LARGE, large_file
from service.intake.unpacked_size import LARGEST_FILE

Skip = Callable[[str, str], None]
"""Takes the path of a file that is no document, and the code of the reason."""


Recall = Callable[[Path], bool]
"""Returns whether a file on the disk is known, so that it need not be opened."""


@dataclass(frozen=True, slots=True)
class Exclusions:
    """What an import leaves alone: the folder of the archive itself, if that is known.

    And files that are being written: in any case if a program here has them open,
    otherwise for *quiet* seconds after their last change.
    """

    home: Path | None = None
    quiet: float = 0.0


NOTHING = Exclusions()


@dataclass(frozen=True, slots=True)
class Source:
    """A file; ``problem`` says why it is not to be read, ``code`` of which kind.

    ``path`` is shown to people; in an archive it is ``a.zip/b.pdf``. The bytes of a
    ``large`` one are not in ``data``.
    """

    path: str
    data: bytes = b""
    problem: str | None = None
    code: str = UnreadableFileError.code
    large: LargeFile | None = None

    @property
    def filename(self) -> str:
        """The last part of its path."""
        return self.path.rpartition("/")[2]


def skip_silently(path: str, code: str) -> None:
    """Take note of nothing."""
    del path, code


def recall_nothing(path: Path) -> bool:
    """Return False: no file is known."""
    del path
    return False


def with_content(path: str, content: bytes | LargeFile) -> Source:
    """Return the file of that *path* as it was read; an empty one has a problem."""
    if isinstance(content, LargeFile):
        return Source(path, large=content)
    if content:
        return Source(path, content)
    return Source(path, problem="tệp rỗng (0 byte)", code="empty")


def with_problem(file: Path | bytes, path: str, error: UnreadableFileError) -> Source:
    """Return a file that cannot be opened, with its bytes unless they are too many.

    Raises:
        OSError: the system does not read it.

    """
    if isinstance(file, bytes):
        return Source(path, file, str(error), error.code)
    size = file.stat().st_size
    large = large_file(file, size) if LARGE <= size <= LARGEST_FILE else None
    data = file.read_bytes() if size < LARGE else b""
    return Source(path, data, str(error), error.code, large)
