"""LibreOffice: Word 97-2003 files → DOCX files."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from schemas.errors import UnreadableFileError
from service.intake.programs.process import output_of

_LONGEST = 120  # seconds for a file


@dataclass(frozen=True, slots=True)
class LibreOffice:
    """The program at *path*; see ``ingest.programs.DocxConverter``."""

    path: str

    def __call__(self, data: bytes) -> bytes:
        """Return the DOCX file that says what a .doc file says.

        Raises:
            UnreadableFileError: the file is damaged, or took too long.

        """
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "a.doc")
            file.write_bytes(data)
            # with a profile of its own, it does not wait for another to end
            profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
            where = ["--convert-to", "docx", "--outdir", folder, str(file)]
            output_of([self.path, "--headless", profile, *where], None, _LONGEST)
            made = Path(folder, "a.docx")
            if not made.is_file():
                raise UnreadableFileError("LibreOffice không đọc được tệp")
            return made.read_bytes()
