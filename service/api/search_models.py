"""The JSON of what a search answers, as pydantic models; see ``models``."""

from datetime import date

from pydantic import BaseModel, Field

from schemas.search import CompletionKind


class PassageReport(BaseModel):
    """Một đoạn, là HTML, chỗ khớp nằm trong ``<b>``; trang, dấu chú thích nếu có."""

    text: str
    page: int | None
    note: str | None


class HitReport(BaseModel):
    """Một văn bản tìm được; ``snippet`` là đoạn khớp nhất trong ``passages``."""

    id: str
    number: str | None
    doc_type: str | None
    issuer: str | None
    date: date | None
    subject: str | None
    snippet: str
    passages: list[PassageReport]
    score: float
    filename: str


class CompletionReport(BaseModel):
    """Số, cơ quan hay trích yếu trong kho, bắt đầu như chữ đã gõ."""

    kind: CompletionKind
    text: str


class SavedReport(BaseModel):
    """Câu tìm kiếm được giữ, và bao nhiêu văn bản mới cho nó."""

    name: str
    query: str
    new: int


class SaveRequest(BaseModel):
    """Giữ câu tìm kiếm này."""

    by: str = Field(min_length=1, max_length=200)
    query: str = Field(min_length=1, max_length=1000)


class LookRequest(BaseModel):
    """Ai đã xem, hay bỏ, câu tìm kiếm."""

    by: str = Field(min_length=1, max_length=200)


class BatchRequest(BaseModel):
    """Các câu tìm kiếm, và mỗi câu mấy kết quả."""

    queries: list[str] = Field(min_length=1, max_length=1000)
    limit: int = Field(default=1, ge=1, le=100)


class FacetReport(BaseModel):
    """Một giá trị, và bao nhiêu văn bản tìm được có nó."""

    value: str
    count: int


class SearchReport(BaseModel):
    """Một trang kết quả; ``facets`` (doc_type, issuer, …) tính trên mọi kết quả.

    ``read_as``: câu đã sửa chỗ gõ sai, được tìm thay vì câu đã gõ không có kết quả;
    ``next``: gửi lại làm ``after`` để có trang sau, null ở trang cuối.
    """

    total: int
    read_as: str | None
    next: str | None
    hits: list[HitReport]
    facets: dict[str, list[FacetReport]]
