"""antiword: Word 97-2003 files → plain text."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from service.intake.programs.process import output_of

_LONGEST = 60  # seconds for a file


@dataclass(frozen=True, slots=True)
class Antiword:
    """The program at *path*; see ``ingest.programs.DocConverter``."""

    path: str

    def __call__(self, data: bytes) -> str:
        """Return the text of a .doc file, one paragraph per line.

        Raises:
            UnreadableFileError: the file is damaged, or took too long.

        """
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "a.doc")  # it does not read from a pipe
            file.write_bytes(data)
            command = [self.path, "-m", "UTF-8.txt", "-w", "0", str(file)]
            return output_of(command, None, _LONGEST)
