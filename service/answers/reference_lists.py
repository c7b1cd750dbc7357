"""Documents as lists to cite from, each form as a file to take away."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from schemas.letter_head import LetterHead
from schemas.link import DocumentSummary
from schemas.record import MissingDocument
from service.citing.bibliography import csv_list_of, list_of, works_of
from service.citing.docx_export import docx_footnotes_of, docx_list_of
from service.citing.exporters import EXPORTERS, csv_of_missing
from service.citing.request_letter import request_letter

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TEXT = "text/plain"
_CSV = "text/csv"


@dataclass(frozen=True, slots=True)
class ListForm:
    """A form of a list: what it is called, how its file ends, who writes it."""

    label: str
    ending: str
    media_type: str
    write: Callable[[Sequence[DocumentSummary], str | None], str | bytes]

    def file_of(
        self, documents: Sequence[DocumentSummary], site: str | None = None
    ) -> bytes:
        """Return the file; a table begins with the mark by which Excel knows UTF-8.

        *site* is the address at which pages show the documents.
        """
        written = self.write(documents, site)
        if isinstance(written, bytes):
            return written
        return written.encode("utf-8-sig" if self.media_type == _CSV else "utf-8")


FORMS = {
    "list-docx": ListForm(
        "danh mục (DOCX)",
        "docx",
        DOCX,
        lambda some, _site: docx_list_of(works_of(some)),
    ),
    "footnotes-docx": ListForm(
        "chú thích (DOCX)",
        "docx",
        DOCX,
        lambda some, _site: docx_footnotes_of(works_of(some)),
    ),
    "list-csv": ListForm(
        "danh mục (CSV)", "csv", _CSV, lambda some, _site: csv_list_of(works_of(some))
    ),
    "csl-json": ListForm("CSL-JSON", "json", _TEXT, EXPORTERS["csl-json"]),
    "bibtex": ListForm("BibTeX", "bib", _TEXT, EXPORTERS["bibtex"]),
    "ris": ListForm("RIS", "ris", _TEXT, EXPORTERS["ris"]),
    "csv": ListForm("bảng (CSV)", "csv", _CSV, EXPORTERS["csv"]),
}
"""All forms, by the names that the command line has for them."""


def list_lines(documents: Sequence[DocumentSummary]) -> tuple[str, ...]:
    """Return the lines of a danh mục, in its order."""
    return tuple(list_of(works_of(documents)).splitlines())


def missing_file(missing: Iterable[MissingDocument]) -> bytes:
    """Return missing documents as a CSV file, with the mark of ``ListForm.file_of``."""
    return csv_of_missing(missing).encode("utf-8-sig")


def request_letter_file(missing: MissingDocument, head: LetterHead) -> bytes:
    """Return a letter that asks for what is missing, a Word file, to be dated today."""
    return request_letter(missing, head, date.today())  # noqa: DTZ011  # local day
