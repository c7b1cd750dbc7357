"""A table to take away: for a spreadsheet, for a word processor, for a printer."""

from collections.abc import Callable
from dataclasses import dataclass

from schemas.csv_table import csv_table
from service.citing.docx_export import docx_table_of
from service.citing.pdf_export import pdf_of
from service.citing.printed_table import Column, PrintedTable

__all__ = ["TABLE_FORMS", "Column", "PrintedTable", "TableForm"]
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class TableForm:
    """A form of a table: what people call it, its media type, who writes it."""

    label: str
    media_type: str
    file_of: Callable[[PrintedTable], bytes]


def csv_of_table(table: PrintedTable) -> bytes:
    """Return the rows alone, marked so that Excel knows that they are UTF-8."""
    return csv_table(table.headings, table.rows).encode("utf-8-sig")


TABLE_FORMS = {
    "csv": TableForm("bảng tính (CSV)", "text/csv", csv_of_table),
    "docx": TableForm("Word (DOCX)", _DOCX, docx_table_of),
    "pdf": TableForm("bản in (PDF)", "application/pdf", pdf_of),
}
"""All forms, by how their files end."""
