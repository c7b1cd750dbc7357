"""Pages of legal portals that hold only a document's register entry.

Each property is on a line, glued to its label: ``Số hiệu337/1998/QĐ-BGTVT``,
``Loại văn bảnQuyết định`` (179 of the 999 pages of vbpl are such). Other portals print
a table, ``| Số hiệu: | 34/2031/DS-ST |``, or two on a line. Where the document itself
follows, its own head counts and not the register.
"""

import re

from ingest.grammar.date import read_date
from ingest.grammar.doc_type import read_doc_type
from ingest.grammar.written_number import find_numbers, read_number
from ingest.heading.segments import NATION
from schemas.document import Header, Signer
from schemas.spelling.folding import fold_accents

_LABELS = (
    r"(?:Số hiệu(?: văn bản)?|Số,? [Kk]ý hiệu|Ban hành(?=:)|Trích yếu"
    r"|Loại văn bản|Ngày ban hành|Ngày ký xác thực"
    r"|Cơ quan ban hành|Nơi ban hành|Tòa án xét xử|Chức danh|Người ký|Ngày hiệu lực)"
)
_PROPERTY = re.compile(
    rf"(?:^|(?<=\s)|(?<=\|))(?P<label>{_LABELS})"
    rf"(?:[ :|]*|\s?:\s*\n\s*(?!{_LABELS}))(?P<value>[^\s|:].*?)"
    rf"[ |]*(?:$|(?=\s{_LABELS}[ :]))",
    re.MULTILINE,
)
_NAMES_ISSUER = ("Cơ quan ban hành", "Nơi ban hành", "Tòa án xét xử")
_DAYS = ("Ngày ban hành", "Ngày ký xác thực", "Ban hành")
_ABSENT = ("--", "Đang cập nhật", "Đã biết")
# "… ngày 15/8/2031 của Tòa án nhân dân khu vực 1 - Hà Nam, tỉnh Hà Nam về tranh chấp"
_DATED = re.compile(
    r"(?:năm\s+)?(?:19|20)\d\d\s+|ngày\s+\S+\s+(?:của\s.{3,120}?\s(?=về\s))?"
)
_NATION = re.compile(NATION)
_LONGEST = 2000  # characters; a page with a body is no stub


def read_stub(content: str) -> Header | None:
    """Return the header that the register gives, or None if this is another page."""
    if len(content) > _LONGEST or _NATION.search(fold_accents(content)):
        return None
    found = {m["label"]: m["value"].strip(" :") for m in _PROPERTY.finditer(content)}
    found = {label: value for label, value in found.items() if value not in _ABSENT}
    numbers = (found[label] for label in found if label.startswith("Số"))
    number = read_number(next(numbers, ""))
    if number is None or "Loại văn bản" not in found:
        return None
    doc_type = found["Loại văn bản"]
    day = next((found[label] for label in _DAYS if label in found), "")
    return Header(
        number=number,
        doc_type=read_doc_type(doc_type) or doc_type,
        issuer=next((found[each] for each in _NAMES_ISSUER if each in found), None),
        issued_on=read_date(day),
        subject=_subject(content) or found.get("Trích yếu"),
        signer=Signer(found.get("Người ký"), found.get("Chức danh")),
    )


def _subject(content: str) -> str | None:
    """Return what follows the number in the page's title, or None."""
    for title in content.split("\n"):
        number = next(find_numbers(title), None)
        if number and not _PROPERTY.match(title):
            rest = title[number.span.end :].strip()
            dated = _DATED.match(rest)
            return rest[dated.end() :].strip() if dated else rest or None
    return None
