"""Four documents as an index keeps them, and how tests look for them."""

from datetime import date
from typing import Any

from schemas.search import SearchEntry, SearchQuery
from service.search.execution import search
from service.search.port import SearchIndex

HUE = "Viện kiểm sát nhân dân thành phố Huế"
PLAN = SearchEntry(
    id="plan",
    filename="ke-hoach.pdf",
    number="48/KH-VKS",
    number_key="48//KHVKS",
    doc_type="Kế hoạch",
    issuer=HUE,
    issued_on=date(2022, 1, 10),
    subject="Về công tác thi đua năm 2022",
    signer="Trần Thị Bình",
    body="Thực hiện Chỉ thị số 34-CT/TW, các đơn vị đăng ký thi đua trên đường phố.",
    cited_keys=("34//CTTW",),
)
DIRECTIVE = SearchEntry(
    id="directive",
    filename="chi-thi.docx",
    number="34-CT/TW",
    number_key="34//CTTW",
    doc_type="Chỉ thị",
    issuer="Ban Bí thư",
    issued_on=date(2014, 4, 7),
    subject="Về tiếp tục đổi mới công tác khen thưởng",
    body="Các cấp ủy đảng quán triệt sâu sắc. Cây dương trồng trước trụ sở.",
)
CIRCULAR = SearchEntry(
    id="circular",
    filename="thong-tu.html",
    number="02/2024/TT-VKSTC",
    number_key="2/2024/TTVKSTC",
    doc_type="Thông tư",
    issuer="Viện kiểm sát nhân dân tối cao",
    issued_on=date(2024, 6, 1),
    subject="Quy định danh hiệu thi đua",
    body="Hoà giải là việc của cơ sở. Không áp dụng cho người đã nghỉ hưu.",
)
SCAN = SearchEntry(
    id="scan",
    filename="2158-HD-VKS.pdf",
    hinted_number="2158/HD-VKS",
    body="Bản quét mờ & không rõ <số>.",
)
ALL = (PLAN, DIRECTIVE, CIRCULAR, SCAN)


def found(index: SearchIndex, text: str = "", **filters: Any) -> list[str]:
    """Return the ids of the hits, in their order."""
    return [hit.id for hit in search(index, SearchQuery(text, **filters)).hits]


def put(index: SearchIndex, *entries: SearchEntry) -> None:
    """Put *entries* so that they are seen."""
    index.put(entries)
    index.refresh()
