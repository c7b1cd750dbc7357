"""Pages of the legal portal that hold only a document's register entry.

Each property is on a line, glued to its label: ``Số hiệu337/1998/QĐ-BGTVT``,
``Loại văn bảnQuyết định`` (179 of the 999 pages of vbpl are such).
"""

import re

from ingest.grammar.date import read_date
from ingest.grammar.doc_type import read_doc_type
from ingest.grammar.written_number import find_numbers, read_number
from schemas.document import Header, Signer

_PROPERTY = re.compile(
    r"^(?P<label>Số hiệu|Loại văn bản|Ngày ban hành|Ngày ký xác thực|Cơ quan ban hành"
    r"|Chức danh|Người ký)[ :]*(?P<value>\S.*)$",
    re.MULTILINE,
)
_ABSENT = "--"
_LONGEST = 2000  # characters; a page with a body is no stub


def read_stub(content: str) -> Header | None:
    """Return the header that the register gives, or None if this is another page."""
    if len(content) > _LONGEST:
        return None
    found = {m["label"]: m["value"].strip() for m in _PROPERTY.finditer(content)}
    found = {label: value for label, value in found.items() if value != _ABSENT}
    number = read_number(found.get("Số hiệu", ""))
    if number is None or "Loại văn bản" not in found:
        return None
    doc_type = found["Loại văn bản"]
    day = found.get("Ngày ban hành") or found.get("Ngày ký xác thực", "")
    return Header(
        number=number,
        doc_type=read_doc_type(doc_type) or doc_type,
        issuer=found.get("Cơ quan ban hành"),
        issued_on=read_date(day),
        subject=_subject(content),
        signer=Signer(found.get("Người ký"), found.get("Chức danh")),
    )


def _subject(content: str) -> str | None:
    """Return what follows the number in the page's title, or None."""
    title = content.split("\n", 1)[0]
    number = next(find_numbers(title), None)
    return (title[number.span.end :].strip() or None) if number else None
