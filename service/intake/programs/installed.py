"""Which external programs this machine has."""

import os
import shutil
import subprocess

from ingest.programs import Programs
from service.intake.programs.antiword import Antiword
from service.intake.programs.handwriting_reader import installed_line_reader
from service.intake.programs.libreoffice import LibreOffice
from service.intake.programs.tesseract import LANGUAGE, Tesseract

_LONGEST = 20  # seconds that the list of languages may take


def installed_programs(at_once: int | None = None) -> Programs:
    """Return the installed programs, None for those that are absent.

    OCR reads *at_once* pictures in parallel; None: one per core.
    """
    at_once = at_once or os.cpu_count() or 1
    tesseract = shutil.which("tesseract")
    antiword = shutil.which("antiword")
    office = shutil.which("soffice") or shutil.which("libreoffice")
    return Programs(
        recognise=Tesseract(tesseract, at_once)
        if tesseract and _reads_vietnamese(tesseract)
        else None,
        read_handwriting=installed_line_reader(),
        convert_doc=Antiword(antiword) if antiword else None,
        at_once=at_once,
        convert_to_docx=LibreOffice(office) if office else None,
    )


def _reads_vietnamese(tesseract: str) -> bool:
    """Return whether tesseract knows Vietnamese: without it, it misreads."""
    try:
        listed = subprocess.run(  # noqa: S603  # no shell, our own words
            [tesseract, "--list-langs"],
            capture_output=True,
            timeout=_LONGEST,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return LANGUAGE in listed.stdout.decode("utf-8", "replace").split()
