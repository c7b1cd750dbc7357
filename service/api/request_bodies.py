"""What the requests of the API carry, checked before a route sees them."""

from typing import Annotated, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from schemas.decision import DecidedBy
from schemas.group_rule import RuleKind
from service.api.dependencies import Decider
from service.domain.header_fields import FIELDS
from service.search.criteria import MOST_LETTERS

PRINTED = r"^[^\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]*$"
"""The pattern of text without control characters."""
Printed = Annotated[str, StringConstraints(pattern=PRINTED)]
MOST_ROWS = 10_000
"""Of the answer to many questions at once."""


class _Request(BaseModel):
    """A body that has no other fields: who sends it, the door knows (never ``by``)."""

    model_config = ConfigDict(extra="forbid")


class DecisionRequest(_Request):
    """Vì sao quyết định như vậy; ai quyết định là tài khoản gửi yêu cầu."""

    why: Printed = Field(min_length=1, max_length=2000)

    def decided_by(self, decider: Decider) -> DecidedBy:
        """Return who decides and why, as a value."""
        return DecidedBy(decider.name, self.why, decider.version)


class RejectingRequest(DecisionRequest):
    """``cited``: số, hoặc tên, của văn bản được viện dẫn; thêm ngày nếu trùng số."""

    cited: Printed = Field(min_length=1)


class ConfirmingRequest(RejectingRequest):
    """``target``: số hoặc mã của văn bản được chỉ; ``not_held``: kho chưa có nó."""

    target: Printed | None = None
    not_held: bool = False

    @model_validator(mode="after")
    def _is_one_of_both(self) -> Self:
        if self.not_held and self.target:
            raise ValueError("chỉ ghi target, hoặc not_held")
        return self


class RelatingRequest(RejectingRequest):
    """``relation``: tên của quan hệ (``thay thế``), hoặc khóa (``replaces``)."""

    relation: Printed = Field(min_length=1, max_length=50)


class AddingRequest(DecisionRequest):
    """``words``: chữ in trong văn bản; ``page`` khi toàn văn không có chữ ấy."""

    words: Printed = Field(min_length=1, max_length=2000)
    page: int | None = Field(default=None, ge=1)


class CorrectingRequest(DecisionRequest):
    """``value``: như in trong văn bản; nhiều cơ quan ký thì cách nhau bằng ``;``."""

    field: str = Field(json_schema_extra={"enum": [*FIELDS]})
    value: Printed = Field(max_length=2000)


class CopyRequest(DecisionRequest):
    """``original``: số hoặc mã của bản chính."""

    original: Printed = Field(min_length=1)


class BasketRequest(_Request):
    """Bỏ vào, hay lấy ra khỏi giỏ, những văn bản có số hoặc mã này."""

    references: list[Printed] = Field(min_length=1, max_length=1000)


class LiftingRequest(DecisionRequest):
    """``name``: tên cơ quan, hoặc thư mục nguồn; ``kind`` nói là cái nào."""

    kind: RuleKind
    name: Printed = Field(min_length=1, max_length=2000)


class RestrictingRequest(LiftingRequest):
    """``groups``: các nhóm, cách nhau bằng dấu phẩy."""

    groups: Printed = Field(min_length=1, max_length=2000)


class SaveRequest(_Request):
    """Giữ câu tìm kiếm này."""

    query: Printed = Field(min_length=1, max_length=1000)


class BatchRequest(_Request):
    """Các câu tìm kiếm, và mỗi câu mấy kết quả; tất cả nhiều nhất 10.000 dòng."""

    queries: list[Annotated[Printed, Field(max_length=MOST_LETTERS)]] = Field(
        min_length=1, max_length=1000
    )
    limit: int = Field(default=1, ge=1, le=100)

    @model_validator(mode="after")
    def _has_few_rows(self) -> Self:
        if len(self.queries) * self.limit > MOST_ROWS:
            raise ValueError
        return self
