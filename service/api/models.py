"""The JSON of ``schemas.reports`` as pydantic models, so that ``/docs`` describes it.

They add nothing and leave out nothing; a test holds them to the reports.
"""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, Field

from schemas.citation import Relation
from schemas.finding import Severity
from schemas.link import LinkState
from schemas.standing import Force

Moment = Annotated[str, Field(json_schema_extra={"format": "date-time"})]
Offsets = Annotated[list[int], Field(min_length=2, max_length=2)]


class SummaryReport(BaseModel):
    """Một văn bản trong kho; ``hinted_number`` là số mà tên tệp gợi ý."""

    id: str
    number: str | None
    hinted_number: str | None
    doc_type: str | None
    issuer: str | None
    date: date | None
    subject: str | None
    signer: str | None
    filename: str


class MentionReport(BaseModel):
    """Một chỗ nhắc đến: trang, dấu chú thích, vị trí trong toàn văn (từ 0)."""

    page: int
    start: int
    end: int
    text: str
    footnote: str | None


class CitationReport(BaseModel):
    """Một văn bản được viện dẫn, như văn bản viện dẫn ghi."""

    text: str
    number: str | None
    doc_type: str | None
    date: date | None
    issuer: str | None
    relation: Relation
    provision: str | None
    title: str | None
    nested: bool
    mentions: list[MentionReport]
    recalls: list[MentionReport]
    doubts: list[str]


class LinkReport(BaseModel):
    """Một viện dẫn, văn bản trong kho mà nó chỉ đến, chắc đến đâu và vì sao."""

    number: str | None
    doc_type: str | None
    date: date | None
    issuer: str | None
    relation: Relation
    state: LinkState
    reasons: list[str]
    target: SummaryReport | None
    mentions: list[MentionReport]


class TracedReport(LinkReport):
    """Một viện dẫn; có ``cites`` nếu đã lần tiếp xuống văn bản được viện dẫn.

    ``repeated``: đã lần tiếp ở chỗ khác, gần hơn; ``cut``: quá nhiều, không lần tiếp.
    """

    cites: list["TracedReport"] = []
    repeated: bool = False
    cut: bool = False


class CitedByReport(BaseModel):
    """Một văn bản viện dẫn văn bản được hỏi."""

    document: SummaryReport
    relation: Relation
    state: LinkState
    reasons: list[str]
    mentions: list[MentionReport]


class TraceReport(BaseModel):
    """Văn bản dựa vào đâu, ai dựa vào nó; chưa có trong kho thì không có document."""

    document: SummaryReport | None
    cites: list[TracedReport]
    cited_by: list[CitedByReport]


class StandingReport(BaseModel):
    """Văn bản còn hiệu lực không, theo những gì có trong kho, và lược đồ của nó."""

    document: SummaryReport
    force: Force
    as_of: date
    decided_by: list[CitedByReport]
    unsure: list[CitedByReport]
    cites: dict[Relation, list[LinkReport]]
    cited_by: dict[Relation, list[CitedByReport]]


class SignerReport(BaseModel):
    """Người ký, chức vụ, quyền hạn."""

    name: str | None
    position: str | None
    authority: str | None


class HeaderReport(BaseModel):
    """Thể thức; ``spans`` cho biết mỗi phần nằm ở đâu trong toàn văn."""

    number: str | None
    doc_type: str | None
    issuer: str | None
    parent_issuer: str | None
    place: str | None
    date: date | None
    subject: str | None
    signer: SignerReport
    addressees: list[str]
    recipients: list[str]
    secrecy: str | None
    urgency: str | None
    copy_form: str | None
    annex_of: str | None
    spans: dict[str, Offsets]


class SpanReport(BaseModel):
    """Từ ký tự ``start`` đến trước ký tự ``end`` của toàn văn."""

    start: int
    end: int


class DoubtReport(BaseModel):
    """Điều cần người xem lại."""

    code: str
    message: str
    span: SpanReport | None


class FileReport(BaseModel):
    """Tệp gốc: SHA-256, kiểu, số byte, lúc nhận."""

    checksum: str
    media_type: str
    size: int
    received_at: Moment


class ReadingReport(BaseModel):
    """Tệp được đọc thế nào; ``trust`` từ 0 đến 1."""

    pages: int
    methods: list[str]
    trust: float
    parser_version: str


class CorrectedReport(BaseModel):
    """Một thành phần thể thức đã được người sửa; ``printed`` là bản đọc của máy."""

    number: int
    field: str
    value: str
    printed: str | None
    by: str
    why: str


class RecordReport(BaseModel):
    """Mọi điều đọc được từ một văn bản, trừ toàn văn."""

    document: SummaryReport
    header: HeaderReport
    citations: list[CitationReport]
    doubts: list[DoubtReport]
    corrections: list[CorrectedReport]
    copy_of: str | None
    withdrawn: bool
    file: FileReport
    reading: ReadingReport


class FormsReport(BaseModel):
    """Cách viện dẫn: lần đầu, các lần sau, ở cuối trang."""

    full: str
    short: str
    footnote: str


class MissingReport(BaseModel):
    """Văn bản được viện dẫn mà kho chưa có, và những văn bản cần nó."""

    number: str
    doc_type: str | None
    date: date | None
    issuer: str | None
    needed_by: list[SummaryReport]


class QuarantineReport(BaseModel):
    """Tệp không đọc được, và lý do."""

    id: str
    filename: str
    checksum: str
    size: int
    code: str
    reason: str
    received_at: Moment


class StatusReport(BaseModel):
    """Kho có gì; ``behind`` là số sự kiện chưa cập nhật, ``links`` theo mức khớp.

    ``indexed`` là null khi không mở được chỉ mục; ``set_aside`` là số sự kiện hỏng.
    """

    documents: int
    quarantined: int
    missing: int
    indexed: int | None
    events: int
    behind: int
    set_aside: int
    links: dict[str, int]


class CorrectionReport(BaseModel):
    """Chữ viết lại cho đúng, thay cho chữ in ở ``start`` đến trước ``end``."""

    start: int
    end: int
    printed: str
    text: str


class FindingReport(BaseModel):
    """Một điều phát hiện: quy tắc, mức độ, vì sao, ở đâu, viết lại thế nào."""

    code: str
    severity: Severity
    message: str
    place: MentionReport
    correction: CorrectionReport | None


class CheckReport(BaseModel):
    """Kết quả kiểm tra một dự thảo; ``counts`` đếm theo mức độ."""

    filename: str
    counts: dict[Severity, int]
    links: list[LinkReport]
    findings: list[FindingReport]


class HealthReport(BaseModel):
    """Dịch vụ đang chạy."""

    status: str = "ok"


class DecisionRequest(BaseModel):
    """Ai quyết định, và vì sao."""

    by: str = Field(min_length=1, max_length=200)
    why: str = Field(min_length=1, max_length=2000)


class RejectingRequest(DecisionRequest):
    """``cited``: số, hoặc tên, của văn bản được viện dẫn; thêm ngày nếu trùng số."""

    cited: str = Field(min_length=1)


class ConfirmingRequest(RejectingRequest):
    """``target``: số hoặc mã của văn bản được chỉ."""

    target: str | None = None


class AddingRequest(DecisionRequest):
    """``words``: chữ in trong văn bản; ``page`` khi toàn văn không có chữ ấy."""

    words: str = Field(min_length=1, max_length=2000)
    page: int | None = Field(default=None, ge=1)


class CorrectingRequest(DecisionRequest):
    """``field``: number, doc_type, issuer, place, issued_on, subject, signer."""

    field: str
    value: str = Field(max_length=2000)


class CopyRequest(DecisionRequest):
    """``original``: số hoặc mã của bản chính."""

    original: str = Field(min_length=1)


class HistoryReport(BaseModel):
    """Một việc đã xảy ra với văn bản."""

    number: int
    what: str
    when: Moment
    by: str | None
    why: str | None
    details: dict[str, str]


class CandidateReport(BaseModel):
    """Một văn bản có thể được chỉ đến, và những gì ủng hộ hay phản bác."""

    document: SummaryReport
    state: LinkState
    score: int
    reasons: list[str]


class WordsReport(MentionReport):
    """Chữ mà liên kết dựa vào, với chữ đứng trước và sau."""

    before: str
    after: str


class ExplanationReport(LinkReport):
    """Vì sao một viện dẫn được nối như vậy."""

    document: SummaryReport
    candidates: list[CandidateReport]
    words: list[WordsReport]
    parser_version: str


class BasketRequest(BaseModel):
    """Bỏ vào, hay lấy ra khỏi giỏ, những văn bản có số hoặc mã này."""

    by: str = Field(min_length=1, max_length=200)
    references: list[str] = Field(min_length=1, max_length=1000)
